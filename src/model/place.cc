#include "model/place.h"

#include <algorithm>

#include "base/unicode.h"

namespace viendan {

void SourceMap::add(Run run) {
  if (!runs_.empty() && runs_.back().begin == run.begin) runs_.pop_back();
  runs_.push_back(run);
}

std::size_t SourceMap::run_at(std::uint32_t offset) const {
  const auto after =
      std::upper_bound(runs_.begin(), runs_.end(), offset,
                       [](std::uint32_t at, const Run& run) { return at < run.begin; });
  return after == runs_.begin() ? 0 : static_cast<std::size_t>(after - runs_.begin()) - 1;
}

Position SourceMap::locate(std::string_view text, std::uint32_t offset) const {
  if (runs_.empty()) return {};
  const Run& run = runs_[run_at(offset)];
  const auto before = count_code_points(Span{run.begin, std::max(offset, run.begin)}.of(text));
  return {run.line, run.column + std::min(before, run.columns)};
}

std::vector<LineSpan> SourceMap::trace(std::string_view text, Span span) const {
  std::vector<LineSpan> stretches;
  if (runs_.empty() || span.empty()) return stretches;
  for (std::size_t i = run_at(span.begin); i < runs_.size() && runs_[i].begin < span.end; ++i) {
    const Run& run = runs_[i];
    const auto run_end =
        i + 1 < runs_.size() ? runs_[i + 1].begin : static_cast<std::uint32_t>(text.size());
    const Span part{std::max(span.begin, run.begin), std::min(span.end, run_end)};
    const auto skipped = count_code_points(Span{run.begin, part.begin}.of(text));
    const auto covered = count_code_points(part.of(text));
    const auto begin = run.column + std::min(skipped, run.columns);
    const bool to_end = part.end == run_end;
    const auto end =
        to_end ? run.column + run.columns : run.column + std::min(skipped + covered, run.columns);
    if (!stretches.empty() && stretches.back().line == run.line) {
      stretches.back().end = std::max(stretches.back().end, end);
    } else if (end > begin) {
      stretches.push_back({run.line, begin, end});
    }
  }
  return stretches;
}

Lines SourceMap::lines(Span span) const {
  if (runs_.empty()) return {};
  const auto last = span.empty() ? span.begin : span.end - 1;
  return {runs_[run_at(span.begin)].line, runs_[run_at(last)].line};
}

}  // namespace viendan

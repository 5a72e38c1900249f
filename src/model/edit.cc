#include "model/edit.h"

#include <algorithm>
#include <cassert>

#include "base/unicode.h"

namespace viendan {
namespace {

/// Translates old offsets to new ones. Offsets may come in any order.
class OffsetMap {
 public:
  void keep(std::uint32_t old_begin, std::uint32_t new_begin) {
    stretches_.push_back({old_begin, new_begin, false, new_begin});
  }
  void replace(std::uint32_t old_begin, std::uint32_t new_begin, std::uint32_t new_end) {
    stretches_.push_back({old_begin, new_begin, true, new_end});
  }
  [[nodiscard]] std::uint32_t begin(std::uint32_t at) const { return translate(at, false); }
  [[nodiscard]] std::uint32_t end(std::uint32_t at) const { return translate(at, true); }
  [[nodiscard]] Span span(Span s) const {
    if (s.empty()) return {begin(s.begin), begin(s.begin)};
    const Span moved{begin(s.begin), end(s.end)};
    return {moved.begin, std::max(moved.begin, moved.end)};
  }

 private:
  struct Stretch {
    std::uint32_t old_begin, new_begin;
    bool replaced;
    std::uint32_t new_end;
  };

  [[nodiscard]] std::uint32_t translate(std::uint32_t at, bool as_end) const {
    // The end of a span belongs to the stretch before it.
    const auto less = [as_end](std::uint32_t offset, const Stretch& s) {
      return as_end ? offset <= s.old_begin : offset < s.old_begin;
    };
    auto after = std::upper_bound(stretches_.begin(), stretches_.end(), at, less);
    if (after == stretches_.begin()) return at;
    const Stretch& s = *--after;
    if (!s.replaced) return s.new_begin + (at - s.old_begin);
    return as_end ? s.new_end : s.new_begin;
  }

  std::vector<Stretch> stretches_;
};

/// The source map of a rewritten text: kept stretches keep their runs, and each replacement
/// becomes a run standing for the source characters that it replaced.
class MapWriter {
 public:
  MapWriter(const Draft& draft) : draft_(draft) {}

  void keep(Span old, std::uint32_t new_begin) {
    if (old.empty()) return;
    const auto& runs = draft_.map.runs();
    while (next_ + 1 < runs.size() && runs[next_ + 1].begin <= old.begin) ++next_;
    for (std::size_t i = next_; i < runs.size() && runs[i].begin < old.end; ++i) {
      const auto from = std::max(runs[i].begin, old.begin);
      const auto skipped =
          std::min(count_code_points(Span{runs[i].begin, from}.of(draft_.text)), runs[i].columns);
      const auto run_end = i + 1 < runs.size() ? runs[i + 1].begin
                                               : static_cast<std::uint32_t>(draft_.text.size());
      auto columns = runs[i].columns - skipped;
      if (old.end < run_end) {
        columns = std::min(columns, count_code_points(Span{from, old.end}.of(draft_.text)));
      }
      map_.add({new_begin + (from - old.begin), runs[i].line, runs[i].column + skipped, columns});
    }
  }

  void replace(Span old, std::uint32_t new_begin, bool empty) {
    if (empty) return;
    const auto traced = draft_.map.trace(draft_.text, old);
    if (traced.empty()) {
      const Position at = draft_.map.locate(draft_.text, old.begin);
      map_.add({new_begin, at.line, at.column, 0});
      return;
    }
    const LineSpan& first = traced.front();
    map_.add({new_begin, first.line, first.begin, first.end - first.begin});
  }

  [[nodiscard]] SourceMap take() { return std::move(map_); }

 private:
  const Draft& draft_;
  std::size_t next_ = 0;
  SourceMap map_;
};

void move_spans(Draft& draft, const OffsetMap& offsets) {
  for (auto& piece : draft.pieces) {
    if (auto* paragraph = std::get_if<Paragraph>(&piece)) {
      paragraph->span = offsets.span(paragraph->span);
      continue;
    }
    auto& grid = std::get<Grid>(piece);
    grid.span = offsets.span(grid.span);
    for (auto& row : grid.rows) {
      for (auto& cell : row) cell.span = offsets.span(cell.span);
    }
  }
  for (auto& repair : draft.repairs) repair.span = offsets.span(repair.span);
  for (auto& issue : draft.issues) issue.span = offsets.span(issue.span);
}

}  // namespace

Draft apply_edits(Draft draft, const std::vector<Edit>& edits) {
  if (edits.empty()) return draft;
  std::string text;
  text.reserve(draft.text.size());
  OffsetMap offsets;
  MapWriter map(draft);
  std::uint32_t done = 0;
  const auto keep = [&](std::uint32_t until) {
    const auto at = static_cast<std::uint32_t>(text.size());
    offsets.keep(done, at);
    map.keep({done, until}, at);
    text += Span{done, until}.of(draft.text);
  };
  for (const Edit& edit : edits) {
    assert(edit.span.begin >= done && edit.span.end <= draft.text.size());
    keep(edit.span.begin);
    const auto at = static_cast<std::uint32_t>(text.size());
    offsets.replace(edit.span.begin, at, at + static_cast<std::uint32_t>(edit.replacement.size()));
    map.replace(edit.span, at, edit.replacement.empty());
    text += edit.replacement;
    done = edit.span.end;
  }
  keep(static_cast<std::uint32_t>(draft.text.size()));
  draft.map = map.take();
  draft.text = std::move(text);
  move_spans(draft, offsets);
  return draft;
}

}  // namespace viendan

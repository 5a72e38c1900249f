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
///
/// Stretches come in text order, so the place of the last offset is kept and moved on: a line of
/// megabytes with an edit at every word is still read once.
class MapWriter {
 public:
  explicit MapWriter(const Draft& draft) : draft_(draft), runs_(draft.map.runs()) {}

  void keep(Span old, std::uint32_t new_begin) {
    if (runs_.empty()) return;
    while (at_ < old.end) {
      const auto until = std::min(old.end, run_end());
      const auto begin = at_;
      const auto line = runs_[run_].line;
      const auto column = this->column();
      move_to(until);
      map_.add({new_begin + (begin - old.begin), line, column, last_column_ - column});
    }
  }

  void replace(Span old, std::uint32_t new_begin, bool empty) {
    if (runs_.empty()) return;
    const auto line = at_ < draft_.text.size() ? runs_[run_].line : runs_.back().line;
    const auto column = this->column();
    auto end = column;
    while (at_ < old.end) {
      const bool same_line = runs_[run_].line == line;
      move_to(std::min(old.end, run_end()));
      if (same_line) end = std::max(end, last_column_);
    }
    if (!empty) map_.add({new_begin, line, column, end - column});
  }

  [[nodiscard]] SourceMap take() { return std::move(map_); }

 private:
  [[nodiscard]] std::uint32_t run_end() const {
    return run_ + 1 < runs_.size() ? runs_[run_ + 1].begin
                                   : static_cast<std::uint32_t>(draft_.text.size());
  }

  [[nodiscard]] std::uint32_t column() const {
    return runs_[run_].column + std::min(in_run_, runs_[run_].columns);
  }

  /// Moves on inside the run, or to its end and so to the next run. A run that is left at its end
  /// leaves all of its columns, also those that no code point stands for.
  void move_to(std::uint32_t until) {
    const bool whole = until == run_end();
    if (whole && run_ + 1 < runs_.size()) {
      last_column_ = runs_[run_].column + runs_[run_].columns;
      at_ = until;
      ++run_;
      in_run_ = 0;
      return;
    }
    in_run_ += count_code_points(Span{at_, until}.of(draft_.text));
    at_ = until;
    last_column_ = whole ? runs_[run_].column + runs_[run_].columns : column();
  }

  const Draft& draft_;
  const std::vector<SourceMap::Run>& runs_;
  std::size_t run_ = 0;
  std::uint32_t at_ = 0;      // in the old text
  std::uint32_t in_run_ = 0;  // code points of the run before `at_`
  std::uint32_t last_column_ = 0;
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

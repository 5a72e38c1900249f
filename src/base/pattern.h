// Regular expressions over UTF-8, compiled once. The only file that calls RE2.
//
// Make patterns `static const` inside the function that uses them, or members of a table. Traps of
// RE2: `\b`, `\w` and `\d` are ASCII only (use at_word_bounds and [\p{L}\p{N}]); `(?i)` does fold
// Vietnamese; there is no look-around; a bounded repeat of a group with \p{L} explodes. Feed NFC.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace viendan {

/// One match: group 0 is the whole. A group that took no part is an empty view with null data.
class Match {
 public:
  Match(std::string_view text, std::vector<std::string_view> groups)
      : text_(text), groups_(std::move(groups)) {}
  [[nodiscard]] std::string_view operator[](std::size_t group) const { return groups_.at(group); }
  [[nodiscard]] bool has(std::size_t group) const { return groups_.at(group).data() != nullptr; }
  /// Where a group that took part stands in the text that was searched.
  [[nodiscard]] Span span(std::size_t group = 0) const { return span_in(text_, groups_.at(group)); }
  [[nodiscard]] std::size_t size() const { return groups_.size(); }

 private:
  std::string_view text_;
  std::vector<std::string_view> groups_;
};

/// Threads may share a Pattern. A pattern that does not compile is a mistake of ours: it aborts
/// with the expression, so a test that touches it fails.
class Pattern {
 public:
  explicit Pattern(std::string_view expression);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  /// The leftmost match at or after byte `from`. Views are into `text`, which must outlive them.
  [[nodiscard]] std::optional<Match> find(std::string_view text, std::size_t from = 0) const;
  /// A match at the very beginning of `text`.
  [[nodiscard]] std::optional<Match> match_start(std::string_view text) const;
  /// A match of all of `text`.
  [[nodiscard]] std::optional<Match> match_all(std::string_view text) const;
  [[nodiscard]] bool found_in(std::string_view text) const;
  [[nodiscard]] bool matches(std::string_view text) const;
  /// All matches from left to right, not overlapping.
  [[nodiscard]] std::vector<Match> find_all(std::string_view text) const;

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

/// The text with everything that means something in an expression escaped.
[[nodiscard]] std::string quote_pattern(std::string_view literal);

}  // namespace viendan

// Where a piece of text stood in the file that it came from.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace viendan {

/// A position in a source file: line from 1, column in Unicode code points from 0.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend auto operator<=>(const Position&, const Position&) = default;
};

/// First and last line of something, both inclusive, from 1; {0, 0} where nothing is known.
struct Lines {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  friend auto operator<=>(const Lines&, const Lines&) = default;
};

/// A stretch on one source line, half-open in code points.
struct LineSpan {
  std::uint32_t line = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend auto operator<=>(const LineSpan&, const LineSpan&) = default;
};

/// Maps offsets of a read (and perhaps rewritten) text back to its source file.
///
/// The text is cut into runs. The k-th code point of a run stands at column `column + min(k,
/// columns)` of `line`: so a run of equal length is verbatim, and a shorter or longer one stands
/// for `columns` source characters that were rewritten. Characters of the source that left no text
/// (markup) lie between runs. Runs are sorted by `begin` and cover the text without gaps.
class SourceMap {
 public:
  struct Run {
    std::uint32_t begin = 0;  // byte offset in the text
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t columns = 0;
    friend auto operator<=>(const Run&, const Run&) = default;
  };

  SourceMap() = default;
  explicit SourceMap(std::vector<Run> runs) : runs_(std::move(runs)) {}

  /// Appends a run that begins where the text ends now. Empty runs are dropped.
  void add(Run run);

  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }
  /// Where the byte at `offset` of `text` (the mapped text) came from.
  [[nodiscard]] Position locate(std::string_view text, std::uint32_t offset) const;
  /// The source stretches of a span, one a line, in order; markup between runs of one line is
  /// inside the stretch.
  [[nodiscard]] std::vector<LineSpan> trace(std::string_view text, Span span) const;
  [[nodiscard]] Lines lines(Span span) const;

  friend bool operator==(const SourceMap&, const SourceMap&) = default;

 private:
  [[nodiscard]] std::size_t run_at(std::uint32_t offset) const;

  std::vector<Run> runs_;
};

}  // namespace viendan

// One cell: what it says, whether it is blank, how two pieces of it grow together.
#pragma once

#include <string>
#include <string_view>

#include "model/draft.h"
#include "model/table.h"

namespace viendan::tables {

[[nodiscard]] Cell cell_of(const Draft& draft, Span span);

/// Nothing but spaces and the leader dots of a form.
[[nodiscard]] bool is_blank(std::string_view text);
[[nodiscard]] inline bool is_blank(const Cell& cell) {
  return is_blank(cell.text);
}

/// A number of a row: "1", "1.1.", "IV", "a)", "Đ.". The printed point or bracket is allowed.
[[nodiscard]] bool is_ordinal(std::string_view text);

/// Whether the words may go on in another cell: they end without a mark that closes a sentence.
[[nodiscard]] bool is_open(std::string_view text);

/// The text with what continues it. Words cut in the middle grow together with a space, what
/// begins anew stands on a line of its own.
[[nodiscard]] std::string continued(std::string_view text, std::string_view next);

/// Adds a piece that was printed elsewhere, with its own reading.
void append(Cell& cell, const Cell& piece, std::string text);

[[nodiscard]] std::size_t count_words(std::string_view text);

/// The span of the printed cell, or an empty one.
[[nodiscard]] Span span_of(const Cell& cell);

}  // namespace viendan::tables

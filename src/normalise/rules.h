// The steps of normalising. Each takes a draft and gives it back with its own kind of change made.
#pragma once

#include <string_view>
#include <vector>

#include "model/draft.h"
#include "model/edit.h"

namespace viendan::normalise {

/// Letters, signs and spaces that stand for others; each a row of a table.
[[nodiscard]] Draft replace_characters(Draft draft);
/// Letters and loose marks become one code point each.
[[nodiscard]] Draft compose_letters(Draft draft);
/// Runs of white space in paragraphs and cells, and spaces before a sign that follows its word.
[[nodiscard]] Draft tidy_spaces(Draft draft);
/// Dotted lines that are to be filled in.
[[nodiscard]] Draft shorten_leaders(Draft draft);
/// "13443 /QĐ-BCT" becomes "13443/QĐ-BCT".
[[nodiscard]] Draft close_symbols(Draft draft);
/// Tone marks where print has most of them: "hoá" becomes "hóa", "qúy" becomes "quý".
[[nodiscard]] Draft place_tones(Draft draft);
/// Misread syllables, where the document itself shows the right ones; flags the others.
[[nodiscard]] Draft mend_spelling(Draft draft);
/// Sentences that a page or a line end has cut.
[[nodiscard]] Draft join_lines(Draft draft);

/// The spans of all paragraphs and cells, in text order; empty ones are left out.
[[nodiscard]] std::vector<Span> text_spans(const Draft& draft);

/// A word to be changed, kept as a repair.
struct Correction {
  Span span;
  std::string after;
  std::string_view rule;
  double confidence = 1;
};
/// Applies corrections (sorted) and records a repair of field "text" for each.
[[nodiscard]] Draft correct(Draft draft, const std::vector<Correction>& corrections);

}  // namespace viendan::normalise

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"
#include "normalise/rules.h"

namespace viendan::normalise {
namespace {

// Codes that stand behind the number of a document. Decree 30/2020/NĐ-CP, annex III, and those of
// older law; without accents too, as typewriters and OCR have them.
constexpr std::array<std::string_view, 38> kTypeCodes = {
    "QĐ",  "QD", "QÐ", "NĐ", "ND", "NQ",  "TT", "TTLT", "CT",   "CV",  "TB",  "HD", "CTr",
    "KH",  "PA", "ĐA", "DA", "BC", "TTr", "HĐ", "CĐ",   "BGN",  "BTT", "GUQ", "GM", "GGT",
    "GNP", "PG", "PC", "PB", "SL", "PL",  "L",  "LCT",  "VBHN", "KL",  "QC",  "QyĐ"};

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == ' ' ? at + 1 : at;
}

/// The end of a run of letters and digits.
std::size_t code_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (!is_letter(c) && !is_digit(c) && c != U'&') break;
    at = next;
  }
  return at;
}

bool is_type_code(std::string_view code) {
  return std::find(kTypeCodes.begin(), kTypeCodes.end(), code) != kTypeCodes.end();
}

/// "TTg", "BCT", "UBND": at least two capitals at the beginning.
bool is_issuer_code(std::string_view code) {
  std::size_t at = 0;
  if (code.empty() || !is_upper(next_code_point(code, at)) || at >= code.size()) return false;
  return is_upper(next_code_point(code, at));
}

/// A document number before the stroke: one to six digits that no other digit or sign goes before.
bool ends_number(std::string_view text, std::size_t end) {
  auto begin = end;
  while (begin > 0 && is_ascii_digit(text[begin - 1])) --begin;
  if (begin == end || end - begin > 6) return false;
  const char before = begin == 0 ? ' ' : text[begin - 1];
  return before != ',' && before != '.' && before != '-';
}

void remove_space(std::string_view text, std::size_t at, std::vector<Edit>& edits) {
  if (at < text.size() && text[at] == ' ') {
    edits.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)}, ""});
  }
}

/// A space between the codes of a symbol: "QĐ - TTg". Returns where the symbol was left.
std::size_t close_issuers(std::string_view text, std::size_t at, std::vector<Edit>& edits) {
  for (;;) {
    const auto dash = skip_space(text, at);
    if (dash >= text.size() || text[dash] != '-') return at;
    const auto begin = skip_space(text, dash + 1);
    const auto end = code_end(text, begin);
    if (!is_issuer_code(text.substr(begin, end - begin))) return at;
    if (dash > at) remove_space(text, at, edits);
    if (begin > dash + 1) remove_space(text, dash + 1, edits);
    at = end;
  }
}

/// "221 / 2012/TTLT": a year between the number and the code of the type.
bool is_year_of_symbol(std::string_view text, std::size_t begin, std::size_t end) {
  const auto year = text.substr(begin, end - begin);
  const auto stroke = skip_space(text, end);
  if (year.size() != 4 || to_int(year) < 1900 || to_int(year) > 2099) return false;
  if (stroke >= text.size() || text[stroke] != '/') return false;
  const auto code = skip_space(text, stroke + 1);
  return is_type_code(text.substr(code, code_end(text, code) - code));
}

/// "1393 / QĐ - TTg" around the stroke at `stroke`. Returns where to look on.
std::size_t close_symbol(std::string_view text, std::size_t stroke, std::vector<Edit>& edits) {
  const auto number_end = stroke > 0 && text[stroke - 1] == ' ' ? stroke - 1 : stroke;
  const auto code = skip_space(text, stroke + 1);
  const auto end = code_end(text, code);
  const auto name = text.substr(code, end - code);
  if (!ends_number(text, number_end)) return stroke + 1;
  // A letter has no type code: "1594 /BCT-KHCN" is known by the hyphen after its issuer.
  const bool letter = is_issuer_code(name) && end < text.size() && text[end] == '-';
  const bool year = is_year_of_symbol(text, code, end);
  if (!is_type_code(name) && !letter && !year) return stroke + 1;
  if (number_end < stroke) remove_space(text, number_end, edits);
  if (code > stroke + 1) remove_space(text, stroke + 1, edits);
  return is_type_code(name) ? close_issuers(text, end, edits) : end;
}

}  // namespace

Draft close_symbols(Draft draft) {
  std::vector<Edit> edits;
  const std::string_view text = draft.text;
  for (auto at = text.find('/'); at != std::string_view::npos; at = text.find('/', at)) {
    at = std::max(at + 1, close_symbol(text, at, edits));
  }
  return apply_edits(std::move(draft), edits);
}

}  // namespace viendan::normalise

#include "tables/cell.h"

#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::tables {
namespace {

// A line or a cell that ends with one of these is not at its end.
constexpr std::array<std::string_view, 18> kConnectors = {
    "và",   "của", "các", "về",  "cho",  "với", "tại", "theo", "trong",
    "hoặc", "để",  "từ",  "đến", "bằng", "là",  "có",  "do",   "năm"};

std::string trimmed_lines(std::string_view text) {
  std::string out;
  for (const auto line : split(text, '\n')) {
    const auto words = trim(line);
    if (words.empty()) continue;
    if (!out.empty()) out += '\n';
    out += words;
  }
  return out;
}

std::string_view last_word(std::string_view text) {
  const auto space = text.find_last_of(" \n");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

bool ends_with_connector(std::string_view text) {
  const std::string word = to_lower(last_word(text));
  return std::find(kConnectors.begin(), kConnectors.end(), word) != kConnectors.end();
}

bool begins_inside(std::string_view next) {
  return begins_lower(next) || (!next.empty() && next.front() >= '0' && next.front() <= '9');
}

}  // namespace

Cell cell_of(const Draft& draft, Span span) {
  Cell cell;
  if (span.empty()) return cell;
  cell.printed = std::string(trim(span.of(draft.text)));
  cell.text = trimmed_lines(cell.printed);
  cell.spans.push_back(span);
  return cell;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c != U' ' && c != U'\n' && c != U'\t' && c != U'.' && c != U'…' && c != U'_') return false;
  }
  return true;
}

bool is_ordinal(std::string_view text) {
  if (text.empty() || text.size() > 12) return false;
  static const Pattern kOrdinal(
      R"(\(?(?:\d{1,4}(?:\.\d{1,3})*[a-zđ]?|[IVXLC]{1,6}|\p{L})[.)]{0,2}|[-+*])");
  return kOrdinal.matches(text);
}

bool is_open(std::string_view text) {
  text = trim_right(text);
  if (text.empty()) return false;
  constexpr std::string_view kClosing = ".;:!?";
  return kClosing.find(text.back()) == std::string_view::npos;
}

std::string continued(std::string_view text, std::string_view next) {
  if (text.empty()) return std::string(next);
  if (next.empty()) return std::string(text);
  const bool cut = is_open(text) && (begins_inside(next) || ends_with_connector(text) ||
                                     text.back() == ',' || text.back() == '-');
  const bool item = next.starts_with("- ") || next.starts_with("+ ");
  return std::string(text) + (!item && (cut || begins_lower(next)) ? " " : "\n") +
         std::string(next);
}

void append(Cell& cell, const Cell& piece, std::string text) {
  cell.text = std::move(text);
  if (!cell.printed.empty() && !piece.printed.empty()) cell.printed += " | ";
  cell.printed += piece.printed;
  cell.spans.insert(cell.spans.end(), piece.spans.begin(), piece.spans.end());
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = kSpaces.find(c) != std::string_view::npos;
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

Span span_of(const Cell& cell) {
  return cell.spans.empty() ? Span{} : cell.spans.front();
}

}  // namespace viendan::tables

#include "ingest/pdf/letters_lost.h"

#include <algorithm>

#include "base/unicode.h"

namespace viendan::ingest {
namespace {

struct Symbol {
  char32_t place;
  std::string_view name;
};
constexpr Symbol kSymbols[] = {
    {0xF0B7, "•"}, {0xF0A7, "▪"}, {0xF02D, "-"}, {0xF0D8, "➢"}, {0xF0FC, "✓"}, {0xF06F, "□"},
    {0xF0A8, "□"}, {0xF0FE, "☒"}, {0xF0E8, "➔"}, {0xF076, "❖"}, {0xF071, "❑"},
};

bool is_private(char32_t c) {
  return c >= 0xE000 && c <= 0xF8FF;
}

}  // namespace

bool has_lost_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == 0xFFFD || is_private(c)) return true;
  }
  return false;
}

void name_symbols(Word& word) {
  if (!has_lost_letters(word.text)) return;
  std::string named;
  for (std::size_t at = 0; at < word.text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(word.text, at);
    const auto* symbol = std::ranges::find(kSymbols, c, &Symbol::place);
    if (symbol != std::end(kSymbols))
      named += symbol->name;
    else
      named += word.text.substr(begin, at - begin);
  }
  word.text = std::move(named);
}

}  // namespace viendan::ingest

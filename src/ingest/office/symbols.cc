#include "ingest/office/symbols.h"

#include <algorithm>

#include "base/unicode.h"

namespace viendan::ingest {
namespace {

constexpr char32_t kPrivateBegin = 0xF000;
constexpr char32_t kPrivateEnd = 0xF0FF;

struct Sign {
  char32_t place;
  char32_t sign;
};
// clang-format off
/// Adobe's symbol encoding, as far as legal texts use it.
constexpr Sign kSymbol[] = {
    {0x2A, U'*'}, {0x2B, U'+'}, {0x2D, U'-'}, {0x3C, U'<'}, {0x3D, U'='}, {0x3E, U'>'},
    {0x61, U'α'}, {0x62, U'β'}, {0x64, U'δ'}, {0x44, U'Δ'}, {0x6D, U'μ'}, {0x70, U'π'},
    {0x53, U'Σ'}, {0x57, U'Ω'}, {0xA3, U'≤'}, {0xA5, U'∞'}, {0xAB, U'↔'}, {0xAE, U'→'},
    {0xB0, U'°'}, {0xB1, U'±'}, {0xB3, U'≥'}, {0xB4, U'×'}, {0xB7, U'•'}, {0xB8, U'÷'},
    {0xB9, U'≠'}, {0xBB, U'≈'}, {0xBC, U'…'}, {0xC5, U'⊕'}, {0xC6, U'∅'}, {0xD0, U'∠'},
    {0xD6, U'√'}, {0xE5, U'∑'},
};
/// Wingdings and Wingdings 2: boxes, ticks and bullets.
constexpr Sign kWingdings[] = {
    {0x6C, U'●'}, {0x6E, U'■'}, {0x6F, U'□'}, {0x71, U'❑'}, {0x72, U'❒'}, {0x75, U'◆'},
    {0x76, U'❖'}, {0x77, U'◆'}, {0x9F, U'•'}, {0xA7, U'▪'}, {0xA8, U'□'}, {0xD8, U'➢'},
    {0xE0, U'→'}, {0xF0, U'⇨'}, {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'},
};
// clang-format on

bool is_private(char32_t c) {
  return c >= kPrivateBegin && c <= kPrivateEnd;
}

template <std::size_t N>
char32_t sign_in(const Sign (&table)[N], char32_t place) {
  const auto* found = std::ranges::find(table, place, &Sign::place);
  return found == std::end(table) ? 0 : found->sign;
}

}  // namespace

bool is_symbol_font(std::string_view font) {
  return font == "Symbol" || font.starts_with("Wingdings") || font.starts_with("Webdings");
}

char32_t symbol(char32_t place, std::string_view font) {
  const char32_t low = is_private(place) ? place - kPrivateBegin : place;
  const char32_t sign = font == "Symbol" ? sign_in(kSymbol, low) : sign_in(kWingdings, low);
  return sign != 0 ? sign : place;
}

std::string with_symbols(std::string_view text, std::string_view font) {
  std::string signs;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    append_code_point(signs, c > U' ' ? symbol(c, font) : c);
  }
  return signs;
}

std::string as_bullet(std::string_view text) {
  if (count_code_points(text) != 1) return std::string(text);
  constexpr std::string_view kPrinted[] = {"-", "+", "*", "–", "—"};
  const bool printed = std::ranges::find(kPrinted, text) != std::end(kPrinted);
  return printed ? std::string(text) : "•";
}

}  // namespace viendan::ingest

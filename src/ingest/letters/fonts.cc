#include "ingest/letters/fonts.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::ingest {
namespace {

struct Family {
  std::string_view begins;  // of the name in lower case
  Letters letters;
};
// Fonts of the ABC program (TCVN 5712), of VNI, and those that VISCII came with.
constexpr Family kFamilies[] = {
    {".vn", Letters::Tcvn3},       {"vni-", Letters::Vni},        {"vni ", Letters::Vni},
    {"vi times", Letters::Viscii}, {"vi arial", Letters::Viscii}, {"viscii", Letters::Viscii},
};

constexpr std::string_view kSymbolFonts[] = {"symbol", "wingdings", "webdings", "zapfdingbats"};

/// "ABCDEF+" before the name of a font of which a file holds a part.
std::string_view without_subset(std::string_view name) {
  constexpr std::size_t kTag = 6;
  if (name.size() <= kTag || name[kTag] != '+') return name;
  const bool tag =
      std::ranges::all_of(name.substr(0, kTag), [](char c) { return c >= 'A' && c <= 'Z'; });
  return tag ? name.substr(kTag + 1) : name;
}

/// The family's name, without ",Bold" or "-BoldItalic".
std::string_view without_style(std::string_view name) {
  const auto comma = name.find(',');
  name = trim(name.substr(0, comma));
  for (const std::string_view style : {"-bolditalic", "-bold", "-italic", "-regular"}) {
    if (name.ends_with(style)) name.remove_suffix(style.size());
  }
  return name;
}

/// Signs of the font Symbol that stand in texts; the others have no letter's meaning.
struct Sign {
  char32_t unit, meaning;
};
constexpr Sign kSymbols[] = {{0xA3, U'≤'}, {0xB3, U'≥'}, {0xB4, U'×'}, {0xB1, U'±'}, {0xB0, U'°'},
                             {0xB8, U'÷'}, {0xAE, U'→'}, {0xB9, U'≠'}, {0xBB, U'≈'}, {0xA5, U'∞'},
                             {0xD7, U'⋅'}, {0xE5, U'∑'}, {0xD6, U'√'}, {0xBC, U'…'}, {0xA2, U'′'}};
constexpr std::u32string_view kGreek = U"αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
constexpr std::u32string_view kCapitalGreek = U"ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";

char32_t sign_of_symbol(char32_t unit) {
  if (unit == 0xB7 || unit == 0xA8 || unit == 0x2D || unit == 0xBE) return U'-';
  if (unit >= U'a' && unit <= U'z') return kGreek[unit - U'a'];
  if (unit >= U'A' && unit <= U'Z') return kCapitalGreek[unit - U'A'];
  if (unit >= 0x20 && unit < 0x7F) return unit;
  const auto* found = std::ranges::find(kSymbols, unit, &Sign::unit);
  return found == std::end(kSymbols) ? 0 : found->meaning;
}

/// Boxes to be ticked, and ticks: everything else in these fonts is an ornament before an item.
char32_t sign_of_ornaments(char32_t unit) {
  constexpr std::u32string_view kBoxes = U"\u006F\u00A8";
  constexpr std::u32string_view kTicked = U"\u00FD\u00FE\u0078\u0054\u0052";
  constexpr std::u32string_view kArrows = U"\u00E0\u00E8\u00F0";
  if (unit == U' ') return unit;
  if (unit == 0xFC) return U'✓';
  if (kBoxes.find(unit) != std::u32string_view::npos) return U'☐';
  if (kTicked.find(unit) != std::u32string_view::npos) return U'☒';
  if (kArrows.find(unit) != std::u32string_view::npos) return U'→';
  return U'-';
}

}  // namespace

Font font_of(std::string_view name) {
  const std::string lower = to_lower(without_subset(trim(name)));
  const auto family = without_style(lower);
  Font font;
  font.symbols = std::ranges::any_of(kSymbolFonts, [&](auto s) { return family.starts_with(s); });
  const auto* found = std::ranges::find_if(
      kFamilies, [&](const Family& f) { return family.starts_with(f.begins); });
  if (found == std::end(kFamilies)) return font;
  font.letters = found->letters;
  font.capitals = found->letters == Letters::Tcvn3 && family.ends_with('h');
  return font;
}

char32_t symbol_of(char32_t unit, std::string_view font) {
  const std::string lower = to_lower(without_subset(trim(font)));
  return lower.starts_with("symbol") ? sign_of_symbol(unit) : sign_of_ornaments(unit);
}

}  // namespace viendan::ingest

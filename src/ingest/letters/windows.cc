#include "ingest/letters/windows.h"

#include <algorithm>
#include <array>

namespace viendan::ingest {
namespace {

/// What Windows prints at 0x80 to 0x9F; 0 where nothing.
constexpr std::array<char16_t, 32> kWindows = {
    u'€', 0,    u'‚', u'ƒ', u'„', u'…', u'†', u'‡', u'ˆ', u'‰', u'Š', u'‹', u'Œ', 0, u'Ž', 0,
    0,    u'‘', u'’', u'“', u'”', u'•', u'–', u'—', u'˜', u'™', u'š', u'›', u'œ', 0, u'ž', u'Ÿ'};

}  // namespace

char32_t printed_at(char32_t unit) {
  if (unit < 0x80 || unit > 0x9F) return unit;
  const char16_t sign = kWindows[unit - 0x80];
  return sign != 0 ? sign : unit;
}

char32_t unit_of(char32_t printed) {
  // Fonts with signs of their own show their bytes in the private area.
  constexpr char32_t kPrivate = 0xF000;
  if (printed >= kPrivate + 0x20 && printed <= kPrivate + 0xFF) return printed - kPrivate;
  if (printed < 0x100) return printed;
  const auto* at = std::ranges::find(kWindows, printed);
  if (at == kWindows.end()) return printed;
  return 0x80 + static_cast<char32_t>(at - kWindows.begin());
}

}  // namespace viendan::ingest

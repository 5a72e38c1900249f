#include "ingest/letters/utf16.h"

#include <algorithm>

#include "base/unicode.h"

namespace viendan::ingest {
namespace {

constexpr char32_t kByteOrderMark = 0xFEFF;
constexpr std::size_t kSample = 4096;

char32_t unit_at(std::string_view bytes, std::size_t at, Letters letters) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return letters == Letters::Utf16Le ? static_cast<char32_t>(second << 8 | first)
                                     : static_cast<char32_t>(first << 8 | second);
}

/// ASCII, Latin letters, loose marks, Vietnamese letters, signs of print, the mark of the order.
bool is_of_vietnamese(char32_t unit) {
  return (unit >= 0x09 && unit < 0x250) || (unit >= 0x300 && unit < 0x370) ||
         (unit >= 0x1E00 && unit < 0x2300) || unit == kByteOrderMark;
}

bool is_text(std::string_view bytes, Letters letters) {
  constexpr double kMost = 0.9;
  std::size_t units = 0, known = 0;
  for (std::size_t at = 0; at + 1 < std::min(bytes.size(), kSample); at += 2) {
    ++units;
    if (is_of_vietnamese(unit_at(bytes, at, letters))) ++known;
  }
  return static_cast<double>(known) >= kMost * static_cast<double>(units);
}

bool is_high(char32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(char32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

}  // namespace

std::optional<Letters> utf16_of(std::string_view bytes) {
  if (bytes.size() < 2 || bytes.size() % 2 != 0) return std::nullopt;
  if (bytes.starts_with("\xFF\xFE")) return Letters::Utf16Le;
  if (bytes.starts_with("\xFE\xFF")) return Letters::Utf16Be;
  if (bytes.substr(0, kSample).find('\0') == std::string_view::npos) return std::nullopt;
  // White space and digits are read as rare letters in the wrong order.
  for (const Letters order : {Letters::Utf16Le, Letters::Utf16Be}) {
    if (is_text(bytes, order)) return order;
  }
  return std::nullopt;
}

std::optional<Decoded> decode_utf16(std::string_view bytes, Letters letters) {
  Decoded decoded{.letters = letters};
  decoded.text.reserve(bytes.size());
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit_at(bytes, at, letters);
    if (at == 0 && c == kByteOrderMark) continue;
    if (c == 0 || is_low(c)) return std::nullopt;
    if (is_high(c)) {
      at += 2;
      const char32_t low = at + 1 < bytes.size() ? unit_at(bytes, at, letters) : 0;
      if (!is_low(low)) return std::nullopt;
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
    append_code_point(decoded.text, c);
  }
  decoded.text = to_nfc(decoded.text);
  return decoded;
}

}  // namespace viendan::ingest

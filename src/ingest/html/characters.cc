#include "ingest/html/characters.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>

#include "base/unicode.h"
#include "ingest/letters/letters.h"

namespace viendan::ingest::html {
namespace {

constexpr std::size_t kLongestReference = 32;
constexpr char32_t kReplacement = 0xFFFD;

/// What browsers print for 0x80 to 0x9F: Windows-1252, whatever the page says of itself.
constexpr char32_t kWindows[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// Names of HTML 5 that Vietnamese pages use and the older list of the library lacks.
struct NamedCharacter {
  std::string_view name;
  char32_t character;
};
constexpr NamedCharacter kNewerNames[] = {
    {"Abreve", 0x102}, {"abreve", 0x103},  {"Dstrok", 0x110},  {"dstrok", 0x111}, {"Itilde", 0x128},
    {"itilde", 0x129}, {"Utilde", 0x168},  {"utilde", 0x169},  {"Tab", '\t'},     {"NewLine", '\n'},
    {"lpar", '('},     {"rpar", ')'},      {"lsqb", '['},      {"rsqb", ']'},     {"comma", ','},
    {"period", '.'},   {"colon", ':'},     {"semi", ';'},      {"sol", '/'},      {"num", '#'},
    {"percnt", '%'},   {"plus", '+'},      {"equals", '='},    {"excl", '!'},     {"quest", '?'},
    {"lowbar", '_'},   {"ast", '*'},       {"hyphen", 0x2010}, {"dash", 0x2010},  {"vert", '|'},
    {"apos", '\''},    {"horbar", 0x2015},
};

using Names = std::map<std::string, char32_t, std::less<>>;

/// The library looks names up one by one: a flood of references must not cost that.
const Names& names() {
  static const Names kNames = [] {
    constexpr unsigned kLast = 0x2666;
    Names found;
    for (const auto& [name, character] : kNewerNames) found.emplace(name, character);
    for (unsigned value = 0x22; value <= kLast; ++value) {
      const htmlEntityDesc* entity = htmlEntityValueLookup(value);
      if (entity != nullptr) found.emplace(entity->name, static_cast<char32_t>(entity->value));
    }
    return found;
  }();
  return kNames;
}

char32_t printed(std::uint32_t value) {
  if (value >= 0x80 && value < 0xA0) return kWindows[value - 0x80];
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return kReplacement;
  return value < 0x20 ? U' ' : static_cast<char32_t>(value);
}

/// "#227" or "#xE3", without its end.
std::optional<char32_t> numbered(std::string_view reference) {
  const bool hexadecimal = reference.size() > 1 && (reference[1] | 32) == 'x';
  const auto digits = reference.substr(hexadecimal ? 2 : 1);
  if (digits.empty()) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : digits) {
    const int digit = c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
    value = std::min<std::uint32_t>(
        value * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(digit), 0x110000);
  }
  return printed(value);
}

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/// What stands between '&' and the end of the reference.
std::string_view reference_at(std::string_view text) {
  std::size_t end = 0;
  if (text.starts_with('#')) {
    const bool hexadecimal = text.size() > 1 && (text[1] | 32) == 'x';
    end = hexadecimal ? 2 : 1;
    while (end < std::min(text.size(), kLongestReference) &&
           (hexadecimal ? is_hexadecimal(text[end]) : text[end] >= '0' && text[end] <= '9'))
      ++end;
  } else {
    while (end < std::min(text.size(), kLongestReference) && is_alphanumeric(text[end])) ++end;
  }
  return text.substr(0, end);
}

std::optional<char32_t> character_of(std::string_view reference) {
  if (reference.empty()) return std::nullopt;
  if (reference.starts_with('#')) return numbered(reference);
  const auto found = names().find(reference);
  return found != names().end() ? std::optional(found->second) : std::nullopt;
}

/// A page of 8-bit letters, each at its place.
std::string latin_letters(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    append_code_point(out, value >= 0x80 && value < 0xA0 ? kWindows[value - 0x80] : value);
  }
  return out;
}

/// How many bytes beyond ASCII are part of UTF-8 letters, and how many of none.
struct Share {
  std::size_t letters = 0;
  std::size_t stray = 0;
};

Share utf8_share(std::string_view bytes) {
  Share share;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(bytes, at);
    const bool stray = c == kReplacement && bytes.substr(begin, 3) != "\uFFFD";
    (stray ? share.stray : share.letters) += at - begin;
  }
  return share;
}

std::string with_replacements(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) append_code_point(out, next_code_point(bytes, at));
  return out;
}

std::string without_nul(std::string text) {
  std::erase(text, '\0');
  return text;
}

}  // namespace

void append_characters(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const auto mark = std::min(text.find('&'), text.size());
    out += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) return;
    const auto reference = reference_at(text.substr(1));
    const auto character = character_of(reference);
    if (!character) {
      out += '&';
      text.remove_prefix(1);
      continue;
    }
    append_code_point(out, *character);
    text.remove_prefix(1 + reference.size());
    if (text.starts_with(';')) text.remove_prefix(1);
  }
}

std::string page_text(std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\uFEFF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (!wide && is_valid_utf8(bytes)) return without_nul(std::string(bytes));
  if (!wide) {
    // A few bytes were damaged: a page in another encoding has no letters of UTF-8 at all.
    const Share share = utf8_share(bytes);
    if (share.letters > 4 * share.stray) return without_nul(with_replacements(bytes));
  }
  // Fonts tell which of the older letters these are; of those without fonts, the bytes.
  const auto decoded = decode_bytes(bytes);
  const bool by_font =
      !decoded || decoded->letters == Letters::Tcvn3 || decoded->letters == Letters::Vni;
  return without_nul(by_font && !wide ? latin_letters(bytes)
                     : decoded        ? decoded->text
                                      : latin_letters(bytes));
}

}  // namespace viendan::ingest::html

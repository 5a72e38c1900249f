#include "base/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <optional>

namespace viendan {
namespace {

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & '\x80') == 0; });
}

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(status);
}

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFDInstance(status);
}

std::string normalised(const icu::Normalizer2& form, std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  form.normalizeUTF8(0, piece(text), sink, nullptr, status);
  return out;
}

/// What one letter becomes, for all below U+2100, which holds every letter of Vietnamese and every
/// dash and quote: asking ICU for each took a third of the time of reading a document.
class LetterTable {
 public:
  explicit LetterTable(std::string (*change)(std::string_view)) {
    for (char32_t c = 0x80; c < kSize; ++c) {
      std::string letter;
      append_code_point(letter, c);
      const std::string changed = change(letter);
      to_[c].size = changed.size() <= kMost ? static_cast<std::uint8_t>(changed.size()) : kNone;
      if (to_[c].size != kNone) std::copy(changed.begin(), changed.end(), to_[c].bytes);
    }
  }

  /// The whole text changed letter by letter; nothing where a letter is not in the table.
  [[nodiscard]] std::optional<std::string> apply(std::string_view text) const {
    // Two bytes become three at most.
    std::string out(text.size() + text.size() / 2 + kMost, '\0');
    char* to = out.data();
    for (std::size_t at = 0; at < text.size();) {
      if ((text[at] & '\x80') == 0) {
        *to++ = ascii_lower(text[at++]);
        continue;
      }
      const char32_t c = next_code_point(text, at);
      if (c >= kSize || to_[c].size == kNone) return std::nullopt;
      to = std::copy_n(to_[c].bytes, to_[c].size, to);
    }
    out.resize(static_cast<std::size_t>(to - out.data()));
    return out;
  }

 private:
  static constexpr std::size_t kSize = 0x2100;
  static constexpr std::size_t kMost = 3;      // bytes of what a letter becomes
  static constexpr std::uint8_t kNone = 0xFF;  // becomes more
  struct Letter {
    char bytes[kMost] = {};
    std::uint8_t size = 0;  // none for a mark, which leaves
  };
  std::array<Letter, kSize> to_ = {};
};

std::string lowered(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("", 0, piece(text), sink, nullptr, status);
  return out;
}

std::string without_marks(std::string_view text) {
  const std::string bare = normalised(nfd(), lowered(text));
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < bare.size();) {
    const char32_t c = next_code_point(bare, at);
    if (u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) continue;
    append_code_point(out, c == U'đ' ? U'd' : c);
  }
  return out;
}

template <typename Test>
bool any_code_point(std::string_view text, Test test) {
  for (std::size_t at = 0; at < text.size();) {
    if (test(next_code_point(text, at))) return true;
  }
  return false;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t at = 0; at < size;) {
    if ((bytes[at] & 0x80) == 0) {
      ++at;
      continue;
    }
    UChar32 c;
    U8_NEXT(bytes, at, size, c);
    if (c < 0) return false;
  }
  return true;
}

bool is_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return is_ascii(text) || nfc().isNormalizedUTF8(piece(text), status);
}

std::string to_nfc(std::string_view text) {
  return is_ascii(text) ? std::string(text) : normalised(nfc(), text);
}

std::string to_lower(std::string_view text) {
  static const LetterTable kLower(lowered);
  auto quick = kLower.apply(text);
  return quick ? *std::move(quick) : lowered(text);
}

std::string to_upper(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper("", 0, piece(text), sink, nullptr, status);
  return out;
}

std::string fold(std::string_view text) {
  static const LetterTable kFolded(without_marks);
  auto quick = kFolded.apply(text);
  return quick ? *std::move(quick) : without_marks(text);
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c;
  U8_NEXT(bytes, offset, text.size(), c);
  return c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
}

std::uint32_t count_code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

std::size_t offset_of_code_point(std::string_view text, std::uint32_t count) {
  std::size_t at = 0;
  while (count > 0 && at < text.size()) {
    static_cast<void>(next_code_point(text, at));
    --count;
  }
  return at;
}

void append_code_point(std::string& text, char32_t c) {
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(c));
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool is_letter(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_upper(char32_t c) {
  return u_isupper(static_cast<UChar32>(c)) != 0;
}
bool is_lower(char32_t c) {
  return u_islower(static_cast<UChar32>(c)) != 0;
}

bool is_word(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return u_isalnum(code) != 0 || u_charType(code) == U_NON_SPACING_MARK;
}

bool is_all_upper(std::string_view text) {
  return any_code_point(text, is_letter) && !any_code_point(text, is_lower);
}

bool begins_lower(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_lower(next_code_point(text, at));
}

bool begins_upper(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_upper(next_code_point(text, at));
}

bool at_word_bounds(std::string_view text, std::size_t begin, std::size_t end) {
  if (end < text.size()) {
    std::size_t at = end;
    if (is_word(next_code_point(text, at))) return false;
  }
  if (begin == 0) return true;
  std::size_t before = begin - 1;
  while (before > 0 && (text[before] & '\xC0') == '\x80') --before;
  return !is_word(next_code_point(text, before));
}

}  // namespace viendan

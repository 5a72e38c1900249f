#include "ingest/letters/encodings.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "ingest/letters/vni.h"
#include "ingest/letters/windows.h"
#include "vocabulary/alphabet.h"
#include "vocabulary/syllable.h"

namespace viendan::ingest {
namespace {

/// The bytes of an alphabet that has one for each letter: the vowels with their tones in the order
/// of the alphabet table. The standard has capitals at control codes too.
struct ByteAlphabet {
  std::array<std::uint8_t, 72> lower;
  std::array<std::uint8_t, 72> upper;
  std::uint8_t small_de;
  std::uint8_t capital_de;
};
// clang-format off
constexpr ByteAlphabet kTcvn3 = {
    .lower = {
        0x61, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9,  // a
        0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6,  // ă
        0xA9, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB,  // â
        0x65, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1,  // e
        0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6,  // ê
        0x69, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE,  // i
        0x6F, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4,  // o
        0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9,  // ô
        0xAC, 0xEA, 0xEB, 0xEC, 0xED, 0xEE,  // ơ
        0x75, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4,  // u
        0xAD, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9,  // ư
        0x79, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE,  // y
    },
    .upper = {
        0x41, 0x80, 0x81, 0x82, 0x83, 0x84,  // A
        0xA1, 0xAF, 0xBA, 0xBF, 0xC0, 0x85,  // Ă
        0xA2, 0xC1, 0xC2, 0xC3, 0xC4, 0x86,  // Â
        0x45, 0x87, 0x88, 0x89, 0x8A, 0x8B,  // E
        0xA3, 0xC5, 0xCD, 0xD9, 0xDA, 0x8C,  // Ê
        0x49, 0x8D, 0x8E, 0x8F, 0x90, 0x91,  // I
        0x4F, 0x92, 0x93, 0x94, 0x95, 0x96,  // O
        0xA4, 0xDB, 0xE0, 0xF0, 0xFF, 0x97,  // Ô
        0xA5, 0x98, 0x99, 0x9A, 0x9B, 0x9C,  // Ơ
        0x55, 0x9D, 0x9E, 0x9F, 0x01, 0x02,  // U
        0xA6, 0x04, 0x05, 0x06, 0x11, 0x12,  // Ư
        0x59, 0x13, 0x14, 0x15, 0x16, 0x17,  // Y
    },
    .small_de = 0xAE,
    .capital_de = 0xA7,
};
constexpr ByteAlphabet kViscii = {
    .lower = {
        0x61, 0xE0, 0xE4, 0xE3, 0xE1, 0xD5,  // a
        0xE5, 0xA2, 0xC6, 0xC7, 0xA1, 0xA3,  // ă
        0xE2, 0xA5, 0xA6, 0xE7, 0xA4, 0xA7,  // â
        0x65, 0xE8, 0xEB, 0xA8, 0xE9, 0xA9,  // e
        0xEA, 0xAB, 0xAC, 0xAD, 0xAA, 0xAE,  // ê
        0x69, 0xEC, 0xEF, 0xEE, 0xED, 0xB8,  // i
        0x6F, 0xF2, 0xF6, 0xF5, 0xF3, 0xF7,  // o
        0xF4, 0xB0, 0xB1, 0xB2, 0xAF, 0xB5,  // ô
        0xBD, 0xB6, 0xB7, 0xDE, 0xBE, 0xFE,  // ơ
        0x75, 0xF9, 0xFC, 0xFB, 0xFA, 0xF8,  // u
        0xDF, 0xD7, 0xD8, 0xE6, 0xD1, 0xF1,  // ư
        0x79, 0xCF, 0xD6, 0xDB, 0xFD, 0xDC,  // y
    },
    .upper = {
        0x41, 0xC0, 0xC4, 0xC3, 0xC1, 0x80,  // A
        0xC5, 0x82, 0x02, 0x05, 0x81, 0x83,  // Ă
        0xC2, 0x85, 0x86, 0x06, 0x84, 0x87,  // Â
        0x45, 0xC8, 0xCB, 0x88, 0xC9, 0x89,  // E
        0xCA, 0x8B, 0x8C, 0x8D, 0x8A, 0x8E,  // Ê
        0x49, 0xCC, 0x9B, 0xCE, 0xCD, 0x98,  // I
        0x4F, 0xD2, 0x99, 0xA0, 0xD3, 0x9A,  // O
        0xD4, 0x90, 0x91, 0x92, 0x8F, 0x93,  // Ô
        0xB4, 0x96, 0x97, 0xB3, 0x95, 0x94,  // Ơ
        0x55, 0xD9, 0x9C, 0x9D, 0xDA, 0x9E,  // U
        0xBF, 0xBB, 0xBC, 0xFF, 0xBA, 0xB9,  // Ư
        0x59, 0x9F, 0x14, 0x19, 0xDD, 0x1E,  // Y
    },
    .small_de = 0xF0,
    .capital_de = 0xD0,
};
// clang-format on

using Table = std::array<char16_t, 256>;  // 0: no letter of the alphabet

constexpr Table build_table(const ByteAlphabet& alphabet) {
  Table table{};
  for (std::size_t i = 0; i < alphabet.lower.size(); ++i) {
    table[alphabet.lower[i]] = detail::kVowels[i];
    table[alphabet.upper[i]] = detail::kUpperVowels[i];
  }
  table[alphabet.small_de] = u'đ';
  table[alphabet.capital_de] = u'Đ';
  return table;
}
constexpr Table kTcvn3Table = build_table(kTcvn3);
constexpr Table kVisciiTable = build_table(kViscii);

/// Windows-1258 has the letters of western languages and tones as marks behind them.
struct Sign {
  char16_t byte, letter;
};
constexpr Sign kSigns1258[] = {
    {0xC3, u'Ă'},   {0xE3, u'ă'},   {0xD0, u'Đ'},   {0xF0, u'đ'},   {0xD5, u'Ơ'},
    {0xF5, u'ơ'},   {0xDD, u'Ư'},   {0xFD, u'ư'},   {0xCC, 0x0300}, {0xD2, 0x0309},
    {0xDE, 0x0303}, {0xEC, 0x0301}, {0xF2, 0x0323}, {0xFE, u'₫'},
};
constexpr Table build_1258() {
  Table table{};
  for (const Sign& sign : kSigns1258) table[sign.byte] = sign.letter;
  return table;
}
constexpr Table k1258Table = build_1258();

/// The marks that TCVN 5712 has for text whose letters bear none.
constexpr Sign kTcvnMarks[] = {
    {0xB0, 0x0300}, {0xB1, 0x0309}, {0xB2, 0x0303}, {0xB3, 0x0301}, {0xB4, 0x0323}};

/// Units where the standards put capitals and Windows quotes, dashes and controls.
bool is_contested(char32_t unit) {
  return unit < 0x20 || (unit >= 0x80 && unit <= 0xA0);
}
bool is_sign_of_windows(char32_t unit) {
  return unit == 0xA0 || (is_contested(unit) && printed_at(unit) != unit);
}

/// Decodes a text of one unit a letter.
class ByteDecoder {
 public:
  ByteDecoder(std::u32string_view units, const Table& table) : units_(units), table_(table) {
    text_.reserve(units.size() * 3 / 2);
  }

  std::string run() {
    for (std::size_t at = 0; at < units_.size();) {
      const auto begin = at;
      bool contested = false;
      while (at < units_.size() && at - begin < kLongestWord && is_part_of_word(units_[at])) {
        contested = contested || is_contested(units_[at]);
        ++at;
      }
      if (at == begin)
        append_sign(at++);
      else
        append_word(begin, at, contested);
    }
    return std::move(text_);
  }

 private:
  static constexpr std::size_t kLongestWord = 64;

  [[nodiscard]] char32_t letter(char32_t unit) const { return unit < 256 ? table_[unit] : 0; }

  [[nodiscard]] bool is_part_of_word(char32_t unit) const {
    return letter(unit) != 0 || (unit >= U'a' && unit <= U'z') || (unit >= U'A' && unit <= U'Z');
  }

  void append_word(std::size_t begin, std::size_t end, bool contested) {
    const Span letters = contested ? letters_of(begin, end) : span(begin, end);
    for (auto at = begin; at < end; ++at) {
      const char32_t unit = units_[at];
      const bool sign = !letters.contains(static_cast<std::uint32_t>(at));
      const char32_t mapped = sign ? 0 : letter(unit);
      append_code_point(text_, mapped != 0 ? mapped : printed_at(unit));
    }
  }

  /// The part of a word that is a syllable where the rest are quotes and dashes around it. Capitals
  /// at those places are rare: none where no part is a syllable.
  [[nodiscard]] Span letters_of(std::size_t begin, std::size_t end) const {
    while (begin < end) {
      const bool alone = begin + 1 == end && is_sign_of_windows(units_[begin]);
      if (!alone && is_possible(key(begin, end))) break;
      if (is_sign_of_windows(units_[begin]))
        ++begin;
      else if (is_sign_of_windows(units_[end - 1]))
        --end;
      else
        break;
    }
    return span(begin, end);
  }

  [[nodiscard]] SyllableKey key(std::size_t begin, std::size_t end) const {
    if (end - begin > kMostLetters) return 0;
    SyllableKey key = 0;
    for (auto at = begin; at < end; ++at) {
      const char32_t mapped = letter(units_[at]);
      const auto code = letter_code(mapped != 0 ? mapped : units_[at]);
      if (code == 0) return 0;
      key = key << kLetterBits | code;
    }
    return key;
  }

  void append_sign(std::size_t at) {
    const char32_t unit = units_[at];
    const bool after_word = at > 0 && is_part_of_word(units_[at - 1]);
    const auto* mark = std::ranges::find(kTcvnMarks, unit, &Sign::byte);
    const bool is_mark = &table_ == &kTcvn3Table && after_word && mark != std::end(kTcvnMarks);
    append_code_point(text_, is_mark ? mark->letter : printed_at(unit));
  }

  static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::u32string_view units_;
  const Table& table_;
  std::string text_;
};

std::string decode_1258(std::u32string_view units) {
  std::string text;
  text.reserve(units.size() * 3 / 2);
  for (const char32_t unit : units) {
    const char32_t mapped = unit < 256 ? k1258Table[unit] : 0;
    append_code_point(text, mapped != 0 ? mapped : printed_at(unit));
  }
  return text;
}

std::string as_printed(std::u32string_view units) {
  std::string text;
  for (const char32_t unit : units) append_code_point(text, printed_at(unit));
  return text;
}

/// The byte of "ư" is the soft hyphen of other encodings: word processors put one more beside it
/// where a word may be parted. No word has the letter twice in a row.
std::u32string without_doubled_hyphens(std::u32string_view units) {
  constexpr char32_t kSoftHyphen = 0xAD;
  std::u32string single;
  single.reserve(units.size());
  for (const char32_t unit : units) {
    if (unit != kSoftHyphen || single.empty() || single.back() != kSoftHyphen) single += unit;
  }
  return single;
}

}  // namespace

std::string decode(std::u32string_view units, Letters letters) {
  switch (letters) {
    case Letters::Tcvn3:
      return to_nfc(ByteDecoder(without_doubled_hyphens(units), kTcvn3Table).run());
    case Letters::Viscii:
      return ByteDecoder(units, kVisciiTable).run();
    case Letters::Windows1258:
      return to_nfc(decode_1258(units));
    case Letters::Vni:
      return decode_vni(units);
    default:
      return as_printed(units);
  }
}

}  // namespace viendan::ingest

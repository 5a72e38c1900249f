#include "vocabulary/language.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "vocabulary/syllable.h"

namespace viendan {
namespace {

constexpr std::size_t kPassages = 12;
constexpr std::size_t kPassageSize = 1024;  // bytes

constexpr std::uint32_t kFewestWords = 8;
// Three words of four bear a mark in Vietnamese; half of them in lists of names and abbreviations.
constexpr double kMarkedInVietnamese = 0.25;
// One word of three is one of the small ones in English; fewer in tables.
constexpr double kSmallInEnglish = 0.12;
// Vietnamese typed without its marks: nearly every word is a syllable, and some of these.
constexpr double kSyllablesInVietnamese = 0.8;
constexpr double kSmallInVietnamese = 0.06;

// Sorted: they are looked up.
constexpr std::array<std::string_view, 30> kEnglish = {
    "and",  "are", "as",    "at",   "be",    "by",   "for",   "from", "has",  "have",
    "if",   "in",  "is",    "its",  "must",  "not",  "of",    "on",   "or",   "shall",
    "that", "the", "their", "this", "under", "upon", "which", "will", "with", "within"};
constexpr std::array<std::string_view, 16> kVietnamese = {
    "ban",  "ca",   "cac",   "cua", "cho",  "cong",  "dinh", "duoc",
    "nhan", "nuoc", "quyet", "so",  "theo", "trong", "va",   "viec"};

struct Counts {
  std::uint32_t words = 0;
  std::uint32_t marked = 0;   // syllables with a letter that only Vietnamese has
  std::uint32_t plain = 0;    // would be syllables if they had their marks
  std::uint32_t english = 0;  // small words
  std::uint32_t vietnamese = 0;

  [[nodiscard]] double share(std::uint32_t count) const {
    return words == 0 ? 0 : static_cast<double>(count) / words;
  }
};

bool is_in(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

void count_word(std::string_view word, bool ascii, Counts& counts) {
  const auto key = syllable_key(word);
  ++counts.words;
  if (!ascii) {
    if (is_possible(key)) ++counts.marked;
    return;
  }
  const std::string lower = to_lower(word);
  if (is_in(kEnglish, lower)) ++counts.english;
  if (is_in(kVietnamese, lower)) ++counts.vietnamese;
  if (key != 0 && is_possible_without_accents(key)) ++counts.plain;
}

void count_words(std::string_view text, Counts& counts) {
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    auto end = at;
    bool ascii = true;
    while (at < text.size()) {
      const char32_t c = next_code_point(text, at);
      if (!is_letter(c)) break;
      ascii = ascii && c < 0x80;
      end = at;
    }
    if (end > begin) count_word(text.substr(begin, end - begin), ascii, counts);
  }
}

/// A passage between two spaces, from about that place on.
std::string_view passage_at(std::string_view text, std::size_t at) {
  const auto begin = at == 0 ? 0 : text.find_first_of(" \n\t", at);
  if (begin == std::string_view::npos) return {};
  const auto passage = text.substr(begin, kPassageSize);
  return begin + passage.size() == text.size() ? passage
                                               : passage.substr(0, passage.find_last_of(" \n\t"));
}

}  // namespace

std::string_view language_of(std::string_view text) {
  Counts counts;
  if (text.size() <= kPassages * kPassageSize) {
    count_words(text, counts);
  } else {
    for (std::size_t i = 0; i < kPassages; ++i)
      count_words(passage_at(text, i * (text.size() / kPassages)), counts);
  }
  if (counts.words < kFewestWords) return {};
  if (counts.share(counts.marked) >= kMarkedInVietnamese) return "vi";
  if (counts.share(counts.english) >= kSmallInEnglish) return "en";
  const bool plain = counts.share(counts.plain) >= kSyllablesInVietnamese &&
                     counts.share(counts.vietnamese) >= kSmallInVietnamese;
  return plain ? "vi" : std::string_view();
}

}  // namespace viendan

#include "search/words/tokenizer.h"

#include <unordered_set>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::search {
namespace {

// Longer runs are no words but encoded data; their beginning is enough to find them again.
// Spellings are cut once more: case mapping and decomposition lengthen some scripts up to
// threefold.
constexpr std::size_t kLongestWord = 120;

struct ToneEnding {
  std::string_view old_place;
  std::string_view new_place;
};

// Open syllables only: with a final consonant ("hoàng") both conventions agree.
constexpr ToneEnding kToneEndings[] = {
    {"oà", "òa"}, {"oá", "óa"}, {"oả", "ỏa"}, {"oã", "õa"}, {"oạ", "ọa"},
    {"oè", "òe"}, {"oé", "óe"}, {"oẻ", "ỏe"}, {"oẽ", "õe"}, {"oẹ", "ọe"},
    {"uỳ", "ùy"}, {"uý", "úy"}, {"uỷ", "ủy"}, {"uỹ", "ũy"}, {"uỵ", "ụy"},
};

// Words that join others and name nothing, as they are spelt: "tư" of "đầu tư" is not "từ".
constexpr std::string_view kJoiningWords[] = {
    "bị",  "bởi",  "cho", "các", "có",   "của",   "cũng", "do",    "hoặc",  "khi",
    "là",  "lại",  "mà",  "một", "này",  "nếu",   "như",  "những", "nhưng", "phải",
    "ra",  "rằng", "sẽ",  "thì", "theo", "trong", "trên", "tại",   "từ",    "và",
    "vào", "về",   "với", "đã",  "đó",   "được",  "đến",  "để",    "ở",
};

bool joins_others(std::string_view word) {
  static const std::unordered_set<std::string_view> words(std::begin(kJoiningWords),
                                                          std::end(kJoiningWords));
  return words.contains(word);
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Soft hyphen, zero width space and joiners, byte order mark: printed nothing, meant nothing.
bool is_invisible(char32_t c) {
  return c == U'\u00AD' || (c >= U'\u200B' && c <= U'\u200F') || c == U'\u2060' || c == U'\uFEFF';
}

bool is_eth(char32_t c) {
  return c == U'Ð' || c == U'ð';
}

/// The end of the word that goes on at `at`, or `at` itself where none does.
std::size_t word_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (at < text.size()) {
    const char c = text[at];
    if (is_ascii_letter(c) || is_ascii_digit(c)) {
      end = ++at;
    } else if ((c == '.' || c == ',') && end == at && at > 0 && is_ascii_digit(text[at - 1]) &&
               at + 1 < text.size() && is_ascii_digit(text[at + 1])) {
      ++at;
    } else if ((c & '\x80') == 0) {
      break;
    } else {
      const char32_t code = next_code_point(text, at);
      if (is_word(code))
        end = at;
      else if (!is_invisible(code))
        break;
    }
  }
  return end;
}

/// Old conversions print the eth (Ð) for Đ; invisible characters split nothing.
std::string cleaned(std::string_view printed) {
  std::string out;
  for (std::size_t at = 0; at < printed.size();) {
    const char32_t c = next_code_point(printed, at);
    if (!is_invisible(c)) append_code_point(out, is_eth(c) ? U'đ' : c);
  }
  return out;
}

std::string_view cut(std::string_view word) {
  if (word.size() <= kLongestWord) return word;
  std::size_t end = kLongestWord;
  while (end > 0 && (word[end] & '\xC0') == '\x80') --end;
  return word.substr(0, end);
}

bool begins_word(std::string_view text, std::size_t at, std::size_t& after) {
  if ((text[at] & '\x80') == 0) {
    after = at + 1;
    return is_ascii_letter(text[at]) || is_ascii_digit(text[at]);
  }
  after = at;
  return is_word(next_code_point(text, after));
}

}  // namespace

std::string place_tone(std::string word) {
  // After q the u belongs to the consonant: "quý", never "qúy".
  const bool after_q = word.starts_with('q');
  for (const auto& [old_place, new_place] : kToneEndings) {
    const auto& wrong = after_q ? new_place : old_place;
    const auto& right = after_q ? old_place : new_place;
    if (word.ends_with(wrong)) {
      return word.substr(0, word.size() - wrong.size()) + std::string(right);
    }
  }
  return word;
}

std::vector<Token> Tokenizer::read(std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 6);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t after = at;
    if (!begins_word(text, at, after)) {
      at = after;
      continue;
    }
    const std::size_t end = std::max(after, word_end(text, after));
    // Bytes that are no text, or marks without a letter, leave nothing to be found by.
    const Spelling* spelling = spelling_of(text.substr(at, end - at));
    if (!spelling->folded.empty()) {
      tokens.push_back(
          {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, spelling});
    }
    at = end;
  }
  return tokens;
}

void Tokenizer::forget(std::size_t most) {
  if (seen_.size() > most) seen_.clear();
}

const Spelling* Tokenizer::spelling_of(std::string_view printed) {
  const std::string_view key = cut(printed);
  auto entry = seen_.find(key);
  if (entry == seen_.end()) {
    entry = seen_.emplace(key, Spelling{}).first;
    Spelling& spelling = entry->second;
    spelling.word = cut(place_tone(to_lower(to_nfc(cleaned(entry->first)))));
    spelling.folded = cut(fold(spelling.word));
    spelling.joins = joins_others(spelling.word);
    spelling.number = spelling.word.find_first_not_of("0123456789.,") == std::string::npos;
  }
  return &entry->second;
}

}  // namespace viendan::search

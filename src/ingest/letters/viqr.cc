#include "ingest/letters/viqr.h"

#include <algorithm>
#include <unordered_map>

#include "base/unicode.h"
#include "ingest/letters/score.h"
#include "vocabulary/alphabet.h"
#include "vocabulary/syllable.h"

namespace viendan::ingest {
namespace {

constexpr std::string_view kTones = "`?~'.";  // in the order of Tone, from kGrave
constexpr std::uint32_t kFewestMarked = 8;
constexpr std::size_t kSample = 1u << 18;  // bytes that show whether a text is VIQR
constexpr double kFewestSyllables = 0.9;   // of the words with marks
constexpr double kFewestMarks = 0.3;       // of all words

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// The vowel with the sign that is typed behind it, or 0.
char16_t with_sign(char vowel, char sign) {
  struct Row {
    char vowel, sign;
    char16_t letter;
  };
  constexpr Row kRows[] = {{'a', '(', u'ă'}, {'a', '^', u'â'}, {'e', '^', u'ê'},
                           {'o', '^', u'ô'}, {'o', '+', u'ơ'}, {'u', '+', u'ư'}};
  for (const Row& row : kRows) {
    if (row.vowel == vowel && row.sign == sign) return row.letter;
  }
  return 0;
}

/// A word with its marks: what it reads, and how it reads if its last tone is a sign behind it.
struct Word {
  std::size_t end = 0;         // in the text
  std::u32string reading;      // with all marks
  std::u32string before_tone;  // without the tone at its end; empty where there is none
  bool marked = false;
  bool marked_before = false;  // has other marks than that tone
  bool shaped = false;         // has one that no sentence has: "^", "(", "+"
};

bool is_vowel(char16_t c) {
  return detail::kVowels.find(c) != std::u16string_view::npos;
}

/// The letter with that tone, in its case.
char32_t spelled(char16_t letter, Tone tone, bool upper) {
  if (is_vowel(letter)) return with_tone(letter, tone, upper);
  return upper ? letter - 32u : letter;
}

/// Reads the word that begins at `at` with a letter.
Word read_word(std::string_view text, std::size_t at) {
  Word word;
  const auto next = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  while (is_ascii_letter(next(at))) {
    const bool upper = small(text[at]) != text[at];
    const char letter = small(text[at++]);
    word.before_tone.clear();
    if (letter == 'd' && small(next(at)) == 'd') {
      ++at;
      word.reading += upper ? U'Đ' : U'đ';
      word.marked = true;
      continue;
    }
    const char16_t shaped = with_sign(letter, next(at));
    const auto vowel = shaped != 0 ? shaped : static_cast<char16_t>(letter);
    if (shaped != 0) ++at;
    word.shaped = word.shaped || shaped != 0;
    word.marked = word.marked || shaped != 0;
    word.marked_before = word.marked;
    const auto tone = at < text.size() && is_vowel(vowel) ? kTones.find(text[at]) : kTones.npos;
    if (tone == kTones.npos) {
      word.reading += spelled(vowel, kLevel, upper);
      continue;
    }
    ++at;
    word.marked = true;
    if (!is_ascii_letter(next(at))) word.before_tone = word.reading + spelled(vowel, kLevel, upper);
    word.reading += spelled(vowel, static_cast<Tone>(tone + 1), upper);
  }
  word.end = at;
  return word;
}

SyllableKey key_of(std::u32string_view letters) {
  SyllableKey key = 0;
  if (letters.size() > kMostLetters) return 0;
  for (const char32_t c : letters) key = key << kLetterBits | letter_code(c);
  return key;
}

/// Whether a sentence may end behind a word: a capital follows, or the line's end. In a heading of
/// capitals it says nothing.
bool may_end_sentence(std::string_view text, const Word& word) {
  const auto next = text.find_first_not_of(" \t", word.end);
  if (next == std::string_view::npos) return true;
  if (text[next] == '\n' || text[next] == '\r' || text[next] == '"') return true;
  const bool heading = word.reading.size() > 1 && is_upper(word.reading.back());
  return !heading && small(text[next]) != text[next];
}

class ViqrDecoder {
 public:
  explicit ViqrDecoder(std::string_view text) : text_(text) {}

  std::optional<Decoded> run() {
    each_word(kSample, [this](std::size_t, const Word& word) { count(word); });
    if (marked_ < kFewestMarked || possible_ < kFewestSyllables * marked_ ||
        marked_ < kFewestMarks * words_)
      return std::nullopt;
    Decoded decoded{.letters = Letters::Viqr};
    std::size_t done = 0;
    each_word(text_.size(), [&](std::size_t begin, const Word& word) {
      append_plain(decoded.text, text_.substr(done, begin - done));
      append(decoded.text, begin, word);
      done = word.end;
    });
    append_plain(decoded.text, text_.substr(done));
    decoded.confidence = score_of(decoded.text).of_all();
    return decoded;
  }

 private:
  template <typename Use>
  void each_word(std::size_t until, Use use) {
    for (std::size_t at = 0; at < std::min(until, text_.size());) {
      if (!is_ascii_letter(text_[at])) {
        ++at;
        continue;
      }
      const Word word = read_word(text_, at);
      use(at, word);
      at = word.end;
    }
  }

  /// How often a word bears the dot, and how often it stands without, where no sentence can end.
  void count(const Word& word) {
    ++words_;
    if (!word.marked) {
      --dotted_[key_of(word.reading)];
      return;
    }
    ++marked_;
    const bool whole = is_possible(key_of(word.reading));
    if (whole || is_possible(key_of(word.before_tone))) ++possible_;
    if (word.before_tone.empty() || word.reading.size() < 2) return;
    if (text_[word.end - 1] == '.' && !may_end_sentence(text_, word))
      ++dotted_[key_of(word.before_tone)];
  }

  void append(std::string& out, std::size_t begin, const Word& word) {
    if (word.marked && (reads_whole(word) || is_abbreviation(word))) {
      for (const char32_t c : word.reading) append_code_point(out, c);
      return;
    }
    const bool sound = word.marked_before && is_possible(key_of(word.before_tone));
    if (!sound && !word.shaped) {
      out += text_.substr(begin, word.end - begin);
      return;
    }
    const bool cut = !word.before_tone.empty();
    for (const char32_t c : cut ? word.before_tone : word.reading) append_code_point(out, c);
    if (cut) out += text_[word.end - 1];
  }

  /// "QDD-TTg", and "dd)" of a list: no syllables, and no other words have these pairs.
  [[nodiscard]] static bool is_abbreviation(const Word& word) {
    bool has_de = false;
    if (word.reading == U"đ") return true;
    for (const char32_t c : word.reading) {
      has_de = has_de || c == U'Đ';
      if (!is_upper(c)) return false;
    }
    return has_de;
  }

  /// Whether the last tone belongs to the word and is no sign of the sentence.
  bool reads_whole(const Word& word) {
    if (!is_possible(key_of(word.reading))) return false;
    if (word.before_tone.empty()) return true;
    const char sign = text_[word.end - 1];
    if (sign != '.' && sign != '?') return true;
    if (word.reading.size() < 2 && !word.marked_before) return false;  // "a." opens a list
    if (sign == '?' || !may_end_sentence(text_, word)) return true;
    return dotted_[key_of(word.before_tone)] > 0;
  }

  /// A backslash says that the sign behind it is no mark.
  static void append_plain(std::string& out, std::string_view text) {
    constexpr std::string_view kMarks = "`?~'.^(+dD\\";
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool escape = text[at] == '\\' && at + 1 < text.size() &&
                          kMarks.find(text[at + 1]) != std::string_view::npos;
      if (escape) ++at;
      out += text[at];
    }
  }

  std::string_view text_;
  std::uint32_t words_ = 0, marked_ = 0, possible_ = 0;
  std::unordered_map<SyllableKey, int> dotted_;
};

}  // namespace

std::optional<Decoded> decode_viqr(std::string_view text) {
  return ViqrDecoder(text).run();
}

}  // namespace viendan::ingest

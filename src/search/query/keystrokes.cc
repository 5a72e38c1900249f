#include "search/query/keystrokes.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/unicode.h"
#include "search/words/tokenizer.h"
#include "vocabulary/alphabet.h"
#include "vocabulary/syllable.h"

namespace viendan::search {
namespace {

// The longest syllable has seven letters, and each may take a key of its own for mark and tone.
constexpr std::size_t kLongestWord = 16;
constexpr std::size_t kLongestText = 4000;

enum class Method : std::uint8_t { Telex, Vni };

/// What a key does to the letters before it.
enum class Action : std::uint8_t { Tone, Hat, Horn, Breve, HornOrBreve, Stroke };
struct Key {
  Method method;
  char key;
  Action action;
  Tone tone = kLevel;
  char16_t letter = 0;  // the one letter that it marks; 0: any that can have the mark
};
constexpr Key kKeys[] = {
    {Method::Telex, 'f', Action::Tone, kGrave},
    {Method::Telex, 'r', Action::Tone, kHook},
    {Method::Telex, 'x', Action::Tone, kTilde},
    {Method::Telex, 's', Action::Tone, kAcute},
    {Method::Telex, 'j', Action::Tone, kDot},
    {Method::Telex, 'z', Action::Tone, kLevel},
    {Method::Telex, 'a', Action::Hat, {}, u'a'},
    {Method::Telex, 'e', Action::Hat, {}, u'e'},
    {Method::Telex, 'o', Action::Hat, {}, u'o'},
    {Method::Telex, 'w', Action::HornOrBreve},
    {Method::Telex, 'd', Action::Stroke},
    {Method::Vni, '1', Action::Tone, kAcute},
    {Method::Vni, '2', Action::Tone, kGrave},
    {Method::Vni, '3', Action::Tone, kHook},
    {Method::Vni, '4', Action::Tone, kTilde},
    {Method::Vni, '5', Action::Tone, kDot},
    {Method::Vni, '0', Action::Tone, kLevel},
    {Method::Vni, '6', Action::Hat},
    {Method::Vni, '7', Action::Horn},
    {Method::Vni, '8', Action::Breve},
    {Method::Vni, '9', Action::Stroke},
};

struct Marked {
  char16_t plain;
  Action action;
  char16_t marked;
};
constexpr Marked kMarked[] = {
    {u'a', Action::Hat, u'â'},    {u'e', Action::Hat, u'ê'},  {u'o', Action::Hat, u'ô'},
    {u'o', Action::Horn, u'ơ'},   {u'u', Action::Horn, u'ư'}, {u'a', Action::Breve, u'ă'},
    {u'd', Action::Stroke, u'đ'},
};

bool is_vowel(char16_t c) {
  return std::u16string_view(u"aăâeêioôơuưy").find(c) != std::u16string_view::npos;
}

/// A syllable in the making.
struct Typed {
  std::u16string letters;
  Tone tone = kLevel;
  bool changed = false;

  [[nodiscard]] bool has_vowel() const {
    return std::any_of(letters.begin(), letters.end(), is_vowel);
  }

  /// "muaw" is "mưa", but "quaw" is "quă".
  [[nodiscard]] bool ends_in_open_ua() const {
    return letters.ends_with(u"ua") && !letters.ends_with(u"qua");
  }

  /// Marks the last letter that can have the mark.
  bool mark(Action action, char16_t only) {
    for (std::size_t i = letters.size(); i-- > 0;) {
      for (const auto& [plain, marks, marked] : kMarked) {
        if (letters[i] != plain || marks != action || (only != 0 && plain != only)) continue;
        letters[i] = marked;
        // One horn marks both letters of "ươ".
        const bool pair = action == Action::Horn && marked == u'ơ' && i > 0;
        if (pair && letters[i - 1] == u'u' && (i < 2 || letters[i - 2] != u'q')) {
          letters[i - 1] = u'ư';
        }
        return true;
      }
    }
    return false;
  }

  /// Whether the key was one of the method; else it is a letter.
  bool press(const Key& key) {
    switch (key.action) {
      case Action::Tone:
        if (!has_vowel()) return false;
        tone = key.tone;
        return true;
      case Action::HornOrBreve:
        if (ends_in_open_ua()) return mark(Action::Horn, u'u');
        if (mark(Action::Horn, u'o') || mark(Action::Breve, 0) || mark(Action::Horn, u'u'))
          return true;
        letters += u'ư';  // "tw" is "tư"
        return true;
      case Action::Stroke:
        return !letters.empty() && letters.front() == u'd' && mark(Action::Stroke, 0);
      default:
        return mark(key.action, key.letter);
    }
  }

  /// Where the tone stands: on the marked vowel, else on the last of a closed syllable and the one
  /// before the last of an open one.
  [[nodiscard]] std::size_t tone_place() const {
    std::size_t begin = 0;
    while (begin < letters.size() && !is_vowel(letters[begin])) ++begin;
    std::size_t end = begin;
    while (end < letters.size() && is_vowel(letters[end])) ++end;
    const bool onset =
        end - begin > 1 && begin == 1 &&
        ((letters[0] == u'q' && letters[1] == u'u') || (letters[0] == u'g' && letters[1] == u'i'));
    if (onset) ++begin;
    for (std::size_t i = end; i-- > begin;) {
      if (bare(letters[i]) != letters[i]) return i;
    }
    const std::size_t vowels = end - begin;
    if (vowels < 2) return begin;
    return end < letters.size() || vowels > 2 ? begin + 1 : begin;
  }

  [[nodiscard]] std::string spelled() const {
    std::string word;
    const std::size_t place = tone == kLevel ? letters.size() : tone_place();
    for (std::size_t i = 0; i < letters.size(); ++i) {
      append_code_point(word, i == place ? with_tone(letters[i], tone, false) : letters[i]);
    }
    return place_tone(word);
  }
};

const Key* key_of(Method method, char c) {
  const auto found = std::find_if(std::begin(kKeys), std::end(kKeys), [&](const Key& key) {
    return key.method == method && key.key == c;
  });
  return found == std::end(kKeys) ? nullptr : found;
}

std::string decode_word(std::string_view word, Method method, bool& changed) {
  Typed typed;
  for (const char printed : word) {
    const char c = printed >= 'A' && printed <= 'Z' ? static_cast<char>(printed + 32) : printed;
    const Key* key = key_of(method, c);
    if (key != nullptr && typed.press(*key)) {
      changed = true;
    } else {
      typed.letters += static_cast<char16_t>(c);
    }
  }
  return typed.spelled();
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Keys of the language itself are no keystrokes.
bool is_operator(std::string_view word) {
  return word == "OR" || word == "NOT" || word == "AND" || word == "NEAR";
}

std::optional<std::string> decode(std::string_view text, Method method) {
  std::string decoded;
  bool changed = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    bool ascii = true;
    while (end < text.size()) {
      std::size_t after = end;
      if (!is_word(next_code_point(text, after))) break;
      ascii = ascii && after == end + 1;
      end = after;
    }
    if (end == at) {
      static_cast<void>(next_code_point(text, end));
      decoded.append(text.substr(at, end - at));
      at = end;
      continue;
    }
    const std::string_view word = text.substr(at, end - at);
    at = end;
    const bool number = word.find_first_not_of("0123456789") == std::string_view::npos;
    const bool field = at < text.size() && text[at] == ':';
    if (number || field || is_operator(word)) {
      decoded.append(word);
      continue;
    }
    if (word.size() > kLongestWord) return std::nullopt;
    const std::string reading = ascii && is_ascii_letter(word.front())
                                    ? decode_word(word, method, changed)
                                    : to_lower(word);
    if (!is_possible(syllable_key(reading))) return std::nullopt;
    decoded += reading;
  }
  return changed ? std::optional(decoded) : std::nullopt;
}

}  // namespace

std::optional<std::string> decode_keystrokes(std::string_view text) {
  if (text.size() > kLongestText) return std::nullopt;
  auto telex = decode(text, Method::Telex);
  return telex ? telex : decode(text, Method::Vni);
}

}  // namespace viendan::search

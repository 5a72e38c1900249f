// Syllables and numbers: the one reading of words that indexing, queries and highlighting share.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"

namespace viendan::search {

/// A change of what words are read from a text needs a new version: indexes of another are refused.
inline constexpr std::string_view kTokenizerVersion = "1";

/// A word's two spellings.
struct Spelling {
  std::string word;    // lower case, tone mark in the modern place: "hòa" for "HOÀ"
  std::string folded;  // without marks: "hoa"
  bool number = false;
  bool joins = false;  // a word that only joins others: "của", "và"
  [[nodiscard]] bool accented() const { return word != folded; }
};

struct Token {
  Span span;                           // in the text
  const Spelling* spelling = nullptr;  // owned by the tokenizer
};

/// Words are runs of letters, digits and marks; a digit may be followed by one point or comma and
/// a further digit ("1.500", "1,5"). Everything else separates: "1393/QĐ-TTg" is three words.
/// Invisible format characters inside a word are dropped. Not shared between threads.
class Tokenizer {
 public:
  /// The words of an NFC text in order; spellings are valid until forget().
  [[nodiscard]] std::vector<Token> read(std::string_view text);
  /// Between documents: drops what it remembers where that has grown large.
  void forget(std::size_t most = 200'000);

 private:
  const Spelling* spelling_of(std::string_view printed);

  // Vietnamese has some thousand syllables: nearly every word of a text has been seen before.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, Spelling, Hash, std::equal_to<>> seen_;
};

/// Moves a tone mark to where the reform of spelling wants it: "hoà" -> "hòa", "khoẻ" -> "khỏe",
/// "thuý" -> "thúy", but "quý". Lower case NFC in and out.
[[nodiscard]] std::string place_tone(std::string word);

}  // namespace viendan::search

// Finding a query's words in a text with the tokenizer that indexed it, and showing the best part.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/query/query_text.h"
#include "search/words/tokenizer.h"

namespace viendan::search {

/// Letters of a snippet, about: it begins and ends at words.
inline constexpr std::uint32_t kSnippetLetters = 240;

struct Snippet {
  std::string text;  // found words between kFoundBegin and kFoundEnd, "…" where text is left out
  double score = 0;  // how much of the query the best part has; 0: nothing was found
};

class Highlighter {
 public:
  /// What is found at one token of a text.
  struct Mark {
    int sought = -1;  // index of the word that stands here, or -1
    bool marked = false;
    bool joined = false;  // continues the mark of the token before it
    double extra = 0;     // what this place is worth beyond the word itself
  };

  /// How much finding a folded word tells: the rarer it is, the more.
  using Rarity = std::function<double(std::string_view folded)>;

  Highlighter(const QueryText& query, const Rarity& rarity);

  /// The part of the text that has most of the query, rare words and neighbours before others.
  [[nodiscard]] Snippet mark(std::string_view text, Tokenizer& tokenizer) const;
  /// As much of the text's beginning as a snippet has; nothing is marked.
  [[nodiscard]] static Snippet beginning(std::string_view text, Tokenizer& tokenizer);

 private:
  struct Sought {
    double weight = 0;
    bool single = false;             // sought by itself, not only in a phrase
    std::vector<std::string> exact;  // sought by itself in these spellings only
    std::vector<std::string> words;  // spellings in the query
    std::vector<int> after;          // words that stand directly before it in the query
  };

  struct Sequence {
    std::vector<Spelling> words;
    bool exact = false;  // accents count even where none were typed
  };
  /// A word of which only the beginning was typed.
  struct Beginning {
    std::string word;
    bool accented = false;
    int sought = 0;
  };

  int add(const Spelling& word, const Rarity& rarity);
  void add_clause(const Clause& clause, const Rarity& rarity, int& before);
  [[nodiscard]] bool begins(int sought, const Spelling& found) const;
  [[nodiscard]] int sought_at(const Spelling& found) const;
  [[nodiscard]] std::vector<Mark> marks(const std::vector<Token>& tokens) const;
  void mark_sequences(const std::vector<Token>& tokens, std::vector<Mark>& marks) const;

  std::vector<Sought> sought_;
  std::unordered_map<std::string, int> by_folded_;
  std::vector<Sequence> sequences_;  // phrases and symbols
  std::vector<Beginning> beginnings_;

  friend class WindowScore;
};

}  // namespace viendan::search

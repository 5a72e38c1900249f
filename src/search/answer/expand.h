// Words that are searched beside those typed, since they say the same: abbreviations and what they
// stand for, names of a body, and the body that followed it. All of it is data of the vocabulary.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/query.h"
#include "search/query/query_text.h"
#include "search/words/tokenizer.h"
#include "vocabulary/vocabulary.h"

namespace viendan::search {

inline constexpr std::size_t kMostExpansions = 8;

/// The names of the vocabulary by their words.
class Synonyms {
 public:
  struct Other {
    std::string printed;
    std::vector<Spelling> words;
    std::string why;
  };

  explicit Synonyms(const Vocabulary& vocabulary);
  /// Those of a vocabulary, shared by all readers: making them takes longer than opening an index.
  [[nodiscard]] static std::shared_ptr<const Synonyms> of(const Vocabulary& vocabulary);

  /// A name and what else says the same, most usual first.
  struct Entry {
    std::vector<Spelling> words;  // as the vocabulary spells it
    std::vector<Other> others;
  };

  /// The longest name that the first of these clauses make, with their number; nullptr where none
  /// does.
  [[nodiscard]] const Entry* find(std::span<const Clause> clauses, std::size_t& length) const;

 private:
  void add_abbreviations(const Vocabulary& vocabulary);
  void add_agencies(const Vocabulary& vocabulary);
  void add(std::string_view typed, std::string_view other, std::string why);
  [[nodiscard]] std::vector<Spelling> read(std::string_view text);

  Tokenizer tokenizer_;
  std::unordered_map<std::string, Entry> names_;  // by folded words
  std::size_t longest_ = 0;
};

struct Expanded {
  QueryText text;  // with alternatives in place of the words that have some
  std::vector<Expansion> expansions;
};

/// Whether the index knows a word at all.
using IsKnown = std::function<bool(const Spelling& word)>;

/// Words alone are expanded: what stands between quotes, after exact: or in a condition is meant as
/// typed. The same text and no expansions where there is nothing to add.
[[nodiscard]] Expanded expand(const QueryText& query, const Synonyms& synonyms,
                              const IsKnown& is_known);

}  // namespace viendan::search

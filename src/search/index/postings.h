// The words of one record, gathered before they are given to the index: each term once, with all
// its positions. Handing over word by word costs most of what indexing costs.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/index/database.h"
#include "search/words/tokenizer.h"

namespace viendan::search {

class Postings {
 public:
  /// Words of a text from the next position on, with the pairs among them. `weight` counts a word
  /// so often. Spellings must live as long as this.
  void add(std::string_view text, const std::vector<Token>& tokens, unsigned weight = 1);
  /// Words of a title, findable as such.
  void add_title(std::string_view text, const std::vector<Token>& tokens, unsigned weight);
  /// The next position; phrases do not run across what lies before and after a gap.
  [[nodiscard]] std::uint32_t position() const { return position_; }
  void gap();
  /// What is gathered as terms of the record; `pairs`: neighbours too.
  void write(Record& record, bool pairs) const;

  /// All spellings so far.
  template <typename Visit>
  void each_spelling(Visit visit) const {
    for (const auto& [spelling, word] : words_) visit(*spelling);
  }

 private:
  struct Word {
    std::vector<std::uint32_t> positions;
    unsigned extra = 0;  // beyond one a position
    std::vector<std::uint32_t> title;
  };
  struct Pair {
    const Spelling* first;
    const Spelling* second;
    unsigned weight;
  };

  void write_pairs(Record& record) const;

  std::uint32_t position_ = 1;
  std::unordered_map<const Spelling*, Word> words_;
  std::vector<Pair> pairs_;  // in order of the text
};

}  // namespace viendan::search

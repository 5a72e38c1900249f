// The forms under which the index has a syllable, and how common they are. One a reader: what was
// looked up once is kept, since an opened index does not change.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/index/database.h"
#include "search/words/tokenizer.h"

namespace viendan::search {

class Spellings {
 public:
  /// `documents` must outlive this.
  explicit Spellings(const Database& documents) : documents_(&documents) {}

  /// The accented forms of a folded syllable, the most frequent first.
  [[nodiscard]] const std::vector<std::string>& variants(std::string_view folded) const;
  /// The words of the index that begin so, in any accents unless some were typed; the most frequent
  /// first.
  [[nodiscard]] const std::vector<std::string>& beginning(const Spelling& prefix) const;
  /// How much finding a folded syllable tells: the rarer it is, the more.
  [[nodiscard]] double rarity(std::string_view folded) const;
  /// In how many records a word stands in any accents; a number as it is.
  [[nodiscard]] std::uint32_t frequency(const Spelling& word) const;

 private:
  using Forms = std::unordered_map<std::string, std::vector<std::string>>;
  template <typename Find>
  static const std::vector<std::string>& kept(Forms& forms, std::string key, std::size_t most,
                                              const Find& find);

  const Database* documents_;
  mutable Forms variants_ = {};
  mutable Forms beginnings_ = {};
};

}  // namespace viendan::search

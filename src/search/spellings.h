// The forms under which the index has a syllable, and how common they are. One a reader: what was
// looked up once is kept, since an opened index does not change.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/database.h"

namespace viendan::search {

class Spellings {
 public:
  /// `documents` must outlive this.
  explicit Spellings(const Database& documents) : documents_(&documents) {}

  /// The accented forms of a folded syllable, the most frequent first.
  [[nodiscard]] const std::vector<std::string>& variants(std::string_view folded) const;
  /// How much finding a folded syllable tells: the rarer it is, the more.
  [[nodiscard]] double rarity(std::string_view folded) const;

 private:
  const Database* documents_;
  mutable std::unordered_map<std::string, std::vector<std::string>> variants_ = {};
};

}  // namespace viendan::search

// The words that say of what type a document is.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vocabulary/vocabulary.h"

namespace viendan::citations {

/// Names of types and what else stands for them before a number ("QĐ", "Decree").
class TypeWords {
 public:
  explicit TypeWords(const Vocabulary& vocabulary);
  /// The name of the type that all of `lower` (small letters) means, or nullptr.
  [[nodiscard]] const std::string* find(std::string_view lower) const;
  /// Where letters begin in a word: "(Quyết" begins behind its bracket.
  [[nodiscard]] static std::size_t begin_of_letters(std::string_view text, std::size_t word);

 private:
  std::vector<std::pair<std::string, std::string>> names_;  // small letters -> name; sorted
};

}  // namespace viendan::citations

// An opened index with what is kept between searches of it: what the parts of a reader share.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "search/answer/expand.h"
#include "search/index/database.h"
#include "search/query/query.h"
#include "search/words/spellings.h"
#include "search/words/tokenizer.h"

namespace viendan::search {

/// Not shared between threads. The databases must outlive it.
struct OpenIndex {
  const Database& documents;
  const Database& units;
  bool parts = false;  // some document has several records
  Spellings spellings;
  Weights weights = {};
  mutable Tokenizer tokenizer = {};
  mutable std::shared_ptr<const Synonyms> known_synonyms = {};
  mutable std::string synonyms_version = {};

  /// What a value of a facet stands for.
  struct Body {
    std::string name;
    Expression condition;
  };
  mutable std::unordered_map<std::string, Body> known_bodies = {};

  OpenIndex(const Database& of_documents, const Database& of_units, bool with_parts)
      : documents(of_documents), units(of_units), parts(with_parts), spellings(of_documents) {}

  [[nodiscard]] Variants variants() const {
    return [this](std::string_view folded) { return spellings.variants(folded); };
  }
  /// Of a small index nothing: there every word is fast.
  [[nodiscard]] Share share() const {
    constexpr std::uint32_t kSmall = 1000;
    const std::uint32_t size = documents.size();
    if (size < kSmall) return {};
    return [this, size](const std::string& term) {
      return documents.frequency(term).value_or(0) / static_cast<double>(size);
    };
  }
  /// Made when first asked for: most of its time goes into cutting names into words.
  [[nodiscard]] const Synonyms& synonyms(const Vocabulary& vocabulary) const {
    if (known_synonyms == nullptr || synonyms_version != vocabulary.version()) {
      known_synonyms = Synonyms::of(vocabulary);
      synonyms_version = vocabulary.version();
    }
    return *known_synonyms;
  }
};

}  // namespace viendan::search

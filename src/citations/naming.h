// Which documents have names in this document: titles tied to numbers, and defined names.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "citations/scan.h"
#include "citations/title.h"

namespace viendan::citations {

/// What a title or name stands for, as far as the document tells.
struct Meaning {
  Reference target;
  CitationStatus status = CitationStatus::Unresolved;
  std::vector<std::string> candidates;
  std::string rule;
  double confidence = 1;
};

/// Titles whose document is known.
class KnownTitles {
 public:
  void add(TitleKey key, const Citation& of);
  void add(TitleKey key, const Reference& target, CitationStatus status);
  /// The document that alone fits best; Ambiguous where several fit equally.
  [[nodiscard]] std::optional<Meaning> find(const TitleKey& key) const;
  /// How many of the key's first words are a known title, or 0.
  [[nodiscard]] std::size_t known_beginning(const TitleKey& key) const;

 private:
  struct Row {
    TitleKey key;
    Reference target;
    CitationStatus status;
  };
  std::vector<Row> rows_;
  std::unordered_map<std::string, std::size_t> cores_;
};

/// A name that the document gives ("sau đây gọi là Kế hoạch"), or that goes without saying.
struct Name {
  std::string term;   // "Kế hoạch"
  std::string title;  // what it stands for, where that is a title
  Meaning meaning;
};

}  // namespace viendan::citations

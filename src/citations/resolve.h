// What does the document refer to? Second pass: against the corpus.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::citations {

/// What the corpus knows of documents: those in it, and those that its documents cite with number
/// and date. A value; the order of `add` does not change what it answers.
class Registry {
 public:
  /// Adds a document with the citations that `find` gave it.
  void add(const Document& document);

  struct Entry {
    Reference reference;
    std::vector<std::string> titles;  // folded: its own and those that citations give it
  };
  /// Documents with that symbol (canonical), in order of identity.
  [[nodiscard]] std::vector<const Entry*> by_symbol(std::string_view symbol) const;
  [[nodiscard]] const Entry* by_id(std::string_view id) const;
  /// Documents of which a title has these words (TitleKey::core), in order of identity.
  [[nodiscard]] std::vector<const Entry*> by_title(const std::string& core) const;
  [[nodiscard]] const std::map<std::string, Entry>& entries() const { return entries_; }

 private:
  std::map<std::string, Entry> entries_;                  // by identity
  std::map<std::string, std::set<std::string>> symbols_;  // folded symbol -> identities
  std::map<std::string, std::set<std::string>> titles_;   // core of a title -> identities
};

/// The document's citations with their final targets and statuses: by date, by other mentions, by
/// corpus, by title; never by guess. Deterministic.
[[nodiscard]] std::vector<Citation> resolve(const Document& document, const Registry& registry);

/// The cited documents that the corpus lacks, in order of identity.
[[nodiscard]] std::vector<Stub> stubs(std::span<const Document> documents);

/// What documents say against each other or themselves: one symbol with two dates, a plan with two
/// periods, one body as lead and partner. Each issue's message names documents and lines; the span
/// is in the document whose id comes first in the pair.
struct Contradiction {
  std::string document;  // id
  Issue issue;
};
[[nodiscard]] std::vector<Contradiction> contradictions(std::span<const Document> documents);

}  // namespace viendan::citations

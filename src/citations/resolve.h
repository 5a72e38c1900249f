// What does the document refer to? Second pass: against the corpus.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/claim.h"
#include "model/document.h"
#include "model/fact.h"
#include "vocabulary/vocabulary.h"

namespace viendan::citations {

/// What a document says of itself and of those that it cites, with the citations that `find` gave
/// it. Distinct, sorted.
[[nodiscard]] std::vector<Claim> claims(const Document& document);

/// All keys (model/claim.h) by which `resolve` of the document asks the registry. Distinct, sorted.
/// A registry of all claims on the documents that these keys find resolves it as one of the whole
/// corpus does.
[[nodiscard]] std::vector<std::string> lookups(const Document& document);

/// The links that resolved citations make, to documents other than `self` whose identity is sure.
/// Distinct, sorted.
[[nodiscard]] std::vector<Link> links(std::string_view self, std::span<const Citation> resolved);

/// What the corpus knows of documents: those in it, and those that its documents cite with number
/// and date. A value: the sum of claims, whatever their order and number.
class Registry {
 public:
  void add(const Claim& claim);
  void add(const Document& document);

  using Entry = Known;
  /// Documents with that symbol (canonical), in order of identity.
  [[nodiscard]] std::vector<const Entry*> by_symbol(std::string_view symbol) const;
  [[nodiscard]] const Entry* by_id(std::string_view id) const;
  /// Documents of which a title has these words (TitleKey::core), in order of identity.
  [[nodiscard]] std::vector<const Entry*> by_title(const std::string& core) const;
  [[nodiscard]] const std::map<std::string, Entry>& entries() const { return entries_; }

 private:
  std::map<std::string, Entry> entries_;                   // by identity
  std::map<std::string, std::set<std::string>> found_by_;  // key -> identities
};

/// The document's citations with their final targets and statuses: by date, by other mentions, by
/// corpus, by title; never by guess. Deterministic.
[[nodiscard]] std::vector<Citation> resolve(const Document& document, const Registry& registry);

/// The cited documents that the corpus lacks, in order of identity. The same as store::LinkTable
/// gives one by one; this form is for who holds the documents anyway.
[[nodiscard]] std::vector<Stub> stubs(std::span<const Document> documents);

/// What a document says of things that others, or itself elsewhere, may say otherwise. Of each
/// value the first saying.
[[nodiscard]] std::vector<Saying> sayings(const Document& document);

/// What documents say against each other or themselves: one symbol with two dates, a plan with two
/// periods, one body as lead and partner. Each issue's message names documents and lines; the span
/// is in the document whose id comes first in the pair.
struct Contradiction {
  std::string document;  // id
  Issue issue;
};
[[nodiscard]] std::vector<Contradiction> contradictions(std::span<const Document> documents);
/// The same of what a catalogue found.
[[nodiscard]] std::vector<Contradiction> contradictions(
    std::span<const Disagreement> disagreements);

}  // namespace viendan::citations

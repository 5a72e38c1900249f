// How often each body is named as what, over all documents.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::render {

struct AgencyCount {
  std::string id;    // "" for collectives and bodies that the vocabulary lacks
  std::string name;  // the vocabulary's for an identity, else the first that was read
  bool collective = false;
  int lead = 0;          // activities that it leads
  int coordinating = 0;  // activities in which it takes part
  int duties = 0;
  std::vector<std::string> documents;  // identities, in the order of the documents
  // Where it is named first.
  std::string source = {};
  Lines lines = {};
};

/// By which a body is told from all others: its identity, or "name:" and its name in lower case.
[[nodiscard]] std::string agency_key(std::string_view id, std::string_view name);

/// Takes documents one at a time.
class AgencyCounter {
 public:
  explicit AgencyCounter(const Vocabulary& vocabulary);
  ~AgencyCounter();
  AgencyCounter(AgencyCounter&&) noexcept;
  AgencyCounter& operator=(AgencyCounter&&) noexcept;

  void add(const Document& document);
  /// One entry an identity, and one a name where there is none; by name. Case tells no two names
  /// apart.
  [[nodiscard]] std::vector<AgencyCount> sorted() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::vector<AgencyCount> count_agencies(std::span<const Document> documents,
                                                      const Vocabulary& vocabulary);

}  // namespace viendan::render

// What the words of a question name: documents and bodies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "collection/collection.h"

namespace viendan::collection {

/// What is called so, as it is typed; where nothing is, as the symbol that it spells.
[[nodiscard]] Result<std::vector<Reference>> references_named(std::string_view name,
                                                              const store::Catalogue& catalogue,
                                                              const Vocabulary& vocabulary);

/// The documents that an address names: an identity, a number, or a symbol in any spelling.
struct Named {
  std::vector<std::string> documents;  // identities of those in the corpus
  std::vector<std::string> stubs;      // of those that are only cited
};
[[nodiscard]] Result<Named> named(const Collection& collection, std::string_view address);

/// A body that a typed name stands for.
struct MeantAgency {
  std::string key;  // as ActivitiesWanted has it: an id, or a name where there is no id
  std::string name;
  bool known = false;  // it is in the vocabulary; so `key` is its id
  friend bool operator==(const MeantAgency&, const MeantAgency&) = default;
};

/// The bodies of the vocabulary that the words name: by id, name, abbreviation ("Vụ KHCN", "BCT")
/// or code in symbols; else those in the catalogue whose name has the words. Empty for no words.
[[nodiscard]] Result<std::vector<MeantAgency>> meant_agencies(std::string_view typed,
                                                              const Collection& collection);

}  // namespace viendan::collection

#include "cli/find_document.h"

#include "base/text.h"
#include "collection/names.h"

namespace viendan::cli {

Result<Found> find_document(std::string_view address, const store::Catalogue& catalogue,
                            const Vocabulary& vocabulary) {
  const auto hash = address.find('#');
  const auto name = trim(address.substr(0, hash));
  const auto references = collection::references_named(name, catalogue, vocabulary);
  if (!references) return tl::unexpected(references.error());
  Found found;
  if (hash != std::string_view::npos) found.provision = trim(address.substr(hash + 1));
  for (const Reference& reference : *references) {
    (reference.in_corpus ? found.documents : found.stubs).push_back(reference.id);
  }
  if (found.documents.empty() && found.stubs.empty()) {
    return with_hint(Err(Error::Code::NotFound, "{}: no such document, nor is one cited", name),
                     "`viendan export documents` lists those in the index");
  }
  return found;
}

Result<std::string> find_one(std::string_view address, const store::Catalogue& catalogue,
                             const Vocabulary& vocabulary) {
  auto found = find_document(address, catalogue, vocabulary);
  if (!found) return tl::unexpected(found.error());
  std::vector<std::string> ids = std::move(found->documents);
  ids.insert(ids.end(), found->stubs.begin(), found->stubs.end());
  if (ids.size() == 1) return ids.front();
  return with_hint(
      Err(Error::Code::NotFound, "{}: several documents: {}", address, join(ids, ", ")),
      "name one of them");
}

}  // namespace viendan::cli

#include "cli/find_document.h"

#include "base/text.h"
#include "base/unicode.h"
#include "citations/resolve.h"
#include "vocabulary/symbol.h"

namespace viendan::cli {
namespace {

/// Whether an address names a document of this identity, symbol and number.
class Wanted {
 public:
  Wanted(std::string_view address, const Vocabulary& vocabulary) : address_(address) {
    if (const auto symbol = parse_symbol(vocabulary, address)) symbol_ = fold(symbol->text);
  }
  [[nodiscard]] bool is(std::string_view id, std::string_view symbol,
                        std::string_view number) const {
    if (id == address_) return true;
    if (!symbol_.empty()) return fold(symbol) == symbol_;
    return !number.empty() && number == address_;
  }

 private:
  std::string_view address_;
  std::string symbol_;
};

}  // namespace

Result<Found> find_document(std::string_view address, std::span<const Document> documents,
                            const Vocabulary& vocabulary) {
  const auto hash = address.find('#');
  const auto name = trim(address.substr(0, hash));
  Found found;
  if (hash != std::string_view::npos) found.provision = trim(address.substr(hash + 1));
  const Wanted wanted(name, vocabulary);
  for (const Document& document : documents) {
    const Metadata& m = document.metadata;
    if (wanted.is(m.id, m.symbol.value, m.number.value)) found.documents.push_back(&document);
  }
  for (Stub& stub : citations::stubs(documents)) {
    const Reference& r = stub.reference;
    if (wanted.is(r.id, r.symbol, r.number)) found.stubs.push_back(std::move(stub));
  }
  if (found.documents.empty() && found.stubs.empty()) {
    return with_hint(Err(Error::Code::NotFound, "{}: no such document, nor is one cited", name),
                     "`viendan export documents` lists those in the index");
  }
  return found;
}

Result<std::string> find_one(std::string_view address, std::span<const Document> documents,
                             const Vocabulary& vocabulary) {
  const auto found = find_document(address, documents, vocabulary);
  if (!found) return tl::unexpected(found.error());
  std::vector<std::string> ids;
  for (const Document* document : found->documents) ids.push_back(document->metadata.id);
  for (const Stub& stub : found->stubs) ids.push_back(stub.reference.id);
  if (ids.size() == 1) return ids.front();
  return with_hint(
      Err(Error::Code::NotFound, "{}: several documents: {}", address, join(ids, ", ")),
      "name one of them");
}

}  // namespace viendan::cli

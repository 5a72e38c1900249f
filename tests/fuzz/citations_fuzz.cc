// Any text is a document: what is read of it keeps the invariants, and what it does to other acts
// is told.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "ingest/read.h"
#include "pipeline/read_document.h"
#include "store/acts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace viendan;
  static const Vocabulary vocabulary = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  auto draft = ingest::read_bytes("fuzz.txt", {reinterpret_cast<const char*>(data), size});
  if (!draft) return 0;
  const Document document = pipeline::read_draft(*std::move(draft), vocabulary);
  if (!check(document)) std::abort();
  static_cast<void>(store::acting_of(document, document.citations));
  return 0;
}

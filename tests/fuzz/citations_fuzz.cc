// Any text is a document, and what is read of it keeps the invariants.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "ingest/read.h"
#include "pipeline/read_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace viendan;
  static const Vocabulary vocabulary = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  auto draft = ingest::read_bytes("fuzz.txt", {reinterpret_cast<const char*>(data), size});
  if (!draft) return 0;
  if (!check(pipeline::read_draft(*std::move(draft), vocabulary))) std::abort();
  return 0;
}

// Any bytes are a record: a sound document, or refused with a reason. What is read is written and
// read back as it is.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "model/document.h"
#include "store/sound.h"
#include "store/xml.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace viendan;
  const auto document = store::from_xml({reinterpret_cast<const char*>(data), size});
  if (!document) return 0;
  static_cast<void>(check(*document));
  if (!store::sound(*document)) return 0;
  const auto again = store::from_xml(store::to_xml(*document));
  if (!again || !(*again == *document)) std::abort();
  return 0;
}

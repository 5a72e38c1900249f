// Any bytes are a record, or the report of a build: sound, or refused with a reason. What is read
// is written and read back as it is.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "model/document.h"
#include "store/sound.h"
#include "store/xml.h"

namespace {

using namespace viendan;

void read_record(std::string_view bytes) {
  const auto document = store::from_xml(bytes);
  if (!document) return;
  static_cast<void>(check(*document));
  if (!store::sound(*document)) return;
  const auto again = store::from_xml(store::to_xml(*document));
  if (!again || !(*again == *document)) std::abort();
}

void read_report(std::string_view bytes) {
  const auto impact = store::report_from_xml(bytes);
  if (!impact) return;
  const auto again = store::report_from_xml(store::report_to_xml(*impact));
  if (!again || !(*again == *impact)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_record(bytes);
  read_report(bytes);
  return 0;
}

// Any bytes are a manifest: read, or refused with a reason; what is read is written as it was. The
// digest at the end is put right, or nothing else would ever be looked at.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/file.h"
#include "store/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace viendan;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(store::manifest_from_text(bytes));
  // The first line stands for whatever format this program has.
  std::string text = store::manifest_to_text({});
  text.resize(text.find('\n') + 1);
  text += bytes;
  text += '\n';
  text += digest(text);
  const auto manifest = store::manifest_from_text(text);
  if (!manifest) return 0;
  const auto again = store::manifest_from_text(store::manifest_to_text(*manifest));
  if (!again || !(*again == *manifest)) std::abort();
  return 0;
}

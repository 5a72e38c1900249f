// PDF files: any bytes are read or refused, within small limits.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ingest/pdf/pdf.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace viendan::ingest;
  const Limits limits{.cells = 10'000, .unpacked = 4u << 20, .pages = 20, .ocr = false};
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Input input{"fuzz", bytes, limits};
  const auto rich = read_pdf(input);
  if (rich) static_cast<void>(to_draft(input, *rich));
  return 0;
}

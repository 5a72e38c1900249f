// Any bytes are a page: read, or refused with a reason, never a crash.
#include <cstdint>
#include <string_view>

#include "ingest/frame_tables.h"
#include "ingest/html/html.h"
#include "ingest/letters/letters.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace viendan::ingest;
  Limits limits;
  limits.cells = 20'000;
  const Input input{"fuzz.html", {reinterpret_cast<const char*>(data), size}, limits};
  auto rich = read_html(input);
  if (!rich) return 0;
  decode_letters(*rich);
  unfold_frame_tables(*rich);
  static_cast<void>(to_draft(input, *rich));
  return 0;
}

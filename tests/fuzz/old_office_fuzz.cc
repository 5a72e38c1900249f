// Any bytes are an older office file, or what a converter printed of one: told, read or refused.
// The converters themselves are others' programs, run under bounds.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/unicode.h"
#include "ingest/letters/letters.h"
#include "ingest/office/compound_file.h"
#include "ingest/office/old_office.h"
#include "ingest/office/plain_output.h"

namespace {

using namespace viendan::ingest;

void look_at_container(std::string_view bytes) {
  static_cast<void>(old_format_of(bytes));
  for (const Stream& stream : streams_of(bytes)) {
    const auto* begin = stream.head.data();
    const bool within =
        begin >= bytes.data() && begin + stream.head.size() <= bytes.data() + bytes.size();
    if (!stream.head.empty() && !within) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  look_at_container(bytes);
  const Limits limits{.cells = 10'000};
  const Input input{"fuzz", bytes, limits};
  for (const auto& read : {read_plain_lines, read_quoted_sheets}) {
    auto rich = read(input);
    if (!rich) continue;
    decode_letters(*rich);
    static_cast<void>(to_draft(input, *rich));
  }
  return 0;
}

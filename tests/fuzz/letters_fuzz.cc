// Text of any encoding, and runs of any fonts: decoded or left, always to valid UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/unicode.h"
#include "ingest/letters/letters.h"

namespace {

constexpr const char* kFonts[] = {"", ".VnTime", ".VnTimeH", "VNI-Times", "Symbol", "Arial"};

/// Cuts the bytes into runs of a few fonts; invalid bytes are what a reader may hand on.
viendan::ingest::RichText rich_of(std::string_view bytes) {
  viendan::ingest::RichParagraph paragraph;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto seed = static_cast<unsigned char>(bytes[at]);
    const auto text = bytes.substr(at, 1u + seed % 16u);
    paragraph.runs.push_back({std::string(text), kFonts[seed % std::size(kFonts)], false});
    at += text.size();
  }
  return {.format = "fuzz", .pieces = {std::move(paragraph)}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto decoded = viendan::ingest::decode_bytes(bytes);
  if (decoded && !viendan::is_valid_utf8(decoded->text)) std::abort();
  auto rich = rich_of(bytes);
  viendan::ingest::decode_letters(rich);
  return 0;
}

#include "ingest/letters/letters.h"

namespace viendan::ingest {

std::optional<Decoded> decode_bytes(std::string_view) {
  return std::nullopt;
}

void decode_letters(RichText&) {}

}  // namespace viendan::ingest

#include "model/anchor.h"

#include "base/text.h"
#include "base/unicode.h"

namespace viendan {

std::string anchor_part(std::string_view ordinal) {
  std::string part;
  for (const char c : fold(ordinal)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
    part += plain ? c : '-';
  }
  return std::string(trim(part, "-."));
}

}  // namespace viendan

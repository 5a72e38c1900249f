// Any bytes inside XML. XML 1.0 has no way to write most control characters, turns CR into LF, and
// knows no bytes that are not UTF-8 (a file name may have them).
//
// Such a character is written as U+241B (the picture of an escape) and four hexadecimal digits, a
// stray byte as U+241B, "x" and two digits: "␛000C", "␛xE9". U+241B itself becomes "␛241B".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace viendan {

[[nodiscard]] std::string escape_for_xml(std::string_view bytes);
/// nullopt where the text is nothing that escape_for_xml() writes.
[[nodiscard]] std::optional<std::string> unescape_from_xml(std::string_view text);

}  // namespace viendan

// What was meant by keys typed without an input method: "tawng truwowngr" (Telex) and "ta8ng
// tru7o73ng" (VNI) are "tăng trưởng".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace viendan::search {

/// The text with the words of one method decoded; everything between them stays. nullopt unless
/// every word is then a syllable that Vietnamese can have, and one at least was changed.
[[nodiscard]] std::optional<std::string> decode_keystrokes(std::string_view text);

}  // namespace viendan::search

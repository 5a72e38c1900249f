// Which language a text is written in.
#pragma once

#include <string_view>

namespace viendan {

/// "vi", "en", or "" where a text has too few words or is in neither. Passages from all over the
/// text decide, so a few quoted names or a heading in the other language do not.
[[nodiscard]] std::string_view language_of(std::string_view text);

}  // namespace viendan

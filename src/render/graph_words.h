// Words in a picture, whose fonts are not known here: how wide they are at most, and how they are
// cut into lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viendan::render {

/// In the unit of the font size.
[[nodiscard]] double width_of(std::string_view words, double size);

/// At most `most` lines, none wider than `room`; the last ends with "…" where words are left out.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view words, double size, double room,
                                                std::size_t most);

}  // namespace viendan::render

// The citation graph of `viendan links` as a picture.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "render/export.h"

namespace viendan::cli {

/// An SVG file; `centre` is the document that was asked for.
[[nodiscard]] std::string edges_as_svg(std::span<const render::Edge> edges,
                                       std::string_view centre);

}  // namespace viendan::cli

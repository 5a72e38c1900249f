// Digest of the sources of all stages that read documents; written by the build.
#pragma once

#include <string_view>

namespace viendan::pipeline {

[[nodiscard]] std::string_view source_digest();

}  // namespace viendan::pipeline

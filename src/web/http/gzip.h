// Compression of answers. The only file that calls zlib.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace viendan::web {

/// The bytes in the gzip format; nullopt where that is not smaller. The same bytes give the same
/// form: it carries neither time nor name.
[[nodiscard]] std::optional<std::string> gzip(std::string_view bytes);

}  // namespace viendan::web

// What a browser says of the answer that it wants: which forms it reads, which it has already.
#pragma once

#include <string_view>

namespace viendan::web {

/// Whether a value of If-None-Match names the entity tag: a list of tags, weak or strong, or "*".
/// The tag may be weak itself: what counts is what stands between the quotes.
[[nodiscard]] bool names_tag(std::string_view if_none_match, std::string_view tag);

/// Whether a value of Accept-Encoding allows gzip: "gzip;q=0" does not, "*" does.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

}  // namespace viendan::web

// The record of a document as files to take away.
#pragma once

#include "web/pages/document/reading.h"

namespace viendan::web {

/// The view that lists them.
void downloads(Html& html, const Reading& reading);

/// What "?download=" names; nullopt where it names nothing.
[[nodiscard]] std::optional<Response> download(const View& view, const Document& document,
                                               std::string_view wanted);

}  // namespace viendan::web

// Names that a text gives to what it cites: "(sau đây gọi tắt là Kế hoạch)".
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "citations/type_words.h"

namespace viendan::citations {

/// The names given in a text, which is given in small letters too.
[[nodiscard]] std::vector<Span> find_definitions(std::string_view text, std::string_view lower);

/// A name of a document begins with a type of document: "(sau đây gọi là Hội đồng)" names a body.
[[nodiscard]] bool names_document(std::string_view name, const TypeWords& types);

}  // namespace viendan::citations

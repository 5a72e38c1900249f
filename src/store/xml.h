// The record of a document: one XML file, by schemas/viendan-1.xsd.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/document.h"

namespace viendan::store {

/// Byte-identical for equal documents. from_xml(to_xml(d)) == d.
[[nodiscard]] std::string to_xml(const Document& document);
[[nodiscard]] Result<Document> from_xml(std::string_view xml);

/// Checks XML against an XSD. The error names the line and what the schema expects there.
[[nodiscard]] Result<void> validate(std::string_view xml, const std::filesystem::path& schema);

}  // namespace viendan::store

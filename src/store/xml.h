// The record of a document: one XML file, by schemas/viendan-1.xsd.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/document.h"
#include "model/impact.h"

namespace viendan::store {

/// Byte-identical for equal documents. from_xml(to_xml(d)) == d for every document that is sound()
/// (see sound.h): the blocks carry the text, so they must partition it. Characters that XML cannot
/// hold are escaped (see escape.h).
[[nodiscard]] std::string to_xml(const Document& document);
/// Malformed for anything that to_xml() does not write, as far as the bytes show it.
[[nodiscard]] Result<Document> from_xml(std::string_view xml);

/// The report of a build, kept beside its manifest.
[[nodiscard]] std::string report_to_xml(const Impact& impact);
[[nodiscard]] Result<Impact> report_from_xml(std::string_view xml);

/// Checks XML against an XSD. The error names the line and what the schema expects there.
[[nodiscard]] Result<void> validate(std::string_view xml, const std::filesystem::path& schema);

}  // namespace viendan::store

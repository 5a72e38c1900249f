// Opening the catalogue of a segment, for reading and for joining.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "store/sql.h"

namespace viendan::store {

/// A part (CatalogueWriter::Use) has no indexes: it can be joined, not asked.
enum class Complete { Yes, OrPart };

/// NoIndex where there is none, or one of another format; Malformed where it is damaged as far as
/// its first pages show.
[[nodiscard]] Result<Sql> open_catalogue(const std::filesystem::path& file,
                                         Complete complete = Complete::Yes);

}  // namespace viendan::store

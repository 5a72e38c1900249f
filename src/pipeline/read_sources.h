// First pass over a corpus: what each file says. Those that changed are read, several at once.
#pragma once

#include "pipeline/sources.h"
#include "pipeline/work.h"

namespace viendan::pipeline {

/// Puts what was read on the shelf, with the identity that each document tells; others are as they
/// were. A file that cannot be read has an error.
[[nodiscard]] Result<Sources> read_sources(const Bench& bench, const std::vector<SourceFile>& files,
                                           std::int64_t scanned);

/// Reads a source into an item, as if it were new to the index; the item has an error where it
/// cannot be read.
[[nodiscard]] Result<void> read_anew(const Bench& bench, const std::string& source, Item& item,
                                     std::size_t place);

/// One source read again, with the identity that it was given: for a record that is damaged.
[[nodiscard]] Result<Document> read_again(const Bench& bench, const store::SourceRecord& record);

}  // namespace viendan::pipeline

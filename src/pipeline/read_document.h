// One document, from file to what it says: the pipeline in one expression.
#pragma once

#include <filesystem>

#include "ingest/read.h"
#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::pipeline {

/// Everything that one document tells alone; citations are not yet resolved against a corpus.
[[nodiscard]] Document read_draft(Draft draft, const Vocabulary& vocabulary);

[[nodiscard]] Result<Document> read_document(const std::filesystem::path& corpus,
                                             const std::filesystem::path& source,
                                             const Vocabulary& vocabulary,
                                             const ingest::Limits& limits = {});

}  // namespace viendan::pipeline

// One document, from file to what it says: the pipeline in one expression.
#pragma once

#include <filesystem>

#include "corrections/corrections.h"
#include "ingest/read.h"
#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::pipeline {

/// A document, and the identity that its text tells: people may have set right from what its own
/// follows.
struct Reading {
  Document document;
  std::string told;
};

/// Everything that one document tells alone, with the values that people set right; citations are
/// not yet resolved against a corpus. A document without a symbol is known by its file.
[[nodiscard]] Reading read_corrected(Draft draft, const Vocabulary& vocabulary,
                                     const corrections::Corrections& corrections);

/// The same without anyone's help; the identity is empty where no symbol is printed.
[[nodiscard]] Document read_draft(Draft draft, const Vocabulary& vocabulary);

/// The same of a file. Links that people decided are decided as far as the document alone tells
/// what it cites.
[[nodiscard]] Result<Reading> read_corrected_document(const std::filesystem::path& corpus,
                                                      const std::filesystem::path& source,
                                                      const Vocabulary& vocabulary,
                                                      const corrections::Corrections& corrections);

/// How a document that prints no symbol is known.
[[nodiscard]] std::string identity_by_file(std::string_view source);

[[nodiscard]] Result<Document> read_document(const std::filesystem::path& corpus,
                                             const std::filesystem::path& source,
                                             const Vocabulary& vocabulary,
                                             const ingest::Limits& limits = {});

}  // namespace viendan::pipeline

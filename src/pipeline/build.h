// From a corpus folder to an index that answers.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/read.h"
#include "model/impact.h"
#include "pipeline/progress.h"
#include "vocabulary/vocabulary.h"

namespace viendan::pipeline {

struct Config {
  std::filesystem::path corpus = "corpus";
  std::filesystem::path index = "index";
  unsigned jobs = 1;           // threads; the result does not depend on it
  unsigned shards = 1;         // segments of an index that is written anew
  bool full = false;           // read everything anew, changed or not
  bool allow_removal = false;  // of most of the index: guard.h
  ingest::Limits limits = {};
};

struct Failure {
  std::string source;
  std::string message;  // names the file, and the place in it where there is one
};

struct Report {
  std::size_t documents = 0;  // in the index now
  std::size_t read = 0;       // read in this build: new or changed
  std::size_t removed = 0;    // whose file is gone
  std::size_t stubs = 0;      // cited, not in the corpus
  std::vector<Failure> failures;
  std::vector<Failure> idle_corrections;   // that concern no document
  std::vector<Failure> stale_corrections;  // of documents that this build wrote
  bool published = false;                  // false where nothing had changed
  Impact impact;
};

/// Reads what changed (by the look of the file or its digest, and by version of the rules), leaves
/// the rest, and publishes at one point: whoever opens the index sees the old one or the new one,
/// whole. A file that cannot be read is reported and the others are built. Fails, and leaves the
/// index as it was, where the corpus holds no documents, the index cannot be written, or another
/// build holds it.
[[nodiscard]] Result<Report> build(const Config& config, const Vocabulary& vocabulary,
                                   Progress& progress);

/// Changes whenever the code that reads documents or the vocabulary does: what was read under
/// another version is read anew.
[[nodiscard]] std::string rules_version(const Vocabulary& vocabulary);

}  // namespace viendan::pipeline

// The index folder: the records, the state of the last build, and the one atomic point at which a
// new build becomes visible.
//
//   index/current            name of the live generation, written last, by rename
//   index/gen-000N/documents/<id>.xml   "/" of an identity is a folder
//   index/gen-000N/manifest.xml         the sources: path, digest, id, error; the rules' version
//   index/gen-000N/xapian/              the search index
//   index/lock                          held by the build that is running
//
// A killed build leaves its generation unpublished: nobody reads it, and the next build removes it.
// What stands in identities but not safely in file names is written %HH.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/document.h"

namespace viendan::store {

/// What a build knew of one source file.
struct SourceRecord {
  std::string source;  // path below the corpus
  std::string digest;  // of its bytes
  std::string id;      // of the document; "" where it could not be read
  std::string error;   // why it could not be read; "" otherwise
  friend bool operator==(const SourceRecord&, const SourceRecord&) = default;
};

struct Manifest {
  std::string rules;                  // version of the program's rules and vocabulary
  std::vector<SourceRecord> sources;  // sorted by path
};

/// A generation that can be read. Files are immutable once published, so readers need no lock.
class Workspace {
 public:
  /// Opens the live generation. NoIndex where there is none or it is of another format; the hint
  /// says what to do.
  [[nodiscard]] static Result<Workspace> open(const std::filesystem::path& index);

  [[nodiscard]] const Manifest& manifest() const { return manifest_; }
  [[nodiscard]] std::filesystem::path search_index() const { return generation_ / "xapian"; }
  [[nodiscard]] std::filesystem::path record_path(std::string_view id) const;
  [[nodiscard]] Result<Document> get(std::string_view id) const;
  /// All documents in order of identity.
  [[nodiscard]] Result<std::vector<Document>> all() const;

 private:
  std::filesystem::path generation_;
  Manifest manifest_;
};

/// A generation being written. Holds the build lock; the destructor removes what was not published.
class Generation {
 public:
  /// Begins the next generation. Busy where another build holds the lock.
  [[nodiscard]] static Result<Generation> begin(const std::filesystem::path& index);
  ~Generation();
  Generation(Generation&&) noexcept;
  Generation& operator=(Generation&&) noexcept;

  [[nodiscard]] std::filesystem::path search_index() const;
  /// Fails (Malformed) for a document that breaks the model's invariants: it could not be read.
  [[nodiscard]] Result<void> put(const Document& document);
  /// Takes the record of the live generation over as it is; NotFound where that has none.
  [[nodiscard]] Result<void> keep(std::string_view id);
  /// Writes the manifest, makes the generation the live one in one rename, and removes those
  /// before the previous one (readers of it may still be at work).
  [[nodiscard]] Result<void> publish(const Manifest& manifest);

 private:
  struct State;
  explicit Generation(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace viendan::store

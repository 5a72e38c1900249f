// Where is it said? Writing and reading the Xapian index. Terms are described in
// src/search/README.md.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/query.h"
#include "model/standing.h"
#include "vocabulary/vocabulary.h"

namespace viendan::search {

class PartWriter;

/// Writes a segment of an index into a fresh folder: what is in it never changes. One writer a
/// folder; not shared between threads.
class Writer {
 public:
  /// `segment`: its name. A document has another key in each segment that it is put into.
  /// `vocabulary`: the version by which the documents were read; "" where none was.
  [[nodiscard]] static Result<Writer> create(const std::filesystem::path& folder,
                                             std::string_view segment,
                                             std::string_view vocabulary = {});
  ~Writer();
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;

  /// The key by which readers are told that the document is dead (Location::dead).
  [[nodiscard]] Result<std::string> put(const Document& document, const Standing& standing);
  [[nodiscard]] Result<std::string> put(const Stub& stub);
  /// Completes the folder, not flushed to the disk: the publisher does that. Nothing may be put
  /// afterwards.
  [[nodiscard]] Result<void> finish();

 private:
  friend class PartWriter;
  struct State;
  explicit Writer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// One segment that has what these finished ones have. Keys stay as they are.
[[nodiscard]] Result<void> merge(const std::vector<std::filesystem::path>& folders,
                                 const std::filesystem::path& into);

/// Where an index lies: its segments, or servers of them.
struct Location {
  static constexpr std::size_t kMostSegments = 64;

  struct Segment {
    std::string documents;  // folder, or "host:port" of a xapian-tcpsrv
    std::string units;
  };
  std::vector<Segment> segments = {};
  std::vector<std::string> dead = {};  // keys of documents that were replaced or removed

  /// The segments in these folders.
  [[nodiscard]] static Location local(const std::vector<std::filesystem::path>& folders,
                                      std::vector<std::string> dead = {});
  /// Whether a folder is a stub: its files "documents" and "units" name databases, one a line, as
  /// Xapian's own stubs do.
  [[nodiscard]] static bool is_stub(const std::filesystem::path& folder);
  /// What a stub names. An optional file "dead" has the keys of documents that are passed over.
  [[nodiscard]] static Result<Location> stub(const std::filesystem::path& folder);

  /// Both as one index.
  Location& add(Location other);
};

/// Reads an index. One reader a thread.
class Reader {
 public:
  /// NoIndex (with a hint) where there is no index or one of another format.
  [[nodiscard]] static Result<Reader> open(const Location& location);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// NoIndex where the index was made with another version of the vocabulary: names and
  /// abbreviations would be looked for that its documents were not read by.
  /// Never fails because of the query's text: what cannot be parsed is read as words.
  [[nodiscard]] Result<Answer> find(const Query& query, const Vocabulary& vocabulary) const;
  /// Documents like the one with an identity or symbol: those that share its rare words, and cite
  /// what it cites. NotFound where the index lacks it.
  [[nodiscard]] Result<Answer> similar(std::string_view address, std::uint32_t limit,
                                       const Vocabulary& vocabulary) const;

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace viendan::search

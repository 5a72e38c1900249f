// What a generation of an index is made of: the one file that a build publishes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/standing.h"

namespace viendan::store {

/// How a file looked before it was read. Where nothing of it differs, neither do the bytes.
struct Stamp {
  std::uint64_t size = 0;
  std::uint64_t inode = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::int64_t changed = 0;   // of the file's status: no program can set it back
  friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// What a build knew of one source file, and where it put the document.
struct SourceRecord {
  std::string source;  // path below the corpus
  Stamp stamp = {};
  std::string digest = {};   // of its bytes
  std::string own = {};      // the identity that the document tells; "" where it could not be read
  bool translation = false;  // into another language: acts come first where identities are given
  std::string id = {};       // the identity that it was given, unlike all others
  int segment = 0;           // where its record is, and what search knows of it
  std::string key = {};      // by which search knows this version
  Validity validity = Validity::Unknown;  // as search knows it
  ForceBounds bounds = {};                // likewise
  std::string error = {};                 // why it could not be read; "" otherwise
  std::string told = {};       // the identity that its text tells, before people set anything right
  std::string corrected = {};  // digest of the corrections that concern it; "" for none
  friend bool operator==(const SourceRecord&, const SourceRecord&) = default;
};

/// A cited document that the corpus lacks: search knows it too.
struct StubRecord {
  std::string id;
  int segment = 0;
  std::string key = {};
  friend bool operator==(const StubRecord&, const StubRecord&) = default;
};

/// A correction that changed nothing, because it cannot be read or concerns no document.
struct IdleCorrection {
  std::string file;  // below the corpus
  std::uint32_t line = 0;
  bool unread = false;
  std::string message = {};  // names file and line
  friend bool operator==(const IdleCorrection&, const IdleCorrection&) = default;
};

struct Segment {
  int number = 0;
  std::uint64_t bytes = 0;             // of its search index
  std::vector<std::string> dead = {};  // keys of what was replaced or removed since
  friend bool operator==(const Segment&, const Segment&) = default;
};

struct Manifest {
  std::string rules;         // version of the program's rules and vocabulary
  std::string links = {};    // name of the state of the link table that belongs to it
  std::int64_t scanned = 0;  // when the build began to look at the sources
  int last_segment = 0;      // no segment with a higher number was ever published
  int shards = 1;            // the first segments are these, and never merged with each other
  std::vector<Segment> segments = {};
  std::vector<SourceRecord> sources = {};  // sorted by path
  std::vector<StubRecord> stubs = {};      // sorted by identity
  std::vector<IdleCorrection> idle_corrections = {};
  friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// Lines of fields between tabs: 20,000 sources are written in 10 ms, as XML in 70. The last line
/// is a digest of all before.
[[nodiscard]] std::string manifest_to_text(const Manifest& manifest);
/// NoIndex where it is of another format, Malformed where it is damaged. A newer format has a hint
/// of its own: what a newer program made is not to be written over.
[[nodiscard]] Result<Manifest> manifest_from_text(std::string_view text);
/// Whether that is why it could not be read.
[[nodiscard]] bool is_newer(const Error& error);

}  // namespace viendan::store

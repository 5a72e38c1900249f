// What people set right, as they wrote it down beside the corpus: corpus/corrections/*.xml, by
// schemas/corrections-1.xsd.
//
// A file is input like any other: bounded, without document type or entities, and one that is wrong
// costs the others nothing.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/correction.h"
#include "vocabulary/vocabulary.h"

namespace viendan::corrections {

/// The folder below a corpus; no document is looked for in it.
inline constexpr std::string_view kFolder = "corrections";

/// Which activity: by its anchor, or by what is printed around it.
struct Row {
  std::string anchor = {};
  std::string annex = {}, table = {}, ordinal = {};
  [[nodiscard]] bool empty() const { return *this == Row{}; }
  friend bool operator==(const Row&, const Row&) = default;
};

/// Which mention: by its words, and where these stand several times by line or provision.
struct Mention {
  std::string words = {};
  std::uint32_t line = 0;
  std::string anchor = {};
  bool all = false;  // all that have the words
  friend bool operator==(const Mention&, const Mention&) = default;
};

/// One correction as it is written. A value is a list: what there is one of has one item, what is
/// empty has none.
struct Entry {
  CorrectionAction action = CorrectionAction::Set;
  std::string id;      // the document, by the identity that its text tells
  std::string source;  // or by its path below the corpus
  Row row = {};        // the activity; of one to be added the one that it follows
  bool of_row = false;
  std::string field = {};  // "date", "lead"; "" of a row as a whole and of a mention
  Mention mention = {};
  std::vector<std::string> was = {}, value = {};
  std::string from = {}, to = {}, recurrence = {};  // of a period that no rule can read
  std::vector<std::pair<std::string, std::string>> fields = {};  // of a row to be added
  std::string reason = {}, by = {}, date = {};
  std::string file = {};  // below the corpus
  std::uint32_t line = 0;

  [[nodiscard]] bool of_link() const { return !mention.words.empty(); }
};

/// Those of one document, in the order in which they are written.
using Entries = std::vector<const Entry*>;

/// A file that cannot be read, an entry that makes no sense, or one that concerns no document.
struct Fault {
  std::string file;  // below the corpus
  std::uint32_t line = 0;
  std::string message;  // names file and line
  friend auto operator<=>(const Fault&, const Fault&) = default;
};

struct Limits {
  std::size_t files = 2'000;
  std::size_t file_bytes = std::size_t{4} << 20U;
  std::size_t entries = 100'000;
  std::size_t new_rows = 2'000;      // of one file: each is looked for in a text
  std::size_t value_bytes = 20'000;  // of one value
  std::size_t items = 200;           // of one list
};

class Corrections {
 public:
  Corrections() = default;
  Corrections(std::vector<Entry> entries, std::vector<Fault> faults);

  /// Those that name the document by the identity that its text tells, or by its path.
  [[nodiscard]] Entries of(std::string_view id, std::string_view source) const;
  /// Of all that these say; "" where there are none. Where in a file they stand is no part of it.
  [[nodiscard]] std::string digest(std::string_view id, std::string_view source) const;

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  /// In order of file and line.
  [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }

 private:
  std::vector<Entry> entries_;
  std::vector<Fault> faults_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_id_, by_source_;
};

/// All corrections of a corpus; none where it has no such folder. Unreadable where the folder
/// cannot be listed. What is wrong in it is told by faults().
[[nodiscard]] Result<Corrections> load(const std::filesystem::path& corpus,
                                       const Vocabulary& vocabulary, const Limits& limits = {});

/// The entries of one file; `file` is its name below the corpus.
void read_file_of_corrections(std::string_view bytes, const std::string& file,
                              const Vocabulary& vocabulary, const Limits& limits,
                              std::vector<Entry>& entries, std::vector<Fault>& faults);

}  // namespace viendan::corrections

#include "pipeline/damage.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <map>
#include <optional>

#include "citations/resolve.h"
#include "pipeline/identities.h"
#include "pipeline/telling.h"
#include "store/acts.h"
#include "store/link_table.h"
#include "store/seal.h"

namespace viendan::pipeline {
namespace {

namespace fs = std::filesystem;
using store::LinkTable;

/// A folder of its own, gone with it; none where none can be made.
class Scratch {
 public:
  Scratch() {
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "viendan-XXXXXX").string();
    if (!error && ::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    if (path_) fs::remove_all(*path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] const std::optional<fs::path>& path() const { return path_; }

 private:
  std::optional<fs::path> path_;
};

void find_in_segment(const store::Workspace& workspace, const fs::path& index, int segment,
                     std::vector<Damage>& found) {
  const auto folder = workspace.segment_path(segment);
  std::map<std::string, const store::SourceRecord*> records;
  for (const auto& record : workspace.manifest().sources) {
    if (record.id.empty() || record.segment != segment) continue;
    records.emplace(workspace.record_path(record).lexically_relative(folder).string(), &record);
  }
  for (const auto& broken : store::broken_seals(folder)) {
    const auto file = (folder / broken.file).lexically_relative(index).string();
    const auto at = records.find(broken.file);
    if (at != records.end()) {
      found.push_back({Damage::Part::Record, segment, at->second->id, file, broken.why});
    } else if (!broken.file.starts_with("documents/")) {
      found.push_back({Damage::Part::Segment, segment, "", file, broken.why});
    }
  }
}

/// Enters what a record says; a record that cannot be read is damage too.
Result<void> enter(const store::Workspace& workspace, const store::SourceRecord& record,
                   const Vocabulary& vocabulary, LinkTable& table) {
  auto document = workspace.get(record);
  if (!document) return tl::unexpected(document.error());
  const auto recorded = std::move(document->citations);
  static_cast<void>(corrections::take_decisions(*document));
  document->source = record.source;
  rename(*document, record, vocabulary);
  const auto told = told_by(*document, corrections::voice_of(document->citations, recorded));
  return table.put(record.id, told.claims, told.lookups)
      .and_then([&] { return table.set_links(record.id, citations::links(record.id, recorded)); })
      .and_then([&] { return table.set_acting(record.id, store::acting_of(*document, recorded)); });
}

Result<std::string> contents_of_records(const store::Workspace& workspace, const fs::path& scratch,
                                        const Vocabulary& vocabulary) {
  auto table = LinkTable::open(scratch / "expected.sqlite");
  if (!table) return tl::unexpected(table.error());
  if (auto begun = table->begin(store::Tracking::Off); !begun) return tl::unexpected(begun.error());
  for (const auto& record : workspace.manifest().sources) {
    if (record.id.empty()) continue;
    if (auto entered = enter(workspace, record, vocabulary, *table); !entered) {
      return tl::unexpected(entered.error());
    }
  }
  return table->contents();
}

/// A copy, with its log: the table itself may be in a folder that cannot be written.
Result<LinkTable> open_copy(const fs::path& file, const fs::path& scratch) {
  const fs::path copy = scratch / "table.sqlite";
  std::error_code error;
  fs::copy_file(file, copy, error);
  if (error) return Err(Error::Code::Malformed, "{}", error.message());
  // SQLite would take it for a table that is yet to be filled.
  if (fs::file_size(copy, error) == 0) return Err(Error::Code::Malformed, "it is empty");
  if (fs::exists(file.string() + "-wal")) {
    fs::copy_file(file.string() + "-wal", copy.string() + "-wal", error);
  }
  return LinkTable::open(copy);
}

/// Why the table is not that of these records; "" where it is.
std::string fault_of_links(const store::Workspace& workspace, const fs::path& file,
                           const Vocabulary& vocabulary) {
  const Scratch scratch;
  if (!scratch.path()) return "";
  auto table = open_copy(file, *scratch.path());
  if (!table) return table.error().message;
  if (const auto whole = table->check(); !whole) return whole.error().message;
  const auto name = table->generation();
  if (!name) return name.error().message;
  if (*name != workspace.manifest().links) return "";
  const auto contents = table->contents();
  if (!contents) return contents.error().message;
  const auto expected = contents_of_records(workspace, *scratch.path(), vocabulary);
  // Then a record is damaged, which is told as such.
  if (!expected || *expected == *contents) return "";
  return "does not say what the records say";
}

/// Records that cannot be read though their bytes are as they were written.
void find_unreadable(const store::Workspace& workspace, const fs::path& index,
                     std::vector<Damage>& found) {
  for (const auto& record : workspace.manifest().sources) {
    if (record.id.empty()) continue;
    const auto same = [&](const Damage& damage) { return damage.id == record.id; };
    if (std::ranges::any_of(found, same)) continue;
    const auto document = workspace.get(record);
    if (document) continue;
    found.push_back({Damage::Part::Record, record.segment, record.id,
                     workspace.record_path(record).lexically_relative(index).string(),
                     document.error().message});
  }
}

}  // namespace

std::vector<Damage> find_damage(const store::Workspace& workspace, const fs::path& index,
                                const Vocabulary& vocabulary) {
  std::vector<Damage> found;
  for (const auto& segment : workspace.manifest().segments) {
    find_in_segment(workspace, index, segment.number, found);
  }
  const bool sealed = std::ranges::none_of(
      found, [](const Damage& damage) { return damage.file.ends_with("/digests"); });
  if (!sealed) find_unreadable(workspace, index, found);
  const auto file = store::link_table_file(index);
  if (auto why = fault_of_links(workspace, file, vocabulary); !why.empty()) {
    found.push_back({Damage::Part::Links, 0, "", file.filename().string(), std::move(why)});
  }
  return found;
}

}  // namespace viendan::pipeline

#include "store/workspace.h"

#include <algorithm>

#include "base/file.h"
#include "store/index_folder.h"
#include "store/xml.h"

namespace viendan::store {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kLargestRecord = std::uint64_t{1} << 31;

tl::unexpected<Error> no_index(const fs::path& index) {
  const auto build = fmt::format("`viendan build --index {}`", index.string());
  if (numbers_in(index, kGeneration).empty()) {
    return with_hint(Err(Error::Code::NoIndex, "{}: no index", index.string()), "run " + build);
  }
  return with_hint(
      Err(Error::Code::NoIndex, "{}: names no generation", (index / kCurrent).string()),
      fmt::format("run `viendan check --repair --index {}`, or {}", index.string(), build));
}

}  // namespace

Result<Workspace> Workspace::open(const fs::path& index) {
  const int number = live_generation(index);
  if (number == 0) return no_index(index);
  auto manifest = read_manifest(index, number);
  // Two builds may have been published between the two reads, and removed what we looked for.
  if (!manifest && live_generation(index) > number) return open(index);
  if (!manifest) return tl::unexpected(manifest.error());
  return of(index, number, *std::move(manifest));
}

Result<Workspace> Workspace::open_newest(const fs::path& index) {
  const auto numbers = numbers_in(index, kGeneration);
  Result<Workspace> found = no_index(index);
  for (auto number = numbers.rbegin(); number != numbers.rend() && !found; ++number) {
    found = read_manifest(index, *number).map([&](Manifest&& manifest) {
      return of(index, *number, std::move(manifest));
    });
  }
  return found;
}

Workspace Workspace::of(const fs::path& index, int generation, Manifest manifest) {
  Workspace workspace;
  workspace.index_ = index;
  workspace.generation_ = generation;
  workspace.manifest_ = std::move(manifest);
  const auto& sources = workspace.manifest_.sources;
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    if (!sources[i].id.empty()) workspace.by_id_.push_back(i);
  }
  std::ranges::sort(workspace.by_id_, {},
                    [&](std::uint32_t i) { return std::string_view(sources[i].id); });
  return workspace;
}

std::optional<Manifest> Workspace::manifest_before() const {
  auto manifest = read_manifest(index_, generation_ - 1);
  return manifest ? std::optional(*std::move(manifest)) : std::nullopt;
}

std::optional<fs::file_time_type> Workspace::published() const {
  std::error_code error;
  const auto time = fs::last_write_time(generation_folder(index_, generation_) / kManifest, error);
  return error ? std::nullopt : std::optional(time);
}

fs::path Workspace::report_path() const {
  return generation_folder(index_, generation_) / kReport;
}

const SourceRecord* Workspace::find(std::string_view id) const {
  const auto id_of = [this](std::uint32_t i) { return std::string_view(manifest_.sources[i].id); };
  const auto at = std::ranges::lower_bound(by_id_, id, {}, id_of);
  return at == by_id_.end() || id_of(*at) != id ? nullptr : &manifest_.sources[*at];
}

fs::path Workspace::record_path(const SourceRecord& record) const {
  return record_in(segment_folder(index_, record.segment), record.id);
}

fs::path Workspace::segment_path(int segment) const {
  return segment_folder(index_, segment);
}

Result<Document> Workspace::get(const SourceRecord& record) const {
  const fs::path path = record_path(record);
  auto document = read_file(path, kLargestRecord).and_then([](const std::string& bytes) {
    return from_xml(bytes);
  });
  if (document && document->metadata.id == record.id) return document;
  return with_hint(Err(Error::Code::Malformed, "{}: {}", path.string(),
                       document ? "the record of another document" : document.error().message),
                   fmt::format("run `viendan check --repair --index {}`", index_.string()));
}

Result<Document> Workspace::get(std::string_view id) const {
  const SourceRecord* const record = find(id);
  if (record == nullptr) return Err(Error::Code::NotFound, "no document {}", id);
  return get(*record);
}

Result<std::vector<Document>> Workspace::all() const {
  std::vector<Document> documents;
  documents.reserve(by_id_.size());
  for (const std::uint32_t i : by_id_) {
    auto document = get(manifest_.sources[i]);
    if (!document) return tl::unexpected(document.error());
    documents.push_back(*std::move(document));
  }
  return documents;
}

std::vector<fs::path> Workspace::search_folders() const {
  std::vector<fs::path> folders;
  for (const Segment& segment : manifest_.segments) {
    folders.push_back(search_in(segment_folder(index_, segment.number)));
  }
  return folders;
}

std::vector<std::string> Workspace::dead() const {
  std::vector<std::string> keys;
  for (const Segment& segment : manifest_.segments) {
    keys.insert(keys.end(), segment.dead.begin(), segment.dead.end());
  }
  return keys;
}

std::vector<fs::path> Workspace::catalogue_files() const {
  std::vector<fs::path> files;
  for (const Segment& segment : manifest_.segments) {
    files.push_back(catalogue_in(segment_folder(index_, segment.number)));
  }
  return files;
}

fs::path link_table_file(const fs::path& index) {
  return index / "state.sqlite";
}

}  // namespace viendan::store

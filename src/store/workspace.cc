#include "store/workspace.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>

#include "base/file.h"
#include "base/text.h"
#include "store/file_name.h"
#include "store/sound.h"
#include "store/xml.h"

namespace viendan::store {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kManifest = "manifest";
constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 31;

/// Folders that are counted: "gen-0001", "seg-0001".
constexpr std::string_view kGeneration = "gen-";
constexpr std::string_view kSegment = "seg-";

std::string numbered(std::string_view prefix, int number) {
  return fmt::format("{}{:04}", prefix, number);
}

/// The number in such a name, or -1 for any other name.
int number_in(std::string_view prefix, std::string_view name) {
  if (!name.starts_with(prefix)) return -1;
  const int number = to_int(name.substr(prefix.size()));
  return number > 0 && numbered(prefix, number) == name ? number : -1;
}

fs::path generation_folder(const fs::path& index, int number) {
  return index / numbered(kGeneration, number);
}

fs::path segment_folder(const fs::path& index, int number) {
  return index / "segments" / numbered(kSegment, number);
}

fs::path search_in(const fs::path& segment) {
  return segment / "xapian";
}

fs::path catalogue_in(const fs::path& segment) {
  return segment / "catalogue.sqlite";
}

fs::path record_in(const fs::path& segment, std::string_view id) {
  return segment / "documents" / record_file(id);
}

tl::unexpected<Error> no_index(const fs::path& index, std::string_view why) {
  return with_hint(Err(Error::Code::NoIndex, "{}: {}", index.string(), why),
                   fmt::format("run `viendan build --index {}`", index.string()));
}

/// The number of the live generation, or 0 where there is none.
int live_generation(const fs::path& index) {
  const auto name = read_file(index / "current", 64);
  return name ? std::max(number_in(kGeneration, trim(*name)), 0) : 0;
}

Result<Manifest> read_manifest(const fs::path& index, int generation) {
  const auto bytes = read_file(generation_folder(index, generation) / kManifest, kLargestFile);
  if (!bytes) return no_index(index, "the live generation is not there");
  auto manifest = manifest_from_text(*bytes);
  if (!manifest) return no_index(index, manifest.error().message);
  return manifest;
}

tl::unexpected<Error> failed(std::string_view what, const fs::path& path, std::string_view why) {
  return Err(Error::Code::Unreadable, "{}: {}: {}", path.string(), what, why);
}

Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return failed("cannot create", folder, error.message());
  return {};
}

/// Records are flushed all at once before they are published. What stands under the name may be
/// linked to a published record, so it is removed rather than written over.
Result<void> write_record(const fs::path& path, std::string_view bytes) {
  if (auto made = make_folder(path.parent_path()); !made) return made;
  std::error_code error;
  fs::remove(path, error);
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return failed("cannot write", path, std::strerror(errno));
  return {};
}

Result<void> link_or_copy(const fs::path& from, const fs::path& to) {
  if (auto made = make_folder(to.parent_path()); !made) return made;
  std::error_code error;
  fs::remove(to, error);
  fs::create_hard_link(from, to, error);
  if (!error) return {};
  fs::copy_file(from, to, error);  // file systems without links
  if (error) return failed("cannot write", to, error.message());
  return {};
}

/// The numbers of all folders of that prefix.
std::vector<int> numbers_in(const fs::path& folder, std::string_view prefix) {
  std::vector<int> numbers;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const int number = number_in(prefix, entry->path().filename().string());
    if (number > 0) numbers.push_back(number);
  }
  return numbers;
}

/// What cannot be removed now is tried again by the next build.
void remove_generations(const fs::path& index, auto unwanted) {
  for (const int number : numbers_in(index, kGeneration)) {
    std::error_code ignored;
    if (unwanted(number)) fs::remove_all(generation_folder(index, number), ignored);
  }
}

void remove_segments(const fs::path& index, auto unwanted) {
  for (const int number : numbers_in(index / "segments", kSegment)) {
    std::error_code ignored;
    if (unwanted(number)) fs::remove_all(segment_folder(index, number), ignored);
  }
}

bool names(const Manifest& manifest, int segment) {
  return std::ranges::find(manifest.segments, segment, &Segment::number) != manifest.segments.end();
}

/// The right to build, given up when it goes out of scope or the process ends, however it ends.
class BuildLock {
 public:
  static Result<BuildLock> take(const fs::path& index) {
    const fs::path path = index / "lock";
    BuildLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (lock.file_ < 0) return failed("cannot open", path, std::strerror(errno));
    if (::flock(lock.file_, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno != EWOULDBLOCK) return failed("cannot lock", path, std::strerror(errno));
    return with_hint(
        Err(Error::Code::Busy, "{}: another build is writing this index", index.string()),
        fmt::format("wait for it to end: it holds {}", path.string()));
  }
  explicit BuildLock(int file) : file_(file) {}
  BuildLock(BuildLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  BuildLock& operator=(BuildLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~BuildLock() {
    if (file_ >= 0) ::close(file_);
  }

 private:
  int file_;
};

/// One flush of the file system instead of one a record: a build has thousands.
Result<void> flush(const fs::path& folder) {
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool flushed = handle >= 0 && ::syncfs(handle) == 0;
  const int reason = errno;
  if (handle >= 0) ::close(handle);
  if (!flushed) return failed("cannot flush", folder, std::strerror(reason));
  return {};
}

}  // namespace

Result<Workspace> Workspace::open(const fs::path& index) {
  const int number = live_generation(index);
  if (number == 0) return no_index(index, "no index");
  Workspace workspace;
  workspace.index_ = index;
  workspace.generation_ = number;
  auto manifest = read_manifest(index, number);
  // Two builds may have been published between the two reads, and removed what we looked for.
  if (!manifest && live_generation(index) > number) return open(index);
  if (!manifest) return tl::unexpected(manifest.error());
  workspace.manifest_ = *std::move(manifest);
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

const SourceRecord* Workspace::find(std::string_view id) const {
  const auto id_of = [this](std::uint32_t i) { return std::string_view(manifest_.sources[i].id); };
  const auto at = std::ranges::lower_bound(by_id_, id, {}, id_of);
  return at == by_id_.end() || id_of(*at) != id ? nullptr : &manifest_.sources[*at];
}

fs::path Workspace::record_path(const SourceRecord& record) const {
  return record_in(segment_folder(index_, record.segment), record.id);
}

Result<Document> Workspace::get(const SourceRecord& record) const {
  const fs::path path = record_path(record);
  auto document = read_file(path, kLargestFile).and_then([](const std::string& bytes) {
    return from_xml(bytes);
  });
  if (document && document->metadata.id == record.id) return document;
  return with_hint(Err(Error::Code::Malformed, "{}: {}", path.string(),
                       document ? "the record of another document" : document.error().message),
                   fmt::format("run `viendan build --full --index {}`", index_.string()));
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

struct Generation::State {
  fs::path index;
  BuildLock lock;
  int before = 0;  // number of the live generation; 0: none
  std::optional<Workspace> live = {};
  int last_segment = 0;
  bool published = false;

  [[nodiscard]] fs::path folder() const { return generation_folder(index, before + 1); }
  [[nodiscard]] int last_published_segment() const {
    return live ? live->manifest().last_segment : 0;
  }
  void remove_unpublished() const {
    remove_generations(index, [this](int number) { return number > before; });
    // Where the live manifest cannot be read nothing tells which segments others still read.
    if (before > 0 && !live) return;
    remove_segments(index, [this](int number) { return number > last_published_segment(); });
  }
  ~State() {
    if (!published) remove_unpublished();
  }
};

Generation::Generation(std::unique_ptr<State> state) : state_(std::move(state)) {}
Generation::~Generation() = default;
Generation::Generation(Generation&&) noexcept = default;
Generation& Generation::operator=(Generation&&) noexcept = default;

Result<Generation> Generation::begin(const fs::path& index) {
  if (auto made = make_folder(index / "segments"); !made) return tl::unexpected(made.error());
  auto lock = BuildLock::take(index);
  if (!lock) return tl::unexpected(lock.error());
  auto state = std::unique_ptr<State>(new State{index, *std::move(lock), live_generation(index)});
  if (auto live = Workspace::open(index)) state->live = *std::move(live);
  state->remove_unpublished();
  const auto there = numbers_in(index / "segments", kSegment);
  state->last_segment = state->last_published_segment();
  for (const int number : there) state->last_segment = std::max(state->last_segment, number);
  return Generation(std::move(state));
}

const Workspace* Generation::live() const {
  return state_->live ? &*state_->live : nullptr;
}

Result<int> Generation::add_segment() {
  const int number = ++state_->last_segment;
  if (auto made = make_folder(segment_folder(state_->index, number)); !made) {
    return tl::unexpected(made.error());
  }
  return number;
}

fs::path Generation::search_folder(int segment) const {
  return search_in(segment_folder(state_->index, segment));
}

fs::path Generation::catalogue_file(int segment) const {
  return catalogue_in(segment_folder(state_->index, segment));
}

fs::path Generation::record_path(int segment, std::string_view id) const {
  return record_in(segment_folder(state_->index, segment), id);
}

fs::path Generation::scratch() const {
  return state_->folder() / "scratch";
}

Result<void> Generation::put(int segment, const Document& document) const {
  if (auto storable = sound(document); !storable) return storable;
  return write_record(record_path(segment, document.metadata.id), to_xml(document));
}

Result<void> Generation::keep(int from, int to, std::string_view id) const {
  return link_or_copy(record_path(from, id), record_path(to, id));
}

Result<void> Generation::move(int from, int to, std::string_view id) const {
  return keep(from, to, id).map([&] {
    std::error_code ignored;
    fs::remove(record_path(from, id), ignored);
  });
}

Result<void> Generation::publish(Manifest manifest) {
  const auto& index = state_->index;
  std::error_code ignored;
  fs::remove_all(scratch(), ignored);
  manifest.last_segment = state_->last_segment;
  const auto folder = state_->folder();
  if (auto written = write_record(folder / kManifest, manifest_to_text(manifest)); !written) {
    return written;
  }
  if (auto flushed = flush(folder); !flushed) return flushed;
  const auto name = numbered(kGeneration, state_->before + 1) + "\n";
  if (auto live = write_file_atomically(index / "current", name); !live) return live;
  state_->published = true;
  remove_generations(index, [this](int number) { return number < state_->before; });
  const Manifest before = state_->live ? state_->live->manifest() : Manifest{};
  remove_segments(index,
                  [&](int number) { return !names(manifest, number) && !names(before, number); });
  return {};
}

fs::path link_table_file(const fs::path& index) {
  return index / "state.sqlite";
}

}  // namespace viendan::store

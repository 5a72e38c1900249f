#include "store/workspace.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "base/file.h"
#include "base/text.h"
#include "store/file_name.h"
#include "store/manifest.h"
#include "store/sound.h"
#include "store/xml.h"

namespace viendan::store {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kGenerationPrefix = "gen-";
constexpr std::string_view kRecords = "documents";
constexpr std::string_view kManifest = "manifest.xml";
constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 31;

std::string generation_name(int number) {
  return fmt::format("{}{:04}", kGenerationPrefix, number);
}

/// The number in the name of a generation, or -1 for any other name.
int generation_number(std::string_view name) {
  if (!name.starts_with(kGenerationPrefix)) return -1;
  const int number = to_int(name.substr(kGenerationPrefix.size()));
  return number > 0 && generation_name(number) == name ? number : -1;
}

tl::unexpected<Error> no_index(const fs::path& index, std::string_view why) {
  return with_hint(Err(Error::Code::NoIndex, "{}: {}", index.string(), why),
                   fmt::format("run `viendan build --index {}`", index.string()));
}

/// The number of the live generation, or 0 where there is none.
int live_generation(const fs::path& index) {
  const auto name = read_file(index / "current", 64);
  return name ? std::max(generation_number(trim(*name)), 0) : 0;
}

Result<Manifest> read_manifest(const fs::path& index, const fs::path& generation) {
  const auto bytes = read_file(generation / kManifest, kLargestFile);
  if (!bytes) return no_index(index, "the live generation is not there");
  auto manifest = manifest_from_xml(*bytes);
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

/// Numbers of all generations, published or not.
std::vector<int> generations(const fs::path& index) {
  std::vector<int> numbers;
  std::error_code error;
  for (fs::directory_iterator entry(index, error), end; !error && entry != end;
       entry.increment(error)) {
    const int number = generation_number(entry->path().filename().string());
    if (number > 0) numbers.push_back(number);
  }
  return numbers;
}

void remove_generations(const fs::path& index, auto unwanted) {
  for (const int number : generations(index)) {
    std::error_code ignored;  // what cannot be removed now is tried again by the next build
    if (unwanted(number)) fs::remove_all(index / generation_name(number), ignored);
  }
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
  workspace.generation_ = index / generation_name(number);
  auto manifest = read_manifest(index, workspace.generation_);
  // Two builds may have been published between the two reads, and removed what we looked for.
  if (!manifest && live_generation(index) > number) return open(index);
  if (!manifest) return tl::unexpected(manifest.error());
  workspace.manifest_ = *std::move(manifest);
  return workspace;
}

fs::path Workspace::record_path(std::string_view id) const {
  return generation_ / kRecords / record_file(id);
}

Result<Document> Workspace::get(std::string_view id) const {
  const fs::path path = record_path(id);
  std::error_code error;
  if (!fs::exists(path, error)) return Err(Error::Code::NotFound, "no document {}", id);
  const auto bytes = read_file(path, kLargestFile);
  if (!bytes) return tl::unexpected(bytes.error());
  auto document = from_xml(*bytes);
  if (document && document->metadata.id == id) return document;
  return with_hint(
      Err(Error::Code::Malformed, "{}: {}", path.string(),
          document ? "the record of another document" : document.error().message),
      fmt::format("run `viendan build --full --index {}`", generation_.parent_path().string()));
}

Result<std::vector<Document>> Workspace::all() const {
  std::vector<std::string> ids;
  for (const SourceRecord& record : manifest_.sources) {
    if (!record.id.empty()) ids.push_back(record.id);
  }
  std::ranges::sort(ids);
  std::vector<Document> documents;
  documents.reserve(ids.size());
  for (const std::string& id : ids) {
    auto document = get(id);
    if (!document) return tl::unexpected(document.error());
    documents.push_back(*std::move(document));
  }
  return documents;
}

struct Generation::State {
  fs::path index;
  int live = 0;  // 0: none
  int number = 0;
  BuildLock lock;
  bool published = false;

  [[nodiscard]] fs::path folder() const { return index / generation_name(number); }
  ~State() {
    std::error_code ignored;
    if (!published) fs::remove_all(folder(), ignored);
  }
};

Generation::Generation(std::unique_ptr<State> state) : state_(std::move(state)) {}
Generation::~Generation() = default;
Generation::Generation(Generation&&) noexcept = default;
Generation& Generation::operator=(Generation&&) noexcept = default;

Result<Generation> Generation::begin(const fs::path& index) {
  if (auto made = make_folder(index); !made) return tl::unexpected(made.error());
  auto lock = BuildLock::take(index);
  if (!lock) return tl::unexpected(lock.error());
  const int live = live_generation(index);
  remove_generations(index, [live](int number) { return number > live; });
  auto state = std::unique_ptr<State>(new State{index, live, live + 1, *std::move(lock)});
  if (auto made = make_folder(state->folder() / kRecords); !made) {
    return tl::unexpected(made.error());
  }
  return Generation(std::move(state));
}

fs::path Generation::search_index() const {
  return state_->folder() / "xapian";
}

Result<void> Generation::put(const Document& document) {
  if (auto storable = sound(document); !storable) return storable;
  const auto path = state_->folder() / kRecords / record_file(document.metadata.id);
  return write_record(path, to_xml(document));
}

Result<void> Generation::keep(std::string_view id) {
  const auto name = record_file(id);
  const auto before = state_->index / generation_name(state_->live) / kRecords / name;
  std::error_code error;
  if (!fs::exists(before, error)) return Err(Error::Code::NotFound, "no record of {} to keep", id);
  return link_or_copy(before, state_->folder() / kRecords / name);
}

Result<void> Generation::publish(const Manifest& manifest) {
  const auto folder = state_->folder();
  if (auto written = write_record(folder / kManifest, manifest_to_xml(manifest)); !written) {
    return written;
  }
  if (auto flushed = flush(folder); !flushed) return flushed;
  const auto name = generation_name(state_->number) + "\n";
  if (auto live = write_file_atomically(state_->index / "current", name); !live) return live;
  state_->published = true;
  const int previous = state_->live;
  remove_generations(state_->index, [previous](int number) { return number < previous; });
  return {};
}

}  // namespace viendan::store

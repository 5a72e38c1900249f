#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include "base/fault.h"
#include "base/file.h"
#include "store/index_folder.h"
#include "store/seal.h"
#include "store/sound.h"
#include "store/workspace.h"
#include "store/xml.h"

namespace viendan::store {
namespace fs = std::filesystem;
namespace {

Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return cannot_write("cannot create", folder, error.value());
  return {};
}

/// Records are flushed all at once before they are published.
Result<void> write_below(const fs::path& path, std::string_view bytes) {
  return make_folder(path.parent_path()).and_then([&] { return write_file(path, bytes); });
}

Result<void> link_or_copy(const fs::path& from, const fs::path& to) {
  if (auto made = make_folder(to.parent_path()); !made) return made;
  if (const int fault = fault_at("record.link")) return cannot_write("cannot write", to, fault);
  std::error_code error;
  fs::remove(to, error);
  fs::create_hard_link(from, to, error);
  if (!error) return {};
  fs::copy_file(from, to, error);  // file systems without links
  if (error) return cannot_write("cannot write", to, error.value());
  return {};
}

/// What cannot be removed now is tried again by the next build.
void remove_generations(const fs::path& index, auto unwanted) {
  for (const int number : numbers_in(index, kGeneration)) {
    if (!unwanted(number)) continue;
    pass("generation.remove");
    std::error_code ignored;
    fs::remove_all(generation_folder(index, number), ignored);
  }
}

void remove_segments(const fs::path& index, auto unwanted) {
  for (const int number : numbers_in(index / "segments", kSegment)) {
    if (!unwanted(number)) continue;
    const auto folder = segment_folder(index, number);
    std::error_code ignored;
    pass("segment.remove");
    fs::remove(catalogue_in(folder), ignored);
    pass("segment.half-removed");
    fs::remove_all(folder, ignored);
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
    if (lock.file_ < 0) return cannot_write("cannot open", path, errno);
    if (::flock(lock.file_, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno != EWOULDBLOCK) return cannot_write("cannot lock", path, errno);
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

/// The file system that the index is on. Opened before anything is written: what fails to reach the
/// disk is told to those alone who were there.
class Disk {
 public:
  explicit Disk(const fs::path& folder)
      : folder_(folder), file_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}
  Disk(Disk&& other) noexcept
      : folder_(std::move(other.folder_)), file_(std::exchange(other.file_, -1)) {}
  Disk& operator=(Disk&&) = delete;
  ~Disk() {
    if (file_ >= 0) ::close(file_);
  }
  /// One flush instead of one a record: a build has thousands.
  [[nodiscard]] Result<void> flush() const {
    if (const int fault = fault_at("index.flush")) {
      return cannot_write("cannot flush", folder_, fault);
    }
    if (file_ < 0 || ::syncfs(file_) != 0) return cannot_write("cannot flush", folder_, errno);
    return {};
  }

 private:
  fs::path folder_;
  int file_;
};

/// The number that the live generation has, or had: where `current` is damaged, what it named must
/// stay until there is another.
int last_generation(const fs::path& index) {
  if (const int live = live_generation(index); live > 0) return live;
  int last = 0;
  for (const int number : numbers_in(index, kGeneration)) {
    if (fs::exists(generation_folder(index, number) / kManifest)) last = number;
  }
  return last;
}

/// Whether a newer program made it.
Result<void> refuse_newer(const fs::path& index, int generation) {
  auto manifest = read_manifest(index, generation);
  if (manifest || !is_newer(manifest.error())) return {};
  return tl::unexpected(std::move(manifest.error()));
}

}  // namespace

struct Generation::State {
  fs::path index;
  BuildLock lock;
  Disk disk;
  int before = 0;  // number of the live generation; 0: none
  std::optional<Workspace> live = {};
  int last_before = 0;  // segments up to this one are not of this build
  int last_segment = 0;
  bool published = false;

  [[nodiscard]] fs::path folder() const { return generation_folder(index, before + 1); }
  [[nodiscard]] int last_published_segment() const {
    return live ? live->manifest().last_segment : 0;
  }
  void remove_unpublished() const {
    // A publication that could not be flushed is one all the same.
    if (live_generation(index) > before) return;
    remove_generations(index, [this](int number) { return number > before; });
    remove_segments(index, [this](int number) { return number > last_before; });
  }
  /// What a build that was killed after its publication had still to remove.
  void remove_old() const {
    if (!live) return;
    remove_generations(index, [this](int number) { return number < before - 1; });
    const auto& now = live->manifest();
    const auto there = numbers_in(index / "segments", kSegment);
    if (std::ranges::all_of(there, [&](int number) { return names(now, number); })) return;
    const auto earlier = live->manifest_before();
    if (!earlier && fs::exists(generation_folder(index, before - 1) / kManifest)) return;
    remove_segments(index, [&](int number) {
      return !names(now, number) && !(earlier && names(*earlier, number));
    });
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
  const int before = last_generation(index);
  if (auto ours = refuse_newer(index, before); !ours) return tl::unexpected(ours.error());
  auto state = std::unique_ptr<State>(new State{index, *std::move(lock), Disk(index), before});
  if (auto live = Workspace::open(index)) state->live = *std::move(live);
  const auto there = numbers_in(index / "segments", kSegment);
  state->last_before = there.empty() ? 0 : there.back();
  // Where the live manifest cannot be read nothing tells which segments others still read.
  if (before == 0 || state->live) state->last_before = state->last_published_segment();
  state->remove_unpublished();
  state->remove_old();
  // What could not be removed keeps its number.
  const auto left = numbers_in(index / "segments", kSegment);
  state->last_segment = std::max(state->last_before, left.empty() ? 0 : left.back());
  return Generation(std::move(state));
}

const Workspace* Generation::live() const {
  return state_->live ? &*state_->live : nullptr;
}

int Generation::number() const {
  return state_->before + 1;
}

void Generation::take_for_live(Manifest manifest) {
  state_->live = Workspace::of(state_->index, state_->before, std::move(manifest));
}

Result<int> Generation::add_segment() {
  const int number = ++state_->last_segment;
  const auto folder = segment_folder(state_->index, number);
  if (const int fault = fault_at("segment.create")) {
    return cannot_write("cannot create", folder, fault);
  }
  return make_folder(folder).map([number] { return number; });
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
  return write_below(record_path(segment, document.metadata.id), to_xml(document));
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

Result<void> Generation::publish(Manifest manifest, std::string_view report) {
  const auto& index = state_->index;
  std::error_code ignored;
  fs::remove_all(scratch(), ignored);
  manifest.last_segment = state_->last_segment;
  for (const Segment& segment : manifest.segments) {
    if (segment.number <= state_->last_before) continue;  // sealed when it was published
    if (auto sealed = seal(segment_folder(index, segment.number)); !sealed) return sealed;
  }
  const auto file = state_->folder() / kManifest;
  if (auto written = write_below(file, manifest_to_text(manifest)); !written) return written;
  const auto told = state_->folder() / kReport;
  if (!report.empty()) {
    if (auto written = write_below(told, report); !written) return written;
  } else if (state_->live) {
    (void)link_or_copy(state_->live->report_path(), told);
  }
  if (auto flushed = state_->disk.flush(); !flushed) return flushed;
  const auto name = numbered(kGeneration, state_->before + 1) + "\n";
  if (auto live = write_file_atomically(index / kCurrent, name); !live) return live;
  state_->published = true;
  pass("published");
  remove_generations(index, [this](int number) { return number < state_->before; });
  const Manifest before = state_->live ? state_->live->manifest() : Manifest{};
  remove_segments(index,
                  [&](int number) { return !names(manifest, number) && !names(before, number); });
  return {};
}

}  // namespace viendan::store

#include "web/live.h"

#include <sys/stat.h>

#include <mutex>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "web/http/answer.h"

namespace viendan::web {
namespace {

/// How a file is now; two that are equal are the same file, unchanged.
struct Look {
  ino_t inode = 0;
  std::int64_t seconds = 0, nanoseconds = 0;
  friend bool operator==(const Look&, const Look&) = default;
};

Look look_at(const std::filesystem::path& file) {
  struct stat found = {};
  if (stat(file.c_str(), &found) != 0) return {};
  return {found.st_ino, found.st_ctim.tv_sec, found.st_ctim.tv_nsec};
}

constexpr int kTimes = 3;  // that a page is made at most

}  // namespace

struct Live::State {
  const std::filesystem::path index;
  const Vocabulary& vocabulary;

  std::mutex mutex = {};
  Look look = {};
  std::string generation = {};
  std::vector<std::unique_ptr<Collection>> idle = {};  // of this generation

  /// With the lock held: those of an older generation go.
  void refresh(std::vector<std::unique_ptr<Collection>>& old) {
    const std::filesystem::path file = index / "current";
    const Look now = look_at(file);
    if (now == look && !generation.empty()) return;
    constexpr std::uint64_t kMost = 256;
    const auto name = read_file(file, kMost);
    look = now;
    const std::string found(name ? trim(*name) : std::string_view{});
    if (found == generation) return;
    generation = found;
    old.swap(idle);
  }

  struct Opened {
    std::string generation;  // that was live before it was opened
    std::unique_ptr<Collection> collection;
  };

  Result<Opened> take() {
    std::vector<std::unique_ptr<Collection>> old;  // closed after the lock is given back
    std::unique_lock lock(mutex);
    refresh(old);
    Opened opened{generation, nullptr};
    if (!idle.empty()) {
      opened.collection = std::move(idle.back());
      idle.pop_back();
      return opened;
    }
    lock.unlock();
    auto collection = open_live();
    if (!collection) return tl::unexpected(collection.error());
    opened.collection = std::make_unique<Collection>(*std::move(collection));
    return opened;
  }

  /// Tries again where builds have published while it was being opened.
  Result<Collection> open_live() {
    for (int i = 1;; ++i) {
      const Look before = look_at(index / "current");
      auto collection = Collection::open(index, vocabulary);
      if (collection || i == kTimes || look_at(index / "current") == before) return collection;
    }
  }

  /// Keeps it for the next page, unless it is of an older generation.
  void give_back(Opened opened) {
    const std::lock_guard lock(mutex);
    if (opened.generation == generation) idle.push_back(std::move(opened.collection));
  }
};

Live::Live(std::filesystem::path index, const Vocabulary& vocabulary)
    : state_(new State{std::move(index), vocabulary}) {}
Live::~Live() = default;

std::string Live::generation() {
  std::vector<std::unique_ptr<Collection>> old;
  const std::lock_guard lock(state_->mutex);
  state_->refresh(old);
  return state_->generation;
}

Response Live::page(const std::function<Response(const Collection&)>& make) {
  Response response;
  for (int i = 0; i < kTimes; ++i) {
    const std::string before = generation();
    auto opened = state_->take();
    if (opened) {
      response = make(*opened->collection);
      if (response.status < 500) {
        state_->give_back(*std::move(opened));
        return response;
      }
    } else {
      response = plain_response(503);
      response.fault = opened.error().message;
    }
    if (generation() == before) return response;
  }
  return response;
}

Result<std::size_t> Live::documents() {
  auto opened = state_->take();
  if (!opened) return tl::unexpected(opened.error());
  std::size_t count = 0;
  for (const auto& source : opened->collection->workspace.manifest().sources)
    count += source.id.empty() ? 0 : 1;
  state_->give_back(*std::move(opened));
  return count;
}

}  // namespace viendan::web

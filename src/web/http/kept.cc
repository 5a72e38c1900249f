#include "web/http/kept.h"

#include <algorithm>
#include <condition_variable>
#include <list>
#include <mutex>
#include <unordered_map>

namespace viendan::web {
namespace {

/// What an entry takes beside its bodies, about.
constexpr std::uint64_t kOverhead = 1024;

std::uint64_t size_of(const std::string& key, const Answer& answer) {
  return 2 * key.size() + answer.response.body.size() + kOverhead;
}

}  // namespace

bool forbids_keeping(const Response& response) {
  return std::ranges::any_of(response.headers, [](const auto& header) {
    return header.first == "Cache-Control" && header.second == "no-store";
  });
}

struct KeptAnswers::State {
  struct Entry {
    std::string key;
    SharedAnswer answer;
    std::uint64_t bytes = 0;
  };
  /// An answer being made: those who want it too wait for it.
  struct Making {
    SharedAnswer answer;
    bool done = false;
  };

  const std::uint64_t most;
  mutable std::mutex mutex = {};
  std::condition_variable made = {};
  std::list<Entry> entries = {};  // the last used first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key = {};
  std::unordered_map<std::string, std::shared_ptr<Making>> making = {};
  Counts counts = {};

  SharedAnswer kept(const std::string& key) {
    const auto found = by_key.find(key);
    if (found == by_key.end()) return nullptr;
    entries.splice(entries.begin(), entries, found->second);
    return found->second->answer;
  }

  void drop_last() {
    counts.bytes -= entries.back().bytes;
    by_key.erase(entries.back().key);
    entries.pop_back();
  }

  void keep(const std::string& key, const SharedAnswer& answer) {
    const std::uint64_t bytes = size_of(key, *answer);
    // One that would drive out most of the others is asked for more rarely than they are.
    if (answer->response.status != 200 || forbids_keeping(answer->response) || bytes > most / 4)
      return;
    while (counts.bytes + bytes > most) drop_last();
    entries.push_front({key, answer, bytes});
    by_key[key] = entries.begin();
    counts.bytes += bytes;
  }
};

KeptAnswers::KeptAnswers(std::uint64_t bytes) : state_(new State{.most = bytes}) {}
KeptAnswers::~KeptAnswers() = default;

SharedAnswer KeptAnswers::get(const std::string& key, const std::function<SharedAnswer()>& make) {
  State& state = *state_;
  if (state.most == 0) return make();
  std::unique_lock lock(state.mutex);
  if (auto answer = state.kept(key)) {
    ++state.counts.hits;
    return answer;
  }
  if (const auto found = state.making.find(key); found != state.making.end()) {
    const auto making = found->second;
    state.made.wait(lock, [&] { return making->done; });
    ++state.counts.hits;
    return making->answer;
  }
  ++state.counts.misses;
  const auto making = std::make_shared<State::Making>();
  state.making.emplace(key, making);
  lock.unlock();
  auto answer = make();
  lock.lock();
  making->answer = answer;
  making->done = true;
  state.making.erase(key);
  state.keep(key, answer);
  lock.unlock();
  state.made.notify_all();
  return answer;
}

KeptAnswers::Counts KeptAnswers::counts() const {
  const std::lock_guard lock(state_->mutex);
  Counts counts = state_->counts;
  counts.answers = state_->entries.size();
  return counts;
}

}  // namespace viendan::web

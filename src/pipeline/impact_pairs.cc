#include "pipeline/impact_pairs.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

namespace viendan::pipeline {
namespace {

using store::SourceRecord;

/// Pairs what is open on both sides and has one key, in the order of paths.
class Pairing {
 public:
  Pairing(std::span<const SourceRecord> before, std::span<const SourceRecord> now) {
    for (const auto& record : before) {
      if (!record.id.empty()) before_.push_back(&record);
    }
    for (const auto& record : now) {
      if (!record.id.empty()) pairs_.push_back({nullptr, &record});
    }
  }

  template <typename KeyOf>
  void match(const KeyOf& key_of) {
    using Key = decltype(key_of(SourceRecord{}));
    std::map<Key, std::vector<std::size_t>> open;
    for (std::size_t i = before_.size(); i-- > 0;) {
      if (before_[i] != nullptr) open[key_of(*before_[i])].push_back(i);
    }
    for (DocumentPair& pair : pairs_) {
      if (open.empty()) return;
      if (pair.before != nullptr) continue;
      const auto same = open.find(key_of(*pair.now));
      if (same == open.end() || same->second.empty()) continue;
      pair.before = std::exchange(before_[same->second.back()], nullptr);
      same->second.pop_back();
    }
  }

  void match_files() {
    std::vector<bool> open;
    for (const DocumentPair& pair : pairs_) open.push_back(pair.before == nullptr);
    match([](const SourceRecord& r) { return std::string_view(r.source); });
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      pairs_[i].by_file_alone = open[i] && pairs_[i].before != nullptr;
    }
  }

  std::vector<DocumentPair> all() && {
    for (const auto* gone : before_) {
      if (gone != nullptr) pairs_.push_back({gone, nullptr});
    }
    return std::move(pairs_);
  }

 private:
  std::vector<const SourceRecord*> before_;  // nullptr: paired
  std::vector<DocumentPair> pairs_;
};

}  // namespace

std::vector<DocumentPair> pair_documents(std::span<const SourceRecord> before,
                                         std::span<const SourceRecord> now) {
  using View = std::string_view;
  Pairing pairing(before, now);
  pairing.match([](const SourceRecord& r) { return std::tuple<View, View>(r.source, r.own); });
  pairing.match([](const SourceRecord& r) { return View(r.digest); });
  pairing.match([](const SourceRecord& r) { return View(r.own); });
  pairing.match_files();
  return std::move(pairing).all();
}

}  // namespace viendan::pipeline

#include "pipeline/impact_report.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "base/file.h"
#include "base/unicode.h"
#include "citations/resolve.h"
#include "pipeline/impact.h"
#include "pipeline/impact_contradictions.h"
#include "pipeline/impact_pairs.h"
#include "pipeline/parallel.h"
#include "store/catalogue.h"
#include "store/xml.h"

namespace viendan::pipeline {
namespace {

using store::SourceRecord;

// Beyond these a list is cut: nobody reads more, and a build needs no more memory for more.
constexpr int kMostListed = 5000;
constexpr int kMostInDocument = 500;
// Documents whose sayings are looked up one by one; of more, all are compared.
constexpr std::size_t kFewDocuments = 300;
constexpr std::size_t kBatch = 64;
constexpr std::uint64_t kLargestRecord = std::uint64_t{1} << 31U;

std::string utc(std::int64_t nanoseconds) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(nanoseconds / 1'000'000'000));
}

template <typename T>
void tell(Told<T>& list, T item) {
  if (list.total++ < kMostListed) list.items.push_back(std::move(item));
}

template <typename T>
void cut(Told<T>& list, int most) {
  if (static_cast<int>(list.items.size()) <= most) return;
  list.items.resize(static_cast<std::size_t>(most));
  list.items.shrink_to_fit();
}

/// What two records of one document tell.
struct Compared {
  bool differ = false;
  std::optional<Comparison> comparison = {};  // nullopt where one of them cannot be read
  bool is_other = false;                      // two documents in one file
  std::vector<store::SayingKey> sayings = {};
};

class Gathering {
 public:
  Gathering(const Bench& bench, const Sources& sources, const store::Manifest& next)
      : bench_(bench),
        sources_(sources),
        live_(bench.generation.live()),
        next_(store::Workspace::of(bench.config.index,
                                   live_ == nullptr ? 1 : live_->generation() + 1, next)) {}

  Result<Impact> gather() {
    pairs_ = pair_documents(sources_before(), next_.manifest().sources);
    all_sayings_ = sources_.everything || count_open() > kFewDocuments;
    if (auto opened = open_catalogues(); !opened) return tl::unexpected(opened.error());
    impact_.built = utc(sources_.scanned);
    impact_.stubs = static_cast<int>(next_.manifest().stubs.size());
    compare_all();
    tell_pairs();
    tell_stubs();
    tell_unread();
    if (auto told = tell_contradictions(); !told) return tl::unexpected(told.error());
    return std::move(impact_);
  }

 private:
  [[nodiscard]] std::span<const SourceRecord> sources_before() const {
    if (live_ == nullptr) return {};
    return live_->manifest().sources;
  }

  /// Search knows each version of a document by a key of its own.
  [[nodiscard]] static bool same_version(const DocumentPair& pair) {
    return pair.before != nullptr && pair.now != nullptr && pair.before->key == pair.now->key;
  }
  [[nodiscard]] std::size_t count_open() const {
    return pairs_.size() - static_cast<std::size_t>(std::ranges::count_if(pairs_, same_version));
  }

  Result<void> open_catalogues() {
    auto after = store::Catalogue::open(next_);
    if (!after) return tl::unexpected(after.error());
    after_ = *std::move(after);
    if (live_ == nullptr) return {};
    // One of another format tells nothing.
    if (auto before = store::Catalogue::open(*live_)) before_ = *std::move(before);
    return {};
  }

  [[nodiscard]] std::string record_of(const store::Workspace* workspace,
                                      const SourceRecord* record) const {
    if (record == nullptr) return {};
    return read_file(workspace->record_path(*record), kLargestRecord).value_or("");
  }

  void add_sayings(const Document& document, Compared& compared) const {
    if (all_sayings_) return;
    for (auto& saying : citations::sayings(document)) {
      compared.sayings.push_back({std::move(saying.code), std::move(saying.key)});
    }
  }

  [[nodiscard]] Compared compare_one(const DocumentPair& pair) const {
    const bool alone = pair.before == nullptr || pair.now == nullptr;
    if (same_version(pair) || (alone && all_sayings_)) return {};
    const std::string was = record_of(live_, pair.before), is = record_of(&next_, pair.now);
    if (was == is) return {};
    Compared compared{.differ = true};
    const auto before = store::from_xml(was), after = store::from_xml(is);
    if (before) add_sayings(*before, compared);
    if (after) add_sayings(*after, compared);
    if (!before || !after) return compared;
    compared.is_other = pair.by_file_alone &&
                        fold(before->metadata.title.value) != fold(after->metadata.title.value);
    if (!compared.is_other) compared.comparison = compare(*before, *after);
    return compared;
  }

  void compare_all() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (!same_version(pairs_[i])) open.push_back(i);
    }
    for (std::size_t begin = 0; begin < open.size(); begin += kBatch) {
      const std::size_t count = std::min(kBatch, open.size() - begin);
      std::vector<Compared> compared(count);
      for_each_index(count, bench_.config.jobs,
                     [&](std::size_t i) { compared[i] = compare_one(pairs_[open[begin + i]]); });
      for (std::size_t i = 0; i < count; ++i) take(pairs_[open[begin + i]], compared[i]);
    }
  }

  void take(DocumentPair& pair, Compared& compared) {
    keys_.insert(compared.sayings.begin(), compared.sayings.end());
    if (compared.is_other) {
      gone_.push_back(std::exchange(pair.before, nullptr));
      return;
    }
    const bool both = pair.before != nullptr && pair.now != nullptr;
    if (!both || !compared.differ) return;
    const bool same_bytes = pair.before->digest == pair.now->digest;
    DocumentChange change = change_of(pair);
    bool says_other = !same_bytes;
    if (compared.comparison) {
      change = std::move(compared.comparison->document);
      says_other = says_other || compared.comparison->says_other();
      for (auto& [fate, link] : compared.comparison->links) {
        tell(links_of(impact_, fate), std::move(link));
      }
    }
    cut(change.rows, std::min(kMostInDocument, rows_left_));
    cut(change.citations, std::min(kMostInDocument, rows_left_));
    rows_left_ -= static_cast<int>(change.rows.items.size() + change.citations.items.size());
    if (pair.before->source != pair.now->source && same_bytes) {
      tell(impact_.renamed, std::move(change));
    } else if (says_other) {
      tell(impact_.changed, std::move(change));
    }
  }

  [[nodiscard]] static DocumentChange change_of(const DocumentPair& pair) {
    DocumentChange change{.id = pair.now->id, .source = pair.now->source};
    if (pair.before->id != pair.now->id) change.id_before = pair.before->id;
    if (pair.before->source != pair.now->source) change.source_before = pair.before->source;
    change.same_bytes = pair.before->digest == pair.now->digest;
    return change;
  }

  void tell_one(Told<DocumentChange>& list, const std::optional<store::Catalogue>& catalogue,
                const SourceRecord& record) {
    DocumentChange change{.id = record.id, .source = record.source};
    if (catalogue && list.total < kMostListed) {
      if (auto fact = catalogue->document(record.id); fact && *fact) {
        change.symbol = std::move((*fact)->symbol);
        change.title = std::move((*fact)->title);
      }
    }
    tell(list, std::move(change));
  }

  void tell_pairs() {
    std::map<std::string_view, const SourceRecord*> by_id;
    for (const auto& pair : pairs_) {
      if (pair.now != nullptr) by_id.emplace(pair.now->id, pair.now);
    }
    impact_.documents = static_cast<int>(by_id.size());
    for (const auto& pair : pairs_) {
      if (pair.now == nullptr) gone_.push_back(pair.before);
      if (pair.now == nullptr) continue;
      if (pair.before == nullptr) tell_one(impact_.added, after_, *pair.now);
      tell_duplicate(pair, by_id);
      if (pair.before == nullptr || pair.before->validity == pair.now->validity) continue;
      tell(impact_.validity,
           {pair.now->id, pair.now->source, pair.before->validity, pair.now->validity});
    }
    std::ranges::sort(gone_, {}, &SourceRecord::source);
    for (const auto* record : gone_) tell_one(impact_.removed, before_, *record);
  }

  /// The same act twice, but not an act and its translation.
  void tell_duplicate(const DocumentPair& pair,
                      const std::map<std::string_view, const SourceRecord*>& by_id) {
    const auto is_double = [](const SourceRecord& record) { return record.id != record.own; };
    if (!is_double(*pair.now) || (pair.before != nullptr && is_double(*pair.before))) return;
    const auto first = by_id.find(pair.now->own);
    if (first == by_id.end() || first->second->translation != pair.now->translation) return;
    const SourceRecord& of = *first->second;
    tell(impact_.duplicates,
         {pair.now->id, pair.now->source, of.id, of.source, of.digest == pair.now->digest});
  }

  void tell_stubs() {
    static const std::vector<store::StubRecord> none;
    const auto& before = live_ == nullptr ? none : live_->manifest().stubs;
    const auto is_in = [](const std::vector<store::StubRecord>& stubs, const std::string& id) {
      return std::ranges::binary_search(stubs, id, {}, &store::StubRecord::id);
    };
    std::set<std::string> real;
    for (const auto& pair : pairs_) {
      if (pair.now != nullptr && is_in(before, pair.now->id)) real.insert(pair.now->id);
    }
    for (const auto& id : real) tell(impact_.became_real, id);
    for (const auto& stub : next_.manifest().stubs) {
      if (!is_in(before, stub.id)) tell(impact_.new_stubs, stub.id);
    }
  }

  void tell_unread() {
    for (const auto& record : next_.manifest().sources) {
      if (!record.error.empty()) tell(impact_.unread, {record.source, record.error});
    }
  }

  Result<void> tell_contradictions() {
    const std::vector<store::SayingKey> keys(keys_.begin(), keys_.end());
    const auto said_in = [&](const std::optional<store::Catalogue>& catalogue) {
      if (!catalogue) return Result<std::vector<Disagreement>>();
      return all_sayings_ ? catalogue->disagreements() : catalogue->disagreements(keys);
    };
    const auto before = said_in(before_), after = said_in(after_);
    if (!after) return tl::unexpected(after.error());
    auto compared = compare_disagreements(before.value_or(std::vector<Disagreement>()), *after);
    for (auto& found : compared.found) tell(impact_.contradictions, std::move(found));
    impact_.settled = compared.settled;
    return {};
  }

  const Bench& bench_;
  const Sources& sources_;
  const store::Workspace* live_;
  store::Workspace next_;
  std::optional<store::Catalogue> before_, after_;
  std::vector<DocumentPair> pairs_;
  std::vector<const SourceRecord*> gone_;
  std::set<store::SayingKey> keys_;
  bool all_sayings_ = false;
  int rows_left_ = 4 * kMostListed;
  Impact impact_;
};

}  // namespace

Result<Impact> impact_of(const Bench& bench, const Sources& sources, const store::Manifest& next) {
  return Gathering(bench, sources, next).gather();
}

Impact no_impact(const Sources& sources, int stubs) {
  Impact impact{.built = utc(sources.scanned), .stubs = stubs};
  for (const Item& item : sources.items) {
    impact.documents += item.is_document() ? 1 : 0;
    if (!item.is_document()) tell(impact.unread, {item.record.source, item.record.error});
  }
  return impact;
}

}  // namespace viendan::pipeline

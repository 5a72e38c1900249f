#include "pipeline/read_sources.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>
#include <set>

#include "base/file.h"
#include "pipeline/parallel.h"
#include "pipeline/read_document.h"

namespace viendan::pipeline {
namespace {

/// The live index, as far as it can spare us reading a file again.
class Before {
 public:
  Before(const Bench& bench) {
    const store::Workspace* live = bench.generation.live();
    if (live == nullptr) return;
    manifest_ = &live->manifest();
    same_rules_ = !bench.config.full && manifest_->rules == rules_version(bench.vocabulary);
  }
  [[nodiscard]] bool same_rules() const { return same_rules_; }
  [[nodiscard]] const std::vector<store::SourceRecord>& sources() const {
    static const std::vector<store::SourceRecord> none;
    return manifest_ == nullptr ? none : manifest_->sources;
  }
  [[nodiscard]] const store::SourceRecord* find(const std::string& source) const {
    const auto at = std::ranges::lower_bound(sources(), source, {}, &store::SourceRecord::source);
    return at == sources().end() || at->source != source ? nullptr : &*at;
  }
  /// Whether the record tells what reading the file would tell. What could not be read is tried
  /// again: the reason may be gone.
  [[nodiscard]] bool holds(const store::SourceRecord* record) const {
    return same_rules_ && record != nullptr && record->error.empty();
  }
  [[nodiscard]] std::int64_t scanned() const { return manifest_->scanned; }

 private:
  const store::Manifest* manifest_ = nullptr;
  bool same_rules_ = false;
};

/// Documents whose files are gone, by digest: they may be here under other names. One that prints
/// no symbol is called by its file, so it is another under another name.
using Missing = std::multimap<std::string_view, const store::SourceRecord*>;

Missing missing_in(const Before& before, const std::vector<SourceFile>& files) {
  Missing missing;
  if (!before.same_rules()) return missing;
  for (const auto& record : before.sources()) {
    if (record.id.empty() || record.own == identity_by_file(record.source)) continue;
    if (std::ranges::binary_search(files, record.source, {}, &SourceFile::path)) continue;
    missing.emplace(record.digest, &record);
  }
  return missing;
}

/// Everything that the document tells alone, with the identity that it has while it has no double.
Result<Reading> read_bytes(const Bench& bench, const std::string& source, std::string_view bytes,
                           const ingest::PageProgress& on_page = {}) {
  auto draft = ingest::read_bytes(source, bytes, bench.config.limits, on_page);
  if (!draft) return tl::unexpected(draft.error());
  draft->digest = digest(bytes);
  auto read = read_corrected(*std::move(draft), bench.vocabulary, bench.corrections);
  // A mistake of ours in one document must not cost the others their build.
  if (auto sound = check(read.document); !sound) return tl::unexpected(sound.error());
  return read;
}

/// Whether people say today of the document, which may have another file, what the record has.
bool as_corrected(const Bench& bench, const store::SourceRecord& record,
                  const std::string& source) {
  return record.corrected == bench.corrections.digest(record.told, source);
}

void keep(Item& item, const SourceFile& file) {
  item.record = *item.before;
  item.record.source = file.path;
  item.record.stamp = file.stamp;
  item.bytes = file.stamp.size;
}

Result<void> shelve(const Bench& bench, Item& item, std::size_t place, Reading read) {
  Document& document = read.document;
  item.record.corrected = bench.corrections.digest(read.told, item.record.source);
  item.record.told = std::move(read.told);
  item.record.own = document.metadata.id;
  item.record.translation = document.metadata.language == "en";
  item.fresh = true;
  item.bytes = document.text.size();
  return bench.shelf.put(place, std::move(document));
}

/// Fails only where the index cannot be written. A file that may be a missing one is not read yet.
Result<void> take(const Bench& bench, const Before& before, const Missing& missing,
                  const SourceFile& file, Item& item, std::size_t place,
                  const ingest::PageProgress& on_page) {
  item.before = before.find(file.path);
  const bool holds = before.holds(item.before) && as_corrected(bench, *item.before, file.path);
  if (holds && surely_unchanged(item.before->stamp, before.scanned(), file.stamp)) {
    keep(item, file);
    return {};
  }
  item.record = {.source = file.path, .stamp = file.stamp};
  const auto bytes = read_file(bench.config.corpus / file.path, bench.config.limits.file_bytes);
  if (!bytes) {
    item.record.error = bytes.error().message;
    return {};
  }
  item.record.digest = digest(*bytes);
  if (holds && item.before->digest == item.record.digest) {
    keep(item, file);
    return {};
  }
  if (item.before == nullptr && missing.contains(item.record.digest)) return {};
  auto read = read_bytes(bench, file.path, *bytes, on_page);
  if (read) return shelve(bench, item, place, *std::move(read));
  item.record.error = read.error().message;
  return {};
}

/// Documents that the live index has and this corpus has not.
std::vector<const store::SourceRecord*> gone(const Before& before, const std::vector<Item>& items) {
  std::set<const store::SourceRecord*> here;
  for (const Item& item : items) {
    if (item.is_document()) here.insert(item.before);
  }
  std::vector<const store::SourceRecord*> found;
  for (const auto& record : before.sources()) {
    if (!record.id.empty() && !here.contains(&record)) found.push_back(&record);
  }
  return found;
}

bool waits(const Item& item) {
  return !item.is_document() && item.record.error.empty();
}

/// Gives each file that waits the missing document that it was; those beyond are copies.
void take_over(const Bench& bench, Missing& missing, const std::vector<SourceFile>& files,
               std::vector<Item>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!waits(items[i])) continue;
    const auto found = missing.find(items[i].record.digest);
    if (found == missing.end() || !as_corrected(bench, *found->second, files[i].path)) continue;
    items[i].before = found->second;
    keep(items[i], files[i]);
    missing.erase(found);
  }
}

Result<void> take_all(const Bench& bench, const Before& before, const Missing& missing,
                      const std::vector<SourceFile>& files, const std::vector<std::size_t>& places,
                      std::vector<Item>& items) {
  std::vector<Result<void>> done(places.size());
  std::mutex mutex;
  std::size_t count = 0;
  for_each_index(places.size(), bench.config.jobs, [&](std::size_t i) {
    const SourceFile& file = files[places[i]];
    const auto on_page = [&](std::size_t read, std::size_t total) {
      const std::lock_guard lock(mutex);
      bench.progress.page(read, total, file.path);
    };
    done[i] = take(bench, before, missing, file, items[places[i]], places[i], on_page);
    const std::lock_guard lock(mutex);
    bench.progress.read(++count, places.size(), file.path);
  });
  for (const auto& each : done) {
    if (!each) return each;
  }
  return {};
}

}  // namespace

Result<Sources> read_sources(const Bench& bench, const std::vector<SourceFile>& files,
                             std::int64_t scanned) {
  const Before before(bench);
  Missing missing = missing_in(before, files);
  Sources sources{.items = std::vector<Item>(files.size()), .scanned = scanned};
  std::vector<std::size_t> places(files.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  auto done = take_all(bench, before, missing, files, places, sources.items);
  if (!done) return tl::unexpected(done.error());
  take_over(bench, missing, files, sources.items);
  std::erase_if(places, [&](std::size_t place) { return !waits(sources.items[place]); });
  done = take_all(bench, before, {}, files, places, sources.items);
  if (!done) return tl::unexpected(done.error());
  sources.gone = gone(before, sources.items);
  sources.everything = !before.same_rules();
  return sources;
}

Result<void> read_anew(const Bench& bench, const std::string& source, Item& item,
                       std::size_t place) {
  // Of the look of the file nothing is claimed: the next build compares the digests.
  item = {.record = {.source = source}};
  auto read = read_file(bench.config.corpus / source, bench.config.limits.file_bytes)
                  .and_then([&](const std::string& bytes) {
                    item.record.digest = digest(bytes);
                    return read_bytes(bench, source, bytes);
                  });
  if (read) return shelve(bench, item, place, *std::move(read));
  item.record.error = read.error().message;
  return {};
}

Result<Document> read_again(const Bench& bench, const store::SourceRecord& record) {
  return read_file(bench.config.corpus / record.source, bench.config.limits.file_bytes)
      .and_then([&](const std::string& bytes) { return read_bytes(bench, record.source, bytes); })
      .map([](Reading&& read) { return std::move(read.document); });
}

}  // namespace viendan::pipeline

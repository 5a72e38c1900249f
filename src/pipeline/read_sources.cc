#include "pipeline/read_sources.h"

#include <algorithm>
#include <mutex>

#include "base/file.h"
#include "citations/find.h"
#include "pipeline/parallel.h"
#include "pipeline/read_document.h"
#include "vocabulary/symbol.h"

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

/// Everything that the document tells alone, with the identity that it has while it has no double:
/// one that prints no symbol is known by its file.
Result<Document> read_bytes(const Bench& bench, const std::string& source, std::string_view bytes,
                            const ingest::PageProgress& on_page = {}) {
  auto draft = ingest::read_bytes(source, bytes, bench.config.limits, on_page);
  if (!draft) return tl::unexpected(draft.error());
  draft->digest = digest(bytes);
  Document document = read_draft(*std::move(draft), bench.vocabulary);
  if (document.metadata.id.empty()) {
    document.metadata.id = "file/?/" + slug(source);
    document.citations = citations::find(document, bench.vocabulary);
  }
  // A mistake of ours in one document must not cost the others their build.
  if (auto sound = check(document); !sound) return tl::unexpected(sound.error());
  return document;
}

void keep(Item& item, const store::Stamp& stamp) {
  item.record = *item.before;
  item.record.stamp = stamp;
  item.bytes = stamp.size;
}

Result<void> shelve(const Bench& bench, Item& item, std::size_t place, Document document) {
  item.record.own = document.metadata.id;
  item.record.translation = document.metadata.language == "en";
  item.fresh = true;
  item.bytes = document.text.size();
  return bench.shelf.put(place, std::move(document));
}

/// Fails only where the index cannot be written.
Result<void> take(const Bench& bench, const Before& before, const SourceFile& file, Item& item,
                  std::size_t place, const ingest::PageProgress& on_page) {
  item.before = before.find(file.path);
  const bool holds = before.holds(item.before);
  if (holds && surely_unchanged(item.before->stamp, before.scanned(), file.stamp)) {
    keep(item, file.stamp);
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
    keep(item, file.stamp);
    return {};
  }
  auto document = read_bytes(bench, file.path, *bytes, on_page);
  if (document) return shelve(bench, item, place, *std::move(document));
  item.record.error = document.error().message;
  return {};
}

/// Documents that the live index has and this corpus has not.
std::vector<const store::SourceRecord*> gone(const Before& before, const std::vector<Item>& items) {
  std::vector<const store::SourceRecord*> found;
  for (const auto& record : before.sources()) {
    if (record.id.empty()) continue;
    const auto same = [](const Item& item) -> const std::string& { return item.record.source; };
    const auto at = std::ranges::lower_bound(items, record.source, {}, same);
    const bool here = at != items.end() && at->record.source == record.source && at->is_document();
    if (!here) found.push_back(&record);
  }
  return found;
}

}  // namespace

Result<Sources> read_sources(const Bench& bench, const std::vector<SourceFile>& files,
                             std::int64_t scanned) {
  const Before before(bench);
  Sources sources{.items = std::vector<Item>(files.size()), .scanned = scanned};
  std::vector<Result<void>> done(files.size());
  std::mutex mutex;
  std::size_t count = 0;
  for_each_index(files.size(), bench.config.jobs, [&](std::size_t i) {
    const auto on_page = [&](std::size_t read, std::size_t total) {
      const std::lock_guard lock(mutex);
      bench.progress.page(read, total, files[i].path);
    };
    done[i] = take(bench, before, files[i], sources.items[i], i, on_page);
    const std::lock_guard lock(mutex);
    bench.progress.read(++count, files.size(), files[i].path);
  });
  for (const auto& each : done) {
    if (!each) return tl::unexpected(each.error());
  }
  sources.gone = gone(before, sources.items);
  sources.everything = !before.same_rules();
  return sources;
}

Result<Document> read_again(const Bench& bench, const store::SourceRecord& record) {
  return read_file(bench.config.corpus / record.source, bench.config.limits.file_bytes)
      .and_then([&](const std::string& bytes) { return read_bytes(bench, record.source, bytes); });
}

}  // namespace viendan::pipeline

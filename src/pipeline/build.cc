#include "pipeline/build.h"

#include <algorithm>

#include "pipeline/identities.h"
#include "pipeline/indexing.h"
#include "pipeline/linking.h"
#include "pipeline/read_sources.h"
#include "pipeline/segments.h"

namespace viendan::pipeline {
namespace {

// Text that is held in memory between the steps; a document takes some five times its text.
constexpr std::size_t kShelfBytes = 16U << 20U;

Report report_of(const Sources& sources) {
  Report report{.removed = sources.gone.size()};
  for (const Item& item : sources.items) {
    report.documents += item.is_document() ? 1 : 0;
    report.read += item.fresh ? 1 : 0;
    if (!item.is_document()) report.failures.push_back({item.record.source, item.record.error});
  }
  return report;
}

/// Whether any document is new, gone, or says or is called something else.
bool says_other(const Sources& sources) {
  return sources.everything || !sources.gone.empty() ||
         std::ranges::any_of(sources.items, &Item::changed);
}

/// Where most is new, all is better linked anew: the link table need not note what it changes.
bool is_mostly_new(const Sources& sources) {
  const auto changed = std::ranges::count_if(sources.items, &Item::changed);
  return static_cast<std::size_t>(changed) * 2 > sources.items.size();
}

/// Links, records and search of what changed; the manifest tells where they are.
Result<store::Manifest> write_changes(const Bench& bench, Sources& sources,
                                      store::LinkTable& table) {
  const auto segment = bench.generation.add_segment();
  if (!segment) return tl::unexpected(segment.error());
  auto stubs = link(bench, sources, table, *segment);
  const auto* live = bench.generation.live();
  if (stubs && !sources.everything && too_much_dies(live->manifest(), sources)) {
    stubs = put_everything(bench, sources, table, *segment);
  }
  if (!stubs) return tl::unexpected(stubs.error());
  auto indexed = index(bench, sources, stubs->now, *segment);
  if (!indexed) return tl::unexpected(indexed.error());
  return next_manifest(live == nullptr ? nullptr : &live->manifest(), sources,
                       {*std::move(indexed), std::move(stubs->old)});
}

Result<store::Manifest> merge_small(store::Generation& generation, store::Manifest manifest) {
  const auto chosen = choose_merge(manifest);
  if (chosen.empty()) return manifest;
  return generation.add_segment().and_then(
      [&](int into) { return merge(generation, into, chosen, std::move(manifest)); });
}

/// A build that is killed between the two leaves a table that does not belong to the live index:
/// the next one makes it anew.
Result<void> publish(const Bench& bench, store::Manifest manifest, store::LinkTable& table) {
  manifest.rules = rules_version(bench.vocabulary);
  manifest.links = fmt::format("{} {}", manifest.scanned, manifest.segments.size());
  if (auto named = table.set_generation(manifest.links); !named) return named;
  if (auto published = bench.generation.publish(std::move(manifest)); !published) return published;
  (void)table.commit();
  return {};
}

Result<std::size_t> build_changes(const Bench& bench, Sources& sources) {
  auto table = open_links(bench, sources);
  if (!table) return tl::unexpected(table.error());
  auto manifest = write_changes(bench, sources, *table).and_then([&](store::Manifest&& next) {
    return merge_small(bench.generation, std::move(next));
  });
  if (!manifest) return tl::unexpected(manifest.error());
  const std::size_t stubs = manifest->stubs.size();
  bench.progress.step("publishing");
  return publish(bench, *std::move(manifest), *table).map([stubs] { return stubs; });
}

/// The same documents, though files look other than they did, or fail for another reason.
Result<bool> publish_looks(store::Generation& generation, const Sources& sources) {
  store::Manifest manifest = generation.live()->manifest();
  std::vector<store::SourceRecord> records;
  for (const Item& item : sources.items) records.push_back(item.record);
  if (records == manifest.sources) return false;
  manifest.sources = std::move(records);
  manifest.scanned = sources.scanned;
  return generation.publish(std::move(manifest)).map([] { return true; });
}

}  // namespace

Result<Report> build(const Config& config, const Vocabulary& vocabulary, Progress& progress) {
  const std::int64_t scanned = now();
  const auto files = list_sources(config.corpus);
  if (!files) return tl::unexpected(files.error());
  auto generation = store::Generation::begin(config.index);
  if (!generation) return tl::unexpected(generation.error());
  Shelf shelf(generation->scratch(), files->size(), kShelfBytes);
  const Bench bench{config, vocabulary, progress, *generation, shelf};

  auto sources = read_sources(bench, *files, scanned);
  if (!sources) return tl::unexpected(sources.error());
  give_identities(sources->items);
  sources->everything = sources->everything || is_mostly_new(*sources);
  Report report = report_of(*sources);
  if (!says_other(*sources)) {
    report.stubs = generation->live()->manifest().stubs.size();
    return publish_looks(*generation, *sources).map([&](bool) { return report; });
  }
  const auto stubs = build_changes(bench, *sources);
  if (!stubs) return tl::unexpected(stubs.error());
  report.stubs = *stubs;
  report.published = true;
  return report;
}

}  // namespace viendan::pipeline

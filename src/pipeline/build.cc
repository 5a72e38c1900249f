#include "pipeline/build.h"

#include <algorithm>

#include "pipeline/build_changes.h"
#include "pipeline/guard.h"
#include "pipeline/identities.h"
#include "pipeline/idle_corrections.h"
#include "pipeline/impact_report.h"
#include "pipeline/indexing.h"
#include "pipeline/linking.h"
#include "pipeline/read_sources.h"
#include "pipeline/segments.h"
#include "store/xml.h"

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
  for (const auto& idle : sources.idle) {
    (idle.unread ? report.failures : report.idle_corrections).push_back({idle.file, idle.message});
  }
  return report;
}

void tell_stale(const Sources& sources, Report& report) {
  for (const Item& item : sources.items) {
    if (item.stale == 0) continue;
    report.stale_corrections.push_back(
        {item.record.source,
         fmt::format("{}: corrections that no longer fit: {}", item.record.source, item.stale)});
  }
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
Result<void> publish(const Bench& bench, store::Manifest manifest, const Impact& impact,
                     store::LinkTable& table) {
  manifest.rules = rules_version(bench.vocabulary);
  // The clock may have been set back: the number tells two builds of one time apart.
  manifest.links = fmt::format("{} {}", bench.generation.number(), manifest.scanned);
  if (auto named = table.set_generation(manifest.links); !named) return named;
  if (auto published = bench.generation.publish(std::move(manifest), store::report_to_xml(impact));
      !published) {
    return published;
  }
  (void)table.commit();
  return {};
}

}  // namespace

Result<Impact> build_changes(const Bench& bench, Sources& sources) {
  auto table = open_links(bench, sources);
  if (!table) return tl::unexpected(table.error());
  auto manifest = write_changes(bench, sources, *table).and_then([&](store::Manifest&& next) {
    return merge_small(bench.generation, std::move(next));
  });
  if (!manifest) return tl::unexpected(manifest.error());
  manifest->idle_corrections = sources.idle;
  bench.progress.step("comparing with what was before");
  auto impact = impact_of(bench, sources, *manifest);
  if (!impact) return impact;
  bench.progress.step("publishing");
  auto published = publish(bench, *std::move(manifest), *impact, *table);
  return published.map([&] { return *std::move(impact); });
}

namespace {

/// The same documents, though files look other than they did, or fail for another reason.
Result<bool> publish_looks(store::Generation& generation, const Sources& sources) {
  store::Manifest manifest = generation.live()->manifest();
  std::vector<store::SourceRecord> records;
  for (const Item& item : sources.items) records.push_back(item.record);
  if (records == manifest.sources && sources.idle == manifest.idle_corrections) return false;
  manifest.sources = std::move(records);
  manifest.idle_corrections = sources.idle;
  manifest.scanned = sources.scanned;
  return generation.publish(std::move(manifest)).map([] { return true; });
}

}  // namespace

Result<Report> build(const Config& config, const Vocabulary& vocabulary, Progress& progress) {
  const std::int64_t scanned = now();
  const auto files = list_sources(config.corpus);
  if (!files) return tl::unexpected(files.error());
  const auto corrections = corrections::load(config.corpus, vocabulary);
  if (!corrections) return tl::unexpected(corrections.error());
  auto generation = store::Generation::begin(config.index);
  if (!generation) return tl::unexpected(generation.error());
  Shelf shelf(generation->scratch(), files->size(), kShelfBytes);
  const Bench bench{config, vocabulary, progress, *generation, shelf, *corrections};

  auto sources = read_sources(bench, *files, scanned);
  if (!sources) return tl::unexpected(sources.error());
  if (auto there = still_there(config, *sources); !there) return tl::unexpected(there.error());
  give_identities(sources->items);
  sources->idle = idle_corrections(*corrections, sources->items);
  sources->everything = sources->everything || is_mostly_new(*sources);
  Report report = report_of(*sources);
  if (!says_other(*sources)) {
    report.stubs = generation->live()->manifest().stubs.size();
    report.impact = no_impact(*sources, static_cast<int>(report.stubs));
    return publish_looks(*generation, *sources).map([&](bool) { return report; });
  }
  auto impact = build_changes(bench, *sources);
  if (!impact) return tl::unexpected(impact.error());
  report.impact = *std::move(impact);
  report.stubs = static_cast<std::size_t>(report.impact.stubs);
  report.published = true;
  tell_stale(*sources, report);
  return report;
}

}  // namespace viendan::pipeline

#include "pipeline/repair.h"

#include <algorithm>
#include <map>

#include "pipeline/build_changes.h"
#include "pipeline/damage.h"
#include "pipeline/identities.h"
#include "pipeline/linking.h"
#include "pipeline/read_sources.h"

namespace viendan::pipeline {
namespace {

constexpr std::size_t kShelfBytes = 16U << 20U;

/// The index as far as a manifest of it can be read.
Result<store::Manifest> readable(const Config& config, store::Generation& generation,
                                 Repaired& repaired) {
  if (const auto* live = generation.live()) return live->manifest();
  auto workspace = store::Workspace::open_newest(config.index);
  if (!workspace) return tl::unexpected(workspace.error());
  const auto live = store::Workspace::open(config.index);
  repaired.damages.push_back(live ? "" : live.error().message);
  repaired.done.push_back(fmt::format(
      "generation {} is live again: run `viendan build` for what has changed since it was built",
      workspace->generation()));
  return workspace->manifest();
}

using Damages = std::vector<Damage>;

bool any(const Damages& damages, Damage::Part part) {
  return std::ranges::find(damages, part, &Damage::part) != damages.end();
}

/// All sources of the index as they are, but for the damaged ones: these are gone, and new.
Result<Sources> sources_of(const Bench& bench, const store::Manifest& original,
                           const Damages& damages, Repaired& repaired) {
  std::map<std::string_view, const Damage*> damaged;
  for (const auto& damage : damages) {
    if (damage.part == Damage::Part::Record) damaged.emplace(damage.id, &damage);
  }
  store::Manifest sound = original;
  std::erase_if(sound.sources, [&](const auto& record) { return damaged.contains(record.id); });
  bench.generation.take_for_live(std::move(sound));
  Sources sources{.items = std::vector<Item>(original.sources.size()),
                  .scanned = original.scanned,
                  .idle = original.idle_corrections};
  auto live = bench.generation.live()->manifest().sources.begin();
  for (std::size_t i = 0; i < original.sources.size(); ++i) {
    const auto& record = original.sources[i];
    Item& item = sources.items[i];
    if (!damaged.contains(record.id)) {
      item = {.record = record, .before = &*live++, .bytes = record.stamp.size};
      continue;
    }
    sources.gone.push_back(&record);
    auto read = read_anew(bench, record.source, item, i);
    if (!read) return tl::unexpected(read.error());
    auto& told = item.fresh ? repaired.done : repaired.lost;
    told.push_back(fmt::format(
        "{}: {}", record.id, item.fresh ? "read again from " + record.source : item.record.error));
  }
  give_identities(sources.items);
  return sources;
}

Result<void> links_anew(const Bench& bench, const Sources& sources) {
  return open_links(bench, sources).map([](auto&&) {});
}

}  // namespace

Result<Repaired> repair(const Config& config, const Vocabulary& vocabulary, Progress& progress) {
  const auto corrections = corrections::load(config.corpus, vocabulary);
  if (!corrections) return tl::unexpected(corrections.error());
  auto generation = store::Generation::begin(config.index);
  if (!generation) return tl::unexpected(generation.error());
  Repaired repaired;
  const auto original = readable(config, *generation, repaired);
  if (!original) return tl::unexpected(original.error());
  if (original->rules != rules_version(vocabulary)) {
    return with_hint(Err(Error::Code::NoIndex, "{}: made by other rules", config.index.string()),
                     fmt::format("run `viendan build --index {}`: it reads everything anew",
                                 config.index.string()));
  }
  const bool was_live = generation->live() != nullptr;
  generation->take_for_live(*original);
  progress.step("looking for damage");
  const Damages damages = find_damage(*generation->live(), config.index, vocabulary);
  for (const auto& damage : damages) {
    repaired.damages.push_back(fmt::format("{}: {}", damage.file, damage.why));
  }
  if (damages.empty() && was_live) return repaired;

  Shelf shelf(generation->scratch(), original->sources.size(), kShelfBytes);
  Config as_it_was = config;
  as_it_was.shards = static_cast<unsigned>(original->shards);
  const Bench bench{as_it_was, vocabulary, progress, *generation, shelf, *corrections};
  auto sources = sources_of(bench, *original, damages, repaired);
  if (!sources) return tl::unexpected(sources.error());
  // A segment is written anew as a whole, and its documents with those that they are linked with:
  // all is the surest.
  sources->everything = any(damages, Damage::Part::Segment);
  if (sources->everything) repaired.done.emplace_back("search and catalogue are written anew");
  if (any(damages, Damage::Part::Links)) {
    store::LinkTable::discard(store::link_table_file(config.index));
    repaired.done.emplace_back("the table of links is made anew");
  }
  if (sources->everything || !sources->gone.empty()) {
    return build_changes(bench, *sources).map([&](const auto&) { return std::move(repaired); });
  }
  auto done = links_anew(bench, *sources);
  if (done && !was_live) done = generation->publish(*original);
  if (!done) return tl::unexpected(done.error());
  return repaired;
}

}  // namespace viendan::pipeline

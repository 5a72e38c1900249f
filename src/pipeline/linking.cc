#include "pipeline/linking.h"

#include <algorithm>
#include <span>

#include "citations/find.h"
#include "citations/resolve.h"
#include "corrections/links.h"
#include "pipeline/parallel.h"
#include "pipeline/telling.h"

namespace viendan::pipeline {
namespace {

// Documents that are held in memory together, by bytes of text and number: enough that the
// questions to the table are few.
constexpr std::size_t kBatchBytes = 4U << 20U;
constexpr std::size_t kBatchSize = 256;

using Places = std::vector<std::size_t>;  // of items

/// The end of a run of places that begins at `begin`, small enough to be held in memory together.
std::size_t end_of_batch(const std::vector<Item>& items, const Places& places, std::size_t begin) {
  std::size_t end = begin, bytes = 0;
  while (end < places.size() && end - begin < kBatchSize && (end == begin || bytes < kBatchBytes)) {
    bytes += items[places[end++]].bytes;
  }
  return end;
}

/// Calls `each(item, place)` for the items from several threads, and `all(places, values)` for the
/// values of a batch in the order of the items.
template <typename Each, typename All>
Result<void> in_batches(const Bench& bench, const std::vector<Item>& items, const Places& places,
                        const Each& each, const All& all) {
  using Value = std::invoke_result_t<Each, const Bench&, const Item&, std::size_t>;
  for (std::size_t begin = 0; begin < places.size();) {
    const std::size_t end = end_of_batch(items, places, begin);
    const std::span batch(places.data() + begin, end - begin);
    std::vector<Value> values(batch.size());
    for_each_index(batch.size(), bench.config.jobs,
                   [&](std::size_t i) { values[i] = each(bench, items[batch[i]], batch[i]); });
    for (const auto& value : values) {
      if (!value) return tl::unexpected(value.error());
    }
    if (auto done = all(batch, std::span(values)); !done) return done;
    begin = end;
  }
  return {};
}

using Batch = std::span<const std::size_t>;

Places changed_places(const Sources& sources) {
  Places places;
  for (std::size_t i = 0; i < sources.items.size(); ++i) {
    const Item& item = sources.items[i];
    if (item.is_document() && (sources.everything || item.changed())) places.push_back(i);
  }
  return places;
}

/// Documents that are no longer under the identity that the table knows them by. All are removed
/// before any is put: one may now have the identity of another.
Result<void> remove_old(const Sources& sources, store::LinkTable& table) {
  for (const auto* record : sources.gone) {
    if (auto removed = table.remove(record->id); !removed) return removed;
  }
  for (const Item& item : sources.items) {
    if (!item.was_document() || !item.is_document() || item.before->id == item.record.id) continue;
    if (auto removed = table.remove(item.before->id); !removed) return removed;
  }
  return {};
}

Result<void> enter(const Bench& bench, const std::vector<Item>& items, const Places& changed,
                   store::LinkTable& table, bool with_links) {
  const auto enter_batch = [&](Batch places, std::span<Result<Told>> told) -> Result<void> {
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto& id = items[places[i]].record.id;
      if (auto put = table.put(id, told[i]->claims, told[i]->lookups); !put) return put;
      if (!with_links) continue;
      if (auto set = table.set_links(id, told[i]->recorded); !set) return set;
      if (auto set = table.set_acting(id, told[i]->acting); !set) return set;
    }
    return {};
  };
  return in_batches(bench, items, changed, tell, enter_batch);
}

/// The unchanged documents that ask for something that has another answer now.
Result<Places> affected_places(const Sources& sources, store::LinkTable& table) {
  const auto changes = table.changes();
  if (!changes) return tl::unexpected(changes.error());
  const auto asking = table.asking(changes->keys);
  if (!asking) return tl::unexpected(asking.error());
  Places places;
  for (std::size_t i = 0; i < sources.items.size(); ++i) {
    const Item& item = sources.items[i];
    if (item.is_document() && !item.changed() &&
        std::ranges::binary_search(*asking, item.record.id)) {
      places.push_back(i);
    }
  }
  return places;
}

/// What the corpus knows of all that these documents cite.
Result<citations::Registry> registry_for(const Bench& bench, const std::vector<Item>& items,
                                         std::span<const std::size_t> places,
                                         std::span<Result<Found>> found, store::LinkTable& table) {
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (auto& key : citations::lookups(found[i]->document)) keys.push_back(std::move(key));
    for (const auto& identity : corrections::confirmed(entries_of(bench, items[places[i]]))) {
      keys.push_back(identity_key(identity));
    }
  }
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return table.claims_for(keys).map([](const std::vector<Claim>& claims) {
    citations::Registry registry;
    for (const Claim& claim : claims) registry.add(claim);
    return registry;
  });
}

/// Resolves what the document cites; what people decided of it is the last word.
corrections::Decisions resolve(const Bench& bench, const Item& item, Document& document,
                               const citations::Registry& registry) {
  document.citations = citations::resolve(document, registry);
  const auto known = [&](std::string_view identity) -> std::optional<Reference> {
    const auto* entry = registry.by_id(identity);
    return entry == nullptr ? std::nullopt : std::optional(entry->reference);
  };
  return corrections::decide_links(document, document.citations, entries_of(bench, item), known);
}

/// Writes the record, unless it is as it was.
Result<void> record(const Bench& bench, Item& item, std::size_t place, bool anew, Found& found,
                    corrections::Decisions decided, int segment) {
  const bool same = found.document.citations == found.recorded && decided == found.decided;
  if (!anew && same) return {};
  corrections::put_decisions(found.document, std::move(decided));
  item.stale = static_cast<std::size_t>(
      std::ranges::count(found.document.corrections, CorrectionState::Stale, &Correction::state));
  if (auto put = bench.generation.put(segment, found.document); !put) return put;
  item.put = true;
  bench.shelf.put_recorded(place, std::move(found.document));
  return {};
}

Result<void> resolve_batch(const Bench& bench, Sources& sources, Batch places,
                           std::span<Result<Found>> found, store::LinkTable& table, int segment) {
  const auto registry = registry_for(bench, sources.items, places, found, table);
  if (!registry) return tl::unexpected(registry.error());
  std::vector<std::vector<Link>> links(places.size());
  std::vector<store::Acting> acting(places.size());
  std::vector<Result<void>> done(places.size());
  for_each_index(places.size(), bench.config.jobs, [&](std::size_t i) {
    Item& item = sources.items[places[i]];
    Document& document = found[i]->document;
    auto decided = resolve(bench, item, document, *registry);
    links[i] = citations::links(item.record.id, document.citations);
    acting[i] = store::acting_of(document, document.citations);
    const bool anew = sources.everything || item.changed();
    done[i] = record(bench, item, places[i], anew, *found[i], std::move(decided), segment);
  });
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!done[i]) return done[i];
    const auto& id = sources.items[places[i]].record.id;
    if (auto set = table.set_links(id, links[i]); !set) return set;
    if (auto set = table.set_acting(id, acting[i]); !set) return set;
  }
  return {};
}

Result<void> resolve(const Bench& bench, Sources& sources, const Places& places,
                     store::LinkTable& table, int segment) {
  return in_batches(bench, sources.items, places, take,
                    [&](Batch batch, std::span<Result<Found>> found) {
                      return resolve_batch(bench, sources, batch, found, table, segment);
                    });
}

/// The document goes into search as it is recorded.
Result<void> put_as_recorded(const Bench& bench, Item& item, int segment) {
  if (item.put) return {};
  item.put = true;
  return bench.generation.keep(item.before->segment, segment, item.record.id);
}

/// A document that is valid otherwise than search knows is put again; how often it is cited is no
/// reason.
Result<void> put_other_standings(const Bench& bench, std::vector<Item>& items,
                                 const std::vector<std::string>& changed, store::LinkTable& table,
                                 int segment) {
  for (Item& item : items) {
    if (item.put || !item.is_document()) continue;
    if (!std::ranges::binary_search(changed, item.record.id)) continue;
    const auto standing = table.standing(item.record.id);
    if (!standing) return tl::unexpected(standing.error());
    const auto& record = item.record;
    if (standing->validity == record.validity && standing->bounds == record.bounds) continue;
    if (auto put = put_as_recorded(bench, item, segment); !put) return put;
  }
  return {};
}

Result<void> take_standings(std::vector<Item>& items, store::LinkTable& table) {
  for (Item& item : items) {
    if (!item.put) continue;
    const auto standing = table.standing(item.record.id);
    if (!standing) return tl::unexpected(standing.error());
    item.standing = *standing;
    item.record.validity = standing->validity;
    item.record.bounds = standing->bounds;
  }
  return {};
}

Result<ChangedStubs> take_stubs(std::vector<std::string> changed, store::LinkTable& table) {
  ChangedStubs stubs{.old = std::move(changed)};
  for (const auto& id : stubs.old) {
    auto stub = table.stub(id);
    if (!stub) return tl::unexpected(stub.error());
    if (*stub) stubs.now.push_back(**std::move(stub));
  }
  return stubs;
}

Result<ChangedStubs> link_affected(const Bench& bench, Sources& sources, store::LinkTable& table,
                                   int segment) {
  const auto affected = affected_places(sources, table);
  if (!affected) return tl::unexpected(affected.error());
  auto done = resolve(bench, sources, *affected, table, segment);
  if (!done) return tl::unexpected(done.error());
  auto changes = table.changes();
  if (!changes) return tl::unexpected(changes.error());
  done =
      put_other_standings(bench, sources.items, changes->standings, table, segment).and_then([&] {
        return take_standings(sources.items, table);
      });
  if (!done) return tl::unexpected(done.error());
  return take_stubs(std::move(changes->stubs), table);
}

/// Takes the identities and links of the live index as its records tell them.
Result<void> enter_live(const Bench& bench, store::LinkTable& table) {
  const auto& manifest = bench.generation.live()->manifest();
  std::vector<Item> items;
  Places places;
  for (const auto& record : manifest.sources) {
    if (record.id.empty()) continue;
    places.push_back(items.size());
    items.push_back({.record = record, .before = &record, .bytes = record.stamp.size});
  }
  return enter(bench, items, places, table, true)
      .and_then([&] { return table.set_generation(manifest.links); })
      .and_then([&] { return table.commit(); });
}

Result<store::LinkTable> open_or_discard(const std::filesystem::path& file) {
  auto table = store::LinkTable::open(file);
  if (table || table.error().code != Error::Code::Malformed) return table;
  store::LinkTable::discard(file);
  return store::LinkTable::open(file);
}

Result<void> begin_anew(store::LinkTable& table) {
  return table.begin(store::Tracking::Off).and_then([&] { return table.clear(); });
}

/// Whether the table is that of the live index.
bool in_step(const Bench& bench, store::LinkTable& table) {
  const auto name = table.generation();
  return name && !name->empty() && *name == bench.generation.live()->manifest().links;
}

}  // namespace

Result<store::LinkTable> open_links(const Bench& bench, const Sources& sources) {
  auto table = open_or_discard(store::link_table_file(bench.config.index));
  if (!table) return table;
  Result<void> ready;
  if (sources.everything) {
    ready = begin_anew(*table);
  } else {
    if (!in_step(bench, *table)) {
      bench.progress.step("looking at the records");
      ready = begin_anew(*table).and_then([&] { return enter_live(bench, *table); });
    }
    if (ready) ready = table->begin();
  }
  if (!ready) return tl::unexpected(ready.error());
  return table;
}

Result<ChangedStubs> link(const Bench& bench, Sources& sources, store::LinkTable& table,
                          int segment) {
  bench.progress.step("resolving citations");
  const Places changed = changed_places(sources);
  auto done = remove_old(sources, table)
                  .and_then([&] { return enter(bench, sources.items, changed, table, false); })
                  .and_then([&] { return resolve(bench, sources, changed, table, segment); });
  if (!done) return tl::unexpected(done.error());
  return sources.everything ? put_everything(bench, sources, table, segment)
                            : link_affected(bench, sources, table, segment);
}

Result<ChangedStubs> put_everything(const Bench& bench, Sources& sources, store::LinkTable& table,
                                    int segment) {
  sources.everything = true;
  for (Item& item : sources.items) {
    if (!item.is_document()) continue;
    if (auto put = put_as_recorded(bench, item, segment); !put) return tl::unexpected(put.error());
  }
  if (auto taken = take_standings(sources.items, table); !taken) {
    return tl::unexpected(taken.error());
  }
  return table.stubs().and_then(
      [&](std::vector<std::string>&& all) { return take_stubs(std::move(all), table); });
}

}  // namespace viendan::pipeline

#include "pipeline/linking.h"

#include <algorithm>
#include <set>
#include <span>

#include "citations/find.h"
#include "citations/resolve.h"
#include "pipeline/identities.h"
#include "pipeline/parallel.h"
#include "pipeline/read_sources.h"

namespace viendan::pipeline {
namespace {

// Documents that are held in memory together, by bytes of text and number: enough that the
// questions to the table are few.
constexpr std::size_t kBatchBytes = 4U << 20U;
constexpr std::size_t kBatchSize = 256;

using Places = std::vector<std::size_t>;  // of items

/// A document, with what it says of itself and others.
struct Told {
  Document document;
  std::vector<Citation> recorded;  // as the live index has them
  std::vector<Claim> claims;
  std::vector<std::string> lookups;
};

Result<Told> recorded(const Bench& bench, const store::SourceRecord& record,
                      const store::SourceRecord& before) {
  auto document = bench.generation.live()->get(before);
  // A damaged record is no reason to fail: its source is still there.
  if (!document) document = read_again(bench, record);
  if (!document) return tl::unexpected(document.error());
  Told told{*std::move(document)};
  told.recorded = std::move(told.document.citations);
  // Resolving starts from what the document says alone, whatever the corpus was before.
  rename(told.document, record, bench.vocabulary);
  return told;
}

Result<Told> shelved(const Bench& bench, const Item& item, std::size_t place) {
  auto document = bench.shelf.take(place);
  if (!document) return tl::unexpected(document.error());
  if (document->metadata.id != item.record.id) rename(*document, item.record, bench.vocabulary);
  return Told{*std::move(document)};
}

Result<Told> tell(const Bench& bench, const Item& item, std::size_t place) {
  auto told = item.fresh ? shelved(bench, item, place) : recorded(bench, item.record, *item.before);
  if (!told) return told;
  told->claims = citations::claims(told->document);
  told->lookups = citations::lookups(told->document);
  return told;
}

/// Calls `work(places, told)` for batches of the items, in their order.
template <typename Work>
Result<void> in_batches(const Bench& bench, const std::vector<Item>& items, const Places& places,
                        const Work& work) {
  for (std::size_t begin = 0; begin < places.size();) {
    std::size_t end = begin, bytes = 0;
    while (end < places.size() && end - begin < kBatchSize && (end == begin || bytes < kBatchBytes))
      bytes += items[places[end++]].bytes;
    const std::span batch(places.data() + begin, end - begin);
    std::vector<Result<Told>> told(batch.size());
    for_each_index(batch.size(), bench.config.jobs,
                   [&](std::size_t i) { told[i] = tell(bench, items[batch[i]], batch[i]); });
    for (const auto& each : told) {
      if (!each) return tl::unexpected(each.error());
    }
    if (auto done = work(batch, std::span(told)); !done) return done;
    begin = end;
  }
  return {};
}

using Batch = std::span<const std::size_t>;
using ToldBatch = std::span<Result<Told>>;

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

Result<void> enter(const Bench& bench, const Sources& sources, const Places& changed,
                   store::LinkTable& table) {
  return in_batches(
      bench, sources.items, changed, [&](Batch places, ToldBatch told) -> Result<void> {
        for (std::size_t i = 0; i < places.size(); ++i) {
          const auto& item = sources.items[places[i]];
          if (auto put = table.put(item.record.id, told[i]->claims, told[i]->lookups); !put)
            return put;
          if (!item.fresh) continue;
          if (auto back = bench.shelf.put(places[i], std::move(told[i]->document)); !back)
            return back;
        }
        return {};
      });
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

Result<citations::Registry> registry_for(ToldBatch told, store::LinkTable& table) {
  std::vector<std::string> keys;
  for (const auto& each : told) {
    keys.insert(keys.end(), each->lookups.begin(), each->lookups.end());
  }
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  const auto claims = table.claims_for(keys);
  if (!claims) return tl::unexpected(claims.error());
  citations::Registry registry;
  for (const Claim& claim : *claims) registry.add(claim);
  return registry;
}

/// Writes the record, unless it is as it was.
Result<void> record(const Bench& bench, Item& item, std::size_t place, bool anew, Told& told,
                    int segment) {
  if (!anew && told.document.citations == told.recorded) return {};
  if (auto put = bench.generation.put(segment, told.document); !put) return put;
  item.put = true;
  bench.shelf.put_recorded(place, std::move(told.document));
  return {};
}

Result<void> resolve(const Bench& bench, Sources& sources, const Places& places,
                     store::LinkTable& table, int segment) {
  return in_batches(bench, sources.items, places, [&](Batch batch, ToldBatch told) -> Result<void> {
    const auto registry = registry_for(told, table);
    if (!registry) return tl::unexpected(registry.error());
    std::vector<std::vector<Link>> links(batch.size());
    std::vector<Result<void>> done(batch.size());
    for_each_index(batch.size(), bench.config.jobs, [&](std::size_t i) {
      Item& item = sources.items[batch[i]];
      Document& document = told[i]->document;
      document.citations = citations::resolve(document, *registry);
      links[i] = citations::links(document.metadata.id, document.citations);
      done[i] =
          record(bench, item, batch[i], sources.everything || item.changed(), *told[i], segment);
    });
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (!done[i]) return done[i];
      const auto& id = sources.items[batch[i]].record.id;
      if (auto set = table.set_links(id, links[i]); !set) return set;
    }
    return {};
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
    if (standing->validity == item.record.validity) continue;
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
  const auto enter = [&](Batch batch, ToldBatch told) -> Result<void> {
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const auto& id = items[batch[i]].record.id;
      if (auto put = table.put(id, told[i]->claims, told[i]->lookups); !put) return put;
      const auto links = citations::links(id, told[i]->recorded);
      if (auto set = table.set_links(id, links); !set) return set;
    }
    return {};
  };
  return in_batches(bench, items, places, enter)
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
                  .and_then([&] { return enter(bench, sources, changed, table); })
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

#include "pipeline/telling.h"

#include <tuple>

#include "citations/find.h"
#include "citations/resolve.h"
#include "pipeline/identities.h"
#include "pipeline/read_sources.h"

namespace viendan::pipeline {
namespace {

Result<Found> find_recorded(const Bench& bench, const Item& item) {
  auto document = bench.generation.live()->get(*item.before);
  // A damaged record is no reason to fail: its source is still there.
  if (!document) document = read_again(bench, item.record);
  if (!document) return tl::unexpected(document.error());
  Found found{*std::move(document)};
  found.document.source = item.record.source;
  found.recorded = std::move(found.document.citations);
  found.decided = corrections::take_decisions(found.document);
  // Resolving starts from what the document says alone, whatever the corpus was before.
  rename(found.document, item.record, bench.vocabulary);
  return found;
}

Result<Found> find_fresh(const Bench& bench, const Item& item, std::size_t place) {
  return bench.shelf.take(place).map([&](Document&& document) {
    if (item.record.id != item.record.own) rename(document, item.record, bench.vocabulary);
    return Found{std::move(document)};
  });
}

/// By the record where people say something else today than when it was written.
Told told_today(const Bench& bench, const Item& item, const Document& document,
                const std::vector<Citation>& recorded) {
  const auto& [told, source] = std::tie(item.record.told, item.record.source);
  const bool as_recorded = bench.corrections.digest(told, source) == item.record.corrected;
  return told_by(document, as_recorded ? corrections::voice_of(document, entries_of(bench, item))
                                       : corrections::voice_of(document.citations, recorded));
}

}  // namespace

corrections::Entries entries_of(const Bench& bench, const Item& item) {
  return bench.corrections.of(item.record.told, item.record.source);
}

Result<Found> take(const Bench& bench, const Item& item, std::size_t place) {
  return item.fresh ? find_fresh(bench, item, place) : find_recorded(bench, item);
}

Told told_by(const Document& document, const corrections::Voice& voice) {
  Told told{citations::claims(document), citations::lookups(document)};
  if (!voice.silent.empty()) {
    Document bare{.metadata = document.metadata};
    for (std::size_t i = 0; i < document.citations.size(); ++i) {
      if (!voice.silent[i]) bare.citations.push_back(document.citations[i]);
    }
    told.claims = citations::claims(bare);
  }
  for (const auto& identity : voice.asked) told.lookups.push_back(identity_key(identity));
  return told;
}

Result<Told> tell(const Bench& bench, const Item& item, std::size_t place) {
  if (item.fresh && item.record.id == item.record.own) {
    Told told;
    const auto look = [&](const Document& d) { told = told_today(bench, item, d, {}); };
    return bench.shelf.look(place, look).map([&] { return std::move(told); });
  }
  auto found = take(bench, item, place);
  if (!found) return tl::unexpected(found.error());
  Told told = told_today(bench, item, found->document, found->recorded);
  told.recorded = citations::links(item.record.id, found->recorded);
  told.acting = store::acting_of(found->document, found->recorded);
  if (!item.fresh) return told;
  return bench.shelf.put(place, std::move(found->document)).map([&] { return std::move(told); });
}

}  // namespace viendan::pipeline

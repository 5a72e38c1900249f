#include "citations/resolve.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "citations/title.h"

namespace viendan::citations {
namespace {

using Entry = Registry::Entry;

void settle(Citation& citation, const Entry& entry, std::string_view how) {
  const auto printed = citation.target.date;
  citation.target = entry.reference;
  // What this mention prints stays: another document may date the act otherwise.
  if (printed && printed->day && !entry.reference.in_corpus) citation.target.date = printed;
  citation.status = entry.reference.in_corpus ? CitationStatus::Resolved : CitationStatus::Stub;
  citation.candidates.clear();
  if (!how.empty()) citation.rule += how;
}

/// An act cannot cite one that is younger: of several the others are candidates.
std::vector<const Entry*> not_later(std::vector<const Entry*> found, std::optional<Date> citing) {
  if (!citing || found.size() < 2) return found;
  std::vector<const Entry*> kept;
  for (const Entry* entry : found) {
    const auto& date = entry->reference.date;
    if (!date || date->first_day() <= citing->last_day()) kept.push_back(entry);
  }
  return kept.empty() ? found : kept;
}

void decide(Citation& citation, const std::vector<const Entry*>& found, std::string_view how) {
  if (found.empty()) return;
  if (found.size() == 1) {
    settle(citation, *found.front(), how);
    return;
  }
  citation.status = CitationStatus::Ambiguous;
  citation.candidates.clear();
  for (const Entry* entry : found) citation.candidates.push_back(entry->reference.id);
  citation.confidence = std::min(citation.confidence, 0.5);
}

/// Documents of the corpus with that title, those with its period before the others.
std::vector<const Entry*> by_title(const Registry& registry, std::string_view title) {
  const auto key = title_key(title, {});
  if (key.head.empty()) return {};
  Fit best = Fit::Core;
  std::vector<const Entry*> found;
  for (const Entry* entry : registry.by_title(key.core())) {
    for (const auto& known : entry->titles) {
      const Fit level = fit(key, title_key(known, {}));
      if (level < best) continue;
      if (level > best) found.clear();
      best = level;
      if (found.empty() || found.back() != entry) found.push_back(entry);
    }
  }
  return found;
}

void resolve_one(Citation& citation, const Registry& registry, std::optional<Date> citing) {
  const Reference& target = citation.target;
  if (citation.status == CitationStatus::Resolved) return;
  if (citation.status == CitationStatus::Stub) {
    if (const Entry* entry = registry.by_id(target.id)) {
      settle(citation, *entry, entry->reference.in_corpus ? "+corpus" : "");
    }
    return;
  }
  if (citation.status == CitationStatus::Ambiguous) return;
  if (!target.symbol.empty()) {
    decide(citation, not_later(registry.by_symbol(target.symbol), citing), "+corpus");
  } else if (citation.kind == CitationKind::Title || citation.kind == CitationKind::Alias) {
    decide(citation, not_later(by_title(registry, target.title), citing), "+corpus");
  }
}

}  // namespace

std::vector<Citation> resolve(const Document& document, const Registry& registry) {
  auto citations = document.citations;
  const auto citing = document.metadata.issued();
  for (Citation& citation : citations) resolve_one(citation, registry, citing);
  return citations;
}

std::vector<Link> links(std::string_view self, std::span<const Citation> resolved) {
  std::map<Link, int> mentions;
  for (const Citation& citation : resolved) {
    const Reference& target = citation.target;
    const bool stub = citation.status == CitationStatus::Stub && is_sure(target.id);
    if (!stub && citation.status != CitationStatus::Resolved) continue;
    if (target.id.empty() || target.id == self) continue;
    ++mentions[{target.id, citation.relation, citation.pinpoint.empty(), stub}];
  }
  std::vector<Link> all;
  for (const auto& [link, count] : mentions) {
    all.push_back(link);
    all.back().mentions = count;
  }
  return all;
}

std::vector<Stub> stubs(std::span<const Document> documents) {
  Registry registry;
  std::map<std::string, Stub> by_id;
  for (const Document& document : documents) {
    registry.add(document);
    for (const Link& link : links(document.metadata.id, document.citations)) {
      if (!link.stub) continue;
      Stub& stub = by_id[link.target];
      stub.mentions += link.mentions;
      if (!document.metadata.id.empty()) stub.cited_by.push_back(document.metadata.id);
    }
  }
  std::vector<Stub> all;
  for (auto& [id, stub] : by_id) {
    if (const auto* known = registry.by_id(id)) stub.reference = known->reference;
    stub.reference.id = id;
    auto& by = stub.cited_by;
    std::ranges::sort(by);
    by.erase(std::unique(by.begin(), by.end()), by.end());
    all.push_back(std::move(stub));
  }
  return all;
}

}  // namespace viendan::citations

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "citations/resolve.h"
#include "citations/title.h"

namespace viendan::citations {
namespace {

void name(Claim& claim, std::string_view title) {
  claim.title = fold(squeeze(title));
  claim.core = title_key(title, {}).core();
}

Claim own_claim(const Metadata& of) {
  Claim claim{{of.id, of.symbol.value, of.type.value, of.number.value, of.issued(), of.issuer.value,
               of.title.value, true},
              "",
              ""};
  const auto subject = subject_title(squeeze(of.title.value));
  if (subject && subject->own) name(claim, subject->title);
  return claim;
}

/// Mentions that give number and year tell of a document; others are told of it.
bool is_sure(const Citation& citation) {
  return citation.kind == CitationKind::Numbered || citation.kind == CitationKind::NamedLaw ||
         citation.rule == "title+number";
}

Claim cited_claim(const Citation& citation) {
  Claim claim{citation.target, "", ""};
  claim.reference.in_corpus = false;
  if (citation.rule == "title+number") name(claim, citation.surface);
  return claim;
}

template <typename T>
void make_distinct(std::vector<T>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::string lookup_key(const Citation& citation) {
  const Reference& target = citation.target;
  if (citation.status == CitationStatus::Stub) return identity_key(target.id);
  if (citation.status != CitationStatus::Unresolved) return {};
  if (!target.symbol.empty()) return symbol_key(target.symbol);
  if (citation.kind != CitationKind::Title && citation.kind != CitationKind::Alias) return {};
  const auto title = title_key(target.title, {});
  return title.head.empty() ? std::string() : core_key(title.core());
}

std::vector<const Registry::Entry*> listed(
    const std::map<std::string, Registry::Entry>& entries,
    const std::map<std::string, std::set<std::string>>& index, const std::string& key) {
  std::vector<const Registry::Entry*> found;
  const auto ids = index.find(key);
  if (key.empty() || ids == index.end()) return found;
  for (const auto& id : ids->second) found.push_back(&entries.at(id));
  return found;
}

}  // namespace

std::vector<Claim> claims(const Document& document) {
  std::vector<Claim> all;
  const std::string& self = document.metadata.id;
  if (!self.empty()) all.push_back(own_claim(document.metadata));
  for (const Citation& citation : document.citations) {
    const std::string& id = citation.target.id;
    if (is_sure(citation) && viendan::is_sure(id) && id != self)
      all.push_back(cited_claim(citation));
  }
  make_distinct(all);
  return all;
}

std::vector<std::string> lookups(const Document& document) {
  std::vector<std::string> all;
  for (const Citation& citation : document.citations) all.push_back(lookup_key(citation));
  make_distinct(all);
  std::erase(all, "");
  return all;
}

void Registry::add(const Claim& claim) {
  const std::string& id = claim.reference.id;
  viendan::add(entries_[id], claim);
  for (auto& key : keys(claim)) found_by_[std::move(key)].insert(id);
}

void Registry::add(const Document& document) {
  for (const Claim& claim : claims(document)) add(claim);
}

std::vector<const Registry::Entry*> Registry::by_symbol(std::string_view symbol) const {
  return listed(entries_, found_by_, symbol_key(symbol));
}

std::vector<const Registry::Entry*> Registry::by_title(const std::string& core) const {
  return listed(entries_, found_by_, core_key(core));
}

const Registry::Entry* Registry::by_id(std::string_view id) const {
  const auto entry = entries_.find(std::string(id));
  return entry == entries_.end() ? nullptr : &entry->second;
}

}  // namespace viendan::citations

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "citations/resolve.h"
#include "citations/title.h"

namespace viendan::citations {
namespace {

void add_title(Registry::Entry& entry, std::string_view title) {
  const std::string folded = fold(squeeze(title));
  if (folded.empty()) return;
  const auto at = std::lower_bound(entry.titles.begin(), entry.titles.end(), folded);
  if (at == entry.titles.end() || *at != folded) entry.titles.insert(at, folded);
}

/// Of two values the one that a document gives of itself, else the smaller: order must not matter.
template <typename T>
void agree(T& ours, const T& theirs, bool theirs_is_own, bool ours_is_own) {
  if (theirs == T{} || ours_is_own) return;
  if (ours == T{} || theirs_is_own || theirs < ours) ours = theirs;
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

void merge(Reference& ours, const Reference& theirs) {
  const bool own = theirs.in_corpus, kept = ours.in_corpus;
  agree(ours.date, theirs.date, own, kept);
  agree(ours.type, theirs.type, own, kept);
  agree(ours.number, theirs.number, own, kept);
  agree(ours.issuer, theirs.issuer, own, kept);
  agree(ours.title, theirs.title, own, kept);
  // The larger spelling is the one with accents: "1393/QĐ-TTg", not "1393/QD-TTg".
  if (own || (!kept && ours.symbol < theirs.symbol)) ours.symbol = theirs.symbol;
  ours.in_corpus = own || kept;
}

}  // namespace

void Registry::add(const Document& document) {
  const Metadata& metadata = document.metadata;
  if (!metadata.id.empty()) {
    Entry& own = entries_[metadata.id];
    own.reference.id = metadata.id;
    merge(own.reference,
          {metadata.id, metadata.symbol.value, metadata.type.value, metadata.number.value,
           metadata.issued(), metadata.issuer.value, metadata.title.value, true});
    if (const auto subject = subject_title(squeeze(metadata.title.value));
        subject && subject->own) {
      add_title(own, subject->title);
      titles_[title_key(subject->title, {}).core()].insert(metadata.id);
    }
    symbols_[fold(metadata.symbol.value)].insert(metadata.id);
  }
  for (const Citation& citation : document.citations) {
    const Reference& target = citation.target;
    const bool sure = citation.kind == CitationKind::Numbered ||
                      citation.kind == CitationKind::NamedLaw || citation.rule == "title+number";
    if (!sure || target.id.empty() || target.id == metadata.id) continue;
    if (target.id.find("/?/") != std::string::npos) continue;
    Entry& entry = entries_[target.id];
    entry.reference.id = target.id;
    Reference printed = target;
    printed.in_corpus = false;
    merge(entry.reference, printed);
    if (!target.symbol.empty()) symbols_[fold(target.symbol)].insert(target.id);
    if (citation.rule != "title+number") continue;
    add_title(entry, citation.surface);
    titles_[title_key(citation.surface, {}).core()].insert(target.id);
  }
}

std::vector<const Registry::Entry*> Registry::by_symbol(std::string_view symbol) const {
  return listed(entries_, symbols_, fold(symbol));
}

std::vector<const Registry::Entry*> Registry::by_title(const std::string& core) const {
  return listed(entries_, titles_, core);
}

const Registry::Entry* Registry::by_id(std::string_view id) const {
  const auto entry = entries_.find(std::string(id));
  return entry == entries_.end() ? nullptr : &entry->second;
}

}  // namespace viendan::citations

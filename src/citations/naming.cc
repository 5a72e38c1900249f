#include "citations/naming.h"

#include <algorithm>

#include "base/unicode.h"

namespace viendan::citations {
namespace {

constexpr std::size_t kMostTitles = 256;  // more is no document that people wrote

const char* rule_of(Fit best) {
  switch (best) {
    case Fit::Full:
      return "title+same-document";
    case Fit::Core:
      return "title-without-period+same-document";
    default:
      return "short-title+same-document";
  }
}

double confidence_of(Fit best) {
  return best == Fit::Full ? 1 : best == Fit::Core ? 0.9 : 0.8;
}

}  // namespace

void KnownTitles::add(TitleKey key, const Citation& of) {
  add(std::move(key), of.target, of.status);
}

void KnownTitles::add(TitleKey key, const Reference& target, CitationStatus status) {
  if (key.head.empty() || rows_.size() >= kMostTitles) return;
  const bool there = std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
    return row.target.id == target.id && row.target.symbol == target.symbol &&
           row.key.words == key.words && row.key.to == key.to && row.key.from == key.from;
  });
  if (there) return;
  cores_.emplace(key.core(), rows_.size());
  rows_.push_back({std::move(key), target, status});
}

std::optional<Meaning> KnownTitles::find(const TitleKey& key) const {
  Fit best = Fit::None;
  std::vector<const Row*> fitting;
  for (const Row& row : rows_) {
    const Fit level = fit(key, row.key);
    if (level == Fit::None || level < best) continue;
    if (level > best) fitting.clear();
    best = level;
    const bool listed = std::any_of(fitting.begin(), fitting.end(), [&](const Row* other) {
      return fold(other->target.symbol) == fold(row.target.symbol) &&
             other->target.id == row.target.id;
    });
    if (!listed) fitting.push_back(&row);
  }
  if (fitting.empty()) return std::nullopt;
  Meaning meaning{
      fitting.front()->target, fitting.front()->status, {}, rule_of(best), confidence_of(best)};
  if (fitting.size() == 1) return meaning;
  for (const Row* row : fitting) meaning.candidates.push_back(row->target.id);
  meaning.target = {};
  meaning.status = CitationStatus::Ambiguous;
  meaning.confidence = 0.5;
  return meaning;
}

std::size_t KnownTitles::known_beginning(const TitleKey& key) const {
  std::string core;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < key.words.size(); ++i) {
    core += (i ? " " : "") + key.words[i];
    if (cores_.contains(core)) longest = i + 1;
  }
  return longest;
}

}  // namespace viendan::citations

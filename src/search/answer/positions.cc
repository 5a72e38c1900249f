#include "search/answer/positions.h"

#include <algorithm>

#include "search/words/terms.h"

namespace viendan::search {
namespace {

constexpr std::size_t kMostForms = 12;  // accented forms of a word, the most frequent
constexpr std::size_t kMostPrefixForms = 40;

void merge_into(Positions& to, const Positions& from) {
  const auto middle = static_cast<std::ptrdiff_t>(to.size());
  to.insert(to.end(), from.begin(), from.end());
  std::inplace_merge(to.begin(), to.begin() + middle, to.end());
}

bool any_within(const Positions& positions, std::uint32_t at, std::uint32_t distance) {
  const auto first = std::ranges::lower_bound(positions, at > distance ? at - distance : 0);
  return first != positions.end() && *first <= at + distance;
}

}  // namespace

Result<const Positions*> PositionFinder::of_term(const std::string& term) {
  if (const auto found = known_.find(term); found != known_.end()) return &found->second;
  auto positions = documents_.positions(record_, term);
  if (!positions) return tl::unexpected(positions.error());
  constexpr std::size_t kList = 20;  // finding a list costs as much as reading so many positions
  if (work_ != nullptr) *work_ += kList + positions->size();
  return &known_.emplace(term, *std::move(positions)).first->second;
}

Result<Positions> PositionFinder::word(const Spelling& word, bool exact) {
  const auto found = of_term(term({}, word.word));
  if (!found) return tl::unexpected(found.error());
  Positions all = **found;
  const bool enough = accents_ == Accents::Preferred && word.accented() && !all.empty();
  if (exact || word.number || enough) return all;
  const auto add = [&](const std::string& form) -> Result<void> {
    if (form == word.word) return {};
    const auto positions = of_term(form);
    if (!positions) return tl::unexpected(positions.error());
    if (!(*positions)->empty()) merge_into(all, **positions);
    return {};
  };
  const auto& forms = spellings_.variants(word.folded);
  for (std::size_t i = 0; i < std::min(forms.size(), kMostForms); ++i) {
    if (auto added = add(forms[i]); !added) return tl::unexpected(added.error());
  }
  // Variants have accents: an accented word may stand without them, too.
  if (word.accented()) {
    if (auto added = add(term({}, word.folded)); !added) return tl::unexpected(added.error());
  }
  return all;
}

Result<Positions> PositionFinder::prefix(const Clause& clause) {
  Positions all;
  const auto& forms = spellings_.beginning(clause.words.front());
  for (std::size_t i = 0; i < std::min(forms.size(), kMostPrefixForms); ++i) {
    const auto positions = of_term(forms[i]);
    if (!positions) return tl::unexpected(positions.error());
    merge_into(all, **positions);
  }
  return all;
}

Result<Positions> PositionFinder::sequence(const Clause& clause) {
  auto found = word(clause.words.front(), clause.exact);
  for (std::size_t i = 1; found && !found->empty() && i < clause.words.size(); ++i) {
    const auto next = word(clause.words[i], clause.exact);
    if (!next) return next;
    std::erase_if(*found, [&next, i](std::uint32_t at) {
      return !std::ranges::binary_search(*next, at + static_cast<std::uint32_t>(i));
    });
  }
  return found;
}

Result<Positions> PositionFinder::near(const Clause& clause) {
  auto found = word(clause.words.front(), clause.exact);
  for (std::size_t i = 1; found && !found->empty() && i < clause.words.size(); ++i) {
    const auto other = word(clause.words[i], clause.exact);
    if (!other) return other;
    std::erase_if(*found, [&other, &clause](std::uint32_t at) {
      return !any_within(*other, at, std::max(clause.distance, 1U));
    });
  }
  return found;
}

Result<Positions> PositionFinder::positions(const Clause& clause) {
  if (clause.words.empty()) return Positions{};
  switch (clause.kind) {
    case Clause::Kind::Phrase:
    case Clause::Kind::Symbol:
      return sequence(clause);
    case Clause::Kind::Near:
      return near(clause);
    case Clause::Kind::Prefix:
      return prefix(clause);
    default:
      return word(clause.words.front(), clause.exact);
  }
}

}  // namespace viendan::search

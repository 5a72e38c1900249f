#include "search/choose_passages.h"

#include <algorithm>

#include "search/positions.h"

namespace viendan::search {
namespace {

constexpr std::size_t kMostLeaves = 12;
constexpr double kRepeated = 0.05;  // what a further occurrence adds, of the word's weight

struct Leaf {
  const Clause* clause;
  double weight = 0;
};

/// The clauses that tell most, in order of the query.
std::vector<Leaf> leaves_of(const QueryText& query, const Spellings& spellings) {
  std::vector<Leaf> leaves;
  for (const Clause* clause : wanted(query)) {
    double weight = 0;
    for (const Spelling& word : clause->words) weight += spellings.rarity(word.folded);
    leaves.push_back({clause, weight});
  }
  if (leaves.size() <= kMostLeaves) return leaves;
  std::ranges::stable_sort(leaves, std::greater(), &Leaf::weight);
  leaves.resize(kMostLeaves);
  return leaves;
}

/// How often each place has the positions, as (place, count) in order.
std::vector<std::pair<std::size_t, unsigned>> count_in(const std::vector<Place>& places,
                                                       const Positions& positions) {
  std::vector<std::pair<std::size_t, unsigned>> counts;
  for (const std::uint32_t at : positions) {
    const auto after = std::ranges::upper_bound(places, at, {}, &Place::position);
    if (after == places.begin()) continue;  // in the head of the record: its title
    const auto place = static_cast<std::size_t>(after - places.begin()) - 1;
    if (counts.empty() || counts.back().first != place) counts.emplace_back(place, 0);
    ++counts.back().second;
  }
  return counts;
}

}  // namespace

Result<std::vector<Chosen>> choose_passages(const Database& documents, std::uint32_t record,
                                            const std::vector<Place>& places,
                                            const QueryText& query, const Spellings& spellings,
                                            const PlaceWanted& wanted_place, std::size_t most) {
  PositionFinder finder(documents, record, spellings);
  const auto leaves = leaves_of(query, spellings);
  std::vector<double> scores(places.size(), 0);
  std::vector<std::size_t> met(places.size(), 0);
  for (const Leaf& leaf : leaves) {
    const auto positions = finder.positions(*leaf.clause);
    if (!positions) return tl::unexpected(positions.error());
    for (const auto& [place, count] : count_in(places, *positions)) {
      scores[place] += leaf.weight * (1 + kRepeated * std::min(count - 1, 5U));
      ++met[place];
    }
  }
  std::vector<Chosen> chosen;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const bool good = scores[i] > 0 && places[i].shown && wanted_place(places[i]);
    if (good) chosen.push_back({i, scores[i], met[i] == leaves.size()});
  }
  std::ranges::stable_sort(chosen, std::greater(), &Chosen::score);
  if (chosen.size() > most) chosen.resize(most);
  return chosen;
}

}  // namespace viendan::search

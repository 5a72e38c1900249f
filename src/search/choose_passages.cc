#include "search/choose_passages.h"

#include <algorithm>
#include <unordered_map>

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

/// The spot that a position stands in; none in the head of the record, which is its title.
std::ptrdiff_t spot_at(const Layout& layout, std::uint32_t position) {
  const auto after = std::ranges::upper_bound(layout.spots, position, {}, &Layout::Spot::position);
  return after - layout.spots.begin() - 1;
}

/// How often each spot has the positions, as (spot, count) in order.
std::vector<std::pair<std::size_t, unsigned>> count_in(const Layout& layout,
                                                       const Positions& positions) {
  std::vector<std::pair<std::size_t, unsigned>> counts;
  for (const std::uint32_t at : positions) {
    const auto spot = spot_at(layout, at);
    if (spot < 0) continue;
    const auto place = static_cast<std::size_t>(spot);
    if (counts.empty() || counts.back().first != place) counts.emplace_back(place, 0);
    ++counts.back().second;
  }
  return counts;
}

bool may_be_shown(const Layout::Spot& spot, const std::vector<bool>& wanted_around) {
  if (!spot.shown) return false;
  return wanted_around.empty() ||
         (spot.around < wanted_around.size() && wanted_around[spot.around]);
}

}  // namespace

Result<std::vector<Chosen>> choose_passages(const Database& documents, std::uint32_t record,
                                            const Layout& layout, const QueryText& query,
                                            const Spellings& spellings,
                                            const std::vector<bool>& wanted_around,
                                            std::size_t most) {
  PositionFinder finder(documents, record, spellings);
  std::unordered_map<std::size_t, double> scores;
  for (const Leaf& leaf : leaves_of(query, spellings)) {
    const auto positions = finder.positions(*leaf.clause);
    if (!positions) return tl::unexpected(positions.error());
    for (const auto& [place, count] : count_in(layout, *positions)) {
      if (!may_be_shown(layout.spots[place], wanted_around)) continue;
      scores[place] += leaf.weight * (1 + kRepeated * std::min(count - 1, 5U));
    }
  }
  std::vector<Chosen> chosen;
  for (const auto& [place, score] : scores) {
    if (score > 0) chosen.push_back({place, score});
  }
  const auto kept = static_cast<std::ptrdiff_t>(std::min(most, chosen.size()));
  std::partial_sort(chosen.begin(), chosen.begin() + kept, chosen.end(),
                    [](const Chosen& a, const Chosen& b) {
                      return a.score != b.score ? a.score > b.score : a.place < b.place;
                    });
  chosen.resize(static_cast<std::size_t>(kept));
  return chosen;
}

}  // namespace viendan::search

#include "search/answer/choose_passages.h"

#include <algorithm>

#include "search/answer/positions.h"

namespace viendan::search {
namespace {

constexpr std::size_t kMostLeaves = 12;
constexpr unsigned kMostRepeated = 6;
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

/// Adds a leaf's weight to each spot that has the positions; both are in order.
void add_weight(const Layout& layout, const Positions& positions, double weight,
                std::vector<double>& scores) {
  std::size_t after = 0;  // the first spot behind the position
  std::size_t counted = layout.spots.size();
  unsigned count = 0;
  for (const std::uint32_t at : positions) {
    while (after < layout.spots.size() && layout.spots[after].position <= at) ++after;
    if (after == 0) continue;  // in the head of the record: its title
    count = after == counted ? count + 1 : 1;
    counted = after;
    if (count == 1)
      scores[after - 1] += weight;
    else if (count <= kMostRepeated)
      scores[after - 1] += weight * kRepeated;
  }
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
  std::vector<double> scores(layout.spots.size(), 0);
  for (const Leaf& leaf : leaves_of(query, spellings)) {
    const auto positions = finder.positions(*leaf.clause);
    if (!positions) return tl::unexpected(positions.error());
    add_weight(layout, *positions, leaf.weight, scores);
  }
  std::vector<Chosen> chosen;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] > 0 && may_be_shown(layout.spots[i], wanted_around))
      chosen.push_back({i, scores[i]});
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

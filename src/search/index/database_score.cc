// What matches, best first: the weights that Xapian gives, added up term by term. That takes a
// fraction of the time where it is known which records match.
#include <cmath>
#include <tuple>

#include "search/index/database_state.h"

namespace viendan::search {
namespace {

using Kind = Expression::Kind;
using State = Database::State;

/// BM25 as Xapian::BM25Weight has it, without k2.
class Weigher {
 public:
  Weigher(const State& state, const Ranking& ranking)
      : database_(state.database),
        ranking_(ranking),
        size_(database_.get_doccount()),
        mean_(database_.get_avlength()) {}

  /// Of a term that stands in the query `count` times.
  [[nodiscard]] double of_term(const std::string& term, unsigned count) const {
    constexpr double kRepeated = 1000;  // k3
    const double frequency = database_.get_termfreq(term);
    if (frequency == 0) return 0;
    double odds = (size_ - frequency + 0.5) / (frequency + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::log(odds) * (kRepeated + 1) * count / (kRepeated + count);
  }

  /// Of what a term weighs, in a record that has it so often.
  [[nodiscard]] double share(unsigned times, std::uint32_t length) const {
    const double relative = mean_ > 0 ? std::max(length / mean_, ranking_.shortest) : 0;
    return times * (ranking_.k1 + 1) /
           (ranking_.k1 * (relative * ranking_.b + (1 - ranking_.b)) + times);
  }

 private:
  const Xapian::Database& database_;
  Ranking ranking_;
  double size_;
  double mean_;
};

/// Adds up the weights of the records of one shard.
class Scorer {
 public:
  Scorer(const State& state, std::size_t shard, const Weigher& weigher, std::vector<double>& scores)
      : state_(state),
        shard_(shard),
        weigher_(weigher),
        lengths_(state.kept[shard].values->lengths(state.shards[shard])),
        scores_(scores) {}

  /// What the expression weighs in the records among these that match it.
  void add(const Expression& e, const RecordSet& among, double factor) {
    switch (e.kind) {
      case Kind::Term:
        return add_term(e, among, factor);
      case Kind::Constant:
        return matching(e, among).each([this, weight = factor * e.factor](std::uint32_t record) {
          scores_[record] += weight;
        });
      case Kind::Scaled:
        return add(e.parts[0], among, factor * e.factor);
      case Kind::Any:
        return add_all(e.parts, among, factor);
      case Kind::All:
      case Kind::Prefer:
      case Kind::Phrase:
      case Kind::Near:
        return add_all(e.parts, matching(e, among), factor);
      case Kind::Filter:
      case Kind::Without:
        return add(e.parts[0], matching(e, among), factor);
      case Kind::Prefix:
      case Kind::Nothing:
      case Kind::Everything:
      case Kind::Between:
        return;
    }
  }

 private:
  [[nodiscard]] RecordSet matching(const Expression& e, const RecordSet& among) const {
    return state_.select(shard_, e) &= among;
  }

  void add_all(const std::vector<Expression>& parts, const RecordSet& among, double factor) {
    for (const Expression& part : parts) add(part, among, factor);
  }

  void add_term(const Expression& e, const RecordSet& among, double factor) {
    const double weight = factor * weigher_.of_term(e.term, e.count);
    if (weight == 0) return;
    const Xapian::Database& shard = state_.shards[shard_];
    const auto end = shard.postlist_end(e.term);
    for (auto at = shard.postlist_begin(e.term); at != end; ++at) {
      const std::uint32_t record = *at;
      if (!among.has(record)) continue;
      scores_[record] += weight * weigher_.share(at.get_wdf(), lengths_[record]);
    }
  }

  const State& state_;
  std::size_t shard_;
  const Weigher& weigher_;
  const std::vector<std::uint32_t>& lengths_;
  std::vector<double>& scores_;
};

struct Scored {
  double weight;
  const std::string* id;  // the smaller stands first where weights are equal
  std::uint32_t record;
};

bool stands_before(const Scored& a, const Scored& b) {
  if (a.weight != b.weight) return a.weight > b.weight;
  return std::tie(*a.id, a.record) < std::tie(*b.id, b.record);
}

}  // namespace

Matches Database::State::best(const Expression& within, const Search& search,
                              const Selection& all) const {
  const Weigher weigher(*this, search.ranking);
  std::vector<Scored> scored;
  std::vector<double> scores;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const Column& ids = kept[i].values->column(Slot::Id, shards[i]);
    scores.assign(ids.of_record.size(), 0);
    Scorer(*this, i, weigher, scores).add(within, all.shards[i], 1);
    all.shards[i].each([&](std::uint32_t record) {
      scored.push_back({scores[record], &ids.names[ids.of_record[record]],
                        static_cast<std::uint32_t>((record - 1) * shards.size() + i + 1)});
    });
  }
  const auto total = static_cast<std::uint32_t>(scored.size());
  const std::uint32_t begin = std::min(search.offset, total);
  const std::uint32_t end = begin + std::min(search.limit, total - begin);
  std::ranges::partial_sort(scored, scored.begin() + end, stands_before);
  Matches found{.matches = {}, .total = total};
  for (std::uint32_t i = begin; i < end; ++i)
    found.matches.push_back({scored[i].record, scored[i].weight});
  return found;
}

}  // namespace viendan::search

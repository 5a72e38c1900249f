#include <deque>

#include "base/text.h"
#include "search/index/database_state.h"

namespace viendan::search {
namespace {

// Orders are values, not keys made while matching: a server makes none.
void set_order(Xapian::Enquire& enquire, Search::Order order) {
  switch (order) {
    case Search::Order::Relevance:
      return enquire.set_sort_by_relevance_then_value(number_of(Slot::Id), false);
    case Search::Order::NewestFirst:
      return enquire.set_sort_by_value(number_of(Slot::ByDate), false);
    case Search::Order::MostCited:
      return enquire.set_sort_by_value(number_of(Slot::ByCited), false);
  }
}

std::map<std::string, std::uint32_t> counts_of(const Xapian::ValueCountMatchSpy& spy) {
  std::map<std::string, std::uint32_t> counts;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
    // A record may have several values: each counts.
    const std::string joined = *value;
    for (const auto each : split(joined, kListSeparator)) {
      counts[std::string(each)] += value.get_termfreq();
    }
  }
  return counts;
}

std::uint32_t distinct(const Xapian::ValueCountMatchSpy& spy) {
  return static_cast<std::uint32_t>(std::distance(spy.values_begin(), spy.values_end()));
}

/// The records of a selection, to a search of all shards.
class SelectionSource : public Xapian::PostingSource {
 public:
  SelectionSource(const Selection& selection, const Database::State& state)
      : selection_(selection), state_(state) {}

  PostingSource* clone() const override { return new SelectionSource(selection_, state_); }
  void init(const Xapian::Database& shard) override {
    const std::string identity = shard.get_uuid();
    for (std::size_t i = 0; i < state_.shards.size(); ++i) {
      if (state_.shards[i].get_uuid() == identity) records_ = &selection_.shards[i];
    }
    last_ = shard.get_lastdocid();
    at_ = 0;
  }
  Xapian::doccount get_termfreq_min() const override { return records_->size(); }
  Xapian::doccount get_termfreq_est() const override { return records_->size(); }
  Xapian::doccount get_termfreq_max() const override { return records_->size(); }
  void next(double /*least*/) override { move_to(at_ + 1); }
  void skip_to(Xapian::docid to, double /*least*/) override {
    if (to > at_) move_to(to);
  }
  bool check(Xapian::docid at, double /*least*/) override {
    at_ = at;
    return at <= last_ && records_->has(at);
  }
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }

 private:
  void move_to(Xapian::docid to) {
    for (at_ = to; at_ <= last_ && !records_->has(at_);) ++at_;
  }

  const Selection& selection_;
  const Database::State& state_;
  const RecordSet* records_ = nullptr;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
};

/// One run of a search. Only spies that every server knows: others fail there.
class Run {
 public:
  Run(const Search& search, const Expression& within, const Database::State& state)
      : search_(search), state_(state), database_(state.database), enquire_(state.database) {
    const bool local = !state.kept.empty();
    Others others;
    if (local) {
      others = [this](const Expression& excluded) { return among(state_.others(excluded)); };
    }
    Xapian::Query query = query_for(within, others);
    if (search.among != nullptr) {
      query = {Xapian::Query::OP_FILTER, query, among(*search.among)};
    } else if (!state.dead.empty() && local) {
      query = {Xapian::Query::OP_FILTER, query, among(state.living())};
    } else if (!state.dead.empty()) {
      query = {Xapian::Query::OP_AND_NOT, query, state.dead};
    }
    enquire_.set_query(query);
    const Ranking& ranking = search.ranking;
    // A large k3 counts a repeated word of the query as often as it stands there.
    enquire_.set_weighting_scheme(
        Xapian::BM25Weight(ranking.k1, 0, 1000, ranking.b, ranking.shortest));
    set_order(enquire_, search.order);
    for (const Slot slot : search.facets) facets_.emplace_back(number_of(slot));
    for (auto& spy : facets_) enquire_.add_matchspy(&spy);
    if (search.per_document == 0) return;
    enquire_.set_collapse_key(number_of(Slot::Key), search.per_document);
    if (counts()) enquire_.add_matchspy(&documents_);
  }

  Matches matches() {
    const Xapian::MSet set = enquire_.get_mset(search_.offset, search_.limit, checked());
    for (auto match = set.begin(); match != set.end(); ++match) {
      found_.matches.push_back({*match, match.get_weight()});
    }
    for (const auto& spy : facets_) found_.facets.push_back(counts_of(spy));
    if (search_.per_document > 0 && counts()) {
      found_.total = distinct(documents_);
    } else {
      found_.total = set.get_matches_lower_bound();
      found_.exact = found_.total == set.get_matches_upper_bound();
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] Xapian::Query among(Selection records) {
    const Selection& kept = among_.emplace_back(std::move(records));
    auto* source = new SelectionSource(kept, state_);
    return Xapian::Query(source->release());
  }

  [[nodiscard]] bool counts() const { return search_.count_to > 0 || !search_.facets.empty(); }

  /// How many records are looked at, however few are wanted.
  [[nodiscard]] Xapian::doccount checked() const {
    if (!counts()) return 0;
    const bool all = !search_.facets.empty() || search_.per_document > 0;
    const Xapian::doccount size = database_.get_doccount();
    return all ? size : std::min(search_.count_to, size);
  }

  const Search& search_;
  const Database::State& state_;
  const Xapian::Database& database_;
  std::deque<Selection> among_ = {};  // at places that stay
  Xapian::Enquire enquire_;
  Xapian::ValueCountMatchSpy documents_{number_of(Slot::Key)};
  std::deque<Xapian::ValueCountMatchSpy> facets_;  // which cannot move
  Matches found_;
};

bool has(const Expression& e, std::initializer_list<Expression::Kind> kinds) {
  return std::ranges::find(kinds, e.kind) != kinds.end() ||
         std::ranges::any_of(e.parts, [&kinds](const auto& part) { return has(part, kinds); });
}

/// Whether we weigh ourselves. Xapian looks at the positions of few records where few are wanted.
bool is_ours(const Search& search, const Expression& within) {
  using Kind = Expression::Kind;
  const bool plain = search.order == Search::Order::Relevance && search.per_document == 0 &&
                     search.facets.empty() && search.limit > 0;
  return plain && !has(within, {Kind::Prefix}) &&
         (search.among != nullptr || !has(within, {Kind::Phrase, Kind::Near}));
}

}  // namespace

Result<Matches> Database::search(const Search& search) const {
  return state_->run([this, &search](const Xapian::Database& database) {
    const Bounded within = bounded(search.expression, database);
    Matches found = !state_->kept.empty() && is_ours(search, within.expression)
                        ? state_->best(within.expression, search,
                                       search.among != nullptr ? *search.among
                                                               : state_->select(within.expression))
                        : Run(search, within.expression, *state_).matches();
    found.cut = within.cut;
    return found;
  });
}

}  // namespace viendan::search

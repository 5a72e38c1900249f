#include "search/index/database.h"

#include <deque>

#include "base/text.h"
#include "search/index/database_state.h"
#include "search/index/location.h"

namespace viendan::search {
namespace {

constexpr unsigned kConnectMilliseconds = 5'000;
constexpr unsigned kAnswerMilliseconds = 10'000;

Error::Code code_of(std::string_view type) {
  constexpr std::pair<std::string_view, Error::Code> kCodes[] = {
      {"DatabaseLockError", Error::Code::Busy},
      {"DatabaseNotFoundError", Error::Code::NoIndex},
      {"DatabaseOpeningError", Error::Code::NoIndex},
      {"DatabaseVersionError", Error::Code::NoIndex},
      {"NetworkError", Error::Code::NoIndex},
      {"NetworkTimeoutError", Error::Code::NoIndex},
      {"DatabaseCorruptError", Error::Code::Malformed},
      {"DatabaseError", Error::Code::Malformed},
  };
  for (const auto& [name, code] : kCodes) {
    if (name == type) return code;
  }
  return Error::Code::Internal;
}

Xapian::Database open_one(const std::string& location) {
  if (const auto server = server_of(location)) {
    return Xapian::Remote::open(server->host, server->port, kAnswerMilliseconds,
                                kConnectMilliseconds);
  }
  return Xapian::Database(location, Xapian::DB_BACKEND_GLASS);
}

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

Xapian::Query any_of(std::string_view prefix, const std::vector<std::string>& values) {
  std::vector<Xapian::Query> terms;
  for (const auto& value : values) terms.emplace_back(term(prefix, value));
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
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

}  // namespace

tl::unexpected<Error> failure(const std::string& place, const Xapian::Error& error) {
  return Err(code_of(error.get_type()), "{}: {}", place, error.get_msg());
}

struct Shard::State {
  std::string location;
  Xapian::Database database = {};
};

Shard::Shard(std::unique_ptr<State> state) : state_(std::move(state)) {}
Shard::~Shard() = default;
Shard::Shard(Shard&&) noexcept = default;
Shard& Shard::operator=(Shard&&) noexcept = default;

Result<Shard> Shard::open(const std::string& location) {
  Shard shard(std::make_unique<State>(State{location}));
  return guarded(location, [&shard, &location] {
    try {
      shard.state_->database = open_one(location);
    } catch (const Xapian::NetworkError& error) {
      shard.silence_ = error.get_msg();
    }
    return std::move(shard);
  });
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

const Silence& Database::silence() const {
  return state_->silence;
}

Result<Database> Database::of(std::vector<Shard> shards, const std::vector<std::string>& dead,
                              Silence& silence) {
  Database database(std::make_unique<State>());
  State& state = *database.state_;
  for (auto& shard : shards) {
    state.locations.push_back(shard.state_->location);
    state.shards.push_back(shard.state_->database);
    state.database.add_database(shard.state_->database);
  }
  if (!dead.empty()) state.dead = any_of(prefix::kKey, dead);
  auto ready = database.prepare(dead);
  silence = state.silence;
  if (!ready) return tl::unexpected(ready.error());
  return database;
}

Result<void> Database::prepare(const std::vector<std::string>& dead) {
  const auto size = state_->run([](const auto& all) { return all.get_doccount(); });
  if (!size) return tl::unexpected(size.error());
  state_->size = *size;
  for (const auto& key : dead) {
    const auto records = records_with(term(prefix::kKey, key), UINT32_MAX);
    if (!records) return tl::unexpected(records.error());
    state_->dead_records.insert(records->begin(), records->end());
  }
  const auto remote = [](const auto& location) { return server_of(location).has_value(); };
  if (std::ranges::any_of(state_->locations, remote)) return {};
  const auto kept = state_->run_local([this] { return state_->keep_values(); });
  return kept ? Result<void>() : tl::unexpected(kept.error());
}

/// Servers would be asked for each value.
bool Database::State::keep_values() {
  for (std::size_t i = 0; i < shards.size(); ++i) {
    kept.push_back({.values = ShardValues::of(locations[i], shards[i]),
                    .living = RecordSet(shards[i].get_lastdocid(), true)});
  }
  for (const std::uint32_t record : dead_records) {
    kept[(record - 1) % shards.size()].living.remove(
        static_cast<std::uint32_t>((record - 1) / shards.size() + 1));
  }
  return true;
}

namespace {

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

}  // namespace

namespace {

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

/// What is stored with a record: its key, its identity, its data (database_writer.cc).
Result<std::string_view> Database::field(std::uint32_t record, std::size_t number) const {
  const std::string* stored = state_->recent.find(record);
  if (stored == nullptr) {
    auto read = state_->run_for(record, [](const auto& shard, auto local) {
      return shard.get_document(local, Xapian::DOC_ASSUME_VALID).get_data();
    });
    if (!read) return tl::unexpected(read.error());
    stored = &state_->recent.keep(record, *std::move(read));
  }
  std::string_view rest = *stored, found;
  for (std::size_t i = 0; i <= number; ++i) {
    if (!take_field(rest, found)) return std::string_view();
  }
  return found;
}

Result<std::string> Database::value(std::uint32_t record, Slot slot) const {
  return field(record, slot == Slot::Id ? 1 : 0).map([](auto value) { return std::string(value); });
}

Result<std::string_view> Database::data(std::uint32_t record) const {
  return field(record, 2);
}

Result<std::vector<std::string>> Database::identities(const std::string& term) const {
  return state_->run([this, &term](const Xapian::Database& database) {
    Xapian::Enquire enquire(database);
    Xapian::Query query(term);
    if (!state_->dead.empty()) query = {Xapian::Query::OP_AND_NOT, query, state_->dead};
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_collapse_key(number_of(Slot::Id), 1);
    const Xapian::MSet set = enquire.get_mset(0, state_->size);
    std::vector<std::string> found;
    for (auto each = set.begin(); each != set.end(); ++each) {
      found.push_back(each.get_collapse_key());
    }
    std::ranges::sort(found);
    return found;
  });
}

Result<std::vector<std::string>> Database::metadata(const std::string& key) const {
  return state_->run([this, &key](const Xapian::Database&) {
    std::vector<std::string> values;
    for (const auto& shard : state_->shards) values.push_back(shard.get_metadata(key));
    return values;
  });
}

Result<std::uint32_t> Database::frequency(const std::string& term) const {
  return state_->run([&term](const Xapian::Database& database) {
    return static_cast<std::uint32_t>(database.get_termfreq(term));
  });
}

std::uint32_t Database::size() const {
  return state_->size;
}

Result<std::vector<std::uint32_t>> Database::records_with(const std::string& term,
                                                          std::size_t limit) const {
  return state_->run([this, &term, limit](const Xapian::Database& database) {
    std::vector<std::uint32_t> records;
    const auto end = database.postlist_end(term);
    for (auto at = database.postlist_begin(term); at != end && records.size() < limit; ++at) {
      if (!state_->dead_records.contains(*at)) records.push_back(*at);
    }
    return records;
  });
}

Result<std::vector<std::uint32_t>> Database::positions(std::uint32_t record,
                                                       const std::string& term) const {
  return state_->run_for(record, [this, record, &term](const auto& shard, auto number) {
    if (!state_->kept.empty()) {
      const std::size_t place = (record - 1) % state_->shards.size();
      if (!state_->records_of(place, term).has(number)) return std::vector<std::uint32_t>();
    }
    return std::vector<std::uint32_t>(shard.positionlist_begin(number, term),
                                      shard.positionlist_end(number, term));
  });
}

std::uint32_t Database::after(std::uint32_t record, std::uint32_t count) const {
  // Several databases share numbers out in turn.
  return record + count * static_cast<std::uint32_t>(state_->shards.size());
}

Result<std::vector<std::string>> Database::terms(const std::string& prefix,
                                                 std::size_t limit) const {
  return state_->run([&prefix, limit](const Xapian::Database& database) {
    std::vector<std::string> found;
    const auto end = database.allterms_end(prefix);
    for (auto at = database.allterms_begin(prefix); at != end && found.size() < limit; ++at) {
      found.push_back(*at);
    }
    return found;
  });
}

}  // namespace viendan::search

#include "search/database.h"

#include <fmt/ranges.h>

#include <deque>
#include <optional>
#include <set>
#include <unordered_set>

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

#include "base/text.h"

namespace viendan::search {
namespace {

// What may wait in memory before it is written out: public measurements agree that counting bytes
// keeps memory flat where counting documents does not.
constexpr std::size_t kPendingBytes = 4U << 20U;

Error::Code code_of(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  if (type == "DatabaseLockError") return Error::Code::Busy;
  if (type == "DatabaseNotFoundError" || type == "DatabaseOpeningError")
    return Error::Code::NoIndex;
  if (type == "DatabaseVersionError") return Error::Code::NoIndex;
  return type == "DatabaseCorruptError" ? Error::Code::Malformed : Error::Code::Internal;
}

/// Runs what calls Xapian. Its errors do not derive from std::exception and must not leave here.
template <typename Action>
auto guarded(const std::filesystem::path& folder, Action action) -> Result<decltype(action())> {
  try {
    if constexpr (std::is_void_v<decltype(action())>) {
      action();
      return {};
    } else {
      return action();
    }
  } catch (const Xapian::Error& error) {
    return Err(code_of(error), "{}: {}: {}", folder.string(), error.get_type(), error.get_msg());
  }
}

Xapian::valueno number_of(Slot slot) {
  return static_cast<Xapian::valueno>(slot);
}

Xapian::Query translate(const Expression& expression);

Xapian::Query combine(Xapian::Query::op operation, const std::vector<Expression>& parts,
                      std::size_t first = 0) {
  std::vector<Xapian::Query> queries;
  for (std::size_t i = first; i < parts.size(); ++i) queries.push_back(translate(parts[i]));
  if (queries.size() == 1) return queries.front();
  const bool phrase = operation == Xapian::Query::OP_PHRASE;
  const auto window = static_cast<Xapian::termcount>(phrase ? queries.size() : 0);
  return {operation, queries.begin(), queries.end(), window};
}

Xapian::Query near(const Expression& expression) {
  std::vector<Xapian::Query> queries;
  for (const auto& part : expression.parts) queries.push_back(translate(part));
  return {Xapian::Query::OP_NEAR, queries.begin(), queries.end(), expression.count};
}

Xapian::Query wildcard(const Expression& expression) {
  return {Xapian::Query::OP_WILDCARD, expression.term, expression.count,
          Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM};
}

Xapian::Query between(const Expression& range) {
  const auto slot = number_of(range.slot);
  if (range.high.empty()) return {Xapian::Query::OP_VALUE_GE, slot, range.low};
  // An unknown value is the empty string: smaller than every bound, and inside no range.
  return {Xapian::Query::OP_VALUE_RANGE, slot, range.low.empty() ? "0" : range.low, range.high};
}

Xapian::Query constant(const Expression& expression) {
  auto* weight = new Xapian::FixedWeightPostingSource(expression.factor);
  const Xapian::Query source(weight->release());
  return {Xapian::Query::OP_FILTER, source, translate(expression.parts.front())};
}

Xapian::Query translate(const Expression& e) {
  using Kind = Expression::Kind;
  using Query = Xapian::Query;
  switch (e.kind) {
    case Kind::Nothing:
      return Query::MatchNothing;
    case Kind::Everything:
      return Query::MatchAll;
    case Kind::Term:
      return Query(e.term, e.count);
    case Kind::All:
      return combine(Query::OP_AND, e.parts);
    case Kind::Any:
      return combine(Query::OP_OR, e.parts);
    case Kind::Phrase:
      return combine(Query::OP_PHRASE, e.parts);
    case Kind::Near:
      return near(e);
    case Kind::Prefix:
      return wildcard(e);
    case Kind::Prefer:
      return {Query::OP_AND_MAYBE, translate(e.parts.front()), combine(Query::OP_OR, e.parts, 1)};
    case Kind::Filter:
      return {Query::OP_FILTER, translate(e.parts.front()), combine(Query::OP_AND, e.parts, 1)};
    case Kind::Without:
      return {Query::OP_AND_NOT, translate(e.parts.front()), combine(Query::OP_OR, e.parts, 1)};
    case Kind::Scaled:
      return {Query::OP_SCALE_WEIGHT, translate(e.parts.front()), e.factor};
    case Kind::Constant:
      return constant(e);
    case Kind::Between:
      return between(e);
  }
  return Query::MatchNothing;
}

/// Counts documents, where several records may belong to one.
class DistinctDocuments : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    seen_.insert(document.get_value(number_of(Slot::Key)));
  }
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(seen_.size()); }

 private:
  std::unordered_set<std::string> seen_;
};

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

/// "host:port", which no folder of an index is called.
std::optional<std::pair<std::string, unsigned>> server(const std::string& location) {
  const auto colon = location.rfind(':');
  if (colon == std::string::npos || location.find('/') != std::string::npos) return std::nullopt;
  const int port = to_int(location.substr(colon + 1));
  if (port <= 0 || port > 65535) return std::nullopt;
  return std::pair(location.substr(0, colon), static_cast<unsigned>(port));
}

Xapian::Database open_one(const std::string& location) {
  constexpr unsigned kMilliseconds = 10'000;
  if (const auto at = server(location)) {
    return Xapian::Remote::open(at->first, at->second, kMilliseconds, kMilliseconds);
  }
  return Xapian::Database(location);
}

std::map<std::string, std::uint32_t> counts_of(const Xapian::ValueCountMatchSpy& spy) {
  std::map<std::string, std::uint32_t> counts;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
    // A record may have several values: each counts.
    for (const auto each : split(*value, kListSeparator)) {
      counts[std::string(each)] += value.get_termfreq();
    }
  }
  return counts;
}

/// Of metadata that several databases have, lists of words are joined; the rest is the same.
class JoinWords : public Xapian::Compactor {
 public:
  std::string resolve_duplicate_metadata(const std::string& key, size_t count,
                                         const std::string values[]) override {
    if (!key.starts_with(metadata::kVariants)) return values[0];
    std::set<std::string_view> words;
    for (size_t i = 0; i < count; ++i) {
      for (const auto word : split(values[i], ' ')) words.insert(word);
    }
    return fmt::format("{}", fmt::join(words, " "));
  }
};

}  // namespace

struct Record::State {
  Xapian::Document document;
};

Record::Record() : state_(std::make_unique<State>()) {}
Record::~Record() = default;
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;

void Record::add_term(const std::string& term, unsigned weight) {
  state_->document.add_term(term, weight);
}
void Record::add_postings(const std::string& term, const std::vector<std::uint32_t>& positions) {
  for (const auto position : positions) state_->document.add_posting(term, position);
}
void Record::set_value(Slot slot, const std::string& value) {
  state_->document.add_value(number_of(slot), value);
}
void Record::set_data(const std::string& data) {
  state_->document.set_data(data);
}

struct DatabaseWriter::State {
  std::filesystem::path folder;
  Xapian::WritableDatabase database;
  std::size_t pending = 0;
};

DatabaseWriter::DatabaseWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
DatabaseWriter::~DatabaseWriter() = default;
DatabaseWriter::DatabaseWriter(DatabaseWriter&&) noexcept = default;
DatabaseWriter& DatabaseWriter::operator=(DatabaseWriter&&) noexcept = default;

Result<DatabaseWriter> DatabaseWriter::create(const std::filesystem::path& folder) {
  return guarded(folder, [&folder] {
    auto state = std::make_unique<State>();
    state->folder = folder;
    state->database = Xapian::WritableDatabase(
        folder.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                             Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
    return DatabaseWriter(std::move(state));
  });
}

Result<void> DatabaseWriter::add(const Record& record, std::size_t bytes) {
  return guarded(state_->folder, [this, &record, bytes] {
    state_->database.add_document(record.state_->document);
    state_->pending += bytes;
    if (state_->pending < kPendingBytes) return;
    state_->database.commit();
    state_->pending = 0;
  });
}

Result<void> DatabaseWriter::set_metadata(const std::string& key, const std::string& value) {
  return guarded(state_->folder,
                 [this, &key, &value] { state_->database.set_metadata(key, value); });
}

Result<void> DatabaseWriter::commit() {
  return guarded(state_->folder, [this] { state_->database.commit(); });
}

Result<unsigned> DatabaseWriter::mean_length() const {
  return guarded(state_->folder,
                 [this] { return static_cast<unsigned>(state_->database.get_avlength()); });
}

struct Database::State {
  std::string name;  // for messages
  std::vector<Xapian::Database> shards;
  Xapian::Database database;  // all of them
  Xapian::Query dead;         // empty where none are
  std::unordered_set<std::uint32_t> dead_records = {};
};

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Result<Database> Database::open(const std::vector<std::string>& locations,
                                const std::vector<std::string>& dead) {
  auto state = std::make_unique<State>();
  for (const auto& location : locations) {
    auto shard = guarded(location, [&location] { return open_one(location); });
    if (!shard) return tl::unexpected(shard.error());
    state->shards.push_back(*std::move(shard));
    state->database.add_database(state->shards.back());
    state->name += (state->name.empty() ? "" : ", ") + location;
  }
  if (!dead.empty()) state->dead = any_of(prefix::kKey, dead);
  Database database(std::move(state));
  for (const auto& key : dead) {
    const auto records = database.records_with(term(prefix::kKey, key), UINT32_MAX);
    if (!records) return tl::unexpected(records.error());
    database.state_->dead_records.insert(records->begin(), records->end());
  }
  return database;
}

Result<Matches> Database::search(const Search& search) const {
  return guarded(state_->name, [this, &search] {
    const auto& database = state_->database;
    const auto& ranking = search.ranking;
    Xapian::Enquire enquire(database);
    Xapian::Query query = translate(search.expression);
    if (!state_->dead.empty()) query = {Xapian::Query::OP_AND_NOT, query, state_->dead};
    enquire.set_query(query);
    // A large k3 counts a repeated word of the query as often as it stands there.
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(ranking.k1, 0, 1000, ranking.b, ranking.shortest));
    set_order(enquire, search.order);
    DistinctDocuments documents;
    const bool count = search.count_to > 0 || !search.facets.empty();
    if (search.per_document > 0) {
      enquire.set_collapse_key(number_of(Slot::Key), search.per_document);
      if (count) enquire.add_matchspy(&documents);
    }
    std::deque<Xapian::ValueCountMatchSpy> spies;  // which cannot move
    for (const Slot slot : search.facets) spies.emplace_back(number_of(slot));
    for (auto& spy : spies) enquire.add_matchspy(&spy);
    const bool all = !search.facets.empty() || search.per_document > 0;
    const Xapian::doccount check = !count ? 0
                                   : all  ? database.get_doccount()
                                          : std::min(search.count_to, size());
    const Xapian::MSet set = enquire.get_mset(search.offset, search.limit, check);
    Matches found;
    for (auto match = set.begin(); match != set.end(); ++match) {
      found.matches.push_back({*match, match.get_weight()});
    }
    for (const auto& spy : spies) found.facets.push_back(counts_of(spy));
    if (search.per_document > 0 && count) {
      found.total = documents.count();
    } else {
      found.total = set.get_matches_lower_bound();
      found.exact = found.total == set.get_matches_upper_bound();
    }
    return found;
  });
}

Result<std::string> Database::data(std::uint32_t record) const {
  return guarded(state_->name,
                 [this, record] { return state_->database.get_document(record).get_data(); });
}

Result<std::string> Database::value(std::uint32_t record, Slot slot) const {
  return guarded(state_->name, [this, record, slot] {
    return state_->database.get_document(record).get_value(number_of(slot));
  });
}

Result<std::vector<std::string>> Database::metadata(const std::string& key) const {
  return guarded(state_->name, [this, &key] {
    std::vector<std::string> values;
    for (const auto& shard : state_->shards) values.push_back(shard.get_metadata(key));
    return values;
  });
}

Result<std::uint32_t> Database::frequency(const std::string& term) const {
  return guarded(state_->name, [this, &term] {
    return static_cast<std::uint32_t>(state_->database.get_termfreq(term));
  });
}

std::uint32_t Database::size() const {
  return state_->database.get_doccount();
}

Result<std::vector<std::uint32_t>> Database::records_with(const std::string& term,
                                                          std::size_t limit) const {
  return guarded(state_->name, [this, &term, limit] {
    std::vector<std::uint32_t> records;
    const auto end = state_->database.postlist_end(term);
    for (auto at = state_->database.postlist_begin(term); at != end && records.size() < limit;
         ++at) {
      if (!state_->dead_records.contains(*at)) records.push_back(*at);
    }
    return records;
  });
}

Result<std::vector<std::uint32_t>> Database::positions(std::uint32_t record,
                                                       const std::string& term) const {
  return guarded(state_->name, [this, record, &term] {
    const auto& database = state_->database;
    return std::vector<std::uint32_t>(database.positionlist_begin(record, term),
                                      database.positionlist_end(record, term));
  });
}

std::uint32_t Database::after(std::uint32_t record, std::uint32_t count) const {
  // Several databases share numbers out in turn.
  return record + count * static_cast<std::uint32_t>(state_->shards.size());
}

Result<std::vector<std::string>> Database::terms(const std::string& prefix,
                                                 std::size_t limit) const {
  return guarded(state_->name, [this, &prefix, limit] {
    std::vector<std::string> found;
    const auto end = state_->database.allterms_end(prefix);
    for (auto at = state_->database.allterms_begin(prefix); at != end && found.size() < limit;
         ++at) {
      found.push_back(*at);
    }
    return found;
  });
}

Result<void> merge_databases(const std::vector<std::filesystem::path>& folders,
                             const std::filesystem::path& into) {
  return guarded(into, [&folders, &into] {
    Xapian::Database all;
    for (const auto& folder : folders) all.add_database(Xapian::Database(folder.string()));
    JoinWords join;
    all.compact(into.string(), Xapian::Compactor::STANDARD, 0, join);
  });
}

}  // namespace viendan::search

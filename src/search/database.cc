#include "search/database.h"

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

#include "base/text.h"

namespace viendan::search {
namespace {

// What may wait in memory before it is written out: public measurements agree that counting bytes
// keeps memory flat where counting documents does not.
constexpr std::size_t kPendingBytes = 8U << 20U;

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

std::size_t ordinal_of(const Xapian::Document& document) {
  return static_cast<std::size_t>(to_int(document.get_value(number_of(Slot::Document))));
}

/// Counts documents, where several records may belong to one.
class DistinctDocuments : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    const std::size_t ordinal = ordinal_of(document);
    if (ordinal >= seen_.size()) seen_.resize(ordinal + 1024);
    if (!seen_[ordinal]) ++count_;
    seen_[ordinal] = true;
  }
  [[nodiscard]] std::uint32_t count() const { return count_; }

 private:
  std::vector<bool> seen_;
  std::uint32_t count_ = 0;
};

/// Most citing documents first, then identities. The number is known only after all have been
/// written and so is no value of the record.
class CitedKey : public Xapian::KeyMaker {
 public:
  explicit CitedKey(const std::vector<std::uint32_t>& cited) : cited_(cited) {}
  std::string operator()(const Xapian::Document& document) const override {
    const std::size_t ordinal = ordinal_of(document);
    const double count = ordinal < cited_.size() ? cited_[ordinal] : 0;
    return Xapian::sortable_serialise(-count) + document.get_value(number_of(Slot::Id));
  }

 private:
  const std::vector<std::uint32_t>& cited_;
};

void set_order(Xapian::Enquire& enquire, const Search& search) {
  static const std::vector<std::uint32_t> kNoneCited;
  if (search.order == Search::Order::Relevance) {
    enquire.set_sort_by_relevance_then_value(number_of(Slot::Id), false);
  } else if (search.order == Search::Order::NewestFirst) {
    auto* newest = new Xapian::MultiValueKeyMaker();
    newest->add_value(number_of(Slot::Date), true);
    newest->add_value(number_of(Slot::Id));
    enquire.set_sort_by_key(newest->release(), false);
  } else {
    auto* cited = new CitedKey(search.cited == nullptr ? kNoneCited : *search.cited);
    enquire.set_sort_by_key(cited->release(), false);
  }
}

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
void Record::add_posting(const std::string& term, std::uint32_t position, unsigned weight) {
  state_->document.add_posting(term, position, weight);
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
        folder.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
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
  std::filesystem::path folder;
  Xapian::Database database;
};

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Result<Database> Database::open(const std::filesystem::path& folder) {
  return guarded(folder, [&folder] {
    return Database(std::make_unique<State>(State{folder, Xapian::Database(folder.string())}));
  });
}

Result<Matches> Database::search(const Search& search) const {
  return guarded(state_->folder, [this, &search] {
    const auto& database = state_->database;
    const auto& ranking = search.ranking;
    Xapian::Enquire enquire(database);
    enquire.set_query(translate(search.expression));
    // A large k3 counts a repeated word of the query as often as it stands there.
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(ranking.k1, 0, 1000, ranking.b, ranking.shortest));
    set_order(enquire, search);
    DistinctDocuments documents;
    if (search.per_document > 0) {
      enquire.set_collapse_key(number_of(Slot::Document), search.per_document);
      if (search.count) enquire.add_matchspy(&documents);
    }
    const Xapian::doccount check = search.count ? database.get_doccount() : 0;
    const Xapian::MSet set = enquire.get_mset(search.offset, search.limit, check);
    Matches found;
    for (auto match = set.begin(); match != set.end(); ++match) {
      found.matches.push_back({*match, match.get_weight()});
    }
    if (search.count) {
      found.total = search.per_document > 0 ? documents.count() : set.get_matches_estimated();
    }
    return found;
  });
}

Result<std::string> Database::data(std::uint32_t record) const {
  return guarded(state_->folder,
                 [this, record] { return state_->database.get_document(record).get_data(); });
}

Result<std::uint32_t> Database::ordinal(std::uint32_t record) const {
  return guarded(state_->folder, [this, record] {
    return static_cast<std::uint32_t>(ordinal_of(state_->database.get_document(record)));
  });
}

Result<std::string> Database::metadata(const std::string& key) const {
  return guarded(state_->folder, [this, &key] { return state_->database.get_metadata(key); });
}

Result<std::uint32_t> Database::frequency(const std::string& term) const {
  return guarded(state_->folder, [this, &term] {
    return static_cast<std::uint32_t>(state_->database.get_termfreq(term));
  });
}

std::uint32_t Database::size() const {
  return state_->database.get_doccount();
}

Result<std::vector<std::uint32_t>> Database::records_with(const std::string& term,
                                                          std::size_t limit) const {
  return guarded(state_->folder, [this, &term, limit] {
    std::vector<std::uint32_t> records;
    const auto end = state_->database.postlist_end(term);
    for (auto at = state_->database.postlist_begin(term); at != end && records.size() < limit;
         ++at) {
      records.push_back(*at);
    }
    return records;
  });
}

}  // namespace viendan::search

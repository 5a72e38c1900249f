#include <algorithm>

#include "base/text.h"
#include "search/choose_passages.h"
#include "search/database.h"
#include "search/highlight.h"
#include "search/index.h"
#include "search/passages.h"
#include "search/query.h"
#include "search/spellings.h"
#include "search/stored.h"

namespace viendan::search {
namespace {

// Pages far behind the first are not read by people; beyond this a query would only cost memory.
constexpr std::uint32_t kLongestPage = 1000;
constexpr std::size_t kPassages = 3;    // shown of a hit
constexpr std::size_t kCandidates = 4;  // marked of a hit, to choose these from
constexpr std::size_t kMostNamesakes = 50;
// A query of more words is a question: no text need have them all, and agreement decides.
constexpr std::size_t kMostRequired = 10;
// Hits are counted exactly up to here; beyond, a count tells nobody anything and costs time.
constexpr std::uint32_t kCountTo = 1000;

constexpr std::string_view kHint = "run 'viendan build' to make the index anew";

tl::unexpected<Error> no_index(const std::string& place, std::string_view why) {
  return with_hint(Err(Error::Code::NoIndex, "{}: {}", place, why), std::string(kHint));
}

Result<void> check_format(const Database& documents, const Location& location) {
  const std::pair<std::string_view, std::string_view> expected[] = {
      {metadata::kFormat, kFormatVersion}, {metadata::kTokenizer, kTokenizerVersion}};
  for (const auto& [key, version] : expected) {
    const auto found = documents.metadata(std::string(key));
    if (!found) return tl::unexpected(found.error());
    for (std::size_t i = 0; i < found->size(); ++i) {
      const auto& place = location.segments[i].documents;
      if ((*found)[i].empty()) return no_index(place, "the search index was never finished");
      if ((*found)[i] != version) return no_index(place, "the search index is of another version");
    }
  }
  return {};
}

Search::Order order_of(SortBy sort) {
  switch (sort) {
    case SortBy::Relevance:
      return Search::Order::Relevance;
    case SortBy::Date:
      return Search::Order::NewestFirst;
    case SortBy::Citations:
      return Search::Order::MostCited;
  }
  return Search::Order::Relevance;
}

std::string printable(const Expression& leaf) {
  using Kind = Expression::Kind;
  if (leaf.kind == Kind::Term) return leaf.term;
  std::string words;
  for (const auto& part : leaf.parts) words += (words.empty() ? "" : " ") + printable(part);
  return leaf.kind == Kind::Phrase ? fmt::format("\"{}\"", words) : words;
}

/// What a query came to.
struct Found {
  Matches matches;
  Expression words;
  bool any = false;  // any of the words will do
  std::string note;
};

/// A hit with what its passages are chosen by.
struct Shown {
  std::uint32_t record = 0;  // of the documents
  std::string key = {};
  Stored stored = {};
  Hit hit = {};
};

}  // namespace

struct Reader::State {
  std::unique_ptr<Database> documents;  // addresses stay: `spellings` points to it
  Database units;
  Spellings spellings;
  bool parts = false;
  Weights weights = {};
  Tokenizer tokenizer = {};

  [[nodiscard]] Variants variants() const;
  [[nodiscard]] Result<std::vector<std::string>> identities(const std::string& term) const;
  [[nodiscard]] Result<Shown> shown(const Match& match, bool by_unit, bool named) const;
  [[nodiscard]] Result<std::vector<std::string>> citing(const std::string& id) const;
  [[nodiscard]] Search plan(const Query& query, bool by_unit) const;
  [[nodiscard]] Result<Found> match(const QueryText& text, Search search,
                                    const std::vector<Expression>& conditions,
                                    const Database& database) const;
  [[nodiscard]] Result<std::vector<StoredUnit>> units_of(const Shown& shown,
                                                         const QueryText& text) const;
  [[nodiscard]] Result<std::vector<StoredUnit>> rows_of(const Shown& shown, const Expression& words,
                                                        std::vector<Expression> conditions) const;
  Result<void> add_weights(const Expression& expression, const Match& match,
                           const Database& database, Hit& hit) const;
};

Variants Reader::State::variants() const {
  return [this](std::string_view folded) { return spellings.variants(folded); };
}

/// The identities of the documents with a term, each once, in order.
Result<std::vector<std::string>> Reader::State::identities(const std::string& term) const {
  std::vector<std::string> ids;
  const auto records = documents->records_with(term, UINT32_MAX);
  if (!records) return tl::unexpected(records.error());
  for (const auto record : *records) {
    auto id = documents->value(record, Slot::Id);
    if (!id) return tl::unexpected(id.error());
    ids.push_back(*std::move(id));
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

Result<std::vector<std::string>> Reader::State::citing(const std::string& id) const {
  auto ids = identities(term(prefix::kCites, id));
  if (ids) std::erase(*ids, id);
  return ids;
}

/// `named`: the query was a symbol or number, so who cites the hit is wanted too.
Result<Shown> Reader::State::shown(const Match& match, bool by_unit, bool named) const {
  Shown shown{.record = match.record};
  const auto key = (by_unit ? units : *documents).value(match.record, Slot::Key);
  if (!key) return tl::unexpected(key.error());
  shown.key = *key;
  if (by_unit) {
    const auto records = documents->records_with(term(prefix::kKey, *key), 1);
    if (!records) return tl::unexpected(records.error());
    if (records->empty()) return Err(Error::Code::Malformed, "the index lacks document {}", *key);
    shown.record = records->front();
  }
  const auto data = documents->data(shown.record);
  if (!data) return tl::unexpected(data.error());
  shown.stored = read_stored(*data);
  const Stored& stored = shown.stored;
  shown.hit = {.document = stored.id,
               .source = stored.source,
               .symbol = stored.symbol,
               .type = stored.type,
               .date = stored.date,
               .title = stored.title,
               .stub = stored.stub,
               .score = match.weight};
  if (!named && !stored.stub) return shown;
  auto ids = citing(stored.id);
  if (!ids) return tl::unexpected(ids.error());
  shown.hit.cited_by = std::move(*ids);
  return shown;
}

/// The passages of a document that may be shown, best first.
Result<std::vector<StoredUnit>> Reader::State::units_of(const Shown& shown,
                                                        const QueryText& text) const {
  const auto& places = shown.stored.places;
  const auto chosen = choose_passages(
      *documents, shown.record, places, text, spellings, [](const Place&) { return true; },
      kCandidates);
  if (!chosen) return tl::unexpected(chosen.error());
  if (chosen->empty()) return std::vector<StoredUnit>();
  const auto first = units.records_with(term(prefix::kKey, shown.key), 1);
  if (!first) return tl::unexpected(first.error());
  std::vector<StoredUnit> found;
  for (const Chosen& each : *chosen) {
    if (first->empty()) break;
    const SheetPlace at = sheet_place(shown.stored, each.place);
    const auto data = units.data(units.after(first->front(), at.sheet));
    if (!data) return tl::unexpected(data.error());
    Sheet sheet = read_sheet(*data);
    if (at.unit < sheet.size()) found.push_back(std::move(sheet[at.unit]));
  }
  return found;
}

/// The rows of a document that meet the conditions, best first.
Result<std::vector<StoredUnit>> Reader::State::rows_of(const Shown& shown, const Expression& words,
                                                       std::vector<Expression> conditions) const {
  conditions.push_back({.kind = Expression::Kind::Term, .term = term(prefix::kKey, shown.key)});
  const auto matches = units.search({.expression = filtered(words, std::move(conditions)),
                                     .limit = static_cast<std::uint32_t>(kCandidates)});
  if (!matches) return tl::unexpected(matches.error());
  std::vector<StoredUnit> found;
  for (const Match& match : matches->matches) {
    const auto data = units.data(match.record);
    if (!data) return tl::unexpected(data.error());
    for (auto& unit : read_sheet(*data)) found.push_back(std::move(unit));
  }
  return found;
}

namespace {

/// The best parts of the best units, with the words that were found marked.
std::vector<Passage> passages_of(const std::vector<StoredUnit>& units,
                                 const Highlighter& highlighter, Tokenizer& tokenizer) {
  std::vector<std::pair<double, Passage>> scored;
  for (const StoredUnit& unit : units) {
    Snippet snippet = highlighter.mark(unit.text, tokenizer);
    if (snippet.score <= 0) continue;
    scored.push_back({snippet.score, {unit.provision, unit.anchor, std::move(snippet.text)}});
  }
  std::stable_sort(scored.begin(), scored.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Passage> passages;
  for (auto& [score, passage] : scored) {
    if (passages.size() < kPassages) passages.push_back(std::move(passage));
  }
  return passages;
}

}  // namespace

/// What each term of the query weighs in a hit.
Result<void> Reader::State::add_weights(const Expression& expression, const Match& match,
                                        const Database& database, Hit& hit) const {
  const auto key = database.value(match.record, Slot::Key);
  if (!key) return tl::unexpected(key.error());
  for (const Expression& leaf : leaves(expression)) {
    const Expression here =
        filtered(leaf, {{.kind = Expression::Kind::Term, .term = term(prefix::kKey, *key)}});
    const auto found = database.search({.expression = here, .limit = 1});
    if (!found) return tl::unexpected(found.error());
    if (found->matches.empty() || found->matches.front().weight == 0) continue;
    hit.weights.emplace_back(printable(leaf), found->matches.front().weight);
  }
  return {};
}

Location Location::local(const std::vector<std::filesystem::path>& folders,
                         std::vector<std::string> dead) {
  Location location{.segments = {}, .dead = std::move(dead)};
  for (const auto& folder : folders) {
    location.segments.push_back(
        {(folder / kDocumentsFolder).string(), (folder / kUnitsFolder).string()});
  }
  return location;
}

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Result<Reader> Reader::open(const Location& location) {
  std::vector<std::string> of_documents, of_units;
  for (const auto& segment : location.segments) {
    of_documents.push_back(segment.documents);
    of_units.push_back(segment.units);
  }
  if (of_documents.empty()) return no_index("search", "there is no search index");
  auto documents = Database::open(of_documents, location.dead);
  if (!documents) return no_index(of_documents.front(), documents.error().message);
  auto units = Database::open(of_units, location.dead);
  if (!units) return no_index(of_units.front(), units.error().message);
  if (auto good = check_format(*documents, location); !good) return tl::unexpected(good.error());
  const auto parts = documents->metadata(std::string(metadata::kParts));
  if (!parts) return tl::unexpected(parts.error());
  const bool several =
      std::any_of(parts->begin(), parts->end(), [](const auto& each) { return !each.empty(); });
  auto kept = std::make_unique<Database>(*std::move(documents));
  Spellings spellings(*kept);
  return Reader(std::make_unique<State>(
      State{std::move(kept), *std::move(units), std::move(spellings), several}));
}

Result<Found> Reader::State::match(const QueryText& text, Search search,
                                   const std::vector<Expression>& conditions,
                                   const Database& database) const {
  Found found;
  found.any = wanted(text).size() > kMostRequired;
  found.words = matching(text, found.any, variants(), weights);
  if (text.names_document()) {
    auto ids = identities(own_name(text).term);
    if (!ids) return tl::unexpected(ids.error());
    if (ids->size() > kMostNamesakes) ids->resize(kMostNamesakes);
    found.words = by_name(text, *ids, variants());
  }
  search.expression = filtered(found.words, conditions);
  auto matches = database.search(search);
  const bool widen = matches && matches->total == 0 && !found.any && !text.names_document() &&
                     wanted(text).size() > 1;
  if (widen) {
    found.any = true;
    found.words = matching(text, true, variants(), weights);
    search.expression = filtered(found.words, conditions);
    matches = database.search(search);
    if (matches && matches->total > 0) found.note = "widened: not all words occur together";
  }
  if (!matches) return tl::unexpected(matches.error());
  found.matches = std::move(*matches);
  return found;
}

Search Reader::State::plan(const Query& query, bool by_unit) const {
  return {.offset = query.offset,
          .limit = std::min(query.limit, kLongestPage),
          .order = order_of(query.sort),
          .per_document = by_unit || parts ? 1U : 0U,
          .count_to = kCountTo};
}

Result<Answer> Reader::find(const Query& query, const Vocabulary& vocabulary) const {
  State& state = *state_;
  const QueryText text = read_query(query, vocabulary);
  // Rows of activities are searched by themselves, and their documents shown.
  const bool by_unit = wants_rows(text);
  const Database& database = by_unit ? state.units : *state.documents;
  const auto conditions = filters(text, state.variants());
  const auto found = state.match(text, state.plan(query, by_unit), conditions, database);
  if (!found) return tl::unexpected(found.error());

  Answer answer{
      .total = found->matches.total,
      .exact = found->matches.exact,
      .reading = in_words(text, found->any),
      .note = text.cut ? "the query is too long: only its beginning was read" : found->note};
  const Highlighter highlighter(
      text, [&state](std::string_view folded) { return state.spellings.rarity(folded); });
  for (const Match& match : found->matches.matches) {
    auto shown = state.shown(match, by_unit, text.names_document());
    if (!shown) return tl::unexpected(shown.error());
    if (query.passages && !shown->stored.stub) {
      const auto units =
          by_unit ? state.rows_of(*shown, found->words, conditions) : state.units_of(*shown, text);
      if (!units) return tl::unexpected(units.error());
      shown->hit.passages = passages_of(*units, highlighter, state.tokenizer);
    }
    if (query.explain) {
      auto added = state.add_weights(found->words, match, database, shown->hit);
      if (!added) return tl::unexpected(added.error());
    }
    answer.hits.push_back(std::move(shown->hit));
  }
  state.tokenizer.forget();
  return answer;
}

}  // namespace viendan::search

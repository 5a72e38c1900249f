#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "search/database.h"
#include "search/highlight.h"
#include "search/index.h"
#include "search/query.h"
#include "search/stored.h"

namespace viendan::search {
namespace {

// Pages far behind the first are not read by people; beyond this a query would only cost memory.
constexpr std::uint32_t kLongestPage = 1000;
constexpr std::size_t kPassages = 3;  // shown of a hit
constexpr unsigned kCandidates = 4;   // marked of a hit, to choose these from
constexpr std::size_t kMostNamesakes = 50;
// A query of more words is a question: no text need have them all, and agreement decides.
constexpr std::size_t kMostRequired = 10;

constexpr std::string_view kHint = "run 'viendan build' to make the index anew";

tl::unexpected<Error> no_index(const std::filesystem::path& folder, std::string_view why) {
  return with_hint(Err(Error::Code::NoIndex, "{}: {}", folder.string(), why), std::string(kHint));
}

Result<void> check_format(const Database& documents, const std::filesystem::path& folder) {
  const std::pair<std::string_view, std::string_view> expected[] = {
      {metadata::kFormat, kFormatVersion}, {metadata::kTokenizer, kTokenizerVersion}};
  for (const auto& [key, version] : expected) {
    const auto found = documents.metadata(std::string(key));
    if (!found) return tl::unexpected(found.error());
    if (found->empty()) return no_index(folder, "the search index was never finished");
    if (*found != version) return no_index(folder, "the search index is of another version");
  }
  return {};
}

std::vector<std::uint32_t> read_counts(std::string_view text) {
  std::vector<std::uint32_t> counts;
  for (const auto part : split(text, ' ')) {
    if (!part.empty()) counts.push_back(static_cast<std::uint32_t>(std::max(0, to_int(part))));
  }
  return counts;
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

/// A passage in the making, with what it is chosen by.
struct Scored {
  Passage passage;
  double score = 0;
};

/// What a query came to.
struct Found {
  Matches matches;
  Expression words;
  bool any = false;  // any of the words will do
  std::string note;
};

}  // namespace

struct Reader::State {
  Database documents;
  Database units;
  bool parts = false;
  std::vector<std::uint32_t> cited = {};
  Weights weights = {};
  Tokenizer tokenizer = {};

  [[nodiscard]] std::vector<std::string> variants(std::string_view folded) const;
  [[nodiscard]] Result<std::vector<std::string>> identities(const Expression& own) const;
  [[nodiscard]] Result<Hit> hit(std::uint32_t ordinal, double score, bool named) const;
  [[nodiscard]] Result<std::vector<std::string>> citing(const std::string& id) const;
  [[nodiscard]] Result<Search> plan(const Query& query, bool by_unit);
  [[nodiscard]] Result<Found> match(const QueryText& text, Search search,
                                    const std::vector<Expression>& conditions,
                                    const Database& database) const;
  [[nodiscard]] Expression words_of_units(const QueryText& text, const Found& found) const;
  Result<void> add_passages(const QueryText& text, const Expression& words,
                            std::vector<Expression> unit_filters,
                            const std::vector<std::uint32_t>& ordinals, std::vector<Hit>& hits);
  Result<void> add_weights(const Expression& expression, const std::vector<Match>& matches,
                           const Database& database, std::vector<Hit>& hits) const;
};

std::vector<std::string> Reader::State::variants(std::string_view folded) const {
  std::vector<std::string> forms;
  const auto stored = documents.metadata(variants_key(folded));
  if (!stored) return forms;
  for (const auto form : split(*stored, ' ')) {
    if (!form.empty()) forms.emplace_back(form);
  }
  return forms;
}

Result<std::vector<std::string>> Reader::State::identities(const Expression& own) const {
  std::vector<std::string> ids;
  const auto records = documents.records_with(own.term, kMostNamesakes);
  if (!records) return tl::unexpected(records.error());
  for (const auto record : *records) {
    const auto data = documents.data(record);
    if (!data) return tl::unexpected(data.error());
    const std::string id = read_stored(*data).id;
    if (!id.empty()) ids.push_back(id);
  }
  return ids;
}

Result<std::vector<std::string>> Reader::State::citing(const std::string& id) const {
  std::vector<std::string> ids;
  const auto records = documents.records_with(term(prefix::kCites, id), documents.size());
  if (!records) return tl::unexpected(records.error());
  for (const auto record : *records) {
    const auto data = documents.data(record);
    if (!data) return tl::unexpected(data.error());
    ids.push_back(read_stored(*data).id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::erase(ids, id);
  return ids;
}

/// `named`: the query was a symbol or number, so who cites the hit is wanted too.
Result<Hit> Reader::State::hit(std::uint32_t ordinal, double score, bool named) const {
  const auto records =
      documents.records_with(term(prefix::kDocument, fmt::format("{:08}", ordinal)), 1);
  if (!records) return tl::unexpected(records.error());
  if (records->empty()) return Err(Error::Code::Malformed, "the index lacks document {}", ordinal);
  const auto data = documents.data(records->front());
  if (!data) return tl::unexpected(data.error());
  Stored stored = read_stored(*data);
  Hit hit{.document = stored.id,
          .source = stored.source,
          .symbol = stored.symbol,
          .type = stored.type,
          .date = stored.date,
          .title = stored.title,
          .stub = stored.stub,
          .score = score,
          .cited_by = std::move(stored.cited_by)};
  if (!named || stored.stub) return hit;
  auto ids = citing(hit.document);
  if (!ids) return tl::unexpected(ids.error());
  hit.cited_by = std::move(*ids);
  return hit;
}

Result<void> Reader::State::add_passages(const QueryText& text, const Expression& words,
                                         std::vector<Expression> unit_filters,
                                         const std::vector<std::uint32_t>& ordinals,
                                         std::vector<Hit>& hits) {
  std::unordered_map<std::uint32_t, std::size_t> hit_of;
  Expression documents_shown{.kind = Expression::Kind::Any};
  for (std::size_t i = 0; i < ordinals.size(); ++i) {
    if (hits[i].stub) continue;
    hit_of[ordinals[i]] = i;
    documents_shown.parts.push_back(
        {.kind = Expression::Kind::Term,
         .term = term(prefix::kDocument, fmt::format("{:08}", ordinals[i]))});
  }
  if (hit_of.empty() || text.clauses.empty()) return {};
  unit_filters.push_back(std::move(documents_shown));
  const Search search{.expression = filtered(words, std::move(unit_filters)),
                      .limit = static_cast<std::uint32_t>(hit_of.size()) * kCandidates,
                      .per_document = kCandidates,
                      .count = false};
  const auto found = units.search(search);
  if (!found) return tl::unexpected(found.error());

  const double size = units.size();
  const Highlighter highlighter(text, [this, size](std::string_view folded) {
    const auto frequency = units.frequency(term(prefix::kFolded, folded));
    return std::log(1 + size / (1 + static_cast<double>(frequency.value_or(0))));
  });
  std::vector<std::vector<Scored>> candidates(hits.size());
  for (const Match& match : found->matches) {
    const auto data = units.data(match.record);
    const auto ordinal = units.ordinal(match.record);
    if (!data) return tl::unexpected(data.error());
    if (!ordinal) return tl::unexpected(ordinal.error());
    const StoredUnit unit = read_stored_unit(*data);
    Snippet snippet = highlighter.mark(unit.text, tokenizer);
    if (snippet.score <= 0) continue;
    candidates[hit_of[*ordinal]].push_back(
        {{unit.provision, unit.anchor, std::move(snippet.text)}, snippet.score});
  }
  for (std::size_t i = 0; i < hits.size(); ++i) {
    auto& scored = candidates[i];
    std::stable_sort(scored.begin(), scored.end(),
                     [](const Scored& a, const Scored& b) { return a.score > b.score; });
    for (auto& each : scored) {
      if (hits[i].passages.size() < kPassages) hits[i].passages.push_back(std::move(each.passage));
    }
  }
  return {};
}

Result<void> Reader::State::add_weights(const Expression& expression,
                                        const std::vector<Match>& matches, const Database& database,
                                        std::vector<Hit>& hits) const {
  for (const Expression& leaf : leaves(expression)) {
    const auto found =
        database.search({.expression = leaf, .limit = database.size(), .count = false});
    if (!found) return tl::unexpected(found.error());
    std::unordered_map<std::uint32_t, double> weight_of;
    for (const Match& match : found->matches) weight_of[match.record] = match.weight;
    for (std::size_t i = 0; i < hits.size(); ++i) {
      const auto weight = weight_of.find(matches[i].record);
      if (weight == weight_of.end() || weight->second == 0) continue;
      hits[i].weights.emplace_back(printable(leaf), weight->second);
    }
  }
  return {};
}

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Result<Reader> Reader::open(const std::filesystem::path& folder) {
  auto documents = Database::open(folder / kDocumentsFolder);
  auto units = Database::open(folder / kUnitsFolder);
  if (!documents || !units) return no_index(folder, "there is no search index");
  if (auto good = check_format(*documents, folder); !good) return tl::unexpected(good.error());
  const auto parts = documents->metadata(std::string(metadata::kParts));
  if (!parts) return tl::unexpected(parts.error());
  return Reader(
      std::make_unique<State>(State{std::move(*documents), std::move(*units), !parts->empty()}));
}

Result<Found> Reader::State::match(const QueryText& text, Search search,
                                   const std::vector<Expression>& conditions,
                                   const Database& database) const {
  const Variants forms = [this](std::string_view folded) { return variants(folded); };
  Found found;
  found.any = wanted(text).size() > kMostRequired;
  found.words = matching(text, found.any, forms, weights);
  if (text.names_document()) {
    const auto ids = identities(own_name(text));
    if (!ids) return tl::unexpected(ids.error());
    found.words = by_name(text, *ids, forms);
  }
  search.expression = filtered(found.words, conditions);
  auto matches = database.search(search);
  const bool widen = matches && matches->total == 0 && !found.any && !text.names_document() &&
                     wanted(text).size() > 1;
  if (widen) {
    found.any = true;
    found.words = matching(text, true, forms, weights);
    search.expression = filtered(found.words, conditions);
    matches = database.search(search);
    if (matches && matches->total > 0) found.note = "widened: not all words occur together";
  }
  if (!matches) return tl::unexpected(matches.error());
  found.matches = std::move(*matches);
  return found;
}

/// What the units of a hit are searched for: any of the words. Units have no pairs: among a
/// document's few passages neighbours are told by their marks.
Expression Reader::State::words_of_units(const QueryText& text, const Found& found) const {
  if (text.names_document()) return found.words;
  Weights of_units = weights;
  of_units.pair = 0;
  return matching(
      text, true, [this](std::string_view folded) { return variants(folded); }, of_units);
}

Result<Search> Reader::State::plan(const Query& query, bool by_unit) {
  Search search{.offset = query.offset,
                .limit = std::min(query.limit, kLongestPage),
                .order = order_of(query.sort),
                .per_document = by_unit || parts ? 1U : 0U};
  if (search.order == Search::Order::MostCited) {
    const auto counts = documents.metadata(std::string(metadata::kCited));
    if (!counts) return tl::unexpected(counts.error());
    cited = read_counts(*counts);
    search.cited = &cited;
  }
  return search;
}

Result<Answer> Reader::find(const Query& query, const Vocabulary& vocabulary) const {
  State& state = *state_;
  const QueryText text = read_query(query.text, vocabulary);
  // Kinds and agencies belong to passages: then these are searched, and their documents shown.
  const bool by_unit = !query.kinds.empty() || !query.agencies.empty();
  const Database& database = by_unit ? state.units : state.documents;
  const auto conditions = filters(query, vocabulary);
  const auto search = state.plan(query, by_unit);
  if (!search) return tl::unexpected(search.error());
  const auto found = state.match(text, *search, conditions, database);
  if (!found) return tl::unexpected(found.error());

  Answer answer{
      .total = found->matches.total,
      .reading = in_words(text, found->any),
      .note = text.cut ? "the query is too long: only its beginning was read" : found->note};
  std::vector<std::uint32_t> ordinals;
  for (const Match& match : found->matches.matches) {
    const auto ordinal = database.ordinal(match.record);
    if (!ordinal) return tl::unexpected(ordinal.error());
    auto hit = state.hit(*ordinal, match.weight, text.names_document());
    if (!hit) return tl::unexpected(hit.error());
    ordinals.push_back(*ordinal);
    answer.hits.push_back(std::move(*hit));
  }
  Result<void> added;
  if (query.explain) {
    added = state.add_weights(found->words, found->matches.matches, database, answer.hits);
  }
  if (added) {
    added =
        state.add_passages(text, state.words_of_units(text, *found),
                           by_unit ? conditions : std::vector<Expression>(), ordinals, answer.hits);
  }
  if (!added) return tl::unexpected(added.error());
  return answer;
}

}  // namespace viendan::search

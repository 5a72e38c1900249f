#include "search/answer/match.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "search/answer/within.h"
#include "search/query/keystrokes.h"

namespace viendan::search {
namespace {

// Pages far behind the first are not read by people; beyond this a query would only cost memory.
constexpr std::uint32_t kLongestPage = 1000;
constexpr std::size_t kMostNamesakes = 50;
// A query of more words is a question: no text need have them all, and agreement decides.
constexpr std::size_t kMostRequired = 10;
// Hits are counted exactly up to here; beyond, a count tells nobody anything and costs time.
constexpr std::uint32_t kCountTo = 1000;
// Nearly all texts have some word of a question.
constexpr std::uint32_t kCountQuestionTo = 100;
// Documents whose provisions are checked one by one.
constexpr std::uint32_t kMostChecked = 1000;
// ... as long as this many positions were not read for it.
constexpr std::size_t kMostPositions = 5'000'000;
// Documents whose citations are counted anew to put them in order.
constexpr std::uint32_t kMostRecounted = 5000;
// What was not typed counts less than what was; measured in README.md.
constexpr double kExpanded = 0.4;

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

class Matcher {
 public:
  Matcher(const OpenIndex& index, const Query& query, const std::vector<Slot>& counted)
      : index_(index), query_(query), counted_(counted) {}

  /// Fills in the matches of what was read.
  [[nodiscard]] Result<void> run(Found& found) const;

 private:
  [[nodiscard]] Search plan(const Found& found) const;
  [[nodiscard]] Result<void> plain(Found& found) const;
  [[nodiscard]] Result<void> selected(Found& found) const;
  [[nodiscard]] Result<void> count_selected(Found& found, const Expression& matched) const;
  [[nodiscard]] Result<void> checked(Found& found) const;
  [[nodiscard]] Result<void> recounted(Found& found) const;
  /// `work`: to which the positions are added that were read.
  [[nodiscard]] Result<bool> holds(const Found& found, std::uint32_t record,
                                   std::size_t& work) const;
  [[nodiscard]] Result<std::uint32_t> citing(const Found& found, std::uint32_t record) const;
  [[nodiscard]] Result<void> order_by_citations(Found& found) const;
  void take_counts(Found& found, Matches& matches) const;
  [[nodiscard]] Result<void> count_kept(Found& found) const;
  void cut_page(Found& found) const;

  const OpenIndex& index_;
  const Query& query_;
  const std::vector<Slot>& counted_;
};

Search Matcher::plan(const Found& found) const {
  return {.expression = found.matched,
          .offset = query_.offset,
          .limit = std::min(query_.limit, kLongestPage),
          .order = order_of(query_.sort),
          .per_document = found.rows || index_.parts ? 1U : 0U,
          .count_to = found.any ? kCountQuestionTo : kCountTo};
}

Result<void> Matcher::run(Found& found) const {
  found.counts.clear();
  found.all.reset();
  for (const Slot slot : counted_) found.counts[slot];
  found.cited.clear();
  found.matched = filtered(found.words, found.conditions);
  if (!found.within.empty()) return checked(found);
  if (query_.sort == SortBy::Citations) return recounted(found);
  return plain(found);
}

/// All matches as a set, with the values that they have.
Result<void> Matcher::count_selected(Found& found, const Expression& matched) const {
  const Database& database = found.database(index_);
  auto all = database.select(matched);
  if (!all) return tl::unexpected(all.error());
  for (const Slot slot : counted_) {
    auto counts = database.counts(*all, slot);
    if (!counts) return tl::unexpected(counts.error());
    found.counts[slot] = *std::move(counts);
  }
  found.all = std::make_shared<const Selection>(*std::move(all));
  return {};
}

/// Counts first: then only what is shown need be found and weighed.
Result<void> Matcher::selected(Found& found) const {
  if (auto counted = count_selected(found, found.matched); !counted) return counted;
  const Database& database = found.database(index_);
  const auto total = database.documents(*found.all);
  if (!total) return tl::unexpected(total.error());
  found.matches = {};
  if (*total > 0 && query_.limit > 0) {
    Search search = plan(found);
    if (search.per_document == 0) search.count_to = 0;
    search.among = found.all.get();
    auto matches = database.search(search);
    if (!matches) return tl::unexpected(matches.error());
    found.matches = *std::move(matches);
  }
  found.matches.total = *total;
  found.matches.exact = true;
  found.matches.cut = found.all->cut;
  return {};
}

Result<void> Matcher::plain(Found& found) const {
  if (!counted_.empty() && found.database(index_).selects()) return selected(found);
  Search search = plan(found);
  search.facets = counted_;
  auto matches = found.database(index_).search(search);
  if (!matches) return tl::unexpected(matches.error());
  found.matches = *std::move(matches);
  take_counts(found, found.matches);
  return {};
}

void Matcher::take_counts(Found& found, Matches& matches) const {
  for (std::size_t i = 0; i < matches.facets.size(); ++i) {
    found.counts[counted_[i]] = std::move(matches.facets[i]);
  }
  matches.facets.clear();
}

/// Candidates in their order, without those where no wanted provision holds the words.
Result<void> Matcher::checked(Found& found) const {
  Search search = plan(found);
  search.offset = 0;
  search.limit = kMostChecked + 1;
  search.per_document = 0;
  const auto candidates = found.database(index_).search(search);
  if (!candidates) return tl::unexpected(candidates.error());
  std::vector<Match> kept;
  std::set<std::string> seen;
  const std::size_t most = std::min<std::size_t>(candidates->matches.size(), kMostChecked);
  std::size_t work = 0;
  std::size_t checked = 0;
  for (; checked < most && work < kMostPositions; ++checked) {
    const Match& match = candidates->matches[checked];
    const auto good = holds(found, match.record, work);
    if (!good) return tl::unexpected(good.error());
    if (!*good) continue;
    const auto key = index_.documents.value(match.record, Slot::Key);
    if (!key) return tl::unexpected(key.error());
    if (seen.insert(*key).second) kept.push_back(match);
  }
  found.matches = {.matches = std::move(kept),
                   .total = static_cast<std::uint32_t>(seen.size()),
                   .exact = checked == candidates->matches.size(),
                   .cut = candidates->cut};
  if (checked < most)
    found.note = fmt::format("only the first {} documents were looked into", checked);
  if (auto counts = count_kept(found); !counts) return counts;
  if (query_.sort == SortBy::Citations) {
    if (auto ordered = order_by_citations(found); !ordered) return ordered;
  }
  cut_page(found);
  return {};
}

Result<bool> Matcher::holds(const Found& found, std::uint32_t record, std::size_t& work) const {
  const auto data = index_.documents.data(record);
  if (!data) return tl::unexpected(data.error());
  const auto key = index_.documents.value(record, Slot::Key);
  if (!key) return tl::unexpected(key.error());
  const Stored stored = read_stored(*data);
  const auto first = stored.stub ? Result<std::uint32_t>(0) : first_unit(index_.units, *key);
  if (!first) return tl::unexpected(first.error());
  const auto layout =
      stored.stub ? Result<Layout>(Layout{}) : layout_of(index_.units, *first, stored);
  if (!layout) return tl::unexpected(layout.error());
  return holds_within(index_.documents, record, *layout, found.text, found.any, found.within,
                      index_.spellings, work);
}

/// The number of citing documents that a record holds is of the time when it was written.
Result<void> Matcher::recounted(Found& found) const {
  Search search = plan(found);
  search.offset = 0;
  search.limit = kMostRecounted + 1;
  search.count_to = std::max(search.count_to, kMostRecounted + 1);
  const auto all = found.database(index_).search(search);
  if (!all) return tl::unexpected(all.error());
  if (all->matches.size() > kMostRecounted) return plain(found);
  const auto matches = all->matches;
  found.matches = {.matches = matches,
                   .total = static_cast<std::uint32_t>(matches.size()),
                   .exact = true,
                   .cut = all->cut};
  if (!counted_.empty()) {
    if (auto counts = plain(found); !counts) return counts;
    found.matches.matches = matches;
  }
  if (auto ordered = order_by_citations(found); !ordered) return ordered;
  cut_page(found);
  return {};
}

/// The living documents that cite the record's, but for itself.
Result<std::uint32_t> Matcher::citing(const Found& found, std::uint32_t record) const {
  const auto id = found.database(index_).value(record, Slot::Id);
  if (!id) return tl::unexpected(id.error());
  const auto cites = term(prefix::kCites, *id);
  if (found.rows || index_.parts) {
    return index_.documents.identities(cites).map([&id](const auto& ids) {
      const auto others = ids.size() - static_cast<std::size_t>(std::ranges::count(ids, *id));
      return static_cast<std::uint32_t>(others);
    });
  }
  return index_.documents.records_with(cites, UINT32_MAX).map([record](const auto& records) {
    const bool itself = std::ranges::find(records, record) != records.end();
    return static_cast<std::uint32_t>(records.size() - (itself ? 1 : 0));
  });
}

Result<void> Matcher::order_by_citations(Found& found) const {
  struct Counted {
    std::uint32_t cited;
    Match match;
  };
  std::vector<Counted> counted;
  for (const Match& match : found.matches.matches) {
    const auto cited = citing(found, match.record);
    if (!cited) return tl::unexpected(cited.error());
    counted.push_back({*cited, match});
  }
  std::vector<std::pair<std::string, std::size_t>> ids;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    auto id = found.database(index_).value(counted[i].match.record, Slot::Id);
    if (!id) return tl::unexpected(id.error());
    ids.emplace_back(*std::move(id), i);
  }
  std::ranges::sort(ids, [&counted](const auto& a, const auto& b) {
    const auto more = counted[a.second].cited <=> counted[b.second].cited;
    return more != 0 ? more > 0 : a < b;
  });
  found.matches.matches.clear();
  for (const auto& [id, i] : ids) {
    found.matches.matches.push_back(counted[i].match);
    found.cited.push_back(counted[i].cited);
  }
  return {};
}

/// Counts over the documents that were kept one by one.
Result<void> Matcher::count_kept(Found& found) const {
  if (counted_.empty() || found.matches.matches.empty()) return {};
  found.matched = {.kind = Expression::Kind::Any};
  for (const Match& match : found.matches.matches) {
    const auto key = index_.documents.value(match.record, Slot::Key);
    if (!key) return tl::unexpected(key.error());
    found.matched.parts.push_back(
        {.kind = Expression::Kind::Term, .term = term(prefix::kKey, *key)});
  }
  if (index_.documents.selects()) return count_selected(found, found.matched);
  Search search = plan(found);
  search.expression = found.matched;
  search.limit = 0;
  search.offset = 0;
  search.facets = counted_;
  auto matches = index_.documents.search(search);
  if (!matches) return tl::unexpected(matches.error());
  take_counts(found, *matches);
  return {};
}

void Matcher::cut_page(Found& found) const {
  const auto cut = [this](auto& list) {
    const std::size_t begin = std::min<std::size_t>(query_.offset, list.size());
    const std::size_t count =
        std::min<std::size_t>({query_.limit, std::size_t{kLongestPage}, list.size() - begin});
    list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(begin));
    list.resize(count);
  };
  cut(found.matches.matches);
  if (!found.cited.empty()) cut(found.cited);
}

/// What is chosen beside a text narrows what is typed into it, on the same field too: else a value
/// of a facet would find more than it counts.
QueryText typed_and_chosen(const Query& query, const Vocabulary& vocabulary) {
  QueryText typed = read_query(query.text, vocabulary);
  if (query.conditions.empty()) return typed;
  auto chosen = read_query(Query{.text = {}, .conditions = query.conditions}, vocabulary);
  for (Clause& clause : chosen.clauses) typed.clauses.push_back(std::move(clause));
  return typed;
}

/// The query as read, before anything is looked for.
Found read(const OpenIndex& index, const Query& query, const Vocabulary& vocabulary) {
  Found found;
  found.typed = typed_and_chosen(query, vocabulary);
  found.text = found.typed;
  found.rows = wants_rows(found.typed);
  found.within = unit_wanted(found.typed);
  found.conditions = filters(found.typed, index.variants());
  // A question has words enough, and expanding it would double its cost.
  const std::size_t words = wanted(found.typed).size();
  if (!query.expand || words == 0 || words > kMostRequired) return found;
  const IsKnown known = [&index](const Spelling& word) {
    return index.spellings.frequency(word) > 0;
  };
  auto expanded = expand(found.typed, index.synonyms(vocabulary), known);
  found.text = std::move(expanded.text);
  found.expansions = std::move(expanded.expansions);
  return found;
}

/// Documents that have what was typed, weighed by that alone; then those that only have what says
/// the same.
Expression words_of(const OpenIndex& index, const Found& found, bool any) {
  auto typed = matching(found.typed, any, index.variants(), index.weights, index.share());
  if (found.expansions.empty()) return typed;
  Expression others{.kind = Expression::Kind::Without};
  others.parts.push_back(matching(found.text, any, index.variants(), index.weights, index.share()));
  others.parts.push_back(typed);
  Expression also{.kind = Expression::Kind::Scaled, .factor = kExpanded};
  also.parts.push_back(std::move(others));
  Expression both{.kind = Expression::Kind::Any};
  both.parts.push_back(std::move(typed));
  both.parts.push_back(std::move(also));
  return both;
}

Result<Expression> named(const OpenIndex& index, const QueryText& text) {
  auto ids = index.documents.identities(own_name(text).term);
  if (!ids) return tl::unexpected(ids.error());
  if (ids->size() > kMostNamesakes) ids->resize(kMostNamesakes);
  return by_name(text, *ids, index.variants());
}

/// All words together, or any of them where they are many.
Result<Found> as_read(const OpenIndex& index, const Query& query, const Vocabulary& vocabulary,
                      const Matcher& matcher) {
  Found found = read(index, query, vocabulary);
  found.any = is_bare(found.typed) && wanted(found.typed).size() > kMostRequired;
  if (found.typed.names_document()) {
    auto expression = named(index, found.typed);
    if (!expression) return tl::unexpected(expression.error());
    found.words = *std::move(expression);
  } else {
    found.words = words_of(index, found, found.any);
  }
  if (auto run = matcher.run(found); !run) return tl::unexpected(run.error());
  return found;
}

}  // namespace

Result<Found> find_matches(const OpenIndex& index, const Query& query, const Vocabulary& vocabulary,
                           const std::vector<Slot>& counted) {
  const Matcher matcher(index, query, counted);
  auto found = as_read(index, query, vocabulary, matcher);
  if (!found || found->matches.total > 0 || found->typed.names_document()) return found;
  if (const auto decoded = decode_keystrokes(query.text)) {
    Query again = query;
    again.text = *decoded;
    auto other = as_read(index, again, vocabulary, matcher);
    if (!other) return other;
    if (other->matches.total > 0) {
      other->note = fmt::format("read as keys of Telex or VNI: {}", *decoded);
      return other;
    }
  }
  if (found->any || wanted(found->typed).size() < 2) return found;
  found->any = true;
  found->words = words_of(index, *found, true);
  if (auto run = matcher.run(*found); !run) return tl::unexpected(run.error());
  found->widened = found->matches.total > 0;
  if (found->widened) found->note = "widened: not all words occur together";
  return found;
}

}  // namespace viendan::search

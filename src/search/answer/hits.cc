#include "search/answer/hits.h"

#include <algorithm>

#include "search/answer/choose_passages.h"
#include "search/answer/within.h"

namespace viendan::search {
namespace {

constexpr std::size_t kPassages = 3;    // shown of a hit
constexpr std::size_t kCandidates = 3;  // marked of a hit, to choose these from
// Further passages have at least this share of the best one's score: one word of three says little.
constexpr double kWorthShowing = 0.5;

std::string printable(const Expression& leaf) {
  using Kind = Expression::Kind;
  if (leaf.kind == Kind::Term) return leaf.term;
  std::string words;
  for (const auto& part : leaf.parts) words += (words.empty() ? "" : " ") + printable(part);
  return leaf.kind == Kind::Phrase ? fmt::format("\"{}\"", words) : words;
}

class HitMaker {
 public:
  HitMaker(const OpenIndex& index, const Query& query, const Found& found)
      : index_(index),
        query_(query),
        found_(found),
        highlighter_(found.text,
                     [&index](std::string_view folded) { return index.spellings.rarity(folded); }) {
  }

  [[nodiscard]] Result<Hit> make(std::size_t i) {
    const Match& match = found_.matches.matches[i];
    auto shown = show(index_, match, found_.rows);
    if (!shown) return tl::unexpected(shown.error());
    Hit& hit = shown->hit;
    if (found_.typed.names_document() || shown->stored.stub) {
      auto ids = index_.documents.identities(term(prefix::kCites, shown->stored.id));
      if (!ids) return tl::unexpected(ids.error());
      std::erase(*ids, shown->stored.id);
      hit.cited_by = std::move(*ids);
    }
    if (!found_.cited.empty())
      hit.why.push_back(fmt::format("cited by {} documents", found_.cited[i]));
    if (query_.passages) {
      if (auto added = add_passages(*shown); !added) return tl::unexpected(added.error());
    }
    if (query_.explain) {
      if (auto added = add_weights(match, hit); !added) return tl::unexpected(added.error());
    }
    return std::move(shown->hit);
  }

 private:
  [[nodiscard]] Result<void> add_passages(Shown& shown);
  [[nodiscard]] Result<std::vector<StoredUnit>> units_of(const Shown& shown) const;
  [[nodiscard]] Result<std::vector<StoredUnit>> rows_of(const Shown& shown) const;
  [[nodiscard]] Result<void> add_weights(const Match& match, Hit& hit) const;

  const OpenIndex& index_;
  const Query& query_;
  const Found& found_;
  Highlighter highlighter_;
};

/// Without words the provision that was asked for is shown by itself.
std::vector<Chosen> first_within(const Layout& layout, const std::vector<bool>& wanted_around) {
  for (std::size_t i = 0; i < layout.spots.size(); ++i) {
    const auto& spot = layout.spots[i];
    const bool good = spot.around < wanted_around.size() && wanted_around[spot.around];
    if (good && spot.shown) return {{.place = i}};
  }
  return {};
}

/// The passages of a document that may be shown, best first.
Result<std::vector<StoredUnit>> HitMaker::units_of(const Shown& shown) const {
  const auto first = first_unit(index_.units, shown.key);
  if (!first) return tl::unexpected(first.error());
  const auto layout = layout_of(index_.units, *first, shown.stored);
  if (!layout) return tl::unexpected(layout.error());
  const auto around = wanted_around(*layout, found_.within);
  const bool bare = wanted(found_.text).empty() && !found_.within.empty();
  auto chosen = bare ? Result<std::vector<Chosen>>(first_within(*layout, around))
                     : choose_passages(index_.documents, shown.record, *layout, found_.text,
                                       index_.spellings, around, kCandidates);
  if (!chosen) return tl::unexpected(chosen.error());
  std::vector<StoredUnit> found;
  for (const Chosen& each : *chosen) {
    auto text = text_of(index_.units, *first, shown.stored, *layout, each.place);
    if (!text) return tl::unexpected(text.error());
    found.push_back(*std::move(text));
  }
  return found;
}

/// The rows of a document that meet the conditions, best first.
Result<std::vector<StoredUnit>> HitMaker::rows_of(const Shown& shown) const {
  auto conditions = found_.conditions;
  conditions.push_back({.kind = Expression::Kind::Term, .term = term(prefix::kKey, shown.key)});
  const auto matches = index_.units.search({.expression = filtered(found_.words, conditions),
                                            .limit = static_cast<std::uint32_t>(kCandidates)});
  if (!matches) return tl::unexpected(matches.error());
  std::vector<StoredUnit> found;
  for (const Match& match : matches->matches) {
    const auto data = index_.units.data(match.record);
    if (!data) return tl::unexpected(data.error());
    for (auto& unit : read_sheet(*data)) found.push_back(std::move(unit));
  }
  return found;
}

/// The best parts of the best units, with the words that were found marked. Where only the title
/// has them, it is what is shown.
Result<void> HitMaker::add_passages(Shown& shown) {
  std::vector<std::pair<double, Passage>> scored;
  if (!shown.stored.stub) {
    const auto units = found_.rows ? rows_of(shown) : units_of(shown);
    if (!units) return tl::unexpected(units.error());
    const bool plain = wanted(found_.text).empty();
    for (const StoredUnit& unit : *units) {
      Snippet snippet = plain ? highlighter_.beginning(unit.text, index_.tokenizer)
                              : highlighter_.mark(unit.text, index_.tokenizer);
      if (snippet.text.empty()) continue;
      scored.push_back({snippet.score, {unit.provision, unit.anchor, std::move(snippet.text)}});
    }
  }
  if (scored.empty()) {
    Snippet title = highlighter_.mark(shown.stored.title, index_.tokenizer);
    if (title.score > 0) scored.push_back({title.score, {{}, {}, std::move(title.text)}});
  }
  std::ranges::stable_sort(scored, [](const auto& a, const auto& b) { return a.first > b.first; });
  auto& passages = shown.hit.passages;
  for (auto& [score, passage] : scored) {
    const bool same = std::ranges::find(passages, passage.snippet, &Passage::snippet) !=
                      passages.end();  // a text may say something twice
    const bool good = score >= kWorthShowing * scored.front().first && !same;
    if (good && passages.size() < kPassages) passages.push_back(std::move(passage));
  }
  return {};
}

/// What each term of the query weighs in a hit.
Result<void> HitMaker::add_weights(const Match& match, Hit& hit) const {
  const Database& database = found_.database(index_);
  const auto key = database.value(match.record, Slot::Key);
  if (!key) return tl::unexpected(key.error());
  for (const Expression& leaf : leaves(found_.words)) {
    const Expression here =
        filtered(leaf, {{.kind = Expression::Kind::Term, .term = term(prefix::kKey, *key)}});
    const auto found = database.search({.expression = here, .limit = 1});
    if (!found) return tl::unexpected(found.error());
    if (found->matches.empty() || found->matches.front().weight == 0) continue;
    hit.weights.emplace_back(printable(leaf), found->matches.front().weight);
  }
  return {};
}

}  // namespace

Result<Shown> show(const OpenIndex& index, const Match& match, bool in_units) {
  Shown shown{.record = match.record};
  const auto key = (in_units ? index.units : index.documents).value(match.record, Slot::Key);
  if (!key) return tl::unexpected(key.error());
  shown.key = *key;
  if (in_units) {
    const auto records = index.documents.records_with(term(prefix::kKey, *key), 1);
    if (!records) return tl::unexpected(records.error());
    if (records->empty()) return Err(Error::Code::Malformed, "the index lacks document {}", *key);
    shown.record = records->front();
  }
  const auto data = index.documents.data(shown.record);
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
  return shown;
}

Result<std::vector<Hit>> hits(const OpenIndex& index, const Query& query, const Found& found) {
  HitMaker maker(index, query, found);
  std::vector<Hit> made;
  for (std::size_t i = 0; i < found.matches.matches.size(); ++i) {
    auto hit = maker.make(i);
    if (!hit) return tl::unexpected(hit.error());
    made.push_back(*std::move(hit));
  }
  return made;
}

}  // namespace viendan::search

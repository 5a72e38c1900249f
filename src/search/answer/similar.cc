#include "search/answer/similar.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/text.h"
#include "search/answer/hits.h"
#include "vocabulary/symbol.h"

namespace viendan::search {
namespace {

constexpr std::uint32_t kMostHits = 100;
constexpr std::uint32_t kMostSheets = 40;  // read of a long document, evenly spread
constexpr std::size_t kMostCounted = 400;  // terms whose rarity is looked up, of each kind
constexpr std::size_t kPairs = 30;         // taken of these
constexpr std::size_t kWords = 10;
constexpr std::size_t kSymbols = 12;
constexpr std::size_t kMostReasons = 5;     // told of each kind
constexpr std::size_t kLongestReason = 60;  // bytes of words told together
constexpr double kCitationWeight = 1.5;
constexpr double kTooCommon = 0.3;  // a term in this share of all documents says nothing

/// A term of the document, with what is shown of it.
struct Feature {
  std::string term;
  std::string shown;
  unsigned count = 0;
  double weight = 0;
};

using Features = std::unordered_map<std::string, Feature>;

/// The words, pairs and symbols of a document.
class Profile {
 public:
  void add(std::string_view text, Tokenizer& tokenizer, unsigned weight) {
    const auto tokens = tokenizer.read(text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Spelling& here = *tokens[i].spelling;
      if (here.number || here.joins) continue;
      note(words_, term(prefix::kFolded, here.folded), here.word, weight);
      if (i == 0) continue;
      const Spelling& before = *tokens[i - 1].spelling;
      const auto between =
          text.substr(tokens[i - 1].span.end, tokens[i].span.begin - tokens[i - 1].span.end);
      if (pair_counts(before, here, between)) {
        note(pairs_, pair_term(before.folded, here.folded), before.word + " " + here.word, weight);
      }
    }
  }

  void add_symbols(std::string_view text, const Vocabulary& vocabulary) {
    for (const FoundSymbol& found : find_symbols(vocabulary, text)) {
      note(symbols_, term(prefix::kCitesSymbol, symbol_key(found.symbol.text)), found.symbol.text,
           1);
    }
  }

  /// What tells most of each kind.
  [[nodiscard]] std::vector<Feature> words(const Database& documents) const {
    return best(words_, documents, kWords);
  }
  [[nodiscard]] std::vector<Feature> pairs(const Database& documents) const {
    return best(pairs_, documents, kPairs);
  }
  [[nodiscard]] std::vector<Feature> symbols(const Database& documents) const {
    return best(symbols_, documents, kSymbols);
  }

 private:
  static void note(Features& features, std::string term, const std::string& shown,
                   unsigned weight) {
    auto [entry, fresh] = features.try_emplace(std::move(term));
    if (fresh) entry->second.shown = shown;
    entry->second.count += weight;
  }

  static std::vector<Feature> best(const Features& features, const Database& documents,
                                   std::size_t most) {
    std::vector<Feature> all;
    for (const auto& [term, feature] : features) {
      all.push_back(feature);
      all.back().term = term;
    }
    std::ranges::sort(all, [](const Feature& a, const Feature& b) {
      return a.count != b.count ? a.count > b.count : a.term < b.term;
    });
    if (all.size() > kMostCounted) all.resize(kMostCounted);
    for (Feature& feature : all) feature.weight = weight_of(feature, documents);
    std::erase_if(all, [](const Feature& feature) { return feature.weight <= 0; });
    std::ranges::stable_sort(all, std::greater(), &Feature::weight);
    if (all.size() > most) all.resize(most);
    return all;
  }

  /// A term that no other document has finds nothing.
  static double weight_of(const Feature& feature, const Database& documents) {
    const double size = documents.size();
    const double frequency = documents.frequency(feature.term).value_or(0);
    if (frequency < 2 || frequency > std::max(2.0, size * kTooCommon)) return 0;
    return (1 + std::log(feature.count)) * std::log(size / frequency);
  }

  Features words_;
  Features pairs_;
  Features symbols_;
};

/// The record of the document with an identity or symbol.
Result<std::uint32_t> record_of(const Database& documents, std::string_view address) {
  for (const auto& wanted :
       {term(prefix::kId, address), term(prefix::kSymbol, symbol_key(address))}) {
    const auto records = documents.records_with(wanted, 1);
    if (!records) return tl::unexpected(records.error());
    if (!records->empty()) return records->front();
  }
  return Err(Error::Code::NotFound, "{}: the index has no such document", address);
}

Result<Profile> profile_of(const OpenIndex& index, const Shown& shown,
                           const Vocabulary& vocabulary) {
  Profile profile;
  constexpr unsigned kTitleWeight = 3;
  profile.add(shown.stored.title, index.tokenizer, kTitleWeight);
  const auto first = index.units.records_with(term(prefix::kKey, shown.key), 1);
  if (!first) return tl::unexpected(first.error());
  const std::uint32_t sheets = first->empty() ? 0 : shown.stored.sheets;
  const std::uint32_t step = 1 + sheets / kMostSheets;
  for (std::uint32_t i = 0; i < sheets; i += step) {
    const auto data =
        index.units.data(index.units.after(first->front(), shown.stored.first_sheet + i));
    if (!data) return tl::unexpected(data.error());
    for (const StoredUnit& unit : read_sheet(*data)) {
      profile.add(unit.text, index.tokenizer, 1);
      profile.add_symbols(unit.text, vocabulary);
    }
  }
  return profile;
}

Expression term_of(const std::string& term) {
  return {.kind = Expression::Kind::Term, .term = term};
}

Expression any_of(const std::vector<Feature>& features) {
  Expression any{.kind = Expression::Kind::Any};
  for (const Feature& feature : features) any.parts.push_back(term_of(feature.term));
  return any;
}

struct Chosen {
  std::vector<Feature> words;
  std::vector<Feature> pairs;
  std::vector<Feature> symbols;
  [[nodiscard]] bool empty() const { return words.empty() && pairs.empty() && symbols.empty(); }
};

Expression like(const Chosen& chosen, const Stored& stored) {
  Expression any{.kind = Expression::Kind::Any};
  for (const auto* features : {&chosen.words, &chosen.pairs}) {
    if (!features->empty()) any.parts.push_back(any_of(*features));
  }
  if (!chosen.symbols.empty()) {
    Expression cited{.kind = Expression::Kind::Scaled, .factor = kCitationWeight};
    cited.parts.push_back(any_of(chosen.symbols));
    any.parts.push_back(std::move(cited));
  }
  Expression others{.kind = Expression::Kind::Without};
  others.parts.push_back(std::move(any));
  others.parts.push_back(term_of(term(prefix::kId, stored.id)));
  others.parts.push_back(term_of(std::string(prefix::kStub)));
  if (!stored.symbol.empty())
    others.parts.push_back(term_of(term(prefix::kSymbol, symbol_key(stored.symbol))));
  return others;
}

/// Neighbours as the words that they are part of: "trung hạn" and "công trung" are "công trung
/// hạn".
std::vector<std::string> joined(std::vector<std::string> pairs) {
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      if (i == k) continue;
      const auto last = pairs[i].rfind(' ');
      const auto first = pairs[k].find(' ');
      if (last == std::string::npos || first == std::string::npos) continue;
      const bool meet = pairs[i].substr(last + 1) == pairs[k].substr(0, first);
      if (!meet || pairs[i].size() + pairs[k].size() > kLongestReason) continue;
      pairs[i] += pairs[k].substr(first);
      pairs.erase(pairs.begin() + static_cast<std::ptrdiff_t>(k));
      if (k < i) --i;
      k = static_cast<std::size_t>(-1);  // from the beginning
    }
  }
  return pairs;
}

/// Tells the hits among `records` which of the features they have.
Result<void> add_reasons(const OpenIndex& index, const std::vector<Feature>& features,
                         std::string_view why, const Matches& matches, std::vector<Hit>& hits) {
  std::vector<std::vector<std::string>> shared(hits.size());
  for (const Feature& feature : features) {
    const auto records = index.documents.records_with(feature.term, UINT32_MAX);
    if (!records) return tl::unexpected(records.error());
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (std::ranges::binary_search(*records, matches.matches[i].record))
        shared[i].push_back(feature.shown);
    }
  }
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (shared[i].empty()) continue;
    shared[i] = joined(std::move(shared[i]));
    const std::size_t more = shared[i].size() - std::min(shared[i].size(), kMostReasons);
    shared[i].resize(shared[i].size() - more);
    hits[i].why.push_back(fmt::format("{} {}{}", why, join(shared[i], ", "),
                                      more > 0 ? fmt::format(" and {} more", more) : ""));
  }
  return {};
}

}  // namespace

Result<Answer> similar(const OpenIndex& index, std::string_view address, std::uint32_t limit,
                       const Vocabulary& vocabulary) {
  const auto record = record_of(index.documents, address);
  if (!record) return tl::unexpected(record.error());
  const auto shown = show(index, {.record = *record}, false);
  if (!shown) return tl::unexpected(shown.error());
  const auto profile = profile_of(index, *shown, vocabulary);
  if (!profile) return tl::unexpected(profile.error());
  const Chosen chosen{profile->words(index.documents), profile->pairs(index.documents),
                      profile->symbols(index.documents)};
  Answer answer;
  answer.reading = fmt::format("similar to {}", shown->stored.id);
  if (chosen.empty()) return answer;
  const auto matches = index.documents.search({.expression = like(chosen, shown->stored),
                                               .limit = std::min(limit, kMostHits),
                                               .per_document = index.parts ? 1U : 0U});
  if (!matches) return tl::unexpected(matches.error());
  for (const Match& match : matches->matches) {
    auto hit = show(index, match, false);
    if (!hit) return tl::unexpected(hit.error());
    answer.hits.push_back(std::move(hit->hit));
  }
  answer.total = static_cast<std::uint32_t>(answer.hits.size());
  answer.exact = false;
  const std::pair<const std::vector<Feature>*, std::string_view> reasons[] = {
      {&chosen.symbols, "both cite"}, {&chosen.pairs, "both have"}};
  for (const auto& [features, why] : reasons) {
    auto added = add_reasons(index, *features, why, *matches, answer.hits);
    if (!added) return tl::unexpected(added.error());
  }
  index.tokenizer.forget();
  return answer;
}

}  // namespace viendan::search

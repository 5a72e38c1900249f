#include <fmt/format.h>

#include <map>
#include <set>
#include <unordered_map>

#include "base/unicode.h"
#include "search/database.h"
#include "search/index.h"
#include "search/passages.h"
#include "search/stored.h"
#include "search/terms.h"
#include "search/tokenizer.h"

namespace viendan::search {
namespace {

// A phrase may not run from one unit into the next.
constexpr std::uint32_t kGap = 10;
// How often the words of a title count more than those of the text; measured in README.md.
constexpr unsigned kTitleWeight = 3;
// A record of more text would be costly in memory: a longer document has several.
constexpr std::size_t kPartBytes = 4U << 20U;
// Vietnamese syllables have at most seven letters; longer ones are foreign or damaged.
constexpr std::size_t kLongestVariant = 24;
constexpr std::size_t kMostVariants = 300'000;

std::string ordinal_value(std::uint32_t ordinal) {
  return fmt::format("{:08}", ordinal);
}

std::string date_value(std::string_view iso) {
  const auto date = parse_iso_date(iso);
  if (!date) return {};
  const Date first = date->first_day();
  return fmt::format("{:04}{:02}{:02}", first.year, first.month, first.day);
}

/// Terms and values by which records are filtered: the same for a document and its units.
struct Properties {
  std::vector<std::string> terms;
  std::uint32_t ordinal = 0;
  std::string date;

  void apply(Record& record) const {
    for (const auto& each : terms) record.add_term(each, 0);
    record.set_value(Slot::Document, ordinal_value(ordinal));
    if (!date.empty()) record.set_value(Slot::Date, date);
  }
};

Properties properties(const Stored& stored, const std::vector<std::string>& issuers,
                      std::uint32_t ordinal) {
  Properties found{
      {term(prefix::kDocument, ordinal_value(ordinal))}, ordinal, date_value(stored.date)};
  if (!stored.type.empty()) found.terms.push_back(name_term(prefix::kType, stored.type));
  for (const auto& issuer : issuers) {
    if (!issuer.empty()) found.terms.push_back(name_term(prefix::kIssuer, issuer));
  }
  if (!found.date.empty()) found.terms.push_back(term(prefix::kYear, found.date.substr(0, 4)));
  return found;
}

void add_identity(Record& record, const Stored& stored, std::string_view number) {
  record.add_term(term(prefix::kId, stored.id), 0);
  record.set_value(Slot::Id, stored.id);
  if (!stored.symbol.empty()) record.add_term(term(prefix::kSymbol, symbol_key(stored.symbol)), 0);
  const std::string key = number_key(number);
  if (!key.empty()) record.add_term(term(prefix::kNumber, key), 0);
}

void add_citation(Record& record, const Reference& target) {
  if (!target.id.empty()) record.add_term(term(prefix::kCites, target.id));
  if (!target.symbol.empty()) {
    record.add_term(term(prefix::kCitesSymbol, symbol_key(target.symbol)));
  }
  const std::string number = number_key(target.number);
  if (!number.empty()) record.add_term(term(prefix::kCitesNumber, number));
}

void add_agency(Record& record, const AgencyRef& agency) {
  for (const std::string& name : {agency.name, agency.id}) {
    if (!name.empty()) record.add_term(name_term(prefix::kAgency, name), 0);
  }
}

/// Spellings are short enough to be terms as they are.
std::string folded_term(const Spelling& spelling) {
  return std::string(prefix::kFolded) + spelling.folded;
}

/// The words of a text from a position on; the position after them.
std::uint32_t add_words(Record& record, const std::vector<Token>& tokens, std::uint32_t position,
                        unsigned weight = 1) {
  for (const Token& token : tokens) {
    record.add_posting(token.spelling->word, position++, weight);
    if (!token.spelling->number) record.add_term(folded_term(*token.spelling), weight);
  }
  return position;
}

void add_pairs(Record& record, const std::vector<Token>& tokens, unsigned weight = 1) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const std::string& first = tokens[i - 1].spelling->folded;
    record.add_term(pair_term(first, tokens[i].spelling->folded), weight);
  }
}

}  // namespace

struct Writer::State {
  DatabaseWriter documents;
  DatabaseWriter units;
  Tokenizer tokenizer = {};
  std::vector<std::string> ids = {};                          // by ordinal
  std::unordered_map<std::string, std::uint32_t> cited = {};  // documents that cite an identity
  std::map<std::string, std::set<std::string>> variants = {};
  std::size_t variant_count = 0;
  bool parts = false;

  void note_variants(const std::vector<Token>& tokens);
  void note_citations(const Document& document);
  void add_head(Record& record, const Stored& stored, unsigned weight, std::uint32_t& position);
  Result<void> put_text(const Document& document, const Stored& stored,
                        const Properties& properties);
  Result<void> put_unit(const PassageText& passage, const std::vector<Token>& tokens,
                        const Properties& properties);
  Result<void> write_metadata();
};

void Writer::State::note_variants(const std::vector<Token>& tokens) {
  for (const Token& token : tokens) {
    const Spelling& s = *token.spelling;
    if (!s.accented() || s.word.size() > kLongestVariant || variant_count > kMostVariants) continue;
    if (variants[s.folded].insert(s.word).second) ++variant_count;
  }
}

void Writer::State::note_citations(const Document& document) {
  std::set<std::string_view> targets;
  for (const Citation& citation : document.citations) {
    const std::string& id = citation.target.id;
    if (!id.empty() && id != document.metadata.id) targets.insert(id);
  }
  for (const auto target : targets) ++cited[std::string(target)];
}

/// Type, symbol and title: not every text prints its own, and what a document is called says best
/// what it is about.
void Writer::State::add_head(Record& record, const Stored& stored, unsigned weight,
                             std::uint32_t& position) {
  const auto name = tokenizer.read(stored.type + " " + stored.symbol);
  position = add_words(record, name, position) + kGap;
  const auto title = tokenizer.read(stored.title);
  note_variants(title);
  position = add_words(record, title, position, weight) + kGap;
  add_pairs(record, title, weight);
}

Result<void> Writer::State::put_unit(const PassageText& passage, const std::vector<Token>& tokens,
                                     const Properties& properties) {
  Record unit;
  properties.apply(unit);
  const std::uint32_t position = add_words(unit, tokens, 1) + kGap;
  for (const auto& kind : passage.kinds) unit.add_term(term(prefix::kKind, kind), 0);
  for (const Citation* citation : passage.citations) add_citation(unit, citation->target);
  for (const AgencyRef* agency : passage.agencies) add_agency(unit, *agency);
  if (!passage.context.empty()) add_words(unit, tokenizer.read(passage.context), position);
  unit.set_data(write(StoredUnit{passage.provision, passage.anchor, passage.text}));
  return units.add(unit, passage.text.size());
}

Result<void> Writer::State::put_text(const Document& document, const Stored& stored,
                                     const Properties& properties) {
  std::optional<Record> record;
  std::uint32_t position = 1;
  std::size_t bytes = 0;
  const auto begin = [&] {
    record.emplace();
    position = 1;
    bytes = 0;
    properties.apply(*record);
    add_identity(*record, stored, document.metadata.number.value);
    record->set_data(write(stored));
    add_head(*record, stored, kTitleWeight, position);
  };
  begin();
  for (const PassageText& passage : passages(document)) {
    if (bytes > kPartBytes) {
      if (auto added = documents.add(*record, bytes); !added) return added;
      parts = true;
      begin();
    }
    bytes += passage.text.size();
    const auto tokens = tokenizer.read(passage.text);
    note_variants(tokens);
    position = add_words(*record, tokens, position) + kGap;
    add_pairs(*record, tokens);
    for (const Citation* citation : passage.citations) add_citation(*record, citation->target);
    for (const AgencyRef* agency : passage.agencies) add_agency(*record, *agency);
    if (!passage.shown) continue;
    if (auto added = put_unit(passage, tokens, properties); !added) return added;
  }
  return documents.add(*record, bytes);
}

Result<void> Writer::State::write_metadata() {
  std::string counts;
  for (const auto& id : ids) {
    const auto entry = cited.find(id);
    counts += fmt::format("{} ", entry == cited.end() ? 0 : entry->second);
  }
  std::map<std::string, std::string> entries = {
      {std::string(metadata::kFormat), std::string(kFormatVersion)},
      {std::string(metadata::kTokenizer), std::string(kTokenizerVersion)},
      {std::string(metadata::kCited), counts},
      {std::string(metadata::kParts), parts ? "1" : ""},
  };
  for (const auto& [folded, words] : variants) {
    entries[variants_key(folded)] = fmt::format("{}", fmt::join(words, " "));
  }
  for (const auto& [key, value] : entries) {
    if (auto set = documents.set_metadata(key, value); !set) return set;
  }
  return {};
}

Writer::Writer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Writer::~Writer() = default;
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;

Result<Writer> Writer::create(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    return Err(Error::Code::Unreadable, "{}: cannot be made: {}", folder.string(),
               failed.message());
  }
  auto documents = DatabaseWriter::create(folder / kDocumentsFolder);
  if (!documents) return tl::unexpected(documents.error());
  auto units = DatabaseWriter::create(folder / kUnitsFolder);
  if (!units) return tl::unexpected(units.error());
  return Writer(std::make_unique<State>(State{std::move(*documents), std::move(*units)}));
}

Result<void> Writer::put(const Document& document) {
  const Metadata& m = document.metadata;
  const Stored stored{m.id,         document.source, m.symbol.value,
                      m.type.value, m.date.value,    m.title.value};
  const auto ordinal = static_cast<std::uint32_t>(state_->ids.size());
  state_->ids.push_back(m.id);
  state_->note_citations(document);
  return state_->put_text(
      document, stored, properties(stored, {m.issuer.value, m.issuer_body, m.issuer_id}, ordinal));
}

Result<void> Writer::put(const Stub& stub) {
  const Reference& r = stub.reference;
  const Stored stored{r.id,    "",   r.symbol,     r.type, r.date ? r.date->iso() : std::string(),
                      r.title, true, stub.cited_by};
  const auto ordinal = static_cast<std::uint32_t>(state_->ids.size());
  state_->ids.push_back(r.id);
  Record record;
  std::uint32_t position = 1;
  properties(stored, {r.issuer}, ordinal).apply(record);
  add_identity(record, stored, r.number);
  state_->add_head(record, stored, 1, position);
  // A title is short, and short texts rank high. A stub counts as if it had a text of mean length:
  // it stands behind documents that treat of its subject, and leaves the mean as it is.
  const auto length = state_->documents.mean_length();
  if (!length) return tl::unexpected(length.error());
  record.add_term(std::string(prefix::kLength), *length);
  record.set_data(write(stored));
  return state_->documents.add(record, stored.title.size());
}

Result<void> Writer::finish() {
  if (auto written = state_->units.commit(); !written) return written;
  // The version is written last: an index without it was never finished.
  if (auto written = state_->write_metadata(); !written) return written;
  return state_->documents.commit();
}

}  // namespace viendan::search

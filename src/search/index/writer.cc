#include <fmt/ranges.h>

#include <map>
#include <optional>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"
#include "search/index.h"
#include "search/index/database.h"
#include "search/index/passages.h"
#include "search/index/places.h"
#include "search/index/postings.h"
#include "search/index/properties.h"
#include "search/index/stored.h"
#include "search/words/terms.h"
#include "search/words/tokenizer.h"

namespace viendan::search {
namespace {

// How often the words of a title count more than those of the text; measured in README.md.
constexpr unsigned kTitleWeight = 3;
// A record of more text would be costly in memory: a longer document has several.
constexpr std::size_t kPartBytes = 4U << 20U;
// Vietnamese syllables have at most seven letters; longer ones are foreign or damaged.
constexpr std::size_t kLongestVariant = 24;
constexpr std::size_t kMostVariants = 300'000;
constexpr std::size_t kKeyLength = 12;
// Texts of passages that share a record: one is shown in microseconds still.
constexpr std::size_t kSheetBytes = 8000;
// Counted words of a usual text.
constexpr unsigned kStubLength = 20'000;

bool is_group(const PassageText& passage) {
  return std::find(passage.kinds.begin(), passage.kinds.end(), kGroupKind) != passage.kinds.end();
}

}  // namespace

struct Writer::State {
  DatabaseWriter documents;
  DatabaseWriter units;
  std::string segment;
  std::string vocabulary;
  Tokenizer tokenizer = {};
  std::map<std::string, std::set<std::string>> variants = {};
  std::size_t variant_count = 0;
  bool parts = false;

  [[nodiscard]] std::string key_of(std::string_view id, std::string_view source_digest) const;
  void note_variants(const Postings& postings);
  Result<void> put_row(const PassageText& passage, const std::vector<Token>& tokens,
                       const Properties& properties);
  Result<void> put_data(const std::string& data, const std::string& key);
  Result<void> write_metadata();
};

std::string Writer::State::key_of(std::string_view id, std::string_view source_digest) const {
  return digest(fmt::format("{}\n{}\n{}", id, source_digest, segment)).substr(0, kKeyLength);
}

void Writer::State::note_variants(const Postings& postings) {
  postings.each_spelling([this](const Spelling& s) {
    if (!s.accented() || s.word.size() > kLongestVariant || variant_count > kMostVariants) return;
    if (variants[s.folded].insert(s.word).second) ++variant_count;
  });
}

/// Rows and headings of rows are searched by themselves, so each is a record of its own.
Result<void> Writer::State::put_row(const PassageText& passage, const std::vector<Token>& tokens,
                                    const Properties& properties) {
  Record row;
  properties_of_row(properties, passage).apply(row);
  Postings words;
  words.add(passage.text, tokens);
  words.gap();
  if (!passage.context.empty()) words.add(passage.context, tokenizer.read(passage.context));
  words.write(row, false);
  for (const Citation* citation : passage.citations) add_citation(row, citation->target);
  row.set_data(write(Sheet{{passage.provision, passage.anchor, passage.text}}));
  return units.add(row, passage.text.size());
}

/// Other records of units only hold what is shown, and by which document.
Result<void> Writer::State::put_data(const std::string& data, const std::string& key) {
  Record record;
  record.add_term(term(prefix::kKey, key), 0);
  record.set_data(data);
  return units.add(record, data.size());
}

namespace {

/// Type, symbol and title: not every text prints its own, and what a document is called says best
/// what it is about.
void add_head(Postings& postings, const Stored& stored, std::string_view title, unsigned weight,
              Tokenizer& tokenizer) {
  const std::string name = stored.type + " " + stored.symbol;
  postings.add(name, tokenizer.read(name));
  postings.gap();
  postings.add_title(title, tokenizer.read(title), weight);
  postings.gap();
}

}  // namespace

namespace {

/// A text that prints no title is called by its first line, in which articles have their heading.
std::string_view called(const Document& document) {
  constexpr std::size_t kLongestLine = 400;
  const std::string& title = document.metadata.title.value;
  const std::string_view text = trim(document.text);
  const auto line = text.substr(0, text.find('\n'));
  return title.empty() && line.size() <= kLongestLine ? line : std::string_view(title);
}

}  // namespace

/// One record of a document: all of it, unless it is very long.
class PartWriter {
 public:
  PartWriter(Writer::State& writer, const Document& document, Stored stored, Properties properties)
      : writer_(writer),
        document_(document),
        stored_(std::move(stored)),
        properties_(std::move(properties)) {
    begin();
  }

  Result<void> add(const PassageText& passage) {
    if (bytes_ > kPartBytes) {
      if (auto done = finish(); !done) return done;
      writer_.parts = true;
      stored_.first_sheet += stored_.sheets + 1;
      begin();
    }
    bytes_ += passage.text.size();
    const bool row = passage.activity != nullptr || is_group(passage);
    // Neighbours in the text are one text, and a phrase may run on; rows repeat parts of it.
    if (row) postings_.gap();
    if (row || sheet_bytes_ > kSheetBytes) {
      if (auto put = put_sheet(); !put) return put;
    }
    places_.push_back({postings_.position(), passage.shown, row || sheet_.empty(),
                       join(passage.kinds, " "), passage.pinpoint});
    const auto tokens = writer_.tokenizer.read(passage.text);
    postings_.add(passage.text, tokens);
    place_terms_.add(passage);
    for (const Citation* citation : passage.citations) add_citation(record_, citation->target);
    if (!passage.shown) return {};
    if (row) {
      ++stored_.sheets;
      return writer_.put_row(passage, tokens, properties_);
    }
    sheet_.push_back({passage.provision, passage.anchor, passage.text});
    sheet_bytes_ += passage.text.size();
    return {};
  }

  Result<void> finish() {
    if (auto put = put_sheet(); !put) return put;
    const auto& key = properties_.values.at(Slot::Key);
    if (auto put = writer_.put_data(write(places_), key); !put) return put;
    postings_.write(record_, true);
    writer_.note_variants(postings_);
    std::set<std::string> terms;
    place_terms_.write(terms);
    for (const auto& each : terms) record_.add_term(each, 0);
    record_.set_data(write(stored_));
    return writer_.documents.add(record_, bytes_);
  }

 private:
  void begin() {
    record_ = Record();
    postings_ = Postings();
    place_terms_ = {};
    places_.clear();
    stored_.sheets = 0;
    bytes_ = 0;
    properties_.apply(record_);
    add_identity(record_, stored_, document_.metadata.number.value);
    add_head(postings_, stored_, called(document_), kTitleWeight, writer_.tokenizer);
  }

  Result<void> put_sheet() {
    if (sheet_.empty()) return {};
    ++stored_.sheets;
    sheet_bytes_ = 0;
    return writer_.put_data(write(std::exchange(sheet_, {})), properties_.values.at(Slot::Key));
  }

  Writer::State& writer_;
  const Document& document_;
  Stored stored_;
  Properties properties_;
  Record record_;
  Postings postings_;
  PlaceTerms place_terms_;
  std::size_t bytes_ = 0;
  Sheet sheet_;
  std::size_t sheet_bytes_ = 0;
  std::vector<Place> places_;
};

Result<void> Writer::State::write_metadata() {
  std::map<std::string, std::string> entries = {
      {std::string(metadata::kFormat), std::string(kFormatVersion)},
      {std::string(metadata::kTokenizer), std::string(kTokenizerVersion)},
      {std::string(metadata::kVocabulary), vocabulary},
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

Result<Writer> Writer::create(const std::filesystem::path& folder, std::string_view segment,
                              std::string_view vocabulary) {
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
  return Writer(std::make_unique<State>(State{std::move(*documents), std::move(*units),
                                              std::string(segment), std::string(vocabulary)}));
}

Result<std::string> Writer::put(const Document& document, const Standing& standing) {
  const Metadata& m = document.metadata;
  const Stored stored{.id = m.id,
                      .source = document.source,
                      .symbol = m.symbol.value,
                      .type = m.type.value,
                      .date = m.date.value,
                      .title = m.title.value};
  std::string key = state_->key_of(m.id, document.digest);
  PartWriter part(*state_, document, stored, properties(document, stored, key, standing));
  for (const PassageText& passage : passages(document)) {
    if (auto added = part.add(passage); !added) return tl::unexpected(added.error());
  }
  if (auto done = part.finish(); !done) return tl::unexpected(done.error());
  state_->tokenizer.forget();
  return key;
}

Result<std::string> Writer::put(const Stub& stub) {
  const Reference& r = stub.reference;
  const Stored stored{.id = r.id,
                      .symbol = r.symbol,
                      .type = r.type,
                      .date = r.date ? r.date->iso() : std::string(),
                      .title = r.title,
                      .stub = true};
  std::string key = state_->key_of(r.id, r.title);
  Record record;
  properties(stub, stored, key).apply(record);
  add_identity(record, stored, r.number);
  Postings postings;
  add_head(postings, stored, stored.title, 1, state_->tokenizer);
  postings.write(record, true);
  state_->note_variants(postings);
  // A title is short, and short texts rank high. A stub counts as if it had a text of mean length:
  // it stands behind documents that treat of its subject.
  record.add_term(std::string(prefix::kLength), kStubLength);
  record.set_data(write(stored));
  auto added = state_->documents.add(record, stored.title.size());
  state_->tokenizer.forget();
  if (!added) return tl::unexpected(added.error());
  return key;
}

Result<void> Writer::finish() {
  if (auto written = state_->units.commit(); !written) return written;
  // The version is written last: a segment without it was never finished.
  if (auto written = state_->write_metadata(); !written) return written;
  return state_->documents.commit();
}

Result<void> merge(const std::vector<std::filesystem::path>& folders,
                   const std::filesystem::path& into) {
  std::error_code failed;
  std::filesystem::create_directories(into, failed);
  for (const auto name : {kDocumentsFolder, kUnitsFolder}) {
    std::vector<std::filesystem::path> parts;
    for (const auto& folder : folders) parts.push_back(folder / name);
    if (auto merged = merge_databases(parts, into / name); !merged) return merged;
  }
  return {};
}

}  // namespace viendan::search

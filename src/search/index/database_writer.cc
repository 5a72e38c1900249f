#include <fmt/ranges.h>

#include <fstream>
#include <set>

#include "base/text.h"
#include "search/index/database.h"
#include "search/index/database_xapian.h"

namespace viendan::search {
namespace {

// What may wait in memory before it is written out: public measurements agree that counting bytes
// keeps memory flat where counting documents does not.
constexpr std::size_t kPendingBytes = 4U << 20U;

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

/// Xapian's server shows no record of a database that has no table of terms by record: there it
/// would look up which values the record has. An empty table answers that it has none, and costs
/// nothing; the values that are asked for by record stand in its data.
void add_empty_table(const std::filesystem::path& folder) {
  const auto file = folder / "termlist.glass";
  if (!std::filesystem::exists(file)) std::ofstream(file).flush();
}

}  // namespace

struct Record::State {
  Xapian::Document document = {};
  std::string data = {};
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
  state_->data = data;
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
  return guarded(folder.string(), [&folder] {
    auto state = std::make_unique<State>();
    state->folder = folder;
    state->database = Xapian::WritableDatabase(
        folder.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                             Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
    return DatabaseWriter(std::move(state));
  });
}

Result<void> DatabaseWriter::add(const Record& record, std::size_t bytes) {
  return guarded(state_->folder.string(), [this, &record, bytes] {
    Xapian::Document document = record.state_->document;
    document.set_data(pack({document.get_value(number_of(Slot::Key)),
                            document.get_value(number_of(Slot::Id)), record.state_->data}));
    state_->database.add_document(document);
    state_->pending += bytes;
    if (state_->pending < kPendingBytes) return;
    state_->database.commit();
    state_->pending = 0;
  });
}

Result<void> DatabaseWriter::set_metadata(const std::string& key, const std::string& value) {
  return guarded(state_->folder.string(),
                 [this, &key, &value] { state_->database.set_metadata(key, value); });
}

Result<void> DatabaseWriter::commit() {
  return guarded(state_->folder.string(), [this] {
    state_->database.commit();
    add_empty_table(state_->folder);
  });
}

Result<unsigned> DatabaseWriter::mean_length() const {
  return guarded(state_->folder.string(),
                 [this] { return static_cast<unsigned>(state_->database.get_avlength()); });
}

Result<void> merge_databases(const std::vector<std::filesystem::path>& folders,
                             const std::filesystem::path& into) {
  return guarded(into.string(), [&folders, &into] {
    Xapian::Database all;
    for (const auto& folder : folders) all.add_database(Xapian::Database(folder.string()));
    JoinWords join;
    all.compact(into.string(), Xapian::Compactor::STANDARD, 0, join);
    add_empty_table(into);
  });
}

}  // namespace viendan::search

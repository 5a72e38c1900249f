// The Xapian databases of an index behind values of ours. Its exceptions become Errors, and nothing
// of it is seen outside of database*.cc.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "search/index/expression.h"
#include "search/index/record_set.h"
#include "search/words/terms.h"

namespace viendan::search {

/// A document of a database in the making.
class Record {
 public:
  Record();
  ~Record();
  Record(Record&&) noexcept;
  Record& operator=(Record&&) noexcept;

  void add_term(const std::string& term, unsigned weight = 1);
  /// One occurrence a position, which must ascend.
  void add_postings(const std::string& term, const std::vector<std::uint32_t>& positions);
  void set_value(Slot slot, const std::string& value);
  void set_data(const std::string& data);

 private:
  friend class DatabaseWriter;
  struct State;
  std::unique_ptr<State> state_;
};

/// Writes a database once: it has no lists of terms by record, so nothing in it can be changed
/// later. Not flushed to the disk: whoever publishes it does that, once for all files.
class DatabaseWriter {
 public:
  /// A new database; what was in the folder is replaced.
  [[nodiscard]] static Result<DatabaseWriter> create(const std::filesystem::path& folder);
  ~DatabaseWriter();
  DatabaseWriter(DatabaseWriter&&) noexcept;
  DatabaseWriter& operator=(DatabaseWriter&&) noexcept;

  /// `bytes` is the size of the text behind the record: what is pending is written out by bytes,
  /// not by records, whose sizes differ a thousandfold.
  [[nodiscard]] Result<void> add(const Record& record, std::size_t bytes);
  [[nodiscard]] Result<void> set_metadata(const std::string& key, const std::string& value);
  [[nodiscard]] Result<void> commit();
  /// Of the records so far, in counted terms.
  [[nodiscard]] Result<unsigned> mean_length() const;

 private:
  struct State;
  explicit DatabaseWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// How the numbers of BM25 are set; measured in README.md.
struct Ranking {
  double k1 = 0.8;
  double b = 0.75;
  double shortest = 0.1;  // documents count as at least this share of the mean length
};

/// Records of a database, by shard.
struct Selection {
  std::vector<RecordSet> shards = {};
  bool cut = false;  // as Matches::cut
};

struct Search {
  Expression expression;
  const Selection* among = nullptr;  // where it is known which records match
  std::uint32_t offset = 0;
  std::uint32_t limit = 10;
  enum class Order { Relevance, NewestFirst, MostCited } order = Order::Relevance;
  unsigned per_document = 0;      // records of one document at most; 0: all
  std::uint32_t count_to = 0;     // Matches::total is exact up to here
  std::vector<Slot> facets = {};  // counted over all matches; then the total is exact
  Ranking ranking = {};
};

struct Match {
  std::uint32_t record = 0;
  double weight = 0;
};

struct Matches {
  std::vector<Match> matches;
  std::uint32_t total = 0;  // documents with a match
  bool exact = true;        // false: there are at least `total`
  bool cut = false;         // the expression had too many terms: parts of it were left out
  std::vector<std::map<std::string, std::uint32_t>> facets = {};  // as Search::facets: value, count
};

/// One database: a folder, or "host:port" of a xapian-tcpsrv.
class Shard {
 public:
  /// A server that cannot be reached is no error: `answers` tells. May be called by several threads
  /// at once.
  [[nodiscard]] static Result<Shard> open(const std::string& location);
  ~Shard();
  Shard(Shard&&) noexcept;
  Shard& operator=(Shard&&) noexcept;

  [[nodiscard]] bool answers() const { return silence_.empty(); }
  /// Why it does not answer.
  [[nodiscard]] const std::string& silence() const { return silence_; }

 private:
  friend class Database;
  struct State;
  explicit Shard(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
  std::string silence_;
};

/// What was met of servers that no longer answer. A database with one must be opened anew: the
/// other servers may have answers under way that nobody took.
struct Silence {
  bool met = false;
  std::string location = {};  // "" where it is not known which it was
  std::string why = {};
  bool hung = false;  // its time ran out: asking again would take as long
};

/// One or more shards as one, without the records of dead documents. One a thread.
class Database {
 public:
  /// `shards`: all answer. `dead`: keys of documents that are passed over. `silence` is set where
  /// a server kept it from being made.
  [[nodiscard]] static Result<Database> of(std::vector<Shard> shards,
                                           const std::vector<std::string>& dead, Silence& silence);
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;

  [[nodiscard]] Result<Matches> search(const Search& search) const;
  /// Whether records can be selected: not where a shard is on a server.
  [[nodiscard]] bool selects() const;
  /// All living records that match. Cheaper than a search that counts them.
  [[nodiscard]] Result<Selection> select(const Expression& expression) const;
  /// How many of the selected have each value.
  [[nodiscard]] Result<std::map<std::string, std::uint32_t>> counts(const Selection& selection,
                                                                    Slot slot) const;
  /// How many documents the selected are of.
  [[nodiscard]] Result<std::uint32_t> documents(const Selection& selection) const;
  /// Until the next call.
  [[nodiscard]] Result<std::string_view> data(std::uint32_t record) const;
  /// Slot::Key or Slot::Id: other values serve searches alone.
  [[nodiscard]] Result<std::string> value(std::uint32_t record, Slot slot) const;
  /// Of all records with the term, each once, in order. One question, where value() would be many.
  [[nodiscard]] Result<std::vector<std::string>> identities(const std::string& term) const;
  /// The metadata of each database in turn; "" where it has none.
  [[nodiscard]] Result<std::vector<std::string>> metadata(const std::string& key) const;
  /// How many records have the term, dead ones too: cheap.
  [[nodiscard]] Result<std::uint32_t> frequency(const std::string& term) const;
  [[nodiscard]] std::uint32_t size() const;
  /// The living records that have the term, at most `limit`.
  [[nodiscard]] Result<std::vector<std::uint32_t>> records_with(const std::string& term,
                                                                std::size_t limit) const;
  /// Where the term stands in a record; none where it does not.
  [[nodiscard]] Result<std::vector<std::uint32_t>> positions(std::uint32_t record,
                                                             const std::string& term) const;
  /// The record written `count` records after this one into the same database.
  [[nodiscard]] std::uint32_t after(std::uint32_t record, std::uint32_t count) const;
  /// All terms that begin so, at most `limit`.
  [[nodiscard]] Result<std::vector<std::string>> terms(const std::string& prefix,
                                                       std::size_t limit) const;
  /// Set where something failed because a server was silent.
  [[nodiscard]] const Silence& silence() const;

  struct State;

 private:
  [[nodiscard]] Result<std::string_view> field(std::uint32_t record, std::size_t number) const;
  /// Finds the records of the dead.
  [[nodiscard]] Result<void> prepare(const std::vector<std::string>& dead);
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// One database with all that these have; their records follow each other. Terms of metadata that
/// several have are joined.
[[nodiscard]] Result<void> merge_databases(const std::vector<std::filesystem::path>& folders,
                                           const std::filesystem::path& into);

}  // namespace viendan::search

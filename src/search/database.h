// The two Xapian databases of an index behind values of ours: the only file that calls Xapian.
// Its exceptions become Errors here; nothing of it is seen outside database.cc.
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
#include "search/terms.h"

namespace viendan::search {

/// A query as a tree of terms. Built by query.cc, so that its rules can be tested without an index.
struct Expression {
  enum class Kind {
    Nothing,
    Everything,
    Term,      // `term`, counted `count` times
    All,       // every part
    Any,       // one part or more
    Phrase,    // the parts (terms, or Any of terms) one after the other
    Near,      // the parts in any order within `count` words
    Prefix,    // any term that begins with `term`; at most `count` of them, the most frequent
    Prefer,    // the first part; the others only add weight
    Filter,    // the first part with its weight, where all others match too
    Without,   // the first part where none of the others matches
    Scaled,    // the first part, its weight times `factor`
    Constant,  // the first part, each match weighing `factor`
    Between,   // value of `slot` from `low` to `high`, both inclusive; "" is no bound
  };
  Kind kind = Kind::Nothing;
  std::string term = {};
  std::vector<Expression> parts = {};
  unsigned count = 1;
  double factor = 1;
  Slot slot = Slot::Date;
  std::string low = {};
  std::string high = {};
  friend bool operator==(const Expression&, const Expression&) = default;
};

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

struct Search {
  Expression expression;
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
  std::vector<std::map<std::string, std::uint32_t>> facets = {};  // as Search::facets: value, count
};

/// One or more databases as one, without the records of dead documents. One a thread.
class Database {
 public:
  /// `locations`: folders, or "host:port" of a server. `dead`: keys of documents that are passed
  /// over.
  [[nodiscard]] static Result<Database> open(const std::vector<std::string>& locations,
                                             const std::vector<std::string>& dead);
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;

  [[nodiscard]] Result<Matches> search(const Search& search) const;
  [[nodiscard]] Result<std::string> data(std::uint32_t record) const;
  [[nodiscard]] Result<std::string> value(std::uint32_t record, Slot slot) const;
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

 private:
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// One database with all that these have; their records follow each other. Terms of metadata that
/// several have are joined.
[[nodiscard]] Result<void> merge_databases(const std::vector<std::filesystem::path>& folders,
                                           const std::filesystem::path& into);

}  // namespace viendan::search

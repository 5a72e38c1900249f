// The catalogues of a generation as one: rows of all in one order, without the dead.
#pragma once

#include <deque>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/fact.h"
#include "store/catalogue.h"
#include "store/catalogue_form.h"
#include "store/sql.h"

namespace viendan::store {

/// The catalogue of one segment; the documents that are dead in it are rows of temp.dead.
struct Part {
  Sql sql;
  bool has_dead = false;
};

/// " AND …" with its values.
class Condition {
 public:
  Condition() = default;
  Condition(const Condition&) = delete;  // the values point into it
  Condition& operator=(const Condition&) = delete;

  Condition& add(std::string_view sql);
  Condition& add(std::string_view sql, Sql::Value value);
  /// The value in place of a mark, unless it is "".
  Condition& unless_empty(std::string_view sql, std::string_view value);
  /// `sql` with the marks of a list in place of "{}"; nothing where there are none.
  Condition& any_of(std::string_view sql, std::span<const std::string> values);
  Condition& any_of(std::string_view sql, const std::vector<std::int64_t>& numbers);
  /// All words of a text, folded, in a folded column.
  Condition& words(std::string_view column, std::string_view text);

  [[nodiscard]] const std::string& sql() const { return sql_; }
  [[nodiscard]] std::span<const Sql::Value> values() const { return values_; }

 private:
  [[nodiscard]] std::string_view kept(std::string text);

  std::string sql_;
  std::vector<Sql::Value> values_;
  std::deque<std::string> texts_;
};

/// What is listed, from which table, in which order. Ties stand in the order of documents, then of
/// places in them.
struct ListOf {
  std::string_view from;          // with its short name: "activities x"
  std::string_view number = "0";  // first by this
  std::string_view text = "''";   // then by this
  bool descending = false;        // the text
  bool is_document = false;       // rows of documents, not of facts in them
};

/// A row of one part.
struct Ref {
  std::size_t part = 0;
  std::int64_t id = 0;
};

/// Rows of several cursors, each in that order, in one order.
class Merged {
 public:
  using Before = std::function<bool(const Sql::Cursor&, const Sql::Cursor&)>;
  explicit Merged(Before before) : before_(std::move(before)) {}
  void add(Sql::Cursor cursor) { cursors_.push_back(std::move(cursor)); }
  /// Goes on to the next row; false where there is none.
  [[nodiscard]] bool next();
  [[nodiscard]] const Sql::Cursor& row() const { return cursors_[at_]; }
  [[nodiscard]] std::size_t part() const { return at_; }

 private:
  Before before_;
  std::vector<Sql::Cursor> cursors_;
  std::vector<bool> more_ = {};
  std::size_t at_ = 0;
};

class Parts {
 public:
  [[nodiscard]] static Result<Parts> open(const Workspace& workspace);

  /// The page of a list, and how long all of it is.
  [[nodiscard]] Listed<Ref> list(const ListOf& what, const Condition& where, const Page& page);
  /// `statement` with what keeps out the dead in place of "{alive}", where `fact` is the key of a
  /// fact and `document` that of a document.
  [[nodiscard]] std::string living(std::size_t part, std::string_view statement) const;
  /// Rows of all parts, one part after the other. The statement is kept prepared: few different
  /// ones, and none inside itself.
  void each(std::string_view statement, std::span<const Sql::Value> values,
            const std::function<void(const Sql::Row&)>& take);
  /// Rows of all parts in one order, in which the statement gives those of each.
  [[nodiscard]] Merged merged(std::string_view statement, std::span<const Sql::Value> values,
                              Merged::Before before);

  [[nodiscard]] std::size_t size() const { return parts_.size(); }
  [[nodiscard]] Sql& sql(std::size_t part) { return parts_[part].sql; }
  void fail(const Error& error) { parts_.front().sql.fail(error); }

  /// The value, or what went wrong on the way to it; that is forgotten.
  template <typename T>
  [[nodiscard]] Result<T> with_outcome(T value) {
    std::optional<Error> failure;
    for (Part& part : parts_) {
      const auto outcome = part.sql.outcome();
      if (!outcome && !failure) failure = outcome.error();
      part.sql.forget_failure();
    }
    if (failure) return tl::unexpected(*failure);
    return value;
  }

 private:
  [[nodiscard]] std::size_t count(const ListOf& what, const Condition& where);

  std::vector<Part> parts_;
};

struct Catalogue::State {
  Parts parts;
};

/// What all citations and the document itself say of it; nullopt where nobody says anything.
[[nodiscard]] std::optional<Reference> known_reference(Parts& parts, std::string_view id);

/// Of a row that begins with name, symbol, source of the document, anchor and provision, line.
inline constexpr std::string_view kPlaceColumns =
    "d.name, d.symbol, d.source, p.anchor, p.provision, x.line";
inline constexpr int kPlaceColumnCount = 6;
[[nodiscard]] FactPlace place_in(const Sql::Row& row);

}  // namespace viendan::store

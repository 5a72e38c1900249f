#include "store/catalogue_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "store/catalogue_file.h"

namespace viendan::store {
namespace {

// More words would only be found where a text is quoted whole.
constexpr std::size_t kMostWords = 32;

std::string marks(std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += i == 0 ? "?" : ",?";
  return all;
}

/// The catalogue of a segment, with the keys of its documents that are dead.
Result<Part> open_part(const std::filesystem::path& file, std::span<const std::string> dead) {
  auto sql = open_catalogue(file);
  if (!sql) return tl::unexpected(sql.error());
  Part part{*std::move(sql), !dead.empty()};
  if (dead.empty()) return part;
  part.sql.script("CREATE TEMP TABLE dead(id INTEGER PRIMARY KEY)");
  for (const auto& key : dead) {
    part.sql.run("INSERT OR IGNORE INTO temp.dead SELECT id FROM documents WHERE key=?", {key});
  }
  if (auto outcome = part.sql.outcome(); !outcome) return tl::unexpected(outcome.error());
  return part;
}

}  // namespace

Condition& Condition::add(std::string_view sql) {
  sql_.append(" AND ").append(sql);
  return *this;
}

Condition& Condition::add(std::string_view sql, Sql::Value value) {
  values_.push_back(value);
  return add(sql);
}

Condition& Condition::unless_empty(std::string_view sql, std::string_view value) {
  return value.empty() ? *this : add(sql, kept(std::string(value)));
}

Condition& Condition::any_of(std::string_view sql, std::span<const std::string> values) {
  if (values.empty()) return *this;
  for (const auto& value : values) values_.emplace_back(kept(value));
  return add(replace_all(sql, "{}", marks(values.size())));
}

Condition& Condition::any_of(std::string_view sql, const std::vector<std::int64_t>& numbers) {
  if (numbers.empty()) return *this;
  for (const auto number : numbers) values_.emplace_back(number);
  return add(replace_all(sql, "{}", marks(numbers.size())));
}

Condition& Condition::words(std::string_view column, std::string_view text) {
  const std::string folded = squeeze(fold(to_nfc(text)));
  std::size_t count = 0;
  for (const auto word : split(folded, ' ')) {
    if (word.empty() || ++count > kMostWords) continue;
    add(fmt::format("instr({},?)>0", column), kept(std::string(word)));
  }
  return *this;
}

std::string_view Condition::kept(std::string text) {
  return texts_.emplace_back(std::move(text));
}

bool Merged::next() {
  if (more_.empty()) {
    for (auto& cursor : cursors_) more_.push_back(cursor.next());
  } else {
    more_[at_] = cursors_[at_].next();
  }
  bool found = false;
  for (std::size_t i = 0; i < cursors_.size(); ++i) {
    if (!more_[i]) continue;
    if (!found || before_(cursors_[i], cursors_[at_])) at_ = i;
    found = true;
  }
  return found;
}

Result<Parts> Parts::open(const Workspace& workspace) {
  Parts parts;
  const auto files = workspace.catalogue_files();
  const auto& segments = workspace.manifest().segments;
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto part = open_part(files[i], segments[i].dead);
    if (!part) {
      return with_hint(tl::unexpected(part.error()), "run `viendan build --full` for this index");
    }
    parts.parts_.push_back(*std::move(part));
  }
  if (parts.parts_.empty()) {
    return Err(Error::Code::NoIndex, "an index without segments");
  }
  return parts;
}

std::string Parts::living(std::size_t part, std::string_view statement) const {
  const bool all = !parts_[part].has_dead;
  const auto out = replace_all(statement, "{alive_document}",
                               all ? "1" : "x.id NOT IN (SELECT id FROM temp.dead)");
  return replace_all(
      out, "{alive}",
      all ? "1" : fmt::format("(x.id>>{}) NOT IN (SELECT id FROM temp.dead)", kFactBits));
}

void Parts::each(std::string_view statement, std::span<const Sql::Value> values,
                 const std::function<void(const Sql::Row&)>& take) {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    parts_[i].sql.each_with(living(i, statement), values, take);
  }
}

Merged Parts::merged(std::string_view statement, std::span<const Sql::Value> values,
                     Merged::Before before) {
  Merged all(std::move(before));
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    all.add(parts_[i].sql.rows(living(i, statement), values));
  }
  return all;
}

std::size_t Parts::count(const ListOf& what, const Condition& where) {
  const std::string_view alive = what.is_document ? "{alive_document}" : "{alive}";
  std::size_t total = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    // Without any condition SQLite counts pages, not rows.
    const bool all = !parts_[i].has_dead && where.sql().empty();
    const auto statement = all ? fmt::format("SELECT COUNT(*) FROM {}", what.from)
                               : fmt::format("SELECT COUNT(*) FROM {} WHERE {}{}", what.from,
                                             living(i, alive), where.sql());
    auto rows = parts_[i].sql.rows(statement, where.values());
    if (rows.next()) total += static_cast<std::size_t>(rows.number(0));
  }
  return total;
}

Listed<Ref> Parts::list(const ListOf& what, const Condition& where, const Page& page) {
  Listed<Ref> listed{.total = count(what, where)};
  if (page.offset >= listed.total || page.limit == 0) return listed;
  const bool down = what.descending;
  // In one part keys are in order of identity: that is only looked up for the rows of the page,
  // which SQLite does not mix with the inner statement where both have a limit.
  const auto statement = fmt::format(
      "SELECT y.id, y.n, y.t, (SELECT name FROM documents WHERE id=y.id>>{}) FROM (SELECT x.id AS "
      "id, {} AS n, {} AS t FROM {} WHERE {}{} ORDER BY {}{}x.id LIMIT {}) y LIMIT -1",
      what.is_document ? 0 : kFactBits, what.number, what.text, what.from,
      what.is_document ? "{alive_document}" : "{alive}", where.sql(),
      what.number == "0" ? "" : "n, ", what.text == "''" ? "" : (down ? "t DESC, " : "t, "),
      page.offset + std::min(page.limit, listed.total));
  auto rows = merged(statement, where.values(), [down](const auto& a, const auto& b) {
    if (a.number(1) != b.number(1)) return a.number(1) < b.number(1);
    if (const int order = a.text(2).compare(b.text(2)); order != 0) return (order < 0) != down;
    if (const int order = a.text(3).compare(b.text(3)); order != 0) return order < 0;
    return a.number(0) < b.number(0);
  });
  for (std::size_t i = 0; listed.items.size() < page.limit && rows.next(); ++i) {
    if (i >= page.offset) listed.items.push_back({rows.part(), rows.row().number(0)});
  }
  return listed;
}

FactPlace place_in(const Sql::Row& row) {
  return {.document = std::string(row.text(0)),
          .symbol = std::string(row.text(1)),
          .source = std::string(row.text(2)),
          .anchor = std::string(row.text(3)),
          .provision = std::string(row.text(4)),
          .line = static_cast<std::uint32_t>(row.number(5))};
}

}  // namespace viendan::store

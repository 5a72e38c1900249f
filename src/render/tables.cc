#include "render/tables.h"

#include <algorithm>

#include "base/text.h"

namespace viendan::render {
namespace {

struct Kind {
  What what;
  TableName table;
};
constexpr Kind kKinds[] = {
    {What::Documents, TableName::Documents}, {What::Units, TableName::Units},
    {What::Agencies, TableName::Agencies},   {What::Activities, TableName::Activities},
    {What::Citations, TableName::Citations}, {What::Targets, TableName::Targets},
    {What::Duties, TableName::Duties},
};

std::string in_list(std::string_view item, char separator) {
  std::string out;
  for (const char c : item) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == separator) out += '\\';
    out += c;
  }
  return out;
}

/// Gives the rows of one document, until one cannot be taken.
class Rows {
 public:
  Rows(const Part& part, std::optional<TableName> only, const TableRows::Put& put)
      : part_(part),
        only_(only),
        put_(put),
        home_{part.document.metadata.id, part.document.source} {}

  [[nodiscard]] bool wants(TableName table) const { return !only_ || *only_ == table; }

  void put(TableName table, Entry entry) {
    if (!done_ || !wants(table)) return;
    entry.home = home_;
    entry.document = &part_.document;
    done_ = put_(table_schema(table), entry);
  }

  [[nodiscard]] const Result<void>& done() const { return done_; }

  void bodies(TableName table, Entry of, const std::vector<AgencyRef>& bodies,
              std::string_view role) {
    int number = 0;
    of.part = role;
    for (const AgencyRef& body : bodies) {
      of.body = &body;
      of.number = ++number;
      put(table, of);
    }
  }

  void items(int activity, std::string_view field, const std::vector<std::string>& items) {
    int number = 0;
    for (const std::string& item : items) {
      put(TableName::ActivityItems,
          {.number = ++number, .owner = activity, .part = field, .words = item});
    }
  }

  void activity(const Activity& activity, int number) {
    put(TableName::Activities, {.number = number, .activity = &activity});
    items(number, "group", activity.group);
    items(number, "content", activity.content);
    items(number, "funding", activity.funding);
    items(number, "outputs", activity.outputs);
    int detail = 0;
    for (const Detail& each : activity.details) {
      put(TableName::ActivityItems, {.number = ++detail,
                                     .owner = number,
                                     .part = "detail",
                                     .label = each.label,
                                     .words = each.value});
    }
    bodies(TableName::ActivityAgencies, {.owner = number}, activity.lead, "lead");
    bodies(TableName::ActivityAgencies, {.owner = number}, activity.coordinating, "coordinating");
    int repair = 0;
    for (const Repair& each : activity.repairs) {
      put(TableName::ActivityRepairs, {.number = ++repair, .owner = number, .repair = &each});
    }
  }

  void citation(const Citation& citation, int number, bool target_here) {
    put(TableName::Citations,
        {.number = number, .citation = &citation, .target_here = target_here});
    int candidate = 0;
    for (const std::string& each : citation.candidates) {
      put(TableName::Candidates, {.number = ++candidate, .owner = number, .words = each});
    }
  }

  void duty(const Duty& duty, int number) {
    put(TableName::Duties, {.number = number, .duty = &duty});
    bodies(TableName::DutyAgencies, {.owner = number}, duty.agencies, {});
  }

 private:
  const Part& part_;
  std::optional<TableName> only_;
  const TableRows::Put& put_;
  Home home_;
  Result<void> done_ = {};
};

}  // namespace

const TableSchema& table_schema(TableName name) {
  return table_schemas()[static_cast<std::size_t>(name)];
}

std::optional<TableName> table_of(What what) {
  for (const Kind& kind : kKinds) {
    if (kind.what == what) return kind.table;
  }
  return std::nullopt;
}

std::vector<const TableColumn*> columns_for(const TableSchema& table, TableColumn::Use use) {
  std::vector<const TableColumn*> columns;
  for (const TableColumn& column : table.columns) {
    if (column.use == TableColumn::Use::Everywhere || column.use == use) columns.push_back(&column);
  }
  return columns;
}

std::vector<Value> cells_of(const std::vector<const TableColumn*>& columns, const Entry& entry) {
  std::vector<Value> cells;
  cells.reserve(columns.size());
  for (const TableColumn* column : columns) cells.push_back(column->value(entry));
  return cells;
}

std::string joined_list(const List& list, char separator) {
  std::string words;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) words += separator;
    if (i > 0 && separator != '\n') words += ' ';
    if (const auto* item = list[i].as<std::string>()) words += in_list(*item, separator);
  }
  return words;
}

TableRows::TableRows(const Vocabulary& vocabulary, std::function<bool(std::string_view)> exported,
                     Put put)
    : vocabulary_(vocabulary),
      exported_(std::move(exported)),
      put_(std::move(put)),
      agencies_(vocabulary) {}

Result<void> TableRows::add(const Part& part, std::optional<TableName> only) {
  const Document& document = part.document;
  if (!only || *only == TableName::Agencies) agencies_.add(document);
  Rows rows(part, only, put_);
  rows.put(TableName::Documents, {});
  int number = 0;
  for (const Issue& issue : document.issues) {
    rows.put(TableName::Issues, {.number = ++number, .issue = &issue});
  }
  number = 0;
  if (rows.wants(TableName::Units)) {
    for (const Unit& unit : units(document, vocabulary_)) {
      rows.put(TableName::Units, {.number = ++number, .unit = &unit});
    }
  }
  for (std::size_t i = 0; i < document.activities.size(); ++i) {
    rows.activity(document.activities[i], number_in(part.activities, i));
  }
  number = 0;
  for (const Citation& citation : document.citations) {
    rows.citation(citation, ++number, !citation.target.id.empty() && exported_(citation.target.id));
  }
  number = 0;
  for (const Target& target : document.targets) {
    rows.put(TableName::Targets, {.number = ++number, .target = &target});
  }
  for (std::size_t i = 0; i < document.duties.size(); ++i) {
    rows.duty(document.duties[i], number_in(part.duties, i));
  }
  return rows.done();
}

Result<void> TableRows::finish() {
  const std::vector<AgencyCount> bodies = std::move(agencies_).sorted();
  for (const AgencyCount& body : bodies) {
    if (auto put = put_(table_schema(TableName::Agencies), {.agency = &body}); !put) return put;
  }
  return {};
}

}  // namespace viendan::render

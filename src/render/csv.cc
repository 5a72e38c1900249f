#include "base/result.h"
#include "render/writers.h"

namespace viendan::render {
namespace {

/// Where a cell comes from: a member of the record, and a member of that (or of each of its items).
struct CsvColumn {
  std::string_view heading;
  std::string_view name;
  std::string_view inner = {};
};

struct Sheet {
  What what;
  std::span<const CsvColumn> columns;
};

// clang-format off
constexpr CsvColumn kDocuments[] = {
    {"id", "id"}, {"source", "source"}, {"type", "type"}, {"number", "number"},
    {"symbol", "symbol"}, {"issuer", "issuer"}, {"date", "date"}, {"place", "place"},
    {"title", "title"}, {"signer", "signer"}, {"signer_position", "signer_position"},
    {"language", "language"}, {"issues", "issues", "code"},
};
constexpr CsvColumn kUnits[] = {
    {"document", "document"}, {"source", "source"}, {"path", "path"}, {"kind", "kind"},
    {"label", "label"}, {"heading", "heading"}, {"line", "line"},
};
constexpr CsvColumn kActivities[] = {
    {"document", "document"}, {"source", "source"}, {"annex", "annex"}, {"table", "table"},
    {"ordinal", "ordinal"}, {"group", "group"}, {"title", "title"},
    {"title_printed", "title_printed"}, {"content", "content"},
    {"lead", "lead", "name"}, {"lead_id", "lead", "id"},
    {"coordinating", "coordinating", "name"}, {"coordinating_id", "coordinating", "id"},
    {"timeline_raw", "timeline", "raw"}, {"timeline_from", "timeline", "from"},
    {"timeline_to", "timeline", "to"}, {"timeline_recurrence", "timeline", "recurrence"},
    {"funding", "funding"}, {"outputs", "outputs"}, {"submit_to", "submit_to"}, {"note", "note"},
    {"origin", "origin"}, {"lines", "lines"}, {"repairs", "repairs", "rule"},
};
constexpr CsvColumn kAgencies[] = {
    {"id", "id"}, {"name", "name"}, {"collective", "collective"}, {"lead", "lead"},
    {"coordinating", "coordinating"}, {"duties", "duties"}, {"documents", "documents"},
};
constexpr CsvColumn kCitations[] = {
    {"document", "document"}, {"source", "source"}, {"line", "line"}, {"start", "start"},
    {"end", "end"}, {"surface", "surface"}, {"kind", "kind"}, {"relation", "relation"},
    {"target_id", "target", "id"}, {"target_symbol", "target", "symbol"},
    {"target_type", "target", "type"}, {"target_number", "target", "number"},
    {"target_date", "target", "date"}, {"target_issuer", "target", "issuer"},
    {"target_in_corpus", "target", "in_corpus"},
    {"pinpoint_article", "pinpoint", "article"}, {"pinpoint_clause", "pinpoint", "clause"},
    {"pinpoint_point", "pinpoint", "point"}, {"pinpoint_annex", "pinpoint", "annex"},
    {"status", "status"}, {"candidates", "candidates"}, {"rule", "rule"},
    {"confidence", "confidence"},
};
constexpr CsvColumn kTargets[] = {
    {"document", "document"}, {"source", "source"}, {"line", "line"},
    {"statement", "statement"}, {"subject", "subject"}, {"min", "min"}, {"max", "max"},
    {"unit", "unit"}, {"comparator", "comparator"}, {"baseline", "baseline"},
    {"from", "from"}, {"to", "to"},
};
constexpr CsvColumn kDuties[] = {
    {"document", "document"}, {"source", "source"}, {"line", "line"},
    {"agencies", "agencies", "name"}, {"agencies_id", "agencies", "id"}, {"text", "text"},
    {"recurrence", "recurrence"}, {"deadline", "deadline"},
};
constexpr Sheet kSheets[] = {
    {What::Documents, kDocuments}, {What::Units, kUnits},         {What::Activities, kActivities},
    {What::Agencies, kAgencies},   {What::Citations, kCitations}, {What::Targets, kTargets},
    {What::Duties, kDuties},
};
// clang-format on

std::span<const CsvColumn> columns_of(What what) {
  for (const Sheet& sheet : kSheets) {
    if (sheet.what == what) return sheet.columns;
  }
  return {};
}

/// A text that a spreadsheet would run or call out with: see OWASP, "CSV injection".
std::string harmless(std::string text) {
  constexpr std::string_view kFormulaBegins = "=+-@\t\r";
  const bool formula = !text.empty() && kFormulaBegins.find(text.front()) != std::string_view::npos;
  return formula ? fmt::format("'{}", text) : text;
}

std::string words_of(const Value& value, std::string_view inner);

struct ToWords {
  std::string_view inner;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(double value) const { return fmt::format("{}", value); }
  std::string operator()(const std::string& value) const { return value; }
  /// An item without words keeps its place: names and identities stand side by side.
  std::string operator()(const List& list) const {
    std::string words;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i > 0) words += "; ";
      words += words_of(list[i], inner);
    }
    return words;
  }
  std::string operator()(const Object& object) const {
    const Value* found = member(object, inner);
    return found == nullptr ? std::string() : words_of(*found, {});
  }
};

std::string words_of(const Value& value, std::string_view inner) {
  return std::visit(ToWords{inner}, value.data);
}

bool is_number(const Value& value) {
  return value.as<std::int64_t>() != nullptr || value.as<double>() != nullptr;
}

std::string csv_quoted(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string cell(const Object& record, const CsvColumn& column) {
  const Value* value = member(record, column.name);
  if (value == nullptr) return {};
  const std::string words = words_of(*value, column.inner);
  return is_number(*value) ? words : csv_quoted(harmless(words));
}

}  // namespace

std::string to_csv(std::span<const Object> records, What what) {
  const auto columns = columns_of(what);
  std::string out;
  const auto end_cell = [&](const CsvColumn& column) {
    out += &column == &columns.back() ? "\r\n" : ",";
  };
  for (const CsvColumn& column : columns) {
    out += column.heading;
    end_cell(column);
  }
  for (const Object& record : records) {
    for (const CsvColumn& column : columns) {
      out += cell(record, column);
      end_cell(column);
    }
  }
  return out;
}

}  // namespace viendan::render

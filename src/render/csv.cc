#include "render/csv.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace viendan::render {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr char kListSeparator = ';';

/// See OWASP, "CSV injection".
bool begins_formula(std::string_view words) {
  constexpr std::string_view kSigns = "=+-@\t\r\n";
  constexpr std::array kWideSigns = {U'＝', U'＋', U'－', U'＠'};
  if (words.empty()) return false;
  std::size_t at = 0;
  const char32_t first = next_code_point(words, at);
  return kSigns.find(words.front()) != std::string_view::npos ||
         std::ranges::find(kWideSigns, first) != kWideSigns.end();
}

/// Whether a spreadsheet would make a number, a date, a time or a truth value of the words.
bool begins_number(std::string_view words) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::string_view kInNumbers = "0123456789 .,/-:%()eE$";
  const std::string lower = to_lower(words);
  if (lower == "true" || lower == "false") return true;
  return words.find_first_of(kDigits) != std::string_view::npos &&
         words.find_first_not_of(kInNumbers) == std::string_view::npos;
}

std::string defused(const std::string& words) {
  const bool changed = words.starts_with('\'') || begins_formula(words) || begins_number(words);
  return changed ? fmt::format("'{}", words) : words;
}

/// A day or a year stays what it is in a spreadsheet; a month becomes its first day.
bool is_month(std::string_view date) {
  return date.size() == 7;
}

std::string decimal(std::string number, char sign) {
  std::ranges::replace(number, '.', sign);
  return number;
}

struct ToCell {
  ColumnType type;
  const CsvDialect& dialect;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(double value) const {
    return decimal(fmt::format("{}", value), dialect.decimal);
  }
  std::string operator()(const std::string& value) const {
    if (!dialect.defused) return value;
    const bool date = type == ColumnType::Known || type == ColumnType::KnownEnd;
    return date && !is_month(value) && parse_iso_date(value) ? value : defused(value);
  }
  std::string operator()(const List& list) const {
    return (*this)(joined_list(list, kListSeparator));
  }
  std::string operator()(const Object&) const { return {}; }
};

}  // namespace

std::string csv_cell(std::string words, char separator) {
  const std::array<char, 4> special = {separator, '"', '\r', '\n'};
  if (words.find_first_of(special.data(), 0, special.size()) == std::string::npos) return words;
  std::string out = "\"";
  for (const char c : words) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string csv_heading(const std::vector<const TableColumn*>& columns, const CsvDialect& dialect) {
  std::string out(dialect.mark ? kByteOrderMark : "");
  for (const TableColumn* column : columns) {
    out += column->name;
    out += column == columns.back() ? "\r\n" : std::string(1, dialect.separator);
  }
  return out;
}

std::string csv_row(const std::vector<const TableColumn*>& columns, const Entry& entry,
                    const CsvDialect& dialect) {
  std::string out;
  for (const TableColumn* column : columns) {
    const Value value = column->value(entry);
    out += csv_cell(std::visit(ToCell{column->type, dialect}, value.data), dialect.separator);
    out += column == columns.back() ? "\r\n" : std::string(1, dialect.separator);
  }
  return out;
}

}  // namespace viendan::render

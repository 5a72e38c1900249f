#include "ingest/html/sheet_row.h"

#include <algorithm>
#include <iterator>

#include "base/date.h"
#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::ingest::html {
namespace {

constexpr std::size_t kLongestLabel = 48;

SheetValue as_name(std::string_view text) {
  constexpr std::string_view kUnknown[] = {"da biet",       "dang cap nhat",  "dang tai",
                                           "chua xac dinh", "khong xac dinh", "da ky"};
  const std::string key = fold(text);
  const bool known = std::ranges::find(kUnknown, trim(key, " .…")) == std::end(kUnknown);
  const bool words = std::ranges::any_of(key, [](char c) { return c >= 'a' && c <= 'z'; });
  return known && words && text.size() < 200 ? SheetValue(text) : std::nullopt;
}

SheetValue as_date(std::string_view text) {
  static const Pattern form(R"((?:^|\D)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D|$))");
  const auto match = form.find(text);
  if (!match || text.size() > 40) return std::nullopt;
  const Date date{to_int((*match)[3]), to_int((*match)[2]), to_int((*match)[1])};
  return date.valid() ? SheetValue(date.iso()) : std::nullopt;
}

constexpr SheetRow kSheet[] = {
    {"so hieu", "symbol", as_symbol},
    {"so ky hieu", "symbol", as_symbol},
    {"so/ky hieu", "symbol", as_symbol},
    {"so, ky hieu", "symbol", as_symbol},
    {"so van ban", "symbol", as_symbol},
    {"so hieu van ban", "symbol", as_symbol},
    {"so ky hieu van ban", "symbol", as_symbol},
    {"loai van ban", "type", as_name},
    {"hinh thuc van ban", "type", as_name},
    {"the loai van ban", "type", as_name},
    {"co quan ban hanh", "issuer", as_name},
    {"noi ban hanh", "issuer", as_name},
    {"don vi ban hanh", "issuer", as_name},
    {"co quan ban hanh/ chuc danh/ nguoi ky", "issuer", as_name},
    {"nguoi ky", "signer", as_name},
    {"nguoi ky duyet", "signer", as_name},
    {"ngay ban hanh", "date", as_date},
    {"ban hanh ngay", "date", as_date},
    {"ngay ky", "date", as_date},
    {"ngay hieu luc", "effective", as_date},
    {"ngay co hieu luc", "effective", as_date},
    {"hieu luc tu ngay", "effective", as_date},
    {"ngay bat dau hieu luc", "effective", as_date},
    {"ngay het hieu luc", "lapsed", as_date},
    {"het hieu luc tu ngay", "lapsed", as_date},
    {"tinh trang hieu luc", "force", as_name},
    {"trich yeu", "title", as_title},
    {"trich yeu noi dung", "title", as_title},
    {"tieu de van ban", "title", as_title},
    {"ten van ban", "title", as_title},
    {"document number", "symbol", as_symbol},
    {"document type", "type", as_name},
    {"issuing body", "issuer", as_name},
    {"issued by", "issuer", as_name},
    {"signer", "signer", as_name},
    {"issued date", "date", as_date},
    {"date of issue", "date", as_date},
    {"effective date", "effective", as_date},
};

}  // namespace

SheetValue as_title(std::string_view text) {
  constexpr std::size_t kShortest = 24;
  return text.size() >= kShortest ? SheetValue(text) : std::nullopt;
}

SheetValue as_symbol(std::string_view text) {
  static const Pattern form(R"(\d[\w ]{0,8}(?:/\d{4})?[/-][\p{L}\d/ -]{1,40})");
  return form.matches(text) ? SheetValue(text) : std::nullopt;
}

const SheetRow* sheet_row(std::string_view label) {
  if (label.size() > kLongestLabel) return nullptr;
  const std::string key = fold(label);
  const auto* row = std::ranges::find(kSheet, trim(key, " :*-•"), &SheetRow::label);
  return row != std::end(kSheet) ? row : nullptr;
}

bool is_sheet_line(std::string_view line) {
  return sheet_row(line.substr(0, line.find(':'))) != nullptr;
}

}  // namespace viendan::ingest::html

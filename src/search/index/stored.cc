#include "search/index/stored.h"

#include <algorithm>

#include "base/result.h"
#include "base/text.h"
#include "search/words/terms.h"

namespace viendan::search {
namespace {

std::uint32_t number(std::string_view digits) {
  return static_cast<std::uint32_t>(std::max(0, to_int(digits)));
}

bool take_unit(std::string_view& data, std::string_view& provision, std::string_view& anchor,
               std::string_view& text) {
  return take_field(data, provision) && take_field(data, anchor) && take_field(data, text);
}

}  // namespace

std::string write(const Stored& stored) {
  return pack({stored.id, stored.source, stored.symbol, stored.type, stored.date, stored.title,
               stored.stub ? "1" : "", std::to_string(stored.first_sheet),
               std::to_string(stored.sheets)});
}

Stored read_stored(std::string_view data) {
  auto fields = unpack(data);
  fields.resize(9);
  return {fields[0], fields[1],          fields[2],         fields[3],        fields[4],
          fields[5], !fields[6].empty(), number(fields[7]), number(fields[8])};
}

std::string write(const Sheet& sheet) {
  std::vector<std::string> fields;
  for (const auto& unit : sheet) {
    for (const auto& field : {unit.provision, unit.anchor, unit.text}) fields.push_back(field);
  }
  return pack(fields);
}

Sheet read_sheet(std::string_view data) {
  Sheet sheet;
  for (std::string_view provision, anchor, text; take_unit(data, provision, anchor, text);)
    sheet.push_back({std::string(provision), std::string(anchor), std::string(text)});
  return sheet;
}

std::optional<StoredUnit> read_unit(std::string_view sheet, std::size_t number) {
  std::string_view provision, anchor, text;
  for (std::size_t i = 0; i <= number; ++i) {
    if (!take_unit(sheet, provision, anchor, text)) return std::nullopt;
  }
  return StoredUnit{std::string(provision), std::string(anchor), std::string(text)};
}

std::string variants_key(std::string_view folded) {
  return term(metadata::kVariants, folded);
}

}  // namespace viendan::search

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
  const auto fields = unpack(data);
  for (std::size_t i = 0; i + 2 < fields.size(); i += 3) {
    sheet.push_back({fields[i], fields[i + 1], fields[i + 2]});
  }
  return sheet;
}

std::string variants_key(std::string_view folded) {
  return term(metadata::kVariants, folded);
}

}  // namespace viendan::search

#include "search/stored.h"

#include "base/result.h"
#include "search/terms.h"

namespace viendan::search {

std::string write(const Stored& stored) {
  std::vector<std::string> fields = {stored.id,   stored.source, stored.symbol,         stored.type,
                                     stored.date, stored.title,  stored.stub ? "1" : ""};
  fields.insert(fields.end(), stored.cited_by.begin(), stored.cited_by.end());
  return pack(fields);
}

Stored read_stored(std::string_view data) {
  constexpr std::size_t kFixed = 7;
  auto fields = unpack(data);
  if (fields.size() < kFixed) fields.resize(kFixed);
  return {fields[0], fields[1], fields[2],          fields[3],
          fields[4], fields[5], !fields[6].empty(), {fields.begin() + kFixed, fields.end()}};
}

std::string write(const StoredUnit& unit) {
  return pack({unit.provision, unit.anchor, unit.text});
}

StoredUnit read_stored_unit(std::string_view data) {
  auto fields = unpack(data);
  fields.resize(3);
  return {fields[0], fields[1], fields[2]};
}

std::string variants_key(std::string_view folded) {
  return term(metadata::kVariants, folded);
}

}  // namespace viendan::search

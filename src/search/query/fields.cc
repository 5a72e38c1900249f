#include "search/query/fields.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::search {
namespace {

/// The table is found by its place: its rows stand in the order of the enumerators.
constexpr bool in_order() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (static_cast<std::size_t>(kFields[i].field) != i) return false;
  }
  return true;
}
static_assert(in_order());

struct Name {
  std::string name;
  const FieldInfo* field;
};

std::vector<Name> all_names() {
  std::vector<Name> names;
  for (const FieldInfo& field : kFields) {
    names.push_back({std::string(field.name), &field});
    names.push_back({without_accents(field.vietnamese), &field});
    for (const auto alias : split(field.aliases, ' ')) {
      if (!alias.empty()) names.push_back({without_accents(alias), &field});
    }
  }
  return names;
}

}  // namespace

std::string without_accents(std::string_view name) {
  return fold(to_nfc(name));
}

const FieldInfo* field_named(std::string_view name) {
  constexpr std::size_t kLongestName = 40;
  if (name.empty() || name.size() > kLongestName) return nullptr;
  static const std::vector<Name> names = all_names();
  const std::string sought = replace_all(without_accents(name), "_", "-");
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&sought](const Name& each) { return each.name == sought; });
  return found == names.end() ? nullptr : found->field;
}

}  // namespace viendan::search

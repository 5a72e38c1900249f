// The search as a resource.
#pragma once

#include <algorithm>

#include "search/query/fields.h"
#include "web/api/resource.h"

namespace viendan::web {

[[nodiscard]] Result<Reply> search_resource(const Call& call);

inline constexpr std::array<std::string_view, 6> kFacetNames{"type", "issuer",   "year",
                                                             "lead", "relation", "validity"};
inline constexpr auto kSortNames = names_of(kSortBys);

// clang-format off
inline constexpr std::array kSearchOptions = std::to_array<Parameter>({
    {.name = "q"},
    {.name = "sort", .takes = Takes::Choice, .choices = kSortNames},
    {.name = "facets", .takes = Takes::Choices, .choices = kFacetNames},
    {.name = "expand", .takes = Takes::Flag},
    {.name = "similar", .alone = true},
});
// clang-format on

constexpr bool is_condition(const search::FieldInfo& field) {
  return field.applies != search::AppliesTo::Words;
}

/// The options, and every condition of the query language by its name.
constexpr auto search_parameters() {
  constexpr auto kConditions = std::ranges::count_if(search::kFields, is_condition);
  std::array<Parameter, kSearchOptions.size() + kConditions> all;
  auto next = std::ranges::copy(kSearchOptions, all.begin()).out;
  for (const auto& field : search::kFields) {
    if (is_condition(field)) {
      *next++ = {.name = field.name, .takes = Takes::Condition, .repeats = true};
    }
  }
  return all;
}
inline constexpr auto kSearchParameters = search_parameters();

}  // namespace viendan::web

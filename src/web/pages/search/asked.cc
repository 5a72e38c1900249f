#include "web/pages/search/asked.h"

#include <algorithm>

#include "base/text.h"
#include "search/query/query_text.h"
#include "web/page/address.h"

namespace viendan::web::finding {
namespace {

void add(std::vector<Condition>& conditions, Condition condition) {
  if (conditions.size() >= search::kMostConditions) return;
  if (std::ranges::find(conditions, condition) == conditions.end())
    conditions.push_back(std::move(condition));
}

/// In the order of the fields, whichever was chosen first.
void sort_by_field(std::vector<Condition>& conditions) {
  std::ranges::stable_sort(conditions, {}, [](const Condition& condition) {
    return std::ranges::find(search::kFields, condition.field, &search::FieldInfo::name);
  });
}

}  // namespace

bool is_condition(const search::FieldInfo& field) {
  return field.applies != search::AppliesTo::Words;
}

Asked asked_of(const Request& request) {
  Asked asked{.words = squeeze(request.parameter("q")),
              .similar = squeeze(request.parameter("similar")),
              .conditions = {},
              .sort = std::string(request.parameter("sort")),
              .expand = request.parameter("expand") != "0"};
  for (const auto& [name, value] : request.parameters) {
    const auto* field = std::ranges::find(search::kFields, name, &search::FieldInfo::name);
    if (field == search::kFields.end() || !is_condition(*field)) continue;
    if (auto typed = squeeze(value); !typed.empty()) add(asked.conditions, {name, typed});
  }
  sort_by_field(asked.conditions);
  if (!value_in(kSortBys, asked.sort)) asked.sort.clear();
  const int offset = to_int(request.parameter("offset"));
  asked.offset = std::min(static_cast<std::uint32_t>(std::max(offset, 0)), kMostOffset);
  return asked;
}

SortBy Asked::order() const {
  const SortBy usual = words.empty() ? SortBy::Date : SortBy::Relevance;
  return value_in(kSortBys, sort).value_or(usual);
}

Query Asked::query() const {
  return {.text = words,
          .conditions = conditions,
          .facets = {},
          .sort = order(),
          .limit = kHitsOfPage,
          .offset = offset,
          .expand = expand};
}

bool Asked::has(const Condition& condition) const {
  return std::ranges::find(conditions, condition) != conditions.end();
}

std::vector<std::string_view> Asked::chosen(std::string_view field) const {
  std::vector<std::string_view> values;
  for (const Condition& each : conditions) {
    if (each.field == field) values.emplace_back(each.value);
  }
  return values;
}

Asked Asked::with(const Condition& condition) const {
  Asked other = *this;
  other.offset = 0;
  add(other.conditions, condition);
  sort_by_field(other.conditions);
  return other;
}

Asked Asked::without(const Condition& condition) const {
  Asked other = *this;
  other.offset = 0;
  std::erase(other.conditions, condition);
  return other;
}

Asked Asked::with_words(std::string_view words_instead) const {
  Asked other = *this;
  other.offset = 0;
  other.words = words_instead;
  return other;
}

Asked Asked::followed() const {
  Asked other = *this;
  other.sort.clear();
  other.similar.clear();
  other.offset = 0;
  return other;
}

std::string Asked::address(std::string_view path, Language language) const {
  Address written(path, language);
  written.with("q", words).with("similar", similar);
  for (const auto& [field, value] : conditions) written.with(field, value);
  written.with("sort", sort);
  if (!expand) written.with("expand", "0");
  if (offset > 0) written.with("offset", std::size_t{offset});
  return written.text();
}

}  // namespace viendan::web::finding

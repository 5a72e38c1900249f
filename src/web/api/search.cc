#include "web/api/search.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "render/records.h"

namespace viendan::web {
namespace {

Query query_of(const Call& call) {
  Query query{.text = call.text("q"),
              .sort = call.choice("sort", kSortBys, SortBy::Relevance),
              .limit = static_cast<std::uint32_t>(call.page.limit),
              .offset = static_cast<std::uint32_t>(call.page.offset),
              .expand = call.flag("expand", true)};
  for (const auto& field : search::kFields) {
    if (!is_condition(field)) continue;
    for (auto& value : call.all(field.name)) {
      query.conditions.push_back({std::string(field.name), std::move(value)});
    }
  }
  if (const std::string names = call.text("facets"); !names.empty()) {
    for (const auto name : split(names, ',')) query.facets.emplace_back(name);
  }
  return query;
}

render::List expansion_list(const Answer& answer) {
  render::List list;
  for (const auto& [typed, also, why] : answer.expansions) {
    list.emplace_back(render::Object{{"typed", typed}, {"also", also}, {"why", why}});
  }
  return list;
}

Items listed(const Answer& answer) {
  return {.items = render::hit_records(answer),
          .total = answer.total,
          .exact = answer.exact,
          .beside = {{"exact", answer.exact},
                     {"reading", answer.reading},
                     {"note", render::text_or_null(answer.note)},
                     {"suggestion", render::text_or_null(answer.suggestion)},
                     {"expansions", expansion_list(answer)},
                     {"facets", render::facet_list(answer)},
                     {"partial", !answer.unreachable.empty()}}};
}

/// Documents like one are few: all of them are found, and the part that is wanted is shown.
Result<Reply> similar(const Call& call) {
  constexpr std::uint32_t kMost = 100;
  const Collection& collection = call.view.collection;
  auto answer = collection.reader.similar(call.text("similar"), kMost, collection.vocabulary);
  if (!answer) return tl::unexpected(answer.error());
  auto& hits = answer->hits;
  answer->total = static_cast<std::uint32_t>(hits.size());
  const auto begin = std::min(call.page.offset, hits.size());
  const auto end = std::min(begin + call.page.limit, hits.size());
  hits = {std::make_move_iterator(hits.begin() + static_cast<std::ptrdiff_t>(begin)),
          std::make_move_iterator(hits.begin() + static_cast<std::ptrdiff_t>(end))};
  return listed(*answer);
}

}  // namespace

Result<Reply> search_resource(const Call& call) {
  const Collection& collection = call.view.collection;
  if (!call.text("similar").empty()) return similar(call);
  return collection.reader.find(query_of(call), collection.vocabulary)
      .map([](const Answer& answer) -> Reply { return listed(answer); });
}

}  // namespace viendan::web

#include "mcp/activities_tool.h"

#include <algorithm>
#include <iterator>

#include "collection/choices.h"
#include "collection/names.h"
#include "mcp/arguments.h"
#include "mcp/places.h"
#include "render/records.h"

namespace viendan::mcp {
namespace {

using collection::Collection;
using render::List;
using render::Object;
using store::ActivitiesWanted;

/// What stands for nothing finds nothing: the words themselves are asked for.
Result<void> add_agencies(const Collection& collection, const std::string& typed,
                          ActivitiesWanted& wanted) {
  const auto meant = collection::meant_agencies(typed, collection);
  if (!meant) return tl::unexpected(meant.error());
  for (const auto& agency : *meant) wanted.agencies.push_back(agency.key);
  if (meant->empty()) wanted.agencies.push_back(typed);
  return {};
}

Result<ActivitiesWanted> wanted_activities(const Collection& collection, const Object& arguments) {
  using Order = ActivitiesWanted::Order;
  ActivitiesWanted wanted{
      .role = choice_in(arguments, "role", collection::kRoles, collection::Role::Any),
      .from = parse_iso_date(text_in(arguments, "from")),
      .to = parse_iso_date(text_in(arguments, "to")),
      .funding = texts_in(arguments, "funding"),
      .words = text_in(arguments, "words"),
      .order = choice_in(arguments, "order", collection::kActivityOrders, Order::Document),
      .descending = flag_in(arguments, "descending", false)};
  for (const auto& typed : texts_in(arguments, "agency")) {
    if (auto done = add_agencies(collection, typed, wanted); !done) {
      return tl::unexpected(done.error());
    }
  }
  for (const auto& address : texts_in(arguments, "document")) {
    auto id = identity_of(collection, address);
    if (!id) return tl::unexpected(id.error());
    wanted.documents.push_back(*std::move(id));
  }
  return wanted;
}

List printed_cells(const ActivityFact& fact) {
  List cells;
  for (const auto& [label, value] : fact.printed) {
    cells.emplace_back(Object{{"column", label}, {"cell", value}});
  }
  return cells;
}

/// The record of the exports, with its place and what the cells of its row print.
Object row_of(const ActivityFact& fact) {
  Object row = placed(fact.place, {{"date", render::text_or_null(fact.date)}});
  for (auto& [name, value] :
       render::activity_record({fact.place.document, fact.place.source}, fact.activity)) {
    if (render::member(row, name) == nullptr) row.emplace_back(name, std::move(value));
  }
  row.emplace_back("printed", printed_cells(fact));
  return row;
}

}  // namespace

Result<Object> activities(const Collection& collection, const Object& arguments) {
  const auto wanted = wanted_activities(collection, arguments);
  if (!wanted) return tl::unexpected(wanted.error());
  constexpr std::uint32_t kUsual = 20;
  const store::Page page{number_in(arguments, "offset", 0), number_in(arguments, "limit", kUsual)};
  const auto facts = collection.catalogue.activities(*wanted, page);
  if (!facts) return tl::unexpected(facts.error());
  List rows;
  Budget budget;
  for (const ActivityFact& fact : facts->items) {
    Object row = row_of(fact);
    if (!budget.takes(row)) break;
    rows.emplace_back(std::move(row));
  }
  List agencies(wanted->agencies.begin(), wanted->agencies.end());
  const std::size_t shown = rows.size();
  return Object{{"total", number(facts->total)},
                {"offset", number(page.offset)},
                {"next", next_offset(page.offset, shown, facts->total)},
                {"agencies", std::move(agencies)},
                {"activities", std::move(rows)}};
}

}  // namespace viendan::mcp

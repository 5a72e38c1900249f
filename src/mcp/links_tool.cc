#include "mcp/links_tool.h"

#include "collection/choices.h"
#include "mcp/arguments.h"
#include "mcp/places.h"
#include "render/records.h"

namespace viendan::mcp {
namespace {

using collection::Collection;
using collection::Direction;
using render::List;
using render::Object;
using render::Value;

List list_of(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

/// The provision that a citation names in its target; null where it names none.
Value pinpoint_of(const Pinpoint& pinpoint) {
  if (pinpoint.empty()) return {};
  return Object{{"article", render::text_or_null(pinpoint.article)},
                {"clause", render::text_or_null(pinpoint.clause)},
                {"point", render::text_or_null(pinpoint.point)},
                {"annex", render::text_or_null(pinpoint.annex)}};
}

Object row_of(const CitationFact& fact, bool out) {
  const Citation& c = fact.citation;
  return placed(fact.place, {{"direction", std::string(out ? "out" : "in")},
                             {"relation", std::string(name_in(kRelations, c.relation))},
                             {"status", std::string(name_in(kCitationStatuses, c.status))},
                             {"target", render::reference_of(c.target)},
                             {"pinpoint", pinpoint_of(c.pinpoint)},
                             {"candidates", list_of(c.candidates)},
                             {"surface", c.surface},
                             {"evidence", fact.evidence},
                             {"rule", render::text_or_null(c.rule)},
                             {"confidence", render::number_or_null(c.confidence)}});
}

std::optional<Pinpoint> wanted_pinpoint(const Object& arguments) {
  const Pinpoint pinpoint{text_in(arguments, "article"), text_in(arguments, "clause"),
                          text_in(arguments, "point"), text_in(arguments, "annex")};
  return pinpoint.empty() ? std::nullopt : std::optional(pinpoint);
}

/// Rows of one direction after those of another.
struct Rows {
  List rows = {};
  std::size_t total = 0;
  bool full = false;
  Budget budget = {};
};

/// Adds what a page of all rows has of this direction.
Result<void> add(const Collection& collection, const store::CitationsWanted& wanted, bool out,
                 const store::Page& page, Rows& all) {
  const std::size_t before = all.total;
  const std::size_t behind = page.offset + page.limit;
  // A page of no rows is asked for all the same: it tells how many there are.
  const std::size_t offset = page.offset > before ? page.offset - before : 0;
  const std::size_t room = behind > before + offset ? behind - before - offset : 0;
  const auto facts =
      collection.catalogue.citations(wanted, {offset, std::max<std::size_t>(room, 1)});
  if (!facts) return tl::unexpected(facts.error());
  all.total += facts->total;
  for (std::size_t i = 0; i < std::min(room, facts->items.size()) && !all.full; ++i) {
    Object row = row_of(facts->items[i], out);
    all.full = !all.budget.takes(row);
    if (!all.full) all.rows.emplace_back(std::move(row));
  }
  return {};
}

}  // namespace

Result<Object> links(const Collection& collection, const Object& arguments) {
  const auto id = identity_of(collection, text_in(arguments, "document"));
  if (!id) return tl::unexpected(id.error());
  const auto direction =
      choice_in(arguments, "direction", collection::kDirections, Direction::Both);
  store::CitationsWanted wanted{.statuses = choices_in(arguments, "status", kCitationStatuses),
                                .relations = choices_in(arguments, "relation", kRelations),
                                .pinpoint = wanted_pinpoint(arguments)};
  constexpr std::uint32_t kUsual = 20;
  const store::Page page{number_in(arguments, "offset", 0), number_in(arguments, "limit", kUsual)};
  Rows all;
  for (const bool out : {true, false}) {
    if (direction == (out ? Direction::In : Direction::Out)) continue;
    wanted.document = out ? *id : std::string();
    wanted.target = out ? std::string() : *id;
    if (auto done = add(collection, wanted, out, page, all); !done) {
      return tl::unexpected(done.error());
    }
  }
  const std::size_t shown = all.rows.size();
  return Object{{"document", *id},
                {"total", number(all.total)},
                {"offset", number(page.offset)},
                {"next", next_offset(page.offset, shown, all.total)},
                {"links", std::move(all.rows)}};
}

}  // namespace viendan::mcp

#include "web/api/lists.h"

#include <algorithm>

#include "render/records.h"
#include "web/api/choices.h"
#include "web/api/documents.h"

namespace viendan::web {
namespace {

render::List list_of(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

std::optional<Date> day_in(const Call& call, std::string_view parameter) {
  return parse_iso_date(call.text(parameter));
}

render::Object agency_record(const AgencyFact& agency) {
  return {{"id", render::text_or_null(agency.id)}, {"name", agency.name},
          {"collective", agency.collective},       {"lead", agency.lead},
          {"coordinating", agency.coordinating},   {"duties", agency.duties},
          {"document_count", agency.documents}};
}

/// What the vocabulary knows of a body.
render::Object history_of(const Agency& agency) {
  return {{"abbreviation", render::text_or_null(agency.abbreviation)},
          {"kind", render::text_or_null(agency.kind)},
          {"parent", render::text_or_null(agency.parent)},
          {"from", render::date_or_null(agency.from)},
          {"to", render::date_or_null(agency.to)},
          {"successors", list_of(agency.successors)},
          {"aliases", list_of(agency.aliases)},
          {"source", render::text_or_null(agency.source)}};
}

render::Object issue_record(const IssueFact& fact) {
  return render::placed_record(fact.place,
                               {{"code", fact.issue.code}, {"message", fact.issue.message}});
}

render::Object saying_record(const Disagreement::Saying& saying) {
  render::List places;
  for (const FactPlace& place : saying.places)
    places.emplace_back(render::placed_record(place, {}));
  return {{"value", saying.value}, {"places", std::move(places)}};
}

render::Object disagreement_record(const Disagreement& disagreement) {
  render::List sayings;
  for (const auto& saying : disagreement.sayings) sayings.emplace_back(saying_record(saying));
  return {{"code", disagreement.code},
          {"subject", disagreement.subject},
          {"sayings", std::move(sayings)}};
}

struct Counted {
  std::string_view name;
  store::Catalogue::By by;
};
constexpr Counted kCounted[] = {
    {"type", store::Catalogue::By::Type},
    {"issuer", store::Catalogue::By::Issuer},
    {"year", store::Catalogue::By::Year},
    {"format", store::Catalogue::By::Format},
    {"language", store::Catalogue::By::Language},
    {"issue_code", store::Catalogue::By::IssueCode},
    {"citation_status", store::Catalogue::By::CitationStatus},
    {"funding", store::Catalogue::By::Funding},
};

render::List count_list(const std::vector<Count>& counts) {
  render::List list;
  for (const Count& count : counts) {
    list.emplace_back(render::Object{{"value", count.value},
                                     {"name", render::text_or_null(count.name)},
                                     {"count", count.count}});
  }
  return list;
}

render::Value number(std::size_t count) {
  return static_cast<std::uint32_t>(count);
}

}  // namespace

Result<Reply> activities_resource(const Call& call) {
  const Collection& collection = call.view.collection;
  store::ActivitiesWanted wanted{
      .agencies = call.all("agency"),
      .role = call.choice("role", kRoles, Role::Any),
      .from = day_in(call, "from"),
      .to = day_in(call, "to"),
      .funding = call.all("funding"),
      .words = call.text("q"),
      .order = call.choice("order", kActivityOrders, ActivityOrder::Document),
      .descending = call.flag("descending", false)};
  for (const auto& address : call.all("document")) {
    auto id = identity_of(collection, address, false);
    if (!id) return tl::unexpected(id.error());
    wanted.documents.push_back(*std::move(id));
  }
  return collection.catalogue.activities(wanted, call.page).map([](const auto& facts) -> Reply {
    Items listed{.total = facts.total};
    for (const ActivityFact& fact : facts.items) {
      listed.items.push_back(
          render::activity_record({fact.place.document, fact.place.source}, fact.activity));
    }
    return listed;
  });
}

Result<Reply> agencies_resource(const Call& call) {
  return call.view.collection.catalogue.agencies(call.text("q"), call.page)
      .map([](const auto& facts) -> Reply {
        Items listed{.total = facts.total};
        for (const AgencyFact& fact : facts.items) listed.items.push_back(agency_record(fact));
        return listed;
      });
}

Result<Reply> agency_resource(const Call& call) {
  const Collection& collection = call.view.collection;
  const auto found = collection.catalogue.agency(call.name);
  if (!found) return tl::unexpected(found.error());
  const Agency* known = collection.vocabulary.agency_by_id(call.name);
  if (!*found && known == nullptr) {
    return Err(Error::Code::NotFound, "{} is no body that a document or the vocabulary names",
               in_quotes(call.name));
  }
  // Bodies of the vocabulary that no document names are there with counts of 0.
  render::Object record =
      agency_record(*found ? **found : AgencyFact{.id = known->id, .name = known->name});
  record.emplace_back("history", known == nullptr ? render::Value() : history_of(*known));
  record.emplace_back(
      "links",
      render::Object{
          {"self", Address(fmt::format("/api/agencies/{}", call.name), kNoLanguage).text()},
          {"page", agency_address(call.name, kNoLanguage)},
          {"activities",
           Address("/api/activities", kNoLanguage).with("agency", call.name).text()}});
  return record;
}

Result<Reply> issues_resource(const Call& call) {
  const Collection& collection = call.view.collection;
  store::IssuesWanted wanted{.code = call.text("code")};
  if (const std::string address = call.text("document"); !address.empty()) {
    auto id = identity_of(collection, address, false);
    if (!id) return tl::unexpected(id.error());
    wanted.document = *std::move(id);
  }
  return collection.catalogue.issues(wanted, call.page).map([](const auto& facts) -> Reply {
    Items listed{.total = facts.total};
    for (const IssueFact& fact : facts.items) listed.items.push_back(issue_record(fact));
    return listed;
  });
}

Result<Reply> disagreements_resource(const Call& call) {
  return call.view.collection.catalogue.disagreements().map([&](const auto& found) -> Reply {
    std::vector<render::Object> records;
    for (const Disagreement& each : found) records.push_back(disagreement_record(each));
    return part_of(std::move(records), call.page);
  });
}

Result<Reply> collection_resource(const Call& call) {
  const Collection& collection = call.view.collection;
  const store::Page none{.limit = 1};
  const auto documents = collection.catalogue.documents({}, none);
  if (!documents) return tl::unexpected(documents.error());
  const auto stubs = collection.catalogue.stubs({}, none);
  if (!stubs) return tl::unexpected(stubs.error());
  const auto activities = collection.catalogue.activities({}, none);
  if (!activities) return tl::unexpected(activities.error());
  render::Object counts;
  for (const auto& [name, by] : kCounted) {
    const auto counted = collection.catalogue.counts(by);
    if (!counted) return tl::unexpected(counted.error());
    counts.emplace_back(name, count_list(*counted));
  }
  return render::Object{{"documents", number(documents->total)},
                        {"stubs", number(stubs->total)},
                        {"activities", number(activities->total)},
                        {"counts", std::move(counts)}};
}

}  // namespace viendan::web

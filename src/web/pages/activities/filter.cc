#include "web/pages/activities/filter.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "search/query/fields.h"

namespace viendan::web {
namespace {

using store::ActivitiesWanted;

constexpr std::size_t kLongestTyped = 400;
constexpr std::size_t kMostCompared = 100;

constexpr NameTable<ActivitiesWanted::Role, 2> kRoles{{
    {ActivitiesWanted::Role::Lead, "lead"},
    {ActivitiesWanted::Role::Coordinating, "coordinating"},
}};
constexpr NameTable<ActivitiesWanted::Order, 5> kOrders{{
    {ActivitiesWanted::Order::Document, "document"},
    {ActivitiesWanted::Order::Start, "start"},
    {ActivitiesWanted::Order::End, "end"},
    {ActivitiesWanted::Order::Agency, "agency"},
    {ActivitiesWanted::Order::Title, "title"},
}};

std::string typed_parameter(const View& view, std::string_view name) {
  const std::string words = squeeze(to_nfc(view.request.parameter(name)));
  return words.substr(0, offset_of_code_point(words, kLongestTyped));
}

TypedFilter typed_filter(const View& view) {
  return {.agency = typed_parameter(view, "agency"),
          .role = typed_parameter(view, "role"),
          .from = typed_parameter(view, "from"),
          .to = typed_parameter(view, "to"),
          .document = typed_parameter(view, "document"),
          .funding = typed_parameter(view, "funding"),
          .words = typed_parameter(view, "q"),
          .sort = typed_parameter(view, "sort"),
          .descending = view.request.parameter("order") == "desc"};
}

/// "20150131", as the query language gives days.
std::optional<Date> date_of_slot(std::string_view slot) {
  if (slot.size() != 8) return std::nullopt;
  const Date date{to_int(slot.substr(0, 4)), to_int(slot.substr(4, 2)), to_int(slot.substr(6, 2))};
  return date.valid() ? std::optional(date) : std::nullopt;
}

std::optional<Date> read_bound(search::Field field, const std::string& typed,
                               const Vocabulary& vocabulary) {
  if (typed.empty()) return std::nullopt;
  const auto value = search::read_value(search::info(field), typed, vocabulary);
  if (!value) return std::nullopt;
  return date_of_slot(field == search::Field::From ? value->first : value->last);
}

void read_period(ActivityFilter& filter, const Vocabulary& vocabulary) {
  filter.wanted.from = read_bound(search::Field::From, filter.typed.from, vocabulary);
  filter.wanted.to = read_bound(search::Field::To, filter.typed.to, vocabulary);
  filter.unread_from = !filter.typed.from.empty() && !filter.wanted.from;
  filter.unread_to = !filter.typed.to.empty() && !filter.wanted.to;
}

/// What stands for nothing finds nothing: the words themselves are asked for.
Result<void> read_agency(ActivityFilter& filter, const Collection& collection) {
  if (filter.typed.agency.empty()) return {};
  auto meant = meant_agencies(filter.typed.agency, collection);
  if (!meant) return tl::unexpected(meant.error());
  filter.agencies = *std::move(meant);
  for (const MeantAgency& agency : filter.agencies) filter.wanted.agencies.push_back(agency.key);
  if (filter.agencies.empty()) filter.wanted.agencies.push_back(filter.typed.agency);
  return {};
}

Result<void> read_document(ActivityFilter& filter, const Collection& collection) {
  if (filter.typed.document.empty()) return {};
  auto named = collection.catalogue.named(filter.typed.document);
  if (!named) return tl::unexpected(named.error());
  filter.documents = *std::move(named);
  for (const Reference& document : filter.documents) {
    filter.wanted.documents.push_back(document.id);
  }
  if (filter.documents.empty()) filter.wanted.documents.push_back(filter.typed.document);
  return {};
}

}  // namespace

Result<std::vector<AgencyFact>> nearly_named(const MeantAgency& agency,
                                             const Collection& collection) {
  std::vector<AgencyFact> near;
  const auto words = split(agency.name, ' ');
  if (!agency.known || words.size() < 3) return near;
  // Names are alike from their beginning: so not all of them are compared.
  const auto found = collection.catalogue.agencies(fmt::format("{} {}", words[0], words[1]),
                                                   {.limit = kMostCompared});
  if (!found) return tl::unexpected(found.error());
  for (const AgencyFact& fact : found->items) {
    if (!fact.id.empty() || fact.collective) continue;
    const auto known = collection.vocabulary.find_agency(fact.name);
    if (known && known->agency->id == agency.key) near.push_back(fact);
  }
  return near;
}

Result<ActivityFilter> activity_filter(const View& view) {
  ActivityFilter filter{.typed = typed_filter(view)};
  TypedFilter& typed = filter.typed;
  if (const auto role = value_in(kRoles, typed.role)) {
    filter.wanted.role = *role;
  } else {
    typed.role.clear();
  }
  if (const auto order = value_in(kOrders, typed.sort)) {
    filter.wanted.order = *order;
  } else {
    typed.sort.clear();
  }
  filter.wanted.descending = typed.descending;
  filter.wanted.words = typed.words;
  if (!typed.funding.empty()) filter.wanted.funding.push_back(typed.funding);
  read_period(filter, view.collection.vocabulary);
  if (auto done = read_agency(filter, view.collection); !done) return tl::unexpected(done.error());
  if (auto done = read_document(filter, view.collection); !done) {
    return tl::unexpected(done.error());
  }
  return filter;
}

std::string filtered(const TypedFilter& typed, std::string_view path, Language language) {
  return Address(path, language)
      .with("agency", typed.agency)
      .with("role", typed.role)
      .with("from", typed.from)
      .with("to", typed.to)
      .with("document", typed.document)
      .with("funding", typed.funding)
      .with("q", typed.words)
      .with("sort", typed.sort)
      .with("order", typed.descending ? "desc" : "")
      .text();
}

}  // namespace viendan::web

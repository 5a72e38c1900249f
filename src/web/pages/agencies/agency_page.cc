// What the vocabulary and the documents say of one body.
#include <array>

#include "base/result.h"
#include "web/page/layout.h"
#include "web/pages/activities/filter.h"
#include "web/pages/activities/picture.h"
#include "web/pages/activities/table.h"
#include "web/pages/activities/words.h"
#include "web/pages/agencies/known.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

constexpr std::size_t kRows = 10;    // of activities of each role
constexpr std::size_t kBars = 30;    // of the picture
constexpr std::size_t kDuties = 20;  // of a page
constexpr std::size_t kIssued = 10;
constexpr std::uint32_t kMostOffset = 1'000'000;

constexpr Phrase kUnknown{
    "Tên này đúng như đọc được trong văn bản; danh mục cơ quan chưa có.",
    "The name is as read in the documents; the vocabulary of agencies lacks it."};
constexpr Phrase kClass{"Tên này chỉ một nhóm cơ quan, không phải một cơ quan xác định.",
                        "The name means a class of bodies, not a certain body."};
constexpr Phrase kNotNamed{"Không có văn bản nào trong kho giao nhiệm vụ cho cơ quan này.",
                           "No document of the collection gives this body anything to do."};
constexpr Phrase kCounts{
    "Chủ trì {} nhiệm vụ, phối hợp {} nhiệm vụ, {} nhiệm vụ khác, trong {} văn bản.",
    "Leads {} activities, joins {}, has {} other duties, in {} documents."};
constexpr Phrase kLeads{"Chủ trì", "Leads"};
constexpr Phrase kJoins{"Phối hợp", "Joins"};
constexpr Phrase kAll{"Xem tất cả {}, lọc và tải về", "See all {}, filter and download"};
constexpr Phrase kPicture{"Thời gian các nhiệm vụ chủ trì", "Periods of what it leads"};
constexpr Phrase kOther{"Nhiệm vụ khác được giao trong lời văn", "Other duties in prose"};
constexpr Phrase kDeadline{"hạn", "due"};
constexpr Phrase kIssuedTitle{"Văn bản đã ban hành", "Documents issued"};
constexpr Phrase kIssuedMore{"{} văn bản gần nhất trong {}.", "The {} latest of {}."};

using Role = store::ActivitiesWanted::Role;
using Order = store::ActivitiesWanted::Order;

struct Body {
  const View& view;
  std::string key;  // as the catalogue has it: an id, or a name
  const Agency* known = nullptr;
  AgencyFact fact;

  [[nodiscard]] const std::string& name() const {
    return known != nullptr ? known->name : fact.name;
  }
};

struct Part {
  Phrase title;
  std::string_view role;
  Role wanted;
};
constexpr Part kLeadPart{kLeads, "lead", Role::Lead};
constexpr Part kJoinPart{kJoins, "coordinating", Role::Coordinating};

using Activities = Listed<ActivityFact>;

Result<Activities> activities_of(const Body& body, Role role, Order order, std::size_t limit) {
  return body.view.collection.catalogue.activities(
      {.agencies = {body.key}, .role = role, .order = order}, {.limit = limit});
}

void write_activities_part(Html& html, const Body& body, const Part& part,
                           const Activities& found) {
  if (found.total == 0) return;
  const View& view = body.view;
  const std::string counted = activities_counted(found.total, view.language);
  html.element("h2", fmt::format("{} ({})", view.say(part.title), counted));
  const TypedFilter filter{.agency = body.key, .role = std::string(part.role)};
  html.element("p", {{"class", "actions"}}, [&] {
    html.element("a",
                 {{"href", filtered(filter, "/activities", view.language)}, {"class", "button"}},
                 fmt::format(fmt::runtime(view.say(kAll)), counted));
  });
  write_activities(html, view, {.caption = std::string(view.say(part.title)), .rows = found.items});
}

void write_duty(Html& html, const View& view, const DutyFact& fact) {
  const FactPlace& place = fact.place;
  html.element("p", fact.duty.text);
  html.element("p", {{"class", "quiet"}}, [&] {
    const std::string& symbol = place.symbol.empty() ? place.document : place.symbol;
    html.element("a", {{"href", document_address(place.document, place.anchor, view.language)}},
                 place.provision.empty() ? symbol : fmt::format("{}, {}", symbol, place.provision));
    if (!fact.duty.recurrence.empty()) {
      html.text(fmt::format(" · {}", recurrence_in_words(fact.duty.recurrence, view.language)));
    }
    if (fact.duty.deadline) {
      html.text(fmt::format(" · {} {}", view.say(kDeadline),
                            shown_date(fact.duty.deadline->iso(), view.language)));
    }
  });
}

void write_duties(Html& html, const View& view, const Listed<DutyFact>& duties,
                  std::size_t offset) {
  if (duties.total == 0) return;
  html.element("h2",
               fmt::format("{} ({})", view.say(kOther), shown_number(duties.total, view.language)));
  html.element("ol", {{"class", "duties"}, {"start", fmt::format("{}", offset + 1)}}, [&] {
    for (const DutyFact& fact : duties.items) {
      html.element("li", [&] { write_duty(html, view, fact); });
    }
  });
  paging(html, view, offset, kDuties, duties.total);
}

void write_issued(Html& html, const View& view, const Listed<DocumentFact>& issued) {
  if (issued.total == 0) return;
  html.element("h2", fmt::format("{} ({})", view.say(kIssuedTitle),
                                 shown_number(issued.total, view.language)));
  html.element("ul", {{"class", "issued"}}, [&] {
    for (const DocumentFact& document : issued.items) {
      html.element("li", [&] {
        html.element("a", {{"href", document_address(document.id, {}, view.language)}},
                     document.symbol.empty() ? document.id : document.symbol);
        html.text(fmt::format(" {} ", shown_date(document.date, view.language)));
        html.element("span", {{"lang", "vi"}}, document.title);
      });
    }
  });
  if (issued.items.size() < issued.total) {
    html.element("p", {{"class", "quiet"}},
                 fmt::format(fmt::runtime(view.say(kIssuedMore)), issued.items.size(),
                             shown_number(issued.total, view.language)));
  }
}

void write_head(Html& html, const Body& body) {
  const View& view = body.view;
  html.element("h1", body.name());
  if (body.known == nullptr) {
    html.element("p", {{"class", "note"}}, view.say(body.fact.collective ? kClass : kUnknown));
  } else {
    write_known(html, view, *body.known);
  }
  const AgencyFact& fact = body.fact;
  if (fact.documents == 0) return html.element("p", {{"class", "note"}}, view.say(kNotNamed));
  const auto number = [&](int n) {
    return shown_number(static_cast<std::size_t>(n), view.language);
  };
  html.element("p",
               fmt::format(fmt::runtime(view.say(kCounts)), number(fact.lead),
                           number(fact.coordinating), number(fact.duties), number(fact.documents)));
}

/// "~name" where the vocabulary has no such body.
Result<Body> body_of(const View& view) {
  const bool by_name = view.rest.starts_with('~');
  Body body{view, by_name ? view.rest.substr(1) : view.rest, nullptr, {}};
  if (!by_name) body.known = view.collection.vocabulary.agency_by_id(body.key);
  auto fact = view.collection.catalogue.agency(body.key);
  if (!fact) return tl::unexpected(fact.error());
  if (!*fact && body.known == nullptr) return Err(Error::Code::NotFound, "{}", body.key);
  if (*fact) body.fact = **std::move(fact);
  return body;
}

}  // namespace

Result<Response> agency_page(const View& view) {
  const auto body = body_of(view);
  if (!body) return tl::unexpected(body.error());
  const auto leads = activities_of(*body, Role::Lead, Order::Document, kRows);
  if (!leads) return tl::unexpected(leads.error());
  const auto joins = activities_of(*body, Role::Coordinating, Order::Document, kRows);
  if (!joins) return tl::unexpected(joins.error());
  const auto periods = activities_of(*body, Role::Lead, Order::Start, kBars);
  if (!periods) return tl::unexpected(periods.error());
  const std::size_t offset = view.number("offset", 0, kMostOffset, 0);
  const auto duties = view.collection.catalogue.duties(body->key, {offset, kDuties});
  if (!duties) return tl::unexpected(duties.error());
  Result<Listed<DocumentFact>> issued = Listed<DocumentFact>{};
  if (body->known != nullptr) {
    issued = view.collection.catalogue.documents(
        {.issuers = issuer_names(*body->known, view.collection.vocabulary),
         .order = store::DocumentsWanted::Order::Newest},
        {.limit = kIssued});
  }
  if (!issued) return tl::unexpected(issued.error());
  return page(view, {.title = body->name(), .place = Place::Agencies, .wide = true},
              [&](Html& html) {
                write_head(html, *body);
                if (body->known != nullptr) write_history(html, view, *body->known);
                write_activities_part(html, *body, kLeadPart, *leads);
                if (periods->total > 1) {
                  write_timeline(html, view, periods->items, periods->total, view.say(kPicture));
                }
                write_activities_part(html, *body, kJoinPart, *joins);
                write_duties(html, view, *duties, offset);
                write_issued(html, view, *issued);
                if (body->known != nullptr) write_parts(html, view, *body->known);
              });
}

}  // namespace viendan::web

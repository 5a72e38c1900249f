// "/documents": all documents of the collection, with filters.
#include <fmt/core.h>

#include <array>

#include "base/date.h"
#include "web/page/layout.h"
#include "web/page/names.h"
#include "web/pages/collection/parts.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

using store::Catalogue;
using Order = store::DocumentsWanted::Order;

constexpr std::size_t kOnPage = 50;
constexpr std::uint32_t kMostOffset = 10'000'000;

constexpr Phrase kTitle{"Văn bản trong kho", "Documents of the collection"};
constexpr Phrase kTotal{"{} văn bản", "{} documents"};
constexpr Phrase kTotalOne{"{} văn bản", "{} document"};
constexpr Phrase kAny{"Mọi năm", "Any year"};
constexpr Phrase kWords{"Số, ký hiệu hoặc trích yếu", "Symbol or title"};
constexpr Phrase kType{"Loại văn bản", "Type"};
constexpr Phrase kIssuer{"Cơ quan ban hành", "Issuer"};
constexpr Phrase kYear{"Năm ban hành", "Year of issue"};
constexpr Phrase kFormat{"Định dạng tệp", "File format"};
constexpr Phrase kUndated{"Không rõ ngày", "No date"};

struct OrderName {
  std::string_view value;
  Order order;
  Phrase name;
};
constexpr std::array kOrders = std::to_array<OrderName>({
    {"newest", Order::Newest, list_words::kNewest},
    {"oldest", Order::Oldest, {"Cũ nhất trước", "Oldest first"}},
    {"activities", Order::MostActivities, {"Nhiều nhiệm vụ nhất", "Most activities"}},
    {"issues", Order::MostIssues, {"Nhiều lưu ý nhất", "Most remarks"}},
});

constexpr std::array kColumns = std::to_array<Column>({
    {{"Văn bản", "Document"}},
    {{"Ngày ban hành", "Date"}},
    {{"Cơ quan ban hành", "Issuer"}},
    {{"Nhiệm vụ", "Activities"}, true},
    {{"Viện dẫn", "Citations"}, true},
    {{"Lưu ý", "Remarks"}, true},
});

constexpr std::string_view kNoYear = "none";

store::DocumentsWanted wanted_by(const View& view) {
  store::DocumentsWanted wanted;
  wanted.words = asked(view, "q");
  wanted.types = view.request.all("type");
  wanted.issuers = view.request.all("issuer");
  wanted.formats = view.request.all("format");
  const std::string year(asked(view, "year"));
  if (year == kNoYear) wanted.unread_dates = true;
  const auto date = parse_iso_date(year);
  if (date && date->month == 0) {
    wanted.from = date->first_day().iso();
    wanted.to = date->last_day().iso();
  }
  for (const OrderName& row : kOrders) {
    if (asked(view, "sort") == row.value) wanted.order = row.order;
  }
  return wanted;
}

/// The values that documents have, each with how many have it.
std::vector<Option> options_of(const View& view, Catalogue::By by,
                               std::span<const CodeName> names = {}) {
  const auto counts = view.collection.catalogue.counts(by);
  std::vector<Option> options;
  if (!counts) return options;
  for (const Count& count : *counts) {
    if (count.value.empty()) continue;
    const std::string_view name =
        count.name.empty() ? shown_name(names, count.value, view.language) : count.name;
    options.push_back({count.value, fmt::format("{} ({})", name,
                                                shown_number(static_cast<std::size_t>(count.count),
                                                             view.language))});
  }
  return options;
}

void filters(Html& html, const View& view) {
  html.element(
      "form",
      {{"class", "filters"},
       {"action", view.address("/documents").text()},
       {"aria-label", view.say(list_words::kFilterList)}},
      [&] {
        text_field(html, view, kWords, "q");
        select_field(html, view, kType, "type", options_of(view, Catalogue::By::Type),
                     list_words::kAll);
        select_field(html, view, kIssuer, "issuer", options_of(view, Catalogue::By::Issuer),
                     list_words::kAll);
        auto years = options_of(view, Catalogue::By::Year);
        years.push_back({std::string(kNoYear), std::string(view.say(kUndated))});
        select_field(html, view, kYear, "year", years, kAny);
        select_field(html, view, kFormat, "format",
                     options_of(view, Catalogue::By::Format, format_names()), list_words::kAll);
        std::vector<Option> orders;
        for (const OrderName& row : kOrders) {
          orders.push_back({std::string(row.value), std::string(view.say(row.name))});
        }
        select_field(html, view, list_words::kSort, "sort", orders, list_words::kByIdentity);
        submit(html, view);
      });
}

void document_row(Html& html, const View& view, const DocumentFact& fact) {
  html.element("tr", [&] {
    row_heading(html, [&] {
      document_link(html, view, fact.id, fact.symbol);
      html.text(" ");
      tag(html, {}, fact.type);
      if (!fact.title.empty()) {
        html.element("div", {{"class", "quiet"}, {"lang", "vi", fact.language != "en"}},
                     fact.title);
      }
    });
    text_cell(html, view, kColumns[1], shown_date(fact.date, view.language));
    text_cell(html, view, kColumns[2], fact.issuer);
    const auto activities = view.address("/activities").with("document", fact.id).text();
    number_cell(html, view, kColumns[3], static_cast<std::size_t>(fact.activities), activities);
    number_cell(html, view, kColumns[4], static_cast<std::size_t>(fact.citations),
                view.address("/documents/" + fact.id).with("view", "relations").text());
    number_cell(
        html, view, kColumns[5], static_cast<std::size_t>(fact.issues),
        view.address("/collection").with("view", "remarks").with("document", fact.id).text());
  });
}

}  // namespace

Result<Response> documents_page(const View& view) {
  const std::size_t offset = view.number("offset", 0, kMostOffset, 0);
  const auto found =
      view.collection.catalogue.documents(wanted_by(view), {.offset = offset, .limit = kOnPage});
  if (!found) return tl::unexpected(found.error());
  return page(view,
              {.title = std::string(view.say(kTitle)), .place = Place::Documents, .wide = true},
              [&](Html& html) {
                html.element("h1", view.say(kTitle));
                filters(html, view);
                const auto total = counted(view, kTotalOne, kTotal, found->total);
                if (found->total == 0) {
                  html.element("p", view.say(list_words::kNothingFits));
                  return html.element("p", [&] {
                    link(html, view.address("/documents").text(), view.say(list_words::kClear));
                  });
                }
                data_table(html, view, total, kColumns,
                           [&] {
                             for (const auto& fact : found->items) document_row(html, view, fact);
                           },
                           {.cards = true});
                paging(html, view, offset, kOnPage, found->total);
              });
}

}  // namespace viendan::web

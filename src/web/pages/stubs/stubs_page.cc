// "/stubs": cited documents whose text is not in the collection.
#include <fmt/core.h>

#include <array>

#include "web/page/layout.h"
#include "web/pages/collection/parts.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

using Order = store::StubsWanted::Order;

constexpr std::size_t kOnPage = 50;
constexpr std::size_t kCitingShown = 3;
constexpr std::uint32_t kMostOffset = 10'000'000;

constexpr Phrase kTitle{"Văn bản chưa có toàn văn", "Missing documents"};
constexpr Phrase kLead{
    "Những văn bản được viện dẫn mà kho chưa có toàn văn. Mọi điều ghi ở đây chỉ theo lời của các "
    "văn bản viện dẫn.",
    "Documents that are cited, but whose text is not in the collection. All that is said of them "
    "here is what the citing documents say."};
constexpr Phrase kTotal{"{} văn bản chưa có", "{} missing documents"};
constexpr Phrase kTotalOne{"{} văn bản chưa có", "{} missing document"};
constexpr Phrase kWords{"Số, ký hiệu hoặc tên", "Symbol or title"};
constexpr Phrase kType{"Loại văn bản", "Type"};
constexpr Phrase kMost{"Được viện dẫn nhiều nhất", "Most cited"};
constexpr Phrase kMore{" và {} văn bản khác", " and {} more"};

constexpr std::array kColumns = std::to_array<Column>({
    {{"Văn bản được viện dẫn", "Cited document"}},
    {{"Ngày ban hành", "Date"}},
    {{"Cơ quan ban hành", "Issuer"}},
    {{"Được viện dẫn tại", "Cited by"}},
    {{"Số lần viện dẫn", "Mentions"}, true},
});

store::StubsWanted wanted_by(const View& view) {
  store::StubsWanted wanted;
  wanted.words = asked(view, "q");
  wanted.type = asked(view, "type");
  if (asked(view, "sort") == "identity") wanted.order = Order::Identity;
  if (asked(view, "sort") == "newest") wanted.order = Order::Newest;
  return wanted;
}

void filters(Html& html, const View& view) {
  html.element("form",
               {{"class", "filters"},
                {"action", view.address("/stubs").text()},
                {"aria-label", view.say(list_words::kFilterList)}},
               [&] {
                 text_field(html, view, kWords, "q");
                 std::vector<Option> types;
                 for (const auto& type : view.collection.vocabulary.types()) {
                   types.push_back({type.name, type.name});
                 }
                 select_field(html, view, kType, "type", types, list_words::kAll);
                 const std::array orders = {
                     Option{"newest", std::string(view.say(list_words::kNewest))},
                     Option{"identity", std::string(view.say(list_words::kByIdentity))}};
                 select_field(html, view, list_words::kSort, "sort", orders, kMost);
                 submit(html, view);
               });
}

/// The first documents that cite it; the page of the stub has all.
void citing(Html& html, const View& view, const Stub& stub) {
  const std::size_t shown = std::min(stub.cited_by.size(), kCitingShown);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) html.text(", ");
    const auto fact = view.collection.catalogue.document(stub.cited_by[i]);
    const bool known = fact && *fact;
    document_link(html, view, stub.cited_by[i], known ? (*fact)->symbol : std::string());
  }
  if (stub.cited_by.size() > shown) {
    html.text(fmt::format(fmt::runtime(view.say(kMore)),
                          shown_number(stub.cited_by.size() - shown, view.language)));
  }
}

void stub_row(Html& html, const View& view, const Stub& stub) {
  const Reference& reference = stub.reference;
  html.element("tr", [&] {
    row_heading(html, [&] {
      const auto& name = reference.symbol.empty() ? reference.title : reference.symbol;
      document_link(html, view, reference.id, name);
      html.text(" ");
      tag(html, {}, reference.type);
      if (!reference.title.empty() && !reference.symbol.empty()) {
        html.element("div", {{"class", "quiet"}, {"lang", "vi"}}, reference.title);
      }
    });
    text_cell(html, view, kColumns[1],
              reference.date ? shown_date(reference.date->iso(), view.language) : "");
    text_cell(html, view, kColumns[2], reference.issuer);
    cell(html, view, kColumns[3], [&] { citing(html, view, stub); });
    number_cell(html, view, kColumns[4], static_cast<std::size_t>(stub.mentions));
  });
}

}  // namespace

Result<Response> stubs_page(const View& view) {
  const std::size_t offset = view.number("offset", 0, kMostOffset, 0);
  const auto found =
      view.collection.catalogue.stubs(wanted_by(view), {.offset = offset, .limit = kOnPage});
  if (!found) return tl::unexpected(found.error());
  return page(view, {.title = std::string(view.say(kTitle)), .place = Place::Stubs, .wide = true},
              [&](Html& html) {
                html.element("h1", view.say(kTitle));
                html.element("p", view.say(kLead));
                filters(html, view);
                if (found->total == 0) {
                  html.element("p", view.say(list_words::kNothingFits));
                  return html.element("p", [&] {
                    link(html, view.address("/stubs").text(), view.say(list_words::kClear));
                  });
                }
                data_table(html, view, counted(view, kTotalOne, kTotal, found->total), kColumns,
                           [&] {
                             for (const Stub& stub : found->items) stub_row(html, view, stub);
                           },
                           {.cards = true});
                paging(html, view, offset, kOnPage, found->total);
              });
}

}  // namespace viendan::web

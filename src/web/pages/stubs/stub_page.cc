// The page of a document that is cited but missing: all that is said of it, and by whom.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "vocabulary/timeline.h"
#include "web/page/layout.h"
#include "web/page/names.h"
#include "web/pages/collection/parts.h"
#include "web/pages/stubs/picture.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

constexpr std::size_t kOnPage = 50;
constexpr std::size_t kMostRead = 500;  // citations whose words are compared
constexpr std::size_t kMostForms = 20;
constexpr std::size_t kPlacesShown = 6;
constexpr std::uint32_t kMostOffset = 10'000'000;

constexpr Phrase kNote{
    "Kho chưa có toàn văn của văn bản này. Mọi điều dưới đây chỉ theo lời của các văn bản viện dẫn "
    "nó.",
    "The text of this document is not in the collection. All below is what the documents say that "
    "cite it."};
constexpr Phrase kType{"Loại văn bản", "Type"};
constexpr Phrase kNumber{"Số", "Number"};
constexpr Phrase kSymbol{"Số, ký hiệu", "Symbol"};
constexpr Phrase kDate{"Ngày ban hành", "Date of issue"};
constexpr Phrase kIssuer{"Cơ quan ban hành", "Issuer"};
constexpr Phrase kName{"Tên, trích yếu", "Title"};
constexpr Phrase kValidity{"Hiệu lực theo kho", "Validity, as the collection says"};
constexpr Phrase kCited{"Được viện dẫn", "Cited"};
constexpr Phrase kCitedBy{"{} lần, tại {} văn bản", "{} times, by {} documents"};
constexpr Phrase kIdentity{"Mã trong kho", "Identity"};
constexpr Phrase kTwoDates{"Ngày ban hành được ghi khác nhau", "Dates that do not agree"};
constexpr Phrase kTwoDatesNote{
    "Các văn bản viện dẫn ghi những ngày khác nhau; không chọn ngày nào thay người đọc. Chỉ toàn "
    "văn mới cho biết ngày đúng.",
    "The citing documents give different dates; none is chosen for the reader. Only the text "
    "itself "
    "can tell the right one."};
constexpr Phrase kPicture{"Văn bản nào viện dẫn {}", "Who cites {}"};
constexpr Phrase kForms{"Cách các văn bản gọi tên", "How documents name it"};
constexpr Phrase kCitations{"Các chỗ viện dẫn", "Where it is cited"};
constexpr Phrase kAdd{"Bổ sung vào kho", "To add it to the collection"};
constexpr Phrase kAddHow{
    "Tìm toàn văn (bản text, HTML, Word hoặc PDF), đặt tệp vào thư mục văn bản của kho rồi lập lại "
    "chỉ mục bằng lệnh dưới đây; các chỗ viện dẫn sẽ tự nối tới toàn văn. Khi tìm, dùng:",
    "Find the text (plain, HTML, Word or PDF), put the file into the folder of documents and build "
    "the index with the command below; citations then lead to the text by themselves. To look "
    "for:"};

constexpr std::array kDateColumns = std::to_array<Column>({
    {{"Ngày được ghi", "Date said"}},
    {{"Số lần", "Times"}, true},
    {{"Ghi tại", "Said in"}},
});
constexpr std::array kFormColumns = std::to_array<Column>({
    {{"Lời viện dẫn", "Words"}},
    {{"Số lần", "Times"}, true},
    {{"Tại", "In"}},
});

/// Something said, and the citations that say it.
using Sayings = std::vector<std::pair<std::string, std::vector<const CitationFact*>>>;

/// The most frequent first, equal ones by what is said.
Sayings sorted(const std::map<std::string, std::vector<const CitationFact*>>& said) {
  Sayings sayings(said.begin(), said.end());
  std::ranges::stable_sort(sayings, std::ranges::greater(),
                           [](const auto& saying) { return saying.second.size(); });
  return sayings;
}

Sayings dates_said(const std::vector<CitationFact>& facts) {
  std::map<std::string, std::vector<const CitationFact*>> said;
  for (const CitationFact& fact : facts) {
    const auto dates = find_dates(fact.citation.surface);
    if (dates.size() == 1) said[dates[0].date.iso()].push_back(&fact);
  }
  return sorted(said);
}

Sayings forms_of(const std::vector<CitationFact>& facts) {
  std::map<std::string, std::vector<const CitationFact*>> said;
  for (const CitationFact& fact : facts) said[squeeze(fact.citation.surface)].push_back(&fact);
  return sorted(said);
}

void places(Html& html, const View& view, const std::vector<const CitationFact*>& facts) {
  const std::size_t shown = std::min(facts.size(), kPlacesShown);
  html.element("ul", {{"class", "places"}}, [&] {
    for (std::size_t i = 0; i < shown; ++i) {
      html.element("li", [&] { place_link(html, view, facts[i]->place); });
    }
    if (facts.size() > shown) {
      html.element("li", fmt::format(fmt::runtime(view.say(list_words::kMorePlaces)),
                                     shown_number(facts.size() - shown, view.language)));
    }
  });
}

void sayings_table(Html& html, const View& view, const Sayings& sayings, std::string_view caption,
                   std::span<const Column> columns, bool dates) {
  data_table(html, view, caption, columns,
             [&] {
               for (std::size_t i = 0; i < std::min(sayings.size(), kMostForms); ++i) {
                 const auto& [value, facts] = sayings[i];
                 html.element("tr", [&] {
                   html.element("th", {{"scope", "row"}, {"lang", "vi", !dates}},
                                dates ? shown_date(value, view.language) : value);
                   number_cell(html, view, columns[1], facts.size());
                   cell(html, view, columns[2], [&] { places(html, view, facts); });
                 });
               }
             },
             {.heading = "h2", .cards = true});
}

void fact_row(Html& html, const View& view, const Phrase& name, std::string_view value) {
  if (value.empty()) return;
  html.element("dt", view.say(name));
  html.element("dd", value);
}

void facts_list(Html& html, const View& view, const Stub& stub, const Standing& standing,
                bool one_date) {
  const Reference& known = stub.reference;
  html.element("dl", {{"class", "facts"}}, [&] {
    fact_row(html, view, kName, known.symbol.empty() ? std::string() : known.title);
    fact_row(html, view, kType, known.type);
    fact_row(html, view, kNumber, known.number);
    if (known.date && one_date) {
      fact_row(html, view, kDate, shown_date(known.date->iso(), view.language));
    }
    fact_row(html, view, kIssuer, known.issuer);
    fact_row(html, view, kCited,
             fmt::format(fmt::runtime(view.say(kCitedBy)),
                         shown_number(static_cast<std::size_t>(stub.mentions), view.language),
                         shown_number(stub.cited_by.size(), view.language)));
    fact_row(html, view, kValidity, view.say(name_of(standing.validity)));
    fact_row(html, view, kIdentity, known.id);
  });
}

void how_to_add(Html& html, const View& view, const Reference& known) {
  html.element("h2", view.say(kAdd));
  html.element("p", view.say(kAddHow));
  html.element("dl", {{"class", "facts"}}, [&] {
    fact_row(html, view, kSymbol, known.symbol);
    fact_row(html, view, kName, known.title);
    fact_row(html, view, kIssuer, known.issuer);
  });
  html.element("p", [&] { html.element("code", "viendan build"); });
}

struct Shown {
  Stub stub;
  Standing standing;
  std::vector<EdgeFact> edges;
  std::vector<CitationFact> read;    // whose words are compared
  Listed<CitationFact> listed = {};  // of this page
};

Result<Shown> shown_of(const View& view, std::string_view id, std::size_t offset) {
  const store::Catalogue& catalogue = view.collection.catalogue;
  auto stub = catalogue.stub(id);
  if (!stub) return tl::unexpected(stub.error());
  if (!*stub) return Err(Error::Code::NotFound, "{}", id);
  auto standing = catalogue.standing(id);
  if (!standing) return tl::unexpected(standing.error());
  auto edges = catalogue.edges_to(id);
  if (!edges) return tl::unexpected(edges.error());
  const store::CitationsWanted wanted{.target = std::string(id)};
  auto read = catalogue.citations(wanted, {.offset = 0, .limit = kMostRead});
  if (!read) return tl::unexpected(read.error());
  auto listed = catalogue.citations(wanted, {.offset = offset, .limit = kOnPage});
  if (!listed) return tl::unexpected(listed.error());
  return Shown{**std::move(stub), *standing, *std::move(edges), std::move(read->items),
               *std::move(listed)};
}

void heading(Html& html, const View& view, std::string_view name, const Shown& shown) {
  html.element("h1", name);
  html.element("p", [&] {
    tag(html, {}, shown.stub.reference.type);
    html.text(" ");
    tag(html, "stub", view.say(name_of(CitationStatus::Stub)));
    if (shown.standing.validity != Validity::Unknown) {
      html.text(" ");
      tag(html, name_in(kValidities, shown.standing.validity),
          view.say(name_of(shown.standing.validity)));
    }
  });
  html.element("p", {{"class", "note"}}, view.say(kNote));
}

}  // namespace

Result<Response> stub_page(const View& view) {
  const std::size_t offset = view.number("offset", 0, kMostOffset, 0);
  const auto shown = shown_of(view, view.rest, offset);
  if (!shown) return tl::unexpected(shown.error());
  const Reference& known = shown->stub.reference;
  const std::string name = !known.symbol.empty()  ? known.symbol
                           : !known.title.empty() ? known.title
                                                  : known.id;
  const std::string drawn = fmt::format(fmt::runtime(view.say(kPicture)), name);
  Html picture;
  if (auto made = edges_picture(picture, view, known.id, shown->edges, drawn); !made) {
    return tl::unexpected(made.error());
  }
  const Sayings dates = dates_said(shown->read);
  const auto content = [&](Html& html) {
    heading(html, view, name, *shown);
    facts_list(html, view, shown->stub, shown->standing, dates.size() < 2);
    if (dates.size() > 1) {
      sayings_table(html, view, dates, view.say(kTwoDates), kDateColumns, true);
      html.element("p", {{"class", "warning"}}, view.say(kTwoDatesNote));
    }
    if (!picture.written().empty()) {
      html.element("h2", drawn);
      html.trusted(picture.written());
    }
    sayings_table(html, view, forms_of(shown->read), view.say(kForms), kFormColumns, false);
    html.element("h2", view.say(kCitations));
    html.element("ol", {{"class", "hits"}}, [&] {
      for (const CitationFact& fact : shown->listed.items) citation_item(html, view, fact);
    });
    paging(html, view, offset, kOnPage, shown->listed.total);
    how_to_add(html, view, known);
  };
  return page(view, {.title = name, .place = Place::Stubs}, content);
}

}  // namespace viendan::web

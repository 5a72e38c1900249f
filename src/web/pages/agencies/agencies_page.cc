// The list of bodies that activities and duties name.
#include <algorithm>
#include <array>

#include "base/result.h"
#include "base/text.h"
#include "base/unicode.h"
#include "web/page/layout.h"
#include "web/pages/activities/words.h"
#include "web/pages/agencies/known.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

constexpr std::size_t kRowsOfPage = 50;
constexpr std::uint32_t kMostOffset = 1'000'000;
constexpr std::size_t kLongestWords = 200;

constexpr Phrase kTitle{"Cơ quan", "Agencies"};
constexpr Phrase kIntroduction{
    "Các cơ quan được nêu là chủ trì, phối hợp hoặc có nhiệm vụ trong các văn bản.",
    "The bodies that the documents name as lead, as coordinating, or as having duties."};
constexpr Phrase kSorts{"Loại tên gọi", "Kinds of names"};
constexpr Phrase kWords{"Có từ trong tên", "Words in the name"};
constexpr Phrase kFilter{"Tìm cơ quan", "Find an agency"};
constexpr Phrase kFind{"Tìm", "Find"};
constexpr Phrase kNone{"Không có cơ quan nào như vậy.", "There is no such agency."};
constexpr Phrase kTable{"Bảng cơ quan", "Table of agencies"};
constexpr Phrase kName{"Tên", "Name"};
constexpr Phrase kKind{"Loại", "Kind"};
constexpr Phrase kLead{"Chủ trì", "Leads"};
constexpr Phrase kJoins{"Phối hợp", "Joins"};
constexpr Phrase kDuties{"Nhiệm vụ khác", "Duties"};
constexpr Phrase kDocuments{"Văn bản", "Documents"};
constexpr Phrase kRange{"{} – {} trong {}", "{} – {} of {}"};

/// Names that mean a body are kept apart from those that mean a class of bodies.
struct Sort {
  std::string_view value;  // of the parameter
  Phrase name;
  Phrase meaning;
  bool (*has)(const AgencyFact& fact);
};
constexpr std::array kAllSorts = std::to_array<Sort>({
    {"",
     {"Đã biết", "Known"},
     {"Có trong danh mục cơ quan.", "In the vocabulary of agencies."},
     [](const AgencyFact& fact) { return !fact.id.empty() && !fact.collective; }},
    {"collective",
     {"Nhóm cơ quan", "Classes"},
     {"Tên chỉ một nhóm cơ quan, như “các bộ, ngành liên quan”.",
      "Names of a class of bodies, such as “ministries concerned”."},
     [](const AgencyFact& fact) { return fact.collective; }},
    {"other",
     {"Chưa có trong danh mục", "Not in the vocabulary"},
     {"Tên đúng như đọc được; có thể là cơ quan chưa được ghi vào danh mục, hoặc tên in sai.",
      "Names as read: bodies that the vocabulary lacks, or names that are misprinted."},
     [](const AgencyFact& fact) { return fact.id.empty() && !fact.collective; }},
});

const Sort& chosen_sort(const View& view) {
  const auto* found = std::ranges::find(kAllSorts, view.request.parameter("kind"), &Sort::value);
  return found == kAllSorts.end() ? kAllSorts.front() : *found;
}

using Facts = std::vector<AgencyFact>;

void write_form(Html& html, const View& view, const Sort& sort, std::string_view words) {
  html.element(
      "form",
      {{"class", "filters"},
       {"action", view.address("/agencies").text()},
       {"aria-label", view.say(kFilter)}},
      [&] {
        html.element("label", [&] {
          html.element("span", view.say(kWords));
          html.empty("input", {{"name", "q"}, {"value", words}, {"maxlength", "200"}});
        });
        if (!sort.value.empty()) {
          html.empty("input", {{"type", "hidden"}, {"name", "kind"}, {"value", sort.value}});
        }
        html.element("button", {{"type", "submit"}}, view.say(kFind));
      });
}

void write_tabs(Html& html, const View& view, const Sort& chosen, const Facts& facts) {
  html.element("nav", {{"class", "tabs"}, {"aria-label", view.say(kSorts)}}, [&] {
    html.element("ul", [&] {
      for (const Sort& sort : kAllSorts) {
        const auto count = static_cast<std::size_t>(std::ranges::count_if(facts, sort.has));
        html.element("li", [&] {
          html.element(
              "a",
              {{"href", view.with("kind", sort.value)}, {"aria-current", "page", &sort == &chosen}},
              [&] {
                html.text(view.say(sort.name));
                html.text(" ");
                html.element("span", {{"class", "count"}},
                             fmt::format("({})", shown_number(count, view.language)));
              });
        });
      }
    });
  });
}

void write_row(Html& html, const View& view, const AgencyFact& fact) {
  const auto number = [&](const Phrase& label, int count) {
    html.element("td", {{"class", "number"}, {"data-label", view.say(label)}},
                 shown_number(static_cast<std::size_t>(count), view.language));
  };
  html.element("tr", [&] {
    html.element("th", {{"scope", "row"}}, [&] {
      html.element("a", {{"href", body_address(fact.id, fact.name, view.language)}}, fact.name);
    });
    const Agency* known = view.collection.vocabulary.agency_by_id(fact.id);
    html.element("td", {{"data-label", view.say(kKind)}},
                 known == nullptr ? std::string_view{} : kind_in_words(known->kind, view.language));
    number(kLead, fact.lead);
    number(kJoins, fact.coordinating);
    number(kDuties, fact.duties);
    number(kDocuments, fact.documents);
  });
}

void write_table(Html& html, const View& view, std::span<const AgencyFact> rows,
                 std::string_view caption) {
  html.element(
      "div",
      {{"class", "scroll"},
       {"role", "region"},
       {"tabindex", "0"},
       {"aria-label", view.say(kTable)}},
      [&] {
        html.element("table", {{"class", "data cards"}}, [&] {
          html.element("caption", caption);
          html.element("thead", [&] {
            html.element("tr", [&] {
              for (const auto& [name, counts] : {std::pair{kName, false},
                                                 {kKind, false},
                                                 {kLead, true},
                                                 {kJoins, true},
                                                 {kDuties, true},
                                                 {kDocuments, true}}) {
                html.element("th", {{"scope", "col"}, {"class", "number", counts}}, view.say(name));
              }
            });
          });
          html.element("tbody", [&] {
            for (const AgencyFact& fact : rows) write_row(html, view, fact);
          });
        });
      });
}

void write_part(Html& html, const View& view, const Facts& facts) {
  if (facts.empty()) return html.element("p", {{"class", "note"}}, view.say(kNone));
  const std::size_t offset =
      std::min<std::size_t>(view.number("offset", 0, kMostOffset, 0), facts.size() - 1);
  const auto part = std::span(facts).subspan(offset, std::min(kRowsOfPage, facts.size() - offset));
  const auto number = [&](std::size_t n) { return shown_number(n, view.language); };
  write_table(html, view, part,
              fmt::format(fmt::runtime(view.say(kRange)), number(offset + 1),
                          number(offset + part.size()), number(facts.size())));
  paging(html, view, offset, kRowsOfPage, facts.size());
}

}  // namespace

Result<Response> agencies_page(const View& view) {
  const Sort& sort = chosen_sort(view);
  std::string words = squeeze(to_nfc(view.request.parameter("q")));
  words.resize(offset_of_code_point(words, kLongestWords));
  // Bodies are few thousands however many the documents: they are told apart here.
  const auto all = view.collection.catalogue.agencies(words, {.limit = kMostOffset});
  if (!all) return tl::unexpected(all.error());
  Facts facts;
  std::ranges::copy_if(all->items, std::back_inserter(facts), sort.has);
  return page(view, {.title = std::string(view.say(kTitle)), .place = Place::Agencies},
              [&](Html& html) {
                html.element("h1", view.say(kTitle));
                html.element("p", view.say(kIntroduction));
                write_form(html, view, sort, words);
                write_tabs(html, view, sort, all->items);
                html.element("p", {{"class", "quiet"}}, view.say(sort.meaning));
                write_part(html, view, facts);
              });
}

}  // namespace viendan::web

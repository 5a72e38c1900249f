#include "web/pages/activities/form.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/result.h"
#include "base/text.h"
#include "web/page/layout.h"
#include "web/pages/activities/words.h"

namespace viendan::web {
namespace {

constexpr std::size_t kSuggestedAgencies = 60;
constexpr std::size_t kMostFunding = 40;

constexpr Phrase kForm{"Lọc nhiệm vụ", "Filter activities"};
constexpr Phrase kAgency{"Cơ quan", "Agency"};
constexpr Phrase kRole{"Vai trò", "Role"};
constexpr Phrase kFrom{"Từ", "From"};
constexpr Phrase kTo{"Đến", "To"};
constexpr Phrase kDocument{"Văn bản", "Document"};
constexpr Phrase kFunding{"Nguồn kinh phí", "Funding"};
constexpr Phrase kWords{"Có từ trong tên, nội dung", "Words in title or content"};
constexpr Phrase kSort{"Sắp xếp theo", "Sort by"};
constexpr Phrase kOrder{"Chiều", "Direction"};
constexpr Phrase kUp{"Tăng dần", "Ascending"};
constexpr Phrase kDown{"Giảm dần", "Descending"};
constexpr Phrase kAll{"Tất cả", "All"};
constexpr Phrase kApply{"Lọc", "Filter"};
constexpr Phrase kClear{"Bỏ hết điều kiện", "Clear the filter"};
constexpr Phrase kTakeAway{"Bỏ điều kiện này", "Remove this condition"};
constexpr Phrase kTimeHint{"2015, 3/2015, 15/3/2015", "2015, 3/2015, 15/3/2015"};
constexpr Phrase kAgencyHint{"tên hoặc chữ viết tắt", "name or abbreviation"};
constexpr Phrase kDocumentHint{"số, ký hiệu", "number or symbol"};

constexpr Phrase kTaken{"Hiểu “{}” là: ", "“{}” was taken for: "};
constexpr Phrase kNear{
    "Tên gần giống, văn bản không cho biết có phải cùng cơ quan hay không, nên không tính vào đây:",
    "Nearly the same name; the documents do not tell whether it is the same body, so it is not "
    "counted here:"};
constexpr Phrase kNoAgency{"Không có cơ quan nào tên là “{}” trong các văn bản.",
                           "No agency of the documents has the name “{}”."};
constexpr Phrase kNoDocument{"Không có văn bản “{}” trong kho.",
                             "The collection has no document “{}”."};
constexpr Phrase kNoDay{
    "Không đọc được “{}”: hãy ghi năm, tháng hoặc ngày, ví dụ 2015, 3/2015, 15/3/2015. Điều kiện "
    "này không được áp dụng.",
    "“{}” cannot be read: type a year, month or day, such as 2015, 3/2015, 15/3/2015. This "
    "condition is not applied."};
constexpr Phrase kOverlap{
    "Tính nhiệm vụ có thời gian thực hiện giao với khoảng đã chọn; nhiệm vụ không in thời gian "
    "không được tính.",
    "Activities whose period overlaps the chosen one; those without a printed period are left "
    "out."};

struct Choice {
  std::string_view value;
  Phrase name;
};
constexpr std::array kRoles = std::to_array<Choice>({
    {"", {"Chủ trì hoặc phối hợp", "Lead or coordinating"}},
    {"lead", {"Chủ trì", "Lead"}},
    {"coordinating", {"Phối hợp", "Coordinating"}},
});
constexpr std::array kSorts = std::to_array<Choice>({
    {"", {"Thứ tự trong văn bản", "Order in the documents"}},
    {"start", {"Thời gian bắt đầu", "Beginning"}},
    {"end", {"Thời hạn kết thúc", "End"}},
    {"agency", {"Cơ quan chủ trì", "Lead agency"}},
    {"title", {"Tên nhiệm vụ", "Title"}},
});
constexpr std::array kOrders = std::to_array<Choice>({{"", kUp}, {"desc", kDown}});

/// A condition that can be chosen: where its words stand, and what it is called.
struct Condition {
  std::string TypedFilter::*typed;
  Phrase name;
};
constexpr std::array kConditions = std::to_array<Condition>({
    {&TypedFilter::agency, kAgency},
    {&TypedFilter::role, kRole},
    {&TypedFilter::from, kFrom},
    {&TypedFilter::to, kTo},
    {&TypedFilter::document, kDocument},
    {&TypedFilter::funding, kFunding},
    {&TypedFilter::words, kWords},
});

std::string filled(const View& view, const Phrase& phrase, std::string_view words) {
  return fmt::format(fmt::runtime(view.say(phrase)), words);
}

/// The words of a condition as people read them.
std::string shown_value(const ActivityFilter& filter, const Condition& condition,
                        Language language) {
  const std::string& typed = filter.typed.*condition.typed;
  if (condition.typed == &TypedFilter::agency && filter.agencies.size() == 1) {
    return filter.agencies.front().name;
  }
  if (condition.typed == &TypedFilter::document && filter.documents.size() == 1 &&
      !filter.documents.front().symbol.empty()) {
    return filter.documents.front().symbol;
  }
  if (condition.typed != &TypedFilter::role) return typed;
  for (const Choice& role : kRoles) {
    if (role.value == typed) return std::string(role.name.in(language));
  }
  return typed;
}

struct Input {
  std::string_view name;
  Phrase label;
  std::string_view value;
  Phrase hint = {};
  std::string_view list = {};
};

void write_input(Html& html, const View& view, const Input& input) {
  html.element("label", [&] {
    html.element("span", view.say(input.label));
    html.empty("input", {{"name", input.name},
                         {"value", input.value},
                         {"placeholder", view.say(input.hint), !input.hint.vietnamese.empty()},
                         {"list", input.list, !input.list.empty()},
                         {"maxlength", "400"},
                         {"autocomplete", "off"}});
  });
}

void write_option(Html& html, std::string_view value, std::string_view chosen,
                  std::string_view words) {
  html.element("option", {{"value", value}, {"selected", "", value == chosen}}, words);
}

void write_select(Html& html, const View& view, std::string_view name, const Phrase& label,
                  std::span<const Choice> choices, std::string_view chosen) {
  html.element("label", [&] {
    html.element("span", view.say(label));
    html.element("select", {{"name", name}}, [&] {
      for (const Choice& choice : choices) {
        write_option(html, choice.value, chosen, view.say(choice.name));
      }
    });
  });
}

void write_funding(Html& html, const View& view, const ActivityFilter& filter,
                   const std::vector<Count>& funding) {
  const std::string& chosen = filter.typed.funding;
  html.element("label", [&] {
    html.element("span", view.say(kFunding));
    html.element("select", {{"name", "funding"}}, [&] {
      write_option(html, "", chosen, view.say(kAll));
      const bool listed = std::ranges::find(funding, chosen, &Count::value) != funding.end();
      if (!chosen.empty() && !listed) write_option(html, chosen, chosen, chosen);
      for (const Count& each : funding) {
        const auto count = shown_number(static_cast<std::size_t>(each.count), view.language);
        write_option(html, each.value, chosen, fmt::format("{} ({})", each.value, count));
      }
    });
  });
}

/// The name of the one body that is meant; words that mean none or several stay as typed.
std::string_view agency_shown(const ActivityFilter& filter) {
  return filter.agencies.size() == 1 ? filter.agencies.front().name : filter.typed.agency;
}

void write_chip(Html& html, const View& view, const ActivityFilter& filter,
                const Condition& condition) {
  TypedFilter without = filter.typed;
  (without.*condition.typed).clear();
  html.element("li", [&] {
    html.element(
        "a", {{"class", "chip"}, {"href", filtered(without, view.path, view.language)}}, [&] {
          html.text(fmt::format("{}: {}", view.say(condition.name),
                                shown_value(filter, condition, view.language)));
          html.element("span", {{"aria-hidden", "true"}}, "×");
          html.element("span", {{"class", "unseen"}}, fmt::format(" ({})", view.say(kTakeAway)));
        });
  });
}

bool is_plain(const ActivityFilter& filter) {
  return filter.agencies.size() == 1 && filter.agencies.front().name == filter.typed.agency;
}

void write_taken(Html& html, const View& view, const ActivityFilter& filter) {
  if (filter.typed.agency.empty() || is_plain(filter)) return;
  html.element("p", {{"class", "note"}}, [&] {
    if (filter.agencies.empty()) return html.text(filled(view, kNoAgency, filter.typed.agency));
    html.text(filled(view, kTaken, filter.typed.agency));
    bool first = true;
    for (const MeantAgency& agency : filter.agencies) {
      if (!std::exchange(first, false)) html.text("; ");
      html.element("a",
                   {{"href", body_address(agency.known ? agency.key : std::string(), agency.name,
                                          view.language)}},
                   agency.name);
    }
    html.text(".");
  });
}

void write_near(Html& html, const View& view, const std::vector<AgencyFact>& near) {
  if (near.empty()) return;
  html.element("p", {{"class", "note"}}, [&] {
    html.text(view.say(kNear));
    for (const AgencyFact& fact : near) {
      html.text(&fact == &near.front() ? " " : "; ");
      const TypedFilter filter{.agency = fact.name};
      html.element("a", {{"href", filtered(filter, "/activities", view.language)}}, fact.name);
      html.text(fmt::format(" ({})", fact.lead + fact.coordinating));
    }
    html.text(".");
  });
}

void write_remarks(Html& html, const View& view, const ActivityFilter& filter) {
  const auto warn = [&](const Phrase& phrase, const std::string& typed) {
    html.element("p", {{"class", "warning"}}, filled(view, phrase, typed));
  };
  if (!filter.typed.document.empty() && filter.documents.empty()) {
    warn(kNoDocument, filter.typed.document);
  }
  if (filter.unread_from) warn(kNoDay, filter.typed.from);
  if (filter.unread_to) warn(kNoDay, filter.typed.to);
  if (filter.wanted.from || filter.wanted.to) {
    html.element("p", {{"class", "quiet"}}, view.say(kOverlap));
  }
}

/// To count all bodies of the collection for each page would take longer than all else of it; and
/// what is suggested so is sure to be found.
std::vector<std::string> suggested(std::span<const ActivityFact> shown) {
  std::map<std::string, int> counts;
  for (const ActivityFact& fact : shown) {
    for (const auto* bodies : {&fact.activity.lead, &fact.activity.coordinating}) {
      for (const AgencyRef& body : *bodies) ++counts[body.name];
    }
  }
  std::vector<std::pair<int, std::string>> ranked;
  for (const auto& [name, count] : counts) ranked.emplace_back(-count, name);
  std::ranges::sort(ranked);
  std::vector<std::string> names;
  for (auto& [count, name] : ranked) {
    if (names.size() < kSuggestedAgencies) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

Result<FilterChoices> filter_choices(const ActivityFilter& filter,
                                     std::span<const ActivityFact> shown,
                                     const Collection& collection) {
  auto funding = collection.catalogue.counts(store::Catalogue::By::Funding);
  if (!funding) return tl::unexpected(funding.error());
  if (funding->size() > kMostFunding) funding->resize(kMostFunding);
  FilterChoices choices{suggested(shown), *std::move(funding), {}};
  if (filter.agencies.size() != 1) return choices;
  auto near = nearly_named(filter.agencies.front(), collection);
  if (!near) return tl::unexpected(near.error());
  choices.near = *std::move(near);
  return choices;
}

void write_filter_form(Html& html, const View& view, const ActivityFilter& filter,
                       const FilterChoices& choices) {
  const TypedFilter& typed = filter.typed;
  html.element(
      "form",
      {{"class", "filters"},
       {"action", view.address("/activities").text()},
       {"aria-label", view.say(kForm)}},
      [&] {
        write_input(html, view, {"agency", kAgency, agency_shown(filter), kAgencyHint, "agencies"});
        html.element("datalist", {{"id", "agencies"}}, [&] {
          for (const std::string& name : choices.agencies) {
            html.element("option", {{"value", name}}, "");
          }
        });
        write_select(html, view, "role", kRole, kRoles, typed.role);
        write_input(html, view, {"from", kFrom, typed.from, kTimeHint});
        write_input(html, view, {"to", kTo, typed.to, kTimeHint});
        write_input(html, view, {"document", kDocument, typed.document, kDocumentHint});
        write_funding(html, view, filter, choices.funding);
        write_input(html, view, {"q", kWords, typed.words});
        write_select(html, view, "sort", kSort, kSorts, typed.sort);
        write_select(html, view, "order", kOrder, kOrders, typed.descending ? "desc" : "");
        const auto shown = view.request.parameter("view");
        if (!shown.empty()) {
          html.empty("input", {{"type", "hidden"}, {"name", "view"}, {"value", shown}});
        }
        html.element("button", {{"type", "submit"}}, view.say(kApply));
      });
}

void write_chosen(Html& html, const View& view, const ActivityFilter& filter,
                  const FilterChoices& choices) {
  if (filter.typed.empty()) return;
  html.element("ul", {{"class", "chips"}}, [&] {
    for (const Condition& condition : kConditions) {
      if (!(filter.typed.*condition.typed).empty()) write_chip(html, view, filter, condition);
    }
    html.element("li", [&] {
      html.element("a", {{"class", "chip"}, {"href", view.address("/activities").text()}},
                   view.say(kClear));
    });
  });
  write_taken(html, view, filter);
  write_near(html, view, choices.near);
  write_remarks(html, view, filter);
}

std::string filter_in_words(const ActivityFilter& filter, Language language) {
  std::vector<std::string> parts;
  for (const Condition& condition : kConditions) {
    if ((filter.typed.*condition.typed).empty()) continue;
    parts.push_back(fmt::format("{}: {}", condition.name.in(language),
                                shown_value(filter, condition, language)));
  }
  return join(parts, " · ");
}

}  // namespace viendan::web

// The words, the conditions chosen, and forms that change them.
#include <algorithm>
#include <array>

#include "web/page/names.h"
#include "web/pages/search/parts.h"
#include "web/pages/search/words.h"

namespace viendan::web::finding {
namespace {

constexpr Phrase kWords{"Từ cần tìm", "Words to find"};
constexpr Phrase kHint{"Từ, “cụm từ”, hoặc số ký hiệu", "Words, “a phrase”, or a symbol"};
constexpr Phrase kFind{"Tìm", "Search"};
constexpr Phrase kChosen{"Điều kiện đã chọn", "Conditions chosen"};
constexpr Phrase kTakeAway{"bỏ điều kiện này", "take this condition away"};
constexpr Phrase kTakeAll{"Bỏ mọi điều kiện", "Take all conditions away"};
constexpr Phrase kMore{"Lọc theo loại, cơ quan, thời gian, hiệu lực",
                       "Filter by type, issuer, time, validity"};
constexpr Phrase kAny{"Tất cả", "Any"};
constexpr Phrase kApply{"Lọc", "Filter"};
constexpr Phrase kOrder{"Sắp xếp", "Order"};
constexpr Phrase kUnread{
    "Không hiểu điều kiện “{}: {}”, nên không lọc theo điều kiện này. {}",
    "The condition “{}: {}” cannot be read, so the documents are not filtered by it. {}"};
constexpr Phrase kDates{"Ngày viết 15/12/2015, 12/2015 hoặc 2015.",
                        "Dates are written 15/12/2015, 12/2015 or 2015."};

/// A field of the form that is typed into.
struct Box {
  std::string_view field;
  Phrase label;
  Phrase hint;
};
constexpr Box kIssuer{
    "issuer", {"Cơ quan ban hành", "Issuer"}, {"tên hoặc viết tắt", "name or code"}};
constexpr Box kTexts[] = {
    {"from", {"Ban hành từ", "Issued from"}, {"2012", "2012"}},
    {"to", {"đến", "to"}, {"31/12/2015", "31/12/2015"}},
    {"valid", {"Hiệu lực tại ngày", "In force on"}, {"01/7/2016", "01/7/2016"}},
};
constexpr Phrase kType{"Loại văn bản", "Type"};
constexpr Phrase kValidity{"Hiệu lực", "Validity"};

constexpr std::array<std::string_view, 6> kFieldsOfForm = {"type", "issuer", "from",
                                                           "to",   "valid",  "validity"};

void hidden(Html& html, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  html.empty("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

void keep_order(Html& html, const Asked& asked) {
  hidden(html, "sort", asked.sort);
  if (!asked.expand) hidden(html, "expand", "0");
}

/// The values beside the first, which the form shows.
void keep_others(Html& html, const Asked& asked) {
  std::vector<std::string_view> shown;
  for (const Condition& each : asked.conditions) {
    const bool of_form = std::ranges::find(kFieldsOfForm, each.field) != kFieldsOfForm.end();
    const bool first = std::ranges::find(shown, each.field) == shown.end();
    if (of_form && first) {
      shown.push_back(each.field);
    } else {
      hidden(html, each.field, each.value);
    }
  }
}

void option(Html& html, std::string_view value, bool chosen, std::string_view words) {
  html.element("option", {{"value", value}, {"selected", "", chosen}}, words);
}

std::string first_of(const Asked& asked, std::string_view field) {
  const auto values = asked.chosen(field);
  return values.empty() ? std::string() : std::string(values.front());
}

const Facet* facet_of(const std::vector<Facet>& facets, std::string_view field) {
  const auto found = std::ranges::find(facets, field, &Facet::field);
  return found == facets.end() ? nullptr : &*found;
}

void type_select(Html& html, const View& view, const Asked& asked, const Facet* facet) {
  const std::string first = first_of(asked, "type");
  const std::string chosen = first.empty() ? first : usual_value(view, {"type", first});
  bool listed = chosen.empty();
  html.element("label", [&] {
    html.element("span", view.say(kType));
    html.element("select", {{"name", "type"}}, [&] {
      option(html, "", chosen.empty(), view.say(kAny));
      for (const auto& [value, count] : facet ? facet->values : std::vector<FacetValue>()) {
        option(html, value, value == chosen,
               fmt::format("{} ({})", value, shown_number(count, view.language)));
        listed = listed || value == chosen;
      }
      if (!listed) option(html, first, true, chosen);
    });
  });
}

void validity_select(Html& html, const View& view, const Asked& asked) {
  const std::string first = first_of(asked, "validity");
  const std::string chosen = first.empty() ? first : usual_value(view, {"validity", first});
  html.element("label", [&] {
    html.element("span", view.say(kValidity));
    html.element("select", {{"name", "validity"}}, [&] {
      option(html, "", chosen.empty(), view.say(kAny));
      for (const auto& known : search::known_values(search::Takes::Validity)) {
        const std::string code(known.name);
        option(html, code, code == chosen, value_label({"validity", code}, view.language));
      }
    });
  });
}

void text_box(Html& html, const View& view, const Asked& asked, const Box& box,
              std::string_view list = {}) {
  html.element("label", [&] {
    html.element("span", view.say(box.label));
    html.empty("input", {{"name", box.field},
                         {"value", first_of(asked, box.field)},
                         {"placeholder", view.say(box.hint)},
                         {"list", list, !list.empty()},
                         {"autocomplete", "off"},
                         {"maxlength", "200"}});
  });
}

void issuer_box(Html& html, const View& view, const Asked& asked, const Facet* facet) {
  text_box(html, view, asked, kIssuer, facet ? "issuers" : "");
  if (facet == nullptr) return;
  html.element("datalist", {{"id", "issuers"}}, [&] {
    for (const auto& [value, count] : facet->values) html.empty("option", {{"value", value}});
  });
}

void order_select(Html& html, const View& view, const Asked& asked) {
  html.element("label", [&] {
    html.element("span", view.say(kOrder));
    html.element("select", {{"name", "sort"}}, [&] {
      for (const auto& [order, code] : kSortBys)
        option(html, code, order == asked.order(), view.say(name_of(order)));
    });
  });
}

std::string label_of(const View& view, const Condition& condition) {
  const auto takes = search::field_named(condition.field)->takes;
  const bool named = takes == search::Takes::Type || takes == search::Takes::Agency;
  const std::string value =
      named ? usual_value(view, condition) : value_label(condition, view.language);
  return fmt::format("{}: {}", field_label(condition.field, view.language), value);
}

/// A condition that is left out must not pass for one that holds.
void unread_conditions(Html& html, const View& view, const Asked& asked) {
  for (const Condition& each : asked.conditions) {
    const auto* field = search::field_named(each.field);
    if (search::read_value(*field, each.value, view.collection.vocabulary)) continue;
    const bool date = field->takes == search::Takes::Day || field->takes == search::Takes::Dates ||
                      field->takes == search::Takes::Years;
    html.element("p", {{"class", "warning"}},
                 fill(view, kUnread, field_label(each.field, view.language), each.value,
                      date ? view.say(kDates) : std::string_view()));
  }
}

}  // namespace

void search_form(Html& html, const View& view, const Asked& asked, bool large) {
  html.element("form",
               {{"class", large ? "box large" : "box"},
                {"role", "search"},
                {"action", view.address("/search").text()}},
               [&] {
                 html.empty("input", {{"type", "search"},
                                      {"name", "q"},
                                      {"value", asked.words},
                                      {"aria-label", view.say(kWords)},
                                      {"placeholder", view.say(kHint)},
                                      {"autocomplete", "off"},
                                      {"spellcheck", "false"},
                                      {"maxlength", "1000"}});
                 for (const Condition& each : asked.conditions)
                   hidden(html, each.field, each.value);
                 keep_order(html, asked);
                 html.element("button", {{"type", "submit"}}, view.say(kFind));
               });
}

void chips(Html& html, const View& view, const Asked& asked) {
  if (asked.conditions.empty()) return;
  unread_conditions(html, view, asked);
  html.element("ul", {{"class", "chips"}, {"aria-label", view.say(kChosen)}}, [&] {
    for (const Condition& each : asked.conditions) {
      html.element("li", [&] {
        const auto address = asked.without(each).address("/search", view.language);
        html.element("a", {{"class", "chip"}, {"href", address}}, [&] {
          html.element("span", {vietnamese(view)}, label_of(view, each));
          html.element("span", {{"class", "unseen"}}, fmt::format(", {}", view.say(kTakeAway)));
          html.element("span", {{"aria-hidden", "true"}}, "×");
        });
      });
    }
    if (asked.conditions.size() < 2) return;
    Asked bare = asked;
    bare.conditions.clear();
    bare.offset = 0;
    html.element("li", [&] {
      html.element("a", {{"class", "chip"}, {"href", bare.address("/search", view.language)}},
                   view.say(kTakeAll));
    });
  });
}

void filters(Html& html, const View& view, const Asked& asked, const std::vector<Facet>& counted) {
  html.element("details", [&] {
    html.element("summary", view.say(kMore));
    html.element("form", {{"class", "filters"}, {"action", view.address("/search").text()}}, [&] {
      hidden(html, "q", asked.words);
      keep_others(html, asked);
      if (!asked.expand) hidden(html, "expand", "0");
      type_select(html, view, asked, facet_of(counted, "type"));
      issuer_box(html, view, asked, facet_of(counted, "issuer"));
      for (const Box& box : kTexts) text_box(html, view, asked, box);
      validity_select(html, view, asked);
      order_select(html, view, asked);
      html.element("button", {{"type", "submit"}}, view.say(kApply));
    });
  });
}

void orders(Html& html, const View& view, const Asked& asked) {
  html.element("p", {{"class", "orders"}}, [&] {
    html.text(fmt::format("{}: ", view.say(kOrder)));
    bool first = true;
    for (const auto& [order, code] : kSortBys) {
      if (!first) html.text(" · ");
      first = false;
      if (order == asked.order()) {
        html.element("strong", {{"aria-current", "true"}}, view.say(name_of(order)));
        continue;
      }
      Asked other = asked;
      other.sort = code;
      other.offset = 0;
      html.element("a", {{"href", other.address("/search", view.language)}},
                   view.say(name_of(order)));
    }
  });
}

}  // namespace viendan::web::finding

// How many hits have which value, as links that narrow the search.
#include <algorithm>

#include "web/pages/search/parts.h"
#include "web/pages/search/words.h"

namespace viendan::web::finding {
namespace {

constexpr std::size_t kAtOnce = 8;

struct FacetName {
  std::string_view field;
  Phrase name;
};
constexpr FacetName kFacets[] = {
    {"type", {"Loại văn bản", "Type"}},
    {"issuer", {"Cơ quan ban hành", "Issuer"}},
    {"year", {"Năm ban hành", "Year"}},
    {"validity", {"Hiệu lực theo kho", "Validity in the collection"}},
    {"lead", {"Cơ quan chủ trì nhiệm vụ", "Lead of activities"}},
};
constexpr Phrase kNarrow{"Thu hẹp kết quả", "Narrow the results"};
constexpr Phrase kMore{"Thêm {}", "{} more"};
constexpr Phrase kBeyond{"và {} mục nữa", "and {} further"};

class FacetList {
 public:
  FacetList(Html& html, const View& view, const Asked& asked, const Facet& facet)
      : html_(html), view_(view), asked_(asked), facet_(facet), values_(facet.values) {
    if (facet.field == "year") std::ranges::sort(values_, std::greater{}, &FacetValue::value);
    for (const Condition& each : asked.conditions) {
      if (each.field == facet.field) chosen_.push_back(usual_value(view, each));
    }
  }

  void write(const Phrase& name) const {
    html_.element("div", {{"class", "facet"}}, [&] {
      html_.element("h3", view_.say(name));
      items(0, std::min(kAtOnce, values_.size()));
      if (values_.size() > kAtOnce) rest();
    });
  }

 private:
  void items(std::size_t begin, std::size_t end) const {
    html_.element("ul", [&] {
      for (std::size_t i = begin; i < end; ++i) item(values_[i]);
    });
  }

  void rest() const {
    html_.element("details", [&] {
      html_.element("summary", fill(view_, kMore, values_.size() - kAtOnce));
      items(kAtOnce, values_.size());
      if (facet_.more > 0)
        html_.element("p", {{"class", "quiet"}},
                      fill(view_, kBeyond, shown_number(facet_.more, view_.language)));
    });
  }

  void item(const FacetValue& value) const {
    const bool chosen = std::ranges::find(chosen_, value.value) != chosen_.end();
    html_.element("li", [&] {
      const auto address = changed(value.value, chosen).address("/search", view_.language);
      html_.element("a", {{"href", address}, {"aria-current", "true", chosen}}, [&] {
        if (chosen) html_.element("span", {{"aria-hidden", "true"}}, "✓ ");
        const Condition condition{facet_.field, value.value};
        const bool coded = facet_.field == "validity";
        html_.element("span", {{"lang", "vi", !coded && view_.language == Language::English}},
                      value_label(condition, view_.language));
      });
      html_.element("span", {{"class", "count"}}, shown_number(value.count, view_.language));
    });
  }

  [[nodiscard]] Asked changed(const std::string& value, bool chosen) const {
    if (!chosen) return asked_.with({facet_.field, value});
    Asked other = asked_;
    for (const Condition& each : asked_.conditions) {
      if (each.field == facet_.field && usual_value(view_, each) == value)
        other = other.without(each);
    }
    return other;
  }

  Html& html_;
  const View& view_;
  const Asked& asked_;
  const Facet& facet_;
  std::vector<FacetValue> values_;
  std::vector<std::string> chosen_;
};

}  // namespace

std::vector<std::string> facet_fields() {
  std::vector<std::string> fields;
  for (const FacetName& each : kFacets) fields.emplace_back(each.field);
  return fields;
}

std::string usual_value(const View& view, const Condition& condition) {
  const auto* field = search::field_named(condition.field);
  auto value = search::read_value(*field, condition.value, view.collection.vocabulary);
  return value && !value->shown.empty() ? std::move(value->shown) : condition.value;
}

void facets(Html& html, const View& view, const Asked& asked, const Answer& answer) {
  // One value that all hits have narrows nothing.
  const auto narrows = [&](const Facet& facet) {
    const bool one = facet.values.size() == 1 && facet.values.front().count == answer.total;
    return !facet.values.empty() && (!one || !asked.chosen(facet.field).empty());
  };
  if (std::ranges::none_of(answer.facets, narrows)) return;
  html.element("section", {{"class", "facets"}, {"aria-labelledby", "narrow"}}, [&] {
    html.element("h2", {{"id", "narrow"}}, view.say(kNarrow));
    for (const FacetName& each : kFacets) {
      const auto found = std::ranges::find(answer.facets, each.field, &Facet::field);
      if (found != answer.facets.end() && narrows(*found))
        FacetList(html, view, asked, *found).write(each.name);
    }
  });
}

}  // namespace viendan::web::finding

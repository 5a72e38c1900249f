#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/date.h"
#include "web/page/layout.h"
#include "web/page/names.h"
#include "web/pages/collection/parts.h"
#include "web/pages/collection/views.h"

namespace viendan::web {
namespace {

constexpr std::size_t kPlacesShown = 8;

constexpr Phrase kLead{
    "Những chỗ các văn bản nói khác nhau về cùng một việc. Không lời nào được chọn thay người đọc.",
    "Where documents say different things of one matter. None is chosen for the reader."};
constexpr Phrase kKind{"Loại mâu thuẫn", "Kind"};
constexpr Phrase kTotal{"{} chỗ mâu thuẫn", "{} contradictions"};
constexpr Phrase kTotalOne{"{} chỗ mâu thuẫn", "{} contradiction"};
constexpr Phrase kNone{"Không thấy chỗ mâu thuẫn nào.", "No contradiction was found."};
constexpr std::array kColumns = std::to_array<Column>({
    {{"Điều được ghi", "What is said"}},
    {{"Số lần", "Times"}, true},
    {{"Ghi tại", "Said in"}},
});

void filters(Html& html, const View& view, const std::vector<Disagreement>& all) {
  std::map<std::string_view, std::size_t> counts;
  for (const Disagreement& matter : all) ++counts[matter.code];
  std::vector<Option> kinds;
  for (const auto& [code, count] : counts) {
    kinds.push_back({std::string(code),
                     fmt::format("{} ({})", shown_name(disagreement_names(), code, view.language),
                                 shown_number(count, view.language))});
  }
  html.element(
      "form",
      {{"class", "filters"},
       {"action", view.address("/collection").text()},
       {"aria-label", view.say(list_words::kFilterList)}},
      [&] {
        html.empty("input", {{"type", "hidden"}, {"name", "view"}, {"value", "disagreements"}});
        select_field(html, view, kKind, "code", kinds, list_words::kAll);
        submit(html, view);
      });
}

void said_in(Html& html, const View& view, const Disagreement::Saying& saying) {
  const std::size_t shown = std::min(saying.places.size(), kPlacesShown);
  const auto times = static_cast<std::size_t>(std::max(0, saying.times));
  html.element("ul", {{"class", "places"}}, [&] {
    for (std::size_t i = 0; i < shown; ++i) {
      html.element("li", [&] { place_link(html, view, saying.places[i]); });
    }
    if (times > shown) {
      html.element("li", fmt::format(fmt::runtime(view.say(list_words::kMorePlaces)),
                                     shown_number(times - shown, view.language)));
    }
  });
}

/// The subject leads to its document where the collection knows exactly one of that symbol.
void subject(Html& html, const View& view, const Disagreement& matter) {
  const auto named = view.collection.catalogue.named(matter.subject);
  if (named && named->size() == 1)
    return document_link(html, view, named->front().id, matter.subject);
  html.text(matter.subject);
}

void write_matter(Html& html, const View& view, const Disagreement& matter) {
  const auto rows = [&] {
    for (const auto& saying : matter.sayings) {
      html.element("tr", [&] {
        const bool date = parse_iso_date(saying.value).has_value();
        html.element("th", {{"scope", "row"}, {"lang", "vi", !date}},
                     date ? shown_date(saying.value, view.language) : saying.value);
        number_cell(html, view, kColumns[1], static_cast<std::size_t>(std::max(0, saying.times)));
        cell(html, view, kColumns[2], [&] { said_in(html, view, saying); });
      });
    }
  };
  html.element("h3", [&] { subject(html, view, matter); });
  const std::string kind(shown_name(disagreement_names(), matter.code, view.language));
  data_table(html, view, fmt::format("{}: {}", kind, matter.subject), kColumns, rows,
             {.cards = true});
}

/// One kind after another, in the order of the list.
void write_matters(Html& html, const View& view, std::span<const Disagreement> matters) {
  std::string_view code;
  for (const Disagreement& matter : matters) {
    if (matter.code != code) {
      code = matter.code;
      html.element("h2", shown_name(disagreement_names(), code, view.language));
      const CodeName* name = find_name(disagreement_names(), code);
      if (name != nullptr) html.element("p", view.say(name->meaning));
    }
    write_matter(html, view, matter);
  }
}

}  // namespace

Result<void> disagreements(Html& html, const View& view) {
  auto all = view.collection.catalogue.disagreements();
  if (!all) return tl::unexpected(all.error());
  html.element("p", view.say(kLead));
  filters(html, view, *all);
  const std::string_view code = asked(view, "code");
  if (!code.empty()) std::erase_if(*all, [&](const auto& matter) { return matter.code != code; });
  if (all->empty()) {
    html.element("p", view.say(kNone));
    return {};
  }
  const std::size_t offset =
      std::min<std::size_t>(view.number("offset", 0, kMostOffsetOfView, 0), all->size());
  std::ranges::stable_sort(*all, {}, &Disagreement::code);
  html.element("p", counted(view, kTotalOne, kTotal, all->size()));
  write_matters(html, view,
                std::span(*all).subspan(offset).first(std::min(kRowsOfView, all->size() - offset)));
  paging(html, view, offset, kRowsOfView, all->size());
  return {};
}

}  // namespace viendan::web

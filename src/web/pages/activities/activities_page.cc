#include <array>

#include "base/result.h"
#include "web/page/layout.h"
#include "web/pages/activities/downloads.h"
#include "web/pages/activities/form.h"
#include "web/pages/activities/picture.h"
#include "web/pages/activities/table.h"
#include "web/pages/activities/words.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

constexpr std::size_t kRowsOfPage = 50;
constexpr std::uint32_t kMostOffset = 10'000'000;

constexpr Phrase kTitle{"Nhiệm vụ", "Activities"};
constexpr Phrase kIntroduction{
    "Ai chủ trì, ai phối hợp, làm gì, đến khi nào: các nhiệm vụ, hoạt động trong bảng và lời văn "
    "của các văn bản. Mỗi dòng mở ra ô nguồn đúng như in.",
    "Who leads, who joins, what is done, by when: the activities in tables and prose of the "
    "documents. Each row opens to its source cells as printed."};
constexpr Phrase kViews{"Cách xem", "Views"};
constexpr Phrase kTable{"Bảng", "Table"};
constexpr Phrase kTimeline{"Dòng thời gian", "Timeline"};
constexpr Phrase kPicture{"Thời gian thực hiện nhiệm vụ", "Periods of the activities"};
constexpr Phrase kNone{"Không có nhiệm vụ nào thoả các điều kiện này.",
                       "No activity meets these conditions."};
constexpr Phrase kShown{"{} – {} trong {}", "{} – {} of {}"};

constexpr std::string_view kTimelineView = "timeline";

void write_tabs(Html& html, const View& view, bool timeline) {
  const auto tab = [&](const Phrase& words, std::string_view value, bool current) {
    html.element("li", [&] {
      html.element("a", {{"href", view.with("view", value)}, {"aria-current", "page", current}},
                   view.say(words));
    });
  };
  html.element("nav", {{"class", "tabs"}, {"aria-label", view.say(kViews)}}, [&] {
    html.element("ul", [&] {
      tab(kTable, {}, !timeline);
      tab(kTimeline, kTimelineView, timeline);
    });
  });
}

struct Shown {
  const View& view;
  const ActivityFilter& filter;
  const Listed<ActivityFact>& found;
  std::size_t offset;

  void table(Html& html) const {
    const std::size_t last = offset + found.items.size();
    const auto number = [&](std::size_t n) { return shown_number(n, view.language); };
    write_activities(
        html, view,
        {.caption = fmt::format(fmt::runtime(view.say(kShown)), number(offset + 1), number(last),
                                activities_counted(found.total, view.language)),
         .rows = found.items,
         .sorted_by = filter.typed.sort.empty() ? "document" : filter.typed.sort,
         .descending = filter.typed.descending,
         .sorted = [this](std::string_view sort, bool descending) {
           TypedFilter typed = filter.typed;
           typed.sort = sort;
           typed.descending = descending;
           return filtered(typed, view.path, view.language);
         }});
    paging(html, view, offset, kRowsOfPage, found.total);
  }

  void results(Html& html, bool timeline) const {
    if (found.total == 0) return html.element("p", {{"class", "note"}}, view.say(kNone));
    write_downloads(html, view, filter, found.total);
    write_tabs(html, view, timeline);
    if (!timeline) return table(html);
    write_timeline(html, view, found.items, found.total, view.say(kPicture));
  }
};

}  // namespace

Result<Response> activities_page(const View& view) {
  const auto filter = activity_filter(view);
  if (!filter) return tl::unexpected(filter.error());
  const bool timeline = view.request.parameter("view") == kTimelineView;
  const std::size_t offset = timeline ? 0 : view.number("offset", 0, kMostOffset, 0);
  const auto found = view.collection.catalogue.activities(
      filter->wanted, {.offset = offset, .limit = timeline ? kMostBars : kRowsOfPage});
  if (!found) return tl::unexpected(found.error());
  const auto choices = filter_choices(*filter, found->items, view.collection);
  if (!choices) return tl::unexpected(choices.error());

  const std::string chosen = filter_in_words(*filter, view.language);
  const std::string title = chosen.empty() ? std::string(view.say(kTitle))
                                           : fmt::format("{} – {}", view.say(kTitle), chosen);
  return page(view, {.title = title, .place = Place::Activities, .wide = true}, [&](Html& html) {
    html.element("h1", view.say(kTitle));
    html.element("p", view.say(kIntroduction));
    write_filter_form(html, view, *filter, *choices);
    write_chosen(html, view, *filter, *choices);
    html.element("h2", activities_counted(found->total, view.language));
    Shown{view, *filter, *found, offset}.results(html, timeline);
  });
}

}  // namespace viendan::web

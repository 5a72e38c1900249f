#include "web/pages/activities/picture.h"

#include "base/result.h"
#include "render/picture.h"
#include "web/page/layout.h"
#include "web/pages/activities/words.h"

namespace viendan::web {
namespace {

constexpr Phrase kDescription{
    "Mỗi dòng là một nhiệm vụ, dẫn tới dòng đó trong văn bản. Thanh liền: thời gian được in; nét "
    "đứt: không in ngày bắt đầu hoặc kết thúc; thanh chia đoạn: lặp lại.",
    "Each row is an activity and leads to its row in the document. Bar: the printed period; "
    "dashes: no beginning or no end is printed; bar in pieces: it recurs."};
constexpr Phrase kWithout{"Không in thời gian", "No period printed"};
constexpr Phrase kCut{"Hình vẽ {} nhiệm vụ đầu tiên trong {}.",
                      "Shown are the first {} of {} activities."};

std::string label_of(const Activity& activity) {
  if (activity.ordinal.empty()) return activity.title;
  return fmt::format("{}. {}", activity.ordinal, activity.title);
}

/// The period as printed, and where.
std::string detail_of(const View& view, const ActivityFact& fact) {
  const Timeline& timeline = fact.activity.timeline;
  std::string words =
      timeline.raw.empty() ? period_in_words(timeline, view.language) : timeline.raw;
  if (!timeline.recurrence.empty()) {
    words += fmt::format(" ({})", recurrence_in_words(timeline.recurrence, view.language));
  }
  const auto& document = fact.place.symbol.empty() ? fact.place.document : fact.place.symbol;
  return words.empty() ? document : fmt::format("{}, {}", words, document);
}

render::Bar bar_of(const View& view, const ActivityFact& fact) {
  const Activity& activity = fact.activity;
  return {.label = label_of(activity),
          .detail = detail_of(view, fact),
          .address = document_address(fact.place.document, activity.anchor, view.language),
          .from = activity.timeline.from,
          .to = activity.timeline.to,
          .kind = activity.timeline.recurrence.empty() ? "" : "recurring"};
}

}  // namespace

void write_timeline(Html& html, const View& view, std::span<const ActivityFact> facts,
                    std::size_t total, std::string_view title) {
  render::TimelinePicture picture{.title = std::string(title),
                                  .description = std::string(view.say(kDescription)),
                                  .bars = {},
                                  .without_period = std::string(view.say(kWithout))};
  for (const ActivityFact& fact : facts.first(std::min(facts.size(), kMostBars))) {
    picture.bars.push_back(bar_of(view, fact));
  }
  html.element("figure", {{"class", "picture timeline"}}, [&] {
    html.element("figcaption", [&] {
      html.text(view.say(kDescription));
      if (picture.bars.size() >= total) return;
      html.element("strong", " " + fmt::format(fmt::runtime(view.say(kCut)),
                                               shown_number(picture.bars.size(), view.language),
                                               shown_number(total, view.language)));
    });
    html.trusted(render::timeline_as_svg(picture));
  });
}

}  // namespace viendan::web

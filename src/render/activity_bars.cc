#include "render/activity_bars.h"

#include "base/result.h"
#include "base/text.h"

namespace viendan::render {
namespace {

constexpr std::string_view kDescription =
    "Mỗi dòng là một nhiệm vụ. Thanh liền: thời gian được in; nét đứt: không in ngày bắt đầu hoặc "
    "kết thúc; thanh chia đoạn: lặp lại.";
constexpr std::string_view kColours =
    "<style>.timeline{color:#1f2328;background:#fff;font-family:sans-serif}"
    ".timeline .bar,.timeline .open{color:#1a5a96}.timeline .quiet{fill:#59636e}"
    ".timeline .grid{color:#d1d9e0}</style>";

std::string label_of(const Activity& activity) {
  const std::string title = squeeze(activity.title);
  return activity.ordinal.empty() ? title : fmt::format("{}. {}", activity.ordinal, title);
}

std::string detail_of(const Document& document, const Activity& activity) {
  const Metadata& m = document.metadata;
  const std::string& name = m.symbol.empty() ? m.id : m.symbol.value;
  return activity.timeline.raw.empty()
             ? name
             : fmt::format("{}, {}", squeeze(activity.timeline.raw), name);
}

}  // namespace

void add_bars(std::vector<Bar>& bars, const Part& part) {
  for (const Activity& activity : part.document.activities) {
    bars.push_back({.label = label_of(activity),
                    .detail = detail_of(part.document, activity),
                    .address = {},
                    .from = activity.timeline.from,
                    .to = activity.timeline.to,
                    .kind = activity.timeline.recurrence.empty() ? "" : "recurring"});
  }
}

std::string timeline_file(std::vector<Bar> bars) {
  std::string svg = timeline_as_svg({.title = "Thời gian thực hiện nhiệm vụ",
                                     .description = std::string(kDescription),
                                     .bars = std::move(bars),
                                     .without_period = "Không in thời gian"});
  return svg.insert(svg.find('>') + 1, kColours) + "\n";
}

}  // namespace viendan::render

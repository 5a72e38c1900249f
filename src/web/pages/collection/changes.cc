#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "web/page/layout.h"
#include "web/pages/collection/parts.h"
#include "web/pages/collection/views.h"

namespace viendan::web {
namespace {

constexpr std::size_t kMostListed = 200;

constexpr Phrase kUnknown{
    "Không còn dữ liệu của lần lập chỉ mục trước để so sánh.",
    "There is nothing left of the generation before the live one to compare with."};
constexpr Phrase kPublished{"Chỉ mục đang dùng được lập lúc {} (giờ UTC).",
                            "The live index was published at {} (UTC)."};
constexpr Phrase kNothing{"Không có gì thay đổi.", "Nothing changed."};
constexpr Phrase kMore{"và {} văn bản khác", "and {} more"};

struct Part {
  std::vector<std::string> store::LastChange::*list;
  Phrase title;
  bool lives = true;  // whether the documents have pages now
};
constexpr std::array kParts = std::to_array<Part>({
    {&store::LastChange::added, {"Văn bản mới", "Added"}},
    {&store::LastChange::changed, {"Văn bản đọc lại vì thay đổi", "Changed"}},
    {&store::LastChange::removed, {"Văn bản đã bỏ", "Removed"}, false},
    {&store::LastChange::became_real,
     {"Văn bản trước chưa có, nay đã có toàn văn", "Missing before, now with text"}},
    {&store::LastChange::new_stubs,
     {"Văn bản mới được viện dẫn mà chưa có toàn văn", "Newly cited, and missing"}},
});

void write_part(Html& html, const View& view, const Part& part,
                const std::vector<std::string>& ids) {
  html.element(
      "h2", fmt::format("{} ({})", view.say(part.title), shown_number(ids.size(), view.language)));
  const std::size_t shown = std::min(ids.size(), kMostListed);
  html.element("ul", [&] {
    for (std::size_t i = 0; i < shown; ++i) {
      html.element("li", [&] {
        if (!part.lives) return html.text(ids[i]);
        const auto reference = view.collection.catalogue.reference(ids[i]);
        const bool known = reference && *reference;
        document_link(html, view, ids[i], known ? (*reference)->symbol : std::string());
        if (known && !(*reference)->title.empty()) {
          html.text(" ");
          html.element("span", {{"class", "quiet"}, {"lang", "vi"}}, (*reference)->title);
        }
      });
    }
    if (ids.size() > shown) {
      html.element("li", fmt::format(fmt::runtime(view.say(kMore)),
                                     shown_number(ids.size() - shown, view.language)));
    }
  });
}

/// "2026-11-21T13:35:35Z" as "21/11/2026 13:35".
std::string moment(std::string_view published, Language language) {
  if (published.size() < 16 || published[10] != 'T') return std::string(published);
  return shown_date(published.substr(0, 10), language) + " " + std::string(published.substr(11, 5));
}

}  // namespace

Result<void> changes(Html& html, const View& view) {
  const auto change = store::last_change(view.collection.index, view.collection.workspace);
  if (!change) return tl::unexpected(change.error());
  if (!*change) {
    html.element("p", view.say(kUnknown));
    return {};
  }
  const store::LastChange& last = **change;
  if (!last.published.empty()) {
    html.element("p", fmt::format(fmt::runtime(view.say(kPublished)),
                                  moment(last.published, view.language)));
  }
  bool any = false;
  for (const Part& part : kParts) {
    if ((last.*part.list).empty()) continue;
    write_part(html, view, part, last.*part.list);
    any = true;
  }
  if (!any) html.element("p", view.say(kNothing));
  return {};
}

}  // namespace viendan::web

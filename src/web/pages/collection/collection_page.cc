// "/collection": the health of the collection, for those who keep it.
#include <array>

#include "web/page/layout.h"
#include "web/pages/collection/parts.h"
#include "web/pages/collection/views.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

struct Tab {
  std::string_view view;
  Phrase name;
  Phrase title;  // of the page; the name where it is ""
  Result<void> (*write)(Html&, const View&);
};

constexpr Phrase kTitle{"Kho văn bản", "The collection"};
constexpr Phrase kTabs{"Các phần của trang kho văn bản", "Views of the collection"};

constexpr std::array kTabRows = std::to_array<Tab>({
    {"", {"Tổng quan", "Overview"}, kTitle, overview},
    {"coverage",
     {"Độ phủ viện dẫn", "Coverage"},
     {"Độ phủ viện dẫn", "Coverage of citations"},
     coverage},
    {"open",
     {"Viện dẫn chưa rõ", "Open citations"},
     {"Viện dẫn chưa xác định được", "Citations that stay open"},
     open_citations},
    {"disagreements",
     {"Chỗ mâu thuẫn", "Contradictions"},
     {"Chỗ các văn bản nói khác nhau", "Where documents disagree"},
     disagreements},
    {"remarks",
     {"Lưu ý khi đọc", "Remarks"},
     {"Lưu ý khi đọc văn bản", "Remarks of reading"},
     remarks},
    {"files",
     {"Tệp không đọc được", "Unread files"},
     {"Tệp không đọc được", "Files that could not be read"},
     unread_files},
    {"changes",
     {"Thay đổi gần nhất", "Last change"},
     {"Lần lập chỉ mục gần nhất đã thay đổi gì", "What the last build changed"},
     changes},
});

void tabs(Html& html, const View& view, const Tab& shown) {
  html.element("nav", {{"class", "tabs"}, {"aria-label", view.say(kTabs)}}, [&] {
    html.element("ul", [&] {
      for (const Tab& tab : kTabRows) {
        html.element("li", [&] {
          html.element("a",
                       {{"href", view.address("/collection").with("view", tab.view).text()},
                        {"aria-current", "page", tab.view == shown.view}},
                       view.say(tab.name));
        });
      }
    });
  });
}

}  // namespace

Result<Response> collection_page(const View& view) {
  const auto* const shown = std::ranges::find(kTabRows, asked(view, "view"), &Tab::view);
  if (shown == kTabRows.end()) return Err(Error::Code::NotFound, "{}", asked(view, "view"));
  Html body;
  if (auto written = shown->write(body, view); !written) return tl::unexpected(written.error());
  return page(
      view,
      {.title = std::string(view.say(shown->title)), .place = Place::Collection, .wide = true},
      [&](Html& html) {
        html.element("h1", view.say(shown->title));
        tabs(html, view, *shown);
        html.trusted(body.written());
      });
}

}  // namespace viendan::web

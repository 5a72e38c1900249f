#include <array>

#include "web/page/layout.h"
#include "web/pages/document/cited.h"
#include "web/pages/document/downloads.h"
#include "web/pages/document/facts.h"
#include "web/pages/document/near.h"
#include "web/pages/document/printed.h"
#include "web/pages/document/reader.h"
#include "web/pages/document/relations.h"
#include "web/pages/document/surroundings.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

void reader(Html& html, const Reading& reading) {
  document_head(html, reading);
  html.element("div", {{"class", "with-toc"}}, [&] {
    outline(html, reading);
    html.element("article", {{"class", "reading"}, {"lang", reading.document.metadata.language}},
                 [&] {
                   part_links(html, reading, false);
                   text_of(html, reading);
                   part_links(html, reading, true);
                 });
  });
  cited_list(html, reading);
}

struct ViewOf {
  std::string_view mode;
  bool wide;
  std::size_t largest;  // Paper::kLargestPage, or less where words stand twice
  void (*write)(Html&, const Reading&);
};
constexpr std::array kViews = std::to_array<ViewOf>({
    {"", true, Paper::kLargestPage, reader},
    {"printed", true, Paper::kLargestPage / 2, printed},
    {"relations", true, Paper::kLargestPage, relations},
    {"downloads", false, Paper::kLargestPage,
     [](Html& html, const Reading& reading) {
       document_head(html, reading);
       downloads(html, reading);
     }},
});

/// "?at=dieu-5" of any document leads to the part that has it: servers never see the fragment.
Response at_anchor(Reading& reading, std::string_view wanted) {
  reading.part = reading.paper.parts.size();  // so that every place is elsewhere
  const auto anchor = nearest_anchor(reading.paper, wanted);
  return redirect(anchor.empty() ? part_address(reading, 0) : place_address(reading, anchor));
}

Result<Response> shown(const View& view, const Document& document, const ViewOf& wanted) {
  Reading reading = reading_of(view, document, wanted.largest);
  reading.mode = wanted.mode;
  if (const auto anchor = view.request.parameter("at"); !anchor.empty()) {
    return at_anchor(reading, anchor);
  }
  const auto parts = static_cast<std::uint32_t>(reading.paper.parts.size());
  reading.part = view.number("part", 1, parts, 1) - 1;
  auto around = surroundings(view, document);
  if (!around) return tl::unexpected(around.error());
  reading.around = *std::move(around);
  if (reading.mode == "relations") {
    if (auto added = add_relations(reading); !added) return tl::unexpected(added.error());
  }
  return page(
      view,
      {.title = std::string(short_name(document)), .place = Place::Documents, .wide = wanted.wide},
      [&](Html& html) { wanted.write(html, reading); });
}

}  // namespace

Result<Response> document_page(const View& view) {
  const auto* record = view.collection.workspace.find(view.rest);
  if (record == nullptr) return other_document(view);
  const auto document = view.collection.workspace.get(*record);
  if (!document) return tl::unexpected(document.error());
  if (const auto wanted = view.request.parameter("download"); !wanted.empty()) {
    if (auto file = download(view, *document, wanted)) return *std::move(file);
    return Err(Error::Code::NotFound, "{}", wanted);
  }
  const auto mode = view.request.parameter("view");
  for (const ViewOf& one : kViews) {
    if (one.mode == mode) return shown(view, *document, one);
  }
  return Err(Error::Code::NotFound, "{}", mode);
}

}  // namespace viendan::web

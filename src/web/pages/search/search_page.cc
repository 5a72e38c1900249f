#include "web/page/layout.h"
#include "web/routes.h"

namespace viendan::web {

Result<Response> search_page(const View& view) {
  return page(view, {.title = "search_page", .place = Place::Search},
              [](Html& html) { html.element("h1", "search_page"); });
}

Result<Response> search_feed(const View& view) {
  return page(view, {.title = "search_feed", .place = Place::Search},
              [](Html& html) { html.element("h1", "search_feed"); });
}

}  // namespace viendan::web

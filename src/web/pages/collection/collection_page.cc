#include "web/page/layout.h"
#include "web/routes.h"

namespace viendan::web {

Result<Response> collection_page(const View& view) {
  return page(view, {.title = "collection_page", .place = Place::Collection},
              [](Html& html) { html.element("h1", "collection_page"); });
}

}  // namespace viendan::web

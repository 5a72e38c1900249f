#include "web/page/layout.h"
#include "web/routes.h"

namespace viendan::web {

Result<Response> documents_page(const View& view) {
  return page(view, {.title = "documents_page", .place = Place::Documents},
              [](Html& html) { html.element("h1", "documents_page"); });
}

}  // namespace viendan::web

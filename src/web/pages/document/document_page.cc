#include "web/page/layout.h"
#include "web/routes.h"

namespace viendan::web {

Result<Response> document_page(const View& view) {
  return page(view, {.title = "document_page", .place = Place::Documents},
              [](Html& html) { html.element("h1", "document_page"); });
}

}  // namespace viendan::web

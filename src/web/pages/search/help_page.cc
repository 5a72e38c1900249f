#include "web/page/layout.h"
#include "web/routes.h"

namespace viendan::web {

Result<Response> help_page(const View& view) {
  return page(view, {.title = "help_page", .place = Place::Help},
              [](Html& html) { html.element("h1", "help_page"); });
}

}  // namespace viendan::web

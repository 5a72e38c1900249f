#include "web/page/layout.h"
#include "web/routes.h"

namespace viendan::web {

Result<Response> agencies_page(const View& view) {
  return page(view, {.title = "agencies_page", .place = Place::Agencies},
              [](Html& html) { html.element("h1", "agencies_page"); });
}

Result<Response> agency_page(const View& view) {
  return page(view, {.title = "agency_page", .place = Place::Agencies},
              [](Html& html) { html.element("h1", "agency_page"); });
}

}  // namespace viendan::web

#include "web/page/layout.h"
#include "web/routes.h"

namespace viendan::web {

Result<Response> activities_page(const View& view) {
  return page(view, {.title = "activities_page", .place = Place::Activities},
              [](Html& html) { html.element("h1", "activities_page"); });
}

}  // namespace viendan::web

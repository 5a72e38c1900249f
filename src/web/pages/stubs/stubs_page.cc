#include "web/page/layout.h"
#include "web/routes.h"

namespace viendan::web {

Result<Response> stubs_page(const View& view) {
  return page(view, {.title = "stubs_page", .place = Place::Stubs},
              [](Html& html) { html.element("h1", "stubs_page"); });
}

Result<Response> stub_page(const View& view) {
  return page(view, {.title = "stub_page", .place = Place::Stubs},
              [](Html& html) { html.element("h1", "stub_page"); });
}

}  // namespace viendan::web

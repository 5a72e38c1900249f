#include "web/routes.h"

namespace viendan::web {

Result<Response> api(const View& view) {
  return Err(Error::Code::NotFound, "{}: no such resource", view.rest);
}

}  // namespace viendan::web

#include "web/pages/search/parts.h"
#include "web/routes.h"

namespace viendan::web {

Result<Response> search_page(const View& view) {
  const auto asked = finding::asked_of(view.request);
  return asked.empty() ? finding::start_page(view) : finding::results_page(view, asked);
}

}  // namespace viendan::web

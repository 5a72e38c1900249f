// Which address is which page: one row each.
#pragma once

#include "web/page/view.h"

namespace viendan::web {

/// The page of a request, or the error page.
[[nodiscard]] Response answer(const Request& request, const Collection& collection);

// The pages, each in pages/<name>.cc (or a folder of that name).
[[nodiscard]] Result<Response> search_page(const View& view);      // "/", "/search"
[[nodiscard]] Result<Response> search_feed(const View& view);      // "/search.atom"
[[nodiscard]] Result<Response> documents_page(const View& view);   // "/documents"
[[nodiscard]] Result<Response> document_page(const View& view);    // "/documents/<id>"
[[nodiscard]] Result<Response> activities_page(const View& view);  // "/activities"
[[nodiscard]] Result<Response> activities_xlsx(const View& view);  // "/activities.xlsx"
[[nodiscard]] Result<Response> activities_csv(const View& view);   // "/activities.csv"
[[nodiscard]] Result<Response> activities_json(const View& view);  // "/activities.json"
[[nodiscard]] Result<Response> agencies_page(const View& view);    // "/agencies"
[[nodiscard]] Result<Response> agency_page(const View& view);      // "/agencies/<id>"
[[nodiscard]] Result<Response> stubs_page(const View& view);       // "/stubs"
[[nodiscard]] Result<Response> collection_page(const View& view);  // "/collection"
[[nodiscard]] Result<Response> help_page(const View& view);        // "/help"
[[nodiscard]] Result<Response> stub_page(const View& view);        // document_page of a stub
[[nodiscard]] Result<Response> api(const View& view);              // "/api/…"

}  // namespace viendan::web

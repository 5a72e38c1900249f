#include "web/routes.h"

#include <array>

#include "web/page/layout.h"
#include "web/static_files.h"

namespace viendan::web {
namespace {

struct Route {
  std::string_view path;  // ends with "/" where something follows
  Page page;
};

constexpr std::array kRoutes = std::to_array<Route>({
    {"/", search_page},
    {"/search", search_page},
    {"/search.atom", search_feed},
    {"/documents", documents_page},
    {"/documents/", document_page},
    {"/activities", activities_page},
    {"/activities.xlsx", activities_xlsx},
    {"/activities.csv", activities_csv},
    {"/activities.json", activities_json},
    {"/agencies", agencies_page},
    {"/agencies/", agency_page},
    {"/stubs", stubs_page},
    {"/collection", collection_page},
    {"/help", help_page},
    {"/api", api},
    {"/api/", api},
});

constexpr std::string_view kEnglish = "/en";
constexpr std::string_view kStatic = "/static/";

/// The page of a path, and what follows its name.
const Route* route_of(std::string_view path) {
  for (const Route& route : kRoutes) {
    const bool open = route.path.size() > 1 && route.path.ends_with('/');
    if (path == route.path || (open && path.starts_with(route.path))) return &route;
  }
  return nullptr;
}

View view_of(const Request& request, const Collection& collection) {
  View view{request, collection, Language::Vietnamese, request.path, {}};
  const std::string_view path = request.path;
  if (path == kEnglish || path.starts_with("/en/")) {
    view.language = Language::English;
    view.path = path.substr(kEnglish.size());
    if (view.path.empty()) view.path = "/";
  }
  return view;
}

std::string_view type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "application/octet-stream";
}

/// A file of ours: its address changes with its content, so it may be kept for a year.
Response static_file(const View& view) {
  const auto name = std::string_view(view.path).substr(kStatic.size());
  for (const auto& file : static_files()) {
    if (file.name != name) continue;
    return {.type = std::string(type_of(name)),
            .body = std::string(file.bytes),
            .headers = {{"Cache-Control", "public, max-age=31536000, immutable"}}};
  }
  return error_page(view, 404, {});
}

Response failed(const View& view, const Error& error) {
  switch (error.code) {
    case Error::Code::NotFound:
      return error_page(view, 404, error.message);
    case Error::Code::Usage:
      return error_page(view, 400, error.message);
    default:
      Response response = error_page(view, 500, {});
      response.fault = error.message;
      return response;
  }
}

}  // namespace

Response answer(const Request& request, const Collection& collection) {
  View view = view_of(request, collection);
  if (view.path.starts_with(kStatic)) return static_file(view);
  const Route* route = route_of(view.path);
  if (route == nullptr) return error_page(view, 404, {});
  if (route->path.ends_with('/')) view.rest = view.path.substr(route->path.size());
  auto response = route->page(view);
  return response ? *std::move(response) : failed(view, response.error());
}

}  // namespace viendan::web

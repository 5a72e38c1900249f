#include <algorithm>
#include <iterator>

#include "render/writers.h"
#include "web/api/resource.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

store::Page page_of(const View& view, const Resource& resource) {
  if (!resource.list) return {};
  const auto [usual, most] = *resource.list;
  return {view.number("offset", 0, UINT32_MAX, 0), view.number("limit", 1, most, usual)};
}

/// The address of the next part of a list; null behind its end.
render::Value next_part(const Call& call, const Items& listed) {
  const std::size_t end = call.page.offset + listed.items.size();
  const bool more = listed.exact ? end < listed.total : listed.items.size() == call.page.limit;
  if (listed.items.empty() || !more) return {};
  Address address(call.view.path, Language::Vietnamese);
  for (const auto& [name, value] : call.view.request.parameters) {
    if (name != "offset") address.with(name, value);
  }
  return address.with("offset", end).text();
}

Response list_answer(const Call& call, Items listed) {
  if (call.text("format") == "jsonl") {
    return {.type = "application/x-ndjson", .body = render::to_jsonl(listed.items)};
  }
  const auto number = [](std::size_t count) { return static_cast<std::uint32_t>(count); };
  render::Value next = next_part(call, listed);
  render::Object body{{"items", render::List(std::make_move_iterator(listed.items.begin()),
                                             std::make_move_iterator(listed.items.end()))},
                      {"total", number(listed.total)},
                      {"offset", number(call.page.offset)},
                      {"limit", number(call.page.limit)},
                      {"next", std::move(next)}};
  std::ranges::move(listed.beside, std::back_inserter(body));
  return {.type = std::string(kJson), .body = render::to_json(body) + "\n"};
}

Response answer_of(const Call& call, Reply reply) {
  if (auto* file = std::get_if<Response>(&reply)) return std::move(*file);
  if (auto* listed = std::get_if<Items>(&reply)) return list_answer(call, std::move(*listed));
  return {.type = std::string(kJson),
          .body = render::to_json(std::get<render::Object>(reply)) + "\n"};
}

}  // namespace

Result<Response> api(const View& view) {
  const auto [resource, name] = resource_at(view.path == "/api" ? "/api/" : view.path);
  if (resource == nullptr) {
    return answer_of(Problem{Problem::Kind::NoResource, "/api/ lists the resources."}, view.path);
  }
  if (const auto problem = check_parameters(*resource, view.request)) {
    return answer_of(*problem, view.path);
  }
  const Call call{view, name, page_of(view, *resource)};
  auto reply = resource->make(call);
  if (!reply) return answer_of(problem_of(reply.error()), view.path);
  return answer_of(call, *std::move(reply));
}

}  // namespace viendan::web

#include <algorithm>
#include <iterator>

#include "render/writers.h"
#include "web/api/choices.h"
#include "web/api/resource.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

store::Page page_of(const View& view, const Resource& resource) {
  if (!resource.list) return {};
  const auto [usual, most] = *resource.list;
  return {view.number("offset", 0, UINT32_MAX, 0), view.number("limit", 1, most, usual)};
}

Response json_answer(const render::Object& record) {
  return {.type = std::string(kJson), .body = render::to_json(record) + "\n"};
}

/// The address of the next part of a list; "" behind its end.
std::string next_part(const Call& call, const Items& listed) {
  const std::size_t end = call.page.offset + listed.items.size();
  const bool more = listed.exact ? end < listed.total : listed.items.size() == call.page.limit;
  if (listed.items.empty() || !more) return {};
  Address address(call.view.path, kNoLanguage);
  for (const auto& [name, value] : call.view.request.parameters) {
    if (name != "offset") address.with(name, value);
  }
  return address.with("offset", end).text();
}

render::Object list_record(const Call& call, Items listed, std::string_view next) {
  const auto number = [](std::size_t count) { return static_cast<std::uint32_t>(count); };
  render::Object record{{"items", render::List(std::make_move_iterator(listed.items.begin()),
                                               std::make_move_iterator(listed.items.end()))},
                        {"total", number(listed.total)},
                        {"offset", number(call.page.offset)},
                        {"limit", number(call.page.limit)},
                        {"next", render::text_or_null(next)}};
  std::ranges::move(listed.beside, std::back_inserter(record));
  return record;
}

Response list_answer(const Call& call, Items listed) {
  const std::string next = next_part(call, listed);
  Response answer =
      call.text("format") == "jsonl"
          ? Response{.type = "application/x-ndjson", .body = render::to_jsonl(listed.items)}
          : json_answer(list_record(call, std::move(listed), next));
  // Lines have no place for it.
  if (!next.empty()) answer.headers.emplace_back("Link", fmt::format("<{}>; rel=\"next\"", next));
  return answer;
}

Response answer_of(const Call& call, Reply reply) {
  if (auto* file = std::get_if<Response>(&reply)) return std::move(*file);
  if (auto* listed = std::get_if<Items>(&reply)) return list_answer(call, std::move(*listed));
  return json_answer(std::get<render::Object>(reply));
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

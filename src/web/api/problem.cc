#include "web/api/problem.h"

#include <array>

#include "base/unicode.h"
#include "render/writers.h"
#include "web/page/address.h"

namespace viendan::web {
namespace {

struct KindOfProblem {
  Problem::Kind kind;
  int status;
  std::string_view type;  // behind "urn:viendan:problem:"
  std::string_view title;
};

// clang-format off
constexpr std::array kKinds = std::to_array<KindOfProblem>({
    {Problem::Kind::UnknownParameter,  400, "unknown-parameter",  "There is no such parameter."},
    {Problem::Kind::RepeatedParameter, 400, "repeated-parameter", "The parameter may be given once."},
    {Problem::Kind::BadValue,          400, "bad-value",          "The parameter cannot have this value."},
    {Problem::Kind::NoResource,        404, "no-resource",        "There is no such resource."},
    {Problem::Kind::NotFound,          404, "not-found",          "The index does not have it."},
    {Problem::Kind::Internal,          500, "internal",           "The request could not be answered."},
});
// clang-format on

const KindOfProblem& row_of(Problem::Kind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string shortened(std::string_view words) {
  constexpr std::uint32_t kMost = 80;
  const std::size_t end = offset_of_code_point(words, kMost);
  return fmt::format("{}{}", words.substr(0, end), end < words.size() ? "…" : "");
}

std::string in_quotes(std::string_view words) {
  return fmt::format("\"{}\"", shortened(words));
}

Problem problem_of(const Error& error) {
  switch (error.code) {
    case Error::Code::NotFound:
      return {Problem::Kind::NotFound, error.message};
    case Error::Code::Usage:
      return {Problem::Kind::BadValue, error.message};
    default:
      return {.kind = Problem::Kind::Internal, .fault = error.message};
  }
}

Response answer_of(const Problem& problem, std::string_view path) {
  const KindOfProblem& row = row_of(problem.kind);
  render::Object body{{"type", fmt::format("urn:viendan:problem:{}", row.type)},
                      {"title", std::string(row.title)},
                      {"status", row.status}};
  if (!problem.detail.empty()) body.emplace_back("detail", problem.detail);
  body.emplace_back("instance", encode_path(path));
  if (!problem.parameter.empty()) body.emplace_back("parameter", problem.parameter);
  return {.status = row.status,
          .type = "application/problem+json",
          .body = render::to_json(body) + "\n",
          .fault = problem.fault};
}

}  // namespace viendan::web

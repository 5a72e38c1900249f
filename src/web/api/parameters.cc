#include <algorithm>

#include "base/text.h"
#include "search/query/fields.h"
#include "web/api/resource.h"

namespace viendan::web {
namespace {

constexpr std::uint32_t kMostOffset = 100'000'000;
constexpr std::array<std::string_view, 2> kFormats{"json", "jsonl"};

bool is_one_of(std::string_view value, std::span<const std::string_view> choices) {
  return std::ranges::find(choices, value) != choices.end();
}

bool are_some_of(std::string_view value, std::span<const std::string_view> choices) {
  return std::ranges::all_of(split(value, ','),
                             [&](std::string_view each) { return is_one_of(each, choices); });
}

bool is_number(std::string_view value, const Parameter& parameter) {
  const int number = to_int(value);
  return number >= 0 && static_cast<std::uint32_t>(number) >= parameter.least &&
         static_cast<std::uint32_t>(number) <= parameter.most;
}

bool is_condition(std::string_view value, std::string_view name) {
  const search::FieldInfo* field = search::field_named(name);
  return field != nullptr && search::can_have(*field, value);
}

bool can_be(const Parameter& parameter, std::string_view value) {
  switch (parameter.takes) {
    case Takes::Words:
      return true;
    case Takes::Choice:
      return is_one_of(value, parameter.choices);
    case Takes::Choices:
      return are_some_of(value, parameter.choices);
    case Takes::Day:
      return parse_iso_date(value).has_value();
    case Takes::Flag:
      return value == "true" || value == "false";
    case Takes::Number:
      return is_number(value, parameter);
    case Takes::Condition:
      return is_condition(value, parameter.name);
  }
  return false;
}

std::string joined(std::span<const std::string_view> choices) {
  return join({choices.begin(), choices.end()}, ", ");
}

/// What the values of a parameter are, in words.
std::string what_it_takes(const Parameter& parameter) {
  switch (parameter.takes) {
    case Takes::Words:
      return "words";
    case Takes::Choice:
      return fmt::format("one of {}", joined(parameter.choices));
    case Takes::Choices:
      return fmt::format("some of {}, separated by commas", joined(parameter.choices));
    case Takes::Day:
      return "a date such as 2015, 2015-12 or 2015-12-08";
    case Takes::Flag:
      return "true or false";
    case Takes::Number:
      return fmt::format("a whole number from {} to {}", parameter.least, parameter.most);
    case Takes::Condition:
      return fmt::format("a value as in {}", search::field_named(parameter.name)->example);
  }
  return {};
}

Problem unknown(const std::vector<Parameter>& known, std::string_view name) {
  std::vector<std::string> names;
  for (const Parameter& parameter : known) names.emplace_back(parameter.name);
  return {Problem::Kind::UnknownParameter,
          names.empty() ? "This resource has no parameters."
                        : fmt::format("The parameters are {}.", join(names, ", ")),
          std::string(name)};
}

/// A parameter that stands alone, where another of the resource's own stands beside it.
std::optional<Problem> not_alone(const Resource& resource, const Request& request) {
  const auto given = [&request](const Parameter& parameter) {
    return !request.parameter(parameter.name).empty();
  };
  if (std::ranges::count_if(resource.parameters, given) < 2) return std::nullopt;
  for (const Parameter& parameter : resource.parameters) {
    if (!parameter.alone || !given(parameter)) continue;
    return Problem{
        Problem::Kind::BadValue,
        fmt::format("{} stands alone, but for limit, offset and format.", parameter.name),
        std::string(parameter.name)};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Parameter> parameters_of(const Resource& resource) {
  std::vector<Parameter> all(resource.parameters.begin(), resource.parameters.end());
  if (!resource.list) return all;
  all.push_back({.name = "limit", .takes = Takes::Number, .least = 1, .most = resource.list->most});
  all.push_back({.name = "offset", .takes = Takes::Number, .most = kMostOffset});
  all.push_back({.name = "format", .takes = Takes::Choice, .choices = kFormats});
  return all;
}

std::optional<Problem> check_parameters(const Resource& resource, const Request& request) {
  const auto known = parameters_of(resource);
  std::vector<std::size_t> times(known.size(), 0);
  for (const auto& [name, value] : request.parameters) {
    const auto found = std::ranges::find(known, std::string_view(name), &Parameter::name);
    if (found == known.end()) return unknown(known, shortened(name));
    auto& count = times[static_cast<std::size_t>(found - known.begin())];
    if (++count > 1 && !found->repeats) {
      return Problem{Problem::Kind::RepeatedParameter, {}, name};
    }
    if (!value.empty() && !can_be(*found, value)) {
      return Problem{Problem::Kind::BadValue,
                     fmt::format("{} is not {}.", in_quotes(value), what_it_takes(*found)), name};
    }
  }
  return not_alone(resource, request);
}

}  // namespace viendan::web

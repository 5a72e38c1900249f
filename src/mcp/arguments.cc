#include "mcp/arguments.h"

#include <algorithm>
#include <cmath>

#include "base/date.h"
#include "base/text.h"
#include "base/unicode.h"
#include "mcp/message.h"

namespace viendan::mcp {
namespace {

using render::List;
using render::Object;
using render::Value;

/// A whole number; 10.0 is one as well.
std::optional<std::int64_t> whole(const Value& value) {
  if (const auto* number = value.as<std::int64_t>()) return *number;
  const auto* number = value.as<double>();
  constexpr double kMost = 9e15;
  if (number == nullptr || std::abs(*number) > kMost || std::trunc(*number) != *number) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(*number);
}

std::int64_t bound(const Object& schema, std::string_view name, std::int64_t otherwise) {
  const auto* number = member_as<std::int64_t>(schema, name);
  return number == nullptr ? otherwise : *number;
}

/// What is wrong with a value, in the words that follow its name; "" where nothing is.
std::string fault_of(const Object& schema, const Value& value);

std::string fault_of_text(const Object& schema, const std::string& text) {
  if (text.find('\0') != std::string::npos) return "has a zero byte";
  const std::int64_t letters = count_code_points(text);
  if (letters > bound(schema, "maxLength", letters)) {
    return fmt::format("is longer than {} letters", bound(schema, "maxLength", 0));
  }
  if (letters < bound(schema, "minLength", 0)) return "is empty";
  const auto* format = member_as<std::string>(schema, "format");
  if (format != nullptr && *format == "date" && !parse_iso_date(text)) {
    return "is no date such as 2015, 2015-12 or 2015-12-08";
  }
  return {};
}

std::string fault_of_number(const Object& schema, const Value& value) {
  const auto number = whole(value);
  const std::int64_t least = bound(schema, "minimum", 0);
  const std::int64_t most = bound(schema, "maximum", least);
  if (number && *number >= least && *number <= most) return {};
  return fmt::format("is no whole number from {} to {}", least, most);
}

std::string fault_of_list(const Object& schema, const List& list) {
  const auto most = bound(schema, "maxItems", 0);
  if (static_cast<std::int64_t>(list.size()) > most) return fmt::format("has over {} items", most);
  const auto* items = member_as<Object>(schema, "items");
  for (const Value& item : list) {
    if (std::string fault = fault_of(*items, item); !fault.empty()) return "has one that " + fault;
  }
  return {};
}

std::string fault_of_choice(const List& choices, const Value& value) {
  const auto* text = value.as<std::string>();
  std::vector<std::string> names;
  for (const Value& choice : choices) names.push_back(std::get<std::string>(choice.data));
  if (text != nullptr && std::ranges::find(names, *text) != names.end()) return {};
  return fmt::format("is none of {}", join(names, ", "));
}

std::string fault_of(const Object& schema, const Value& value) {
  if (const auto* choices = member_as<List>(schema, "enum"))
    return fault_of_choice(*choices, value);
  const auto* type = member_as<std::string>(schema, "type");
  if (*type == "string") {
    const auto* text = value.as<std::string>();
    return text == nullptr ? "is no text" : fault_of_text(schema, *text);
  }
  if (*type == "integer") return fault_of_number(schema, value);
  if (*type == "boolean") return value.as<bool>() == nullptr ? "is neither true nor false" : "";
  const auto* list = value.as<List>();
  return list == nullptr ? "is no list" : fault_of_list(schema, *list);
}

std::string shortened(std::string_view name) {
  constexpr std::uint32_t kMost = 80;
  return std::string(name.substr(0, offset_of_code_point(name, kMost)));
}

std::string known_names(const Object& properties) {
  std::vector<std::string> names;
  for (const auto& [name, schema] : properties) names.push_back(name);
  return join(names, ", ");
}

}  // namespace

Result<void> check_arguments(const Object& schema, const Object& arguments) {
  const Object& properties = *member_as<Object>(schema, "properties");
  for (const auto& [name, value] : arguments) {
    const auto* property = member_as<Object>(properties, name);
    if (property == nullptr) {
      return Err(Error::Code::Usage, "\"{}\" is no argument; there are {}", shortened(name),
                 known_names(properties));
    }
    if (value.null()) continue;
    if (const std::string fault = fault_of(*property, value); !fault.empty()) {
      return Err(Error::Code::Usage, "\"{}\" {}", name, fault);
    }
  }
  const auto* required = member_as<List>(schema, "required");
  if (required == nullptr) return {};
  for (const Value& each : *required) {
    const auto& name = std::get<std::string>(each.data);
    const Value* value = render::member(arguments, name);
    if (value == nullptr || value->null()) {
      return Err(Error::Code::Usage, "\"{}\" is required", name);
    }
  }
  return {};
}

std::string text_in(const Object& arguments, std::string_view name) {
  const auto* text = member_as<std::string>(arguments, name);
  return text == nullptr ? std::string() : *text;
}

std::vector<std::string> texts_in(const Object& arguments, std::string_view name) {
  std::vector<std::string> texts;
  if (const auto* list = member_as<List>(arguments, name)) {
    for (const Value& each : *list) texts.push_back(std::get<std::string>(each.data));
  } else if (std::string text = text_in(arguments, name); !text.empty()) {
    texts.push_back(std::move(text));
  }
  return texts;
}

std::uint32_t number_in(const Object& arguments, std::string_view name, std::uint32_t otherwise) {
  const Value* value = render::member(arguments, name);
  const auto number = value == nullptr ? std::nullopt : whole(*value);
  return number ? static_cast<std::uint32_t>(*number) : otherwise;
}

bool flag_in(const Object& arguments, std::string_view name, bool otherwise) {
  const auto* flag = member_as<bool>(arguments, name);
  return flag == nullptr ? otherwise : *flag;
}

}  // namespace viendan::mcp

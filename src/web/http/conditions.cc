#include "web/http/conditions.h"

#include <algorithm>

#include "base/text.h"

namespace viendan::web {
namespace {

constexpr std::string_view kBlanks = " \t";

bool equal_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// Whether the parameters of a coding (";q=0.000") say that it is unwanted.
bool is_unwanted(std::string_view parameters) {
  for (std::string_view each : split(parameters, ';')) {
    each = trim(each, kBlanks);
    if (each.size() < 3 || !equal_letters(each.substr(0, 2), "q=")) continue;
    return each.substr(2).find_first_not_of("0.") == std::string_view::npos;
  }
  return false;
}

}  // namespace

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  std::string_view rest = trim(if_none_match, kBlanks);
  if (rest == "*") return true;
  while (!rest.empty()) {
    if (rest.starts_with("W/")) rest.remove_prefix(2);
    if (!rest.starts_with('"')) return false;
    const auto end = rest.find('"', 1);
    if (end == std::string_view::npos) return false;
    if (rest.substr(0, end + 1) == tag) return true;
    rest = trim(rest.substr(end + 1), kBlanks);
    while (rest.starts_with(',')) rest = trim(rest.substr(1), kBlanks);
  }
  return false;
}

bool accepts_gzip(std::string_view accept_encoding) {
  bool any = false;
  for (const std::string_view each : split(accept_encoding, ',')) {
    const auto semicolon = std::min(each.find(';'), each.size());
    const std::string_view coding = trim(each.substr(0, semicolon), kBlanks);
    const bool wanted = !is_unwanted(each.substr(semicolon));
    if (equal_letters(coding, "gzip") || equal_letters(coding, "x-gzip")) return wanted;
    if (coding == "*") any = wanted;
  }
  return any;
}

}  // namespace viendan::web

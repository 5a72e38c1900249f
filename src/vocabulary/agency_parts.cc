#include "vocabulary/agency_parts.h"

#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::agency_words {
namespace {

// Words that may stand between a name and what follows in a list.
constexpr auto kLinks = std::to_array<std::string_view>(
    {"phối hợp với", "phối hợp cùng", "phối hợp", "chủ trì, phối hợp với", "chủ trì", "cùng với",
     "cùng", "và", "hoặc", "với"});

constexpr std::size_t kLongestBracket = 400;  // bytes

std::size_t bullet_length(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("+ ") || line.starts_with("* ")) return 2;
  if (line.size() > 1 && (line[0] == '-' || line[0] == '+')) return 1;
  const std::size_t open = line.starts_with('(') ? 1 : 0;
  std::size_t digits = open;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  if (digits == open || digits > 3 || digits >= line.size()) return 0;
  return line[digits] == ')' || (open == 0 && line[digits] == '.') ? digits + 1 : 0;
}

/// "(1) A (2) B" -> "; A ; B".
std::string without_numbers(std::string_view text) {
  static const Pattern number(R"(\(\d{1,2}\))");
  std::string out;
  std::size_t done = 0;
  for (const auto& match : number.find_all(text)) {
    out += text.substr(done, match.span().begin - done);
    out += "; ";
    done = match.span().end;
  }
  out += text.substr(done);
  return out;
}

}  // namespace

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const auto raw : split(text, '\n')) {
    const std::string_view line = trim(raw);
    if (line.empty()) continue;
    const std::size_t bullet = bullet_length(line);
    if (!out.empty()) out += bullet > 0 ? "; " : " ";
    out += trim(line.substr(bullet));
  }
  return out.find('(') == std::string::npos ? squeeze(out) : squeeze(without_numbers(out));
}

namespace {

std::size_t separator_at(std::string_view text, std::size_t at) {
  constexpr std::string_view kAnd = " và ";
  if (text[at] == ',' || text[at] == ';') return 1;
  return text.substr(at).starts_with(kAnd) ? kAnd.size() : 0;
}

}  // namespace

std::vector<Part> cut(std::string_view text) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  bool bracket = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(')
      bracket = text.substr(at, kLongestBracket).find(')') != std::string_view::npos;
    if (text[at] == ')') bracket = false;
    const std::size_t length = bracket ? 0 : separator_at(text, at);
    if (length == 0) continue;
    parts.push_back({begin, at, text[at] == ' ' ? 'v' : text[at]});
    begin = at + length;
    at = begin - 1;
  }
  parts.push_back({begin, text.size(), 0});
  return parts;
}

bool semicolon_between(const std::vector<Part>& parts, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (parts[i].after == ';') return true;
  }
  return false;
}

std::size_t link_prefix(std::string_view text) {
  const std::string lower = to_lower(text.substr(0, 40));
  for (const auto link : kLinks) {
    if (lower.starts_with(link) && lower.substr(link.size()).starts_with(' ')) {
      return link.size() + 1;
    }
  }
  return 0;
}

bool ends_name(std::string_view after) {
  if (std::string_view("(:/").find(after.front()) != std::string_view::npos) return true;
  const std::string lower = to_lower(after.substr(0, 40));
  return std::any_of(kLinks.begin(), kLinks.end(), [&lower](std::string_view link) {
    return lower.starts_with(link) && at_word_bounds(lower, 0, link.size());
  });
}

}  // namespace viendan::agency_words

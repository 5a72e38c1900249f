#include "citations/definition.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/pattern.h"
#include "citations/words.h"

namespace viendan::citations {
namespace {

bool opens_definition(std::string_view lower) {
  constexpr auto kOpenings =
      std::to_array<std::string_view>({"sau đây", "dưới đây", "từ đây", "gọi ", "viết "});
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view word) { return lower.starts_with(word); });
}

}  // namespace

std::vector<Span> find_definitions(std::string_view text, std::string_view lower) {
  static const Pattern form(
      R"re(\((?:(?:[Ss]au đây|[Dd]ưới đây|từ đây)(?: được)? )?(?:gọi|viết)(?: tắt| chung| gọn)*(?: là)?:? ?"?([^()";,]{2,60}?)"?\))re");
  constexpr std::size_t kLongest = 200;
  std::vector<Span> found;
  for (auto at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
    if (!opens_definition(lower.substr(at + 1))) continue;
    const auto match = form.match_start(text.substr(at, kLongest));
    if (!match) continue;
    const auto begin = static_cast<std::uint32_t>(at);
    found.push_back({begin + match->span(1).begin, begin + match->span(1).end});
  }
  return found;
}

bool names_document(std::string_view name, const TypeWords& types) {
  const std::string lower = same_length_lower(name);
  const auto words = find_words(lower);
  if (!words.empty() && words.front().span.begin == 0) return true;
  for (auto space = lower.find(' ');; space = lower.find(' ', space + 1)) {
    if (types.find(std::string_view(lower).substr(0, space))) return true;
    if (space == std::string::npos) return false;
  }
}

}  // namespace viendan::citations

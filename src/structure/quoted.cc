#include "structure/quoted.h"

#include <algorithm>
#include <array>

namespace viendan::structure {
namespace {

constexpr std::size_t kLongest = 400;  // lines; a longer quotation has lost its end

bool opens(std::string_view line) {
  return line.starts_with("\"") && std::count(line.begin(), line.end(), '"') % 2 == 1;
}

bool closes(std::string_view line) {
  constexpr auto kEnds =
      std::to_array<std::string_view>({"\"", "\".", "\";", "\",", "\"./.", ".\""});
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [line](std::string_view end) { return line.ends_with(end); }) &&
         std::count(line.begin(), line.end(), '"') % 2 == 1;
}

}  // namespace

std::vector<bool> find_quoted(std::string_view text, const std::vector<Line>& lines) {
  std::vector<bool> quoted(lines.size(), false);
  // From the end: the nearest line at or below each that closes a quotation.
  std::vector<std::size_t> close(lines.size() + 1, lines.size());
  for (std::size_t i = lines.size(); i-- > 0;) {
    close[i] = !lines[i].grid && closes(lines[i].span.of(text)) ? i : close[i + 1];
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].grid || !opens(lines[i].span.of(text)) || i + 1 >= lines.size()) continue;
    const std::size_t end = close[i + 1];
    if (end >= lines.size() || end - i > kLongest) continue;
    std::fill(quoted.begin() + static_cast<std::ptrdiff_t>(i),
              quoted.begin() + static_cast<std::ptrdiff_t>(end) + 1, true);
    i = end;
  }
  return quoted;
}

}  // namespace viendan::structure

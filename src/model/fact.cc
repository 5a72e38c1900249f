#include "model/fact.h"

#include <algorithm>
#include <tuple>

namespace viendan {
namespace {

// More values of one thing, and more places of one value, than anyone would read.
constexpr std::size_t kMostValues = 9;
constexpr std::size_t kMostPlaces = 100;

}  // namespace

std::optional<Disagreement> disagreement(std::vector<Said> sayings) {
  std::ranges::stable_sort(sayings, {}, [](const Said& said) {
    return std::tuple<const std::string&, Span>(said.place.document, said.saying.span);
  });
  Disagreement found;
  std::vector<std::string_view> values;
  for (const Said& said : sayings) {
    const auto at = std::ranges::find(values, said.saying.value);
    const auto index = static_cast<std::size_t>(at - values.begin());
    if (at == values.end()) {
      if (values.size() == kMostValues) continue;
      values.push_back(said.saying.value);
      const bool folded = !said.saying.shown.empty();
      found.sayings.push_back({folded ? said.saying.shown : said.saying.value, {}, 0});
    }
    auto& same = found.sayings[index];
    ++same.times;
    if (same.places.size() < kMostPlaces) same.places.push_back(said.place);
  }
  if (values.size() < 2) return std::nullopt;
  found.code = sayings.front().saying.code;
  found.subject = sayings.front().saying.subject;
  std::ranges::stable_sort(found.sayings, std::greater(), &Disagreement::Saying::times);
  return found;
}

}  // namespace viendan

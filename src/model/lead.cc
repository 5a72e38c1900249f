#include "model/lead.h"

#include <algorithm>

#include "base/text.h"

namespace viendan {
namespace {

constexpr std::size_t kLongest = 2000;

}  // namespace

Span lead_above(const Document& document, int block) {
  const int parent = document.blocks[static_cast<std::size_t>(block)].parent;
  if (parent <= 0) return {};
  const Block& above = document.blocks[static_cast<std::size_t>(parent)];
  const std::string_view words = trim(above.own.of(document.text));
  if (!words.ends_with(':')) return {};
  const auto near = words.size() - std::min(words.size(), kLongest);
  const auto stop = words.substr(near).rfind(". ");
  if (stop != std::string_view::npos) return span_in(document.text, words.substr(near + stop + 2));
  return near == 0 ? span_in(document.text, words) : Span{};
}

}  // namespace viendan

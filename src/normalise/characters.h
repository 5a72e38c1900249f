// Characters that print means as others.
#pragma once

#include <span>
#include <string_view>

namespace viendan::normalise {

struct CharacterRule {
  std::string_view name;
  std::string_view reason;
  struct Range {
    char32_t first, last;
    std::string_view becomes;
  };
  std::span<const Range> ranges;
};
[[nodiscard]] std::span<const CharacterRule> character_rules();

}  // namespace viendan::normalise

// Words of the pages in both languages.
#pragma once

#include <string_view>

namespace viendan::web {

enum class Language { Vietnamese, English };

/// Both stand side by side in the table of whoever uses them, so that neither is forgotten.
struct Phrase {
  std::string_view vietnamese;
  std::string_view english;

  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::Vietnamese ? vietnamese : english;
  }
};

}  // namespace viendan::web

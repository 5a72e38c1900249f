// The letterhead: what each of the first lines of a document is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "structure/line.h"
#include "structure/stamp.h"
#include "structure/type_line.h"
#include "vocabulary/vocabulary.h"

namespace viendan::structure {

// Names of the rules by which lines of the head were read; metadata are read by these.
inline constexpr std::string_view kMotto = "motto";
inline constexpr std::string_view kLetterhead = "letterhead";
inline constexpr std::string_view kSymbolLine = "symbol-line";
inline constexpr std::string_view kPlaceDateLine = "place-date-line";
inline constexpr std::string_view kSubjectLine = "subject-line";
inline constexpr std::string_view kTypeLine = "type-line";
inline constexpr std::string_view kFlatTypeLine = "flat-type-line";
inline constexpr std::string_view kTitleLine = "title-line";
inline constexpr std::string_view kOfficeLine = "office-line";
inline constexpr std::string_view kDrawnLine = "drawn-line";
inline constexpr std::string_view kBeforeHead = "before-head";

struct Head {
  std::size_t end = 0;                  // the first line after it; 0 where there is no head
  std::vector<std::string_view> rules;  // one a line before `end`; "" for stamps and page marks
};

[[nodiscard]] Head read_head(std::string_view text, const std::vector<Line>& lines,
                             const std::vector<Marked>& marks, const Vocabulary& vocabulary);

}  // namespace viendan::structure

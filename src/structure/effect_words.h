// What one sentence says of when the act that holds it is in force.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/block.h"

namespace viendan::structure {

/// What the first day in force is counted from.
enum class Counted { Nothing, Day, FromIssue, FromAdoption, FromGazette };

struct EffectWords {
  Counted from = Counted::Nothing;
  Date day;                // of Counted::Day
  int days = 0;            // so many days later,
  int months = 0;          // or months
  std::optional<Date> to;  // the last day in force
  enum class Excepted { Nothing, Cases, Provisions } excepted = Excepted::Nothing;  // from its end
};

/// The day before.
[[nodiscard]] Date day_before(const Date& date);

/// The sentences of a block's own words, and its heading.
[[nodiscard]] std::vector<std::string_view> sentences_of(std::string_view text, const Block& block);

/// Of a sentence whose subject is the act: "Thông tư này có hiệu lực ...". `type`: of the act, in
/// lower case.
[[nodiscard]] EffectWords read_effect_words(std::string_view sentence, std::string_view type);

}  // namespace viendan::structure

// The validity of a document in words: its times with their proof, or its state on a day.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/validity.h"

namespace viendan::cli {

/// "in force, amended (nothing in the corpus says that it has lapsed)".
[[nodiscard]] std::string state_words(State state, bool at_earliest);
/// "2016-07-01 replaced by nd-cp/2016/1 (Điều 30, line 12): \"...\"".
[[nodiscard]] std::string step_words(const Step& step);

/// "2016-07-01" of that or "01/7/2016"; nullopt for what is no day.
[[nodiscard]] std::optional<std::string> day_typed(std::string_view typed);

/// All times, then what proves them.
void print_validity(const History& history);
/// The state on a day, then the steps that lead to it.
void print_validity_on(const History& history, std::string_view day);

}  // namespace viendan::cli

// How it is told what became of a correction.
#pragma once

#include <string>
#include <string_view>

#include "corrections/corrections.h"
#include "model/document.h"

namespace viendan::corrections {

inline constexpr std::string_view kCorrected = "corrected-by-person";
inline constexpr std::string_view kStale = "correction-stale";

/// Items on lines of their own.
[[nodiscard]] std::string lines_of(const std::vector<std::string>& items);

/// How records have it. `field` and `at` say which value of the document it is about.
[[nodiscard]] Correction told(const Entry& entry, CorrectionState state);

/// Of a value that was set by a person.
[[nodiscard]] Repair repair_of(const Entry& entry, std::string before, std::string after,
                               Span span);

/// Where a correction no longer fits: `now` says what is read instead.
[[nodiscard]] Issue stale_issue(const Entry& entry, std::string_view now, Span span);
/// How messages of stale_issue() begin.
[[nodiscard]] std::string stale_beginning(const Correction& correction);

}  // namespace viendan::corrections

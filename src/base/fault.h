// Crashes and full disks on demand: what they leave is tested at each step of a publication.
//
// Always compiled in, so that what is tested is what is installed; without the environment variable
// VIENDAN_FAULT a step costs one comparison, and no step is in a loop over text.
//
//   VIENDAN_FAULT=current.rename=kill     ends the process there, as kill -9 does
//   VIENDAN_FAULT=record.write:3=ENOSPC   the third time that step fails with this error; or EIO
//   VIENDAN_FAULT=trace                   writes the name of each step to standard error
#pragma once

#include <string_view>

namespace viendan {

/// What the step is to fail with, as errno has it; 0 where it is not to fail.
[[nodiscard]] int fault_at(std::string_view step);

/// For steps that cannot fail: a kill alone has an effect.
inline void pass(std::string_view step) {
  static_cast<void>(fault_at(step));
}

}  // namespace viendan

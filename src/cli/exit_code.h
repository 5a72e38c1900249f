// What the shell is told.
#pragma once

#include "base/result.h"

namespace viendan::cli {

enum ExitCode {
  ExitDone = 0,
  ExitNo = 1,  // no hit, not found, or `check` found faults
  ExitUsage = 2,
  ExitUnread = 3,   // some documents could not be read; the others were built
  ExitNoIndex = 4,  // no usable index
  ExitPartial = 5,  // a part of the index did not answer: the hits are those of the rest
  ExitInterrupted = 130,
};

[[nodiscard]] constexpr ExitCode exit_code(Error::Code code) {
  switch (code) {
    case Error::Code::Usage:
      return ExitUsage;
    case Error::Code::Unreadable:
      return ExitUnread;
    case Error::Code::Malformed:
    case Error::Code::NoIndex:
    case Error::Code::Busy:
      return ExitNoIndex;
    case Error::Code::NotFound:
    case Error::Code::Internal:
      return ExitNo;
  }
  return ExitNo;
}

}  // namespace viendan::cli

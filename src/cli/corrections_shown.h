// What people set right, as commands print it.
#pragma once

#include <string>

#include "model/correction.h"
#include "store/manifest.h"

namespace viendan::cli {

/// "set date: "2015-12-08" -> "2015-12-18", by Trần Thị B on 2026-11-20: Bản gốc ghi ngày 18.
/// [file]"
[[nodiscard]] std::string in_words(const Correction& correction);

/// To standard output: those that concern no document, and files of corrections that cannot be
/// read. How many of each there are.
struct IdleCount {
  int idle = 0;
  int unread = 0;
};
[[nodiscard]] IdleCount report_idle(const store::Manifest& manifest);

}  // namespace viendan::cli

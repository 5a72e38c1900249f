// The manual: one page for the program and one a command, in the macros of man(7).
#pragma once

#include <string>
#include <vector>

#include "cli/command_table.h"

namespace viendan::cli {

struct ManualPage {
  std::string file;  // "viendan-build.1"
  std::string text;
};
[[nodiscard]] std::vector<ManualPage> manual(const ProgramText& program);

}  // namespace viendan::cli

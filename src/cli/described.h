// From what parses the command line to plain values.
#pragma once

#include "cli/command_table.h"

namespace CLI {
class App;
}

namespace viendan::cli {

/// A validator whose name begins so lets pass the choices that follow, separated by spaces.
inline constexpr const char* kChoicesPrefix = "choices:";

[[nodiscard]] ProgramText described(CLI::App& app);

}  // namespace viendan::cli

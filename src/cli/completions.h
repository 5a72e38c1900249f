// What a shell completes: commands, options, choices, files and folders.
#pragma once

#include <array>
#include <string>

#include "cli/command_table.h"
#include "model/names.h"

namespace viendan::cli {

enum class Shell { Bash, Zsh, Fish };
inline constexpr auto kShells = NameTable<Shell, 3>{{
    {Shell::Bash, "bash"},
    {Shell::Zsh, "zsh"},
    {Shell::Fish, "fish"},
}};

[[nodiscard]] std::string completions(const ProgramText& program, Shell shell);

}  // namespace viendan::cli

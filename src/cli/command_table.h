// The commands and their options as plain values: what the manual and the shells are told.
#pragma once

#include <string>
#include <vector>

namespace viendan::cli {

/// What stands for a value that a person types.
enum class Value { None, Words, Choice, Folder, File };

struct OptionText {
  std::vector<std::string> names;  // "-o", "--output"; of a positional its name alone: "query"
  bool positional = false;
  bool required = false;
  bool repeats = false;
  Value value = Value::None;         // none: a flag
  std::vector<std::string> choices;  // where it is one of these
  std::string help;
  std::string group;  // heading above it; "" for the usual one
};

struct CommandText {
  std::string name;
  std::string summary;
  std::string footer = {};  // of this command alone
  std::vector<OptionText> options = {};
};

struct ProgramText {
  std::string name, version;
  std::string summary;
  std::string footer;
  std::vector<OptionText> options;  // of all commands
  std::vector<CommandText> commands;
};

/// Without hidden ones; in the order of `--help`. Walks what parse_options() parses by.
[[nodiscard]] ProgramText command_table();

}  // namespace viendan::cli

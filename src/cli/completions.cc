#include "cli/completions.h"

#include <fmt/core.h>

#include "base/text.h"

namespace viendan::cli {
namespace {

/// Between single quotes, for every shell.
std::string quoted(std::string_view text, Shell shell) {
  const std::string_view quote = shell == Shell::Fish ? "\\'" : "'\\''";
  const std::string whole =
      shell == Shell::Fish ? replace_all(text, "\\", "\\\\") : std::string(text);
  return "'" + replace_all(whole, "'", quote) + "'";
}

std::vector<OptionText> options_of(const ProgramText& program, const CommandText& command) {
  std::vector<OptionText> all = command.options;
  all.insert(all.end(), program.options.begin(), program.options.end());
  return all;
}

std::vector<std::string> names_of_commands(const ProgramText& program) {
  std::vector<std::string> names;
  for (const CommandText& command : program.commands) names.push_back(command.name);
  return names;
}

// Bash: a case for the value of each option, then the words that may stand where none is open.

/// What follows the option is completed so; "" where anything may follow.
std::string bash_values(const OptionText& option) {
  switch (option.value) {
    case Value::Choice:
      return fmt::format("COMPREPLY=($(compgen -W {} -- \"$word\"))",
                         quoted(join(option.choices, " "), Shell::Bash));
    case Value::Folder:
      return "compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- \"$word\"))";
    case Value::File:
      return "compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- \"$word\"))";
    case Value::Words:
      return "COMPREPLY=()";
    case Value::None:
      return "";
  }
  return "";
}

std::string bash_options(const std::vector<OptionText>& options, std::string_view command) {
  std::string out;
  std::vector<std::string> words;
  std::string free;  // where no option is open
  for (const OptionText& option : options) {
    if (option.positional) {
      if (free.empty()) free = bash_values(option);
      continue;
    }
    words.insert(words.end(), option.names.begin(), option.names.end());
    const std::string values = bash_values(option);
    if (values.empty()) continue;
    std::vector<std::string> cases;
    for (const auto& name : option.names) cases.push_back(fmt::format("{}:{}", command, name));
    out += fmt::format("    {}) {}; return ;;\n", join(cases, "|"), values);
  }
  const std::string choose = fmt::format("COMPREPLY=($(compgen -W {} -- \"$word\"))",
                                         quoted(join(words, " "), Shell::Bash));
  out += fmt::format("    {}:*)\n      if [[ $word == -* ]]; then {}; else {}; fi; return ;;\n",
                     command, choose, free.empty() ? choose : free);
  return out;
}

std::string bash(const ProgramText& program) {
  std::string cases;
  for (const CommandText& command : program.commands) {
    cases += bash_options(options_of(program, command), command.name);
  }
  std::string names = join(names_of_commands(program), " ");
  for (const OptionText& option : program.options) names += " " + join(option.names, " ");
  return fmt::format(R"(# Completion of {0} for bash; made by `{0} completions bash`.
_{0}() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command= i
  if [[ $word == = ]]; then word=; fi
  if [[ $before == = ]]; then before=${{COMP_WORDS[COMP_CWORD-2]}}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${{COMP_WORDS[i]}} in
      {1}) command=${{COMP_WORDS[i]}}; break ;;
    esac
  done
  case $command:$before in
{2}  esac
  COMPREPLY=($(compgen -W {3} -- "$word"))
}}
complete -F _{0} {0}
)",
                     program.name, join(names_of_commands(program), "|"), cases,
                     quoted(names, Shell::Bash));
}

// Zsh: _arguments of each command.

/// In descriptions, brackets and colons have a meaning.
std::string zsh_words(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_values(const OptionText& option) {
  switch (option.value) {
    case Value::Choice:
      return fmt::format("({})", join(option.choices, " "));
    case Value::Folder:
      return "_files -/";
    case Value::File:
      return "_files";
    default:
      return " ";
  }
}

std::string zsh_options(const std::vector<OptionText>& options) {
  std::string out;
  for (const OptionText& option : options) {
    if (option.positional) {
      const auto place =
          fmt::format("{}:{}:{}", option.required ? ":" : "::", zsh_words(option.names.front()),
                      zsh_values(option));
      out += " \\\n        " + quoted(place.substr(1), Shell::Zsh);
      continue;
    }
    for (const auto& name : option.names) {
      const std::string value = option.value == Value::None ? "" : ":value:" + zsh_values(option);
      out += " \\\n        " + quoted(fmt::format("{}{}[{}]{}", option.repeats ? "*" : "", name,
                                                  zsh_words(option.help), value),
                                      Shell::Zsh);
    }
  }
  return out;
}

std::string zsh(const ProgramText& program) {
  std::string names, cases;
  for (const CommandText& command : program.commands) {
    names += fmt::format(
        "    {}\n",
        quoted(fmt::format("{}:{}", command.name, zsh_words(command.summary)), Shell::Zsh));
    cases += fmt::format("    {})\n      _arguments -s{} ;;\n", command.name,
                         zsh_options(options_of(program, command)));
  }
  return fmt::format(R"(#compdef {0}
# Completion of {0} for zsh; made by `{0} completions zsh`.
_{0}() {{
  local -a commands=(
{1}  )
  if ((CURRENT == 2)); then
    _describe command commands
    _arguments -s{3}
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
{2}  esac
}}
_{0} "$@"
)",
                     program.name, names, cases, zsh_options(program.options));
}

// Fish: a line for each thing that may be typed.

std::string fish_values(const OptionText& option) {
  switch (option.value) {
    case Value::Choice:
      return " -x -a " + quoted(join(option.choices, " "), Shell::Fish);
    case Value::Folder:
      return " -x -a '(__fish_complete_directories)'";
    case Value::File:
      return " -r -F";
    case Value::Words:
      return " -x";
    case Value::None:
      return "";
  }
  return "";
}

std::string fish_option(std::string_view start, const OptionText& option) {
  if (option.positional) {
    const bool told = option.value == Value::Choice || option.value == Value::File;
    const std::string values = option.value == Value::File ? " -F" : fish_values(option);
    return told ? fmt::format("{}{}\n", start, values) : std::string();
  }
  std::string names;
  for (const std::string_view name : option.names) {
    names += name.starts_with("--") ? fmt::format(" -l {}", name.substr(2))
                                    : fmt::format(" -s {}", name.substr(1));
  }
  return fmt::format("{}{}{} -d {}\n", start, names, fish_values(option),
                     quoted(option.help, Shell::Fish));
}

std::string fish(const ProgramText& program) {
  const std::string& name = program.name;
  std::string out = fmt::format(
      "# Completion of {0} for fish; made by `{0} completions fish`.\ncomplete -c {0} -f\n", name);
  for (const CommandText& command : program.commands) {
    out += fmt::format("complete -c {} -n __fish_use_subcommand -a {} -d {}\n", name, command.name,
                       quoted(command.summary, Shell::Fish));
    const std::string start =
        fmt::format("complete -c {} -n '__fish_seen_subcommand_from {}'", name, command.name);
    for (const OptionText& option : command.options) out += fish_option(start, option);
  }
  for (const OptionText& option : program.options) {
    out += fish_option("complete -c " + name, option);
  }
  return out;
}

}  // namespace

std::string completions(const ProgramText& program, Shell shell) {
  switch (shell) {
    case Shell::Bash:
      return bash(program);
    case Shell::Zsh:
      return zsh(program);
    case Shell::Fish:
      return fish(program);
  }
  return {};
}

}  // namespace viendan::cli

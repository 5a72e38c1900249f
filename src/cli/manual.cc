#include "cli/manual.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::cli {
namespace {

/// Words that no formatter takes for a command of its own. Dashes stay those that are typed.
std::string words(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == U'\\') {
      out += "\\e";
    } else if (c == U'-') {
      out += "\\-";
    } else if (c == U'\'') {
      out += "\\(aq";
    } else if (c >= 0x80) {
      out += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(c));
    } else {
      out += static_cast<char>(c);
    }
  }
  return out.starts_with('.') ? "\\&" + out : out;
}

/// A paragraph: lines of the text are lines of the page.
std::string lines(std::string_view text) {
  std::string out;
  for (const auto line : split(trim(text), '\n')) out += words(trim(line)) + "\n";
  return out;
}

std::string heading(std::string_view name) {
  return fmt::format(".SH {}\n", words(to_upper(name)));
}

std::string_view value_name(Value value) {
  switch (value) {
    case Value::None:
    case Value::Choice:
      return "";
    case Value::Words:
      return "VALUE";
    case Value::Folder:
      return "FOLDER";
    case Value::File:
      return "FILE";
  }
  return "";
}

/// How it is typed: names in bold, what stands for a value in italics.
std::string typed(const OptionText& option) {
  if (option.positional) return fmt::format("\\fI{}\\fR", words(to_upper(option.names.front())));
  std::vector<std::string> names;
  for (const auto& name : option.names) names.push_back(fmt::format("\\fB{}\\fR", words(name)));
  std::string out = join(names, ", ");
  if (option.value == Value::Choice) return out + " " + words(join(option.choices, "|"));
  const auto value = value_name(option.value);
  return value.empty() ? out : fmt::format("{} \\fI{}\\fR", out, value);
}

std::string entry(const OptionText& option) {
  std::string help = option.help;
  if (option.value == Value::Choice && option.positional) {
    help += fmt::format(" ({})", join(option.choices, ", "));
  }
  if (option.repeats) help += help.ends_with('.') ? " May be repeated." : ". May be repeated.";
  return fmt::format(".TP\n{}\n{}\n", typed(option), words(help));
}

/// Those without a heading come first: nothing ends the part that a heading begins.
std::string entries(std::vector<OptionText> options) {
  std::ranges::stable_partition(options, [](const OptionText& each) { return each.group.empty(); });
  std::string out;
  std::string group;
  for (const OptionText& option : options) {
    if (option.group != group) out += fmt::format(".SS {}\n", words(option.group));
    group = option.group;
    out += entry(option);
  }
  return out;
}

std::string synopsis(std::string_view program, const CommandText& command) {
  std::string out = fmt::format("\\fB{} {}\\fR", words(program), words(command.name));
  for (const OptionText& option : command.options) {
    if (!option.positional) continue;
    const std::string name = typed(option);
    out += option.required ? " " + name : fmt::format(" [{}]", name);
  }
  return out + " [\\fIOPTIONS\\fR]\n";
}

std::string top(const ProgramText& program, std::string_view page, std::string_view summary) {
  return fmt::format(".TH {} 1 \"\" \"{} {}\" \"User Commands\"\n{}{} \\- {}\n{}",
                     words(to_upper(page)), words(program.name), words(program.version),
                     heading("Name"), words(page), words(summary), heading("Synopsis"));
}

std::string see_also(const ProgramText& program, std::string_view page) {
  std::vector<std::string> pages;
  const auto add = [&](const std::string& name) {
    if (name != page) pages.push_back(fmt::format(".BR {} (1)", words(name)));
  };
  add(program.name);
  for (const CommandText& command : program.commands) add(program.name + "-" + command.name);
  return heading("See also") + join(pages, ",\n") + "\n";
}

constexpr std::string_view kEnvironment =
    ".TP\n\\fBVIENDAN_SCHEMAS\\fR\nFolder of schemas and vocabulary, where \\fB\\-\\-schemas\\fR "
    "is "
    "not given.\n.TP\n\\fBNO_COLOR\\fR\nFound words are not set in bold on a terminal.\n";

ManualPage main_page(const ProgramText& program) {
  std::string out = top(program, program.name, program.summary);
  out += fmt::format("\\fB{}\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n", words(program.name));
  out += heading("Commands");
  for (const CommandText& command : program.commands) {
    out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", words(command.name), words(command.summary));
  }
  out += heading("Options") + entries(program.options);
  out += heading("Exit status") + lines(program.footer);
  out += heading("Environment") + std::string(kEnvironment) + see_also(program, program.name);
  return {program.name + ".1", out};
}

ManualPage command_page(const ProgramText& program, const CommandText& command) {
  const std::string name = program.name + "-" + command.name;
  std::string out = top(program, name, command.summary) + synopsis(program.name, command);
  std::vector<OptionText> options = command.options;
  options.insert(options.end(), program.options.begin(), program.options.end());
  out += heading("Options") + entries(std::move(options));
  if (!command.footer.empty()) out += heading("Notes") + lines(command.footer);
  out += heading("Exit status") + lines(program.footer) + see_also(program, name);
  return {name + ".1", out};
}

}  // namespace

std::vector<ManualPage> manual(const ProgramText& program) {
  std::vector<ManualPage> pages{main_page(program)};
  for (const CommandText& command : program.commands) {
    pages.push_back(command_page(program, command));
  }
  return pages;
}

}  // namespace viendan::cli

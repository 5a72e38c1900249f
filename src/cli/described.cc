#include "cli/described.h"

#include <CLI/CLI.hpp>

#include "base/text.h"

namespace viendan::cli {
namespace {

std::vector<std::string> choices_of(CLI::Option& option) {
  constexpr std::size_t kPrefix = std::string_view(kChoicesPrefix).size();
  for (int i = 0;; ++i) {
    try {
      const std::string name = option.get_validator(i)->get_name();
      if (!name.starts_with(kChoicesPrefix)) continue;
      const auto names = split(std::string_view(name).substr(kPrefix), ' ');
      return {names.begin(), names.end()};
    } catch (const CLI::OptionNotFound&) {
      return {};
    }
  }
}

/// Folders and files are told by the word that their help begins with.
Value value_of(const OptionText& text, const CLI::Option& option) {
  if (!text.choices.empty()) return Value::Choice;
  if (option.get_items_expected_max() == 0) return Value::None;
  const std::string& help = option.get_description();
  if (help.starts_with("Folder")) return Value::Folder;
  return help.starts_with("File") || help.starts_with("The file") ? Value::File : Value::Words;
}

OptionText text_of(CLI::Option& option) {
  OptionText text{.positional = option.get_positional(),
                  .required = option.get_required(),
                  .choices = choices_of(option),
                  .help = option.get_description(),
                  .group = option.get_group() == "Options" ? "" : option.get_group()};
  if (text.positional) text.names.push_back(option.get_name(true));
  for (const auto& name : option.get_snames()) text.names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) text.names.push_back("--" + name);
  text.repeats = option.get_items_expected_max() > 1;
  text.value = value_of(text, option);
  return text;
}

std::vector<OptionText> texts_of(CLI::App& app) {
  std::vector<OptionText> texts;
  for (CLI::Option* option : app.get_options()) {
    if (!option->get_group().empty()) texts.push_back(text_of(*option));
  }
  return texts;
}

}  // namespace

ProgramText described(CLI::App& app) {
  ProgramText program{.name = app.get_name(),
                      .version = VIENDAN_VERSION,
                      .summary = app.get_description(),
                      .footer = app.get_footer(),
                      .options = texts_of(app)};
  for (CLI::App* command : app.get_subcommands({})) {
    if (command->get_group().empty()) continue;
    auto options = texts_of(*command);
    // Each has its own --help; it is told once.
    std::erase_if(options, [](const OptionText& each) { return each.names.back() == "--help"; });
    program.commands.push_back({command->get_name(), command->get_description(),
                                command->get_footer(), std::move(options)});
  }
  return program;
}

}  // namespace viendan::cli

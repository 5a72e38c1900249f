#include "cli/corrections_shown.h"

#include "base/text.h"

namespace viendan::cli {
namespace {

/// The lines of a value on one.
std::string on_one_line(std::string_view value) {
  return squeeze(replace_all(value, "\n", " | "));
}

}  // namespace

std::string in_words(const Correction& correction) {
  std::string words =
      fmt::format("{} {}", name_in(kCorrectionActions, correction.action), correction.field);
  if (!correction.at.empty()) words += fmt::format(" of {}", on_one_line(correction.at));
  words += fmt::format(": \"{}\"", on_one_line(correction.was));
  if (correction.action != CorrectionAction::Remove &&
      correction.action != CorrectionAction::Refuse) {
    words += fmt::format(" -> \"{}\"", on_one_line(correction.value));
  }
  words += fmt::format(", by {}", correction.by);
  if (!correction.date.empty()) words += fmt::format(" on {}", correction.date);
  words += fmt::format(": {} [{}]", correction.reason, correction.file);
  return correction.state == CorrectionState::Stale ? "no longer fits: " + words : words;
}

IdleCount report_idle(const store::Manifest& manifest) {
  IdleCount count;
  for (const auto& idle : manifest.idle_corrections) {
    fmt::print("{}: {}\n", idle.unread ? "not read" : "corrects nothing", idle.message);
    ++(idle.unread ? count.unread : count.idle);
  }
  return count;
}

}  // namespace viendan::cli

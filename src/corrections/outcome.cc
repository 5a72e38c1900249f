#include "corrections/outcome.h"

#include "base/text.h"

namespace viendan::corrections {
namespace {

std::string field_of(const Entry& entry) {
  if (entry.of_link()) return "citation";
  if (!entry.of_row) return entry.field;
  return entry.field.empty() ? "activity" : "activity/" + entry.field;
}

std::string place_of(const Row& row) {
  if (!row.anchor.empty()) return row.anchor;
  std::string place;
  for (const std::string* part : {&row.annex, &row.table, &row.ordinal}) {
    if (part->empty()) continue;
    place += (place.empty() ? "" : " / ") + *part;
  }
  return place;
}

std::string place_of(const Mention& mention) {
  std::string place = mention.words;
  if (mention.line > 0) place += fmt::format(" (line {})", mention.line);
  if (!mention.anchor.empty()) place += fmt::format(" (#{})", mention.anchor);
  return place;
}

std::string value_of(const Entry& entry) {
  if (entry.fields.empty()) return lines_of(entry.value);
  std::vector<std::string> fields;
  for (const auto& [name, value] : entry.fields) fields.push_back(name + ": " + value);
  return lines_of(fields);
}

}  // namespace

std::string lines_of(const std::vector<std::string>& items) {
  return join(items, "\n");
}

Correction told(const Entry& entry, CorrectionState state) {
  return {.action = entry.action,
          .state = state,
          .field = field_of(entry),
          .at = entry.of_link() ? place_of(entry.mention) : place_of(entry.row),
          .was = lines_of(entry.was),
          .value = value_of(entry),
          .reason = entry.reason,
          .by = entry.by,
          .date = entry.date,
          .file = entry.file};
}

Repair repair_of(const Entry& entry, std::string before, std::string after, Span span) {
  const bool whole = entry.field.empty() && !entry.of_link();
  return {.rule = std::string(kCorrected),
          .field = entry.of_link() ? "citation" : (whole ? "activity" : entry.field),
          .before = std::move(before),
          .after = std::move(after),
          .confidence = 1,
          .span = span};
}

std::string stale_beginning(const Correction& correction) {
  return fmt::format("{}: {} {} ", correction.file, name_in(kCorrectionActions, correction.action),
                     correction.field);
}

Issue stale_issue(const Entry& entry, std::string_view now, Span span) {
  const Correction correction = told(entry, CorrectionState::Stale);
  const std::string at = correction.at.empty() ? "" : fmt::format("of \"{}\" ", correction.at);
  return {std::string(kStale),
          fmt::format("{}{}by {} no longer fits: it was \"{}\", {}", stale_beginning(correction),
                      at, correction.by, squeeze(correction.was), now),
          span};
}

}  // namespace viendan::corrections

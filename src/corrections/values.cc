#include "corrections/values.h"

#include <algorithm>

#include "base/text.h"
#include "corrections/fields.h"
#include "corrections/outcome.h"
#include "corrections/rows.h"

namespace viendan::corrections {
namespace {

void apply(Document& document, const Entry& entry) {
  document.corrections.push_back(told(entry, CorrectionState::Applied));
}

void refuse(Document& document, const Entry& entry, std::string_view now, Span span) {
  document.corrections.push_back(told(entry, CorrectionState::Stale));
  document.issues.push_back(stale_issue(entry, now, span));
}

/// What a person has decided is open no longer.
void answer(Document& document, const MetadataField& field) {
  std::erase_if(document.issues, [&](const Issue& issue) {
    return !issue.code.empty() && (issue.code == field.missing || issue.code == field.conflict);
  });
}

/// As printed: "05" of "05/2012/QĐ-TTg" stays "05".
void set_number(Metadata& metadata) {
  const std::string& symbol = metadata.symbol.value;
  metadata.number = metadata.symbol;
  metadata.number.value = symbol.substr(0, symbol.find_first_of(" /-"));
}

bool set(Document& document, const Entry& entry, const MetadataField& row) {
  Field& field = document.metadata.*row.field;
  const std::string before = squeeze(field.value);
  const std::string was = lines_of(entry.was), value = lines_of(entry.value);
  if (before != was && before != value) {
    refuse(document, entry, fmt::format("\"{}\" is read now", before), field.span);
    return false;
  }
  apply(document, entry);
  answer(document, row);
  if (before == value) return false;
  document.repairs.push_back(repair_of(entry, field.value, value, field.span));
  field.value = value;
  field.rule = kCorrected;
  if (row.name == "symbol") set_number(document.metadata);
  return row.tells;
}

}  // namespace

bool correct_metadata(Document& document, const Entries& entries) {
  bool tells = false;
  for (const Entry* entry : entries) {
    if (entry->of_row || entry->of_link()) continue;
    const MetadataField* field = metadata_field(entry->field);
    if (field != nullptr && set(document, *entry, *field)) tells = true;
  }
  return tells;
}

void correct_activities(Document& document, const Entries& entries, const Vocabulary& vocabulary) {
  for (const Entry* entry : entries) {
    if (!entry->of_row) continue;
    const RowOutcome outcome = correct_row(document, *entry, vocabulary);
    if (!outcome.now.empty()) {
      refuse(document, *entry, outcome.now, outcome.span);
      continue;
    }
    apply(document, *entry);
  }
}

}  // namespace viendan::corrections

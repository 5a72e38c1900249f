#include "corrections/rows.h"

#include <algorithm>

#include "base/text.h"
#include "corrections/fields.h"
#include "corrections/new_row.h"
#include "corrections/outcome.h"
#include "corrections/row_values.h"

namespace viendan::corrections {
namespace {

bool is_meant(const Row& row, const Activity& activity) {
  if (!row.anchor.empty()) return activity.anchor == row.anchor;
  const auto fits = [](const std::string& wanted, const std::string& has) {
    return wanted.empty() || wanted == squeeze(has);
  };
  return fits(row.annex, activity.annex) && fits(row.table, activity.table) &&
         fits(row.ordinal, activity.ordinal);
}

std::vector<std::size_t> meant(const Document& document, const Row& row) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < document.activities.size(); ++i) {
    if (is_meant(row, document.activities[i])) found.push_back(i);
  }
  return found;
}

std::string shown(const std::vector<std::string>& items) {
  return squeeze(join(items, "; "));
}

/// Issues of the row that the person's decision answers.
void answer(Document& document, const Activity& activity, std::string_view code) {
  if (code.empty()) return;
  std::erase_if(document.issues, [&](const Issue& issue) {
    return issue.code.starts_with(code) && activity.span.contains(issue.span);
  });
}

RowOutcome remove_row(Document& document, const Entry& entry, std::size_t index) {
  const Activity& activity = document.activities[index];
  if (squeeze(activity.title) != entry.was.front()) {
    return {fmt::format("\"{}\" is read now", squeeze(activity.title)), activity.span};
  }
  document.repairs.push_back(repair_of(entry, activity.title, "", activity.span));
  document.activities.erase(document.activities.begin() + static_cast<std::ptrdiff_t>(index));
  return {};
}

/// What the field is to be; nullopt where it is no longer what the person saw.
std::optional<std::vector<std::string>> wanted(const Entry& entry,
                                               const std::vector<std::string>& now) {
  if (entry.action == CorrectionAction::Set) {
    if (now != entry.was && now != entry.value) return std::nullopt;
    return entry.value;
  }
  std::vector<std::string> next = now;
  if (entry.action == CorrectionAction::Remove) {
    const auto item = std::ranges::find(next, entry.was.front());
    if (item == next.end()) return std::nullopt;
    next.erase(item);
    return next;
  }
  const bool there = std::ranges::all_of(entry.value, [&](const std::string& item) {
    return std::ranges::find(now, item) != now.end();
  });
  if (there) return next;
  if (now != entry.was) return std::nullopt;
  next.insert(next.end(), entry.value.begin(), entry.value.end());
  return next;
}

RowOutcome change(Document& document, const Entry& entry, Activity& activity,
                  const Vocabulary& vocabulary) {
  const RowField* field = row_field(entry.field);
  if (field == nullptr) return {"it is no field of an activity", activity.span};
  const auto now = values_of(activity, *field);
  const auto next = wanted(entry, now);
  if (!next) return {fmt::format("\"{}\" is read now", shown(now)), activity.span};
  answer(document, activity, field->answers);
  const Period period{entry.from, entry.to, entry.recurrence};
  const Activity before = activity;
  set_values(activity, *field, *next, period, {vocabulary, document.metadata.issued()});
  if (activity == before) return {};
  // The words of a period may stay while its days are set right.
  activity.repairs.push_back(repair_of(entry, shown_values(before, *field),
                                       shown_values(activity, *field), activity.span));
  return {};
}

}  // namespace

RowOutcome correct_row(Document& document, const Entry& entry, const Vocabulary& vocabulary) {
  const bool whole = entry.field.empty();
  if (whole && entry.action == CorrectionAction::Add) {
    return add_row(document, entry, vocabulary);
  }
  const auto found = meant(document, entry.row);
  if (found.empty()) return {"there is no such activity"};
  if (found.size() > 1) return {fmt::format("there are {} such activities", found.size())};
  if (whole) return remove_row(document, entry, found.front());
  return change(document, entry, document.activities[found.front()], vocabulary);
}

}  // namespace viendan::corrections

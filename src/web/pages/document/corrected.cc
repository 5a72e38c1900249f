#include "web/pages/document/corrected.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "web/page/layout.h"
#include "web/page/names.h"
#include "web/pages/document/words.h"

namespace viendan::web {
namespace {

constexpr Phrase kCount{"{} chỗ do người phụ trách sửa", "{} corrections by people"};
constexpr Phrase kOne{"1 chỗ do người phụ trách sửa", "1 correction by a person"};
constexpr Phrase kStale{"Không còn khớp với văn bản, chưa áp dụng", "No longer fits: not applied"};
constexpr Phrase kConfirm{"xác nhận viện dẫn", "confirms what is cited"};
constexpr Phrase kRefuse{"không phải là viện dẫn đến", "does not cite"};
constexpr Phrase kCitation{"Viện dẫn", "Citation"};
constexpr Phrase kActivity{"Nhiệm vụ", "Activity"};
constexpr Phrase kTitle{"Trích yếu", "Title"};  // of the document; an activity has a name
constexpr Phrase kNothing{"(không có)", "(none)"};
constexpr std::string_view kRule = "corrected-by-person";
constexpr std::string_view kOfActivity = "activity/";
constexpr std::size_t kMostListed = 200;

bool is_applied(const Correction& correction) {
  return correction.state == CorrectionState::Applied;
}

/// "activity/lead" -> "lead": how its repair names it.
std::string_view field_of(const Correction& correction) {
  const std::string_view field = correction.field;
  return field.starts_with(kOfActivity) ? field.substr(kOfActivity.size()) : field;
}

template <typename Fits>
const Correction* last_applied(const Document& document, const Fits& fits) {
  const auto found = std::find_if(
      document.corrections.rbegin(), document.corrections.rend(),
      [&](const Correction& correction) { return is_applied(correction) && fits(correction); });
  return found == document.corrections.rend() ? nullptr : &*found;
}

std::string name_of_field(const Reading& reading, const Correction& correction) {
  const std::string_view field = field_of(correction);
  if (correction.field == "title") return std::string(reading.say(kTitle));
  if (field == "citation") return std::string(reading.say(kCitation));
  if (field == "activity") return std::string(reading.say(kActivity));
  return std::string(shown_name(field_names(), field, reading.language()));
}

void value(Html& html, const Reading& reading, std::string_view tag, std::string_view words) {
  html.element(tag, {{"class", "repair"}, {"lang", "vi"}}, [&] {
    if (words.empty()) return html.text(reading.say(kNothing));
    write_lines(html, words);
  });
}

void write_correction(Html& html, const Reading& reading, const Correction& correction) {
  if (!is_applied(correction)) {
    html.element("strong", reading.say(kStale));
    html.text(" · ");
  }
  html.text(name_of_field(reading, correction));
  if (!correction.at.empty()) {
    html.text(" · ");
    html.element("span", {{"lang", "vi"}}, correction.at);
  }
  html.text(": ");
  if (correction.action == CorrectionAction::Refuse) {
    html.text(std::string(reading.say(kRefuse)) + " " + correction.was);
  } else {
    if (correction.action == CorrectionAction::Confirm) {
      html.text(std::string(reading.say(kConfirm)) + " ");
    }
    value(html, reading, "del", correction.was);
    html.text(" → ");
    const bool removed = correction.action == CorrectionAction::Remove;
    value(html, reading, "ins", removed ? std::string_view() : std::string_view(correction.value));
  }
  html.text(" · ");
  html.element("span", {{"lang", "vi"}}, signed_by(reading, correction));
  html.text(" · ");
  html.element("code", correction.file);
}

}  // namespace

std::string signed_by(const Reading& reading, const Correction& correction) {
  std::string words = correction.by;
  if (!correction.date.empty()) {
    words += ", " + std::string(shown_date(correction.date, reading.language()));
  }
  return words + ": " + correction.reason;
}

const Correction* correction_of(const Document& document, const Repair& repair) {
  if (repair.rule != kRule) return nullptr;
  return last_applied(document, [&](const Correction& correction) {
    if (field_of(correction) != repair.field) return false;
    return squeeze(correction.value) == squeeze(repair.after) ||
           squeeze(correction.was) == squeeze(repair.before);
  });
}

const Correction* correction_of(const Document& document, std::string_view field) {
  return last_applied(document, [&](const Correction& c) { return c.field == field; });
}

const Correction* correction_of(const Document& document, const Citation& citation) {
  if (!citation.rule.ends_with("-by-person")) return nullptr;
  const std::string words = squeeze(citation.surface);
  return last_applied(document, [&](const Correction& correction) {
    if (correction.field != "citation" || !correction.at.starts_with(words)) return false;
    return correction.action == CorrectionAction::Refuse ? citation.target.id.empty()
                                                         : correction.value == citation.target.id;
  });
}

std::vector<const Repair*> corrections_of_row(const Document& document, std::string_view anchor) {
  std::vector<const Repair*> repairs;
  if (anchor.empty() || document.corrections.empty()) return repairs;
  const auto activity = std::ranges::find(document.activities, anchor, &Activity::anchor);
  if (activity == document.activities.end()) return repairs;
  for (const Repair& repair : activity->repairs) {
    if (repair.rule == kRule) repairs.push_back(&repair);
  }
  return repairs;
}

void corrections_box(Html& html, const Reading& reading) {
  const auto& all = reading.document.corrections;
  if (all.empty()) return;
  const bool stale = !std::ranges::all_of(all, is_applied);
  html.element("details", {{"class", "repairs"}, {"id", "nguoi-sua"}, {"open", "", stale}}, [&] {
    html.element("summary", all.size() == 1 ? std::string(reading.say(kOne))
                                            : counted(reading, kCount, all.size()));
    html.element("ul", [&] {
      for (std::size_t i = 0; i < std::min(all.size(), kMostListed); ++i) {
        html.element("li", [&] { write_correction(html, reading, all[i]); });
      }
    });
  });
}

}  // namespace viendan::web

#include "web/pages/activities/source.h"

#include <algorithm>
#include <cmath>

#include "base/result.h"
#include "web/page/names.h"

namespace viendan::web {
namespace {

constexpr Phrase kOpen{"Ô nguồn in trong văn bản", "As printed in the document"};
constexpr Phrase kRepaired{"{} chỗ chữa", "{} repaired"};
constexpr Phrase kFromText{"rút từ lời văn", "read from prose"};
constexpr Phrase kWhole{"Đoạn văn", "Passage"};
constexpr Phrase kFurther{"Các mục khác đã đọc", "Further fields as read"};
constexpr Phrase kSubmit{"Cấp trình", "Submitted to"};
constexpr Phrase kNote{"Ghi chú", "Note"};
constexpr Phrase kRepairs{"Chỗ đã chữa khi đọc", "Repaired in reading"};
constexpr Phrase kBefore{"In là", "Printed"};
constexpr Phrase kAfter{"Đọc là", "Read as"};
constexpr Phrase kRule{"Quy tắc", "Rule"};
constexpr Phrase kField{"Mục", "Field"};
constexpr Phrase kSure{"Độ tin cậy", "Confidence"};
constexpr Phrase kNothing{"(trống)", "(nothing)"};
constexpr Phrase kPlace{"Nguồn: {}, dòng {}", "Source: {}, line {}"};
constexpr Phrase kPlaces{"Nguồn: {}, dòng {}–{}", "Source: {}, lines {}–{}"};
constexpr Phrase kBeside{"Xem bản in cạnh bản đọc", "See the printed text beside the reading"};
constexpr Phrase kRow{"Dòng này trong văn bản", "This row in the document"};

std::string place_in_words(const View& view, const ActivityFact& fact) {
  const Lines lines = fact.activity.lines;
  if (lines.last <= lines.first) {
    return fmt::format(fmt::runtime(view.say(kPlace)), fact.place.source, lines.first);
  }
  return fmt::format(fmt::runtime(view.say(kPlaces)), fact.place.source, lines.first, lines.last);
}

/// Where the words that repairs changed stand first, in order, none inside another.
std::vector<Span> changed_in(std::string_view words, const std::vector<Repair>& repairs) {
  std::vector<Span> found;
  for (const Repair& repair : repairs) {
    const auto at = repair.before.empty() ? words.npos : words.find(repair.before);
    if (at == words.npos) continue;
    found.push_back(
        {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + repair.before.size())});
  }
  std::ranges::sort(found, {}, &Span::begin);
  std::vector<Span> apart;
  for (const Span span : found) {
    if (apart.empty() || span.begin >= apart.back().end) apart.push_back(span);
  }
  return apart;
}

/// The printed words, those marked that a repair changed.
void write_printed(Html& html, std::string_view words, const std::vector<Repair>& repairs) {
  std::uint32_t at = 0;
  for (const Span span : changed_in(words, repairs)) {
    html.text(words.substr(at, span.begin - at));
    html.element("mark", {{"class", "repair"}}, span.of(words));
    at = span.end;
  }
  html.text(words.substr(at));
}

void write_cells(Html& html, const View& view, const ActivityFact& fact) {
  html.element("dl", {{"class", "facts printed"}}, [&] {
    for (const Detail& cell : fact.printed) {
      if (cell.value.empty()) continue;
      html.element("dt", cell.label.empty() ? view.say(kWhole) : std::string_view(cell.label));
      html.element("dd", [&] { write_printed(html, cell.value, fact.activity.repairs); });
    }
  });
}

void write_further(Html& html, const View& view, const Activity& activity) {
  std::vector<Detail> further = activity.details;
  if (!activity.submit_to.empty()) {
    further.push_back({std::string(view.say(kSubmit)), activity.submit_to});
  }
  if (!activity.note.empty()) further.push_back({std::string(view.say(kNote)), activity.note});
  if (further.empty()) return;
  html.element("p", {{"class", "quiet"}}, view.say(kFurther));
  html.element("dl", {{"class", "facts"}}, [&] {
    for (const Detail& detail : further) {
      html.element("dt", detail.label);
      html.element("dd", detail.value);
    }
  });
}

void write_changed(Html& html, const View& view, std::string_view element,
                   const std::string& words) {
  if (words.empty()) {
    html.element("span", {{"class", "quiet"}}, view.say(kNothing));
    return;
  }
  html.element(element, {{"class", "repair"}}, words);
}

void write_repair(Html& html, const View& view, const Repair& repair) {
  const auto cell = [&](const Phrase& label, auto&& write) {
    html.element("dt", view.say(label));
    html.element("dd", write);
  };
  html.element("dl", {{"class", "facts"}}, [&] {
    cell(kField, [&] { html.text(shown_name(field_names(), repair.field, view.language)); });
    cell(kBefore, [&] { write_changed(html, view, "del", repair.before); });
    cell(kAfter, [&] { write_changed(html, view, "ins", repair.after); });
    cell(kRule, [&] { html.text(shown_name(repair_names(), repair.rule, view.language)); });
    cell(kSure, [&] { html.text(fmt::format("{}%", std::lround(100 * repair.confidence))); });
  });
}

void write_repairs(Html& html, const View& view, const std::vector<Repair>& repairs) {
  if (repairs.empty()) return;
  html.element("p", {{"class", "quiet"}}, view.say(kRepairs));
  html.element("ol", {{"class", "repairs"}}, [&] {
    for (const Repair& repair : repairs) {
      html.element("li", [&] { write_repair(html, view, repair); });
    }
  });
}

void write_place(Html& html, const View& view, const ActivityFact& fact) {
  html.element("p", {{"class", "quiet"}}, place_in_words(view, fact));
  html.element("ul", {{"class", "actions"}}, [&] {
    const auto link = [&](const std::string& address, const Phrase& words) {
      html.element("li", [&] { html.element("a", {{"href", address}}, view.say(words)); });
    };
    const std::string path = fmt::format("/documents/{}", fact.place.document);
    link(view.address(path).at(fact.activity.anchor).text(), kRow);
    link(view.address(path).with("view", "printed").at(fact.activity.anchor).text(), kBeside);
  });
}

void write_summary(Html& html, const View& view, const Activity& activity) {
  html.element("summary", [&] {
    html.text(view.say(kOpen));
    if (activity.origin == Origin::Text) {
      html.text(" ");
      html.element("span", {{"class", "tag text"}}, view.say(kFromText));
    }
    if (activity.repairs.empty()) return;
    html.text(" ");
    html.element("span", {{"class", "tag repaired"}},
                 fmt::format(fmt::runtime(view.say(kRepaired)), activity.repairs.size()));
  });
}

}  // namespace

void write_source(Html& html, const View& view, const ActivityFact& fact) {
  html.element("details", {{"class", "source"}}, [&] {
    write_summary(html, view, fact.activity);
    write_cells(html, view, fact);
    write_further(html, view, fact.activity);
    write_repairs(html, view, fact.activity.repairs);
    write_place(html, view, fact);
  });
}

}  // namespace viendan::web

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
constexpr Phrase kPrintedAs{"in là", "printed"};
constexpr Phrase kReadAs{"đọc là", "read as"};
constexpr Phrase kRule{"(quy tắc: {}; độ tin cậy {}%)", "(rule: {}; confidence {}%)"};
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

struct Cell {
  std::string heading;
  std::string printed;
  std::string read;  // what was moved here instead; "" where the cell stayed
  bool moved = false;
};

/// Cells that were put back stand under the heading where they belong: what the source prints there
/// is told by the repairs.
Cell as_printed(const Detail& cell, const std::vector<Repair>& repairs,
                const Vocabulary& vocabulary) {
  Cell restored{cell.label, cell.value, {}, false};
  const auto field = name_in(kColumnRoles, vocabulary.role_of(cell.label).role);
  for (auto repair = repairs.rbegin(); repair != repairs.rend(); ++repair) {
    if (repair->field != field || repair->after != restored.printed) continue;
    restored.printed = repair->before;
    restored.moved = true;
  }
  if (restored.moved) restored.read = cell.value;
  return restored;
}

void write_cell(Html& html, const View& view, const Cell& cell, const ActivityFact& fact) {
  if (!cell.moved) return write_printed(html, cell.printed, fact.activity.repairs);
  const auto words = [&](std::string_view element, const std::string& text) {
    if (text.empty()) {
      html.element("span", {{"class", "quiet"}}, view.say(kNothing));
    } else {
      html.element(element, {{"class", "repair"}}, text);
    }
  };
  words("del", cell.printed);
  html.text(fmt::format(" {} ", view.say(kReadAs)));
  words("ins", cell.read);
}

void write_cells(Html& html, const View& view, const ActivityFact& fact) {
  html.element("dl", {{"class", "facts printed"}}, [&] {
    for (const Detail& detail : fact.printed) {
      const Cell cell = as_printed(detail, fact.activity.repairs, view.collection.vocabulary);
      if (cell.printed.empty() && !cell.moved) continue;
      html.element("dt", cell.heading.empty() ? view.say(kWhole) : std::string_view(cell.heading));
      html.element("dd", [&] { write_cell(html, view, cell, fact); });
    }
  });
}

/// What the cells above do not tell by themselves.
void write_further(Html& html, const View& view, const ActivityFact& fact) {
  const Activity& activity = fact.activity;
  std::vector<Detail> further = activity.details;
  if (!activity.submit_to.empty()) {
    further.push_back({std::string(view.say(kSubmit)), activity.submit_to});
  }
  if (!activity.note.empty()) further.push_back({std::string(view.say(kNote)), activity.note});
  std::erase_if(further, [&](const Detail& detail) {
    return std::ranges::find(fact.printed, detail.value, &Detail::value) != fact.printed.end();
  });
  if (further.empty()) return;
  html.element("p", {{"class", "quiet"}}, view.say(kFurther));
  html.element("dl", {{"class", "facts"}}, [&] {
    for (const Detail& detail : further) {
      html.element("dt", detail.label);
      html.element("dd", detail.value);
    }
  });
}

void write_repair(Html& html, const View& view, const Repair& repair) {
  const auto changed = [&](const Phrase& before, std::string_view element,
                           const std::string& words) {
    html.text(fmt::format(" {} ", view.say(before)));
    if (words.empty()) return html.element("span", {{"class", "quiet"}}, view.say(kNothing));
    html.element(element, {{"class", "repair"}}, words);
  };
  html.element("strong", shown_name(field_names(), repair.field, view.language));
  html.text(":");
  changed(kPrintedAs, "del", repair.before);
  changed(kReadAs, "ins", repair.after);
  html.text(" ");
  html.element("span", {{"class", "quiet"}},
               fmt::format(fmt::runtime(view.say(kRule)),
                           shown_name(repair_names(), repair.rule, view.language),
                           std::lround(100 * repair.confidence)));
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
    const std::string& anchor = fact.activity.anchor;
    const std::string path = fmt::format("/documents/{}", fact.place.document);
    link(document_address(fact.place.document, anchor, view.language), kRow);
    link(view.address(path).with("view", "printed").with("at", anchor).at(anchor).text(), kBeside);
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
    write_further(html, view, fact);
    write_repairs(html, view, fact.activity.repairs);
    write_place(html, view, fact);
  });
}

}  // namespace viendan::web

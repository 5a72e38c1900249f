#include "web/pages/document/facts.h"

#include <fmt/core.h>

#include <array>
#include <functional>

#include "base/text.h"
#include "base/unicode.h"
#include "web/page/layout.h"
#include "web/page/names.h"
#include "web/pages/document/corrected.h"
#include "web/pages/document/validity.h"

namespace viendan::web {
namespace {

constexpr Phrase kLanguage{"Ngôn ngữ", "Language"};
constexpr Phrase kFormat{"Định dạng tệp", "File format"};
constexpr Phrase kSource{"Tệp trong kho", "File in the collection"};
constexpr Phrase kValidity{"Hiệu lực theo kho văn bản", "Validity by the collection"};
constexpr Phrase kCitedBy{"Được viện dẫn bởi", "Cited by"};
constexpr Phrase kDocuments{"{} văn bản", "{} documents"};
constexpr Phrase kOneDocument{"1 văn bản", "1 document"};
constexpr Phrase kNobody{"chưa có văn bản nào trong kho", "no document of the collection"};
constexpr Phrase kIssues{"Lưu ý khi đọc", "Remarks on the reading"};
constexpr Phrase kIssueCount{"{} lưu ý", "{} remarks"};
constexpr Phrase kRepairs{"Chỗ đã sửa", "Repairs"};
constexpr Phrase kRepairCount{"{} chỗ so với bản in", "{} places differ from what is printed"};
constexpr Phrase kNotPrinted{"không in", "not printed"};
constexpr Phrase kViews{"Các cách xem văn bản", "Views of the document"};

struct Tab {
  std::string_view mode;
  Phrase name;
};
constexpr std::array kTabs = std::to_array<Tab>({
    {"", {"Toàn văn", "Text"}},
    {"printed", {"Bản in và bản đọc", "As printed"}},
    {"relations", {"Lược đồ", "Relations"}},
    {"activities", {"Nhiệm vụ", "Activities"}},
    {"downloads", {"Tải về", "Downloads"}},
});

/// As corrections name the field too.
const Phrase& name_of_field(std::string_view field) {
  return find_name(field_names(), field)->name;
}

void fact(Html& html, const Reading& reading, const Phrase& name,
          const std::function<void()>& value) {
  html.element("dt", reading.say(name));
  html.element("dd", value);
}

void words_fact(Html& html, const Reading& reading, const Phrase& name, std::string_view value,
                bool in_document = true) {
  if (value.empty()) return;
  html.element("dt", reading.say(name));
  html.element("dd", {{"lang", "vi", in_document && reading.language() != Language::Vietnamese}},
               value);
}

/// A fact that a person set right says who and why.
void corrected_fact(Html& html, const Reading& reading, std::string_view value,
                    std::string_view field) {
  const Phrase& name = name_of_field(field);
  const Correction* correction = correction_of(reading.document, field);
  if (correction == nullptr || value.empty()) return words_fact(html, reading, name, value);
  fact(html, reading, name, [&] {
    html.element("ins", {{"class", "repair"}, {"title", signed_by(reading, *correction)}},
                 [&] { html.text(value); });
  });
}

/// Printed facts are shown even where they are missing: that is a fact too.
void printed_fact(Html& html, const Reading& reading, std::string_view value,
                  std::string_view field) {
  if (!value.empty()) return corrected_fact(html, reading, value, field);
  fact(html, reading, name_of_field(field), [&] {
    html.element("span", {{"class", "quiet"}}, reading.say(kNotPrinted));
  });
}

std::size_t repairs_in(const Document& document) {
  std::size_t count = document.repairs.size();
  for (const Table& table : document.tables) {
    count += table.repairs.size();
    for (const Row& row : table.rows) count += row.repairs.size();
  }
  return count;
}

void validity(Html& html, const Reading& reading) {
  const Validity value = reading.around.standing.validity;
  fact(html, reading, kValidity, [&] {
    html.element("span", {{"class", fmt::format("tag {}", name_in(kValidities, value))}},
                 reading.say(name_of(value)));
    for (const EdgeFact& edge : reading.around.acting) {
      html.text(" ");
      html.text(reading.say(name_of(edge.relation).in));
      html.text(" ");
      html.element("a", {{"href", document_address(edge.from, {}, reading.language())}},
                   name_of_document(reading, edge.from));
    }
    validity_times(html, reading);
  });
}

void counts(Html& html, const Reading& reading) {
  fact(html, reading, kCitedBy, [&] {
    const unsigned count = reading.around.standing.cited_by;
    if (count == 0) return html.element("span", {{"class", "quiet"}}, reading.say(kNobody));
    html.element(
        "a", {{"href", view_address(reading, "relations")}},
        count == 1 ? std::string(reading.say(kOneDocument)) : counted(reading, kDocuments, count));
  });
  const std::size_t repairs = repairs_in(reading.document);
  if (repairs > 0) {
    fact(html, reading, kRepairs, [&] {
      html.element("a", {{"href", view_address(reading, "printed") + "#sua"}},
                   counted(reading, kRepairCount, repairs));
    });
  }
  if (!reading.document.issues.empty()) {
    fact(html, reading, kIssues, [&] {
      html.element("a", {{"href", view_address(reading, "printed") + "#luu-y"}},
                   counted(reading, kIssueCount, reading.document.issues.size()));
    });
  }
}

void facts(Html& html, const Reading& reading) {
  const Metadata& data = reading.document.metadata;
  html.element("dl", {{"class", "facts"}}, [&] {
    printed_fact(html, reading, data.symbol.value, "symbol");
    corrected_fact(html, reading, data.type.value, "type");
    printed_fact(html, reading, data.issuer.value, "issuer");
    printed_fact(html, reading, shown_date(data.date.value, reading.language()), "date");
    corrected_fact(html, reading, data.place.value, "place");
    const std::string signer = data.signer_position.value.empty() || data.signer.value.empty()
                                   ? data.signer.value + data.signer_position.value
                                   : data.signer.value + ", " + data.signer_position.value;
    corrected_fact(html, reading, squeeze(signer), "signer");
    validity(html, reading);
    counts(html, reading);
    words_fact(html, reading, kLanguage,
               shown_name(language_names(), data.language, reading.language()), false);
    words_fact(html, reading, kFormat,
               shown_name(format_names(), reading.document.format, reading.language()), false);
    words_fact(html, reading, kSource, reading.document.source, false);
  });
}

std::string tab_address(const Reading& reading, std::string_view mode) {
  if (mode != "activities") return view_address(reading, mode);
  return reading.view.address("/activities").with("document", reading.document.metadata.id).text();
}

void tabs(Html& html, const Reading& reading) {
  html.element("nav", {{"class", "tabs"}, {"aria-label", reading.say(kViews)}}, [&] {
    html.element("ul", [&] {
      for (const Tab& tab : kTabs) {
        if (tab.mode == "activities" && reading.document.activities.empty()) continue;
        html.element("li", [&] {
          html.element("a",
                       {{"href", tab_address(reading, tab.mode)},
                        {"aria-current", "page", tab.mode == reading.mode}},
                       [&] {
                         html.text(reading.say(tab.name));
                         if (tab.mode != "activities") return;
                         html.text(" ");
                         html.element(
                             "span", {{"class", "count"}},
                             shown_number(reading.document.activities.size(), reading.language()));
                       });
        });
      }
    });
  });
}

}  // namespace

std::string_view short_name(const Document& document) {
  const Metadata& data = document.metadata;
  if (!data.symbol.empty()) return data.symbol.value;
  return data.title.empty() ? std::string_view(data.id) : std::string_view(data.title.value);
}

void document_head(Html& html, const Reading& reading) {
  const Metadata& data = reading.document.metadata;
  html.element("header", {{"class", "document-head"}}, [&] {
    const std::string kind = squeeze(data.type.value + " " + data.symbol.value);
    if (!data.title.empty() && !kind.empty()) {
      html.element("p", {{"class", "quiet kind"}, {"lang", data.language}}, kind);
    }
    html.element("h1", {{"lang", data.language}},
                 data.title.empty()
                     ? squeeze(data.type.value + " " + std::string(short_name(reading.document)))
                     : squeeze(data.title.value));
    facts(html, reading);
    corrections_box(html, reading);
    tabs(html, reading);
  });
}

}  // namespace viendan::web

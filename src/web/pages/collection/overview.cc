#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "web/page/layout.h"
#include "web/page/names.h"
#include "web/pages/collection/parts.h"
#include "web/pages/collection/views.h"

namespace viendan::web {
namespace {

using By = store::Catalogue::By;

constexpr std::size_t kMostRows = 25;
constexpr std::size_t kShownDigits = 12;
constexpr double kBar = 120;

constexpr Phrase kInNumbers{"Số liệu chung", "In numbers"};
constexpr Phrase kDocuments{"Văn bản có toàn văn", "Documents with text"};
constexpr Phrase kStubs{"Văn bản được viện dẫn mà chưa có", "Cited documents that are missing"};
constexpr Phrase kUnread{"Tệp không đọc được", "Files that could not be read"};
constexpr Phrase kIssues{"Lưu ý khi đọc", "Remarks of reading"};
constexpr Phrase kActivities{"Nhiệm vụ", "Activities"};
constexpr Phrase kSegments{"Phân đoạn chỉ mục", "Segments of the index"};
constexpr Phrase kRules{"Phiên bản quy tắc đọc", "Version of the rules of reading"};
constexpr Phrase kCount{"Số văn bản", "Documents"};
constexpr Phrase kShare{"Tỷ lệ", "Share"};
constexpr Phrase kNothing{"(không rõ)", "(unknown)"};
constexpr Phrase kMore{"Còn {} giá trị khác, ít văn bản hơn.",
                       "{} more values, with fewer documents."};

struct Breakdown {
  By by;
  std::string_view parameter;  // of "/documents"; "" where it has no such filter
  Phrase title, column;
};
constexpr std::array kBreakdowns = std::to_array<Breakdown>({
    {By::Type, "type", {"Theo loại văn bản", "By type"}, {"Loại văn bản", "Type"}},
    {By::Issuer, "issuer", {"Theo cơ quan ban hành", "By issuer"}, {"Cơ quan ban hành", "Issuer"}},
    {By::Year, "year", {"Theo năm ban hành", "By year of issue"}, {"Năm", "Year"}},
    {By::Format, "format", {"Theo định dạng tệp", "By file format"}, {"Định dạng", "Format"}},
    {By::Language, "", {"Theo ngôn ngữ", "By language"}, {"Ngôn ngữ", "Language"}},
});

std::string shown_value(const View& view, const Breakdown& breakdown, const Count& count) {
  if (count.value.empty()) return std::string(view.say(kNothing));
  if (!count.name.empty()) return count.name;
  if (breakdown.by == By::Format) {
    return std::string(shown_name(format_names(), count.value, view.language));
  }
  if (breakdown.by == By::Language) {
    return std::string(shown_name(language_names(), count.value, view.language));
  }
  return count.value;
}

/// Says nothing that the number beside it does not.
void bar(Html& html, double share) {
  html.element("svg",
               {{"class", "bar"},
                {"width", fmt::format("{:.0f}", kBar)},
                {"height", "10"},
                {"aria-hidden", "true"},
                {"focusable", "false"}},
               [&] {
                 html.element("rect",
                              {{"width", fmt::format("{:.1f}", std::max(1.0, share * kBar))},
                               {"height", "10"},
                               {"fill", "currentColor"}},
                              "");
               });
}

void count_row(Html& html, const View& view, const Breakdown& breakdown, const Count& count,
               int most) {
  const std::string name = shown_value(view, breakdown, count);
  html.element("tr", [&] {
    row_heading(html, [&] {
      const bool filter = !breakdown.parameter.empty() && !count.value.empty();
      const bool undated = breakdown.by == By::Year && count.value.empty();
      if (!filter && !undated) return html.text(name);
      link(html,
           view.address("/documents")
               .with(breakdown.parameter, undated ? "none" : std::string_view(count.value))
               .text(),
           name);
    });
    number_cell(html, view, Column{kCount, true}, static_cast<std::size_t>(count.count));
    html.element("td", [&] { bar(html, static_cast<double>(count.count) / std::max(1, most)); });
  });
}

Result<void> breakdown_table(Html& html, const View& view, const Breakdown& breakdown) {
  const auto counts = view.collection.catalogue.counts(breakdown.by);
  if (!counts) return tl::unexpected(counts.error());
  if (counts->empty()) return {};
  const int most = std::ranges::max(*counts, {}, &Count::count).count;
  const std::array columns = {Column{breakdown.column}, Column{kCount, true}, Column{kShare}};
  html.element("section", [&] {
    // Years are in order, and all are shown.
    const std::size_t shown =
        breakdown.by == By::Year ? counts->size() : std::min(counts->size(), kMostRows);
    data_table(html, view, view.say(breakdown.title), columns,
               [&] {
                 for (std::size_t i = 0; i < shown; ++i) {
                   count_row(html, view, breakdown, (*counts)[i], most);
                 }
               },
               {.heading = "h2"});
    if (shown < counts->size()) {
      html.element("p", {{"class", "quiet"}},
                   fmt::format(fmt::runtime(view.say(kMore)),
                               shown_number(counts->size() - shown, view.language)));
    }
  });
  return {};
}

void number_row(Html& html, const View& view, const Phrase& name, std::size_t number,
                const std::string& address) {
  html.element("dt", view.say(name));
  html.element("dd", [&] {
    const std::string words = shown_number(number, view.language);
    if (address.empty() || number == 0) return html.text(words);
    link(html, address, words);
  });
}

Result<void> numbers(Html& html, const View& view) {
  const auto& manifest = view.collection.workspace.manifest();
  const auto& catalogue = view.collection.catalogue;
  const auto documents = catalogue.documents({}, {.offset = 0, .limit = 1});
  if (!documents) return tl::unexpected(documents.error());
  const auto activities = catalogue.activities({}, {.offset = 0, .limit = 1});
  if (!activities) return tl::unexpected(activities.error());
  const auto issues = catalogue.issues({}, {.offset = 0, .limit = 1});
  if (!issues) return tl::unexpected(issues.error());
  const auto unread = std::ranges::count_if(
      manifest.sources, [](const auto& source) { return !source.error.empty(); });
  const auto collection = [&](std::string_view name) {
    return view.address("/collection").with("view", name).text();
  };
  html.element("h2", view.say(kInNumbers));
  html.element("dl", {{"class", "facts"}}, [&] {
    number_row(html, view, kDocuments, documents->total, view.address("/documents").text());
    number_row(html, view, kStubs, manifest.stubs.size(), view.address("/stubs").text());
    number_row(html, view, kUnread, static_cast<std::size_t>(unread), collection("files"));
    number_row(html, view, kActivities, activities->total, view.address("/activities").text());
    number_row(html, view, kIssues, issues->total, collection("remarks"));
    number_row(html, view, kSegments, manifest.segments.size(), {});
    html.element("dt", view.say(kRules));
    html.element("dd", [&] { html.element("code", manifest.rules.substr(0, kShownDigits)); });
  });
  return {};
}

}  // namespace

Result<void> overview(Html& html, const View& view) {
  if (auto written = numbers(html, view); !written) return written;
  Result<void> written;
  html.element("div", {{"class", "split"}}, [&] {
    for (const Breakdown& breakdown : kBreakdowns) {
      if (written) written = breakdown_table(html, view, breakdown);
    }
  });
  return written;
}

}  // namespace viendan::web

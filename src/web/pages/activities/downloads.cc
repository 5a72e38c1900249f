#include "web/pages/activities/downloads.h"

#include <array>
#include <chrono>

#include "base/result.h"
#include "base/text.h"
#include "base/unicode.h"
#include "render/csv.h"
#include "render/records.h"
#include "render/writers.h"
#include "web/page/layout.h"
#include "web/pages/activities/form.h"
#include "web/pages/activities/words.h"
#include "web/pages/activities/workbook.h"
#include "web/routes.h"

namespace viendan::web {
namespace {

constexpr std::size_t kRowsAtOnce = 2000;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

constexpr Phrase kTooMany{
    "Có {} nhiệm vụ, nhiều hơn {} là số tối đa của một tệp. Hãy thêm điều kiện lọc, hoặc dùng lệnh "
    "viendan export activities.",
    "There are {} activities, more than the {} of one file. Narrow the filter, or use the command "
    "viendan export activities."};
constexpr Phrase kBadDay{"Không đọc được thời gian trong điều kiện lọc.",
                         "A day of the filter cannot be read."};
constexpr Phrase kFiles{"Tải {} về", "Download {}"};
constexpr Phrase kAbout{"Trong các tệp có gì?", "What is in the files?"};
constexpr Phrase kAboutXlsx{
    "XLSX mở bằng Excel hoặc LibreOffice: trang thứ nhất mỗi dòng một nhiệm vụ, trang thứ hai mỗi "
    "dòng một cơ quan của một nhiệm vụ (để lập bảng tổng hợp), trang thứ ba ghi điều kiện lọc và ý "
    "nghĩa từng cột.",
    "XLSX opens in Excel and LibreOffice: the first sheet has one activity a row, the second one "
    "agency of an activity a row (to pivot), the third tells the filter and what each column "
    "means."};
constexpr Phrase kAboutCsv{
    "CSV là UTF-8 có dấu BOM, phân cách bằng dấu phẩy, nên Excel hiện đúng chữ Việt; trong R đọc "
    "bằng readr::read_csv hoặc data.table::fread (với read.csv thêm fileEncoding = \"UTF-8-BOM\"), "
    "trong Python đọc bằng encoding=\"utf-8-sig\". Danh sách trong một ô nối bằng “; ”, dấu ; bên "
    "trong một mục viết là \\;. Ô chữ bắt đầu bằng = + - @ hoặc trông như số, ngày có thêm một dấu "
    "nháy đơn để bảng tính không tính hay đổi nó; bỏ dấu ấy là được đúng giá trị.",
    "CSV is UTF-8 with a byte order mark, separated by commas, so that Excel shows Vietnamese "
    "letters; in R read it by readr::read_csv or data.table::fread (with read.csv add "
    "fileEncoding = \"UTF-8-BOM\"), in Python with encoding=\"utf-8-sig\". Lists in a cell are "
    "joined by “; ”, a ; inside an item is \\;. Words that begin with = + - @ or look like a "
    "number "
    "or a date get an apostrophe, lest a spreadsheet run or change them; without it they are "
    "exact."};
constexpr Phrase kAboutJson{
    "JSON là một mảng; mỗi phần tử theo lược đồ export-activities, như lệnh viendan export.",
    "JSON is one array; each item follows the schema export-activities, as viendan export does."};

using AddFact = std::function<void(const ActivityFact&)>;

Result<void> for_each(const View& view, const ActivityFilter& filter, const AddFact& add) {
  for (std::size_t offset = 0;; offset += kRowsAtOnce) {
    const auto part = view.collection.catalogue.activities(
        filter.wanted, {.offset = offset, .limit = kRowsAtOnce});
    if (!part) return tl::unexpected(part.error());
    for (const ActivityFact& fact : part->items) add(fact);
    if (part->items.empty() || offset + part->items.size() >= part->total) return {};
  }
}

render::Object record_of(const ActivityFact& fact) {
  return render::activity_record({fact.place.document, fact.place.source}, fact.activity);
}

Result<std::string> as_json(const View& view, const ActivityFilter& filter) {
  std::string out = "[";
  const auto done = for_each(view, filter, [&](const ActivityFact& fact) {
    out += out.size() > 1 ? ",\n" : "\n";
    out += render::to_json(record_of(fact));
  });
  if (!done) return tl::unexpected(done.error());
  return out + "\n]\n";
}

Result<std::string> as_csv(const View& view, const ActivityFilter& filter) {
  using enum render::TableColumn::Use;
  const auto columns =
      render::columns_for(render::table_schema(render::TableName::Activities), Flat);
  std::string out(kByteOrderMark);
  out += render::csv_heading(columns, render::kDownload);
  const auto done = for_each(view, filter, [&](const ActivityFact& fact) {
    const render::Entry entry{.home = {fact.place.document, fact.place.source},
                              .activity = &fact.activity};
    out += render::csv_row(columns, entry, render::kDownload);
  });
  if (!done) return tl::unexpected(done.error());
  return out;
}

std::string time_in_words(std::int64_t nanoseconds) {
  using namespace std::chrono;
  const sys_seconds time{duration_cast<seconds>(std::chrono::nanoseconds(nanoseconds))};
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", int(date.year()),
                     unsigned(date.month()), unsigned(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

Result<std::string> as_xlsx(const View& view, const ActivityFilter& filter) {
  ActivityWorkbook book(view.language);
  const auto done = for_each(view, filter, [&book](const ActivityFact& fact) { book.add(fact); });
  if (!done) return tl::unexpected(done.error());
  const auto& manifest = view.collection.workspace.manifest();
  const auto documents = std::ranges::count_if(
      manifest.sources, [](const store::SourceRecord& source) { return !source.id.empty(); });
  return std::move(book).take({.filter = filter_in_words(filter, view.language),
                               .address = filtered(filter.typed, "/activities", view.language),
                               .index = time_in_words(manifest.scanned),
                               .rules = manifest.rules,
                               .documents = static_cast<std::size_t>(documents)});
}

struct FileKind {
  std::string_view name;
  std::string_view extension;
  std::string_view type;
  Result<std::string> (*make)(const View& view, const ActivityFilter& filter);
};
constexpr FileKind kXlsx{
    "XLSX", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx};
constexpr FileKind kCsv{"CSV", ".csv", "text/csv; charset=utf-8", as_csv};
constexpr FileKind kJson{"JSON", ".json", "application/json", as_json};
constexpr std::array kFileKinds = {kXlsx, kCsv, kJson};

/// Letters of any keyboard: "vu-khoa-hoc-va-cong-nghe".
std::string plain(std::string_view words) {
  constexpr std::size_t kLongest = 60;
  std::string out;
  for (const char c : fold(words)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
    if (out.size() == kLongest) break;
  }
  return std::string(trim(out, "-"));
}

/// "nhiem-vu_vu-ke-hoach_chu-tri_2015_2016.csv": what was asked for is told by the name.
std::string file_name(const View& view, const ActivityFilter& filter, const FileKind& kind) {
  std::string name = view.language == Language::Vietnamese ? "nhiem-vu" : "activities";
  const TypedFilter& typed = filter.typed;
  const std::string& agency =
      filter.agencies.size() == 1 ? filter.agencies.front().name : typed.agency;
  const std::string role(typed.role == "lead" && view.language == Language::Vietnamese ? "chu-tri"
                         : typed.role == "coordinating" && view.language == Language::Vietnamese
                             ? "phoi-hop"
                             : typed.role);
  for (const std::string& part :
       {agency, role, typed.from, typed.to, typed.document, typed.funding, typed.words}) {
    const std::string words = plain(part);
    if (!words.empty()) name += "_" + words;
  }
  return name.substr(0, 150).append(kind.extension);
}

Result<Response> download(const View& view, const FileKind& kind) {
  const auto filter = activity_filter(view);
  if (!filter) return tl::unexpected(filter.error());
  if (filter->unread_from || filter->unread_to) return error_page(view, 400, view.say(kBadDay));
  const auto first = view.collection.catalogue.activities(filter->wanted, {.limit = 1});
  if (!first) return tl::unexpected(first.error());
  if (first->total > kMostDownloaded) {
    return error_page(
        view, 400,
        fmt::format(fmt::runtime(view.say(kTooMany)), shown_number(first->total, view.language),
                    shown_number(kMostDownloaded, view.language)));
  }
  auto bytes = kind.make(view, *filter);
  if (!bytes) return tl::unexpected(bytes.error());
  Response response{.type = std::string(kind.type), .body = *std::move(bytes)};
  response.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"{}\"",
                                                                   file_name(view, *filter, kind)));
  return response;
}

}  // namespace

Result<Response> activities_xlsx(const View& view) {
  return download(view, kXlsx);
}
Result<Response> activities_csv(const View& view) {
  return download(view, kCsv);
}
Result<Response> activities_json(const View& view) {
  return download(view, kJson);
}

void write_downloads(Html& html, const View& view, const ActivityFilter& filter,
                     std::size_t total) {
  if (total > kMostDownloaded) {
    html.element("p", {{"class", "note"}},
                 fmt::format(fmt::runtime(view.say(kTooMany)), shown_number(total, view.language),
                             shown_number(kMostDownloaded, view.language)));
    return;
  }
  html.element("ul", {{"class", "actions"}}, [&] {
    for (const FileKind& kind : kFileKinds) {
      html.element("li", [&] {
        html.element("a",
                     {{"class", "button"},
                      {"href", filtered(filter.typed, fmt::format("/activities{}", kind.extension),
                                        view.language)},
                      {"type", kind.type}},
                     fmt::format(fmt::runtime(view.say(kFiles)), kind.name));
      });
    }
  });
  html.element("details", [&] {
    html.element("summary", view.say(kAbout));
    html.element("ul", [&] {
      for (const Phrase& about : {kAboutXlsx, kAboutCsv, kAboutJson}) {
        html.element("li", view.say(about));
      }
    });
  });
}

}  // namespace viendan::web

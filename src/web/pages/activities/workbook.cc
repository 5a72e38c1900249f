#include "web/pages/activities/workbook.h"

#include <array>
#include <cmath>

#include "base/text.h"
#include "web/page/names.h"
#include "web/pages/activities/words.h"

namespace viendan::web {
namespace {

using render::Value;

/// What a cell is made from: an activity, one of its bodies on the sheet of bodies, and the number
/// of its row on the first sheet, by which both sheets are joined.
struct Entry {
  const ActivityFact& fact;
  std::uint32_t row;
  Language language;
  const AgencyRef* body = nullptr;
  std::string_view role = {};
};

struct Column {
  Phrase heading;
  std::string_view member;  // of the export's record; "" where that has none
  Phrase meaning;
  double width;
  Value (*value)(const Entry& entry);
  bool date = false;
  bool last = false;
};

Value words(std::string_view text) {
  return render::text_or_null(text);
}
Value lines_of(const std::vector<std::string>& texts) {
  return words(join(texts, "\n"));
}
Value names_of(const std::vector<AgencyRef>& bodies) {
  std::vector<std::string> names;
  for (const AgencyRef& body : bodies) {
    names.push_back(body.scope.empty() ? body.name : fmt::format("{} ({})", body.name, body.scope));
  }
  return lines_of(names);
}

constexpr Phrase kFromTable{"bảng", "table"};
constexpr Phrase kFromText{"lời văn", "prose"};
constexpr Phrase kYes{"có", "yes"};
constexpr Phrase kNo{"không", "no"};
constexpr Phrase kLead{"chủ trì", "lead"};
constexpr Phrase kCoordinating{"phối hợp", "coordinating"};

Value origin_of(const Entry& entry) {
  const bool table = entry.fact.activity.origin == Origin::Table;
  return words((table ? kFromTable : kFromText).in(entry.language));
}

Value repairs_of(const Entry& entry) {
  std::vector<std::string> repairs;
  for (const Repair& repair : entry.fact.activity.repairs) {
    repairs.push_back(fmt::format(
        "{} – {}: “{}” → “{}” ({}%)", shown_name(field_names(), repair.field, entry.language),
        shown_name(repair_names(), repair.rule, entry.language), repair.before, repair.after,
        std::lround(100 * repair.confidence)));
  }
  return lines_of(repairs);
}

// clang-format off
constexpr std::array kActivityColumns = std::to_array<Column>({
    {{"Dòng", "Row"}, "", {"Số của nhiệm vụ trong tệp này; nối với trang cơ quan", "Number of the activity in this file; joins the sheet of agencies"}, 7,
     [](const Entry& e) { return Value(e.row); }},
    {{"Mã văn bản", "Document id"}, "document", {"Định danh của văn bản", "Identity of the document"}, 20,
     [](const Entry& e) { return words(e.fact.place.document); }},
    {{"Số, ký hiệu", "Symbol"}, "", {"Số, ký hiệu như in", "Number and symbol as printed"}, 16,
     [](const Entry& e) { return words(e.fact.place.symbol); }},
    {{"Ngày ban hành", "Date of issue"}, "", {"Ngày ban hành văn bản", "When the document was issued"}, 12,
     [](const Entry& e) { return words(e.fact.date); }, true},
    {{"Phụ lục", "Annex"}, "annex", {"Phụ lục có nhiệm vụ", "Annex in which it stands"}, 12,
     [](const Entry& e) { return words(e.fact.activity.annex); }},
    {{"Phần", "Part"}, "table", {"Phần của phụ lục có bảng", "Part of the annex with the table"}, 8,
     [](const Entry& e) { return words(e.fact.activity.table); }},
    {{"TT", "Ordinal"}, "ordinal", {"Số thứ tự như in", "Ordinal as printed"}, 7,
     [](const Entry& e) { return words(e.fact.activity.ordinal); }},
    {{"Nhóm", "Group"}, "group", {"Các tiêu đề nhóm phía trên, từ ngoài vào", "Headings above, outermost first"}, 24,
     [](const Entry& e) { return lines_of(e.fact.activity.group); }},
    {{"Nhiệm vụ", "Title"}, "title", {"Tên nhiệm vụ, hoạt động", "Title of the activity"}, 45,
     [](const Entry& e) { return words(e.fact.activity.title); }},
    {{"Tên như in", "Title as printed"}, "title_printed", {"Tên đúng như in, trước khi chữa", "Title as printed, before repairs"}, 30,
     [](const Entry& e) { return words(e.fact.activity.title_printed); }},
    {{"Nội dung", "Content"}, "content", {"Các nội dung, mỗi nội dung một dòng", "Items of content, one a line"}, 60,
     [](const Entry& e) { return lines_of(e.fact.activity.content); }},
    {{"Chủ trì", "Lead"}, "lead", {"Cơ quan chủ trì; trong ngoặc: phần việc", "Bodies that lead; in brackets: of what part"}, 30,
     [](const Entry& e) { return names_of(e.fact.activity.lead); }},
    {{"Phối hợp", "Coordinating"}, "coordinating", {"Cơ quan phối hợp", "Bodies that join"}, 36,
     [](const Entry& e) { return names_of(e.fact.activity.coordinating); }},
    {{"Thời gian như in", "Period as printed"}, "timeline.raw", {"Thời gian thực hiện như in", "The period as printed"}, 16,
     [](const Entry& e) { return words(e.fact.activity.timeline.raw); }},
    {{"Từ ngày", "From"}, "timeline.from", {"Ngày đầu; chỉ biết năm hoặc tháng thì hiện năm hoặc tháng", "First day; shown as far as it is known: year, month or day"}, 12,
     [](const Entry& e) { return render::date_or_null(e.fact.activity.timeline.from); }, true},
    {{"Đến ngày", "To"}, "timeline.to", {"Ngày cuối; chỉ biết năm hoặc tháng thì hiện năm hoặc tháng", "Last day; shown as far as it is known: year, month or day"}, 12,
     [](const Entry& e) { return render::date_or_null(e.fact.activity.timeline.to); }, true, true},
    {{"Lặp lại", "Recurrence"}, "timeline.recurrence", {"Chu kỳ của nhiệm vụ lặp lại", "How often a recurring activity is done"}, 14,
     [](const Entry& e) { return words(recurrence_in_words(e.fact.activity.timeline.recurrence, e.language)); }},
    {{"Nguồn kinh phí", "Funding"}, "funding", {"Các nguồn kinh phí, mỗi nguồn một dòng", "Sources of funding, one a line"}, 30,
     [](const Entry& e) { return lines_of(e.fact.activity.funding); }},
    {{"Sản phẩm", "Outputs"}, "outputs", {"Sản phẩm, kết quả", "What shall come of it"}, 30,
     [](const Entry& e) { return lines_of(e.fact.activity.outputs); }},
    {{"Cấp trình", "Submitted to"}, "submit_to", {"Cấp trình", "To whom it is submitted"}, 18,
     [](const Entry& e) { return words(e.fact.activity.submit_to); }},
    {{"Ghi chú", "Note"}, "note", {"Ghi chú", "Note"}, 20,
     [](const Entry& e) { return words(e.fact.activity.note); }},
    {{"Rút từ", "Read from"}, "origin", {"Từ bảng hay từ lời văn", "From a table or from prose"}, 9,
     origin_of},
    {{"Tệp nguồn", "Source file"}, "source", {"Tệp trong kho văn bản", "File in the collection"}, 28,
     [](const Entry& e) { return words(e.fact.place.source); }},
    {{"Dòng đầu", "First line"}, "lines", {"Dòng đầu trong tệp nguồn", "First line in the source file"}, 9,
     [](const Entry& e) { return Value(e.fact.activity.lines.first); }},
    {{"Dòng cuối", "Last line"}, "lines", {"Dòng cuối trong tệp nguồn", "Last line in the source file"}, 9,
     [](const Entry& e) { return Value(e.fact.activity.lines.last); }},
    {{"Chỗ đã chữa", "Repairs"}, "repairs", {"Chỗ khác với bản in: mục, quy tắc, in là, đọc là, độ tin cậy", "What differs from the print: field, rule, printed, read as, confidence"}, 40,
     repairs_of},
    {{"Địa chỉ", "Address"}, "", {"Điều khoản, dòng trong văn bản", "Provision or row in the document"}, 24,
     [](const Entry& e) { return words(e.fact.activity.anchor); }},
});

constexpr std::array kBodyColumns = std::to_array<Column>({
    {{"Dòng", "Row"}, "", {"Số của nhiệm vụ ở trang đầu", "Number of the activity on the first sheet"}, 7,
     [](const Entry& e) { return Value(e.row); }},
    {{"Mã văn bản", "Document id"}, "document", {"Định danh của văn bản", "Identity of the document"}, 20,
     [](const Entry& e) { return words(e.fact.place.document); }},
    {{"TT", "Ordinal"}, "ordinal", {"Số thứ tự như in", "Ordinal as printed"}, 7,
     [](const Entry& e) { return words(e.fact.activity.ordinal); }},
    {{"Nhiệm vụ", "Title"}, "title", {"Tên nhiệm vụ, hoạt động", "Title of the activity"}, 45,
     [](const Entry& e) { return words(e.fact.activity.title); }},
    {{"Vai trò", "Role"}, "", {"Chủ trì hoặc phối hợp", "Lead or coordinating"}, 12,
     [](const Entry& e) { return words(e.role); }},
    {{"Cơ quan", "Agency"}, "name", {"Tên đầy đủ", "Name in full"}, 40,
     [](const Entry& e) { return words(e.body->name); }},
    {{"Như in", "As printed"}, "", {"Tên như in", "Name as printed"}, 30,
     [](const Entry& e) { return words(e.body->printed); }},
    {{"Mã cơ quan", "Agency id"}, "id", {"Định danh trong danh mục cơ quan; trống nếu danh mục chưa có", "Identity in the vocabulary; empty where that lacks it"}, 18,
     [](const Entry& e) { return words(e.body->id); }},
    {{"Tập hợp", "Collective"}, "collective", {"Chỉ một nhóm cơ quan, như “các bộ, ngành liên quan”", "Names a class of bodies, such as “ministries concerned”"}, 9,
     [](const Entry& e) { return words((e.body->collective ? kYes : kNo).in(e.language)); }},
    {{"Phần việc", "Scope"}, "scope", {"Phần mà cơ quan chịu trách nhiệm", "The part that it answers for"}, 24,
     [](const Entry& e) { return words(e.body->scope); }},
});

constexpr Phrase kActivities{"Nhiệm vụ", "Activities"};
constexpr Phrase kBodies{"Cơ quan", "Agencies"};
constexpr Phrase kSource{"Nguồn", "Source"};
constexpr Phrase kWhat{"Mục", "Item"};
constexpr Phrase kValue{"Giá trị", "Value"};
constexpr Phrase kMember{"Tên trong JSON", "Name in JSON"};

constexpr Phrase kFilter{"Điều kiện lọc", "Filter"};
constexpr Phrase kNoFilter{"không có: tất cả nhiệm vụ", "none: all activities"};
constexpr Phrase kAddress{"Trang có cùng nội dung", "Page that shows the same"};
constexpr Phrase kRows{"Số nhiệm vụ", "Activities"};
constexpr Phrase kDocuments{"Số văn bản trong kho", "Documents in the collection"};
constexpr Phrase kIndex{"Chỉ mục lập lúc (UTC)", "Index made at (UTC)"};
constexpr Phrase kRules{"Phiên bản quy tắc đọc", "Version of the rules of reading"};
constexpr Phrase kCut{"Số ô bị cắt ở 32.767 chữ (có dấu […])", "Cells cut at 32,767 letters (marked […])"};
constexpr Phrase kRemark{"Lưu ý", "Remark"};
constexpr Phrase kAutomatic{"Bản đọc tự động; khi khác với bản gốc thì bản gốc có giá trị.", "An automatic reading; where it differs, the original prevails."};
constexpr Phrase kColumnOf{"Cột “{}”, trang “{}”", "Column “{}”, sheet “{}”"};
// clang-format on

render::Sheet sheet_of(const Phrase& name, std::span<const Column> columns, Language language) {
  render::Sheet sheet{.name = std::string(name.in(language)), .columns = {}, .rows = {}};
  for (const Column& column : columns) {
    sheet.columns.push_back({.heading = std::string(column.heading.in(language)),
                             .width = column.width,
                             .date = column.date,
                             .last = column.last});
  }
  return sheet;
}

void add_row(render::Sheet& sheet, std::span<const Column> columns, const Entry& entry) {
  auto& row = sheet.rows.emplace_back();
  row.reserve(columns.size());
  for (const Column& column : columns) row.push_back(column.value(entry));
}

void tell_columns(render::Sheet& sheet, const Phrase& name, std::span<const Column> columns,
                  Language language) {
  for (const Column& column : columns) {
    sheet.rows.push_back({fmt::format(fmt::runtime(kColumnOf.in(language)),
                                      column.heading.in(language), name.in(language)),
                          std::string(column.meaning.in(language)), words(column.member)});
  }
}

}  // namespace

ActivityWorkbook::ActivityWorkbook(Language language)
    : language_(language),
      sheets_{sheet_of(kActivities, kActivityColumns, language),
              sheet_of(kBodies, kBodyColumns, language)} {}

void ActivityWorkbook::add(const ActivityFact& fact) {
  const auto row = static_cast<std::uint32_t>(sheets_[0].rows.size() + 1);
  Entry entry{fact, row, language_};
  add_row(sheets_[0], kActivityColumns, entry);
  const auto add_bodies = [&](const std::vector<AgencyRef>& bodies, const Phrase& role) {
    entry.role = role.in(language_);
    for (const AgencyRef& body : bodies) {
      entry.body = &body;
      add_row(sheets_[1], kBodyColumns, entry);
    }
  };
  add_bodies(fact.activity.lead, kLead);
  add_bodies(fact.activity.coordinating, kCoordinating);
}

Result<std::string> ActivityWorkbook::take(const WorkbookSource& source) && {
  render::Sheet sheet{.name = std::string(kSource.in(language_)),
                      .columns = {{.heading = std::string(kWhat.in(language_)), .width = 40},
                                  {.heading = std::string(kValue.in(language_)), .width = 80},
                                  {.heading = std::string(kMember.in(language_)), .width = 22}},
                      .rows = {}};
  const auto tell = [&](const Phrase& what, Value value) {
    sheet.rows.push_back({std::string(what.in(language_)), std::move(value), Value()});
  };
  tell(kFilter, words(source.filter.empty() ? kNoFilter.in(language_) : source.filter));
  tell(kAddress, words(source.address));
  tell(kRows, Value(static_cast<std::uint32_t>(sheets_[0].rows.size())));
  tell(kDocuments, Value(static_cast<std::uint32_t>(source.documents)));
  tell(kIndex, words(source.index));
  tell(kRules, words(source.rules));
  tell(kCut, Value(static_cast<std::uint32_t>(render::cells_to_cut(sheets_))));
  tell(kRemark, words(kAutomatic.in(language_)));
  tell_columns(sheet, kActivities, kActivityColumns, language_);
  tell_columns(sheet, kBodies, kBodyColumns, language_);
  sheets_.push_back(std::move(sheet));
  return render::to_xlsx(sheets_);
}

}  // namespace viendan::web

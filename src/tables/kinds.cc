#include "tables/kinds.h"

#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "tables/cell.h"
#include "tables/classification.h"
#include "tables/spans.h"
#include "tables/types.h"

namespace viendan::tables {
namespace {

// So many rows show what a column holds.
constexpr std::size_t kSample = 40;

constexpr std::array<std::string_view, 6> kLayoutWords = {
    "cong hoa xa hoi chu nghia", "noi nhan", "kinh gui", "doc lap - tu do", "cong van den", "kt. "};

bool is_layout(const Sheet& sheet, const Context&) {
  if (!sheet.heading.empty() || sheet.rows.size() > 4) return false;
  for (const auto& row : sheet.rows) {
    for (const auto& cell : row.cells) {
      const std::string text = fold(std::string_view(cell.text).substr(0, 200));
      const auto said = [&text](std::string_view words) {
        return text.find(words) != std::string::npos;
      };
      if (std::any_of(kLayoutWords.begin(), kLayoutWords.end(), said)) return true;
    }
  }
  return false;
}

bool is_classification(const Sheet& sheet, const Context&) {
  return column_period(sheet) > 0;
}

std::size_t count(const Sheet& sheet, RowKind kind) {
  return static_cast<std::size_t>(std::count_if(
      sheet.rows.begin(), sheet.rows.end(), [kind](const SheetRow& r) { return r.kind == kind; }));
}

/// Columns in which nothing is ever printed: they wait for an answer.
std::size_t waiting_columns(const Sheet& sheet) {
  std::size_t waiting = 0;
  for (std::size_t c = 0; c < sheet.width(); ++c) {
    waiting += std::all_of(sheet.rows.begin(), sheet.rows.end(), [c](const SheetRow& row) {
      return row.kind != RowKind::Data || is_blank(row.cells[c]);
    });
  }
  return waiting;
}

bool tells_who_or_when(const Sheet& sheet) {
  return std::any_of(sheet.columns.begin(), sheet.columns.end(), [](const Column& column) {
    return is_agency_role(column.role) || column.role == ColumnRole::Timeline;
  });
}

bool is_form(const Sheet& sheet, const Context&) {
  if (sheet.heading.empty()) return false;
  const auto data = count(sheet, RowKind::Data);
  const auto blank = count(sheet, RowKind::Blank);
  if (data == 0) return true;
  if (blank >= 2 && blank > data) return true;
  return !tells_who_or_when(sheet) && data >= 2 && waiting_columns(sheet) >= 2;
}

using Test = bool (*)(const Context&, std::string_view);

/// Whether at least one in `share` of the printed cells of the column passes.
bool holds(const Sheet& sheet, std::size_t c, const Context& context, Test test,
           std::size_t share) {
  std::size_t printed = 0;
  std::size_t passed = 0;
  for (const SheetRow& row : sheet.rows) {
    if (row.kind != RowKind::Data || is_blank(row.cells[c])) continue;
    passed += test(context, row.cells[c].text);
    if (++printed == kSample) break;
  }
  return printed > 0 && share * passed >= printed;
}

/// "Không quá 05 ngày làm việc", "½ ngày", "8h00": how long a step of a procedure may take, or the
/// hour of a meeting, not when a task is done.
bool is_time_limit(const Context&, std::string_view text) {
  static const Pattern kLimit(
      R"((?i)(?:\d|½|¼|¾) ?(?:ngày(?: làm việc)?(?:\s*$|[,.;(])|ngày làm việc|giờ|phút|h\d\d|h\b))");
  return text.size() < 300 && kLimit.found_in(text);
}

bool names_year(const Context&, std::string_view text) {
  static const Pattern kYear(R"((?:19|20)\d\d)");
  return kYear.found_in(text);
}

/// The columns say what they are; folded, as their headings have it.
bool names_column(const Sheet& sheet, const auto& words) {
  return std::ranges::any_of(sheet.columns, [&words](const Column& column) {
    const std::string heading = fold(column.heading);
    return std::ranges::any_of(words, [&heading](std::string_view word) {
      const auto at = heading.find(word);
      return at != std::string::npos && at_word_bounds(heading, at, at + word.size());
    });
  });
}

bool is_procedure(const Sheet& sheet, const Context& context) {
  constexpr std::array<std::string_view, 4> kSteps = {"buoc", "trinh tu", "buoc thuc hien",
                                                      "thu tuc hanh chinh"};
  const int timeline = sheet.column(ColumnRole::Timeline);
  const auto times = [&](Test test, std::size_t share) {
    return timeline >= 0 && holds(sheet, static_cast<std::size_t>(timeline), context, test, share);
  };
  if (times(names_year, 3)) return false;
  return names_column(sheet, kSteps) || times(is_time_limit, 2);
}

/// Documents that there are, with their numbers and days; criteria and figures with those who watch
/// over them.
bool lists_things(const Sheet& sheet) {
  constexpr std::array<std::string_view, 10> kThings = {
      "ky hieu", "so hieu", "hieu luc", "tieu chi", "chi tieu",
      "chi so",  "don gia", "muc thu",  "diem so",  "ma so"};
  return names_column(sheet, kThings);
}

constexpr double kSureName = 0.7;

double sureness(const Sheet& sheet, ColumnRole role) {
  double sure = 0;
  for (const Column& column : sheet.columns) {
    if (column.role == role) sure = std::max(sure, column.confidence);
  }
  return sure;
}

/// Whether the headings are those of a plan. Words that mean much else too ("Đơn vị", "Tên", "Nội
/// dung") need others beside them.
bool is_headed_as_plan(const Sheet& sheet) {
  const double lead =
      std::max(sureness(sheet, ColumnRole::Lead), sureness(sheet, ColumnRole::Bodies));
  const bool partners = sureness(sheet, ColumnRole::Coordinating) >= kSureName;
  const bool timed = sureness(sheet, ColumnRole::Timeline) >= kSureName;
  const bool led = lead >= kSureName || (lead > 0 && (partners || timed));
  if (lists_things(sheet)) return lead >= kSureName && (timed || partners);
  if (sureness(sheet, ColumnRole::Title) < kSureName) return led && (timed || partners);
  return led || timed || partners;
}

/// A heading can deceive: "Thời hạn" of archives, "Trách nhiệm" of the steps of a procedure. The
/// cells of one column have to show that bodies or periods are meant.
bool is_activities(const Sheet& sheet, const Context& context) {
  if (sheet.column(ColumnRole::Title) < 0 || !is_headed_as_plan(sheet)) return false;
  if (is_procedure(sheet, context)) return false;
  for (std::size_t c = 0; c < sheet.width(); ++c) {
    const auto role = sheet.columns[c].role;
    if (is_agency_role(role) && holds(sheet, c, context, is_agencies, 3)) return true;
    if (role == ColumnRole::Timeline && holds(sheet, c, context, is_period, 2)) return true;
  }
  return false;
}

struct KindTest {
  TableKind kind;
  bool (*test)(const Sheet&, const Context&);
};

constexpr KindTest kKindTests[] = {
    {TableKind::Layout, is_layout},
    {TableKind::Classification, is_classification},
    {TableKind::Form, is_form},
    {TableKind::Activities, is_activities},
};

}  // namespace

TableKind kind_of(const Sheet& sheet, const Context& context) {
  for (const auto& [kind, test] : kKindTests) {
    if (test(sheet, context)) return kind;
  }
  return TableKind::Data;
}

}  // namespace viendan::tables

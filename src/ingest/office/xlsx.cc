#include "ingest/office/xlsx.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "ingest/lines.h"
#include "ingest/office/docx_styles.h"
#include "ingest/office/number_format.h"
#include "ingest/office/package.h"
#include "ingest/office/sheet.h"

namespace viendan::ingest {
namespace {

constexpr std::uint32_t kMostRows = 1'048'576;
constexpr std::uint32_t kMostColumns = 16'384;
constexpr std::size_t kMostSheets = 1000;

struct CellStyle {
  std::string code;  // of the number format
  std::string font;
  bool bold = false;
};

using Runs = std::vector<Run>;

/// What all sheets of a workbook share.
struct Workbook {
  std::vector<CellStyle> styles;
  std::vector<Runs> strings;
  bool since_1904 = false;
};

bool is_on(std::string_view value) {
  return value == "1" || value == "true";
}

/// A place such as "AB12"; counts from 0.
struct CellPlace {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
};

std::optional<CellPlace> place_of(std::string_view reference) {
  std::uint32_t column = 0;
  std::size_t at = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z'; ++at) {
    column = column * 26 + static_cast<std::uint32_t>(reference[at] - 'A' + 1);
    if (column > kMostColumns) return std::nullopt;
  }
  const auto row = to_number(reference.substr(at)).value_or(0);
  if (column == 0 || row < 1 || static_cast<std::uint32_t>(row) > kMostRows) return std::nullopt;
  return CellPlace{static_cast<std::uint32_t>(row) - 1, column - 1};
}

std::optional<MergedArea> area_of(std::string_view reference) {
  const auto colon = reference.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto first = place_of(reference.substr(0, colon));
  const auto last = place_of(reference.substr(colon + 1));
  const bool valid = first && last && first->row <= last->row && first->column <= last->column;
  if (!valid) return std::nullopt;
  return MergedArea{first->row, first->column, last->row, last->column};
}

/// A string of several looks: <si> or <is>. Phonetic hints are left out.
Runs runs_of(Element string) {
  Runs runs;
  for (const Element child : string) {
    if (child.is("t")) runs.push_back({child.text()});
    if (!child.is("r")) continue;
    const Element look = child.child("rPr");
    runs.push_back({child.child("t").text(), std::string(look.child("rFont").attribute("val")),
                    toggle(look.child("b")).value_or(false)});
  }
  return runs;
}

std::vector<CellStyle> read_styles(Element root) {
  std::map<int, std::string> codes;
  for (const Element format : root.child("numFmts")) {
    const auto id = to_number(format.attribute("numFmtId"));
    if (id) codes[*id] = format.attribute("formatCode");
  }
  std::vector<CellStyle> fonts;
  for (const Element font : root.child("fonts")) {
    fonts.push_back({.font = std::string(font.child("name").attribute("val")),
                     .bold = toggle(font.child("b")).value_or(false)});
  }
  std::vector<CellStyle> styles;
  for (const Element format : root.child("cellXfs")) {
    const auto font = static_cast<std::size_t>(to_number(format.attribute("fontId")).value_or(-1));
    CellStyle style = font < fonts.size() ? fonts[font] : CellStyle();
    const int id = to_number(format.attribute("numFmtId")).value_or(0);
    const auto code = codes.find(id);
    style.code = code != codes.end() ? code->second : std::string(built_in_format(id));
    styles.push_back(std::move(style));
  }
  return styles;
}

class SheetReader {
 public:
  explicit SheetReader(const Workbook& workbook) : workbook_(workbook) {}

  [[nodiscard]] Sheet read(Element root) {
    read_hidden_columns(root.child("cols"));
    for (const Element row : root.child("sheetData")) read_row(row);
    std::ranges::stable_sort(sheet_.rows, {}, &SheetRow::row);
    for (const Element area : root.child("mergeCells")) {
      if (const auto found = area_of(area.attribute("ref"))) sheet_.merged.push_back(*found);
    }
    return std::move(sheet_);
  }

 private:
  void read_hidden_columns(Element columns) {
    for (const Element column : columns) {
      if (!is_on(column.attribute("hidden"))) continue;
      const auto first = to_number(column.attribute("min")).value_or(1);
      const auto last =
          std::min(to_number(column.attribute("max")).value_or(0), static_cast<int>(kMostColumns));
      for (int i = std::max(first, 1); i <= last; ++i)
        hidden_.insert(static_cast<std::uint32_t>(i - 1));
    }
  }

  void read_row(Element element) {
    const auto number = to_number(element.attribute("r"));
    next_row_ = number && *number > 0 ? static_cast<std::uint32_t>(*number) - 1 : next_row_;
    if (next_row_ >= kMostRows) return;
    SheetRow row{.row = next_row_++};
    if (is_on(element.attribute("hidden"))) return;
    std::uint32_t column = 0;
    for (const Element cell : element) {
      const auto place = place_of(cell.attribute("r"));
      if (place) column = place->column;
      read_cell(cell, column++, row);
    }
    std::ranges::stable_sort(row.cells, {}, &SheetCell::column);
    if (!row.cells.empty()) sheet_.rows.push_back(std::move(row));
  }

  void read_cell(Element element, std::uint32_t column, SheetRow& row) const {
    if (hidden_.contains(column) || column >= kMostColumns) return;
    const auto index = static_cast<std::size_t>(to_number(element.attribute("s")).value_or(0));
    const CellStyle& style = index < workbook_.styles.size() ? workbook_.styles[index] : kNoStyle;
    SheetCell cell{column, value_of(element, style)};
    const bool blank =
        std::ranges::all_of(cell.runs, [](const Run& run) { return is_blank(run.text); });
    if (blank) return;
    for (Run& run : cell.runs) {
      if (run.font.empty()) {
        run.font = style.font;
        run.bold = run.bold || style.bold;
      }
    }
    row.cells.push_back(std::move(cell));
  }

  [[nodiscard]] Runs value_of(Element element, const CellStyle& style) const {
    const auto type = element.attribute("t");
    if (type == "inlineStr") return runs_of(element.child("is"));
    const std::string value = element.child("v").text();
    if (type == "s") {
      const auto index = static_cast<std::size_t>(to_number(value).value_or(-1));
      return index < workbook_.strings.size() ? workbook_.strings[index] : Runs();
    }
    if (type == "b") return {{value == "1" ? "TRUE" : "FALSE"}};
    if (!type.empty() && type != "n") return {{value}};
    double number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    if (read.ec != std::errc() || read.ptr != value.data() + value.size()) return {{value}};
    return {{show_number(number, style.code, workbook_.since_1904)}};
  }

  static inline const CellStyle kNoStyle;
  const Workbook& workbook_;
  Sheet sheet_;
  std::set<std::uint32_t> hidden_;
  std::uint32_t next_row_ = 0;
};

Result<Workbook> read_workbook(Archive& archive, Element root, const PartLinks& links) {
  Workbook workbook;
  workbook.since_1904 = is_on(root.child("workbookPr").attribute("date1904"));
  if (const auto name = part_of_type(archive, links, "styles"); !name.empty()) {
    const auto xml = archive.read_xml(name);
    if (!xml) return tl::unexpected(xml.error());
    workbook.styles = read_styles(xml->root());
  }
  if (const auto name = part_of_type(archive, links, "sharedStrings"); !name.empty()) {
    const auto xml = archive.read_xml(name);
    if (!xml) return tl::unexpected(xml.error());
    for (const Element string : xml->root()) workbook.strings.push_back(runs_of(string));
  }
  return workbook;
}

/// The parts of the sheets that are shown, in their order.
std::vector<std::string> shown_sheets(const Archive& archive, Element root,
                                      const PartLinks& links) {
  std::vector<std::string> parts;
  for (const Element sheet : root.child("sheets")) {
    const auto state = sheet.attribute("state");
    if (state == "hidden" || state == "veryHidden" || parts.size() >= kMostSheets) continue;
    auto part = part_of_id(links, sheet.attribute("id"));
    if (archive.has(part)) parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace

Result<RichText> read_xlsx(Archive& archive, std::string_view part, const Limits& limits) {
  const auto xml = archive.read_xml(part);
  if (!xml) return tl::unexpected(xml.error());
  const auto links = read_links(archive, part);
  if (!links) return tl::unexpected(links.error());
  const auto workbook = read_workbook(archive, xml->root(), *links);
  if (!workbook) return tl::unexpected(workbook.error());

  RichText rich{.format = "xlsx"};
  for (const std::string& name : shown_sheets(archive, xml->root(), *links)) {
    const auto sheet = archive.read_xml(name);
    if (!sheet) return tl::unexpected(sheet.error());
    auto pieces = pieces_of(SheetReader(*workbook).read(sheet->root()), limits.cells);
    if (!pieces)
      return Err(Error::Code::Unreadable, "{}: {}: {}", archive.source(), name, pieces.error());
    std::ranges::move(*pieces, std::back_inserter(rich.pieces));
  }
  return rich;
}

}  // namespace viendan::ingest

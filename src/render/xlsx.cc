#include "render/xlsx.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <utility>

#include "base/child.h"
#include "base/file.h"
#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "render/writers.h"

namespace viendan::render {
namespace {

constexpr std::size_t kMostUnits = 32767;  // of UTF-16, in a cell
constexpr std::string_view kCut = " […]";
constexpr std::uint64_t kMostBytes = 1U << 30U;  // of a file
// Equal rows shall make equal files, so the time at which one is made is none of its content.
constexpr std::time_t kMade = 1'577'836'800;  // 2020-01-01
constexpr std::uint8_t kA4 = 9;
constexpr double kWidestPage = 240;  // in letters: wider sheets would be too small on one

/// "_x0041_" stands for a letter in these files: an underscore that is one is written so itself.
std::string unlike_code(std::string_view words) {
  static const Pattern code("_x[0-9A-Fa-f]{4}_");
  std::string out;
  for (auto found = code.find(words); found; found = code.find(words)) {
    const auto begin = static_cast<std::size_t>((*found)[0].data() - words.data());
    out += words.substr(0, begin);
    out += "_x005F_";
    words.remove_prefix(begin + 1);
  }
  return out.append(words);
}

std::string written(std::string_view words) {
  std::string shown = xml_words(words);
  return shown.find("_x") == std::string::npos ? shown : unlike_code(shown);
}

/// The bytes that a cell holds: all of them, or as many as leave room for the mark.
std::size_t fitting(std::string_view words) {
  if (words.size() <= kMostUnits) return words.size();
  std::size_t units = 0;
  std::size_t cut = 0;
  for (std::size_t at = 0; at < words.size();) {
    if (units + kCut.size() <= kMostUnits) cut = at;
    units += next_code_point(words, at) > 0xFFFF ? 2 : 1;
  }
  return units <= kMostUnits ? words.size() : cut;
}

std::string cell_words(std::string_view words) {
  std::string shown = written(words);
  const std::size_t size = fitting(shown);
  return size == shown.size() ? shown : shown.substr(0, size).append(kCut);
}

bool is_cut(std::string_view words) {
  constexpr std::size_t kLongestForm = 7;  // of a byte: "_x005F_"
  if (words.size() <= kMostUnits / kLongestForm) return false;
  const std::string shown = written(words);
  return fitting(shown) < shown.size();
}

/// A workbook of the library, closed whatever happens.
class Workbook {
 public:
  Workbook(const std::string& file, std::string folder) : folder_(std::move(folder)) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder_.data();
    book_ = workbook_new_opt(file.c_str(), &options);
    lxw_doc_properties properties{};
    properties.created = kMade;
    if (book_ != nullptr) workbook_set_properties(book_, &properties);
  }
  ~Workbook() { (void)close(); }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  [[nodiscard]] lxw_workbook* get() const { return book_; }

  lxw_error close() {
    if (book_ == nullptr) return LXW_NO_ERROR;
    return workbook_close(std::exchange(book_, nullptr));
  }

 private:
  std::string folder_;
  lxw_workbook* book_ = nullptr;
};

struct Formats {
  lxw_format* heading;
  lxw_format* words;
  lxw_format* number;
  std::array<lxw_format*, 3> dates;  // as far as they are known: year, month, day
};

lxw_format* format_of(lxw_workbook* book, const char* number) {
  lxw_format* format = workbook_add_format(book);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_text_wrap(format);
  format_set_num_format(format, number);
  return format;
}

lxw_format* heading_format(lxw_workbook* book) {
  constexpr lxw_color_t kPaleGrey = 0xE7E6E1;
  lxw_format* format = format_of(book, "@");
  format_set_bold(format);
  format_set_bg_color(format, kPaleGrey);
  format_set_bottom(format, LXW_BORDER_THIN);
  return format;
}

Formats formats_of(lxw_workbook* book) {
  return {.heading = heading_format(book),
          .words = format_of(book, "@"),
          .number = format_of(book, "General"),
          .dates = {format_of(book, "yyyy"), format_of(book, "yyyy-mm"),
                    format_of(book, "yyyy-mm-dd")}};
}

struct Place {
  lxw_worksheet* sheet;
  lxw_row_t row;
  lxw_col_t column;
};

lxw_error put_words(const Place& at, std::string_view words, lxw_format* format) {
  if (words.empty()) return worksheet_write_blank(at.sheet, at.row, at.column, format);
  return worksheet_write_string(at.sheet, at.row, at.column, cell_words(words).c_str(), format);
}

lxw_error put_date(const Place& at, const Date& date, bool last, const Formats& formats) {
  const Date day = last ? date.last_day() : date.first_day();
  lxw_datetime time{
      .year = day.year, .month = day.month, .day = day.day, .hour = 0, .min = 0, .sec = 0};
  const std::size_t known = date.month == 0 ? 0 : date.day == 0 ? 1 : 2;
  return worksheet_write_datetime(at.sheet, at.row, at.column, &time, formats.dates.at(known));
}

struct Put {
  const Place& at;
  const Sheet::Column& column;
  const Formats& formats;

  lxw_error operator()(const std::string& words) const {
    const auto date = column.date ? parse_iso_date(words) : std::nullopt;
    return date ? put_date(at, *date, column.last, formats) : put_words(at, words, formats.words);
  }
  lxw_error operator()(std::int64_t number) const { return (*this)(static_cast<double>(number)); }
  lxw_error operator()(double number) const {
    return worksheet_write_number(at.sheet, at.row, at.column, number, formats.number);
  }
  lxw_error operator()(bool value) const {
    return worksheet_write_boolean(at.sheet, at.row, at.column, value ? 1 : 0, formats.number);
  }
  // What is absent, and what has no form in a cell.
  lxw_error operator()(const auto&) const { return put_words(at, {}, formats.words); }
};

/// How high a row must be for its words, as far as their number tells: not every program works that
/// out when it opens a file. Bounded, so that one long cell does not fill the screen.
double height_of(const std::vector<Value>& cells, const std::vector<Sheet::Column>& columns) {
  constexpr double kLine = 15;
  constexpr double kMostLines = 20;
  double most = 1;
  for (std::size_t column = 0; column < std::min(cells.size(), columns.size()); ++column) {
    const auto* words = cells[column].as<std::string>();
    if (words == nullptr || words->size() > kMostUnits) {
      if (words != nullptr) most = kMostLines;
      continue;
    }
    double lines = 0;
    for (const auto line : split(*words, '\n')) {
      lines += std::max(1.0, std::ceil(count_code_points(line) / columns[column].width));
    }
    most = std::max(most, lines);
  }
  return kLine * std::min(most, kMostLines);
}

/// A sheet that is being written.
struct OpenSheet {
  lxw_worksheet* sheet = nullptr;
  std::string name;
  std::vector<Sheet::Column> columns;
  lxw_row_t rows = 0;  // below the heading
};

/// Long tables are read on a screen and on paper: the heading stays in view and on each page.
/// "Number stored as text" is meant.
void set_up(const OpenSheet& open, const Formats& formats) {
  lxw_worksheet* const sheet = open.sheet;
  double width = 0;
  for (std::size_t i = 0; i < open.columns.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet, column, column, open.columns[i].width, formats.words);
    width += open.columns[i].width;
  }
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, kA4);
  if (width <= kWidestPage) worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
}

/// The columns of a row whose words do not fit.
std::vector<std::string> cut_in(const std::vector<Value>& cells,
                                const std::vector<Sheet::Column>& columns) {
  std::vector<std::string> cut;
  for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) {
    const auto* words = cells[i].as<std::string>();
    if (words != nullptr && is_cut(*words)) cut.push_back(columns[i].heading);
  }
  return cut;
}

lxw_error put_row(const OpenSheet& open, const std::vector<Value>& cells, const Formats& formats,
                  const std::vector<std::string>& cut) {
  worksheet_set_row(open.sheet, open.rows, height_of(cells, open.columns), nullptr);
  for (std::size_t i = 0; i < open.columns.size(); ++i) {
    const Place at{open.sheet, open.rows, static_cast<lxw_col_t>(i)};
    const Sheet::Column& column = open.columns[i];
    const lxw_error error = column.cut         ? put_words(at, join(cut, ", "), formats.words)
                            : i < cells.size() ? std::visit(Put{at, column, formats}, cells[i].data)
                                               : LXW_NO_ERROR;
    if (error != LXW_NO_ERROR) return error;
  }
  return LXW_NO_ERROR;
}

}  // namespace

std::size_t cells_to_cut(std::span<const Sheet> sheets) {
  std::size_t count = 0;
  for (const Sheet& sheet : sheets) {
    for (const auto& row : sheet.rows) {
      for (const Value& cell : row) {
        const auto* words = cell.as<std::string>();
        if (words != nullptr && is_cut(*words)) ++count;
      }
    }
  }
  return count;
}

struct WorkbookWriter::State {
  PrivateFolder folder;  // of the library's own files
  Workbook book;
  Formats formats = {};
  std::vector<OpenSheet> sheets = {};
  std::size_t cut = 0;
  std::uint32_t most_rows = kMostRows;

  State(PrivateFolder own, const std::filesystem::path& file)
      : folder(std::move(own)), book(file.string(), folder.path().string()) {}
};

WorkbookWriter::WorkbookWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
WorkbookWriter::~WorkbookWriter() = default;
WorkbookWriter::WorkbookWriter(WorkbookWriter&&) noexcept = default;
WorkbookWriter& WorkbookWriter::operator=(WorkbookWriter&&) noexcept = default;

Result<WorkbookWriter> WorkbookWriter::create(const std::filesystem::path& file,
                                              std::uint32_t most_rows) {
  auto folder = PrivateFolder::make();
  if (!folder) return tl::unexpected(folder.error());
  auto state = std::make_unique<State>(*std::move(folder), file);
  if (state->book.get() == nullptr) {
    return Err(Error::Code::Unreadable, "{}: no workbook can be begun", file.string());
  }
  state->formats = formats_of(state->book.get());
  state->most_rows = most_rows;
  return WorkbookWriter(std::move(state));
}

Result<std::size_t> WorkbookWriter::add_sheet(const Sheet& sheet) {
  lxw_worksheet* made = workbook_add_worksheet(state_->book.get(), sheet.name.c_str());
  if (made == nullptr || sheet.columns.empty()) {
    return Err(Error::Code::Internal, "{}: no name for a sheet, or it has no columns", sheet.name);
  }
  const OpenSheet& open = state_->sheets.emplace_back(OpenSheet{made, sheet.name, sheet.columns});
  set_up(open, state_->formats);
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    const Place at{made, 0, static_cast<lxw_col_t>(i)};
    const auto error = put_words(at, sheet.columns[i].heading, state_->formats.heading);
    if (error != LXW_NO_ERROR) {
      return Err(Error::Code::Internal, "sheet {}: {}", sheet.name, lxw_strerror(error));
    }
  }
  return state_->sheets.size() - 1;
}

Result<void> WorkbookWriter::add_row(std::size_t sheet, const std::vector<Value>& cells) {
  OpenSheet& open = state_->sheets.at(sheet);
  if (open.rows + 1 >= state_->most_rows) {
    return with_hint(Err(Error::Code::Usage, "sheet {}: more than the {} rows that Excel has",
                         open.name, state_->most_rows - 1),
                     "narrow the filter, or take --format csv, package or sqlite");
  }
  ++open.rows;
  const auto cut = cut_in(cells, open.columns);
  state_->cut += cut.size();
  const auto error = put_row(open, cells, state_->formats, cut);
  if (error == LXW_NO_ERROR) return {};
  return Err(Error::Code::Internal, "sheet {}: {}", open.name, lxw_strerror(error));
}

std::size_t WorkbookWriter::cut() const {
  return state_->cut;
}

Result<void> WorkbookWriter::finish() {
  for (const OpenSheet& open : state_->sheets) {
    worksheet_autofilter(open.sheet, 0, 0, open.rows,
                         static_cast<lxw_col_t>(open.columns.size() - 1));
  }
  const auto error = state_->book.close();
  if (error == LXW_NO_ERROR) return {};
  return Err(Error::Code::Unreadable, "workbook: {}", lxw_strerror(error));
}

Result<std::string> to_xlsx(std::span<const Sheet> sheets) {
  auto folder = PrivateFolder::make();
  if (!folder) return tl::unexpected(folder.error());
  const auto file = folder->path() / "book.xlsx";
  auto book = WorkbookWriter::create(file);
  if (!book) return tl::unexpected(book.error());
  for (const Sheet& sheet : sheets) {
    const auto number = book->add_sheet(sheet);
    if (!number) return tl::unexpected(number.error());
    for (const auto& row : sheet.rows) {
      if (auto added = book->add_row(*number, row); !added) return tl::unexpected(added.error());
    }
  }
  if (auto done = book->finish(); !done) return tl::unexpected(done.error());
  return read_file(file, kMostBytes);
}

}  // namespace viendan::render

#include "ingest/layout/layout.h"

#include <catch2/catch.hpp>
#include <limits>
#include <string>
#include <vector>

using namespace viendan;
using namespace viendan::ingest;

namespace {

constexpr double kSize = 12;
constexpr double kLetter = 6;  // the width of every letter

struct Line {
  double left = 0;
  double top = 0;
  std::string_view text;
  double size = kSize;
  bool bold = false;
};

void add(Page& page, const Line& line) {
  double x = line.left;
  const double scale = line.size / kSize;
  for (std::size_t at = 0; at < line.text.size();) {
    const auto end = std::min(line.text.find(' ', at), line.text.size());
    const auto width = static_cast<double>(end - at) * kLetter * scale;
    if (end > at) {
      Word word{.box = {x, line.top, x + width, line.top + line.size},
                .text = std::string(line.text.substr(at, end - at)),
                .size = line.size,
                .bold = line.bold};
      page.words.push_back(std::move(word));
    }
    x += width + kLetter / 2 * scale;
    at = end + 1;
  }
}

Page page_of(const std::vector<Line>& lines, const std::vector<Box>& rules = {}) {
  Page page{.width = 600, .height = 800};
  for (const Line& line : lines) add(page, line);
  for (const Box& box : rules) page.rules.push_back({box});
  return page;
}

/// Rules at the edges of columns and rows.
std::vector<Box> grid(const std::vector<double>& xs, const std::vector<double>& ys) {
  std::vector<Box> rules;
  for (const double y : ys) rules.push_back({xs.front(), y, xs.back(), y + 0.5});
  for (const double x : xs) rules.push_back({x, ys.front(), x + 0.5, ys.back()});
  return rules;
}

std::string text_of_pieces(const std::vector<RichPiece>& pieces) {
  constexpr std::string_view kLayers[] = {"", "[page] ", "[stamp] ", "[note] "};
  std::string lines;
  for (const RichPiece& piece : pieces) {
    if (const auto* paragraph = std::get_if<RichParagraph>(&piece)) {
      lines += kLayers[static_cast<std::size_t>(paragraph->layer)];
      lines += text_of(*paragraph) + "\n";
      continue;
    }
    for (const RichRow& row : std::get<RichTable>(piece).rows) {
      lines += fmt::format("{}|", row.page);
      for (const RichCell& cell : row.cells) {
        for (std::size_t i = 0; i < cell.paragraphs.size(); ++i)
          lines += (i > 0 ? "/" : "") + text_of(cell.paragraphs[i]);
        if (cell.columns > 1) lines += fmt::format("<{}", cell.columns);
        if (cell.rows > 1) lines += fmt::format("^{}", cell.rows);
        lines += "|";
      }
      lines += "\n";
    }
  }
  return lines;
}

std::string composed(const std::vector<Page>& pages) {
  return text_of_pieces(compose(pages));
}

// A line of 60 letters is full: it ends at 50 + 60 * 6 - some; these are of one width.
constexpr std::string_view kFull = "mmmmmmmmm mmmmmmmmm mmmmmmmmm mmmmmmmmm mmmmmmmmm mmmmmmmmm";
constexpr std::string_view kFirst = "Mmmm mmmmmmmmm mmmmmmmmm mmmmmmmmm mmmmmmmmm mmmmmmmmm";

}  // namespace

TEST_CASE("Lines that are full go on; a short one and an indent part paragraphs") {
  const std::string full(kFull), first(kFirst);
  CHECK(composed({page_of({{80, 100, kFirst},
                           {50, 116, kFull},
                           {50, 132, "the end."},
                           {80, 148, kFirst},
                           {50, 164, kFull},
                           {50, 180, "more"}})}) ==
        first + " " + full + " the end.\n" + first + " " + full + " more\n");
}

TEST_CASE("Boxes that jitter by some points are still one line") {
  Page page = page_of({{80, 100, kFirst}, {50, 116, kFull}, {50, 132, "the end."}});
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    page.words[i].box.top += i % 2 == 0 ? 2 : -2;
    page.words[i].box.bottom += i % 3 == 0 ? 1 : -1;
  }
  CHECK(composed({page}) == std::string(kFirst) + " " + std::string(kFull) + " the end.\n");
}

TEST_CASE("A paragraph that goes on over a page is one, and what marks the page follows it") {
  const std::vector<Line> above{{80, 100, kFirst}, {50, 116, kFull}, {50, 132, kFull}};
  const std::vector<Line> below{{300, 20, "2"}, {50, 100, kFull}, {50, 116, "the end."}};
  const std::string full(kFull);
  CHECK(composed({page_of(above), page_of(below)}) ==
        std::string(kFirst) + " " + full + " " + full + " " + full + " the end.\n[page] 2\n");
}

TEST_CASE("Columns side by side are read one after the other, the left one first") {
  CHECK(composed({page_of({{60, 100, "THE GOVERNMENT"},
                           {300, 100, "THE SOCIALIST REPUBLIC OF VIETNAM"},
                           {330, 116, "Independence - Freedom"},
                           {70, 140, "No: 12/ND-CP"},
                           {330, 140, "Hanoi, 1 May 2020"},
                           {50, 200, kFull},
                           {50, 216, "the end."}})}) ==
        "THE GOVERNMENT\nNo: 12/ND-CP\nTHE SOCIALIST REPUBLIC OF VIETNAM\n"
        "Independence - Freedom\nHanoi, 1 May 2020\n" +
            std::string(kFull) + " the end.\n");
}

TEST_CASE("Addressees beside a signature come first; the text above both stays above") {
  CHECK(composed({page_of({{50, 100, kFull},
                           {50, 116, "the end."},
                           {50, 140, "To:"},
                           {240, 140, "FOR THE GOVERNMENT"},
                           {50, 156, "- All ministries of state;"},
                           {252, 156, "PRIME MINISTER"},
                           {50, 172, "- The archive."},
                           {264, 230, "Pham Van A"}})}) ==
        std::string(kFull) + " the end.\nTo:\n- All ministries of state;\n" +
            "- The archive.\nFOR THE GOVERNMENT\nPRIME MINISTER\nPham Van A\n");
}

TEST_CASE("A line of a paragraph with one wide space is no pair of columns") {
  Page page = page_of({{50, 84, kFull}, {50, 100, kFull}, {50, 132, kFull}, {50, 148, "end."}});
  add(page, {50, 116, "mmmmmmmmm mmmmmmmmm mmmmmmmmm"});
  add(page, {278, 116, "mmmmmmmmm mmmmmmmmm"});
  const std::string full(kFull);
  CHECK(composed({page}) == full + " " + full +
                                " mmmmmmmmm mmmmmmmmm mmmmmmmmm mmmmmmmmm mmmmmmmmm " + full +
                                " end.\n");
}

TEST_CASE("A justified line with wide gaps is no pair of columns") {
  Page page = page_of({{50, 100, kFull}, {50, 132, kFull}, {50, 148, kFull}});
  double x = 50;
  for (const std::string_view word : {"mmmmm", "mmmmm", "mmmmm", "mmmmm", "mmmmm"}) {
    add(page, {x, 116, word});
    x += 85;
  }
  const std::string full(kFull);
  CHECK(composed({page}) == full + " mmmmm mmmmm mmmmm mmmmm mmmmm " + full + " " + full + "\n");
}

TEST_CASE("Rules make tables; missing ones make cells that are merged") {
  std::vector<Box> rules = grid({50, 100, 300}, {100, 130, 160});
  const std::vector<Line> lines{{60, 108, "a"}, {110, 108, "b"}, {60, 138, "c"}, {110, 138, "d"}};
  CHECK(composed({page_of(lines, rules)}) == "1|a|b|\n1|c|d|\n");
  // No rule between c and d.
  rules.pop_back();
  rules.pop_back();
  rules.push_back({100, 100, 100.5, 130});
  rules.push_back({300, 100, 300.5, 160});
  CHECK(composed({page_of(lines, rules)}) == "1|a|b|\n1|c d<2|\n");
}

TEST_CASE("A cell that reaches over rows stands once") {
  std::vector<Box> rules = grid({50, 100, 300}, {100, 160});
  rules.push_back({100, 130, 300, 130.5});
  CHECK(composed({page_of({{60, 120, "a"}, {110, 108, "b"}, {110, 138, "c"}}, rules)}) ==
        "1|a^2|b|\n1|c|\n");
}

TEST_CASE("Rules may be drawn in dashes, doubled, or miss each other by some points") {
  std::vector<Box> rules;
  for (double x = 50; x < 300; x += 8) {
    for (const double y : {100.0, 130.0, 160.0}) rules.push_back({x, y, x + 5, y + 0.5});
  }
  for (const double x : {50.0, 100.0, 299.0}) rules.push_back({x, 102, x + 0.5, 158});
  rules.push_back({101.5, 102, 102, 158});
  CHECK(composed({page_of({{60, 108, "a"}, {110, 108, "b"}, {60, 138, "c"}, {110, 138, "d"}},
                          rules)}) == "1|a|b|\n1|c|d|\n");
}

TEST_CASE("A frame, an underline and a rule below a head are no tables") {
  CHECK(composed({page_of({{60, 108, "in a frame"}}, grid({50, 300}, {100, 130}))}) ==
        "in a frame\n");
  CHECK(composed({page_of({{60, 108, "a title"}}, {{60, 122, 100, 122.5}})}) == "a title\n");
}

TEST_CASE("Lines of a cell are joined; what begins an item stands alone") {
  const auto rules = grid({50, 130, 300}, {100, 190});
  CHECK(composed({page_of({{55, 104, "1."},
                           {135, 104, "mmmmmmmmm mmmmmmmmm"},
                           {135, 120, "goes on 66-"},
                           {135, 136, "NQ/TW:"},
                           {135, 152, "- first"},
                           {135, 168, "- second"}},
                          rules)}) ==
        "1|1.|mmmmmmmmm mmmmmmmmm goes on 66-NQ/TW:/- first/- second|\n");
}

TEST_CASE("A table that goes on over pages is one; other columns or text between make two") {
  const auto part = [](double x, double top, std::string_view a, std::string_view b) {
    return page_of({{x + 10, top + 8, a}, {x + 60, top + 8, b}},
                   grid({x, x + 50, x + 250}, {top, top + 30}));
  };
  CHECK(composed({part(50, 600, "a", "b"), part(65, 60, "c", "d")}) == "1|a|b|\n2|c|d|\n");
  CHECK(compose({part(50, 600, "a", "b"), part(65, 60, "c", "d")}).size() == 1);
  Page between = part(50, 100, "c", "d");
  add(between, {50, 60, "Some text"});
  CHECK(compose({part(50, 600, "a", "b"), between}).size() == 3);
  const Page other = page_of({{60, 68, "c"}, {200, 68, "d"}}, grid({50, 180, 300}, {60, 90}));
  CHECK(compose({part(50, 600, "a", "b"), other}).size() == 2);
}

TEST_CASE("Lines at the same place on pages that follow each other are running heads") {
  std::vector<Page> pages;
  std::vector<std::string> heads, ends;
  for (int i = 1; i <= 4; ++i) {
    heads.push_back(fmt::format("Gazette {}", i + 30));
    ends.push_back(fmt::format("end {}.", i));
    pages.push_back(page_of({{50, 30, "Some ministry"},
                             {300, 30, heads.back()},
                             {50, 130, kFull},
                             {50, 146, ends.back()}}));
  }
  const std::string text = composed(pages);
  std::string expected;
  for (int i = 1; i <= 4; ++i)
    expected += fmt::format("[page] Some ministry Gazette {}\n{} end {}.\n", i + 30, kFull, i);
  CHECK(text == expected);
}

TEST_CASE("Forms that begin alike keep their first lines") {
  std::vector<Page> pages;
  for (int i = 1; i <= 4; ++i) {
    pages.push_back(page_of(
        {{250, 50, fmt::format("Mẫu số 0{}", i)}, {50, 300, kFull}, {50, 316, "the end."}}));
  }
  CHECK(composed(pages).find("[page]") == std::string::npos);
}

TEST_CASE("The lines of a digital signature are a stamp") {
  CHECK(composed({page_of({{20, 5, "Người ký: Cổng Thông tin", 6},
                           {20, 12, "Email: a@chinhphu.vn", 6},
                           {20, 19, "Thời gian ký: 06.04.2022 14:15", 6},
                           {50, 100, kFull},
                           {50, 116, "the end."}})}) ==
        "[stamp] Người ký: Cổng Thông tin\n[stamp] Email: a@chinhphu.vn\n"
        "[stamp] Thời gian ký: 06.04.2022 14:15\n" +
            std::string(kFull) + " the end.\n");
}

TEST_CASE("What stands below a short rule at the foot is a note") {
  Page page = page_of({{50, 100, kFull}, {50, 116, "the end."}, {56, 712, "Resolution 66.", 9}},
                      {{50, 700, 194, 700.5}});
  page.words.push_back({.box = {50, 709, 53, 715}, .text = "1", .size = 6});
  CHECK(composed({page}) == std::string(kFull) + " the end.\n[note] 1 Resolution 66.\n");
}

TEST_CASE("A raised digit is set apart from its word, but not from a unit") {
  const auto with = [](std::string_view word) {
    Page page = page_of({{50, 100, word}});
    page.words.back().space_after = false;
    const double right = page.words.back().box.right;
    page.words.push_back({.box = {right, 97, right + 4, 105}, .text = "2", .size = 8});
    return composed({page});
  };
  CHECK(with("2018") == "2018 2\n");
  CHECK(with("100m") == "100m2\n");
}

TEST_CASE("Boxes that no page has are left out") {
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  Page page = page_of({{50, 100, "kept"}});
  page.words.push_back({.box = {kNone, 0, 10, 10}, .text = "x"});
  page.words.push_back({.box = {0, 0, kInfinite, 10}, .text = "y"});
  page.words.push_back({.box = {1e30, 0, 2e30, 10}, .text = "z"});
  page.rules.push_back({{kNone, kNone, kNone, kNone}});
  page.rules.push_back({{-kInfinite, 5, kInfinite, 5}});
  CHECK(composed({page}) == "kept\n");
  CHECK(compose({}).empty());
  CHECK(compose({Page{}}).empty());
}

TEST_CASE("Many words at one place and many rules take no more time than their number") {
  Page page{.width = 600, .height = 800};
  for (int i = 0; i < 40000; ++i) {
    const double x = i % 600, y = i % 797;
    page.words.push_back({.box = {x, y, x + 5, y + (i % 7 == 0 ? 700 : 10)}, .text = "w"});
    page.rules.push_back({{x, y, x + 50, y + 0.5}});
    page.rules.push_back({{x, y, x + 0.5, y + 50}});
  }
  CHECK_FALSE(compose({page}).empty());
}

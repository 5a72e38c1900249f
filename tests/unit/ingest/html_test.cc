#include "ingest/html/html.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "base/text.h"

namespace viendan::ingest {
namespace {

RichText read(std::string_view page) {
  const Limits limits;
  auto rich = read_html({"a.html", page, limits});
  REQUIRE(rich);
  return *std::move(rich);
}

std::string cell_text(const RichCell& cell) {
  std::string out;
  for (const auto& paragraph : cell.paragraphs)
    out += (out.empty() ? "" : "/") + replace_all(text_of(paragraph), "\n", "/");
  if (cell.columns > 1) out += fmt::format(" <{}", cell.columns);
  if (cell.rows > 1) out += fmt::format(" ^{}", cell.rows);
  return "[" + out + "]";
}

/// Paragraphs parted by " | ", with "^" after a gap; line breaks as "/"; tables as rows of cells.
std::string sketch(const RichText& rich) {
  std::string out;
  for (const auto& piece : rich.pieces) {
    if (!out.empty()) out += " | ";
    if (const auto* paragraph = std::get_if<RichParagraph>(&piece)) {
      if (paragraph->layer == Layer::Footnote) out += "note:";
      out += (paragraph->after_gap ? "^" : "") + replace_all(text_of(*paragraph), "\n", "/");
      continue;
    }
    const auto& table = std::get<RichTable>(piece);
    for (const auto& row : table.rows) {
      if (&row != &table.rows.front()) out += ";";
      for (const auto& cell : row.cells) out += cell_text(cell);
    }
  }
  return out;
}

std::string body(std::string_view content) {
  return "<!DOCTYPE html><html><head><title>T</title></head><body>" + std::string(content) +
         "</body></html>";
}

struct Example {
  std::string rule;
  std::string input;
  std::string expected;
};

/// The lines of a decision, as portals set them: no class tells what they are.
constexpr std::string_view kDecision =
    "<table><tr><td><p><b>BỘ CÔNG THƯƠNG</b></p><p>Số: 12/QĐ-BCT</p></td>"
    "<td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p>"
    "<p>Hà Nội, ngày 02 tháng 3 năm 2020</p></td></tr></table>"
    "<p>QUYẾT ĐỊNH</p><p>Về việc ban hành quy chế làm việc</p>"
    "<p>Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;</p><p>QUYẾT ĐỊNH:</p>"
    "<p>Điều 1. Ban hành kèm theo Quyết định này quy chế làm việc của Bộ Công Thương.</p>"
    "<p>Điều 2. Quyết định này có hiệu lực từ ngày ký.</p>"
    "<table><tr><td>Nơi nhận:<br>- Như Điều 2;<br>- Lưu: VT.</td>"
    "<td>BỘ TRƯỞNG<br><br><br>Trần Văn A</td></tr></table>";

constexpr std::string_view kDecisionRead =
    "[BỘ CÔNG THƯƠNG/Số: 12/QĐ-BCT]"
    "[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/Hà Nội, ngày 02 tháng 3 năm 2020]"
    " | ^QUYẾT ĐỊNH | Về việc ban hành quy chế làm việc"
    " | Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015; | QUYẾT ĐỊNH:"
    " | Điều 1. Ban hành kèm theo Quyết định này quy chế làm việc của Bộ Công Thương."
    " | Điều 2. Quyết định này có hiệu lực từ ngày ký."
    " | [Nơi nhận:/- Như Điều 2;/- Lưu: VT.][BỘ TRƯỞNG/Trần Văn A]";

}  // namespace

TEST_CASE("Elements are paragraphs, and white space is as a browser sets it") {
  const auto example = GENERATE(values<Example>({
      {"line ends of the source are spaces", "<p>một\n  hai <b>ba</b>\nbốn</p>", "một hai ba bốn"},
      {"tags inside a word do not part it", "<p>Sở C<i>ô</i><b>ng</b> Thương</p>",
       "Sở Công Thương"},
      {"a break is a line of the paragraph", "<p>một<br>hai</p>", "một/hai"},
      {"two breaks end it", "<div>một<br><br>\n hai</div>", "một | ^hai"},
      {"a paragraph of no-break spaces is a gap", "<p>một</p><p>&nbsp;</p><p>hai</p>",
       "một | ^hai"},
      {"an empty one is nothing", "<p>một</p><p></p><p>hai</p>", "một | hai"},
      {"a no-break space stays", "<p>Điều&nbsp;1</p>", "Điều\u00A01"},
      {"end tags may be missing", "<p>một<p>hai<div>ba", "một | hai | ba"},
      {"or too many", "<p>một</b></div></p>hai</p>", "một | hai"},
      {"bold that is never closed ends with its paragraph", "<p><b>một</p><p>hai</p>", "một | hai"},
      {"a sign for less is text", "<p>x < 5 và y<3</p>", "x < 5 và y<3"},
      {"references are letters", "<p>&#272;i&#x1EC1;u &ocirc;&abreve;&dstrok; &#150; &lt;b&gt;</p>",
       "Điều ôăđ – <b>"},
      {"what is no reference stays", "<p>R&D &khong; & &#;</p>", "R&D &khong; & &#;"},
      {"code, comments and controls are no text",
       "<p>một</p><script>x='<p>'</script><!-- <p>--><style>p{}</style>"
       "<select><option>chọn</select><button>In</button><template><p>mẫu</p></template>"
       "<noscript><p>bật</p></noscript><textarea>ô</textarea><p>hai</p>",
       "một | hai"},
      {"a comment that never ends hides nothing", "<p>một</p><!-- x <p>hai</p>", "một | hai"},
      {"remarks of word processors are no text",
       "<p><![if !supportLists]>1.<![endif]> một<o:p></o:p></p>", "1. một"},
      {"text set as it is keeps its lines", "<pre>một\n  hai</pre>", "một/  hai"},
      {"an ordered list prints its numbers", "<ol start=3><li>ba<li>bốn</ol>", "3. ba | 4. bốn"},
      {"or letters", "<ol type=a><li>một</li><li>hai</li></ol>", "a. một | b. hai"},
      {"a list that brings its own marks has no others",
       "<ul><li>- một</li></ul><ol><li>1. hai</li></ol><ul "
       "style='list-style-type:none'><li>ba</ul>",
       "- một | 1. hai | ba"},
      {"a list without its own has dashes", "<ul><li>một</li></ul>", "- một"},
      {"the end of the page may be in a tag", "<p>một</p><p class=\"x", "một"},
  }));
  INFO(example.rule);
  CHECK(sketch(read(body(example.input))) == example.expected);
}

TEST_CASE("A raised number is a note, not a part of the word or number before it") {
  const auto example = GENERATE(values<Example>({
      {"after a year", "<p>năm 2018<sup>1</sup>, sau đó</p>", "năm 2018 (1), sau đó"},
      {"after a word", "<p>Tạp chí<sup><a href='#_ftn2'>2</a></sup></p>", "Tạp chí (2)"},
      {"in brackets already", "<p>Tạp chí<sup>[3]</sup></p>", "Tạp chí[3]"},
      {"of a measure it is none", "<p>500 m<sup>2</sup></p>", "500 m2"},
      {"letters are none", "<p>37<sup>o</sup>C</p>", "37oC"},
      {"the text of the note begins with it", "<p>a</p><p><sup>1 </sup>Chọn một</p>",
       "a | note:(1) Chọn một"},
      {"or stands in a place that is named so",
       "<p>a</p><div id=ftn1><p>[1] Chọn</p></div><p>b</p>", "a | note:[1] Chọn | b"},
  }));
  INFO(example.rule);
  CHECK(sketch(read(body(example.input))) == example.expected);
}

TEST_CASE("A table keeps its rows, its cells and what they cover") {
  const auto example = GENERATE(values<Example>({
      {"cells of several lines", "<table><tr><td><p>a</p><p>b</p><td>c<br>d</table>", "[a/b][c/d]"},
      {"end tags may be missing", "<table><tr><td>a<td>b<tr><td>c<td>d</table>x",
       "[a][b];[c][d] | ^x"},
      {"merged cells", "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>",
       "[a ^2][b <2];[c][d]"},
      {"columns that no cell begins in are none",
       "<table><tr><td colspan=3>a<td colspan=20>b<tr><td colspan=3>c<td colspan=20>d</table>",
       "[a][b];[c][d]"},
      {"rows without cells are none", "<table><tr><td rowspan=3>a<td>b<tr><tr><td>c</table>",
       "[a ^2][b];[c]"},
      {"the ruler of a word processor is none",
       "<table><tr><td colspan=2>a<td>b<tr><td colspan=2>c<td>d<tr><td>&nbsp;<td><td></table>",
       "[a][b];[c][d]"},
      {"a row to be filled in is one", "<table><tr><td>a<td>b<tr><td>&nbsp;<td></table>",
       "[a][b];[][]"},
      {"no number of columns costs more than its cells",
       "<table><tr><td colspan=1000000000>a<td>b<tr><td rowspan=99999999>c<td>d</table>",
       "[a][b];[c][d]"},
      {"the head comes first and the foot last",
       "<table><tfoot><tr><td>z<td>z<tbody><tr><td>b<td>b<thead><tr><th>a<th>a</table>",
       "[a][a];[b][b];[z][z]"},
      {"a table in a cell is its paragraphs",
       "<table><tr><td>a<table><tr><td>b<td>c</table>d</td><td>e</table>", "[a/b/c/d][e]"},
      {"a table of one cell is its paragraphs", "<table><tr><td><p>a<p>b</table>", "a | b"},
      {"a caption stands above", "<table><caption>Bảng 1</caption><tr><td>a<td>b</table>",
       "Bảng 1 | [a][b]"},
      {"a form between rows is no obstacle",
       "<table><form><tr><td>a<td>b</tr></form><tr><td>c<td>d</table>", "[a][b];[c][d]"},
  }));
  INFO(example.rule);
  CHECK(sketch(read(body(example.input))) == example.expected);
}

TEST_CASE("The document is found in its page by its own form") {
  const std::string decision(kDecision);
  const auto example = GENERATE_COPY(values<Example>({
      {"a page that is nothing else", decision, ""},
      {"menus, headings and related documents around it",
       "<nav><a href='/a'>Trang chủ</a></nav><div><a href='/b'>Văn bản mới</a></div>"
       "<div><h1>Quyết định 12/QĐ-BCT năm 2020 về việc ban hành quy chế làm việc</h1>"
       "<span>Còn hiệu lực</span></div><div><div>" +
           decision +
           "</div><div><ul><li><a href='/1'>Quyết định 11/QĐ-BCT năm 2019 về quy chế</a></li>"
           "<li><a href='/2'>Nghị định 98/2017/NĐ-CP về cơ cấu tổ chức</a></li></ul></div></div>"
           "<footer>Cơ quan chủ quản: Bộ Công Thương<br>Điện thoại: 024 1234</footer>",
       ""},
      {"a table of its contents beside it",
       "<div>" + decision +
           "</div><div><div>Mục lục</div><span>Điều 1. Ban hành kèm theo Quyết định này quy chế "
           "làm việc của Bộ Công Thương.</span><div>Khoản 1</div><div>Khoản 2</div></div>",
       ""},
      {"notes of links that a style hides",
       "<style>.note{display:none}</style><div class=note>Điều 9. Luật khác</div><div "
       "style='display:none'>Kính gửi: Quý khách</div><div hidden>Căn cứ vào cam kết</div>" +
           decision,
       ""},
      {"a copy for printing, hidden or not",
       "<div>" + decision + "</div><div style='display: none'>" + decision +
           "</div><div id=print>" + decision + "</div>",
       ""},
      {"a layout of tables around it",
       "<table><tr><td colspan=2><a href='/'>Trang chủ</a></td></tr><tr><td><a href='/x'>Tin "
       "tức</a>"
       "</td><td>" +
           decision + "</td></tr></table>",
       ""},
      {"its translation in another tab",
       "<div>" + decision +
           "</div><div><p>THE SOCIALIST REPUBLIC OF VIETNAM</p><p>Pursuant to the Law;</p>"
           "<p>Article 1. To issue the regulation</p><p>No. 12/QD-BCT</p></div>",
       ""},
      {"what loads, prints and shares it, around it and its parts",
       "<div><p><a href=/in>In trang</a> | <a href=/tai>Tải về</a></p><p>Chia sẻ:</p>" + decision +
           "<p><a href=/fb>Facebook</a></p><p>Bình luận</p><ul><li><a href=/1>Thông tư "
           "khác</a></ul>"
           "</div>",
       ""},
      {"hover notes that frameworks name",
       replace_all(decision, "Căn cứ Luật Tổ chức Chính phủ",
                   "Căn cứ Luật <span class=popupRelate>Tổ chức</span> Chính phủ"
                   "<span class='tooltip-button'><span>Đang theo dõi</span></span>"),
       ""},
      {"a tab that was not open when the page was saved",
       "<div>Thuộc tính</div><div style='display:none'>" + decision + "</div>", ""},
  }));
  INFO(example.rule);
  CHECK(sketch(read(body(example.input))) == kDecisionRead);
}

TEST_CASE("What goes on with the document beside its main part belongs to it") {
  const std::string page = "<div class=WordSection1>" + std::string(kDecision) +
                           "</div><div class=WordSection2><p>PHỤ LỤC</p><p>DANH MỤC NHIỆM VỤ</p>"
                           "<table><tr><td>STT<td>Nhiệm vụ<tr><td>1<td>Rà soát</table></div>"
                           "<div><a href='/1'>Xem thêm</a><a href='/2'>Tải về</a></div>";
  CHECK(sketch(read(body(page))) ==
        std::string(kDecisionRead) +
            " | ^PHỤ LỤC | DANH MỤC NHIỆM VỤ | [STT][Nhiệm vụ];[1][Rà soát]");
}

TEST_CASE("Of two copies the fuller one is read") {
  const std::string cut = replace_all(
      kDecision, "<p>Điều 2. Quyết định này có hiệu lực từ ngày ký.</p>", "<p>(còn nữa)</p>");
  const std::string full(kDecision);
  CHECK(sketch(read(body("<div>" + cut + "</div><div>" + full + "</div>"))) == kDecisionRead);
  CHECK(sketch(read(body("<div>" + full + "</div><div>" + cut + "</div>"))) == kDecisionRead);
}

TEST_CASE("A page without the form of a document is read for its running text") {
  const std::string text =
      "<p>Chương trình hành động này gồm các nhiệm vụ mà mọi đơn vị phải thực hiện trong năm.</p>"
      "<p>Các đơn vị báo cáo kết quả trước ngày mười lăm tháng mười hai hằng năm cho Bộ.</p>";
  const std::string read_text =
      "Chương trình hành động này gồm các nhiệm vụ mà mọi đơn vị phải thực hiện trong năm. | "
      "Các đơn vị báo cáo kết quả trước ngày mười lăm tháng mười hai hằng năm cho Bộ.";
  CHECK(sketch(read(body("<ul><li><a href=/>Trang chủ</a></ul><div>" + text +
                         "</div><div>Bản quyền</div>"))) == read_text);
  CHECK(sketch(read(body("<div class=toanvancontent><p>KẾ HOẠCH</p>" + text +
                         "</div><p>Tin</p>"))) == "KẾ HOẠCH | " + read_text);
}

TEST_CASE("The data sheet of the portal is evidence, the document's own lines are not") {
  const std::string sheet =
      "<div><table><tr><td>Số hiệu:<td>12/QĐ-BCT<td>Loại văn bản:<td>Quyết định</tr>"
      "<tr><td>Nơi ban hành:<td>Bộ Công Thương<td>Người ký:<td>Trần Văn A</tr>"
      "<tr><td>Ngày ban hành:<td>02/03/2020<td>Ngày hiệu lực:<td>Đã biết</tr></table>"
      "<p>Ngày công báo: Đang cập nhật</p></div>";
  const auto rich = read(
      "<html><head><title>Quyết định 12/QĐ-BCT 2020 quy chế làm việc</title>"
      "</head><body>" +
      sheet + "<div>" + std::string(kDecision) + "</div></body></html>");
  CHECK(sketch(rich) == kDecisionRead);
  CHECK(rich.evidence ==
        std::vector<Evidence>{{"symbol", "12/QĐ-BCT"},
                              {"type", "Quyết định"},
                              {"issuer", "Bộ Công Thương"},
                              {"signer", "Trần Văn A"},
                              {"date", "2020-03-02"},
                              {"title", "Quyết định 12/QĐ-BCT 2020 quy chế làm việc"}});
  CHECK(read(body(kDecision)).evidence.empty());
}

TEST_CASE("Fonts and weights are told, whoever says them") {
  const auto rich = read(
      "<html><head><style>p.cu {font-family:\".VnTime\",serif} .dam{font-weight:700}</style></head>"
      "<body><p class=cu>mot <font face='VNI-Times'>hai</font></p>"
      "<p style=\"font-family:&quot;.VnTimeH&quot;\">ba <span "
      "class=dam>bon</span></p></body></html>");
  REQUIRE(rich.pieces.size() == 2);
  const auto runs = [&](std::size_t i) { return std::get<RichParagraph>(rich.pieces[i]).runs; };
  CHECK(runs(0) == std::vector<Run>{{"mot", ".VnTime"}, {" hai", "VNI-Times"}});
  CHECK(runs(1) == std::vector<Run>{{"ba", ".VnTimeH"}, {" bon", ".VnTimeH", true}});
}

TEST_CASE("Bytes are letters of the page's own encoding") {
  // "Điều" as the places of TCVN3, for the font to decide.
  CHECK(sketch(read("<html><body><p>\xA7i\xD2u 1</p></body></html>")) == "§iÒu 1");
  CHECK(sketch(read("\xEF\xBB\xBF<html><body><p>Điều</p></body></html>")) == "Điều");
  CHECK(sketch(read("<html><body><p>Điều\xFF khoản, điểm</p></body></html>")) ==
        "Điều\uFFFD khoản, điểm");
  using namespace std::string_literals;
  CHECK(sketch(read("<html><body><p>Đi\0ều</p></body></html>"s)) == "Điều");
}

TEST_CASE("Hostile pages cost time in proportion to their size") {
  const auto repeat = [](std::string_view part, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += part;
    return out;
  };
  const std::string page =
      GENERATE_COPY("<p>đầu</p>" + repeat("<div>", 100'000) + "cuối",
                    "<p>đầu</p>" + repeat("<b><i>", 100'000) + "cuối",
                    "<p>đầu</p>" + repeat("<b>", 100'000) + repeat("</i>", 100'000) + "cuối",
                    "<p>đầu</p>" + repeat("<table><tr><td>", 100'000) + "cuối",
                    "<p>đầu</p>" + repeat("<ul><li>", 50'000) + "cuối",
                    "<p>đầu</p>" + repeat("<p></p>", 1'000'000) + "<p>cuối</p>",
                    "<p>đầu</p><p " + repeat("a=1 ", 1'000'000) + ">cuối</p>",
                    "<p>đầu</p>" + repeat("<!-- ", 500'000) + "<p>cuối",
                    "<p>đầu</p>" + repeat("<", 5'000'000) + " cuối",
                    "<p>đầu</p>" + repeat("&rsaquo;", 500'000) + " cuối",
                    "<p>đầu</p>" + repeat("&", 2'000'000) + " cuối",
                    "<p>đầu</p><ol>" + repeat("<li>", 200'000) + "cuối",
                    "<p>đầu</p><table>" + repeat("<tr><td rowspan=60000>", 5'000) + "<td>cuối");
  const auto rich = read(page);
  const std::string text = sketch(rich);
  CHECK(text.starts_with("đầu"));
  CHECK(text.find("cuối") != std::string::npos);
}

TEST_CASE("A page of more elements than any document is refused") {
  std::string page = "<p>";
  for (int i = 0; i < 4'100'000; ++i) page += "<b>";
  const Limits limits;
  const auto rich = read_html({"a.html", page, limits});
  REQUIRE_FALSE(rich);
  CHECK(rich.error().message == "a.html: a page of more than 4000000 elements");
}

}  // namespace viendan::ingest

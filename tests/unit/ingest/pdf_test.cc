#include "ingest/pdf/pdf.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "ingest/pdf/drawing.h"
#include "ingest/pdf/letters_lost.h"
#include "ingest/pdf/operators.h"
#include "ingest/pdf/text_layer.h"

using namespace viendan;
using namespace viendan::ingest;

namespace {

std::string stream(std::string_view dictionary, std::string_view content) {
  return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", dictionary, content.size(),
                     content);
}

/// A file of numbered objects; the first is the catalogue.
std::string file_of(const std::vector<std::string>& objects, std::string_view trailer = "") {
  std::string file = "%PDF-1.4\n";
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t at = file.size();
  file += fmt::format("xref\n0 {}\n0000000000 65535 f \n{}", objects.size() + 1, table);
  file += fmt::format("trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n",
                      objects.size() + 1, trailer, at);
  return file;
}

constexpr std::string_view kFonts =
    "/Resources << /Font << /F 3 0 R /B 4 0 R >> /XObject << /X 5 0 R >> >>";

/// Pages of 600 x 800 points with the fonts F and B (bold) and the form X.
std::string pdf_of(const std::vector<std::string>& pages, std::string_view attributes = "",
                   std::string_view form = "") {
  std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>", "",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Times-Bold >>",
      stream(fmt::format("/Type /XObject /Subtype /Form /BBox [0 0 600 800] {}", kFonts), form)};
  std::string kids;
  for (const std::string& page : pages) {
    kids += fmt::format("{} 0 R ", objects.size() + 1);
    objects.push_back(fmt::format("<< /Type /Page /Parent 2 0 R /Contents {} 0 R {} >>",
                                  objects.size() + 2, attributes));
    objects.push_back(stream("", page));
  }
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} /MediaBox [0 0 600 800] {} >>",
                           kids, pages.size(), kFonts);
  return file_of(objects);
}

/// A line of text whose baseline is `down` points below the upper edge.
std::string text_at(double x, double down, std::string_view text, std::string_view font = "F") {
  return fmt::format("BT /{} 12 Tf 1 0 0 1 {} {} Tm ({}) Tj ET\n", font, x, 800 - down, text);
}

std::string rule(double x0, double down0, double x1, double down1) {
  return fmt::format("{} {} m {} {} l S\n", x0, 800 - down0, x1, 800 - down1);
}

Result<RichText> read(const std::string& bytes, const Limits& limits = {}) {
  return read_pdf(Input{"a.pdf", bytes, limits});
}

/// Paragraphs one a line, the cells of a row between strokes, marks of pages in brackets.
std::string outline(const Result<RichText>& rich) {
  if (!rich) return "error: " + rich.error().message;
  std::string lines;
  for (const RichPiece& piece : rich->pieces) {
    if (const auto* paragraph = std::get_if<RichParagraph>(&piece)) {
      const bool aside = paragraph->layer != Layer::Body;
      lines += aside ? "[" + text_of(*paragraph) + "]\n" : text_of(*paragraph) + "\n";
      continue;
    }
    for (const RichRow& row : std::get<RichTable>(piece).rows) {
      lines += "|";
      for (const RichCell& cell : row.cells) {
        for (const auto& paragraph : cell.paragraphs) lines += text_of(paragraph);
        lines += cell.columns > 1 ? fmt::format("<{}|", cell.columns) : "|";
      }
      lines += "\n";
    }
  }
  return lines;
}

const std::string kGrid = rule(50, 100, 350, 100) + rule(50, 130, 350, 130) +
                          rule(50, 160, 350, 160) + rule(50, 100, 50, 160) +
                          rule(150, 100, 150, 160) + rule(350, 100, 350, 160);
const std::string kCells = text_at(60, 120, "a") + text_at(160, 120, "one") +
                           text_at(60, 150, "b") + text_at(160, 150, "two");

}  // namespace

TEST_CASE("Words of a PDF file become paragraphs, with their font and page") {
  const auto rich = read(pdf_of({text_at(50, 100, "Hello world", "B")}));
  REQUIRE(rich);
  REQUIRE(rich->format == "pdf");
  REQUIRE(rich->pieces.size() == 1);
  const auto& paragraph = std::get<RichParagraph>(rich->pieces[0]);
  REQUIRE(text_of(paragraph) == "Hello world");
  REQUIRE(paragraph.page == 1);
  REQUIRE(paragraph.runs == std::vector<Run>{{"Hello world", "Times-Bold", true}});
}

TEST_CASE("Rules in any way that a page can draw them make a table") {
  const std::string table = "|a|one|\n|b|two|\n";
  // Strokes.
  CHECK(outline(read(pdf_of({kGrid + kCells}))) == table);
  // Thin filled rectangles; white ones beside them are no rules.
  const std::string boxes =
      "50 700 300 .5 re f 50 670 300 .5 re f 50 640 300 .5 re f\n"
      "50 640 .5 60 re f 150 640 .5 60 re f 350 640 .5 60 re f\n"
      "q 1 1 1 rg 100 640 2 60 re f 50 685 300 2 re f Q\n";
  CHECK(outline(read(pdf_of({boxes + kCells}))) == table);
  // Rectangles around the cells, in a space of its own that is scaled and moved.
  const std::string scaled =
      "q 2 0 0 2 50 640 cm 0 15 50 15 re S 50 15 100 15 re S 0 0 50 15 re S 50 0 100 15 re S Q\n";
  CHECK(outline(read(pdf_of({scaled + kCells}))) == table);
  // A form.
  CHECK(outline(read(pdf_of({"/X Do\n" + kCells}, "", kGrid))) == table);
  // White strokes draw nothing.
  CHECK(outline(read(pdf_of({"1 G\n" + kGrid + kCells}))) == "a one\nb two\n");
}

TEST_CASE("A page that is turned, or of which a part is shown, keeps words and rules together") {
  CHECK(outline(read(pdf_of({kGrid + kCells}, "/CropBox [20 30 500 780]"))) ==
        "|a|one|\n|b|two|\n");
  for (const int turn : {90, 180, 270}) {
    const auto rich = read(pdf_of({kGrid + kCells}, fmt::format("/Rotate {}", turn)));
    CHECK(outline(rich) == "|a|one|\n|b|two|\n");
  }
}

TEST_CASE("Content that is turned on an upright page is read upright, with its rules") {
  // The page of the grid, turned by 90 degrees to the left, under a head that is not.
  const std::string turned = "q 0 1 -1 0 800 0 cm " + kGrid + kCells + kGrid + "Q\n";
  const std::string head = text_at(200, 30, "12 CONG BAO/So 3/Ngay 4-5-2020");
  CHECK(outline(read(pdf_of({head + turned + "q 0 1 -1 0 800 0 cm " +
                             text_at(50, 200, "Some more words below the table") + "Q"}))) ==
        "[12 CONG BAO/So 3/Ngay 4-5-2020]\n|a|one|\n|b|two|\nSome more words below the table\n");
}

TEST_CASE("What is no PDF file that can be read is refused with a reason") {
  const std::string whole = pdf_of({kCells});
  CHECK(outline(read("%PDF-1.4\n")).starts_with("error: a.pdf: "));
  CHECK(outline(read("%PDF-1.4\nnothing of the kind")).starts_with("error: a.pdf: "));
  Limits few;
  few.pages = 2;
  CHECK(outline(read(pdf_of({"", "", ""}), few)) ==
        "error: a.pdf: a page tree of more than 2 pages");
  const std::string locked =
      file_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"},
              "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
              "/O <0000000000000000000000000000000000000000000000000000000000000000> "
              "/U <0000000000000000000000000000000000000000000000000000000000000000> >>");
  CHECK(outline(read(locked)) == "error: a.pdf: encrypted, and its password is not known");
}

TEST_CASE("A file cut anywhere is read or refused, never worse") {
  const std::string whole = pdf_of({kGrid + kCells, kCells});
  for (std::size_t size = 0; size < whole.size(); size += 37) {
    const auto rich = read(whole.substr(0, size));
    CHECK((rich || !rich.error().message.empty()));
  }
}

TEST_CASE("Trees and forms that hold themselves end") {
  CHECK(outline(read(pdf_of({"/X Do " + kCells}, "", "/X Do /X Do /X Do"))) == "a one\nb two\n");
  const std::string loop = file_of({"<< /Type /Catalog /Pages 2 0 R >>",
                                    "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
                                    "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"});
  CHECK(outline(read(loop)) == "error: a.pdf: a PDF file without pages");
}

TEST_CASE("A page tree is followed to a bounded depth") {
  std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>"};
  for (int i = 0; i < 5000; ++i)
    objects.push_back(fmt::format("<< /Type /Pages /Kids [{} 0 R] /Count 1 >>", i + 3));
  objects.push_back("<< /Type /Page >>");
  CHECK(outline(read(file_of(objects))) == "error: a.pdf: a page tree of more than 64 levels");
}

TEST_CASE("A page of more letters or rules than any document has is refused or a picture") {
  std::string letters = "BT /F 12 Tf 10 10 Td ";
  for (int i = 0; i < 3000; ++i) letters += "(" + std::string(1000, 'x') + ") Tj ";
  CHECK(outline(read(pdf_of({letters}))) ==
        "error: a.pdf: page 1 draws more than any document does");
  std::string hatching = kCells + kGrid;
  for (int i = 0; i < 25000; ++i) hatching += rule(0, i % 700, 500, i % 700);
  CHECK(outline(read(pdf_of({hatching}))) == "a one\nb two\n");
}

TEST_CASE("Numbers that no page has draw nothing") {
  const std::string wild =
      "1e999 0 0 1e999 0 0 cm 99999999999999999999 0 m 0 -99999999999999999 l S\n"
      "0 0 0 0 nan inf cm -- 1 2 re f +-.5 ... l S\n";
  CHECK(outline(read(pdf_of({kCells + "q " + wild + " Q"}))) == "a one\nb two\n");
}

TEST_CASE("Operators come with their last operands; strings and images are skipped") {
  OperatorReader reader(
      "% note re\n1 2.5 -3 .5 re (a\\)(b)) Tj [(x) 20 <6162>] TJ /Im1 Do "
      "BI /W 1 ID \x01 EI1 re EI 7 g");
  const Operator box = reader.next();
  CHECK(box.name == "re");
  CHECK(box.last(4)[3] == 0.5);
  CHECK(box.last(5).empty());
  const Operator show = reader.next();
  CHECK(show.name == "Tj");
  CHECK(show.letters >= 6);
  CHECK(reader.next().name == "TJ");
  CHECK(reader.next().label == "Im1");
  CHECK(reader.next().name == "BI");
  CHECK(reader.next().name == "ID");
  const Operator grey = reader.next();
  CHECK(grey.name == "g");
  CHECK(grey.last(1)[0] == 7);
  CHECK(reader.next().name.empty());
}

TEST_CASE("A font is named without the mark of its subset") {
  CHECK(font_family("ABCDEF+.VnTimeH") == ".VnTimeH");
  CHECK(font_family("ABCdEF+Times") == "ABCdEF+Times");
  CHECK(font_family("Times") == "Times");
  CHECK(is_bold_font("TimesNewRomanPS-BoldMT"));
  CHECK_FALSE(is_bold_font("TimesNewRomanPS-ItalicMT"));
}

TEST_CASE("Letters without a name are told from bullets, which have one") {
  CHECK(has_lost_letters("a\uFFFDb"));
  CHECK(has_lost_letters("\uE123"));
  CHECK_FALSE(has_lost_letters("Quyết"));
  Word bullet{.text = "\uF0B7"};
  name_symbols(bullet);
  CHECK(bullet.text == "•");
}

#include <catch2/catch.hpp>

#include "letters_tables.h"

namespace viendan::ingest {
namespace {

using namespace test;

constexpr std::string_view kSentence =
    "Căn cứ Luật Tổ chức Chính phủ, theo đề nghị của Bộ trưởng; phê duyệt Kế hoạch hành động";

RichText rich_of(std::vector<Run> runs) {
  return {.format = "docx", .pieces = {RichParagraph{.runs = std::move(runs)}}};
}

std::string text_after(RichText& rich) {
  decode_letters(rich);
  return text_of(std::get<RichParagraph>(rich.pieces.front()));
}

bool says(const RichText& rich, std::string_view letters) {
  return rich.evidence == std::vector<Evidence>{{"letters", std::string(letters)}};
}

}  // namespace

TEST_CASE("The name of a font says which letters it has") {
  struct Row {
    std::string font;
    Letters letters;
    std::string expected;
  };
  const auto row = GENERATE(values<Row>({
      {".VnTime", Letters::Tcvn3, "Điều 1: Bộ Tài chính"},
      {".VnTimeH", Letters::Tcvn3, "ĐIỀU 1: BỘ TÀI CHÍNH"},
      {".VnArial Narrow", Letters::Tcvn3, "Điều 1: Bộ Tài chính"},
      {".VnArialH,Bold", Letters::Tcvn3, "ĐIỀU 1: BỘ TÀI CHÍNH"},
      {"ABCDEF+.VnTimeH-Bold", Letters::Tcvn3, "ĐIỀU 1: BỘ TÀI CHÍNH"},
      {"VNI-Times", Letters::Vni, "Điều 1: Bộ Tài chính"},
      {"VNI-Helve", Letters::Vni, "Điều 1: Bộ Tài chính"},
      {"VI Times", Letters::Viscii, "Điều 1: Bộ Tài chính"},
  }));
  INFO(row.font);
  RichText rich = rich_of({{shown("Điều 1: Bộ Tài chính", row.letters), row.font}});
  CHECK(text_after(rich) == row.expected);
  CHECK(says(rich, name_in(kLetters, row.letters)));
}

TEST_CASE("A font whose name says nothing is known by its words") {
  for (const Letters letters :
       {Letters::Tcvn3, Letters::Vni, Letters::Viscii, Letters::Windows1258}) {
    for (const char* font : {"Times New Roman", ""}) {
      INFO(name_in(kLetters, letters) << " " << font);
      RichText rich = rich_of({{shown(kSentence, letters), font}});
      CHECK(text_after(rich) == kSentence);
      CHECK(says(rich, name_in(kLetters, letters)));
    }
  }
}

TEST_CASE("Unicode letters are never touched") {
  const auto row = GENERATE(values<std::pair<std::string, std::string>>({
      {std::string(kSentence), "Times New Roman"},
      {std::string(kSentence), ".VnTime"},
      {std::string(kSentence), "VNI-Times"},
      {"là các bàn, cái ghế và đó là tài sản", "Arial"},
      {"Résumé: été, Zürich, 25°C, § 5, ½ · « déjà »", "Arial"},
      {"à, là, và: các con cá", "Arial"},
      {"là và các tài công", ".VnTime"},
      {"Plain ASCII: 1393/TTg", "VNI-Times"},
  }));
  INFO(row.first << " in " << row.second);
  RichText rich = rich_of({{row.first, row.second}});
  CHECK(text_after(rich) == row.first);
  CHECK(rich.evidence.empty());
}

TEST_CASE("A document mixes fonts run by run, in tables too") {
  RichText rich = rich_of({{shown("Quyết định ", Letters::Tcvn3), ".VnTime"},
                           {"của Thủ tướng ", "Times New Roman"},
                           {shown("phê duyệt", Letters::Vni), "VNI-Times"}});
  rich.pieces.emplace_back(RichTable{
      {{{{{RichParagraph{.runs = {{shown("Cơ quan chủ trì", Letters::Tcvn3), ".VnArial"}}}}}}}}});
  CHECK(text_after(rich) == "Quyết định của Thủ tướng phê duyệt");
  const auto& table = std::get<RichTable>(rich.pieces[1]);
  CHECK(text_of(table.rows[0].cells[0].paragraphs[0]) == "Cơ quan chủ trì");
  CHECK(rich.evidence == std::vector<Evidence>{{"letters", "TCVN3"}, {"letters", "VNI"}});
}

TEST_CASE("A VNI letter may be cut between two runs") {
  const std::string whole = shown("Quyết định về trường học", Letters::Vni);
  for (std::size_t cut = 1; cut < whole.size(); ++cut) {
    if ((whole[cut] & '\xC0') == '\x80') continue;
    RichText rich = rich_of(
        {{whole.substr(0, cut), "VNI-Times", true}, {whole.substr(cut), "VNI-Times", false}});
    CHECK(text_after(rich) == "Quyết định về trường học");
  }
}

TEST_CASE("Quotes, dashes and bytes in the private area are read in old fonts") {
  RichText quotes = rich_of({{"“" + shown("Kế hoạch", Letters::Tcvn3) + "” – …", ".VnTime"}});
  CHECK(text_after(quotes) == "“Kế hoạch” – …");
  // "đ" is 0xAE in TCVN3.
  RichText area = rich_of({{"\uF0AE\uF069", ".VnTime"}});
  CHECK(text_after(area) == "đi");
}

TEST_CASE("Signs of symbol fonts are those that they print") {
  const auto row = GENERATE(values<std::tuple<std::string, std::string, std::string>>({
      {"Symbol", "\uF0B7", "-"},
      {"Symbol", "·", "-"},
      {"Wingdings", "\uF0D8", "-"},
      {"Wingdings", "Ø", "-"},
      {"Wingdings", "\uF0A8", "☐"},
      {"Wingdings 2", "R", "☒"},
      {"Symbol", "a \uF0B3 5", "α ≥ 5"},
  }));
  RichText rich = rich_of({{std::get<1>(row), std::get<0>(row)}});
  CHECK(text_after(rich) == std::get<2>(row));
  CHECK(rich.evidence.empty());
}

}  // namespace viendan::ingest

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "base/result.h"
#include "render/picture.h"

namespace viendan::render {
namespace {

TimelinePicture picture_of(std::vector<Bar> bars) {
  return {.title = "Thời gian thực hiện",
          .description = "Mỗi dòng là một nhiệm vụ",
          .bars = std::move(bars),
          .without_period = "Không in thời gian"};
}

Bar bar_of(std::string_view from, std::string_view to) {
  return {.label = "Xây dựng quy trình",
          .detail = "2015 - 2016",
          .address = "/documents/qd-bct/2015/13443#pl.hd-1",
          .from = parse_iso_date(from),
          .to = parse_iso_date(to)};
}

pugi::xml_document parsed(const std::string& svg) {
  pugi::xml_document xml;
  INFO(svg);
  REQUIRE(xml.load_string(svg.c_str()));
  return xml;
}

pugi::xml_document drawn(std::vector<Bar> bars) {
  return parsed(timeline_as_svg(picture_of(std::move(bars))));
}

std::string words(const pugi::xml_document& xml, const char* path) {
  return xml.select_node(path).node().text().get();
}

struct Placed {
  std::string_view from, to;  // "" for an open end
  std::string x, width;       // of the bar
  int open;                   // dashed lines
};

TEST_CASE("a bar covers its period on an axis of whole years") {
  // The second bar makes an axis of ten years, 2011 to 2020, of 3,653 days.
  const Placed rows[] = {
      {"2015", "2016", "39.99%", "20.01%", 0},
      {"2015-01-01", "2016-12-31", "39.99%", "20.01%", 0},
      {"2011", "2020", "0.00%", "100.00%", 0},
      {"2015-03", "2015-03", "41.61%", "0.85%", 0},
      {"2015-03-01", "2015-03-01", "41.61%", "0.80%", 0},  // never narrower than can be seen
      {"2020-12-31", "2020-12-31", "99.20%", "0.80%", 0},  // nor beyond the edge
      {"2015", "", "39.99%", "9.99%", 1},
      {"", "2015", "39.99%", "9.99%", 1},
  };
  for (const auto& row : rows) {
    INFO(row.from << " to " << row.to);
    const auto xml = drawn({bar_of(row.from, row.to), bar_of("2011", "2020")});
    const auto first = xml.select_node("//g[@role='listitem'][1]").node();
    const auto bar = first.select_node(".//rect[@class='bar']").node();
    CHECK(bar.attribute("x").value() == row.x);
    CHECK(bar.attribute("width").value() == row.width);
    CHECK(static_cast<int>(first.select_nodes(".//line[@class='open']").size()) == row.open);
  }
}

TEST_CASE("the dashes of an open period lead to the side that is open") {
  const auto begun = drawn({bar_of("2015", ""), bar_of("2011", "2020")});
  CHECK(words(begun, "//title") == "Thời gian thực hiện");
  CHECK(begun.select_node("//line[@class='open']/@x2").attribute().value() ==
        std::string("100.00%"));
  const auto due = drawn({bar_of("", "2015"), bar_of("2011", "2020")});
  CHECK(due.select_node("//line[@class='open']/@x1").attribute().value() == std::string("0.00%"));
}

TEST_CASE("what has no period, or ends before it begins, is listed below with what is printed") {
  const auto xml = drawn({bar_of("", ""), bar_of("2016", "2015"), bar_of("2015", "2016")});
  CHECK(xml.select_nodes("//g[@role='list']").size() == 2);
  const auto listed = xml.select_nodes("//g[@aria-label='Không in thời gian']/g");
  REQUIRE(listed.size() == 2);
  CHECK(listed.begin()->node().select_nodes(".//text[. = '2015 - 2016']").size() == 1);
  CHECK(xml.select_nodes("//rect[@class='bar']").size() == 1);
}

TEST_CASE("years are named so that their names do not meet") {
  const struct {
    std::string_view from, to;
    std::size_t names;
  } rows[] = {{"2015", "2015", 1},
              {"2015", "2023", 9},
              {"2015", "2024", 5},
              {"2011", "2030", 4},
              {"1900", "2099", 4}};
  for (const auto& row : rows) {
    INFO(row.from << " to " << row.to);
    CHECK(drawn({bar_of(row.from, row.to)}).select_nodes("//g[@class='axis']/text").size() ==
          row.names);
  }
}

TEST_CASE("a recurring activity is drawn in pieces, not by colour alone") {
  auto bar = bar_of("2015", "2020");
  bar.kind = "recurring";
  const auto xml = drawn({bar});
  CHECK(xml.select_nodes("//g[@class='row recurring']//line[@stroke-dasharray='9 4']").size() == 1);
  CHECK(xml.select_nodes("//rect[@class='bar']").empty());
}

TEST_CASE("a day of today that the axis has is drawn, another is not") {
  auto picture = picture_of({bar_of("2015", "2020")});
  const auto lines = [&](std::string today) {
    picture.today = std::move(today);
    return parsed(timeline_as_svg(picture)).select_nodes("//line[@class='today']").size();
  };
  CHECK(lines("2016-05-04") == 1);
  CHECK(lines("2026-05-04") == 0);
  CHECK(lines("") == 0);
  CHECK(lines("soon") == 0);
}

TEST_CASE("each row is a link that tells label and period, in the order given") {
  auto second = bar_of("2015", "2016");
  second.label = "Tập huấn";
  const auto xml = drawn({bar_of("2015", "2016"), second});
  const auto links = xml.select_nodes("//a");
  REQUIRE(links.size() == 2);
  CHECK(links[0].node().child("title").text().get() ==
        std::string("Xây dựng quy trình: 2015 - 2016"));
  CHECK(links[1].node().child("title").text().get() == std::string("Tập huấn: 2015 - 2016"));
  CHECK(links[0].node().attribute("href").value() ==
        std::string("/documents/qd-bct/2015/13443#pl.hd-1"));
}

TEST_CASE("long labels are cut at a word and told in full to who points at them") {
  auto bar = bar_of("2015", "2016");
  bar.label = "Nghiên cứu, xây dựng và ban hành các quy chuẩn kỹ thuật quốc gia về môi trường";
  const auto xml = drawn({bar});
  CHECK(words(xml, "//a//text") == "Nghiên cứu, xây dựng và ban hành các quy …");
  CHECK(words(xml, "//a/title") == bar.label + ": 2015 - 2016");
}

TEST_CASE("words of documents are words in the picture, and nothing in it is a script or a style") {
  auto bar = bar_of("2015", "2016");
  bar.label = "</text><script>alert(1)</script>\x01\xFF";
  bar.detail = "\"><style>*{}</style>";
  bar.address = "/documents/x\" onload=\"y";
  const std::string svg = timeline_as_svg(picture_of({bar}));
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("<style") == std::string::npos);
  CHECK(svg.find(" style=") == std::string::npos);
  CHECK(svg.find(" onload=\"") == std::string::npos);
  CHECK(words(parsed(svg), "//a//text").starts_with("</text><script>alert(1)"));
}

TEST_CASE("equal pictures have equal bytes, and a picture of nothing is a picture") {
  const auto picture = picture_of({bar_of("2015", "2016"), bar_of("", "")});
  CHECK(timeline_as_svg(picture) == timeline_as_svg(picture));
  CHECK(parsed(timeline_as_svg(picture_of({}))).select_nodes("//a").empty());
}

}  // namespace
}  // namespace viendan::render

#include "render/selectors.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::render {
namespace {

using Json = nlohmann::json;

Document cited(std::string_view text, std::string_view words) {
  Document document;
  document.metadata.id = "qd-ttg/2020/1";
  document.metadata.date.value = "2020-05-01";
  document.text = text;
  const auto at = document.text.find(words);
  Citation citation{
      .span = span_in(document.text, std::string_view(document.text).substr(at, words.size())),
      .target = {.id = "nd-cp/2012/95"},
      .status = CitationStatus::Stub};
  document.citations = {citation};
  return document;
}

TEST_CASE("positions are code points and give the exact words, what stands around them too") {
  const std::string long_text(100, 'x');
  const std::string_view kWords = "Nghị định 95/2012/NĐ-CP";
  // Accents, letters beyond the basic plane, the very beginning and end.
  for (const std::string& text :
       {std::string("Căn cứ Nghị định 95/2012/NĐ-CP của Chính phủ"), std::string(kWords),
        "𝒜𝒜 " + std::string(kWords), long_text + std::string(kWords) + long_text}) {
    const Document document = cited(text, kWords);
    const Json made = Json::parse(citation_annotations(document));
    const auto& position = made["target"]["selector"][0];
    const auto begin = offset_of_code_point(text, position["start"].get<std::uint32_t>());
    const auto end = offset_of_code_point(text, position["end"].get<std::uint32_t>());
    CHECK(text.substr(begin, end - begin) == kWords);
    const auto& quote = made["target"]["selector"][1];
    CHECK(quote["exact"] == std::string(kWords));
    const auto prefix = quote["prefix"].get<std::string>();
    const auto suffix = quote["suffix"].get<std::string>();
    CHECK(text.substr(0, begin).ends_with(prefix));
    CHECK(std::string_view(text).substr(end).starts_with(suffix));
    CHECK(count_code_points(prefix) == std::min(32U, position["start"].get<std::uint32_t>()));
    CHECK(made["body"] == "urn:viendan:akn/vn/act/nd/cp/2012/95");
    CHECK(made["motivation"] == "linking");
  }
}

TEST_CASE("a citation whose target is not sure links to nothing, or lets choose") {
  Document document = cited("theo Nghị định 95", "Nghị định 95");
  document.citations[0].status = CitationStatus::Unresolved;
  CHECK_FALSE(Json::parse(citation_annotations(document)).contains("body"));
  document.citations[0].status = CitationStatus::Ambiguous;
  document.citations[0].candidates = {"nd-cp/2012/95", "nd-cp/2013/95"};
  const Json made = Json::parse(citation_annotations(document));
  CHECK(made["body"]["type"] == "Choice");
  CHECK(made["body"]["items"].size() == 2);
}

TEST_CASE("annotations stand in the order of the text, whatever the order of citations") {
  Document document = cited("một hai ba", "ba");
  document.citations.push_back(document.citations[0]);
  document.citations[1].span = {0, 4};
  const std::string written = citation_annotations(document);
  const auto lines = split(trim(written), '\n');
  REQUIRE(lines.size() == 2);
  CHECK(Json::parse(lines[0])["target"]["selector"][0]["start"] == 0);
  CHECK(Json::parse(lines[1])["target"]["selector"][0]["start"] == 8);
}

}  // namespace
}  // namespace viendan::render

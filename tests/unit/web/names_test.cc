#include "web/page/names.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "base/pattern.h"
#include "base/text.h"

namespace viendan::web {

TEST_CASE("Every remark that a reader may be told has a name in both languages") {
  std::ifstream file(VIENDAN_CORPUS "/../src/README.md");
  REQUIRE(file);
  std::size_t codes = 0;
  const Pattern row("^\\| ((?:`[a-z-]+` ?)+)\\|");
  for (std::string line; std::getline(file, line);) {
    const auto found = row.find(line);
    if (!found) continue;
    for (const auto part : split((*found)[1], ' ')) {
      const auto name = trim(part, "` ");
      if (name.find('-') == std::string_view::npos) continue;
      CAPTURE(name);
      CHECK(find_name(issue_names(), name) != nullptr);
      ++codes;
    }
  }
  CHECK(codes == issue_names().size());
}

TEST_CASE("No name lacks a language") {
  for (const auto& names : {issue_names(), repair_names(), field_names(), disagreement_names(),
                            format_names(), status_names(), validity_names()}) {
    for (const CodeName& each : names) {
      CAPTURE(each.code);
      CHECK(!each.name.vietnamese.empty());
      CHECK(!each.name.english.empty());
      CHECK(each.meaning.vietnamese.empty() == each.meaning.english.empty());
      CHECK(find_name(names, each.code) == &each);
    }
  }
}

TEST_CASE("A code without a name is shown as it is") {
  CHECK(shown_name(issue_names(), "new-code", Language::English) == "new-code");
  CHECK(shown_name(issue_names(), "number-gap", Language::English) == "Gap in numbering");
}

}  // namespace viendan::web

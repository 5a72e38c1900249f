#include "search/query/query.h"

#include <catch2/catch.hpp>

#include "base/text.h"

namespace viendan::search {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary kLoaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return kLoaded;
}

std::vector<std::string> variants(std::string_view folded) {
  if (folded == "tang") return {"tăng", "tầng"};
  return {};
}

/// A tree on one line: kinds as signs, terms as they are.
std::string shown(const Expression& e) {
  using Kind = Expression::Kind;
  std::string parts;
  for (const auto& part : e.parts) parts += (parts.empty() ? "" : " ") + shown(part);
  switch (e.kind) {
    case Kind::Nothing:
      return "nothing";
    case Kind::Everything:
      return "everything";
    case Kind::Term:
      return e.count > 1 ? fmt::format("{}*{}", e.term, e.count) : e.term;
    case Kind::All:
      return fmt::format("all({})", parts);
    case Kind::Any:
      return fmt::format("any({})", parts);
    case Kind::Phrase:
      return fmt::format("phrase({})", parts);
    case Kind::Near:
      return fmt::format("near{}({})", e.count, parts);
    case Kind::Prefix:
      return fmt::format("{}...{}", e.term, e.count);
    case Kind::Prefer:
      return fmt::format("prefer({})", parts);
    case Kind::Filter:
      return fmt::format("filter({})", parts);
    case Kind::Without:
      return fmt::format("without({})", parts);
    case Kind::Scaled:
      return fmt::format("{}x({})", e.factor, parts);
    case Kind::Constant:
      return fmt::format("{}=({})", e.factor, parts);
    case Kind::Between:
      return fmt::format("{}[{},{}]", static_cast<int>(e.slot), e.low, e.high);
  }
  return "?";
}

std::string words(std::string_view text, bool any = false) {
  return shown(matching(read_query(text, vocabulary()), any, variants, {}));
}

std::string conditions(std::string_view text) {
  std::string out;
  for (const auto& each : filters(read_query(text, vocabulary()), variants)) {
    out += (out.empty() ? "" : " ; ") + shown(each);
  }
  return out;
}

using Rows = std::initializer_list<std::pair<std::string_view, std::string_view>>;

}  // namespace

TEST_CASE("Words are folded; where some have accents, exact spelling adds weight") {
  const Rows rows = {
      {"xanh", "Zxanh"},
      {"xanh nâu", "prefer(all(prefer(Zxanh xanh) prefer(Znau nâu)) XBxanh nau)"},
      {"xanh xanh", "prefer(Zxanh*2 XBxanh xanh)"},
      {"xanh, nau", "all(Zxanh Znau)"},
      {"2015 xanh", "all(2015 Zxanh)"},
      {"exact:xanh", "xanh"},
      {"", "everything"},
      {"\"\"", "nothing"},
      {"loai:QĐ", "everything"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(words(text) == expected);
  }
}

TEST_CASE("An unaccented word of a phrase stands for all accented ones, unless it is exact") {
  const Rows rows = {
      {"\"tang xanh\"", "phrase(any(tang tăng tầng) xanh)"},
      {"\"tăng xanh\"", "phrase(tăng xanh)"},
      {"exact:\"tang xanh\"", "phrase(tang xanh)"},
      {"tang NEAR/3 xanh", "near4(any(tang tăng tầng) xanh)"},
      {"nâu NEAR/3 \"tăng xanh\"", "all(phrase(tăng xanh) near5(nâu tăng xanh))"},
      {"nâu NEAR/3 nâu", "nâu"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(words(text) == expected);
  }
}

TEST_CASE("Beginnings are of accented or of folded words, and of both places of a tone") {
  const Rows rows = {
      {"tang*", "Ztang...200"},
      {"tăn*", "tăn...200"},
      {"hoà*", "any(hoà...200 hòa...200)"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(words(text) == expected);
  }
}

TEST_CASE("What is excluded is so as typed") {
  const Rows rows = {
      {"xanh -do", "without(Zxanh Zdo)"},
      {"xanh -đỏ", "without(Zxanh đỏ)"},
      {"-do", "without(everything Zdo)"},
      {"xanh -(do OR \"a b\")", "without(Zxanh any(Zdo phrase(a b)))"},
      {"xanh -loai:QĐ", "without(Zxanh XTquyet dinh)"},
      {"xanh OR NOT do", "any(Zxanh without(everything Zdo))"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(words(text) == expected);
  }
}

TEST_CASE("Where any word will do, groups are widened too, but not what must hold") {
  CHECK(words("a b, c", true) == "any(any(Za Zb Zc) XBa b)");
  CHECK(words("(a, b) OR \"c d\"", true) == "any(any(Za Zb) phrase(c d))");
  CHECK(words("a, b -c", true) == "without(any(Za Zb) Zc)");
}

TEST_CASE("Conditions are terms and ranges") {
  const Rows rows = {
      {"loai:QĐ", "XTquyet dinh"},
      {"loai:QĐ loai:NĐ", "any(XTquyet dinh XTnghi dinh)"},
      {"loai:QĐ nam:2015", "XTquyet dinh ; XY2015"},
      {"nam:2012..2015", "1[20120101,20151231]"},
      {"nam:2012..", "1[20120101,]"},
      {"den:3/2015", "1[0,20150331]"},
      {"so:1393/QĐ-TTg", "XS1393/qd-ttg"},
      {"so:1393", "XN1393"},
      {"vien-dan:1393/QĐ-TTg", "without(XO1393/qd-ttg XS1393/qd-ttg)"},
      {"dieu:5", "XParticle 5"},
      {"phu-luc:II", "any(XPannex ii XPannex 2)"},
      {"don-vi:điều", "XKarticle"},
      {"quan-he:replaces", "XRreplaces"},
      {"hieu-luc:expired", "any(XVreplaced XVrepealed)"},
      {"hieu-luc:in_force", "without(everything any(XVsuspended XVreplaced XVrepealed))"},
      {"tieu-de:xanh", "ZSxanh"},
      {"tieu-de:\"tang xanh\"", "phrase(any(Stang Stăng Stầng) Sxanh)"},
      {"-loai:QĐ", ""},
      {"xanh", ""},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(conditions(text) == expected);
  }
}

TEST_CASE("Conditions on rows are asked of rows alone") {
  const int from = static_cast<int>(Slot::From);
  const int deadline = static_cast<int>(Slot::Deadline);
  CHECK(conditions("han:..2015") == fmt::format("XKrow ; {}[0,20151231]", deadline));
  CHECK(conditions("thoi-gian:2014") ==
        fmt::format("XKrow ; without(any({0}[0,] {1}[0,]) {0}[20141231~,] {1}[0,20140100])", from,
                    deadline));
  CHECK(conditions("chu-tri:\"Không ai\"") == "XKrow ; XALkhong ai");
  CHECK(conditions("chu-tri:\"Không ai\" OR loai:QĐ") == "XKrow ; any(XALkhong ai XTquyet dinh)");
}

TEST_CASE("A title that is asked for also counts") {
  CHECK(words("nau tieu-de:xanh") == "prefer(Znau ZSxanh)");
}

TEST_CASE("A name finds its document before those that cite it, and these before mere words") {
  const auto name = [](std::string_view text, const std::vector<std::string>& ids) {
    return shown(by_name(read_query(text, vocabulary()), ids, variants));
  };
  CHECK(name("1393/QĐ-TTg", {"qd-ttg/2012/1393"}) ==
        "any(phrase(1393 qđ ttg) 1000=(XS1393/qd-ttg) 300=(any(XO1393/qd-ttg "
        "XCqd-ttg/2012/1393)) any(XO1393/qd-ttg XCqd-ttg/2012/1393))");
  // Of a number with its type, only documents of this type.
  CHECK(name("QĐ 95", {"nd-cp/2012/95", "qd-ttg/2015/95"}) ==
        "any(all(qđ 95) 1000=(filter(XN95 XTquyet dinh)) "
        "300=(XCqd-ttg/2015/95) XCqd-ttg/2015/95)");
  CHECK(words("do NĐ 6") ==
        "all(prefer(Zdo do) any(phrase(nđ 6) 10=(filter(XN6 XTnghi dinh)) "
        "near4(nghị định any(6 06)) near3(nđ any(6 06))))");
}

}  // namespace viendan::search

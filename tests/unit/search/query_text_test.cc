#include "search/query/query_text.h"

#include <catch2/catch.hpp>

#include "search/query/query_help.h"

namespace viendan::search {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary kLoaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return kLoaded;
}

QueryText read(std::string_view text) {
  return read_query(text, vocabulary());
}

std::string reading(std::string_view text) {
  return in_words(read(text), false);
}

using Rows = std::initializer_list<std::pair<std::string_view, std::string_view>>;

void check_readings(Rows rows) {
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(reading(text) == expected);
  }
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

std::size_t depth(const Clause& clause) {
  std::size_t deepest = 0;
  for (const Clause& part : clause.parts) deepest = std::max(deepest, depth(part));
  return deepest + 1;
}

}  // namespace

TEST_CASE("A query is words, phrases, exclusions and symbols; anything else is read as words") {
  check_readings({
      {"tăng trưởng xanh", "tăng AND trưởng AND xanh"},
      {"\"sản xuất sạch hơn\"", "\"sản xuất sạch hơn\""},
      {"“sản xuất” sạch", "\"sản xuất\" AND sạch"},
      {"«sản xuất» „sạch“", "\"sản xuất\" AND \"sạch\""},
      {"kế hoạch -xanh", "kế AND hoạch NOT xanh"},
      {"kế hoạch -\"tăng trưởng\"", "kế AND hoạch NOT \"tăng trưởng\""},
      {"kế hoạch NOT xanh", "kế AND hoạch NOT xanh"},
      {"-và/hoặc", "everything NOT \"và hoặc\""},
      {"8 -10%", "8 AND 10"},
      {"2015 - 2020", "2015 AND 2020"},
      {"-xanh", "everything NOT xanh"},
      {"", "everything"},
      {"  \n", "everything"},
      {"hoà", "hòa"},
      {"tỉnh/thành", "tỉnh AND thành"},
      {"ta\xCC\x86ng", "tăng"},
  });
}

TEST_CASE("Alternatives bind weaker than words beside each other; operators are in capitals") {
  check_readings({
      {"kế hoạch HOẶC chương trình", "(kế AND hoạch) OR (chương AND trình)"},
      {"a OR b c", "a OR (b AND c)"},
      {"a OR b OR c", "a OR b OR c"},
      {"a AND b", "a AND b"},
      {"a hoặc b or c", "a AND hoặc AND b AND or AND c"},
      {"(kế hoạch OR dự án) xanh -(đỏ OR vàng)",
       "((kế AND hoạch) OR (dự AND án)) AND xanh NOT (đỏ OR vàng)"},
      {"(a b) c", "a AND b AND c"},
      {"a AND NOT b OR NOT c", "(a NOT b) OR NOT c"},
      {"a -(b c)", "a NOT (b AND c)"},
      {"-(-a)", "a"},
  });
}

TEST_CASE("Nearness joins words and phrases") {
  check_readings({
      {"tăng NEAR/5 xanh", "tăng NEAR/5 xanh"},
      {"tăng NEAR xanh", "tăng NEAR/10 xanh"},
      {"tăng GẦN/3 \"kế hoạch\" x", "tăng NEAR/3 \"kế hoạch\" AND x"},
      {"gần GẦN xanh", "gần AND gần AND xanh"},
      {"\"a b\"~5", "a NEAR/5 b"},
      {"\"a b\"~0 \"a b\"~", "a NEAR/1 b AND \"a b\""},
      {"\"a\"~5", "\"a\""},
      {"a NEAR/5 (b c)", "a AND near AND 5 AND b AND c"},
  });
  const QueryText query = read("a NEAR/5 \"b c\" NEAR/5 d");
  REQUIRE(query.clauses.size() == 1);
  CHECK(query.clauses.front().window == 12);  // of words, both ends included
  CHECK(query.clauses.front().words.size() == 4);
}

TEST_CASE("A beginning needs two letters; exact words keep their accents") {
  check_readings({
      {"trườ* tr* t* 2015*", "trườ* AND tr* AND t AND 2015"},
      {"*trường trư*ng", "trường AND trư AND ng"},
      {"QĐ-TT*", "qđ AND tt*"},
      {"exact:hoá chinh-xac:\"tăng trưởng\"", "exact:hóa AND exact:\"tăng trưởng\""},
      {"chính-xác:xanh nâu", "exact:xanh AND nâu"},
  });
  // A tone mark moves when letters follow it.
  CHECK(read("hoà*").clauses.front().words.front().word == "hoà");
}

TEST_CASE("A symbol is read in any spelling, alone or among words") {
  check_readings({
      {"Quyết định số 1393/QĐ-TTg", "symbol 1393/qd-ttg"},
      {"1393/QĐ-TTg", "symbol 1393/qd-ttg"},
      {"1393/qd-ttg", "symbol 1393/qd-ttg"},
      {"13443 /QĐ-BCT", "symbol 13443/qd-bct"},
      {"*1419* /QĐ-TTg", "symbol 1419/qd-ttg"},
      {"30/2020/NĐ-CP", "symbol 30/2020/nd-cp"},
      {"30/2020/ND-CP", "symbol 30/2020/nd-cp"},
      {"30 2020 nd cp", "symbol 30/2020/nd-cp"},
      {"30/2020 / nđ-cp", "symbol 30/2020/nd-cp"},
      {"số 30/2020/NĐ-CP", "symbol 30/2020/nd-cp"},
      {"55 2014 qh13", "symbol 55/2014/qh13"},
      {"221 2012 ttlt btc bct", "symbol 221/2012/ttlt-btc-bct"},
      {"24-NQ/TW", "symbol 24-nq/tw"},
      {"thay thế 30 2020 nd cp", "thay AND thế AND symbol 30/2020/nd-cp"},
      {"thực hiện 1393/QĐ-TTg ngày", "thực AND hiện AND symbol 1393/qd-ttg AND ngày"},
      {"13443 / QĐ - BCT và", "symbol 13443/qd-bct AND và"},
      {"thông tư 12/2020/TT-BTC -xanh", "thông AND tư AND symbol 12/2020/tt-btc NOT xanh"},
      {"-1393/QĐ-TTg xanh", "xanh NOT symbol 1393/qd-ttg"},
      {"Quyết định số 30/2020/NĐ-CP của", "quyết AND định AND số AND symbol 30/2020/nd-cp AND của"},
      {"1393", "number 1393, or the word 1393"},
      {"số 01393", "number 1393, or the word 01393"},
      {"QĐ 1393", "number 1393 of type \"Quyết định\", or the words qđ AND 1393"},
      {"qd 1393", "number 1393 of type \"Quyết định\", or the words qd AND 1393"},
      {"thay thế QĐ 1393", "thay AND thế AND number 1393 of type \"Quyết định\""},
      {"thay thế qd 1393", "thay AND thế AND qd AND 1393"},
      {"5 bộ ngành", "5 AND bộ AND ngành"},
      {"3 tháng/quý", "3 AND tháng AND quý"},
      {"12/2015 của", "12 AND 2015 AND của"},
  });
  CHECK(read("1393/QĐ-TTg nam:2012").symbol == "1393/qd-ttg");
  CHECK(read("nam:2012 1393").number == "1393");
  CHECK_FALSE(read("1393/QĐ-TTg xanh").names_document());
  CHECK_FALSE(read("noi-dung:1393").names_document());
  CHECK_FALSE(read("-1393/QĐ-TTg").names_document());
}

TEST_CASE("Fields are conditions: one repeated is or, several are and") {
  check_readings({
      {"xanh loai:QĐ loai:NĐ nam:2012..2015",
       "xanh AND (type:\"Quyết định\" OR type:\"Nghị định\") AND year:2012..2015"},
      {"tiêu-đề:xanh TIEU-DE:đỏ title:nâu", "title:xanh OR title:đỏ OR title:nâu"},
      {"chu-tri:\"Vụ Khoa học và Công nghệ\"", "lead:\"Vụ Khoa học và Công nghệ\""},
      {"chu-tri:Bộ Công Thương năng lượng", "năng AND lượng AND lead:\"Bộ Công Thương\""},
      {"loại:Quyết định xanh", "xanh AND type:\"Quyết định\""},
      {"-loai:QĐ", "everything NOT type:\"Quyết định\""},
      {"NOT loai:QĐ xanh", "xanh NOT type:\"Quyết định\""},
      {"ban-hanh:TTg", "issuer:\"Thủ tướng Chính phủ\""},
      {"co_quan:BCT,", "agency:\"Bộ Công Thương\""},
      {"dieu:5 khoan:2 diem:Đ phu-luc:II", "article:5 AND clause:2 AND point:đ AND annex:ii"},
      {"don-vi:dòng don-vi:điều", "kind:row OR kind:article"},
      {"(dieu:5 OR dieu:6) xanh", "xanh AND (article:5 OR article:6)"},
      {"chu-tri:BCT OR loai:QĐ", "lead:\"Bộ Công Thương\" OR type:\"Quyết định\""},
      {"vien-dan:95/2012/NĐ-CP so:1393", "cites:95/2012/nd-cp AND symbol:1393"},
      {"quan-he:\"thay thế\" hieu-luc:còn hiệu lực", "relation:replaces AND validity:in_force"},
      {"noi-dung:1393", "1393"},
      {"nam:2012 1393", "number 1393, or the word 1393; AND year:2012"},
      {"1393/QĐ-TTg nam:2012", "symbol 1393/qd-ttg AND year:2012"},
  });
}

TEST_CASE("A malformed query is words") {
  check_readings({
      {"\"sản xuất", "sản AND xuất"},
      {"\"\"", "nothing"},
      {"- \" ( * ) : AND", "and"},
      {"()*:~^", "nothing"},
      {"OR xanh NOT", "or AND xanh AND not"},
      {"a OR OR b", "a OR (or AND b)"},
      {"NOT NOT a", "not NOT a"},
      {"xanh -", "xanh"},
      {"(((a)", "a"},
      {"a))) b", "a AND b"},
      {") a (", "a"},
      {"10:30 http://abc.def abc:def", "10 AND 30 AND http AND abc AND def AND abc AND def"},
      {"loai: xanh", "loai AND xanh"},
      {"loai:\"\"", "loai"},
      {"nam:abc nam:1800", "nam AND abc AND nam AND 1800"},
      {"nam:2015..2012", "nam AND 2015 AND 2012"},
      {"ngay:31/2/2015", "ngay AND 31 AND 2 AND 2015"},
      {"ngay:..", "ngay"},
      {"quan-he:yêu", "quan AND he AND yêu"},
      {"xanh NEAR/5", "xanh AND near AND 5"},
  });
  CHECK(reading("\xFF\xFE\x80") == "nothing");
  CHECK_NOTHROW(reading(std::string(1, '\0')));
}

TEST_CASE("Conditions beside the text are read as if they stood in it") {
  const QueryText query = read_query(
      {.text = "xanh loai:QĐ", .conditions = {{"type", "NĐ"}, {"year", "2015"}, {"year", "?"}}},
      vocabulary());
  CHECK(in_words(query, false) ==
        "xanh AND (type:\"Quyết định\" OR type:\"Nghị định\") AND year:2015");
}

TEST_CASE("Where any word will do the reading says so, and keeps what must hold") {
  CHECK(in_words(read("a b"), true) == "a OR b");
  CHECK(in_words(read("a b nam:2015 -c"), true) == "(a OR b) AND year:2015 NOT c");
}

TEST_CASE("Words that are wanted are the leaves of the tree, in order") {
  const QueryText query = read("a (b OR \"c d\") -e trư* loai:QĐ 1393/QĐ-TTg f NEAR/5 g");
  std::string words;
  for (const Clause* clause : wanted(query)) words += clause->words.front().word + " ";
  CHECK(words == "a b c trư 1393 f ");
}

TEST_CASE("Neighbours are joined unless something stands between them") {
  const QueryText query = read("tăng trưởng, xanh \"x\" nâu a AND b");
  std::string joined;
  for (const Clause* clause : wanted(query)) joined += clause->joined ? '1' : '0';
  CHECK(joined == "0100010");
}

TEST_CASE("A query of bare words is told from one with phrases, groups or alternatives") {
  for (const auto text : {"a b 1393/QĐ-TTg", "a -b", "a loai:QĐ", "a b -\"c d\""}) {
    CAPTURE(text);
    CHECK(is_bare(read(text)));
  }
  for (const auto text : {"a \"b c\"", "a OR b", "a (b OR c)", "a NEAR/3 b", "trư* a"}) {
    CAPTURE(text);
    CHECK_FALSE(is_bare(read(text)));
  }
}

TEST_CASE("Rows and provisions that are asked for are told apart") {
  CHECK(wants_rows(read("chu-tri:BCT")));
  CHECK(wants_rows(read("xanh (han:2015 OR don-vi:dong)")));
  CHECK_FALSE(wants_rows(read("co-quan:BCT dieu:5")));
  const UnitWanted unit = unit_wanted(read("dieu:5 dieu:6 diem:đ phu-luc:2 don-vi:khoản"));
  CHECK(unit == UnitWanted{.article = {"5", "6"},
                           .point = {"đ"},
                           .annex = {"2", "ii"},
                           .kind = {"clause", "decimal"}});
  CHECK(unit_wanted(read("dieu:5 chu-tri:BCT")).empty());
}

TEST_CASE("Every example of the help is read as the help says") {
  for (const QueryExample& row : kQueryExamples) {
    CAPTURE(row.example);
    CHECK(reading(row.example) == row.reading);
  }
}

TEST_CASE("A query without end is cut and says so") {
  const std::pair<std::string_view, std::string> rows[] = {
      {"100 KB", repeated("xanh ", 20'000)},
      {"wildcards", repeated("trư* ", 1000)},
      {"open groups", repeated("(a ", 10'000)},
      {"groups", repeated("(a ", 600) + repeated(")", 600)},
      {"conditions", repeated("loai:QĐ ", 100)},
      {"symbols", repeated("30/2020/NĐ-CP ", 1000)},
      {"quotes", repeated("“a ", 5000)},
      {"negations", repeated("-(", 5000)},
  };
  for (const auto& [name, text] : rows) {
    CAPTURE(name);
    const QueryText query = read(text);
    CHECK(query.cut);
    std::size_t words = 0;
    std::size_t prefixes = 0;
    for (const Clause* clause : wanted(query)) {
      words += clause->words.size();
      prefixes += clause->kind == Clause::Kind::Prefix ? 1 : 0;
    }
    CHECK(words <= kMostWords);
    CHECK(prefixes <= kMostPrefixes);
    for (const Clause& clause : query.clauses) CHECK(depth(clause) <= 2 * kDeepestGroup + 2);
  }
  const auto phrase = read("\"" + repeated("xanh ", 400) + "\"");
  REQUIRE(phrase.clauses.size() == 1);
  CHECK(phrase.clauses.front().words.size() == kMostWords);
  CHECK_FALSE(read("tăng trưởng").cut);
}

TEST_CASE("Groups are read down to their bound") {
  const std::string deepest =
      repeated("(a OR ", kDeepestGroup) + "b" + repeated(")", kDeepestGroup);
  CHECK_FALSE(read(deepest).cut);
  CHECK(read("(c " + deepest + ")").cut);
}

}  // namespace viendan::search

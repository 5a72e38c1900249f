#include "search/index.h"

#include <stdlib.h>

#include <catch2/catch.hpp>
#include <set>

#include "base/text.h"
#include "base/unicode.h"
#include "support/small_index.h"

namespace viendan::search {
namespace {

using namespace test_index;

}  // namespace

TEST_CASE("Each way to ask puts the right document first") {
  const Index index;
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"tăng trưởng xanh", "qd-bct/2015/13443"},
      {"ta\xCC\x86ng tru\xCC\x9Bo\xCC\x9B\xCC\x89ng xanh", "qd-bct/2015/13443"},
      {"tang truong xanh", "qd-bct/2015/13443"},
      {"TANG TRUONG XANH", "qd-bct/2015/13443"},
      {"\"sản xuất sạch hơn\"", "qd-bct/2015/13443"},
      {"\"san xuat sach hon\"", "qd-bct/2015/13443"},
      {"13443 /QĐ-BCT", "qd-bct/2015/13443"},
      {"13443/qd-bct", "qd-bct/2015/13443"},
      {"13443", "qd-bct/2015/13443"},
      {"4/CT-BCT", "ct-bct/2013/4"},
      {"1393/QĐ-TTg", "qd-ttg/2012/1393"},
      {"1393/QD-TTg", "qd-ttg/2012/1393"},
      {"1393 / qđ-ttg", "qd-ttg/2012/1393"},
      {"Quyết định số 1393/QĐ-TTg", "qd-ttg/2012/1393"},
      {"1393", "qd-ttg/2012/1393"},
      {"chiến lược quốc gia", "qd-ttg/2012/1393"},
      {"hòa giải", "qd-bct/2015/13443"},
      {"bền vững", "qd-ttg/2016/76"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    const auto ids = index.ids({.text = std::string(text)});
    REQUIRE(!ids.empty());
    CHECK(ids.front() == expected);
  }
}

TEST_CASE("A symbol finds its document, then those that cite it, then mere words") {
  const Index index;
  const Answer symbol = index.find({.text = "1393/QĐ-TTg"});
  REQUIRE(symbol.hits.size() == 3);
  CHECK(symbol.total == 3);
  CHECK(symbol.hits[0].stub);
  CHECK(symbol.hits[0].title == "Chiến lược quốc gia về tăng trưởng xanh");
  CHECK(symbol.hits[0].cited_by == Ids{"qd-bct/2015/13443", "qd-ttg/2016/76"});
  CHECK(!symbol.hits[1].stub);
  REQUIRE(!symbol.hits[1].passages.empty());
  CHECK(symbol.hits[1].passages.front().snippet.find("\x02"
                                                     "1393/QĐ-TTg\x03") != std::string::npos);

  const Ids number = index.ids({.text = "1393"});
  REQUIRE(number.size() == 4);
  CHECK(number[0] == "qd-ttg/2012/1393");
  CHECK(number[3] == "ct-bct/2013/4");
}

TEST_CASE("A symbol of a document in the corpus tells who cites it") {
  auto documents = corpus();
  documents[2] =
      document("qd-ttg/2012/1393", "1393/QĐ-TTg", "2012-09-25", "Chiến lược", {"Duyệt."});
  Folder folder;
  write(folder.path(), documents, false);
  const auto reader = Reader::open(Location::local({folder.path()}));
  REQUIRE(reader);
  const auto answer = reader->find({.text = "1393/QD-TTg"}, vocabulary());
  REQUIRE(answer);
  REQUIRE(answer->hits.size() == 3);
  CHECK(!answer->hits[0].stub);
  CHECK(answer->hits[0].cited_by == Ids{"qd-bct/2015/13443", "qd-ttg/2016/76"});

  const auto cited = reader->find({.text = "", .sort = SortBy::Citations}, vocabulary());
  REQUIRE(cited);
  CHECK(cited->hits.front().document == "qd-ttg/2012/1393");
}

TEST_CASE("Accents that are typed rank, those left out do not matter") {
  const Index index;
  const Ids accented = index.ids({.text = "tăng trưởng xanh"});
  CHECK(accented.size() == 4);  // 76 has the words apart, 09 without accents
  CHECK(accented.back() != "qd-bct/2015/13443");
  CHECK(index.find({.text = "tang truong xanh"}).total == 4);
  // In a phrase what was typed with accents is meant so.
  CHECK(index.ids({.text = "\"tăng trưởng xanh\"", .sort = SortBy::Date}) ==
        Ids{"qd-bct/2015/13443", "qd-ttg/2012/1393"});
  CHECK(index.find({.text = "\"tang truong xanh\""}).total == 3);
}

TEST_CASE("All words are asked for; where none has them all, any of them will do and it is said") {
  const Index index;
  const Answer all = index.find({.text = "tiết kiệm năng lượng"});
  CHECK(all.total == 1);
  CHECK(all.note.empty());
  const Answer any = index.find({.text = "năng lượng vũ trụ"});
  CHECK(any.total >= 1);
  CHECK(any.note.starts_with("widened"));
  CHECK(any.hits.front().document == "qd-bct/2015/13443");
  CHECK(index.find({.text = "zzz yyy"}).total == 0);
  CHECK(index.ids({.text = "tăng trưởng -bền"}).size() == 3);
  CHECK(index.find({.text = "-xanh"}).total == 1);
}

TEST_CASE("Filters narrow, in any spelling of what they name") {
  const Index index;
  CHECK(index.ids({.conditions = {{"type", "Chỉ thị"}}}) == Ids{"ct-bct/2013/4"});
  CHECK(index.ids({.conditions = {{"type", "chi thi"}}}) == Ids{"ct-bct/2013/4"});
  CHECK(index.find({.conditions = {{"type", "QĐ"}}}).total == 4);
  CHECK(index.find({.conditions = {{"type", "Quyết định"}, {"type", "Chỉ thị"}}}).total == 5);
  CHECK(index.find({.conditions = {{"issuer", "bộ công thương"}}}).total == 4);
  CHECK(index.ids({.conditions = {{"issuer", "Thủ tướng Chính phủ"}}}) == Ids{"qd-ttg/2012/1393"});
  CHECK(index.ids({.text = "xanh", .conditions = {{"year", "2016"}}}) == Ids{"qd-ttg/2016/76"});
  CHECK(index.ids({.conditions = {{"from", "2015"}}, .sort = SortBy::Date}) ==
        Ids{"qd-ttg/2016/76", "qd-bct/2015/13443"});
  CHECK(index.ids({.conditions = {{"from", "5/3/2013"}, {"to", "2013-03-05"}}}) ==
        Ids{"ct-bct/2013/4"});
  CHECK(index.ids({.conditions = {{"to", "2012"}}}) == Ids{"qd-ttg/2012/1393"});
  CHECK(index.find({.conditions = {{"type", "Không có"}}}).total == 0);
}

TEST_CASE("Rows of activities are found by kind and by body, and named as the law names them") {
  const Index index;
  const Answer rows = index.find({.text = "sản xuất", .conditions = {{"kind", "row"}}});
  REQUIRE(rows.total == 1);
  REQUIRE(rows.hits.front().passages.size() == 1);
  const Passage& row = rows.hits.front().passages.front();
  CHECK(row.provision == "Phụ lục, I, hoạt động 7");
  CHECK(row.anchor == "pl.muc-i.hd-7");
  CHECK(row.snippet.find("\x02sản xuất\x03") != std::string::npos);

  CHECK(index.find({.text = "thị trường", .conditions = {{"lead", "vu thi truong trong nuoc"}}})
            .total == 1);
  CHECK(index.find({.text = "thị trường", .conditions = {{"lead", "Vụ Khoa học và Công nghệ"}}})
            .total == 0);
  CHECK(index.ids({.conditions = {{"agency", "Vụ Khoa học và Công nghệ"}}}) ==
        Ids{"qd-bct/2015/13443"});
  CHECK(index.find({.text = "thể chế", .conditions = {{"kind", "row"}}}).total == 1);

  const Answer articles = index.find({.text = "bền vững", .conditions = {{"kind", "article"}}});
  CHECK(articles.total == 0);
  CHECK(index.find({.text = "lối sống", .conditions = {{"kind", "article"}}}).total == 1);
  CHECK(index.find({.text = "lối sống", .conditions = {{"kind", "dieu"}}}).total == 1);
}

TEST_CASE("Passages name their provision") {
  const Index index;
  const Answer answer = index.find({.text = "tiết kiệm năng lượng"});
  REQUIRE(!answer.hits.empty());
  REQUIRE(!answer.hits.front().passages.empty());
  const Passage& passage = answer.hits.front().passages.front();
  CHECK(passage.provision == "Điều 3");
  CHECK(passage.anchor == "dieu-3");
  CHECK(passage.snippet == "Điều 3. \x02Tiết kiệm năng lượng\x03; hoà giải.");
}

TEST_CASE("Pages cut one order, and the total does not depend on the page") {
  std::vector<Document> many;
  for (int i = 100; i < 160; ++i) {
    many.push_back(document(fmt::format("qd-bct/2015/{}", i), fmt::format("{}/QĐ-BCT", i),
                            "2015-01-01", "Giống nhau", {"Cùng một nội dung."}));
  }
  std::reverse(many.begin(), many.end());
  const Index index(many);
  for (const SortBy sort : {SortBy::Relevance, SortBy::Date, SortBy::Citations}) {
    const Ids whole = index.ids({.text = "nội dung", .sort = sort, .limit = 100});
    REQUIRE(whole.size() == 60);
    CHECK(std::is_sorted(whole.begin(), whole.end()));  // equal in all: the order of identities
    Ids pages;
    for (std::uint32_t offset = 0; offset < 70; offset += 7) {
      const Answer page =
          index.find({.text = "nội dung", .sort = sort, .limit = 7, .offset = offset});
      CHECK(page.total == 60);
      for (const Hit& hit : page.hits) pages.push_back(hit.document);
    }
    CHECK(pages == whole);
  }
  CHECK(index.find({.text = "nội dung", .limit = 0}).total == 60);
  CHECK(index.find({.text = "nội dung", .offset = 4'000'000'000U}).hits.empty());
}

TEST_CASE("Explaining tells how the query was read and what each term weighs") {
  const Index index;
  const Answer answer = index.find({.text = "tăng trưởng -bền", .explain = true});
  CHECK(answer.reading == "tăng AND trưởng NOT bền");
  REQUIRE(!answer.hits.empty());
  double sum = 0;
  std::set<std::string> terms;
  for (const auto& [term, weight] : answer.hits.front().weights) {
    sum += weight;
    terms.insert(term);
  }
  CHECK(sum == Approx(answer.hits.front().score));
  CHECK(terms.count("Ztang") == 1);
  CHECK(terms.count("tăng") == 1);
  CHECK(terms.count("XBtang truong") == 1);
  CHECK(index.find({.text = "tăng"}).hits.front().weights.empty());
}

TEST_CASE("No text of a query fails") {
  const Index index;
  const std::string_view rows[] = {
      "\"",  "((",         "-",        "--",    "\"\" \"", "a AND (b OR", "*",
      "-\"", "-\"a b",     "\xFF\xFE", "/",     "1/",      "/QĐ",         "%00",
      "Q*",  "XD00000000", "\x02\x03", "1393/", "NOT",     "“”",          "«a",
  };
  for (const auto text : rows) {
    CAPTURE(text);
    CHECK(index.reader->find({.text = std::string(text)}, vocabulary()));
  }
  std::string bomb;
  for (int i = 0; i < 50'000; ++i) bomb += "\"xanh\" -";
  CHECK(index.reader->find({.text = bomb}, vocabulary()));
}

TEST_CASE("Any document can be put") {
  Document empty;
  Document bare;
  bare.text = std::string("không có khối") + '\0' + std::string(100'000, 'x');
  bare.blocks = {
      {.kind = BlockKind::Document, .own = {0, static_cast<std::uint32_t>(bare.text.size())}}};
  bare.metadata.title.value = std::string(5000, 'y');
  bare.metadata.type.value = std::string(5000, 'z');
  bare.metadata.id = std::string(5000, 'i');
  bare.metadata.symbol.value = std::string(5000, '1');
  Folder folder;
  write(folder.path(), {}, false);
  auto writer = Writer::create(folder.path(), "1");
  REQUIRE(writer);
  REQUIRE(writer->put(empty, {}));
  REQUIRE(writer->put(bare, {}));
  REQUIRE(writer->put(Stub{}));
  REQUIRE(writer->finish());
  const auto reader = Reader::open(Location::local({folder.path()}));
  REQUIRE(reader);
  CHECK(reader->find({.text = "không có khối"}, vocabulary())->total == 1);
  CHECK(reader->find({}, vocabulary())->total == 3);
}

TEST_CASE("A very long document is one hit") {
  std::string line;
  for (int i = 0; i < 2000; ++i) line += fmt::format("từ số {} nối nhau ", i);
  std::vector<std::string> articles(300, line);  // some 12 MB
  articles.push_back("kết thúc tại đây");
  const Index index({document("qd-bct/2015/1", "1/QĐ-BCT", "2015-01-01", "Rất dài", articles)});
  CHECK(index.find({.text = "nối nhau"}).total == 1);
  const Answer end = index.find({.text = "kết thúc"});
  REQUIRE(end.total == 1);
  CHECK(end.hits.front().passages.front().provision == "Điều 301");
}

TEST_CASE("A folder without a finished index of this format is no index") {
  Folder folder;
  auto none = Reader::open(Location::local({folder.path()}));
  REQUIRE(!none);
  CHECK(none.error().code == Error::Code::NoIndex);
  CHECK(!none.error().hint.empty());
  {
    auto writer = Writer::create(folder.path(), "1");
    REQUIRE(writer);
    REQUIRE(writer->put(corpus().front(), {}));
  }
  auto unfinished = Reader::open(Location::local({folder.path()}));
  REQUIRE(!unfinished);
  CHECK(unfinished.error().code == Error::Code::NoIndex);
  CHECK(!unfinished.error().hint.empty());
}

TEST_CASE("An index made with another vocabulary is refused, with what to do") {
  Folder folder;
  {
    auto writer = Writer::create(folder.path(), "1", "another version");
    REQUIRE(writer);
    REQUIRE(writer->put(corpus().front(), {}));
    REQUIRE(writer->finish());
  }
  const auto reader = Reader::open(Location::local({folder.path()}));
  REQUIRE(reader);
  const auto answer = reader->find({.text = "xanh"}, vocabulary());
  REQUIRE(!answer);
  CHECK(answer.error().code == Error::Code::NoIndex);
  CHECK(answer.error().hint.find("viendan build") != std::string::npos);
}

TEST_CASE("A reader goes on when its folder is replaced and removed") {
  Folder folder;
  const fs::path first = folder.path() / "1";
  write(first, corpus());
  const auto reader = Reader::open(Location::local({first}));
  REQUIRE(reader);
  REQUIRE(reader->find({.text = "xanh"}, vocabulary())->total == 4);
  write(folder.path() / "2", {corpus().front()});
  fs::remove_all(first);
  const auto answer = reader->find({.text = "\"tăng trưởng xanh\""}, vocabulary());
  REQUIRE(answer);
  CHECK(answer->total == 2);
  REQUIRE(!answer->hits.front().stub);
  CHECK(!answer->hits.front().passages.empty());
  const auto next = Reader::open(Location::local({folder.path() / "2"}));
  REQUIRE(next);
  CHECK(next->find({.text = "xanh"}, vocabulary())->total == 2);
}

}  // namespace viendan::search

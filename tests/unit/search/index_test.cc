#include "search/index.h"

#include <stdlib.h>

#include <catch2/catch.hpp>
#include <set>

#include "base/text.h"
#include "base/unicode.h"
#include "support/scratch.h"

namespace viendan::search {
namespace {

namespace fs = std::filesystem;

using Folder = test::Scratch;

const Vocabulary& vocabulary() {
  static const Vocabulary kLoaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return kLoaded;
}

/// A document of a head and one article a line.
Document document(std::string_view id, std::string_view symbol, std::string_view date,
                  std::string_view title, const std::vector<std::string>& articles) {
  Document d;
  d.metadata.id = id;
  d.source = replace_all(id, "/", "_") + ".txt";
  d.metadata.symbol.value = symbol;
  d.metadata.number.value = symbol.substr(0, symbol.find('/'));
  d.metadata.type.value = symbol.find("/CT") == std::string_view::npos ? "Quyết định" : "Chỉ thị";
  d.metadata.issuer.value = "Bộ trưởng Bộ Công Thương";
  d.metadata.issuer_body = "Bộ Công Thương";
  d.metadata.date.value = date;
  d.metadata.title.value = title;
  d.blocks.push_back({.kind = BlockKind::Document});
  const auto add = [&d](Block block, std::string_view text) {
    block.own.begin = static_cast<std::uint32_t>(d.text.size());
    d.text.append(text).append("\n");
    block.own.end = static_cast<std::uint32_t>(d.text.size());
    d.blocks.push_back(std::move(block));
  };
  add({.kind = BlockKind::Head, .parent = 0}, fmt::format("Số: {}\n{}", symbol, title));
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::string label = std::to_string(i + 1);
    add({.kind = BlockKind::Article, .parent = 0, .label = label, .anchor = "dieu-" + label},
        fmt::format("Điều {}. {}", label, articles[i]));
  }
  return d;
}

void cite(Document& d, std::string_view surface, std::string_view id) {
  const auto at = static_cast<std::uint32_t>(d.text.find(surface));
  const auto end = at + static_cast<std::uint32_t>(surface.size());
  Citation citation{.span = {at, end}, .surface = std::string(surface)};
  citation.target.id = id;
  citation.target.symbol = surface;
  citation.target.number = surface.substr(0, surface.find('/'));
  d.citations.push_back(std::move(citation));
}

Activity activity(std::string_view ordinal, std::string_view title, std::string_view lead) {
  Activity a{.annex = "Phụ lục",
             .table = "I",
             .ordinal = std::string(ordinal),
             .group = {"Nhóm nhiệm vụ về thể chế"},
             .title = std::string(title)};
  a.lead.push_back({.name = std::string(lead)});
  a.anchor = fmt::format("pl.muc-i.hd-{}", ordinal);
  return a;
}

/// Two decisions that cite 1393/QĐ-TTg, which is not there; one directive; one decision of accents.
std::vector<Document> corpus() {
  std::vector<Document> all;
  all.push_back(document("qd-bct/2015/13443", "13443/QĐ-BCT", "2015-12-08",
                         "Về việc phê duyệt Kế hoạch hành động tăng trưởng xanh",
                         {"Phê duyệt Kế hoạch hành động tăng trưởng xanh của ngành.",
                          "Thực hiện Quyết định số 1393/QĐ-TTg về sản xuất sạch hơn.",
                          "Tiết kiệm năng lượng; hoà giải."}));
  cite(all.back(), "1393/QĐ-TTg", "qd-ttg/2012/1393");
  all.back().activities = {activity("7", "Áp dụng sản xuất sạch hơn", "Vụ Khoa học và Công nghệ"),
                           activity("8", "Phát triển thị trường", "Vụ Thị trường trong nước")};
  all.push_back(document("qd-ttg/2016/76", "76/QĐ-TTg", "2016-01-11",
                         "Về sản xuất và tiêu dùng bền vững",
                         {"Căn cứ Quyết định số 1393/QĐ-TTg, xanh hóa lối sống.",
                          "Trưởng các ban tăng cường phủ xanh; sạch hơn."}));
  cite(all.back(), "1393/QĐ-TTg", "qd-ttg/2012/1393");
  all.push_back(document("ct-bct/2013/4", "04/CT-BCT", "2013-03-05", "Về tiết kiệm điện",
                         {"Số tiền 1393 đồng; tiêt kiệm."}));
  all.push_back(document("qd-bct/2014/9", "09/QĐ-BCT", "2014-02-02", "Về thử nghiệm",
                         {"tang truong xanh viết không dấu."}));
  return all;
}

Stub strategy() {
  return {{.id = "qd-ttg/2012/1393",
           .symbol = "1393/QĐ-TTg",
           .type = "Quyết định",
           .number = "1393",
           .date = Date{2012, 9, 25},
           .issuer = "Thủ tướng Chính phủ",
           .title = "Chiến lược quốc gia về tăng trưởng xanh"},
          {"qd-bct/2015/13443", "qd-ttg/2016/76"},
          2};
}

void write(const fs::path& folder, const std::vector<Document>& documents, bool with_stub = true) {
  auto writer = Writer::create(folder, "1");
  REQUIRE(writer);
  for (const auto& each : documents) {
    REQUIRE(check(each));
    REQUIRE(writer->put(each, {each.metadata.id == "qd-ttg/2012/1393" ? 2U : 0U}));
  }
  if (with_stub) REQUIRE(writer->put(strategy()));
  REQUIRE(writer->finish());
}

struct Index {
  Folder folder;
  std::optional<Reader> reader;
  explicit Index(const std::vector<Document>& documents = corpus()) {
    write(folder.path(), documents);
    auto opened = Reader::open(Location::local({folder.path()}));
    REQUIRE(opened);
    reader.emplace(std::move(*opened));
  }
  [[nodiscard]] Answer find(const Query& query) const {
    auto answer = reader->find(query, vocabulary());
    if (!answer) FAIL(answer.error().message);
    return std::move(*answer);
  }
  [[nodiscard]] std::vector<std::string> ids(const Query& query) const {
    std::vector<std::string> found;
    for (const Hit& hit : find(query).hits) found.push_back(hit.document);
    return found;
  }
};

using Ids = std::vector<std::string>;

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

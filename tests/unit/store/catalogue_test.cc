#include "store/catalogue.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "base/file.h"
#include "support/scratch.h"
#include "unit/store/rich_document.h"

namespace viendan::store {
namespace {

namespace fs = std::filesystem;

struct Folder {
  test::Scratch scratch;
  fs::path index = scratch / "index";
};

/// "Điều 1. …\nĐiều 2. …\n": a document with two articles, dated in a year of its own.
Document decision(int number, int year = 2015) {
  const std::string symbol = fmt::format("{}/QĐ-TTg", number);
  Document d;
  d.source = fmt::format("{}.txt", number);
  d.metadata.id = fmt::format("qd-ttg/{}/{}", year, number);
  d.metadata.symbol.value = symbol;
  d.metadata.number.value = fmt::format("{}", number);
  d.metadata.type.value = "Quyết định";
  d.metadata.issuer.value = "Thủ tướng Chính phủ";
  d.metadata.date.value = fmt::format("{}-03-0{}", year, 1 + number % 9);
  d.metadata.title.value = fmt::format("Về việc phê duyệt Kế hoạch số {}", number);
  d.text = "Đầu\nĐiều 1. Một hai ba\nĐiều 2. Bốn năm\n";
  const auto one = static_cast<std::uint32_t>(d.text.find("Điều 1"));
  const auto two = static_cast<std::uint32_t>(d.text.find("Điều 2"));
  const auto end = static_cast<std::uint32_t>(d.text.size());
  d.map = SourceMap({{0, 1, 0, 4}, {one, 2, 0, 19}, {two, 3, 0, 16}});
  d.blocks = {{BlockKind::Document, -1, {0, one}},
              {BlockKind::Article, 0, {one, two}, "1", {}, "dieu-1"},
              {BlockKind::Article, 0, {two, end}, "2", {}, "dieu-2"}};
  return d;
}

Activity activity(const std::string& title, const std::string& lead, const std::string& partner,
                  std::optional<Date> from, std::optional<Date> to) {
  Activity a;
  a.title = title;
  a.content = {"Nội dung của " + title};
  a.lead = {{lead, lead, lead == "Vụ Pháp chế" ? "bct.vpc" : ""}};
  if (!partner.empty()) a.coordinating = {{partner, partner, "", true}};
  a.timeline = {"", from, to, ""};
  a.funding = {"Ngân sách nhà nước"};
  a.span = {9, 11};
  a.lines = {2, 2};
  return a;
}

Citation cites(Document& d, const std::string& id, Relation relation,
               CitationStatus status = CitationStatus::Resolved) {
  Citation c;
  c.span = test::span_of_words(d.text, "Một hai");
  c.surface = "Một hai";
  c.evidence = test::span_of_words(d.text, "Một hai ba");
  c.block = 1;
  c.relation = relation;
  c.status = status;
  const auto slash = id.rfind('/');
  c.target = {.id = id, .symbol = id.substr(slash + 1) + "/QĐ-TTg", .number = id.substr(slash + 1)};
  c.target.in_corpus = status == CitationStatus::Resolved;
  d.citations.push_back(c);
  return c;
}

struct SegmentOf {
  std::vector<Document> documents;
  std::vector<std::string> dead;  // identities
};

std::string key_of(const Document& document, int segment) {
  return fmt::format("{}@{}", document.metadata.id, segment);
}

/// An index whose segments have these documents, and nothing to search in.
void publish(const fs::path& index, const std::vector<SegmentOf>& segments,
             std::span<const Saying> sayings = {}) {
  auto generation = Generation::begin(index);
  REQUIRE(generation);
  Manifest manifest;
  for (const auto& segment : segments) {
    const auto number = generation->add_segment();
    REQUIRE(number);
    auto writer = CatalogueWriter::create(generation->catalogue_file(*number));
    REQUIRE(writer);
    Segment row{.number = *number, .bytes = 1};
    for (const Document& document : segment.documents) {
      REQUIRE(generation->put(*number, document));
      REQUIRE(writer->put(document, key_of(document, *number), sayings));
      const bool dead = std::ranges::find(segment.dead, document.metadata.id) != segment.dead.end();
      if (dead) {
        row.dead.push_back(key_of(document, *number));
      } else {
        manifest.sources.push_back({.source = document.source,
                                    .own = document.metadata.id,
                                    .id = document.metadata.id,
                                    .segment = *number,
                                    .key = key_of(document, *number)});
      }
    }
    REQUIRE(writer->finish());
    manifest.segments.push_back(std::move(row));
  }
  std::ranges::sort(manifest.sources, {}, &SourceRecord::source);
  REQUIRE(generation->publish(std::move(manifest)));
}

Catalogue opened(const fs::path& index) {
  const auto workspace = Workspace::open(index);
  REQUIRE(workspace);
  auto catalogue = Catalogue::open(*workspace);
  INFO((catalogue ? "" : catalogue.error().message));
  REQUIRE(catalogue);
  return *std::move(catalogue);
}

template <typename T>
T value_of(Result<T> result) {
  INFO((result ? "" : result.error().message));
  REQUIRE(result);
  return *std::move(result);
}

std::vector<std::string> ids(const Listed<DocumentFact>& listed) {
  std::vector<std::string> all;
  for (const auto& fact : listed.items) all.push_back(fact.id);
  return all;
}

std::vector<std::string> titles(const Listed<ActivityFact>& listed) {
  std::vector<std::string> all;
  for (const auto& fact : listed.items) all.push_back(fact.activity.title);
  return all;
}

using Names = std::vector<std::string>;

/// Three segments; the first version of document 2 is dead, and another stands in the second.
std::vector<SegmentOf> three_segments() {
  Document one = decision(1), two = decision(2), three = decision(3, 2010), two_new = decision(2);
  one.activities = {activity("Bê", "Vụ Pháp chế", "các bộ", Date{2015}, Date{2016, 6}),
                    activity("An", "Cục Hóa chất", "", std::nullopt, Date{2018})};
  two.activities = {activity("Chết", "Vụ Pháp chế", "", Date{2015}, Date{2020})};
  two_new.activities = {activity("Cá", "Vụ Pháp chế", "Cục Hóa chất", Date{2017}, std::nullopt)};
  two_new.metadata.title.value = "Về tăng trưởng xanh";
  three.activities = {activity("đá", "Bộ Y tế", "", std::nullopt, std::nullopt)};
  three.activities[0].funding = {"Vốn vay"};
  three.metadata.type.value = "Thông tư";
  cites(one, "qd-ttg/2010/3", Relation::Amends);
  cites(one, "qd-ttg/2001/9", Relation::LegalBasis, CitationStatus::Stub);
  cites(two, "qd-ttg/2010/3", Relation::Repeals);
  cites(two_new, "qd-ttg/2001/9", Relation::Refers, CitationStatus::Stub);
  cites(two_new, "qd-ttg/2001/9", Relation::Refers, CitationStatus::Stub);
  cites(two_new, "qd-ttg/2001/8", Relation::Refers, CitationStatus::Stub);
  cites(three, "qd-ttg/2010/3", Relation::Refers);  // itself
  one.duties = {{{{"Vụ Pháp chế", "Vụ Pháp chế", "bct.vpc"}}, "Báo cáo", "", {}, {9, 11}}};
  one.issues = {{"date-missing", "no date", {1, 2}}};
  three.issues = {{"date-missing", "no date", {}}, {"number-gap", "gap", {9, 11}}};
  return {{{three, one, two}, {"qd-ttg/2015/2"}}, {{two_new}, {}}, {{decision(7, 2020)}, {}}};
}

}  // namespace

TEST_CASE("documents are listed over all segments, without the dead, in every order") {
  const Folder folder;
  publish(folder.index, three_segments());
  const Catalogue catalogue = opened(folder.index);
  using Order = DocumentsWanted::Order;
  struct Row {
    std::string_view what;
    DocumentsWanted wanted;
    Page page;
    Names found;
    std::size_t total;
  };
  const auto three = std::string("qd-ttg/2010/3"), one = std::string("qd-ttg/2015/1"),
             two = std::string("qd-ttg/2015/2"), seven = std::string("qd-ttg/2020/7");
  const std::vector<Row> rows = {
      {"all", {}, {}, {three, one, two, seven}, 4},
      {"a page", {}, {1, 2}, {one, two}, 4},
      {"past the end", {}, {9, 2}, {}, 4},
      {"no rows", {}, {0, 0}, {}, 4},
      {"all that there are", {}, {0, SIZE_MAX}, {three, one, two, seven}, 4},
      {"newest", {.order = Order::Newest}, {}, {seven, two, one, three}, 4},
      {"oldest", {.order = Order::Oldest}, {}, {three, one, two, seven}, 4},
      {"activities", {.order = Order::MostActivities}, {}, {one, three, two, seven}, 4},
      {"issues", {.order = Order::MostIssues}, {0, 2}, {three, one}, 4},
      {"words", {.words = "TANG xanh"}, {}, {two}, 1},
      {"symbol", {.words = "7/qd"}, {}, {seven}, 1},
      {"type", {.types = {"Thông tư", "Luật"}}, {}, {three}, 1},
      {"issuer", {.issuers = {"Bộ"}}, {}, {}, 0},
      {"from", {.from = "2015-03-03"}, {}, {two, seven}, 2},
      {"to", {.to = "2015"}, {}, {three, one, two}, 3},
      {"without date", {.unread_dates = true}, {}, {}, 0},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const auto listed = value_of(catalogue.documents(row.wanted, row.page));
    CHECK(ids(listed) == row.found);
    CHECK(listed.total == row.total);
  }
}

TEST_CASE("a document's own row has what its lists need") {
  const Folder folder;
  publish(folder.index, three_segments());
  const Catalogue catalogue = opened(folder.index);
  const auto found = value_of(catalogue.document("qd-ttg/2015/1"));
  REQUIRE(found);
  CHECK(found->source == "1.txt");
  CHECK(found->symbol == "1/QĐ-TTg");
  CHECK(found->title == "Về việc phê duyệt Kế hoạch số 1");
  CHECK(found->letters == 39);
  CHECK(found->pages == 0);
  CHECK(found->activities == 2);
  CHECK(found->citations == 2);
  CHECK(found->issues == 1);
  CHECK(value_of(catalogue.document("qd-ttg/2015/2"))->title == "Về tăng trưởng xanh");
  CHECK_FALSE(value_of(catalogue.document("qd-ttg/2015/99")));
}

TEST_CASE("activities are filtered, sorted and paged") {
  const Folder folder;
  publish(folder.index, three_segments());
  const Catalogue catalogue = opened(folder.index);
  using Order = ActivitiesWanted::Order;
  using Role = ActivitiesWanted::Role;
  struct Row {
    std::string_view what;
    ActivitiesWanted wanted;
    Page page;
    Names found;
    std::size_t total;
  };
  const std::vector<Row> rows = {
      {"all", {}, {}, {"đá", "Bê", "An", "Cá"}, 4},
      {"a page", {}, {2, 1}, {"An"}, 4},
      {"backwards", {.descending = true}, {}, {"Cá", "Bê", "An", "đá"}, 4},
      {"by beginning, the unknown last", {.order = Order::Start}, {}, {"Bê", "Cá", "đá", "An"}, 4},
      {"by end", {.order = Order::End}, {}, {"Bê", "An", "đá", "Cá"}, 4},
      {"by end, latest first", {.order = Order::End, .descending = true}, {0, 2}, {"An", "Bê"}, 4},
      {"by body", {.order = Order::Agency}, {}, {"đá", "An", "Bê", "Cá"}, 4},
      {"by title", {.order = Order::Title}, {}, {"An", "Bê", "Cá", "đá"}, 4},
      {"of a body", {.agencies = {"bct.vpc"}}, {}, {"Bê", "Cá"}, 2},
      {"of a body without id", {.agencies = {"Cục Hóa chất"}}, {}, {"An", "Cá"}, 2},
      {"leads", {.agencies = {"Cục Hóa chất"}, .role = Role::Lead}, {}, {"An"}, 1},
      {"joins", {.agencies = {"Cục Hóa chất"}, .role = Role::Coordinating}, {}, {"Cá"}, 1},
      {"from", {.from = Date{2017}}, {}, {"An", "Cá"}, 2},
      {"to", {.to = Date{2015}}, {}, {"Bê"}, 1},
      {"within", {.from = Date{2015}, .to = Date{2017}}, {}, {"Bê", "Cá"}, 2},
      {"of documents", {.documents = {"qd-ttg/2015/2"}}, {}, {"Cá"}, 1},
      {"by funding", {.funding = {"Vốn vay", "x"}}, {}, {"đá"}, 1},
      {"by words", {.words = "noi DUNG ca"}, {}, {"Cá"}, 1},
      {"by nothing that is there", {.words = "chết"}, {}, {}, 0},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const auto listed = value_of(catalogue.activities(row.wanted, row.page));
    CHECK(titles(listed) == row.found);
    CHECK(listed.total == row.total);
  }
}

TEST_CASE("an activity is what its record says, with its place") {
  const Folder folder;
  Document d = decision(1);
  d.activities = {test::rich_activity({"rule", "title", "a", "b", 0.5, {1, 2}})};
  d.activities[0].anchor.clear();
  d.activities[0].span = test::span_of_words(d.text, "Bốn");
  publish(folder.index, {{{d}, {}}});
  const auto listed = value_of(opened(folder.index).activities({}, {}));
  REQUIRE(listed.items.size() == 1);
  const ActivityFact& fact = listed.items[0];
  CHECK(fact.activity == d.activities[0]);
  CHECK(fact.date == "2015-03-02");
  CHECK(fact.place.document == "qd-ttg/2015/1");
  CHECK(fact.place.symbol == "1/QĐ-TTg");
  CHECK(fact.place.source == "1.txt");
  CHECK(fact.place.anchor == "dieu-2");
  CHECK(fact.place.provision == "Điều 2");
  CHECK(fact.place.span == d.activities[0].span);
}

TEST_CASE("an activity shows what its row prints, column by column") {
  const Folder folder;
  Document d = decision(1);
  const Span first = test::span_of_words(d.text, "Một"),
             second = test::span_of_words(d.text, "hai");
  Row row{RowKind::Data, "", {{"một", "Một.", {first}}, {"hai", "Hai.", {second}}}, {2, 2}, {}};
  d.tables = {{.kind = TableKind::Activities, .columns = {{"TT"}, {"Tên"}}, .rows = {row}}};
  Activity a = activity("Một", "Bộ", "", {}, {});
  a.span = {first.begin, second.end};
  d.activities = {a};
  publish(folder.index, {{{d}, {}}});
  const auto listed = value_of(opened(folder.index).activities({}, {}));
  REQUIRE(listed.items.size() == 1);
  CHECK(listed.items[0].printed == std::vector<Detail>{{"TT", "Một."}, {"Tên", "Hai."}});
}

TEST_CASE("bodies are counted over all documents") {
  const Folder folder;
  publish(folder.index, three_segments());
  const Catalogue catalogue = opened(folder.index);
  const auto listed = value_of(catalogue.agencies("", {}));
  REQUIRE(listed.total == 4);
  CHECK(listed.items[0].name == "Cục Hóa chất");
  CHECK(listed.items[1].name == "Vụ Pháp chế");
  CHECK(listed.items[1].id == "bct.vpc");
  CHECK(listed.items[1].lead == 2);
  CHECK(listed.items[1].duties == 1);
  CHECK(listed.items[1].documents == 2);
  CHECK(value_of(catalogue.agencies("phap", {})).total == 1);
  CHECK(value_of(catalogue.agencies("", {3, 5})).items.size() == 1);
  CHECK(value_of(catalogue.agency("Cục Hóa chất"))->coordinating == 1);
  CHECK_FALSE(value_of(catalogue.agency("không có")));
  CHECK(value_of(catalogue.duties("bct.vpc", {})).items[0].duty.text == "Báo cáo");
}

TEST_CASE("citations, stubs, edges and standing follow what living documents say") {
  const Folder folder;
  publish(folder.index, three_segments());
  const Catalogue catalogue = opened(folder.index);
  CHECK(value_of(catalogue.citations({}, {})).total == 6);
  const auto to_stub = value_of(catalogue.citations({.target = "qd-ttg/2001/9"}, {}));
  REQUIRE(to_stub.total == 3);
  CHECK(to_stub.items[0].place.document == "qd-ttg/2015/1");
  CHECK(to_stub.items[0].place.provision == "Điều 1");
  CHECK(to_stub.items[0].evidence == "Một hai ba");
  CHECK(to_stub.items[0].citation.target.symbol == "9/QĐ-TTg");
  CHECK(value_of(catalogue.citations({.statuses = {CitationStatus::Resolved}}, {})).total == 2);
  CHECK(value_of(catalogue.citations({.relations = {Relation::Amends}}, {})).total == 1);
  CHECK(value_of(catalogue.citations({.document = "qd-ttg/2015/2"}, {1, 1})).items.size() == 1);
  CHECK(value_of(catalogue.citations({.pinpoint = Pinpoint{"5", "", "", ""}}, {})).total == 0);

  const auto stubs = value_of(catalogue.stubs({}, {}));
  REQUIRE(stubs.total == 2);
  CHECK(stubs.items[0].reference.id == "qd-ttg/2001/9");
  CHECK(stubs.items[0].mentions == 3);
  CHECK(stubs.items[0].cited_by == Names{"qd-ttg/2015/1", "qd-ttg/2015/2"});
  CHECK(value_of(catalogue.stubs({.words = "8/qd"}, {})).total == 1);
  CHECK(value_of(catalogue.stub("qd-ttg/2001/8"))->mentions == 1);
  CHECK_FALSE(value_of(catalogue.stub("qd-ttg/2010/3")));

  const auto from = value_of(catalogue.edges_from("qd-ttg/2015/2"));
  REQUIRE(from.size() == 2);
  CHECK(from[1].to == "qd-ttg/2001/9");
  CHECK(from[1].mentions == 2);
  CHECK(value_of(catalogue.edges_to("qd-ttg/2010/3")).size() == 1);
  // What the dead version said, that it is repealed, is said no more.
  CHECK(value_of(catalogue.standing("qd-ttg/2010/3")).validity == Validity::Amended);
  CHECK(value_of(catalogue.standing("qd-ttg/2010/3")).cited_by == 1);
  CHECK(value_of(catalogue.standing("qd-ttg/2015/1")).validity == Validity::Unknown);
  CHECK(value_of(catalogue.standing("qd-ttg/2015/1")).cited_by == 0);
}

TEST_CASE("a document is found by any spelling of its symbol, by number and by identity") {
  const Folder folder;
  publish(folder.index, three_segments());
  const Catalogue catalogue = opened(folder.index);
  for (const std::string_view address :
       {"7/QĐ-TTg", "07/QD-TTG", " *7* /qđ-ttg", "7/QĐ–TTg", "7", "qd-ttg/2020/7"}) {
    INFO(address);
    const auto found = value_of(catalogue.named(address));
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == "qd-ttg/2020/7");
    CHECK(found[0].in_corpus);
  }
  const auto stub = value_of(catalogue.named("9/QĐ-TTg"));
  REQUIRE(stub.size() == 1);
  CHECK_FALSE(stub[0].in_corpus);
  CHECK(value_of(catalogue.named("")).empty());
  CHECK(value_of(catalogue.named("không có")).empty());
  CHECK(value_of(catalogue.reference("qd-ttg/2001/9"))->number == "9");
  CHECK_FALSE(value_of(catalogue.reference("qd-ttg/1999/9")));
}

TEST_CASE("values are counted, the most frequent first") {
  const Folder folder;
  publish(folder.index, three_segments());
  const Catalogue catalogue = opened(folder.index);
  using By = Catalogue::By;
  const auto counted = [&](By by) {
    std::vector<std::pair<std::string, int>> all;
    for (const Count& count : value_of(catalogue.counts(by))) {
      all.emplace_back(count.value, count.count);
    }
    return all;
  };
  using Pairs = std::vector<std::pair<std::string, int>>;
  CHECK(counted(By::Type) == Pairs{{"Quyết định", 3}, {"Thông tư", 1}});
  CHECK(counted(By::Year) == Pairs{{"2010", 1}, {"2015", 2}, {"2020", 1}});
  CHECK(counted(By::IssueCode) == Pairs{{"date-missing", 2}, {"number-gap", 1}});
  CHECK(counted(By::CitationStatus) == Pairs{{"stub", 4}, {"resolved", 2}});
  CHECK(counted(By::Funding) == Pairs{{"Ngân sách nhà nước", 3}, {"Vốn vay", 1}});
  CHECK(counted(By::Format) == Pairs{{"text", 4}});
}

TEST_CASE("issues are listed by document, then place") {
  const Folder folder;
  publish(folder.index, three_segments());
  const Catalogue catalogue = opened(folder.index);
  const auto all = value_of(catalogue.issues({}, {}));
  REQUIRE(all.total == 3);
  CHECK(all.items[1].issue.code == "number-gap");
  CHECK(all.items[1].place.line == 2);
  CHECK(value_of(catalogue.issues({.code = "date-missing"}, {})).total == 2);
  CHECK(value_of(catalogue.issues({.document = "qd-ttg/2015/1"}, {})).total == 1);
}

TEST_CASE("sayings of one key with different values disagree, over segments") {
  const Folder folder;
  auto generation = Generation::begin(folder.index);
  REQUIRE(generation);
  Manifest manifest;
  const std::vector<std::string> values = {"2009", "2010", "2009"};
  for (int i = 0; i < 3; ++i) {
    const auto number = generation->add_segment();
    auto writer = CatalogueWriter::create(generation->catalogue_file(*number));
    const std::vector<Saying> sayings = {
        {"two-dates", "k", values[static_cast<std::size_t>(i)], "1419/QĐ-TTg", "", {9, 11}},
        {"two-dates", "same", "x", "", "", {9, 11}}};
    REQUIRE(writer->put(decision(i + 1), "key", sayings));
    REQUIRE(writer->finish());
    manifest.segments.push_back({.number = *number});
  }
  REQUIRE(generation->publish(manifest));
  const auto found = value_of(opened(folder.index).disagreements());
  REQUIRE(found.size() == 1);
  CHECK(found[0].subject == "1419/QĐ-TTg");
  REQUIRE(found[0].sayings.size() == 2);
  CHECK(found[0].sayings[0].value == "2009");
  CHECK(found[0].sayings[0].times == 2);
  CHECK(found[0].sayings[0].places[1].document == "qd-ttg/2015/3");
  CHECK(found[0].sayings[1].places[0].line == 2);
}

TEST_CASE("catalogues joined without the dead are as one that was written so") {
  const Folder folder;
  const auto segments = three_segments();
  const fs::path a = folder.scratch / "a", b = folder.scratch / "b", joined = folder.scratch / "j",
                 whole = folder.scratch / "w", again = folder.scratch / "v";
  const auto write = [](const fs::path& file, const std::vector<Document>& documents) {
    auto writer = CatalogueWriter::create(file);
    REQUIRE(writer);
    for (const Document& d : documents) REQUIRE(writer->put(d, d.source, {}));
    REQUIRE(writer->finish());
  };
  const auto join = [](const fs::path& file, const std::vector<fs::path>& from,
                       const std::vector<std::string>& dead) {
    auto writer = CatalogueWriter::create(file);
    REQUIRE(writer);
    for (const auto& each : from) REQUIRE(writer->take(each, dead));
    REQUIRE(writer->finish());
  };
  auto all = segments[0].documents;
  write(a, {all[0], all[1]});
  write(b, {all[2]});
  write(whole, all);
  join(joined, {a, b}, {});
  join(again, {whole}, {});
  CHECK(*read_file(joined, 1U << 24U) == *read_file(again, 1U << 24U));
  join(joined, {whole}, {"2.txt"});
  write(whole, {all[0], all[1]});
  join(again, {whole}, {});
  CHECK(*read_file(joined, 1U << 24U) == *read_file(again, 1U << 24U));
}

TEST_CASE("documents are put in order, and not beside such that are taken") {
  const Folder folder;
  auto writer = CatalogueWriter::create(folder.scratch / "c");
  REQUIRE(writer);
  REQUIRE(writer->put(decision(2), "k", {}));
  CHECK_FALSE(writer->put(decision(1), "k", {}));
  CHECK_FALSE(writer->put(decision(2), "k", {}));
  CHECK_FALSE(writer->take(folder.scratch / "c", {}));
}

namespace {

/// Asks everything that pages ask; the answers do not matter, only that there are some.
void ask_everything(const Catalogue& c) {
  using By = Catalogue::By;
  (void)c.documents({.words = "a"}, {});
  (void)c.document("qd-ttg/2015/1");
  (void)c.activities({.agencies = {"bct.vpc"}, .words = "a"}, {});
  (void)c.activities({.order = ActivitiesWanted::Order::Title}, {});
  (void)c.duties("bct.vpc", {});
  (void)c.citations({}, {});
  (void)c.citations({.target = "qd-ttg/2001/9"}, {});
  (void)c.issues({}, {});
  (void)c.agencies("", {});
  (void)c.stubs({.words = "9"}, {});
  (void)c.named("9/QĐ-TTg");
  (void)c.standing("qd-ttg/2010/3");
  (void)c.edges_from("qd-ttg/2015/1");
  (void)c.edges_to("qd-ttg/2010/3");
  (void)c.disagreements();
  for (const By by : {By::Type, By::IssueCode, By::Funding, By::CitationStatus}) (void)c.counts(by);
}

fs::path only_catalogue(const fs::path& index) {
  return Workspace::open(index)->catalogue_files().front();
}

void write_bytes(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a file that is no catalogue of ours is refused") {
  const Folder folder;
  publish(folder.index, {{{decision(1)}, {}}});
  const fs::path file = only_catalogue(folder.index);
  const std::string good = *read_file(file, 1U << 24U);
  const auto code = [&] {
    const auto catalogue = Catalogue::open(*Workspace::open(folder.index));
    return catalogue ? Error::Code::Internal : catalogue.error().code;
  };
  write_bytes(file, "");
  CHECK(code() == Error::Code::NoIndex);
  write_bytes(file,
              "this is no database at all, but long enough to have a header of one hundred "
              "bytes, which it has not");
  CHECK(code() == Error::Code::Malformed);
  write_bytes(file, good.substr(0, 4096));
  CHECK(code() == Error::Code::Malformed);
  std::string other = good;
  other[63] = '\x7F';  // the version
  write_bytes(file, other);
  CHECK(code() == Error::Code::NoIndex);
  fs::remove(file);
  CHECK(code() == Error::Code::NoIndex);
}

TEST_CASE("damaged bytes of a catalogue never do more than fail") {
  const Folder folder;
  publish(folder.index, {{three_segments()[0].documents, {}}});
  const fs::path file = only_catalogue(folder.index);
  const std::string good = *read_file(file, 1U << 24U);
  const auto workspace = Workspace::open(folder.index);
  std::uint32_t random = 7;
  const auto next = [&random](std::size_t below) {
    random = random * 1664525U + 1013904223U;
    return static_cast<std::size_t>(random >> 4U) % below;
  };
  int opened_at_all = 0;
  for (int round = 0; round < 300; ++round) {
    std::string bad = good;
    // Heads of pages and their cell pointers are where damage hurts.
    for (int flips = 0; flips < 4; ++flips) {
      const std::size_t page = next(good.size() / 4096) * 4096;
      bad[std::min(good.size() - 1, page + next(round % 2 == 0 ? 64 : 4096))] =
          static_cast<char>(next(256));
    }
    write_bytes(file, bad);
    const auto catalogue = Catalogue::open(*workspace);
    if (!catalogue) continue;
    ++opened_at_all;
    ask_everything(*catalogue);
  }
  CHECK(opened_at_all > 50);
}

}  // namespace viendan::store

#include "store/catalogue.h"

#include "unit/store/catalogue_of_tests.h"

namespace viendan::store {
namespace {

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

}  // namespace viendan::store

// What differs between two readings of one document, and which records are of one document.
#include "pipeline/impact.h"

#include <catch2/catch.hpp>

#include "pipeline/impact_contradictions.h"
#include "pipeline/impact_pairs.h"
#include "store/xml.h"

namespace viendan::pipeline {
namespace {

Activity row(const std::string& ordinal, const std::string& title, const std::string& lead = "",
             const std::string& raw = "") {
  Activity activity{.annex = "Phụ lục", .table = "I", .ordinal = ordinal, .title = title};
  if (!lead.empty()) activity.lead.push_back({.name = lead});
  activity.timeline.raw = raw;
  return activity;
}

/// "changed 2 title lead", one a line.
std::string told(const std::vector<Activity>& before, const std::vector<Activity>& after) {
  std::string out;
  for (const RowChange& change : compare_rows(before, after)) {
    out += fmt::format("{} {}", name_in(kChanges, change.change), change.ordinal);
    for (const FieldChange& field : change.fields) {
      out += fmt::format(" {}:{}>{}", field.field, field.before, field.after);
    }
    out += "\n";
  }
  return out;
}

struct RowsCase {
  const char* what;
  std::vector<Activity> before, after;
  const char* expected;
};

const std::string kPlan = "Xây dựng quy hoạch mạng lưới trạm quan trắc";
const std::string kLaw = "Sửa đổi Luật Thuế bảo vệ môi trường";
const std::string kFund = "Thành lập quỹ hỗ trợ doanh nghiệp nhỏ";

Citation mention(const std::string& words, CitationStatus status, const std::string& target) {
  Citation citation{.surface = words};
  citation.status = status;
  citation.target.id = target;
  return citation;
}

Document document(std::vector<Citation> citations) {
  Document made;
  made.metadata.id = "qd-ttg/2015/1";
  made.source = "a.txt";
  made.citations = std::move(citations);
  return made;
}

store::SourceRecord source(const std::string& file, const std::string& own,
                           const std::string& digest) {
  return {.source = file, .digest = digest, .own = own, .id = own};
}

/// "a.txt>b.txt", "a.txt>", ">b.txt"; "?" where the file alone says so.
std::string paired(const std::vector<store::SourceRecord>& before,
                   const std::vector<store::SourceRecord>& now) {
  std::string out;
  for (const DocumentPair& pair : pair_documents(before, now)) {
    out += (out.empty() ? "" : " ") + (pair.before != nullptr ? pair.before->source : "") + ">" +
           (pair.now != nullptr ? pair.now->source : "") + (pair.by_file_alone ? "?" : "");
  }
  return out;
}

Disagreement dates(const std::string& subject, const std::vector<std::string>& values,
                   std::uint32_t line = 1) {
  Disagreement made{.code = "two-dates", .subject = subject, .sayings = {}};
  for (const auto& value : values) {
    FactPlace place{.document = "qd/" + value};
    place.line = line;
    made.sayings.push_back({value, {place}, 1});
  }
  return made;
}

}  // namespace

TEST_CASE("Rows are matched by what they say and where they stand, not by position") {
  const RowsCase cases[] = {
      {"nothing", {row("1", kPlan)}, {row("1", kPlan)}, ""},
      {"a field",
       {row("1", kPlan, "Bộ Tài chính")},
       {row("1", kPlan, "Bộ Công Thương")},
       "changed 1 lead:Bộ Tài chính>Bộ Công Thương\n"},
      {"one put in before others",
       {row("1", kPlan, "A"), row("2", kLaw, "B")},
       {row("1", kFund, "C"), row("2", kPlan, "A"), row("3", kLaw, "B")},
       "added 1\nchanged 2 ordinal:1>2\nchanged 3 ordinal:2>3\n"},
      {"one gone",
       {row("1", kPlan), row("2", kLaw)},
       {row("1", kLaw)},
       "changed 1 ordinal:2>1\nremoved 1\n"},
      {"two changed places",
       {row("1", kPlan), row("2", kLaw)},
       {row("1", kLaw), row("2", kPlan)},
       "changed 1 ordinal:2>1\nchanged 2 ordinal:1>2\n"},
      {"another in the same place", {row("1", kPlan)}, {row("1", kFund)}, "added 1\nremoved 1\n"},
      {"reworded in its place",
       {row("1", "Xây dựng quy hoạch mạng lưới trạm")},
       {row("1", "Rà soát quy hoạch mạng lưới trạm")},
       "changed 1 title:Xây dựng quy hoạch mạng lưới trạm>Rà soát quy hoạch mạng lưới trạm\n"},
      {"one of twins changed",
       {row("1", kPlan, "A"), row("2", kPlan, "A")},
       {row("1", kPlan, "A"), row("2", kPlan, "B")},
       "changed 2 lead:A>B\n"},
      {"a deadline",
       {row("1", kPlan, "A", "2015")},
       {row("1", kPlan, "A", "2016")},
       "changed 1 timeline:2015>2016\n"},
      {"from nothing", {}, {row("1", kPlan)}, "added 1\n"},
      {"to nothing", {row("1", kPlan)}, {}, "removed 1\n"},
  };
  for (const auto& each : cases) {
    INFO(each.what);
    CHECK(told(each.before, each.after) == each.expected);
  }
}

TEST_CASE("Thousands of rows of one title are compared in no more than a moment") {
  std::vector<Activity> before, after;
  for (int i = 0; i < 3000; ++i) {
    before.push_back(row(std::to_string(i), "Tổ chức hội nghị", "A"));
    after.push_back(row(std::to_string(i), "Tổ chức hội nghị", "B"));
  }
  const auto changes = compare_rows(before, after);
  CHECK(changes.size() == 3000);
  CHECK(std::ranges::all_of(changes, [](const RowChange& c) {
    return c.change == Change::Changed && c.fields.size() == 1;
  }));
}

TEST_CASE("What became of a link is told by its status and target before and after") {
  using enum CitationStatus;
  struct Case {
    Citation before, after;
    std::optional<LinkFate> fate;
  };
  const auto to = [](CitationStatus status, const char* target) {
    return mention("x", status, target);
  };
  const Case cases[] = {
      {to(Stub, "a"), to(Resolved, "a"), LinkFate::Healed},
      {to(Unresolved, ""), to(Resolved, "a"), LinkFate::Healed},
      {to(Ambiguous, ""), to(Resolved, "a"), LinkFate::Healed},
      {to(Resolved, "a"), to(Resolved, "a"), std::nullopt},
      {to(Resolved, "a"), to(Resolved, "b"), LinkFate::Moved},
      {to(Stub, "a"), to(Stub, "b"), LinkFate::Moved},
      {to(Unresolved, ""), to(Stub, "a"), LinkFate::Identified},
      {to(Resolved, "a"), to(Ambiguous, ""), LinkFate::Ambiguous},
      {to(Unresolved, ""), to(Ambiguous, ""), LinkFate::Ambiguous},
      {to(Resolved, "a"), to(Stub, "a"), LinkFate::Broken},
      {to(Resolved, "a"), to(Unresolved, ""), LinkFate::Broken},
      {to(Ambiguous, ""), to(Unresolved, ""), LinkFate::Broken},
      {to(Ambiguous, ""), to(Ambiguous, ""), std::nullopt},
  };
  for (const auto& each : cases) {
    INFO(name_in(kCitationStatuses, each.before.status)
         << " to " << name_in(kCitationStatuses, each.after.status));
    CHECK(fate_of(each.before, each.after) == each.fate);
  }
}

TEST_CASE("Mentions are matched by their words: new, gone, and with another target") {
  using enum CitationStatus;
  const auto found = compare(document({mention("số 1", Stub, "a"), mention("số 2", Resolved, "b"),
                                       mention("số 2", Resolved, "b")}),
                             document({mention("số 3", Stub, "c"), mention("số 1", Resolved, "a"),
                                       mention("số 2", Resolved, "b")}));
  REQUIRE(found.document.citations.items.size() == 2);
  CHECK(found.document.citations.items[0].words == "số 3");
  CHECK(found.document.citations.items[0].change == Change::Added);
  CHECK(found.document.citations.items[1].words == "số 2");
  CHECK(found.document.citations.items[1].change == Change::Removed);
  REQUIRE(found.links.size() == 1);
  CHECK(found.links[0].fate == LinkFate::Healed);
  CHECK(found.links[0].link.target == "a");
}

TEST_CASE("A document that is called otherwise means itself as before") {
  auto before = document({mention("Quyết định này", CitationStatus::Resolved, "qd-ttg/2015/1")});
  auto after = document({mention("Quyết định này", CitationStatus::Resolved, "qd-ttg/2015/1~2")});
  after.metadata.id = "qd-ttg/2015/1~2";
  const auto found = compare(before, after);
  CHECK(found.links.empty());
  CHECK(found.document.id_before == "qd-ttg/2015/1");
}

TEST_CASE("Metadata and lines of the text are compared") {
  auto before = document({}), after = document({});
  before.metadata.title.value = "Về việc  một";
  after.metadata.title.value = "Về việc hai";
  before.text = "Một.\nHai.\nBa.\n";
  after.text = "Một.\nBa.\n\nBốn.\nNăm.\n";
  const auto found = compare(before, after).document;
  CHECK(found.metadata == std::vector<FieldChange>{{"title", "Về việc một", "Về việc hai"}});
  CHECK(found.lines_added == 2);
  CHECK(found.lines_removed == 1);
}

TEST_CASE("Records of one document are paired by file, digest and act") {
  const auto a = source("a.txt", "qd/1", "1"), b = source("b.txt", "qd/2", "2");
  CHECK(paired({a, b}, {a, b}) == "a.txt>a.txt b.txt>b.txt");
  CHECK(paired({a}, {source("c.txt", "qd/1", "1")}) == "a.txt>c.txt");            // renamed
  CHECK(paired({a}, {source("c.txt", "qd/1", "9")}) == "a.txt>c.txt");            // another text
  CHECK(paired({a}, {source("a.txt", "qd/9", "9")}) == "a.txt>a.txt?");           // another act
  CHECK(paired({a, b}, {source("b.txt", "qd/1", "1")}) == "a.txt>b.txt b.txt>");  // moved over
  CHECK(paired({a}, {a, source("b.txt", "qd/1", "1")}) == "a.txt>a.txt >b.txt");  // copied
  CHECK(paired({a, source("b.txt", "qd/1", "1")}, {source("c.txt", "qd/1", "1")}) ==
        "a.txt>c.txt b.txt>");
  CHECK(paired({}, {a}) == ">a.txt");
  CHECK(paired({a, {.source = "x", .error = "no text"}}, {{.source = "a.txt", .error = "y"}}) ==
        "a.txt>");
}

TEST_CASE("A contradiction is new by what is said, not by the line that says it") {
  const auto known = dates("1/QĐ", {"2012-01-01", "2012-01-02"});
  const auto moved = dates("1/QĐ", {"2012-01-01", "2012-01-02"}, 7);
  CHECK(compare_disagreements({known}, {moved}).found.empty());
  CHECK(compare_disagreements({}, {known}).found.size() == 1);
  CHECK(compare_disagreements({known}, {}).settled == 1);
  const auto third = dates("1/QĐ", {"2012-01-01", "2012-01-02", "2012-01-03"});
  const auto found = compare_disagreements({known}, {third}).found;
  REQUIRE(found.size() == 1);
  CHECK(found[0].message.find("2012-01-03") != std::string::npos);
}

TEST_CASE("A report is read as it was written") {
  Impact impact{.built = "2026-11-21T13:35:35Z", .documents = 2, .stubs = 1, .settled = 3};
  DocumentChange change{.id = "qd/1", .source = "a \"b\".txt", .id_before = "qd/2"};
  change.metadata.push_back({"title", "", "Một\ndòng & hai"});
  change.rows = {{{Change::Removed, "Phụ lục", "I", "7", "Tên", 12, {{"lead", "A", ""}}}}, 9};
  change.citations = {{{Change::Added, 3, "số 1", Relation::Amends, CitationStatus::Stub, "x"}}, 1};
  impact.changed = {{change}, 1};
  impact.healed = {{{"qd/1",
                     "a.txt",
                     4,
                     "số 1",
                     CitationStatus::Ambiguous,
                     "",
                     CitationStatus::Resolved,
                     "x",
                     {"x", "y"}}},
                   1};
  impact.duplicates = {{{"qd/1~2", "b.txt", "qd/1", "a.txt", true}}, 1};
  impact.unread = {{{"c.txt", "c.txt: no text"}}, 1};
  impact.contradictions = {{{"qd/1", "two-dates", "hai ngày"}}, 1};
  impact.new_stubs = {{"qd/3"}, 5001};
  impact.validity = {{{"qd/1", "a.txt", Validity::Unknown, Validity::Repealed}}, 1};
  const auto read = store::report_from_xml(store::report_to_xml(impact));
  REQUIRE(read);
  CHECK(*read == impact);
  CHECK_FALSE(store::report_from_xml("<report/>"));
}

}  // namespace viendan::pipeline

#include <catch2/catch.hpp>

#include "base/text.h"
#include "support/small_collection.h"
#include "web/pages/activities/words.h"

namespace viendan::web {
namespace {

Timeline timeline_of(std::string_view from, std::string_view to) {
  return {.raw = "", .from = parse_iso_date(from), .to = parse_iso_date(to), .recurrence = ""};
}

TEST_CASE("a period is told as short as its days allow, open ends as open") {
  const struct {
    std::string_view from, to;
    std::string vietnamese, english;
  } rows[] = {
      {"2015-01-01", "2016-12-31", "2015 – 2016", "2015 – 2016"},
      {"2015-01-01", "2015-12-31", "2015", "2015"},
      {"2024-10-01", "2024-12-31", "10/2024 – 12/2024", "Oct 2024 – Dec 2024"},
      {"2024-10-02", "2024-12-31", "02/10/2024 – 31/12/2024", "2 Oct 2024 – 31 Dec 2024"},
      {"2024-02-01", "2024-02-29", "02/2024", "Feb 2024"},
      {"2024-02-01", "2024-02-28", "01/02/2024 – 28/02/2024", "1 Feb 2024 – 28 Feb 2024"},
      {"2015", "2016", "2015 – 2016", "2015 – 2016"},
      {"2015", "", "từ 2015", "from 2015"},
      {"", "2020-12-31", "đến hết 2020", "until the end of 2020"},
      {"", "2020-06-30", "đến hết 06/2020", "until the end of Jun 2020"},
      {"", "2020-06-29", "đến 29/06/2020", "until 29 Jun 2020"},
      {"", "", "", ""},
  };
  for (const auto& row : rows) {
    INFO(row.from << " to " << row.to);
    const Timeline timeline = timeline_of(row.from, row.to);
    CHECK(period_in_words(timeline, Language::Vietnamese) == row.vietnamese);
    CHECK(period_in_words(timeline, Language::English) == row.english);
  }
}

TEST_CASE("recurrence is told in words, an unknown one as it is") {
  const struct {
    std::string_view code;
    std::string vietnamese, english;
  } rows[] = {
      {"P1Y", "hằng năm", "yearly"},
      {"P3M", "hằng quý", "quarterly"},
      {"P6M", "6 tháng một lần", "every 6 months"},
      {"P5Y", "5 năm một lần", "every 5 years"},
      {"periodic", "định kỳ", "periodically"},
      {"continuous", "thường xuyên", "continuously"},
      {"P1Y6M", "P1Y6M", "P1Y6M"},
      {"PY", "PY", "PY"},
      {"", "", ""},
  };
  for (const auto& row : rows) {
    INFO(row.code);
    CHECK(recurrence_in_words(row.code, Language::Vietnamese) == row.vietnamese);
    CHECK(recurrence_in_words(row.code, Language::English) == row.english);
  }
}

TEST_CASE("a body has a page by its identity, one that the vocabulary lacks by its name") {
  CHECK(body_address("bct.vkhcn", "Vụ Khoa học và Công nghệ", Language::English) ==
        "/en/agencies/bct.vkhcn");
  CHECK(body_address("", "các Bộ", Language::Vietnamese) == "/agencies/~c%C3%A1c%20B%E1%BB%99");
}

namespace index_ = search::test_index;
using test_collection::has;
using test_collection::Pages;
using test_collection::times;

Activity planned(std::string_view ordinal, std::string_view title, const AgencyRef& lead,
                 const Timeline& timeline) {
  Activity activity = index_::activity(ordinal, title, lead.name);
  activity.title_printed = title;
  activity.lead = {lead};
  activity.timeline = timeline;
  return activity;
}

AgencyRef body(std::string_view name, std::string_view id) {
  return {.name = std::string(name), .printed = std::string(name), .id = std::string(id)};
}

Timeline years(int from, int to) {
  return {fmt::format("{} - {}", from, to), Date{from, 1, 1}, Date{to, 12, 31}, ""};
}

/// A department, one that is named nearly so, and a class of bodies.
std::vector<Document> plans() {
  auto all = index_::corpus();
  const auto department = body("Vụ Khoa học và Công nghệ", "bct.vkhcn");
  auto local = body("các <b>địa phương</b>", "");
  local.collective = true;
  auto first = planned("7", "=SUM(1) <script>alert(1)</script>", department, years(2015, 2016));
  first.content = {"Nội dung một"};
  first.funding = {"Ngân sách nhà nước"};
  first.coordinating = {body("Bộ Tài chính", "btc")};
  first.repairs = {{"agency-name", "lead", "Vụ Khoa hoc", "Vụ Khoa học", 0.8, {}}};
  all[0].activities = {
      std::move(first),
      planned("8", "Phát triển", body("Vụ Khoa học và Công nghiệp", ""), years(2015, 2020)),
      planned("9", "Tập huấn", department, years(2018, 2020)),
      planned("10", "Tuyên truyền", local, {"hàng năm", {}, {}, "P1Y"}),
  };
  return all;
}

TEST_CASE("activities are filtered by what the address asks") {
  const struct {
    Pages::Parameters parameters;
    std::size_t activities;
  } rows[] = {
      {{}, 4},
      {{{"agency", "Vụ Khoa học và Công nghệ"}}, 2},
      {{{"agency", "vu khoa hoc va cong nghe"}}, 2},
      {{{"agency", "Vụ KHCN"}}, 2},
      {{{"agency", "bct.vkhcn"}}, 2},
      {{{"agency", "Vụ Khoa học và Công nghiệp"}}, 1},  // no misprint of the department
      {{{"agency", "địa phương"}}, 1},
      {{{"agency", "BTC"}}, 1},
      {{{"agency", "BTC"}, {"role", "lead"}}, 0},
      {{{"agency", "BTC"}, {"role", "coordinating"}}, 1},
      {{{"agency", "Vụ KHCN"}, {"role", "lead"}, {"from", "2015"}, {"to", "2016"}}, 1},
      {{{"from", "2017"}}, 2},
      {{{"from", "12/2016"}, {"to", "31/12/2016"}}, 2},
      {{{"from", "1.1"}}, 4},  // no day: it bounds nothing, and the page says so
      {{{"document", "13443/QD-BCT"}}, 4},
      {{{"document", "no such"}}, 0},
      {{{"funding", "Ngân sách nhà nước"}}, 1},
      {{{"q", "tap huan"}}, 1},
      {{{"role", "nonsense"}, {"sort", "nonsense"}}, 4},
      {{{"offset", "3"}}, 1},
  };
  const Pages pages(plans());
  for (const auto& row : rows) {
    CAPTURE(row.parameters);
    const auto list = pages.get("/activities", row.parameters);
    CHECK(list.status == 200);
    CHECK(times(list, "<tr class=\"entry\">") == row.activities);
    CHECK(times(list, "<h1>") == 1);
    CHECK_FALSE(has(list, "style="));
  }
}

TEST_CASE("the page tells what it took words for, and what it could not read") {
  const Pages pages(plans());
  const auto typed = [&](std::string_view name, std::string_view value) {
    return pages.get("/en/activities", {{std::string(name), std::string(value)}});
  };
  CHECK(has(typed("agency", "Vụ KHCN"), "“Vụ KHCN” was taken for: <a "));
  CHECK_FALSE(has(typed("agency", "Vụ Khoa học và Công nghệ"), "was taken for"));
  CHECK(has(typed("agency", "Vụ KHCN"), "Nearly the same name"));
  CHECK(has(typed("agency", "Vụ KHCN"), "Vụ Khoa học và Công nghiệp</a> (1)"));
  CHECK(has(typed("agency", "No Such Body"), "No agency of the documents has the name"));
  CHECK(has(typed("from", "yesterday"), "“yesterday” cannot be read"));
  CHECK(has(typed("document", "99/X"), "The collection has no document “99/X”"));
}

TEST_CASE("columns sort by links, and the sorted one says so") {
  const Pages pages(plans());
  const auto list = pages.get("/activities", {{"sort", "title"}});
  CHECK(has(list, "class=\"title\" aria-sort=\"ascending\""));
  CHECK(has(list, "sort=title&amp;order=desc"));
  CHECK(times(list, "aria-sort") == 1);
  CHECK(has(pages.get("/activities", {{"sort", "title"}, {"order", "desc"}}),
            "aria-sort=\"descending\""));
}

TEST_CASE("words of documents and of queries are no markup") {
  const Pages pages(plans());
  const std::string script = "\"><script>alert(2)</script>";
  for (const auto* view : {"", "timeline"}) {
    const auto list = pages.get("/activities", {{"view", view}});
    CHECK_FALSE(has(list, "<script>alert"));
    CHECK_FALSE(has(list, "<b>"));
    CHECK(has(list, "&lt;script&gt;"));
    CHECK(has(list,
              fmt::format("<a href=\"{}\"", document_address("qd-bct/2015/13443", "pl.muc-i.hd-7",
                                                             Language::Vietnamese))));
  }
  for (const auto* name : {"agency", "role", "from", "document", "funding", "q", "sort", "view"}) {
    CAPTURE(name);
    const auto list = pages.get("/activities", {{name, script}});
    CHECK(list.status == 200);
    CHECK_FALSE(has(list, "<script>alert"));
  }
}

TEST_CASE("what is shown is taken away whole, under a name that tells what it is") {
  const Pages pages(plans());
  const Pages::Parameters filter = {{"agency", "Vụ KHCN"}, {"role", "lead"}};
  for (const auto& [path, begin] : {std::pair{"/activities.xlsx", "PK"},
                                    {"/activities.csv",
                                     "\xEF\xBB\xBF"
                                     "document,source,"},
                                    {"/activities.json", "[\n{\"document\":\"qd-bct/"}}) {
    CAPTURE(path);
    const auto file = pages.get(path, filter);
    CHECK(file.status == 200);
    CHECK(file.body.starts_with(begin));
    CHECK(file.body == pages.get(path, filter).body);
    REQUIRE(file.headers.size() == 1);
    CHECK(file.headers[0].second ==
          fmt::format("attachment; filename=\"nhiem-vu_vu-khoa-hoc-va-cong-nghe_chu-tri{}\"",
                      std::string_view(path).substr(11)));
  }
  CHECK(times(pages.get("/activities.json", filter), "\"title\":") == 2);
  CHECK(times(pages.get("/activities.csv"), "\r\n") == 5);
  CHECK(has(pages.get("/activities.csv"), ",'=SUM(1)"));
  CHECK(pages.get("/activities.csv", {{"from", "yesterday"}}).status == 400);
}

TEST_CASE("bodies are listed by what their names are, each with its page") {
  const Pages pages(plans());
  CHECK(has(pages.get("/agencies"), "href=\"/agencies/bct.vkhcn\""));
  CHECK_FALSE(has(pages.get("/agencies"), "Công nghiệp</a>"));
  CHECK(has(pages.get("/agencies", {{"kind", "other"}}), "Vụ Khoa học và Công nghiệp</a>"));
  CHECK(has(pages.get("/agencies", {{"kind", "collective"}}), "&lt;b&gt;địa phương"));
  CHECK(has(pages.get("/agencies", {{"q", "khong co"}}), "class=\"note\""));
}

TEST_CASE("the page of a body tells what is known of it, from where, and what it does") {
  const Pages pages(plans());
  const auto known = pages.get("/en/agencies/bct.vkhcn");
  CHECK(has(known, "<h1>Vụ Khoa học và Công nghệ</h1>"));
  CHECK(has(known, "href=\"/en/documents/qd-bct/2015/13443\">13443/QĐ-BCT</a>"));
  CHECK(has(known, "Successors"));
  CHECK(has(known, "unverified"));  // a decision of 2015 does not tell what followed in 2025
  CHECK(has(known, "Leads (2 activities)"));
  CHECK(has(known, "agency=bct.vkhcn&amp;role=lead"));
  const auto unknown = pages.get("/en/agencies/~Vụ Khoa học và Công nghiệp");
  CHECK(unknown.status == 200);
  CHECK(has(unknown, "the vocabulary of agencies lacks it"));
  CHECK(pages.get("/agencies/~các <b>địa phương</b>").status == 200);
  CHECK(pages.get("/agencies/bkhdt").status == 200);  // known, and never named here
  CHECK(pages.get("/agencies/no-such").status == 404);
  CHECK(pages.get("/agencies/~").status == 404);
}

}  // namespace
}  // namespace viendan::web

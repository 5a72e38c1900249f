#include "corrections/values.h"

#include <algorithm>

#include "written.h"

namespace viendan::corrections {
namespace {

AgencyRef body(const std::string& name) {
  return {.name = name, .printed = name};
}

Document document() {
  Document d;
  d.source = "a.txt";
  d.text = "Quyết định\n7\tXây dựng quy định\tVụ Kế hoạch\n8\tRà soát   văn bản\tBộ Công Thương\n";
  d.metadata.id = "qd-ttg/2015/1";
  d.metadata.symbol = {"11/QĐ-TTg", {0, 3}, "symbol-line"};
  d.metadata.date = {"2015-06-05", {0, 3}, "place-line"};
  d.blocks = {{.kind = BlockKind::Document},
              {.parent = 0, .own = {0, static_cast<std::uint32_t>(d.text.size())}}};
  Activity first{.annex = "Phụ lục", .table = "I", .ordinal = "7", .title = "Xây dựng quy định"};
  first.lead = {body("Vụ Kế hoạch")};
  first.funding = {"Ngân sách nhà nước", "Vốn ODA"};
  first.timeline = {.raw = "Sau khi duyệt"};
  first.anchor = "pl.muc-i.hd-7";
  first.span = {12, 60};
  Activity second = first;
  second.ordinal = "9";
  second.title = "Không phải nhiệm vụ";
  second.anchor = "pl.muc-i.hd-9";
  second.span = {61, 70};
  d.activities = {first, second};
  d.issues = {{"timeline-unread", "No date can be read", {20, 30}},
              {"date-missing", "no date", {}}};
  return d;
}

std::string on_seven(const std::string& entry) {
  return "<activity anchor='pl.muc-i.hd-7'>" + entry + "</activity>";
}

Document corrected(const std::string& entries) {
  const auto loaded = sound(entries);
  Document d = document();
  static_cast<void>(correct_metadata(d, loaded.all()));
  correct_activities(d, loaded.all(), vocabulary());
  return d;
}

CorrectionState state_of(const std::string& entry) {
  const Document d = corrected(entry);
  REQUIRE(d.corrections.size() == 1);
  const auto stale = std::ranges::count(d.issues, "correction-stale", &Issue::code);
  CHECK(stale == (d.corrections.front().state == CorrectionState::Stale ? 1 : 0));
  return d.corrections.front().state;
}

}  // namespace

TEST_CASE("A value that was set is told with who, why, before and after") {
  const auto loaded = sound(
      "<set field='date' by='Trần B' date='2026-11-21'><was>2015-06-05</was>"
      "<value>2015-06-06</value><reason>dấu ngày 6</reason></set>");
  Document d = document();
  CHECK(correct_metadata(d, loaded.all()));
  CHECK(d.metadata.date == Field{"2015-06-06", {0, 3}, "corrected-by-person"});
  REQUIRE(d.repairs.size() == 1);
  CHECK(d.repairs.front() ==
        Repair{"corrected-by-person", "date", "2015-06-05", "2015-06-06", 1, {0, 3}});
  REQUIRE(d.corrections.size() == 1);
  CHECK(d.corrections.front() == Correction{CorrectionAction::Set, CorrectionState::Applied, "date",
                                            "", "2015-06-05", "2015-06-06", "dấu ngày 6", "Trần B",
                                            "2026-11-21", "corrections/a.xml", 0});
  // What a person decided is open no longer; other things are.
  CHECK(std::ranges::count(d.issues, "date-missing", &Issue::code) == 0);
  CHECK(std::ranges::count(d.issues, "timeline-unread", &Issue::code) == 1);
}

TEST_CASE("The identity may follow from some values, and not from others") {
  const auto tells = [](const std::string& field, const std::string& was,
                        const std::string& value) {
    const auto loaded = sound("<set field='" + field + "' by='B'><was>" + was + "</was><value>" +
                              value + "</value><reason>r</reason></set>");
    Document d = document();
    return correct_metadata(d, loaded.all());
  };
  CHECK(tells("date", "2015-06-05", "2014-06-05"));
  CHECK(tells("symbol", "11/QĐ-TTg", "12/QĐ-TTg"));
  CHECK_FALSE(tells("symbol", "11/QĐ-TTg", "11/QĐ-TTg"));
  CHECK_FALSE(tells("symbol", "13/QĐ-TTg", "12/QĐ-TTg"));  // no longer fits
  CHECK_FALSE(tells("title", "", "Về việc"));
  CHECK_FALSE(tells("effective_from", "", "2015-07-01"));
}

TEST_CASE("The number follows from the symbol as it is written") {
  const Document d = corrected(
      "<set field='symbol' by='B'><was>11/QĐ-TTg</was><value>05/QĐ-TTg</value>"
      "<reason>r</reason></set>");
  CHECK(d.metadata.number.value == "05");
}

TEST_CASE("Nothing is changed where something else is read than was") {
  struct Example {
    std::string entry;
    CorrectionState state;
  };
  const auto set = [](const std::string& field, const std::string& was, const std::string& value) {
    return "<set field='" + field + "' by='B'>" + was + value + "<reason>r</reason></set>";
  };
  constexpr auto kApplied = CorrectionState::Applied;
  constexpr auto kGone = CorrectionState::Stale;
  const Example rows[] = {
      {set("date", "<was>2015-06-05</was>", "<value>2015-06-06</value>"), kApplied},
      {set("date", "<was>2015-06-04</was>", "<value>2015-06-06</value>"), kGone},
      {set("date", "<was>2015-06-04</was>", "<value>2015-06-05</value>"), kApplied},  // is so now
      {set("title", "<was/>", "<value>x</value>"), kApplied},
      {set("title", "<was>y</was>", "<value>x</value>"), kGone},
      {on_seven(set("lead", "<was>Vụ Kế hoạch</was>", "<value>Vụ Pháp chế</value>")), kApplied},
      {on_seven(set("lead", "<was>Vụ Tài chính</was>", "<value>Vụ Pháp chế</value>")), kGone},
      {on_seven(set("lead", "<was/>", "<value>Vụ Pháp chế</value>")), kGone},
      {on_seven(set("note", "<was/>", "<value>x</value>")), kApplied},
      {"<activity ordinal='8'>" + set("note", "<was/>", "<value>x</value>") + "</activity>", kGone},
      {"<activity annex='Phụ lục'>" + set("note", "<was/>", "<value>x</value>") + "</activity>",
       kGone},
      {"<activity annex='Phụ lục' table='I' ordinal='7'>" +
           set("note", "<was/>", "<value>x</value>") + "</activity>",
       kApplied},
      {on_seven("<remove field='funding' by='B'><was>Vốn ODA</was><reason>r</reason></remove>"),
       kApplied},
      {on_seven("<remove field='funding' by='B'><was>Vốn vay</was><reason>r</reason></remove>"),
       kGone},
      {on_seven("<remove by='B'><was>Xây dựng quy định</was><reason>r</reason></remove>"),
       kApplied},
      {on_seven("<remove by='B'><was>Xây dựng</was><reason>r</reason></remove>"), kGone},
  };
  for (const Example& row : rows) {
    INFO(row.entry);
    CHECK(state_of(row.entry) == row.state);
  }
}

TEST_CASE("Items of a list are set, added and removed; each change is a repair of the activity") {
  const Document d = corrected(
      on_seven("<add field='funding' by='B'><was>Ngân sách nhà nước</was><was>Vốn ODA</was>"
               "<value>Vốn doanh nghiệp</value><reason>r</reason></add>"
               "<remove field='funding' by='B'><was>Vốn ODA</was><reason>r</reason></remove>"
               "<set field='lead' by='B'><was>Vụ Kế hoạch</was><value>Bộ Công Thương</value>"
               "<value>Hội đồng X</value><reason>r</reason></set>"));
  const Activity& activity = d.activities.front();
  CHECK(activity.funding == std::vector<std::string>{"Ngân sách nhà nước", "Vốn doanh nghiệp"});
  REQUIRE(activity.lead.size() == 2);
  CHECK(activity.lead[0].name == "Bộ Công Thương");
  CHECK_FALSE(activity.lead[0].id.empty());
  CHECK(activity.lead[1] == AgencyRef{.name = "Hội đồng X", .printed = "Hội đồng X"});
  REQUIRE(activity.repairs.size() == 3);
  CHECK(activity.repairs[2].before == "Vụ Kế hoạch");
  CHECK(activity.repairs[2].after == "Bộ Công Thương\nHội đồng X");
}

TEST_CASE("A period is read from the person's words, or has the days that the person gives") {
  const auto period = [](const std::string& rest) {
    const Document d =
        corrected(on_seven("<set field='timeline' by='B' " + rest + "<reason>r</reason></set>"));
    REQUIRE(d.activities.front().repairs.size() == 1);
    CHECK(std::ranges::count(d.issues, "timeline-unread", &Issue::code) == 0);
    return d.activities.front().timeline;
  };
  const Date first{2016, 1, 1}, last{2020, 12, 31};
  CHECK(period("><was>Sau khi duyệt</was><value>2016 - 2020</value>") ==
        Timeline{"2016 - 2020", first, last, ""});
  CHECK(period("from='2016' to='2020'><was>Sau khi duyệt</was><value>Sau khi duyệt</value>") ==
        Timeline{"Sau khi duyệt", first, last, ""});
}

TEST_CASE("A row that is none is removed, one that was not seen is added where it is printed") {
  const Document d = corrected(
      "<activity anchor='pl.muc-i.hd-9'><remove by='B'><was>Không phải nhiệm vụ</was>"
      "<reason>r</reason></remove></activity>"
      "<add after='pl.muc-i.hd-7' by='B'><was>Rà soát văn bản</was><ordinal>8</ordinal>"
      "<title>Rà soát văn bản</title><lead>Bộ Công Thương</lead><reason>r</reason></add>");
  REQUIRE(d.activities.size() == 2);
  const Activity& added = d.activities[1];
  CHECK(added.anchor == "pl.muc-i.hd-8");
  CHECK(added.annex == "Phụ lục");
  CHECK(added.title == "Rà soát văn bản");
  CHECK(added.span.of(d.text) == "Rà soát   văn bản");
  CHECK(added.lead.size() == 1);
  CHECK(added.repairs.size() == 1);
  CHECK(d.corrections.size() == 2);
  CHECK(d.repairs.size() == 1);
  CHECK(d.repairs.front().before == "Không phải nhiệm vụ");
}

TEST_CASE("A row is added only by words that stand in the source once") {
  const auto add = [](const std::string& words) {
    return "<add by='B'><was>" + words + "</was><title>x</title><reason>r</reason></add>";
  };
  CHECK(state_of(add("Rà soát văn bản")) == CorrectionState::Applied);
  CHECK(state_of(add("Rà soát luật")) == CorrectionState::Stale);
  CHECK(state_of(add("định")) == CorrectionState::Stale);    // several times
  CHECK(state_of(add("Rà soá")) == CorrectionState::Stale);  // a part of a word
}

}  // namespace viendan::corrections

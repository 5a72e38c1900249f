#include "render/ical.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::render {
namespace {

Document document_with(const Timeline& timeline, std::string title = "Rà soát") {
  Document document;
  document.source = "a.txt";
  document.metadata.id = "qd-ttg/2015/1";
  document.metadata.date.value = "2015-12-08";
  document.activities = {{.title = std::move(title), .timeline = timeline, .lines = {3, 4}}};
  return document;
}

std::string events(const Document& document) {
  return calendar_events({document}, {});
}

bool has(const std::string& text, std::string_view line) {
  return text.find(fmt::format("\r\n{}\r\n", line)) != std::string::npos;
}

TEST_CASE("an event lasts to the day after the last, its stamp is the document's date") {
  const auto text = events(document_with({"2016 - 2017", Date{2016}, Date{2017}, ""}));
  CHECK(has(text, "DTSTART;VALUE=DATE:20160101"));
  CHECK(has(text, "DTEND;VALUE=DATE:20180101"));
  CHECK(has(text, "DTSTAMP:20151208T000000Z"));
  CHECK(has(text, "UID:qd-ttg/2015/1/activity-1@viendan"));
}

TEST_CASE("a deadline without a beginning is its last day") {
  struct Case {
    Timeline timeline;
    std::string first, after;
  };
  const Case cases[] = {
      {{"Quý I/2016", {}, Date{2016, 3}, ""}, "20160331", "20160401"},
      {{"2016", {}, Date{2016}, ""}, "20161231", "20170101"},
      {{"29/2/2016", {}, Date{2016, 2, 29}, ""}, "20160229", "20160301"},
      {{"ends before it begins", Date{2018}, Date{2017}, ""}, "20171231", "20180101"},
  };
  for (const auto& [timeline, first, after] : cases) {
    const auto text = events(document_with(timeline));
    CHECK(has(text, "DTSTART;VALUE=DATE:" + first));
    CHECK(has(text, "DTEND;VALUE=DATE:" + after));
  }
}

TEST_CASE("what has no end is no event") {
  CHECK(events(document_with({"từ 2016", Date{2016}, {}, ""})).empty());
  CHECK(events(document_with({})).empty());
}

TEST_CASE("words are escaped") {
  const auto text = events(document_with({"", {}, Date{2016}, ""}, "a, b; c\\d"));
  CHECK(has(text, "SUMMARY:a\\, b\\; c\\\\d"));
}

TEST_CASE("no line is longer than 75 octets, and none ends inside a letter") {
  std::string title;
  for (int i = 0; i < 100; ++i) title += "nghiệp vụ 💧";
  const auto text = events(document_with({"", {}, Date{2016}, ""}, title));
  for (const auto line : split(text, '\n')) {
    CHECK(line.size() <= 76);  // with the carriage return
    CHECK(is_valid_utf8(line));
  }
  CHECK(replace_all(text, "\r\n ", "").find(title) != std::string::npos);
}

}  // namespace
}  // namespace viendan::render

#include <catch2/catch.hpp>

#include "search/query/query_text.h"
#include "web/pages/search/asked.h"
#include "web/pages/search/words.h"

namespace viendan::web::finding {

TEST_CASE("Equal searches have equal addresses") {
  struct Row {
    std::vector<std::pair<std::string, std::string>> parameters;
    std::string_view address;
  };
  const Row rows[] = {
      {{}, "/search"},
      {{{"q", " a  b "}}, "/search?q=a%20b"},
      {{{"year", "2015"}, {"q", "a"}, {"type", "QĐ"}}, "/search?q=a&type=Q%C4%90&year=2015"},
      {{{"year", "2015"}, {"year", "2014"}, {"year", "2015"}}, "/search?year=2015&year=2014"},
      {{{"q", "a"}, {"sort", "newest"}, {"offset", "-3"}, {"other", "x"}}, "/search?q=a"},
      {{{"q", "a"}, {"sort", "date"}, {"offset", "20"}}, "/search?q=a&sort=date&offset=20"},
      {{{"q", "a"}, {"expand", "0"}}, "/search?q=a&expand=0"},
      {{{"q", "a"}, {"expand", "yes"}}, "/search?q=a"},
      {{{"text", "a"}, {"exact", "b"}, {"năm", "2015"}}, "/search"},
      {{{"offset", "5000"}, {"lead", "BCT"}}, "/search?lead=BCT&offset=1000"},
  };
  for (const auto& [parameters, address] : rows) {
    const Asked asked = asked_of({.path = "/search", .parameters = parameters});
    CHECK(asked.address("/search", Language::Vietnamese) == address);
  }
}

TEST_CASE("No more conditions are kept than a query may have") {
  Request request{.path = "/search"};
  for (int i = 0; i < 500; ++i) request.parameters.emplace_back("year", fmt::format("{}", i));
  CHECK(asked_of(request).conditions.size() == search::kMostConditions);
}

TEST_CASE("The usual order is by match, and newest first where there are no words") {
  const auto order = [](std::vector<std::pair<std::string, std::string>> parameters) {
    return asked_of({.path = "/search", .parameters = std::move(parameters)}).order();
  };
  CHECK(order({{"q", "a"}}) == SortBy::Relevance);
  CHECK(order({{"year", "2015"}}) == SortBy::Date);
  CHECK(order({{"year", "2015"}, {"sort", "citations"}}) == SortBy::Citations);
}

TEST_CASE("A reading of a query is told in Vietnamese, its own words left alone") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"tang AND truong", "tang và truong"},
      {"(kế AND hoạch) OR (chương AND trình)", "(kế và hoạch) hoặc (chương và trình)"},
      {"năng AND lượng NOT \"hạt OR nhân\"", "năng và lượng không có \"hạt OR nhân\""},
      {"thuế NEAR/5 môi", "thuế gần/5 môi"},
      {"symbol 1393/qd-ttg", "số ký hiệu 1393/qd-ttg"},
      {"thay AND number 1393 of type \"Quyết định\"", "thay và số 1393 loại \"Quyết định\""},
      {"number 1393, or the word 1393", "số 1393, hoặc từ 1393"},
      {"a AND (type:\"Quyết định\" OR type:CT) AND year:2015..",
       "a và (loại: \"Quyết định\" hoặc loại: CT) và năm: 2015.."},
      {"validity:replaced AND relation:legal_basis", "hiệu lực: Bị thay thế và quan hệ: Căn cứ"},
      {"android AND nothingness", "android và nothingness"},
      {"everything", "mọi văn bản"},
  };
  for (const auto& [reading, expected] : rows) {
    CHECK(reading_in_words(reading, Language::Vietnamese) == expected);
    CHECK(reading_in_words(reading, Language::English) == reading);
  }
}

TEST_CASE("Reasons and remarks of search are told in Vietnamese") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"cited by 3 documents", "được 3 văn bản viện dẫn"},
      {"both cite 1393/QĐ-TTg, 4/CT-BCT and 2 more",
       "cùng viện dẫn 1393/QĐ-TTg, 4/CT-BCT và 2 mục khác"},
      {"both have xanh", "cùng nói đến xanh"},
      {"successor since 2025-03-01", "cơ quan kế thừa từ 2025-03-01"},
      {"abbreviation", "viết tắt"},
      {"something new", "something new"},
  };
  for (const auto& [why, expected] : rows)
    CHECK(reason_in_words(why, Language::Vietnamese) == expected);
  CHECK(note_in_words("read as keys of Telex or VNI: tăng", Language::Vietnamese) ==
        "Câu tìm được đọc theo kiểu gõ Telex hoặc VNI: tăng");
}

TEST_CASE("Values and totals are shown as people say them") {
  CHECK(value_label({"validity", "bị thay thế"}, Language::English) == "Replaced");
  CHECK(value_label({"validity", "in_force"}, Language::Vietnamese) == "Chưa thấy hết hiệu lực");
  CHECK(value_label({"relation", "can cu"}, Language::Vietnamese) == "Căn cứ");
  CHECK(value_label({"from", "2015-12-08"}, Language::Vietnamese) == "08/12/2015");
  CHECK(value_label({"issuer", "Bộ Công Thương"}, Language::English) == "Bộ Công Thương");
  CHECK(total_in_words({.total = 1234}, Language::Vietnamese) == "1.234 văn bản");
  CHECK(total_in_words({.total = 1}, Language::English) == "1 document");
  CHECK(total_in_words({.total = 1000, .exact = false}, Language::English) ==
        "more than 1,000 documents");
  CHECK(total_in_words({.total = 100, .exact = false}, Language::Vietnamese) ==
        "ít nhất 100 văn bản");
}

}  // namespace viendan::web::finding

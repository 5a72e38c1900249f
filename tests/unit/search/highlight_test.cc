#include "search/answer/highlight.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "base/unicode.h"
#include "search/index.h"

namespace viendan::search {
namespace {

std::string marked(std::string_view query, std::string_view text) {
  static const Vocabulary kVocabulary = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  Tokenizer tokenizer;
  const Highlighter highlighter(read_query(query, kVocabulary),
                                [](std::string_view) { return 1.0; });
  std::string shown = highlighter.mark(text, tokenizer).text;
  shown = replace_all(shown, std::string_view(&kFoundBegin, 1), "[");
  return replace_all(shown, std::string_view(&kFoundEnd, 1), "]");
}

}  // namespace

TEST_CASE("Found words are marked as the index finds them") {
  struct Row {
    std::string_view query;
    std::string_view text;
    std::string_view expected;
  };
  const Row rows[] = {
      {"xanh", "Tăng trưởng XANH.", "Tăng trưởng [XANH]."},
      {"tang truong xanh", "về tăng trưởng xanh", "về [tăng trưởng xanh]"},
      {"tăng trưởng xanh", "xanh, tăng trưởng", "[xanh], [tăng trưởng]"},
      {"\"sản xuất sạch\"", "sạch hơn là sản xuất sạch", "sạch hơn là [sản xuất sạch]"},
      {"\"san xuat sach\"", "sản xuất sạch hơn", "[sản xuất sạch] hơn"},
      {"\"sản xuất\"", "san xuat, sản xuất", "san xuat, [sản xuất]"},
      {"1393/QD-TTg", "Quyết định số 1393/QĐ-TTg ngày", "Quyết định số [1393/QĐ-TTg] ngày"},
      {"hòa giải", "Hoà\ngiải ở cơ sở", "[Hoà giải] ở cơ sở"},
      {"xanh -trưởng", "tăng trưởng xanh", "tăng trưởng [xanh]"},
      {"trư*", "trưởng, trương, trung", "[trưởng], [trương], trung"},
      {"tr* xanh", "tăng trưởng xanh", "tăng [trưởng] [xanh]"},
      {"exact:tăng", "tang, tăng, tảng", "tang, [tăng], tảng"},
      {"tăng NEAR xanh", "tăng trưởng xanh", "[tăng] trưởng [xanh]"},
      {"(đỏ OR xanh)", "đỏ và xanh và vàng", "[đỏ] và [xanh] và vàng"},
      {"loai:QĐ xanh", "quyết định xanh", "quyết định [xanh]"},
      {"đỏ", "xanh", ""},
      {"xanh", "", ""},
      {"xanh", "a\x02 xanh \x03 b", "a [xanh] b"},  // only we set marks
  };
  for (const auto& row : rows) {
    CAPTURE(row.query, row.text);
    CHECK(marked(row.query, row.text) == row.expected);
  }
}

TEST_CASE("Of a long text the part with most of the query is shown, cut at words") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "xanh là một từ thường gặp, ";
  text += "còn tăng trưởng xanh thì không; ";
  for (int i = 0; i < 100; ++i) text += "rồi lại nhiều từ khác nữa, ";
  const std::string shown = marked("tăng trưởng xanh", text);
  CHECK(shown.find("[tăng trưởng xanh]") != std::string::npos);
  CHECK(shown.starts_with("… "));
  CHECK(shown.ends_with(" …"));
  CHECK(count_code_points(shown) < 280);
}

TEST_CASE("Without words the beginning of a text is shown") {
  Tokenizer tokenizer;
  CHECK(Highlighter::beginning("Điều 1.\nPhạm vi\x02", tokenizer).text == "Điều 1. Phạm vi");
  CHECK(Highlighter::beginning("", tokenizer).text.empty());
  std::string text;
  for (int i = 0; i < 200; ++i) text += "nhiều từ ";
  const std::string shown = Highlighter::beginning(text, tokenizer).text;
  CHECK(shown.ends_with(" …"));
  CHECK(count_code_points(shown) < 280);
}

}  // namespace viendan::search

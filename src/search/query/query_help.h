// The query language by examples, for `viendan help search` and the search page. Fields are
// explained by their own table (fields.h).
#pragma once

#include <array>
#include <string_view>

namespace viendan::search {

struct QueryExample {
  std::string_view example;
  std::string_view reading;  // as in_words() says it
  std::string_view help;
  std::string_view help_vietnamese;
};

// clang-format off
inline constexpr std::array kQueryExamples = std::to_array<QueryExample>({
    {"tăng trưởng xanh", "tăng AND trưởng AND xanh",
     "all words; if no document has them all, any of them", "mọi từ; nếu không văn bản nào có đủ thì từ bất kỳ"},
    {"tang truong xanh", "tang AND truong AND xanh",
     "without accents finds every accent", "gõ không dấu tìm mọi cách bỏ dấu"},
    {"\"sản xuất sạch hơn\"", "\"sản xuất sạch hơn\"",
     "a phrase, over punctuation too", "cụm từ liền nhau"},
    {"năng lượng -\"hạt nhân\"", "năng AND lượng NOT \"hạt nhân\"",
     "without; also NOT", "loại trừ; cũng viết NOT"},
    {"kế hoạch HOẶC chương trình", "(kế AND hoạch) OR (chương AND trình)",
     "either side; also OR; capital letters only", "một trong hai vế; cũng viết OR; chỉ chữ hoa"},
    {"(thép OR nhựa) tái chế", "(thép OR nhựa) AND tái AND chế",
     "groups", "nhóm bằng ngoặc đơn"},
    {"thuế GẦN/5 \"môi trường\"", "thuế NEAR/5 \"môi trường\"",
     "at most 5 words apart; also NEAR/5", "cách nhau không quá 5 từ; cũng viết NEAR/5"},
    {"\"thuế môi trường\"~5", "thuế NEAR/5 môi NEAR/5 trường",
     "the same for words", "như trên cho các từ trong ngoặc kép"},
    {"khuyến khí*", "khuyến AND khí*",
     "words that begin so, after two letters or more", "từ bắt đầu bằng ít nhất hai chữ cái này"},
    {"1393/QĐ-TTg", "symbol 1393/qd-ttg",
     "a symbol: the document, then those that cite it", "số ký hiệu: văn bản đó, rồi văn bản viện dẫn nó"},
    {"30 2020 nd cp", "symbol 30/2020/nd-cp",
     "in any spelling", "viết cách nào cũng được"},
    {"thay thế QĐ 1393", "thay AND thế AND number 1393 of type \"Quyết định\"",
     "among other words, and without its issuer", "lẫn với từ khác, không cần tên cơ quan"},
    {"năng lượng loai:QĐ loai:CT nam:>=2015",
     "năng AND lượng AND (type:\"Quyết định\" OR type:\"Chỉ thị\") AND year:2015..",
     "fields: one repeated is or, several are and", "trường lặp lại là hoặc, trường khác nhau là và"},
    {"chu-tri:Bộ Công Thương -han:..2014", "lead:\"Bộ Công Thương\" NOT deadline:..2014-12-31",
     "a known name needs no quotes; without", "tên đã biết không cần ngoặc kép; loại trừ"},
});
// clang-format on

}  // namespace viendan::search

#include "vocabulary/syllable.h"

#include <catch2/catch.hpp>

namespace viendan {

TEST_CASE("A syllable is possible where onset, rime and tone go together") {
  struct Row {
    std::string word;
    bool possible;
  };
  const auto row = GENERATE(values<Row>({
      {"nghiêng", true}, {"quyết", true}, {"giữa", true},     {"gì", true},    {"giếng", true},
      {"ưu", true},      {"khuỷu", true}, {"quý", true},      {"ngoằn", true}, {"Đắk", true},
      {"phói", true},    {"HOẠCH", true}, {"yêu", true},      {"thuở", true},  {"Kạn", true},
      {"lờỉ", false},    {"ruou", false}, {"tổchức", false},  {"ghà", false},  {"nga", true},
      {"ngề", false},    {"học", true},   {"hòc", false},     {"hoc", false},  {"gas", false},
      {"truờng", false}, {"zôn", false},  {"nghièpp", false},
  }));
  INFO(row.word);
  CHECK(is_possible(syllable_key(row.word)) == row.possible);
}

TEST_CASE("Keys know case and accents") {
  CHECK(syllable_key("HỖ") == syllable_key("hỗ"));
  CHECK(syllable_key("hồ") != syllable_key("hỗ"));
  CHECK(fold_key(syllable_key("Đường")) == syllable_key("duong"));
  CHECK(letters_apart(syllable_key("hồ"), syllable_key("hỗ")) == 1);
  CHECK(letters_apart(syllable_key("hồ"), syllable_key("hồn")) == kMostLetters);
  CHECK(spell(syllable_key("Trường")) == U"trường");
  CHECK(syllable_key("PM10") == 0);
  CHECK(syllable_key("nghiênggggg") == 0);
}

TEST_CASE("Of two tones the one at its place is kept") {
  CHECK(with_one_tone(syllable_key("lờỉ")) == syllable_key("lời"));
  CHECK(with_one_tone(syllable_key("lời")) == 0);
  CHECK(with_one_tone(syllable_key("xyzáà")) == 0);
}

}  // namespace viendan

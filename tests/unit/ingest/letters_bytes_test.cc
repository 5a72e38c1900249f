#include <catch2/catch.hpp>

#include "base/file.h"
#include "base/text.h"
#include "letters_tables.h"

namespace viendan::ingest {
namespace {

using namespace test;

constexpr Letters kAll[] = {Letters::Tcvn3, Letters::Vni, Letters::Viscii, Letters::Viqr,
                            Letters::Windows1258};

constexpr std::string_view kDecision =
    "Căn cứ Luật Tổ chức Chính phủ; theo đề nghị của Bộ trưởng Bộ Công Thương,\r\n"
    "Điều 1.\tPhê duyệt Kế hoạch hành động giai đoạn 2015 - 2020 kèm theo Quyết định này.\n"
    "Số: 1393/QĐ-TTg (PHỤ LỤC)\n";

/// Letters alone: an old encoding says no other signs, and VIQR's are those of sentences.
std::string letters_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c)) append_code_point(out, c);
  }
  return out;
}

std::vector<std::string> corpus() {
  std::vector<std::string> texts;
  const auto files = list_files(VIENDAN_CORPUS);
  REQUIRE(files);
  for (const auto& name : *files) {
    if (name.extension() == ".txt")
      texts.push_back(to_nfc(*read_file(std::filesystem::path(VIENDAN_CORPUS) / name, 1u << 24)));
  }
  return texts;
}

}  // namespace

TEST_CASE("Text in an old encoding is known by its words") {
  for (const Letters letters : kAll) {
    INFO(name_in(kLetters, letters));
    const auto decoded = decode_bytes(encoded(kDecision, letters));
    REQUIRE(decoded);
    CHECK(decoded->letters == letters);
    CHECK(decoded->text == kDecision);
    CHECK(decoded->confidence > 0.8);
  }
}

TEST_CASE("Every letter of the alphabet has its place in every encoding") {
  // Beside enough text to know the encoding by, and in a syllable: a capital of the standard that
  // is in none is a sign of Windows.
  for (const Letters letters : kAll) {
    if (letters == Letters::Viqr) continue;
    for (const auto& entry : table_of(letters)) {
      const char32_t letter = entry.first;
      const bool de = letter == U'đ' || letter == U'Đ';
      std::string word = de ? "" : "b";
      append_code_point(word, letter);
      word += de ? "i" : "n";
      const auto decoded = decode_bytes(encoded(std::string(kDecision) + word, letters));
      INFO(name_in(kLetters, letters) << " " << word);
      REQUIRE(decoded);
      CHECK(decoded->text == std::string(kDecision) + word);
    }
  }
}

TEST_CASE("A text comes back from every encoding with the same letters") {
  for (const auto& text : corpus()) {
    for (const Letters letters : kAll) {
      const auto decoded = decode_bytes(encoded(text, letters));
      REQUIRE(decoded);
      CHECK(decoded->letters == letters);
      const auto expected = letters_of(text);
      const auto read = letters_of(decoded->text);
      if (letters != Letters::Viqr) {
        CHECK((read == expected));
        continue;
      }
      // A point behind a vowel is a tone or ends the sentence: nearly all are told apart.
      std::size_t at = 0, other = 0, same = 0, all = 0;
      while (at < expected.size() && other < read.size()) {
        ++all;
        same += next_code_point(expected, at) == next_code_point(read, other) ? 1 : 0;
      }
      CHECK(same + 4 >= all);
    }
  }
}

TEST_CASE("A soft hyphen beside the letter that has its byte is none") {
  const std::string text = "Nước và người được hưởng thụ các chương trình trước đây của tỉnh.";
  const std::string bytes = encoded(text, Letters::Tcvn3);
  const auto decoded = decode_bytes(replace_all(bytes, "\xAD", "\xAD\xAD"));
  REQUIRE(decoded);
  CHECK(decoded->text == text);
}

TEST_CASE("UTF-16 is read with and without a mark of its order") {
  for (const bool big : {false, true}) {
    for (const bool mark : {false, true}) {
      const auto decoded = decode_bytes(in_utf16(kDecision, big, mark));
      REQUIRE(decoded);
      CHECK(decoded->letters == (big ? Letters::Utf16Be : Letters::Utf16Le));
      CHECK(decoded->text == kDecision);
    }
  }
  const auto pair = decode_bytes(std::string("\xFF\xFE\x3D\xD8\x00\xDE\x41\x00", 8));
  REQUIRE(pair);
  CHECK(pair->text == "😀A");
}

TEST_CASE("What is no Vietnamese text in any encoding is not decoded") {
  struct Row {
    std::string what;
    std::string bytes;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing", ""},
      {"English",
       "The Minister shall report to the Government. Don't ask (a) why: \"so\" is no. 1.\n"
       "Is it a. or b.? To be. We do. I am so."},
      {"a list of files", "a.txt b.txt o.o u.a e.g. i.e. no. so. do. to."},
      {"French in Latin-1", "L'\xE9t\xE9 dernier, la R\xE9publique a modifi\xE9 les d\xE9lais."},
      {"noise", "\xC3(\xFF\xFE\x80\x81 \xA0\xE1\xE1\xE1\xE1"},
      {"binary", std::string("a\0b\xE1\0\0\x01\0\0\0", 10)},
      {"half a UTF-16 character", std::string("\xFF\xFE\x3D\xD8", 4)},
      {"UTF-16 with a NUL", std::string("\xFF\xFE\0\0A\0", 6)},
  }));
  INFO(row.what);
  CHECK_FALSE(decode_bytes(row.bytes));
}

TEST_CASE("Quotes and dashes of Windows are signs, capitals of the standard are letters") {
  // TCVN 5712 has capitals where Windows has quotes: they are letters where they make a word.
  const std::string text = encoded(kDecision, Letters::Tcvn3) +
                           "\x93"
                           "K\xD5 ho\xB9"
                           "ch\x94 \x96 "
                           "\x81NH, B\x9ENG \x85";
  const auto decoded = decode_bytes(text);
  REQUIRE(decoded);
  CHECK(decoded->text == std::string(kDecision) + "“Kế hoạch” – ẢNH, BỦNG …");
}

TEST_CASE("VIQR: a sign behind a vowel is a tone only where it makes a word") {
  struct Row {
    std::string typed;
    std::string expected;
  };
  const auto row = GENERATE(values<Row>({
      {"na`y. DDie^`u 2", "này. Điều 2"},
      {"bo^. tru+o+?ng", "bộ trưởng"},
      {"QDD-TTg, UBND", "QĐ-TTg, UBND"},
      {"a. Mo^.t\nb. Hai", "a. Một\nb. Hai"},
      {"dd) chi kha'c", "đ) chi khác"},
      {"o+? Ha` No^.i", "ở Hà Nội"},
      {"v.v. va` website's", "v.v. và website's"},
      {"ba\\. ho\\'i", "ba. ho'i"},
  }));
  const auto decoded = decode_bytes(encoded(kDecision, Letters::Viqr) + row.typed);
  REQUIRE(decoded);
  CHECK(decoded->text == std::string(kDecision) + row.expected);
}

TEST_CASE("Long input of any kind is decoded in linear time") {
  const std::string patterns[] = {"\xE1", "a.", "d", "\x93", "o+?", "\xE1 ", "a\x80", "\x01\x02"};
  for (const auto& pattern : patterns) {
    std::string bytes;
    while (bytes.size() < 1'000'000) bytes += pattern;
    static_cast<void>(decode_bytes(bytes));
    const auto text = encoded(kDecision, Letters::Tcvn3) + bytes;
    static_cast<void>(decode_bytes(text));
  }
  SUCCEED();
}

}  // namespace viendan::ingest

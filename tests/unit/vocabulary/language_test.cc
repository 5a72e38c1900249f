#include "vocabulary/language.h"

#include <catch2/catch.hpp>
#include <string>

namespace viendan {

TEST_CASE("The language of a text is that of most of its words") {
  struct Row {
    std::string what;
    std::string text;
    std::string language;
  };
  const auto row = GENERATE(values<Row>({
      {"Vietnamese", "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015; theo đề nghị của",
       "vi"},
      {"capitals", "QUYẾT ĐỊNH VỀ VIỆC PHÊ DUYỆT KẾ HOẠCH HÀNH ĐỘNG QUỐC GIA", "vi"},
      {"English",
       "Pursuant to the Law on Organization of the Government dated June 19, 2015; at the request "
       "of the Minister of Culture",
       "en"},
      {"English with Vietnamese names",
       "The People's Committee of Thừa Thiên Huế shall be responsible for the management of Đồng "
       "Hới port and report to the Prime Minister in June 2020",
       "en"},
      {"Vietnamese with English words",
       "Đề án phát triển công nghiệp bán dẫn (the Semiconductor Industry Development Scheme) được "
       "phê duyệt theo Quyết định này và các văn bản có liên quan",
       "vi"},
      {"Vietnamese without its marks",
       "Can cu Nghi dinh so 15 cua Chinh phu; theo de nghi cua Bo truong Bo Cong Thuong ve viec "
       "phe duyet ke hoach trong nam va cac nhiem vu duoc giao",
       "vi"},
      {"French",
       "Vu la loi relative aux droits et aux devoirs des fonctionnaires, le ministre arrête les "
       "dispositions suivantes concernant les personnels",
       ""},
      {"too few words", "QĐ-TTg 1755", ""},
      {"none", "", ""},
      {"numbers", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15", ""},
  }));
  INFO(row.what);
  CHECK(language_of(row.text) == row.language);
}

TEST_CASE("A long text is judged by passages from all over it") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "The Minister of Finance shall report to the Government. ";
  const std::string english = text;
  for (int i = 0; i < 6000; ++i) text += "Bộ trưởng Bộ Tài chính báo cáo Chính phủ kết quả. ";
  CHECK(language_of(english) == "en");
  CHECK(language_of(text) == "vi");
}

TEST_CASE("Bytes that are no text have no language") {
  CHECK(language_of(std::string(100'000, '\xE1')).empty());
  CHECK(language_of(std::string(100'000, 'a')).empty());
}

}  // namespace viendan

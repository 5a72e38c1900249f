#include "vocabulary/symbol.h"

#include <catch2/catch.hpp>

#include "base/text.h"

namespace viendan {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

std::string found_in(std::string_view text) {
  std::vector<std::string> all;
  for (const auto& found : find_symbols(vocabulary(), text)) all.push_back(found.symbol.text);
  return join(all, " | ");
}

TEST_CASE("A symbol is read in any spelling that people type") {
  struct Row {
    std::string_view typed, text;
  };
  const auto row = GENERATE(values<Row>({
      {"1393/QĐ-TTg", "1393/QĐ-TTg"},
      {"1393/QD-TTg", "1393/QĐ-TTg"},
      {"1393/qd-ttg", "1393/QĐ-TTg"},
      {"1393/QÐ-TTG", "1393/QĐ-TTg"},
      {"1393/QĐ–TTg", "1393/QĐ-TTg"},
      {"1393 / QĐ - TTg", "1393/QĐ-TTg"},
      {"*1419* /QĐ-TTg", "1419/QĐ-TTg"},
      {"13443 /QĐ-BCT", "13443/QĐ-BCT"},
      {"6/NQ-CP", "06/NQ-CP"},
      {"06/NQ-CP", "06/NQ-CP"},
      {"95/2012/ND-CP", "95/2012/NĐ-CP"},
      {"221/2012/TTLT-BTC-BCT", "221/2012/TTLT-BTC-BCT"},
      {"32/2000/TTLT/BTC-BVHTT", "32/2000/TTLT/BTC-BVHTT"},
      {"55/2014/qh13", "55/2014/QH13"},
      {"26/2001/PL-UBTVQH10", "26/2001/PL-UBTVQH10"},
      {"1594/BCT-KHCN", "1594/BCT-KHCN"},
      {"24-NQ/TW", "24-NQ/TW"},
      {"64-CP", "64-CP"},
      {"12a/2015/QĐ-UBND", "12a/2015/QĐ-UBND"},
      {"QCVN 40:2011/BTNMT", "QCVN 40:2011/BTNMT"},
  }));
  const auto symbol = parse_symbol(vocabulary(), row.typed);
  REQUIRE(symbol);
  CHECK(symbol->text == row.text);
}

TEST_CASE("What is no symbol is not read as one") {
  const std::string_view text =
      GENERATE(as<std::string_view>(), "", "1393", "2014 - 2020", "3/4", "07/9/2009", "tỉnh/thành",
               "QĐ-TTg", "/QĐ-TTg", "1393/QĐ-TTg và", "24.7.0", "1/2/3/4/5");
  CHECK_FALSE(parse_symbol(vocabulary(), text));
}

TEST_CASE("The parts of a symbol: number, year, type, issuers") {
  struct Row {
    std::string_view text, number;
    int year;
    std::string_view type, issuers;
  };
  const auto row = GENERATE(values<Row>({
      {"1393/QĐ-TTg", "1393", 0, "QĐ", "TTg"},
      {"06/NQ-CP", "6", 0, "NQ", "CP"},
      {"95/2012/NĐ-CP", "95", 2012, "NĐ", "CP"},
      {"221/2012/TTLT-BTC-BCT", "221", 2012, "TTLT", "BTC,BCT"},
      {"55/2014/QH13", "55", 2014, "", "QH13"},
      {"1594/BCT-KHCN", "1594", 0, "", "BCT,KHCN"},
      {"24-NQ/TW", "24", 0, "NQ", "TW"},
      {"64-CP", "64", 0, "", "CP"},
      {"45/TTr-STC", "45", 0, "TTr", "STC"},
      {"999-TC/QĐ/CĐKT", "999", 0, "QĐ", "TC,CĐKT"},
      {"999/TC-QĐ-CĐKT", "999", 0, "QĐ", "TC,CĐKT"},
      {"3816/VPCP-CN", "3816", 0, "", "VPCP,CN"},
  }));
  const auto symbol = parse_symbol(vocabulary(), row.text);
  REQUIRE(symbol);
  CHECK(symbol->number == row.number);
  CHECK(symbol->year == row.year);
  CHECK(symbol->type_code == row.type);
  CHECK(join(symbol->issuers, ",") == row.issuers);
}

TEST_CASE("Running text gives its symbols and nothing that only looks like one") {
  struct Row {
    std::string_view text, symbols;
  };
  const auto row = GENERATE(values<Row>({
      {"Quyết định số 1393/QĐ-TTg và số 403 /QĐ-TTg.", "1393/QĐ-TTg | 403/QĐ-TTg"},
      {"Quyết định số 1393/QĐ-TTg - Bộ Công Thương chủ trì", "1393/QĐ-TTg"},
      {"Quyết định số 12/QĐ - BCT của Bộ", "12/QĐ-BCT"},
      {"Luật số 55/2014/QH13 ngày 23/6/2014", "55/2014/QH13"},
      {"Nghị quyết số 24-NQ/TW, Kết luận số 56-KL/TW", "24-NQ/TW | 56-KL/TW"},
      {"Nghị định 64-CP, Quyết định số 327-CT", "64-CP | 327-CT"},
      {"Công văn số 663/SCT ngày 11/9/2013", "663/SCT"},
      {"Công văn số 702/UBQPANĐN15 ngày 01/8/2025", "702/UBQPANĐN15"},
      {"QCVN 40:2011/BTNMT; TCVN 6909:2001; TCVN ISO 14001:2015",
       "QCVN 40:2011/BTNMT | TCVN 6909:2001 | TCVN ISO 14001:2015"},
      {"Quyết định số 999-TC/QĐ/CĐKT ngày 02/11/1996", "999-TC/QĐ/CĐKT"},
      {"Quyết định số 999 TC/QĐ/CĐKT ngày 02/11/1996", "999-TC/QĐ/CĐKT"},
      {"Decision No. 1605)QD-TTg of August 27, 2010", "1605/QĐ-TTg"},
      {"mục 1605)QD-TTg; khoản 3) UBND; số 12) TTg", ""},
      {"Quyết định 12/2013 QĐ-TTg; Quyết định 15 QĐ-TTg", "12/2013/QĐ-TTg | 15/QĐ-TTg"},
      {"Nghị quyết số 140/NQ-CP2, 33/2006/NQ-HĐND16, 353/1997/QĐ-NHNN2",
       "140/NQ-CP | 33/2006/NQ-HĐND16 | 353/1997/QĐ-NHNN2"},
      {"Luật số 90/2025/Qh15, 1049/TTr-UBPLTP15, 724/TTr-CP",
       "90/2025/QH15 | 1049/TTr-UBPLTP15 | 724/TTr-CP"},
      {"Kết luận số 18- KL/TW, Quy định số 37-QĐ/TW, 12-CTr/BCĐ, 5-KL/TU",
       "18-KL/TW | 37-QĐ/TW | 12-CTr/BCĐ | 05-KL/TU"},
      {"Quyết định số 256 /2004/QĐ-UB và Nghị định 182-HĐBT, số 56/CP",
       "256/2004/QĐ-UB | 182-HĐBT | 56/CP"},
      {"theo Nghị đinh 56/CP ngày 02/10/1996; theo 56/CP", "56/CP"},
      {"công văn số 3816/VPCP-CN, 3816/VPCP- CN", "3816/VPCP-CN | 3816/VPCP-CN"},
      {"ISO30134-8, ISO22237-1:2021, ANSI/TIA-942, TIA-942",
       "ISO 30134-8 | ISO 22237-1:2021 | TIA-942 | TIA-942"},
      {"giai đoạn 2016 - 2020, tỷ lệ 3/4, ngày 07/9/2009, tỉnh/thành phố, điện/GDP", ""},
      {"CV Số: 24.7.0", ""},
      {"PM2.5 từ 2,0 xuống 1,0; điện thoại 04.22202312, KGVX (5b).", ""},
      {"- Lưu: VT, KHCN. TM/KT. 3R, 2015 - 2020; 100/USD; 220/110kV; COVID-19", ""},
      {"Trang 1/30 của 24/7 và 5/UBND xã", ""},
      {"năm 2020-COP26", ""},
  }));
  CHECK(found_in(row.text) == row.symbols);
}

TEST_CASE("A found symbol's span covers number and letters") {
  const std::string_view text = "theo Quyết định số: 1419 /QĐ-TTg ngày";
  const auto found = find_symbols(vocabulary(), text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].span.of(text) == "1419 /QĐ-TTg");
}

TEST_CASE("Identity: type, issuers, year, number") {
  struct Row {
    std::string_view symbol, date, type_word, place, id;
  };
  const auto row = GENERATE(values<Row>({
      {"1393/QĐ-TTg", "2012-09-25", "", "", "qd-ttg/2012/1393"},
      {"1393/QĐ-TTg", "", "Quyết định", "", "qd-ttg/?/1393"},
      {"95/2012/NĐ-CP", "", "", "", "nd-cp/2012/95"},
      {"221/2012/TTLT-BTC-BCT", "", "", "", "ttlt-btc-bct/2012/221"},
      {"1594/BCT-KHCN", "2013-02-26", "", "", "cv-bct-khcn/2013/1594"},
      {"55/2014/QH13", "", "Luật", "", "luat-qh13/2014/55"},
      {"176/2025/QH15", "", "Nghị quyết", "", "nq-qh15/2025/176"},
      {"24-NQ/TW", "2013-06-03", "", "", "nq-tw/2013/24"},
      {"15-NQ/ĐUB", "2025-09-22", "", "", "nq-dub/2025/15"},
      {"327-CT", "1992-09-15", "Quyết định", "", "qd-ct/1992/327"},
      {"101/CP", "1997-09-23", "Nghị định", "", "nd-cp/1997/101"},
      {"2384/QĐ-UBND", "2013-09-30", "", "tỉnh Quảng Bình", "qd-ubnd.quang-binh/2013/2384"},
      {"QCVN 40:2011/BTNMT", "", "", "", "qcvn-btnmt/2011/40"},
      {"TCVN ISO 14001:2015", "", "", "", "tcvn-iso/2015/14001"},
  }));
  const auto symbol = parse_symbol(vocabulary(), row.symbol);
  REQUIRE(symbol);
  CHECK(document_id(vocabulary(), *symbol, parse_iso_date(row.date), row.type_word, row.place) ==
        row.id);
}

TEST_CASE("The type's name comes from the symbol where it has one") {
  CHECK(type_name(vocabulary(), *parse_symbol(vocabulary(), "1393/QĐ-TTg")) == "Quyết định");
  CHECK(type_name(vocabulary(), *parse_symbol(vocabulary(), "1594/BCT-KHCN")) == "Công văn");
  CHECK(type_name(vocabulary(), *parse_symbol(vocabulary(), "55/2014/QH13")).empty());
}

TEST_CASE("Slugs are lower-case ASCII with hyphens") {
  CHECK(slug("Bảo vệ môi trường") == "bao-ve-moi-truong");
  CHECK(slug("Phòng, chống ma túy") == "phong-chong-ma-tuy");
  CHECK(slug("Đ") == "d");
  CHECK(slug("").empty());
}

TEST_CASE("Hostile text costs no more than its length") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "1/";
  CHECK(found_in(text).empty());
  std::string spaces = "1" + std::string(100000, ' ') + "/QĐ-TTg";
  CHECK(found_in(spaces).empty());
}

}  // namespace
}  // namespace viendan

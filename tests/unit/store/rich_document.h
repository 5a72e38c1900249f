// A document in which no field has its default value.
#pragma once

#include "model/document.h"

namespace viendan::test {

inline Span span_of_words(const std::string& text, std::string_view words) {
  const auto begin = static_cast<std::uint32_t>(text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

inline Metadata rich_metadata() {
  return {
      .id = "qd-ttg/2020/1375",
      .type = {"Quyết định", {2, 17}, "first-line"},
      .number = {"1375", {3, 7}, "symbol-line"},
      .symbol = {"1375/QĐ-TTg", {3, 16}, "symbol-line"},
      .issuer = {"Thủ tướng Chính phủ", {4, 9}, "symbol"},
      .issuer_body = "Chính phủ",
      .issuer_id = "chinh-phu",
      .date = {"2020-09-08", {5, 6}, "place-line"},
      .place = {"Hà Nội", {6, 7}, "place-line"},
      .title = {"Về việc \"thử\" <các> ký tự & dấu", {7, 8}, "title-block"},
      .signer = {"Nguyễn Văn A", {8, 9}, "signature"},
      .signer_position = {"KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG", {9, 10}, "signature"},
      .language = "en",
      .recipients = {{"Như Điều 3", {10, 11}, "list"}, {"Lưu: VT", {11, 12}, "list"}},
      .addressees = {{"Các Bộ", {12, 13}, "list"}},
  };
}

inline std::vector<Block> rich_blocks(const std::string& text) {
  const auto second = static_cast<std::uint32_t>(text.find("Điều 1"));
  const auto third = static_cast<std::uint32_t>(text.find("TT\t"));
  const auto end = static_cast<std::uint32_t>(text.size());
  return {
      {BlockKind::Document, -1, {0, 0}, "", {}, "", "root"},
      {BlockKind::Head, 0, {0, second}, "", {2, 6}, "", "head-line"},
      {BlockKind::Article,
       0,
       {second, third},
       "1",
       span_of_words(text, "Phê duyệt"),
       "dieu-1",
       "article"},
      {BlockKind::Table, 2, {third, end}, "", {}, "dieu-1.bang", "grid"},
  };
}

inline Activity rich_activity(const Repair& repair) {
  return {
      .annex = "Phụ lục 2",
      .table = "I",
      .ordinal = "1",
      .group = {"Nhóm 1: Rà soát", "Ngành nhẹ"},
      .title = "Xây dựng quy định",
      .title_printed = "Xây dụng quy định",
      .content = {"- một\n- hai", ""},
      .lead = {{"Bộ Công Thương", "BCT", "bo-cong-thuong", false, "Nội dung số 1, 2", {1, 2}}},
      .coordinating = {{"các bộ, ngành liên quan", "các bộ", "", true, "", {}}},
      .timeline = {"2015 - 2020", Date{2015}, Date{2020, 12, 31}, "P1Y"},
      .funding = {"Ngân sách nhà nước"},
      .outputs = {"Thông tư", " Báo cáo "},
      .submit_to = "Chính phủ",
      .note = "\tghi chú\n",
      .details = {{"Mục tiêu", "Giảm rác"}},
      .origin = Origin::Text,
      .anchor = "pl-2.muc-i.hd-1",
      .span = {3, 20},
      .lines = {1, 2},
      .repairs = {repair},
  };
}

inline Citation rich_citation(const std::string& text) {
  return {
      .span = span_of_words(text, "Luật Hóa chất"),
      .evidence = {4, 60},
      .block = 2,
      .surface = "Luật Hóa chất",
      .kind = CitationKind::NamedLaw,
      .relation = Relation::LegalBasis,
      .target = {"luat-qh12/2007/06", "06/2007/QH12", "Luật", "06", Date{2007, 11, 21}, "Quốc hội",
                 "Luật Hóa chất", true},
      .pinpoint = {"5", "2", "a", "II"},
      .status = CitationStatus::Ambiguous,
      .candidates = {"a/2001/1", "b/?/2"},
      .rule = "law-by-name",
      .confidence = 0.1,
  };
}

/// Text with everything that XML likes to swallow: white space at both ends, tabs, carriage
/// returns, control characters, non-characters, marks that mean something.
inline Document rich_document() {
  Document d;
  d.source = "thư mục/1375 & \"b\".txt";
  d.digest = "0123456789abcdef0123456789abcdef";
  d.text =
      "\n  \t BỘ & <b>CHỮ</b> ]]> \r\n\fsau \x01\x02 \u241B \uFFFE \U0001F4A7 &amp; \n\n"
      "Điều 1. Phê duyệt theo Luật Hóa chất giảm 25,5%.  \n \n"
      "TT\tTên\n1\t\"Xây\"\t\n ";
  d.map = SourceMap({{0, 1, 0, 9}, {9, 2, 3, 40}, {60, 7, 0, 100}});
  d.metadata = rich_metadata();
  d.blocks = rich_blocks(d.text);
  const Repair repair{"one-syllable", "title", "Xây dụng\n", "Xây dựng", 0.875, {5, 9}};
  d.tables = {
      {.kind = TableKind::Activities,
       .blocks = {3},
       .columns = {{"TT", ColumnRole::Ordinal, 1}, {"Tên / \"gì\"", ColumnRole::Title, 0.7}},
       .rows = {{RowKind::Group, "1", {{"Nhóm 1", "Nhóm 1", {{1, 2}}}}, {3, 3}, {}},
                {RowKind::Data, "a", {{"1", "1 | 1", {{1, 2}, {3, 4}}}, {}}, {4, 5}, {repair}}},
       .repairs = {repair, repair}}};
  d.activities = {rich_activity(repair), Activity{}};
  d.targets = {{"giảm 25,5%",
                "cường độ",
                25.5,
                1.0 / 3,
                "%",
                "giảm",
                "so với mức 2010",
                Date{2016},
                Date{2020, 2},
                {70, 75}},
               {.statement = "không số", .min = 0.0}};
  d.duties = {{{{"Bộ Xây dựng", "Bộ Xây dựng", "bo-xay-dung"}},
               "báo cáo",
               "P1M",
               Date{2021, 3, 4},
               {71, 72}}};
  d.citations = {rich_citation(d.text)};
  d.repairs = {repair};
  d.issues = {{"ordinal-missing", "no <ordinal>", {6, 8}}, {"empty", "", {}}};
  return d;
}

}  // namespace viendan::test

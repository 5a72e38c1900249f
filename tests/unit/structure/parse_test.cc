#include "structure/parse.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "base/text.h"

namespace viendan::structure {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = [] {
    auto result = Vocabulary::load(std::filesystem::path(VIENDAN_SCHEMAS) / "vocabulary");
    REQUIRE(result);
    return std::move(*result);
  }();
  return loaded;
}

/// A draft of one paragraph a line; an empty line is a gap.
Draft draft_of(std::string text) {
  Draft draft{.source = "test.txt", .digest = {}, .text = std::move(text), .map = {}};
  std::uint32_t at = 0;
  bool gap = false;
  for (const auto line : split(draft.text, '\n')) {
    const auto size = static_cast<std::uint32_t>(line.size());
    if (!trim(line).empty()) {
      draft.pieces.emplace_back(Paragraph{.span = {at, at + size}, .after_gap = gap});
    }
    gap = trim(line).empty();
    at += size + 1;
  }
  draft.map.add({.begin = 0, .line = 1, .column = 0, .columns = 0});
  return draft;
}

Document parsed(std::string text) {
  Document document = parse(draft_of(std::move(text)), vocabulary());
  const auto sound = check(document);
  INFO((sound ? std::string() : sound.error().message));
  REQUIRE(sound);
  return document;
}

std::string anchors(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (!block.anchor.empty()) out += (out.empty() ? "" : " ") + block.anchor;
  }
  return out;
}

TEST_CASE("any text is a document whose blocks are the whole text") {
  const std::string_view texts[] = {
      "",
      " ",
      "\n\n\n",
      "một",
      "Điều 1.",
      "1.",
      "a)",
      "-",
      "(1)",
      "\"",
      "Phụ lục",
      "PHỤ LỤC",
      "Nơi nhận:",
      "KT. THỦ TƯỚNG",
      "Số:",
      "Kính gửi:",
      "QUYẾT ĐỊNH",
      "QUYẾT ĐỊNH:",
      "Ghi chú:",
      "ĐẾN",
      "CÔNG BÁO/Số 1",
      "KẾ HOẠCH\n(Kèm theo Quyết định)",
      "Chương I",
      "Lưu: VT.\n32",
  };
  for (const auto text : texts) {
    INFO(text);
    CHECK_FALSE(parsed(std::string(text)).blocks.empty());
  }
}

TEST_CASE("text without a letterhead has no head and no metadata") {
  const Document document = parsed("Thực trạng ngành điện\n\n1. Số lượng\nCó nhiều.\n2. Cơ cấu\n");
  CHECK(document.metadata == Metadata{});
  CHECK(anchors(document) == "khoan-1 khoan-2");
}

TEST_CASE("addresses are unique, and annexes stand for themselves") {
  const Document document = parsed(
      "Điều 1. A\nI. B\n1. C\na) D\nđ) sai thứ tự\nb) E\n2. F\n1. lại từ đầu\nPHỤ LỤC I\nDANH "
      "MỤC\n(Ban hành kèm theo Quyết định số 1/QĐ-BCT)\n1. G\nPHỤ LỤC I\nBIỂU MẪU\n1. H\n");
  CHECK(anchors(document) ==
        "dieu-1 dieu-1.muc-i dieu-1.muc-i.khoan-1 dieu-1.muc-i.khoan-1.diem-a "
        "dieu-1.muc-i.khoan-1.diem-b dieu-1.muc-i.khoan-2 dieu-1.muc-i.khoan-1~2 pl-i "
        "pl-i.khoan-1 pl-i~2 pl-i~2.khoan-1");
}

TEST_CASE("a grid that sets a signature is text, one of data is a table") {
  Draft draft{.source = "t",
              .digest = {},
              .text = "Nơi nhận:\n- Như trên;\tKT. BỘ TRƯỞNG\nTT\tTên\n1\tA",
              .map = {}};
  const auto cell = [&](std::string_view words) {
    return Grid::Cell{
        .span = span_in(draft.text,
                        std::string_view(draft.text).substr(draft.text.find(words), words.size()))};
  };
  Grid frame{.span = {0, 0}, .rows = {{cell("Nơi nhận:\n- Như trên;"), cell("KT. BỘ TRƯỞNG")}}};
  frame.span = {frame.rows[0][0].span.begin, frame.rows[0][1].span.end};
  Grid data{.span = {0, 0}, .rows = {{cell("TT"), cell("Tên")}, {cell("1"), cell("A")}}};
  data.span = {data.rows[0][0].span.begin, data.rows[1][1].span.end};
  draft.pieces = {frame, data};
  draft.map.add({.begin = 0, .line = 1, .column = 0, .columns = 0});
  const Document document = parse(draft, vocabulary());
  REQUIRE(check(document));
  std::string kinds;
  for (const Block& block : document.blocks) kinds += std::string(info(block.kind).name) + " ";
  CHECK(kinds == "document recipients recipients signature table ");
}

TEST_CASE("long and deep input is read in linear time") {
  using Clock = std::chrono::steady_clock;
  const auto seconds = [](const std::string& text) {
    const auto begin = Clock::now();
    static_cast<void>(parsed(text));
    return std::chrono::duration<double>(Clock::now() - begin).count();
  };
  std::string numbers, nested, quotes, articles, headings;
  for (int i = 1; i <= 100'000; ++i) numbers += fmt::format("{}. Mục số\n", i);
  for (int i = 0; i < 50'000; ++i) nested += "1. a:\na) b:\n- c:\n+ d:\n";
  for (int i = 0; i < 100'000; ++i) quotes += "\"mở mà không đóng\n";
  for (int i = 0; i < 100'000; ++i) articles += fmt::format("Điều {}. Tên\n", (i * 7919) % 9973);
  for (int i = 0; i < 100'000; ++i) headings += "KẾ HOẠCH\nPHỤ LỤC\n";
  for (const std::string& text : {numbers, nested, quotes, articles, headings}) {
    CHECK(seconds(text) < 10);
  }
}

TEST_CASE("no arrangement of known lines breaks the outline") {
  constexpr std::string_view kLines[] = {
      "",
      "QUYẾT ĐỊNH",
      "QUYẾT ĐỊNH:",
      "Số: 1/QĐ-BCT",
      "Hà Nội, ngày 1 tháng 2 năm 2020",
      "Căn cứ Luật Điện lực;",
      "Điều 1. A",
      "Điều 2. B",
      "I. C",
      "1. D:",
      "a) E",
      "- F",
      "+ G",
      "Kính gửi:",
      "Nơi nhận:",
      "- Lưu: VT.",
      "KT. THỦ TƯỚNG",
      "CHỖ THỦ TƯỚNG",
      "Trịnh Đình Dũng",
      "PHỤ LỤC II",
      "KẾ HOẠCH",
      "(Ban hành kèm theo Quyết định số 1/QĐ-BCT ngày 2/2/2020)",
      "Ghi chú:",
      "\"Điều 9. Trích",
      "hết\".",
      "CÔNG VĂN ĐẾN",
      "Giờ: 9",
      "Trang 1/2",
      "32",
      "(1) chú thích",
      "văn bản(1) có chú",
      "Chương I",
      "CHỦ TỊCH",
      "V/v xin ý kiến",
      "đề nghị liên hệ:",
  };
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const auto count = random() % 60;
    for (std::size_t i = 0; i < count; ++i) {
      text += std::string(kLines[random() % std::size(kLines)]) + "\n";
    }
    INFO(text);
    static_cast<void>(parsed(text));
  }
}

}  // namespace
}  // namespace viendan::structure

#include <catch2/catch.hpp>
#include <chrono>

#include "ingest/read.h"
#include "pipeline/read_document.h"
#include "store/acts.h"

namespace viendan::pipeline {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

/// What is done to other acts is told too.
double seconds_to_read(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  auto draft = ingest::read_bytes("a.txt", text, {.line_bytes = 64u << 20});
  // Too many cells, or tags too deep: refused, and that too at no greater cost.
  if (draft) {
    const Document document = read_draft(*std::move(draft), vocabulary());
    CHECK(check(document));
    static_cast<void>(store::acting_of(document, document.citations));
  }
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

#ifdef _GLIBCXX_ASSERTIONS  // a build that checks itself reads ten times slower
constexpr std::size_t kBytes = 100'000;
#else
constexpr std::size_t kBytes = 300'000;
#endif

}  // namespace

TEST_CASE("Ten times the text costs ten times the time, whatever is repeated in it") {
  const auto unit = GENERATE(values<std::string_view>({
      "a",
      "đ",
      "(",
      "\"",
      "- ",
      "1.1.1.1.",
      "Điều 1 ",
      "Điều 1.\n",
      "1. a\n",
      "khoản 1 ",
      "số 1/1/1/1",
      "12/2015/NĐ-CP, ",
      "Quyết định số 12/QĐ-TTg ngày 1/2/2015; ",
      "Bộ Tài chính, ",
      "Bộ Y tế chủ trì, phối hợp với ",
      "đến năm 2020 đạt 15% ",
      "Luật Đất đai ",
      "ngày 1 tháng 2 năm 2015 ",
      "a\tb\tc\n",
      "\t",
      "(1) ",
      "Phụ lục 1\n",
      "Số: 12/QĐ-TTg\n",
      "QUYẾT ĐỊNH\n",
      "Nơi nhận:\n",
      "KT. BỘ TRƯỞNG\n",
      "Căn cứ Luật ",
      "TT\tTên nhiệm vụ\tCơ quan chủ trì\n1\tx\tBộ Y tế\n",
      "a) b) c) ",
      "\xCC\x81",
      "**",
      "<b>",
      "khơng cơng ",
      "CÔNG BÁO/Số 1\n",
  }));
  const double once = seconds_to_read("x " + repeated(unit, kBytes));
  const double tenfold = seconds_to_read("x " + repeated(unit, 10 * kBytes));
  INFO(unit << ": " << once << " s, tenfold " << tenfold << " s");
  CHECK(tenfold < 30 * once + 0.5);
}

TEST_CASE(
    "A list costs ten times the time where it and the words that lead to it are ten times as "
    "long") {
  struct List {
    std::string_view begin, end;  // of the words that lead to it
    std::string_view item;        // before each number
  };
  const auto list = GENERATE(values<List>({
      {"Các nghị định ", "sau đây hết hiệu lực:\n", ""},
      {"Các nghị định sau đây hết hiệu lực, trừ quy định tại ", "của Nghị định này:\n", ""},
      {"Chính phủ quyết định ", "như sau:\n", "Bãi bỏ "},
  }));
  const auto seconds = [&](std::size_t bytes) {
    std::string text = "NGHỊ ĐỊNH\nĐiều 1. " + std::string(list.begin);
    text += repeated("Điều 77, ", bytes) + std::string(list.end);
    for (std::size_t i = 1; text.size() < 3 * bytes; ++i) {
      text += fmt::format("{}. {}Nghị định số {}/2010/NĐ-CP;\n", i, list.item, i % 900 + 1);
    }
    return seconds_to_read(text);
  };
  const double once = seconds(kBytes / 10);
  const double tenfold = seconds(kBytes);
  INFO(list.begin << ": " << once << " s, tenfold " << tenfold << " s");
  CHECK(tenfold < 30 * once + 0.5);
}

}  // namespace viendan::pipeline

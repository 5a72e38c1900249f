// Hostile text costs no more than its length: ten times as much text, about ten times the time.
#include <ctime>

#include <catch2/catch.hpp>

#include "citations/find.h"
#include "model/document.h"

namespace viendan::citations {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

/// A document of one paragraph that says one thing again and again.
Document repeated(std::string_view words, std::size_t size) {
  Document document;
  while (document.text.size() + words.size() <= size) document.text += words;
  const auto length = static_cast<std::uint32_t>(document.text.size());
  document.map = SourceMap({{0, 1, 0, length}});
  document.blocks.push_back({.kind = BlockKind::Document, .own = {0, 0}});
  document.blocks.push_back({.kind = BlockKind::Paragraph, .parent = 0, .own = {0, length}});
  return document;
}

double seconds(const Document& document) {
  const auto begin = std::clock();
  const auto found = find(document, vocabulary());
  const auto end = std::clock();
  CHECK(found.size() <= document.text.size());
  return static_cast<double>(end - begin) / CLOCKS_PER_SEC;
}

TEST_CASE("Text that repeats what mentions begin with costs no more than its length") {
  const std::string_view words =
      GENERATE(as<std::string_view>(), "1/", "1-", "Điều 1, ", "khoản ", "số ", "(",
               "(sau đây gọi là ", "Luật ", "Luật A ", "Kế hoạch ", "Quyết định số 1/QĐ-TTg, ",
               "này ", "Quyết định 5 ", "Kế hoạch phát triển nghề cá và ", "sửa đổi, bổ sung ",
               "1 A", "TCVN ", "Điều 1 khoản ", "ngày 1/1/2020 ", "1)", "Thông tư số 05/2024 ");
  constexpr std::size_t kSmall = 100'000;
  constexpr double kSlack = 4;  // of a machine that does other things too
  const double least = 0.02;    // below this a clock tells nothing
  static_cast<void>(seconds(repeated(words, kSmall / 10)));
  const double small = std::max(seconds(repeated(words, kSmall)), least);
  const double large = seconds(repeated(words, kSmall * 10));
  INFO("words: " << words << ", " << small << " s, " << large << " s");
  CHECK(large < small * 10 * kSlack);
}

}  // namespace
}  // namespace viendan::citations

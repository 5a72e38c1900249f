// What is made of the words that the engine gives, and of those of a scan's text layer.
#include <catch2/catch.hpp>

#include "ingest/ocr/ocr.h"
#include "ingest/ocr/reading.h"
#include "ingest/pdf/scanned.h"

using namespace viendan;
using namespace viendan::ingest;

namespace {

std::vector<LineWord> line_of(const std::vector<std::string>& texts, double confidence = 0.9) {
  std::vector<LineWord> line;
  for (const std::string& text : texts) line.push_back({0, 0, text, confidence});
  return line;
}

std::string text_of(const std::vector<LineWord>& line) {
  std::string text;
  for (const LineWord& word : line) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

std::vector<Word> words(std::size_t count) {
  return std::vector<Word>(count, Word{{0, 0, 10, 10}, "ký"});
}

}  // namespace

TEST_CASE("Only what Vietnamese print cannot have is put right") {
  struct Row {
    std::string_view read;
    std::string_view meant;
  };
  constexpr Row kRows[] = {
      {"299/QÐ-TTg", "299/QĐ-TTg"},
      {"15⁄4/2024", "15/4/2024"},
      {"¡n", "in"},
      {"l1", "11"},
      {"2O22.", "2022."},
      {"QUYÉT", "QUYẾT"},
      {"tiét,", "tiết,"},
      // Possible as they are, or no syllables at all.
      {"só", "só"},
      {"tô", "tô"},
      {"II", "II"},
      {"Il", "Il"},
      {"café", "café"},
      {"", ""},
      {"-", "-"},
  };
  for (const auto& [read, meant] : kRows) {
    CAPTURE(read);
    CHECK(correct_letters(read) == meant);
  }
}

TEST_CASE("A quote that nothing closes is taken off the beginning of a line") {
  struct Row {
    std::vector<std::string> read;
    std::string kept;
  };
  const Row rows[] = {
      {{"'Văn", "phòng"}, "Văn phòng"},
      {{"“Trước", "ngày"}, "Trước ngày"},
      {{"“Nâng", "cao”"}, "“Nâng cao”"},
      {{"Đề", "án", "“Nâng", "cao"}, "Đề án “Nâng cao"},
      {{"'"}, "'"},
  };
  for (const auto& [read, kept] : rows) {
    auto line = line_of(read);
    drop_stray_quotes(line);
    CHECK(text_of(line) == kept);
  }
}

TEST_CASE("Of two readings the surer one is taken, word by word where they part words alike") {
  auto first = line_of({"chuyên", "đổi"});
  auto second = line_of({"chuyển", "đồi"});
  second[0].confidence = 0.95;
  second[1].confidence = 0.5;
  CHECK(text_of(surer_of(first, second)) == "chuyển đổi");
  CHECK(text_of(surer_of(line_of({"chuyênđổi"}, 0.4), second)) == "chuyển đồi");
  CHECK(text_of(surer_of(first, {})) == "chuyên đổi");
}

TEST_CASE("Noise is what the engine is hardly sure of and what no word can be") {
  struct Row {
    std::string_view text;
    double confidence;
    bool noise;
  };
  constexpr Row kRows[] = {
      {"CA(KØTT", 0.1, true}, {"CA(KØTT", 0.5, false}, {"phủ,", 0.1, false},
      {"2024.", 0.1, false},  {"—", 0.1, true},
  };
  for (const auto& [text, confidence, noise] : kRows) {
    CAPTURE(text, confidence);
    CHECK(is_noise({0, 0, std::string(text), confidence}) == noise);
  }
}

TEST_CASE("A line of which nothing is read surely is no print, unless it has a number") {
  CHECK(is_handwriting(line_of({"ĐẾN\"", "ác"}, 0.5)));
  CHECK_FALSE(is_handwriting(line_of({"Căn", "cứ"}, 0.9)));
  CHECK_FALSE(is_handwriting(line_of({"2."}, 0.2)));
}

TEST_CASE("Doubtful words are told, numbers and the worst first, and counted where they are many") {
  Page page;
  page.words.push_back({.text = "sure", .confidence = 0.95});
  page.words.push_back({.text = "bad", .confidence = 0.4});
  page.words.push_back({.text = "worse", .confidence = 0.2});
  page.words.push_back({.text = "446", .confidence = 0.6});
  const auto issues = doubtful_words({Page{}, page});
  REQUIRE(issues.size() == 3);
  CHECK(issues[0].message.find("\"446\"") != std::string::npos);
  CHECK(issues[1] == Issue{"ocr-doubtful", "The scan of page 2 may not say \"worse\"."});
  CHECK(issues[2].message.find("\"bad\"") != std::string::npos);
  page.words.assign(1000, {.text = "bad", .confidence = 0.4});
  const auto many = doubtful_words({page});
  CHECK(many.size() < 50);
  CHECK(many.back().message.find("more words") != std::string::npos);
}

TEST_CASE("A page is a scan where a picture covers it and its text layer says less") {
  struct Row {
    std::size_t words;
    double coverage;
    TextLayer layer;
  };
  constexpr Row kRows[] = {
      {0, 1, TextLayer::None},   {20, 1, TextLayer::Note},   {400, 1, TextLayer::Under},
      {400, 0, TextLayer::Real}, {20, 0.2, TextLayer::Real},
  };
  for (const auto& [count, coverage, layer] : kRows) {
    CAPTURE(count, coverage);
    CHECK(judge_text_layer(words(count), coverage) == layer);
    CHECK(is_scanned_page(words(count), coverage) == (layer != TextLayer::Real));
  }
}

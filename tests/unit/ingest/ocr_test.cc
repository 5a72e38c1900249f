// Pictures drawn here, read by the engine; and files that are no pictures.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>

#include "ingest/ocr/ocr.h"

using namespace viendan;
using namespace viendan::ingest;

namespace {

/// Upright capitals, drawn in blocks.
const std::map<char, std::vector<std::string_view>> kLetters{
    {'T', {"#####", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  "}},
    {'H', {"#   #", "#   #", "#   #", "#####", "#   #", "#   #", "#   #"}},
    {'E', {"#####", "#    ", "#    ", "#### ", "#    ", "#    ", "#####"}},
    {'L', {"#    ", "#    ", "#    ", "#    ", "#    ", "#    ", "#####"}},
    {'I', {"#", "#", "#", "#", "#", "#", "#"}},
};
constexpr int kBlock = 6;

Picture blank(std::uint32_t width, std::uint32_t height, std::uint8_t grey = 255) {
  return {width, height, 300, std::vector<std::uint8_t>(std::size_t{width} * height, grey)};
}

void fill(Picture& picture, int left, int top, int width, int height) {
  for (int y = top; y < top + height; ++y) {
    auto* row = picture.grey.data() + static_cast<std::size_t>(y) * picture.width;
    std::fill(row + left, row + left + width, std::uint8_t{0});
  }
}

void write(Picture& picture, int left, int top, std::string_view text) {
  for (const char c : text) {
    if (c == ' ') {
      left += 4 * kBlock;
      continue;
    }
    const auto& rows = kLetters.at(c);
    for (std::size_t y = 0; y < rows.size(); ++y) {
      for (std::size_t x = 0; x < rows[y].size(); ++x) {
        if (rows[y][x] != '#') continue;
        fill(picture, left + static_cast<int>(x) * kBlock, top + static_cast<int>(y) * kBlock,
             kBlock, kBlock);
      }
    }
    left += (static_cast<int>(rows.front().size()) + 2) * kBlock;
  }
}

std::string text_of(const Page& page) {
  auto words = page.words;
  std::ranges::sort(words, [](const Word& a, const Word& b) {
    return a.box.top + 5 < b.box.top ||
           (std::abs(a.box.top - b.box.top) <= 5 && a.box.left < b.box.left);
  });
  std::string text;
  for (const Word& word : words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

void append_number(std::string& bytes, std::uint32_t value, int size) {
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<char>(value >> (8 * i)));
}

/// An uncompressed TIFF file with one picture.
std::string tiff(const Picture& picture) {
  const auto size = static_cast<std::uint32_t>(picture.grey.size());
  std::string bytes("II*\0", 4);
  append_number(bytes, 8 + size, 4);
  bytes.append(picture.grey.begin(), picture.grey.end());
  struct Field {
    std::uint32_t tag, type, value;
  };
  const Field fields[] = {{256, 4, picture.width},
                          {257, 4, picture.height},
                          {258, 3, 8},
                          {259, 3, 1},
                          {262, 3, 1},
                          {273, 4, 8},
                          {277, 3, 1},
                          {278, 4, picture.height},
                          {279, 4, size}};
  append_number(bytes, std::size(fields), 2);
  for (const auto& [tag, type, value] : fields) {
    append_number(bytes, tag, 2);
    append_number(bytes, type, 2);
    append_number(bytes, 1, 4);
    append_number(bytes, value, 4);
  }
  append_number(bytes, 0, 4);
  return bytes;
}

/// The beginning of a PNG file of that size.
std::string png_head(std::uint32_t width, std::uint32_t height) {
  std::string bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  for (const std::uint32_t value : {width, height}) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(value >> shift));
  }
  return bytes + "\x08" + std::string(100, '\0');
}

Result<RichText> read(std::string_view bytes, const Limits& limits = {}) {
  return read_image({"scan", bytes, limits});
}

bool without_ocr() {
  if (has_ocr()) return false;
  WARN("built without OCR, or without its model: not tested");
  return true;
}

}  // namespace

TEST_CASE("Pictures are refused, with the way out, where OCR is left out or turned off") {
  const Limits off{.ocr = false};
  const auto bytes = tiff(blank(100, 100));
  const auto refused = read(bytes, off);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Error::Code::Unreadable);
  CHECK(refused.error().message.starts_with("scan: "));
  CHECK_FALSE(refused.error().hint.empty());
  const Limits on;
  CHECK(require_ocr({"scan", bytes, on}).has_value() == has_ocr());
}

TEST_CASE("A line of print is read, with its box in points") {
  if (without_ocr()) return;
  auto picture = blank(1200, 400);
  write(picture, 200, 150, "THE HILL");
  const auto page = read_picture(picture, "page");
  REQUIRE(page);
  CHECK(page->width == Approx(288));
  REQUIRE(text_of(*page) == "THE HILL");
  CHECK(page->words[0].box.left == Approx(48).margin(4));
  CHECK(page->words[0].box.bottom == Approx(46).margin(3));
  CHECK(page->words[0].confidence > 0.5);
}

TEST_CASE("Ruling lines are found and do not touch the words of their cells") {
  if (without_ocr()) return;
  auto picture = blank(1400, 700);
  for (const int y : {100, 300, 500}) fill(picture, 100, y, 1204, 4);
  for (const int x : {100, 700, 1300}) fill(picture, x, 100, 4, 404);
  write(picture, 200, 180, "TILE");
  write(picture, 800, 180, "HILL");
  write(picture, 200, 380, "LET");
  write(picture, 800, 380, "THE");
  const auto page = read_picture(picture, "page");
  REQUIRE(page);
  CHECK(text_of(*page) == "TILE HILL LET THE");
  REQUIRE(page->rules.size() == 6);
  for (const Rule& rule : page->rules) {
    const double width = rule.box.right - rule.box.left;
    const double height = rule.box.bottom - rule.box.top;
    CHECK(std::min(width, height) < 2);
    CHECK(std::max(width, height) > 90);
  }
}

TEST_CASE("Pictures without text are pages without words, and end soon") {
  if (without_ocr()) return;
  const auto [width, height, grey] =
      GENERATE(table<std::uint32_t, std::uint32_t, int>({{1, 1, 255},
                                                         {1, 1, 0},
                                                         {1, 3000, 0},
                                                         {3000, 1, 255},
                                                         {40, 40, 128},
                                                         {800, 800, 0},
                                                         {800, 800, 255}}));
  CAPTURE(width, height, grey);
  const auto page = read_picture(blank(width, height, static_cast<std::uint8_t>(grey)), "page");
  if (page) CHECK(page->words.empty());
  if (!page) CHECK(page.error().code == Error::Code::Unreadable);
}

TEST_CASE("Noise is read as nothing certain") {
  if (without_ocr()) return;
  auto picture = blank(600, 600);
  std::mt19937 random(7);
  for (auto& grey : picture.grey) grey = random() % 4 == 0 ? 0 : 255;
  const auto page = read_picture(picture, "page");
  if (page) CHECK(page->words.size() < 40);
}

TEST_CASE("Pictures that lie about themselves are refused before they are unpacked") {
  if (without_ocr()) return;
  auto short_rows = blank(100, 100);
  short_rows.grey.resize(50);
  CHECK_FALSE(read_picture(short_rows, "page"));
  const std::string whole = tiff(blank(200, 200));
  const std::string_view files[] = {"\x89PNG", "\xFF\xD8\xFF", std::string_view("II*\0", 4),
                                    std::string_view("II*\0\xFF\xFF\xFF\xFF", 8),
                                    std::string_view(whole).substr(0, whole.size() / 2)};
  for (const std::string_view bytes : files) {
    const auto refused = read(bytes);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::Unreadable);
  }
  CHECK_FALSE(read(png_head(100'000, 100'000)));
  const auto huge = read(png_head(9'000, 9'000));
  REQUIRE_FALSE(huge);
  CHECK(huge.error().message.find("too large") != std::string::npos);
}

TEST_CASE("A picture file is a scan") {
  if (without_ocr()) return;
  auto picture = blank(2480, 500);
  write(picture, 300, 200, "THE HILL");
  const auto rich = read(tiff(picture));
  REQUIRE(rich);
  CHECK(rich->format == "scan");
  REQUIRE(rich->pieces.size() == 1);
  CHECK(text_of(std::get<RichParagraph>(rich->pieces[0])) == "THE HILL");
}

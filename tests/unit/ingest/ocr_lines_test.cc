// Which ink makes a line of text, by boxes alone.
#include <catch2/catch.hpp>

#include "ingest/ocr/line_pieces.h"

using namespace viendan::ingest;

namespace {

/// Letters of a line: 20 wide, 20 high, standing on `base`, with some high ones.
std::vector<PixelBox> letters(int left, int base, int count, double rise = 0) {
  std::vector<PixelBox> boxes;
  for (int i = 0; i < count; ++i) {
    const int bottom = base + static_cast<int>(rise * i * 25);
    boxes.push_back({left + i * 25, bottom - (i % 4 == 0 ? 30 : 20), left + i * 25 + 20, bottom});
  }
  return boxes;
}

PixelBox line_around(const std::vector<PixelBox>& boxes) {
  PixelBox line;
  for (const PixelBox& box : boxes) line = united(line, box);
  return line;
}

std::vector<PixelBox> together(std::vector<PixelBox> a, const std::vector<PixelBox>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

bool has(const Stretch& stretch, std::size_t piece) {
  return std::ranges::find(stretch.pieces, piece) != stretch.pieces.end();
}

}  // namespace

TEST_CASE("A mark between two lines goes with the letter that it stands over or under") {
  const auto upper = letters(100, 100, 20);
  const auto lower = letters(100, 155, 20);
  const std::vector<PixelBox> lines{line_around(upper), line_around(lower)};
  auto pieces = together(upper, lower);
  const std::size_t mark = pieces.size();
  SECTION("a dot below the upper line") {
    pieces.push_back({210, 104, 214, 108});
    const auto stretches = stretches_of(lines, pieces);
    REQUIRE(stretches.size() == 2);
    CHECK(has(stretches[0], mark));
    CHECK_FALSE(has(stretches[1], mark));
  }
  SECTION("a hook over the lower line, though it is nearer to the box of the upper one") {
    pieces.push_back({210, 118, 220, 126});
    const auto stretches = stretches_of({{100, 70, 600, 114}, lines[1]}, pieces);
    REQUIRE(stretches.size() == 2);
    CHECK_FALSE(has(stretches[0], mark));
    CHECK(has(stretches[1], mark));
    CHECK(stretches[1].ink.top == 118);
  }
  SECTION("a speck far from both belongs to none") {
    pieces.push_back({210, 400, 214, 404});
    for (const Stretch& stretch : stretches_of(lines, pieces)) CHECK_FALSE(has(stretch, mark));
  }
}

TEST_CASE("A wide gap parts a line, a space between words does not") {
  struct Row {
    int gap;
    std::size_t stretches;
  };
  for (const auto& [gap, expected] : {Row{15, 1}, Row{40, 1}, Row{90, 2}}) {
    CAPTURE(gap);
    const auto left = letters(100, 100, 8);
    const auto pieces = together(left, letters(line_around(left).right + gap, 100, 8));
    CHECK(stretches_of({line_around(pieces)}, pieces).size() == expected);
  }
}

TEST_CASE("A stamp that stands askew is no line, a page that is hardly so keeps its lines") {
  for (const auto& [rise, expected] : {std::pair{0.0, 1U}, {0.005, 1U}, {-0.06, 0U}, {0.06, 0U}}) {
    CAPTURE(rise);
    const auto pieces = letters(100, 100, 16, rise);
    CHECK(stretches_of({line_around(pieces)}, pieces).size() == expected);
  }
}

TEST_CASE("What is much higher than the lines of a page is a picture") {
  std::vector<PixelBox> lines;
  std::vector<PixelBox> pieces;
  for (int i = 0; i < 5; ++i) {
    const auto line = letters(100, 100 + 60 * i, 10);
    lines.push_back(line_around(line));
    pieces = together(std::move(pieces), line);
  }
  lines.push_back({600, 60, 800, 260});
  pieces.push_back({600, 60, 800, 260});
  CHECK(stretches_of(lines, pieces).size() == 5);
}

TEST_CASE("No lines and no ink make no stretches") {
  CHECK(stretches_of({}, letters(0, 100, 3)).empty());
  CHECK(stretches_of({{0, 0, 100, 30}}, {}).empty());
}

#include "model/edit.h"

#include <catch2/catch.hpp>

#include "base/unicode.h"

namespace viendan {
namespace {

std::uint32_t size_of(std::string_view text) {
  return static_cast<std::uint32_t>(text.size());
}

/// A draft of one line as it stands in its file.
Draft line_draft(std::string text) {
  Draft draft;
  draft.map = SourceMap({{0, 1, 0, count_code_points(text)}});
  draft.pieces.emplace_back(Paragraph{{0, size_of(text)}});
  draft.text = std::move(text);
  return draft;
}

std::vector<LineSpan> trace(const Draft& draft, std::string_view words) {
  const auto begin = static_cast<std::uint32_t>(draft.text.find(words));
  return draft.map.trace(draft.text, {begin, begin + size_of(words)});
}

}  // namespace

TEST_CASE("Places stay exact under replacing, deleting and inserting") {
  //                             0123456789
  const Draft draft =
      apply_edits(line_draft("ab  cd..ef"), {{{2, 4}, " "}, {{6, 8}, ""}, {{10, 10}, "!"}});
  CHECK(draft.text == "ab cdef!");
  CHECK(trace(draft, "ab") == std::vector<LineSpan>{{1, 0, 2}});
  CHECK(trace(draft, " ") == std::vector<LineSpan>{{1, 2, 4}});
  CHECK(trace(draft, "cd") == std::vector<LineSpan>{{1, 4, 6}});
  CHECK(trace(draft, "ef") == std::vector<LineSpan>{{1, 8, 10}});
  CHECK(trace(draft, "cdef") == std::vector<LineSpan>{{1, 4, 10}});
  CHECK(span_of(draft.pieces[0]).of(draft.text).starts_with("ab cdef"));
}

TEST_CASE("Columns count code points, not bytes") {
  const Draft draft = apply_edits(line_draft("số – điều"), {{{5, 8}, "-"}});
  CHECK(draft.text == "số - điều");
  CHECK(trace(draft, "-") == std::vector<LineSpan>{{1, 3, 4}});
  CHECK(trace(draft, "điều") == std::vector<LineSpan>{{1, 5, 9}});
}

TEST_CASE("A stretch over two lines keeps the place of the first and gives back both") {
  Draft draft{.text = "quyết\nđịnh"};
  draft.map = SourceMap({{0, 1, 0, 5}, {8, 3, 2, 4}});
  const auto end = static_cast<std::uint32_t>(draft.text.find('\n'));
  draft = apply_edits(std::move(draft), {{{end, end + 1}, " "}});
  CHECK(draft.text == "quyết định");
  CHECK(draft.map.trace(draft.text, {0, size_of(draft.text)}) ==
        std::vector<LineSpan>{{1, 0, 5}, {3, 2, 6}});
}

TEST_CASE("Edits one after another are as exact as the first") {
  Draft draft = line_draft("a&amp;b  c");
  draft.map = SourceMap({{0, 1, 0, 1}, {1, 1, 1, 5}, {6, 1, 6, 4}});
  draft = apply_edits(std::move(draft), {{{1, 6}, "&"}});
  draft = apply_edits(std::move(draft), {{{3, 5}, " "}});
  CHECK(draft.text == "a&b c");
  CHECK(trace(draft, "&") == std::vector<LineSpan>{{1, 1, 6}});
  CHECK(trace(draft, "b c") == std::vector<LineSpan>{{1, 6, 10}});
}

TEST_CASE("Spans of cells, repairs and issues move with the text") {
  Draft draft = line_draft("aa  b\tc");
  draft.pieces = {Grid{{0, 7}, {{{{0, 5}}, {{6, 6}}, {{6, 7}}}}}};
  draft.repairs = {{"r", "text", "b", "b", 1, {4, 5}}};
  draft.issues = {{"i", "m", {2, 4}}};
  draft = apply_edits(std::move(draft), {{{2, 4}, "-"}});
  const auto& row = std::get<Grid>(draft.pieces[0]).rows[0];
  CHECK(row[0].span == Span{0, 4});
  CHECK(row[1].span == Span{5, 5});
  CHECK(row[2].span == Span{5, 6});
  CHECK(draft.repairs[0].span == Span{3, 4});
  CHECK(draft.issues[0].span == Span{2, 3});
}

TEST_CASE("A long line with many edits is rewritten in linear time") {
  std::string text;
  std::vector<Edit> edits;
  for (std::uint32_t i = 0; i < 1'000'000; ++i) {
    text += "a-";
    edits.push_back({{2 * i + 1, 2 * i + 2}, "+"});
  }
  const Draft draft = apply_edits(line_draft(text), edits);
  CHECK(draft.map.locate(draft.text, 1'999'999) == Position{1, 1'999'999});
}

TEST_CASE("No edits and no text are no trouble") {
  CHECK(apply_edits(Draft{}, {}) == Draft{});
  CHECK(apply_edits(Draft{}, {{{0, 0}, "x"}}).text == "x");
  const Draft draft = line_draft("abc");
  CHECK(apply_edits(draft, {}) == draft);
  CHECK(apply_edits(draft, {{{0, 3}, ""}}).text.empty());
}

}  // namespace viendan

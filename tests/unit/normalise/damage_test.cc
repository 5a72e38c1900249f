#include <catch2/catch.hpp>
#include <ctime>

#include "base/text.h"
#include "normalise/normalise.h"

namespace viendan::normalise {
namespace {

constexpr std::string_view kSound =
    "Căn cứ quy định của pháp luật, các cơ quan không có công tác hòa giải phải phối hợp thực "
    "hiện. "
    "Công chức không còn công tác trong các phòng, ban; đó là những người có công với nước. ";

Draft normalised(const std::string& text) {
  Draft draft{.text = text};
  draft.pieces.emplace_back(Paragraph{{0, static_cast<std::uint32_t>(text.size())}});
  return apply(std::move(draft));
}

std::string times(std::string_view text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return std::string(trim(all));
}

/// What a converter for VNI makes of Unicode.
std::string converted_again(std::string text) {
  for (const auto& [from, to] : {std::pair{"ô", "ơ"}, {"ò", "ị"}, {"ó", "ĩ"}})
    text = replace_all(text, from, to);
  return text;
}

bool has_issue(const Draft& draft, std::string_view code) {
  for (const auto& issue : draft.issues) {
    if (issue.code == code) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("A text that was converted twice is put back, word by word, and flagged") {
  const std::string text = times(kSound, 5);
  const Draft draft = normalised(converted_again(text));
  CHECK(draft.text == text);
  CHECK(has_issue(draft, "letters-damaged"));
  REQUIRE_FALSE(draft.repairs.empty());
  CHECK(draft.repairs.front().rule == "double-conversion");
  CHECK(draft.repairs.front().before == "khơng");
  CHECK(draft.repairs.front().after == "không");
  CHECK(apply(draft) == draft);
}

TEST_CASE("Damage that the second conversion does not explain is flagged and kept") {
  const std::string other = times("trượng hơc nghịèp tổchức lờỉ ", 6);
  const std::string text = converted_again(times(kSound, 3)) + " " + other;
  const Draft draft = normalised(text);
  CHECK(has_issue(draft, "letters-damaged"));
  for (const auto& repair : draft.repairs) CHECK(repair.rule != "double-conversion");
}

TEST_CASE("A sound text with a few impossible words is not damaged") {
  const Draft draft = normalised(times(kSound, 5) + " cơng khơng");
  CHECK_FALSE(has_issue(draft, "letters-damaged"));
  CHECK_FALSE(has_issue(draft, "letters-lost"));
}

TEST_CASE("A text that lost its Vietnamese letters is flagged") {
  const auto lost = times(
      "Cn c Lut T chc Chính ph; theo ngh ca B trng, công tác qun lý nhà nc, các t chc thc hin. ",
      6);
  CHECK(has_issue(normalised(lost), "letters-lost"));
  const auto asked = times("C?n c? Lu?t T? ch?c Ch?nh ph? theo ?? ngh? c?a B? tr??ng. ", 6);
  CHECK(has_issue(normalised(asked), "letters-lost"));
  CHECK_FALSE(has_issue(normalised(times("What is it? Who? Why not? a?b ", 5)), "letters-lost"));
}

TEST_CASE("Normalising takes time in proportion to the length, whatever is repeated") {
  const auto seconds = [](std::string_view pattern, std::size_t size) {
    std::string text;
    while (text.size() < size) text += pattern;
    const auto begin = std::clock();
    CHECK_FALSE(normalised(text).pieces.empty());
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  for (const std::string_view pattern :
       {"hoá – ", "khơng ", "a  ", "ợ", "\u00A0", "hỗ trợ hồ trợ ", "số 1 /QĐ - TTg ", "C?n ",
        "o\u0323\u031B", "....", "\t"}) {
    INFO(pattern);
    // Ten times the text, four times what that may cost, and what no clock can tell.
    CHECK(seconds(pattern, 10'000'000) < 40 * seconds(pattern, 1'000'000) + 0.5);
  }
}

}  // namespace viendan::normalise

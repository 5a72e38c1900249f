// Queries that nobody types: answered as fast as others, in part where they are too long.
#include <chrono>

#include "support/small_index.h"

namespace viendan::search {
namespace {

using namespace test_index;
using Clock = std::chrono::steady_clock;

std::string repeated(std::string_view part, std::size_t times, std::string_view between = "") {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text.append(i == 0 ? "" : between).append(part);
  return text;
}

/// So many different words.
std::string words(std::size_t count, std::string_view end = "") {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += fmt::format("xanh{}{} ", i, end);
  return text;
}

std::string ask(const Index& index, const std::string& text) {
  Query query;
  query.text = text;
  query.facets = {"type", "year", "issuer"};
  query.explain = true;
  return index.find(query).note;
}

double seconds_of(const Index& index, const std::string& text) {
  const auto begin = Clock::now();
  static_cast<void>(ask(index, text));
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

struct Bomb {
  std::string name;
  std::string text;
  bool cut = true;
};

std::vector<Bomb> bombs() {
  return {
      {"100 KB", repeated("tăng trưởng xanh", 5000, " ")},
      {"one word of 100 KB", repeated("xanh", 25'000)},
      {"100 KB of blanks", repeated(" ", 100'000)},
      {"10,000 words", words(10'000)},
      {"few bytes, many words", repeated("x", 1000, " ")},
      {"1,000 wildcards", words(1000, "*")},
      {"short wildcards", repeated("xa* sa* tă* th*", 60, " ")},
      {"10,000 groups", repeated("(", 10'000) + "xanh" + repeated(")", 10'000)},
      {"groups that never close", repeated("(xanh OR ", 1000)},
      {"10,000 exclusions", repeated("-", 10'000) + "xanh"},
      {"one letter", "a*", false},
      {"all but one letter", "-a*", false},
      {"nearness of 1,000", repeated("xanh", 1000, " NEAR ")},
      {"nearness of few bytes", repeated("x", 300, " NEAR/100 ")},
      {"a phrase of 10,000", "\"" + repeated("tang truong", 5000, " ") + "\""},
      {"1,000 phrases", repeated("\"tang truong xanh\"", 1000, " ")},
      {"1,000 alternatives", repeated("tang", 1000, " OR ")},
      {"ranges without end", repeated("năm:1..", 1000, " ")},
      {"1,000 conditions", repeated("type:QĐ -year:2015", 1000, " ")},
      {"1,000 symbols", repeated("1393/QĐ-TTg", 1000, " ")},
  };
}

}  // namespace

TEST_CASE("No query takes long, and what is too long says that a part of it was read") {
  // Sanitizers, and other programs beside the test, are slower by far than what a fault costs.
  constexpr double kMost = 2;
  const Index index;
  for (const Bomb& bomb : bombs()) {
    CAPTURE(bomb.name);
    CHECK(seconds_of(index, bomb.text) < kMost);
    if (bomb.cut)
      CHECK(ask(index, bomb.text) == "the query is too long: only its beginning was read");
  }
}

TEST_CASE("A query that is not too long is read whole") {
  const Index index;
  for (const std::string text : {"tăng trưởng xanh", "năm:2012..", "(((xanh)))", "xanh* -sạch*"}) {
    CAPTURE(text);
    CHECK(ask(index, text).find("too long") == std::string::npos);
  }
}

}  // namespace viendan::search

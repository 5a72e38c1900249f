#include "ingest/pdf/upright.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace viendan::ingest {
namespace {

/// A box as it stands once the page is turned back by that many quarters.
Box turned_back(const Box& box, int turns, double width, double height) {
  switch (turns) {
    case 1:  // reads downwards
      return {box.top, width - box.right, box.bottom, width - box.left};
    case 2:
      return {width - box.right, height - box.bottom, width - box.left, height - box.top};
    case 3:  // reads upwards
      return {height - box.bottom, box.left, height - box.top, box.right};
    default:
      return box;
  }
}

int turns_of_most(const std::vector<PrintedWord>& words) {
  std::array<std::size_t, 4> letters{};
  for (const auto& printed : words) {
    letters.at(static_cast<std::size_t>(printed.turns)) += printed.word.text.size();
  }
  return static_cast<int>(std::ranges::max_element(letters) - letters.begin());
}

}  // namespace

Page upright_page(const PageDrawing& drawn, std::vector<PrintedWord> words) {
  const int turns = turns_of_most(words);
  const auto turn = [&](const Box& box) {
    return turned_back(box, turns, drawn.width, drawn.height);
  };
  Page page{.width = drawn.width, .height = drawn.height};
  if (turns % 2 == 1) std::swap(page.width, page.height);
  for (const Rule& rule : drawn.drawing.rules) page.rules.push_back({turn(rule.box)});
  std::vector<PrintedWord> others;
  for (auto& printed : words) {
    if (printed.turns != turns) {
      others.push_back(std::move(printed));
      continue;
    }
    printed.word.box = turn(printed.word.box);
    page.words.push_back(std::move(printed.word));
  }
  return page;
}

}  // namespace viendan::ingest

#include "ingest/pdf/upright.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ingest/layout/geometry.h"
#include "ingest/layout/text_lines.h"

namespace viendan::ingest {
namespace {

constexpr double kHeadSpace = 2;  // heights of a line from one running head to the next

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

/// A line of words that are turned otherwise than the page, as one word.
Word merged(const std::vector<const Word*>& words, const Box& box) {
  Word line = *words.front();
  line.box = box;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i - 1]->space_after) line.text += ' ';
    line.text += words[i]->text;
  }
  line.space_after = true;
  return line;
}

/// Words that are turned by `turns`, in lines that read from left to right once turned back.
std::vector<TextLine> turned_lines(std::vector<PrintedWord>& words, int turns, double width,
                                   double height) {
  Words turned;
  for (PrintedWord& printed : words) {
    if (printed.turns != turns) continue;
    printed.word.box = turned_back(printed.word.box, turns, width, height);
    turned.push_back(&printed.word);
  }
  return lines_of(std::move(turned));
}

/// How a box stands in a page that is turned back by `turns`, if it stands in one that is turned
/// back by `others`.
Box as_on_page(const Box& box, int others, int turns, double width, double height) {
  const Box printed = turned_back(box, (4 - others) % 4, others % 2 == 1 ? height : width,
                                  others % 2 == 1 ? width : height);
  return turned_back(printed, turns, width, height);
}

Box box_of(const std::vector<Word>& words) {
  Box box = words.front().box;
  for (const Word& word : words) box = joined(box, word.box);
  return box;
}

void move_down(Page& page, double by) {
  page.height += by;
  for (Word& word : page.words)
    word.box = {word.box.left, word.box.top + by, word.box.right, word.box.bottom + by};
  for (Rule& rule : page.rules)
    rule.box = {rule.box.left, rule.box.top + by, rule.box.right, rule.box.bottom + by};
}

/// Puts the words that are turned otherwise in: those among the others as one tall word a line,
/// those outside, which are running heads, above all.
void add_others(Page& page, std::vector<PrintedWord>& others, int turns, const PageDrawing& drawn) {
  if (others.empty()) return;
  const Box text = box_of(page.words);
  std::vector<TextLine> heads;
  for (int other = 0; other < 4; ++other) {
    for (TextLine& line : turned_lines(others, other, drawn.width, drawn.height)) {
      const Box box = as_on_page(line.box, other, turns, drawn.width, drawn.height);
      const bool inside = middle_x(box) > text.left && middle_x(box) < text.right &&
                          middle_y(box) > text.top && middle_y(box) < text.bottom;
      if (inside)
        page.words.push_back(merged(line.words, box));
      else
        heads.push_back(std::move(line));
    }
  }
  double height = 0;
  for (const TextLine& line : heads) height += kHeadSpace * height_of(line.box);
  move_down(page, height);
  double top = 0;
  for (const TextLine& line : heads) {
    for (const Word* word : line.words) {
      page.words.push_back(*word);
      Box& box = page.words.back().box;
      box.bottom = top + box.bottom - line.box.top;
      box.top = top + box.top - line.box.top;
    }
    top += kHeadSpace * height_of(line.box);
  }
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
  add_others(page, others, turns, drawn);
  return page;
}

}  // namespace viendan::ingest

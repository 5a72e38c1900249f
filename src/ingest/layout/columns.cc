#include "ingest/layout/columns.h"

#include <algorithm>
#include <optional>

#include "ingest/layout/geometry.h"

namespace viendan::ingest {
namespace {

// In heights of a line.
constexpr double kCorridor = 0.7;     // the narrowest space between columns
constexpr double kSingle = 1.2;       // where only one line shows it
constexpr double kTrailing = 0.8;     // a left column goes on over less
constexpr double kAbove = 0.5;        // a line above columns is nearer
constexpr double kMostOfText = 0.75;  // of the width of the text: a line that crosses it
constexpr double kApart = 9;          // columns end at a wider space
// A gap that parts columns is wider than those between the words, which in a justified line are
// wide too.
constexpr double kWiderThanOthers = 2.2;
constexpr double kFarWider = 3.2;  // where only one line shows it
constexpr double kNarrowest = 40;  // points: what is narrower is a number or a mark of a list
constexpr double kCentred = 8;     // points from the middle of the page

struct Stretch {
  double from = 0;
  double to = 0;
  [[nodiscard]] double length() const { return to - from; }
};

/// Which columns of a pair a line has words in.
enum class Sides { Left, Right, Both, Across };

Sides sides_of(const TextLine& line, const Stretch& corridor) {
  const double middle = (corridor.from + corridor.to) / 2;
  bool left = false, right = false;
  for (const Word* word : line.words) {
    if (word->box.left < middle && word->box.right > middle) return Sides::Across;
    (middle_x(word->box) < middle ? left : right) = true;
  }
  if (left && right) return Sides::Both;
  return left ? Sides::Left : Sides::Right;
}

/// The widest part of the corridor that a line leaves free; spaces between its words count as
/// words.
Stretch freed(const TextLine& line, const Stretch& corridor) {
  Stretch best;
  double from = corridor.from, right = line.box.left;
  const auto offer = [&](double to) {
    const Stretch part{from, std::min(to, corridor.to)};
    if (part.length() > best.length()) best = part;
  };
  double begin = line.box.left;
  for (const Word* word : line.words) {
    if (word->box.left - right > kCorridor * line.height()) {
      offer(begin);
      from = std::max(from, right);
      begin = word->box.left;
    }
    right = std::max(right, word->box.right);
  }
  offer(begin);
  from = std::max(from, right);
  offer(corridor.to);
  return best;
}

/// The widest gap of a line, if it is one between columns.
std::optional<Stretch> gap_of(const TextLine& line, double wider = kWiderThanOthers) {
  std::vector<Stretch> gaps;
  double right = line.words.front()->box.right;
  for (const Word* word : line.words) {
    if (word->box.left > right) gaps.push_back({right, word->box.left});
    right = std::max(right, word->box.right);
  }
  if (gaps.empty()) return {};
  std::ranges::sort(gaps, {}, &Stretch::length);
  const Stretch widest = gaps.back();
  const bool others = gaps.size() > 1 && widest.length() < wider * gaps[gaps.size() - 2].length();
  if (others || widest.length() < kCorridor * line.height()) return {};
  return widest;
}

/// Lines [first, last) with a corridor between two columns.
struct Pair {
  std::size_t first = 0;
  std::size_t last = 0;
  Stretch corridor;
};

class Finder {
 public:
  Finder(const std::vector<TextLine>& lines, double left, double right)
      : lines_(lines), left_(left), right_(right) {}

  /// The pair of columns that shows first in a line, and reaches up at most to `floor`.
  [[nodiscard]] std::optional<Pair> find(std::size_t line, std::size_t floor) const {
    const auto gap = gap_of(lines_[line]);
    if (!gap) return {};
    Pair pair{line, line + 1, *gap};
    while (pair.last < lines_.size() && extend(pair, pair.last, pair.last - 1)) ++pair.last;
    while (pair.first > floor && extend(pair, pair.first - 1, pair.first)) --pair.first;
    trim(pair);
    if (!is_sure(pair)) return {};
    return pair;
  }

 private:
  bool extend(Pair& pair, std::size_t line, std::size_t neighbour) const {
    const TextLine& next = lines_[line];
    const double gap = line > neighbour ? next.top - lines_[neighbour].bottom
                                        : lines_[neighbour].top - next.bottom;
    if (gap > kApart * next.height()) return false;
    const Stretch corridor = freed(next, pair.corridor);
    if (corridor.length() < kCorridor * next.height()) return false;
    if (sides_of(next, corridor) != Sides::Both && is_centred(next)) return false;
    pair.corridor = corridor;
    return true;
  }

  [[nodiscard]] bool is_centred(const TextLine& line) const {
    return std::abs(middle_x(line.box) - (left_ + right_) / 2) < kCentred;
  }

  /// Lines on one side only, above and below, belong to the columns only if they are near.
  void trim(Pair& pair) const {
    trim_above(pair);
    std::size_t end = pair.last;
    while (end > pair.first && sides_of(lines_[end - 1], pair.corridor) == Sides::Left) --end;
    for (; end > pair.first && end < pair.last; ++end) {
      const TextLine* above = nullptr;
      for (std::size_t i = end; i-- > pair.first && above == nullptr;) {
        if (sides_of(lines_[i], pair.corridor) != Sides::Right) above = &lines_[i];
      }
      const TextLine& line = lines_[end];
      if (above == nullptr || line.top - above->bottom > kTrailing * line.height()) break;
    }
    pair.last = end;
  }

  /// The last line of a text that stands above columns ends a sentence, or is apart.
  void trim_above(Pair& pair) const {
    std::size_t both = pair.first;
    while (both < pair.last && sides_of(lines_[both], pair.corridor) != Sides::Both) ++both;
    for (std::size_t i = both; i-- > pair.first;) {
      const TextLine& line = lines_[i];
      const bool apart = lines_[i + 1].top - line.bottom > kAbove * line.height();
      if (!apart && !text_of(line).ends_with('.') && !text_of(line).ends_with('/')) continue;
      pair.first = i + 1;
      return;
    }
  }

  /// Whether the lines are full ones of a paragraph, in which single spaces came out wide.
  [[nodiscard]] bool is_inside_text(const Pair& pair) const {
    const auto goes_on = [&](std::size_t above, std::size_t below, std::size_t outside) {
      return lines_[below].top - lines_[above].bottom < kAbove * lines_[above].height() &&
             width_of(lines_[outside].box) > kMostOfText * (right_ - left_);
    };
    const bool above = pair.first > 0 && goes_on(pair.first - 1, pair.first, pair.first - 1);
    const bool below = pair.last < lines_.size() && goes_on(pair.last - 1, pair.last, pair.last);
    return above || below;
  }

  [[nodiscard]] bool is_sure(const Pair& pair) const {
    std::size_t both = 0;
    double left_width = 0, right_width = 0;
    for (std::size_t i = pair.first; i < pair.last; ++i) {
      const TextLine& line = lines_[i];
      both += sides_of(line, pair.corridor) == Sides::Both ? 1 : 0;
      left_width = std::max(left_width, pair.corridor.from - line.box.left);
      right_width = std::max(right_width, line.box.right - pair.corridor.to);
    }
    if (left_width < kNarrowest || right_width < kNarrowest) return false;
    if (both == pair.last - pair.first && is_inside_text(pair)) return false;
    if (both != 1) return both > 1;
    for (std::size_t i = pair.first; i < pair.last; ++i) {
      if (sides_of(lines_[i], pair.corridor) != Sides::Both) continue;
      return pair.corridor.length() > kSingle * lines_[i].height() && gap_of(lines_[i], kFarWider);
    }
    return false;
  }

  const std::vector<TextLine>& lines_;
  double left_;
  double right_;
};

/// A column beside another one, between `from` and `to`.
Column column_of(Words words, double from, double to) {
  Column column{.lines = lines_of(std::move(words)), .beside = true, .from = from, .to = to};
  column.left = column.lines.front().box.left;
  column.right = column.lines.front().box.right;
  for (const TextLine& line : column.lines) {
    column.left = std::min(column.left, line.box.left);
    column.right = std::max(column.right, line.box.right);
  }
  return column;
}

void add_pair(const std::vector<TextLine>& lines, const Pair& pair, const Stretch& page,
              std::vector<Column>& columns) {
  const double middle = (pair.corridor.from + pair.corridor.to) / 2;
  Words left, right;
  for (std::size_t i = pair.first; i < pair.last; ++i) {
    for (const Word* word : lines[i].words)
      (middle_x(word->box) < middle ? left : right).push_back(word);
  }
  columns.push_back(column_of(std::move(left), page.from, pair.corridor.to));
  columns.push_back(column_of(std::move(right), pair.corridor.from, page.to));
}

}  // namespace

std::vector<Column> columns_of(std::vector<TextLine> lines, double left, double right) {
  const Finder finder(lines, left, right);
  std::vector<Column> columns;
  std::size_t done = 0;
  const auto add_plain = [&](std::size_t end) {
    if (done == end) return;
    Column plain{.left = left, .right = right};
    plain.lines.assign(lines.begin() + static_cast<std::ptrdiff_t>(done),
                       lines.begin() + static_cast<std::ptrdiff_t>(end));
    columns.push_back(std::move(plain));
    done = end;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i < done) continue;
    const auto pair = finder.find(i, done);
    if (!pair) continue;
    add_plain(pair->first);
    add_pair(lines, *pair, {left, right}, columns);
    done = pair->last;
  }
  add_plain(lines.size());
  return columns;
}

}  // namespace viendan::ingest

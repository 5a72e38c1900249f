// Which numbers open a unit, and below which: decided by what was numbered before.
//
// Policy decisions mix the outline of the law (phần, chương, mục, điều) with I. > 1. > a) > - > +
// in any order, so no form has a fixed depth. The kinds that are open make a stack; a kind's place
// on it is its level; an unseen kind is a child of what is open; only the next number of a kind
// opens a unit, because wrapped lines and quoted lists begin with numbers too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "structure/label.h"

namespace viendan::structure {

/// How a label follows from the labels before it.
enum class Sequence { First, Next, Gap, Restart };

struct Placement {
  std::size_t depth = 0;  // how many open units stay open
  Sequence sequence = Sequence::First;
};

/// The open units of one outline: of the document, or of one attached text.
class Numbering {
 public:
  struct Unit {
    BlockKind kind;
    char mark;
    std::vector<int> values;
    std::string text;
    int block;
  };

  /// Where a label belongs, or nullopt where it is out of sequence. `introduced`: the line before
  /// it ends with a colon.
  [[nodiscard]] std::optional<Placement> place(const Label& label, bool introduced) const;
  void open(const Label& label, const Placement& placement, int block);
  /// Opens an unnumbered part (notes, contacts) that may hold numbers of its own.
  void open_part(BlockKind kind, int block);
  /// Closes dashes: what follows them belongs to the numbered unit above.
  void close_dashes();
  void clear() { units_.clear(); }

  /// The innermost open block, or -1.
  [[nodiscard]] int top() const { return units_.empty() ? -1 : units_.back().block; }
  /// The block that a unit placed there would be a child of, or -1.
  [[nodiscard]] int parent_at(std::size_t depth) const {
    return depth == 0 ? -1 : units_[depth - 1].block;
  }
  [[nodiscard]] const std::vector<Unit>& units() const { return units_; }
  /// What the label would follow: "3"; or "" at the beginning of its kind.
  [[nodiscard]] std::string before(const Label& label) const;
  /// The number of the last article, which goes through all chapters; 0 before the first.
  [[nodiscard]] int last_article() const { return last_article_; }

 private:
  [[nodiscard]] std::optional<Placement> place_division(const Label& label) const;
  [[nodiscard]] std::optional<Placement> place_article(const Label& label) const;
  [[nodiscard]] std::optional<Placement> place_decimal(const Label& label) const;
  [[nodiscard]] std::optional<Placement> place_number(const Label& label, bool introduced) const;
  [[nodiscard]] Placement place_dash(const Label& label) const;
  [[nodiscard]] std::size_t depth_for_new(BlockKind kind, char mark, bool introduced) const;

  std::vector<Unit> units_;
  int last_article_ = 0;
};

}  // namespace viendan::structure

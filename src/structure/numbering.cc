#include "structure/numbering.h"

#include <algorithm>

namespace viendan::structure {
namespace {

/// Divisions of the law stand in a fixed order; all other kinds come below them.
int rank(BlockKind kind) {
  switch (kind) {
    case BlockKind::Part:
      return 1;
    case BlockKind::Chapter:
      return 2;
    case BlockKind::Section:
      return 3;
    case BlockKind::Subsection:
      return 4;
    case BlockKind::Article:
      return 5;
    default:
      return 6;
  }
}

bool is_dash(BlockKind kind) {
  return kind == BlockKind::Dash || kind == BlockKind::Plus;
}
bool is_part(BlockKind kind) {
  return kind == BlockKind::Notes || kind == BlockKind::Contacts;
}

/// "A." is set above "1." and "a)", as Roman numerals are.
bool is_capital(BlockKind kind, char mark) {
  return kind == BlockKind::Roman || (kind == BlockKind::Point && (mark == 'A' || mark == 'B'));
}

/// How far a number is from the one before: 1 for the next, 2 where one is missing; 0 otherwise.
int step(const Numbering::Unit& last, const Label& label) {
  const std::vector<int>&a = last.values, &b = label.values;
  if (a.size() != b.size() || a.empty()) return 0;
  if (label.kind == BlockKind::Point) {
    if (b[0] == a[0]) return b[1] == a[1] + 1 ? 1 : 0;
    return b[0] > a[0] && b[1] == 0 ? 1 + letters_between(a[0], b[0]) : 0;
  }
  return b[0] - a[0];
}

bool is_first(const Label& label) {
  return !label.values.empty() && label.values[0] == 1 &&
         (label.values.size() == 1 || label.values[1] == 0);
}

std::optional<Sequence> sequence_of(int step) {
  if (step == 1) return Sequence::Next;
  if (step == 2) return Sequence::Gap;
  return std::nullopt;
}

}  // namespace

std::optional<Placement> Numbering::place(const Label& label, bool introduced) const {
  switch (label.kind) {
    case BlockKind::Part:
    case BlockKind::Chapter:
    case BlockKind::Section:
    case BlockKind::Subsection:
      return place_division(label);
    case BlockKind::Article:
      return place_article(label);
    case BlockKind::Decimal:
      return place_decimal(label);
    case BlockKind::Dash:
    case BlockKind::Plus:
      return place_dash(label);
    default:
      return place_number(label, introduced);
  }
}

std::optional<Placement> Numbering::place_division(const Label& label) const {
  const int own = rank(label.kind);
  const auto at = std::find_if(units_.begin(), units_.end(),
                               [own](const Unit& unit) { return rank(unit.kind) >= own; });
  const auto depth = static_cast<std::size_t>(at - units_.begin());
  if (at == units_.end() || at->kind != label.kind) {
    if (label.values[0] == 1) return Placement{depth, Sequence::First};
    if (label.values[0] == 2) return Placement{depth, Sequence::Gap};
    return std::nullopt;
  }
  const auto sequence = sequence_of(step(*at, label));
  if (!sequence) return std::nullopt;
  return Placement{depth, *sequence};
}

std::optional<Placement> Numbering::place_article(const Label& label) const {
  const auto at = std::find_if(units_.begin(), units_.end(),
                               [](const Unit& unit) { return rank(unit.kind) >= 5; });
  const auto depth = static_cast<std::size_t>(at - units_.begin());
  const int number = label.values[0];
  // An excerpt begins with any article.
  if (last_article_ == 0) return Placement{depth, Sequence::First};
  if (number == last_article_ && label.values[1] > 0) return Placement{depth, Sequence::Next};
  if (number <= last_article_) return std::nullopt;
  return Placement{depth, number == last_article_ + 1 ? Sequence::Next : Sequence::Gap};
}

std::optional<Placement> Numbering::place_decimal(const Label& label) const {
  const std::vector<int>& values = label.values;
  // Years and amounts: "1.500", "31.12".
  if (values.back() == 0 || values.back() > 99) return std::nullopt;
  for (std::size_t d = units_.size(); d-- > 0;) {
    const Unit& unit = units_[d];
    if (unit.kind == BlockKind::Decimal && unit.values.size() == values.size()) {
      const bool same = std::equal(values.begin(), values.end() - 1, unit.values.begin());
      const int step = values.back() - unit.values.back();
      if (same && (step == 1 || step == 2)) {
        return Placement{d, step == 1 ? Sequence::Next : Sequence::Gap};
      }
      const bool next_group = values[0] == unit.values[0] + 1 && values.back() == 1;
      return next_group ? std::optional(Placement{d, Sequence::Next}) : std::nullopt;
    }
    const bool above = unit.kind == BlockKind::Clause ||
                       (unit.kind == BlockKind::Decimal && unit.values.size() + 1 == values.size());
    if (!above || !std::equal(unit.values.begin(), unit.values.end(), values.begin())) continue;
    if (values.back() > 2) return std::nullopt;
    return Placement{d + 1, values.back() == 1 ? Sequence::First : Sequence::Gap};
  }
  if (values.back() != 1) return std::nullopt;
  return Placement{depth_for_new(label.kind, label.mark, false), Sequence::First};
}

Placement Numbering::place_dash(const Label& label) const {
  for (std::size_t d = units_.size(); d-- > 0 && is_dash(units_[d].kind);) {
    if (units_[d].kind == label.kind && units_[d].mark == label.mark) {
      return {d, Sequence::Next};
    }
  }
  return {units_.size(), Sequence::First};
}

std::size_t Numbering::depth_for_new(BlockKind kind, char mark, bool introduced) const {
  std::size_t depth = units_.size();
  while (depth > 0) {
    const Unit& last = units_[depth - 1];
    const bool closes_dash = is_dash(last.kind) && !introduced;
    const bool closes_lower = is_capital(kind, mark) && rank(last.kind) == 6 &&
                              !is_capital(last.kind, last.mark) && !is_part(last.kind);
    if (!closes_dash && !closes_lower) break;
    --depth;
  }
  return depth;
}

std::optional<Placement> Numbering::place_number(const Label& label, bool introduced) const {
  std::optional<Placement> gap;
  bool seen = false;
  std::size_t seen_at = 0;
  for (std::size_t d = units_.size(); d-- > 0;) {
    const Unit& unit = units_[d];
    if (is_part(unit.kind) && !seen && is_first(label)) break;
    if (unit.kind != label.kind || unit.mark != label.mark) continue;
    const int distance = step(unit, label);
    if (distance == 1) return Placement{d, Sequence::Next};
    if (distance == 2 && !gap) gap = Placement{d, Sequence::Gap};
    if (!seen) seen_at = d;
    seen = true;
  }
  if (gap) return gap;
  if (!is_first(label)) return std::nullopt;
  if (!seen) return Placement{depth_for_new(label.kind, label.mark, introduced), Sequence::First};
  // "a) ...:" then "1." again: a list of its own inside the point.
  constexpr std::size_t kDeepest = 24;  // deeper lists of lists are no outline
  if (introduced && seen_at + 1 < units_.size() && units_.size() < kDeepest)
    return Placement{units_.size(), Sequence::First};
  return Placement{seen_at, Sequence::Restart};
}

void Numbering::open(const Label& label, const Placement& placement, int block) {
  units_.erase(units_.begin() + static_cast<std::ptrdiff_t>(placement.depth), units_.end());
  units_.push_back({label.kind, label.mark, label.values, label.text, block});
  if (label.kind == BlockKind::Article) last_article_ = label.values[0];
}

void Numbering::open_part(BlockKind kind, int block) {
  close_dashes();
  while (!units_.empty() && is_part(units_.back().kind)) units_.pop_back();
  units_.push_back({kind, ' ', {}, {}, block});
}

void Numbering::close_dashes() {
  while (!units_.empty() && is_dash(units_.back().kind)) units_.pop_back();
}

std::string Numbering::before(const Label& label) const {
  if (label.kind == BlockKind::Article) {
    return last_article_ == 0 ? std::string() : std::to_string(last_article_);
  }
  const auto last = std::find_if(units_.rbegin(), units_.rend(), [&label](const Unit& unit) {
    return unit.kind == label.kind && unit.mark == label.mark;
  });
  return last == units_.rend() ? std::string() : last->text;
}

}  // namespace viendan::structure

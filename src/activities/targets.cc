// Quantified aims: where they may stand, and the period that they inherit.
#include <algorithm>
#include <array>

#include "activities/extract.h"
#include "activities/target_clause.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/timeline.h"

namespace viendan::activities {
namespace {

/// Blocks whose own text may state an aim.
constexpr std::array kProse = std::to_array<BlockKind>(
    {BlockKind::Intro, BlockKind::Article, BlockKind::Roman, BlockKind::Clause, BlockKind::Decimal,
     BlockKind::Point, BlockKind::Dash, BlockKind::Plus, BlockKind::Paragraph, BlockKind::Section,
     BlockKind::Subsection, BlockKind::Part, BlockKind::Plan});

constexpr std::size_t kHeadingBytes = 240;  // longer own texts are no headings

bool is_prose(BlockKind kind) {
  return std::find(kProse.begin(), kProse.end(), kind) != kProse.end();
}

bool contains(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

/// A number that could be an aim: cheap, because most blocks have none. Outside headings of aims
/// only shares and ratios are.
bool may_hold_value(std::string_view text, bool aims) {
  if (!has_digit(text)) return false;
  return aims || contains(text, "%") || contains(text, "hần trăm") || contains(text, "ệ số") ||
         contains(text, "hỉ số");
}

/// The own words of a block after its label.
Span words_of(const Block& block) {
  return {std::max(block.own.begin, block.heading.begin), block.own.end};
}

constexpr std::size_t kNearBegin = 60;  // bytes: "2. Các mục tiêu cụ thể đến năm 2025"

// Without first letters, so that no text need be put into lower case.
bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return contains(text, word); });
}

/// Whether a heading promises aims. "Chỉ tiêu" alone may be an indicator, a quota or a line of a
/// form: it counts only beside words of planning.
bool speaks_of_aims(std::string_view heading) {
  const bool leads = heading.ends_with(":");
  const std::string_view words = leads ? heading : heading.substr(0, kNearBegin);
  if (contains_any(words, {"ục tiêu", "ỤC TIÊU"})) return true;
  if (!contains_any(words, {"hỉ tiêu", "HỈ TIÊU"})) return false;
  if (contains_any(heading, {"hống kê", "HỐNG KÊ"})) return false;
  return contains_any(heading, {"hủ yếu", "ụ thể", "hấn đấu", "đến năm", "hát triển", "iai đoạn",
                                "HỦ YẾU", "Ụ THỂ", "HẤN ĐẤU", "ĐẾN NĂM", "HÁT TRIỂN", "IAI ĐOẠN"});
}

/// Of a long text only the end introduces what follows: "…; phấn đấu đến năm 2020 đạt các chỉ
/// tiêu:"
std::string_view heading_part(std::string_view words) {
  if (words.size() <= kHeadingBytes) return words;
  if (!words.ends_with(":")) return {};
  const auto stop = words.rfind(';');
  return stop == std::string_view::npos ? words.substr(words.size() - kHeadingBytes)
                                        : words.substr(stop + 1);
}

std::optional<Timeline> last_dated(std::string_view words, std::optional<Date> issued) {
  std::optional<Timeline> last;
  for (FoundPeriod& period : find_periods(words, issued)) {
    if (period.timeline.to) last = std::move(period.timeline);
  }
  return last;
}

/// A point in time ("năm 2020") is when the aim is due, not when work on it begins.
Timeline due(Timeline timeline) {
  if (timeline.from == timeline.to) timeline.from.reset();
  return timeline;
}

class Finder {
 public:
  explicit Finder(const Document& document)
      : document_(document), issued_(document.metadata.issued()) {}

  std::vector<Target> all() {
    aims_.resize(document_.blocks.size());
    periods_.resize(document_.blocks.size());
    periods_known_.resize(document_.blocks.size());
    title_period_ = period_of_title();
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) visit(i);
    for (const Table& table : document_.tables) visit(table);
    std::stable_sort(targets_.begin(), targets_.end(),
                     [](const Target& a, const Target& b) { return a.span < b.span; });
    return std::move(targets_);
  }

 private:
  std::optional<Timeline> period_of_title() const {
    for (const FoundPeriod& period : find_periods(document_.metadata.title.value, issued_)) {
      if (period.timeline.to) return period.timeline;
    }
    return std::nullopt;
  }

  void visit(std::size_t index) {
    const Block& block = document_.blocks[index];
    const bool above = block.parent >= 0 && aims_[static_cast<std::size_t>(block.parent)];
    const std::string_view heading = heading_of(block);
    aims_[index] = above || speaks_of_aims(heading);
    if (!is_prose(block.kind)) return;
    const Span words = words_of(block);
    const std::string_view text = words.of(document_.text);
    const bool aims = above || opens_with_aims(text);
    if (may_hold_value(text, aims)) read_block(index, words, aims);
  }

  /// What a block says to those below it.
  std::string_view heading_of(const Block& block) const {
    if (!is_prose(block.kind) && block.kind != BlockKind::Annex) return {};
    return heading_part(trim(words_of(block).of(document_.text)));
  }

  /// The period of the nearest heading above a block that prints one.
  std::optional<Timeline> period_above(std::size_t index) {
    std::vector<std::size_t> path;
    std::optional<Timeline> period;
    for (int at = document_.blocks[index].parent; at >= 0;) {
      const auto block = static_cast<std::size_t>(at);
      if (periods_known_[block]) {
        period = periods_[block];
        break;
      }
      path.push_back(block);
      period = last_dated(heading_of(document_.blocks[block]), issued_);
      if (period) break;
      at = document_.blocks[block].parent;
    }
    for (const std::size_t block : path) {
      periods_[block] = period;
      periods_known_[block] = true;
    }
    return period;
  }

  void read_block(std::size_t index, Span words, bool aims) {
    const std::string_view text = words.of(document_.text);
    const ClauseContext context{aims, issued_ ? issued_->year : 0, {}};
    for (ClauseTarget& aim : read_aims(text, context)) {
      const Span span{words.begin + aim.statement.begin, words.begin + aim.statement.end};
      add(std::move(aim), squeeze(span.of(document_.text)), span, period_above(index));
    }
  }

  /// "Mục tiêu cụ thể: đến năm 2025 …" in one line.
  static bool opens_with_aims(std::string_view text) {
    return contains_any(text.substr(0, 24), {"ục tiêu", "ỤC TIÊU"});
  }

  void add(ClauseTarget aim, std::string statement, Span span,
           const std::optional<Timeline>& inherited) {
    Target target;
    target.min = aim.value.min;
    target.max = aim.value.max;
    target.unit = std::move(aim.value.unit);
    target.subject = std::move(aim.subject);
    target.comparator = std::move(aim.comparator);
    target.baseline = std::move(aim.baseline);
    target.span = span;
    set_period(target, statement, inherited);
    target.statement = std::move(statement);
    targets_.push_back(std::move(target));
  }

  void set_period(Target& target, std::string_view statement,
                  const std::optional<Timeline>& inherited) const {
    auto period = last_dated(statement, issued_);
    if (!period) period = inherited ? inherited : title_period_;
    if (!period) return;
    const Timeline timeline = due(*period);
    target.from = timeline.from;
    target.to = timeline.to;
  }

  void visit(const Table& table) {
    if (table.kind == TableKind::Form || table.kind == TableKind::Classification ||
        table.kind == TableKind::Layout) {
      return;
    }
    const bool aims = !table.blocks.empty() && table_stands_under_aims(table);
    for (const Row& row : table.rows) {
      if (row.kind != RowKind::Data || row.cells.size() != table.columns.size()) continue;
      const auto period = period_of(table, row);
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const ColumnRole role = table.columns[i].role;
        if (may_state_aims(role))
          read_cell(row.cells[i], aims || role == ColumnRole::Objective, period);
      }
    }
  }

  bool table_stands_under_aims(const Table& table) const {
    return aims_[static_cast<std::size_t>(table.blocks.front())];
  }

  static bool may_state_aims(ColumnRole role) {
    return role == ColumnRole::Title || role == ColumnRole::Content || role == ColumnRole::Output ||
           role == ColumnRole::Objective || role == ColumnRole::Unknown;
  }

  std::optional<Timeline> period_of(const Table& table, const Row& row) const {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (table.columns[i].role != ColumnRole::Timeline) continue;
      auto timeline = read_timeline(row.cells[i].text, issued_);
      if (timeline && timeline->to) return timeline;
    }
    return std::nullopt;
  }

  void read_cell(const Cell& cell, bool aims, const std::optional<Timeline>& period) {
    if (!may_hold_value(cell.text, aims)) return;
    const ClauseContext context{aims, issued_ ? issued_->year : 0, {}};
    for (const std::string_view line : split(cell.text, '\n')) {
      for (ClauseTarget& aim : read_aims(line, context)) {
        const std::string_view value = aim.value.span.of(line);
        const Span span = place_of(cell, aim.statement.of(line), value);
        std::string statement = squeeze(aim.statement.of(line));
        add(std::move(aim), std::move(statement), span, period);
      }
    }
  }

  /// Where a statement of a cell is printed. A cell joined over pages has it in pieces: then the
  /// piece with the value.
  Span place_of(const Cell& cell, std::string_view statement, std::string_view value) const {
    for (const std::string_view words : {statement, value}) {
      for (const Span& span : cell.spans) {
        const auto at = span.of(document_.text).find(words);
        if (at == std::string_view::npos) continue;
        const auto begin = span.begin + static_cast<std::uint32_t>(at);
        return {begin, begin + static_cast<std::uint32_t>(words.size())};
      }
    }
    return cell.spans.empty() ? Span{} : cell.spans.front();
  }

  const Document& document_;
  std::optional<Date> issued_;
  std::optional<Timeline> title_period_;
  std::vector<bool> aims_;                        // what stands below the block are aims
  std::vector<std::optional<Timeline>> periods_;  // the nearest above or in the block
  std::vector<bool> periods_known_;
  std::vector<Target> targets_;
};

}  // namespace

std::vector<Target> find_targets(const Document& document) {
  return Finder(document).all();
}

}  // namespace viendan::activities

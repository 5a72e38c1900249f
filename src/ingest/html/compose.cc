#include "ingest/html/compose.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <unordered_map>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "ingest/html/characters.h"
#include "ingest/html/flow.h"
#include "ingest/html/table_columns.h"
#include "ingest/lines.h"

namespace viendan::ingest::html {
namespace {

using Answer = Declarations::Answer;

/// What browsers allow; a number that is none counts as 1.
constexpr int kMostColumns = 1000, kMostRows = 65534;
constexpr std::size_t kLongestMark = 64;  // of a note or an item

int number_of(std::string_view text) {
  const auto digits = trim(text);
  return to_int(digits.substr(0, digits.find_first_not_of("0123456789")));
}

/// The number of an item of an ordered list, as `type` has it printed.
std::string item_number(int number, std::string_view type) {
  constexpr std::pair<int, std::string_view> kRoman[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string text;
  if ((type == "a" || type == "A") && number >= 1) {
    for (int rest = number; rest > 0; rest = (rest - 1) / 26)
      text.insert(text.begin(), static_cast<char>('a' + (rest - 1) % 26));
  } else if ((type == "i" || type == "I") && number >= 1 && number < 4000) {
    for (const auto& [value, letters] : kRoman) {
      for (; number >= value; number -= value) text += letters;
    }
  } else {
    text = std::to_string(number);
  }
  return (type == "A" || type == "I" ? to_upper(text) : text) + ".";
}

/// A raised number that calls a note: glued to the word before it, it would be read as part of it.
/// "m2" is none.
bool calls_note(std::string_view raised, std::string_view before, bool linked) {
  static const Pattern number(R"(\d{1,3}|\*{1,3})");
  static const Pattern measure(R"((?:^|[\s\d/.,(])(?:[kcdmh]?m|ha|10)$)");
  if (!number.matches(raised)) return false;
  return linked || !measure.found_in(before);
}

class Composer {
 public:
  Composer(const Page& page, const Found& found) : page_(page), tree_(page.tree), found_(found) {}

  std::vector<RichPiece> compose() {
    std::int32_t parent = -1;
    Look look;
    for (const std::int32_t part : found_.parts) {
      if (part == found_.parts.front() || node_at(part).parent != parent) look = inherited(part);
      parent = node_at(part).parent;
      visit(part, look);
      flow_->end_paragraph();
    }
    return flow_->take();
  }

 private:
  [[nodiscard]] const Node& node_at(std::int32_t node) const {
    return tree_.nodes[static_cast<std::size_t>(node)];
  }

  [[nodiscard]] bool seen(std::int32_t node) const {
    const Sight sight = page_.sight[static_cast<std::size_t>(node)];
    return sight == Sight::Shown || (sight == Sight::Hidden && found_.hidden);
  }

  [[nodiscard]] Declarations declarations_of(const Node& node) const {
    return page_.styles.of(tree_, node);
  }

  /// The look of the text around a node.
  [[nodiscard]] Look inherited(std::int32_t node) const {
    std::vector<std::int32_t> path;
    for (auto at = node_at(node).parent; at >= 0; at = node_at(at).parent) path.push_back(at);
    Look look;
    for (auto at = path.rbegin(); at != path.rend(); ++at)
      look = look_inside(tree_, node_at(*at), declarations_of(node_at(*at)), look);
    return look;
  }

  template <typename Visit>
  void for_children(std::int32_t node, Visit visit_child) {
    for (auto child = node + 1; child < node_at(node).end; child = node_at(child).end)
      visit_child(child);
  }

  void visit_children(std::int32_t node, const Look& look) {
    for_children(node, [&](std::int32_t child) { visit(child, look); });
  }

  /// The depth of the tree is bounded, and so is that of the calls.
  void visit(std::int32_t index, const Look& look) {
    const Node& node = node_at(index);
    if (node.tag == Tag::Text) {
      if (!dropped(index)) write(tree_.text_of(node), look);
      return;
    }
    if (!seen(index)) return;
    const Declarations declarations = declarations_of(node);
    const Look inside = look_inside(tree_, node, declarations, look);
    switch (node.tag) {
      case Tag::Break:
        return flow_->break_line();
      case Tag::Table:
        return visit_table(index, inside);
      case Tag::Sup:
        return visit_raised(index, inside);
      case Tag::Rule:
        flow_->end_paragraph();
        return flow_->leave_gap();
      default:
        break;
    }
    const bool block = node.is(kBlock) || declarations.block == Answer::Yes;
    if (block) flow_->end_paragraph();
    const Layer layer = flow_->layer();
    if (block && is_note(node)) flow_->set_layer(Layer::Footnote);
    if (node.tag == Tag::Item) set_mark(index, declarations);
    if (node.tag == Tag::Preformatted && node.is(kRaw)) write(tree_.text_of(node), inside);
    visit_children(index, inside);
    if (node.tag == Tag::Item) flow_->set_mark({});
    if (block) flow_->end_paragraph();
    if (block) flow_->set_layer(layer);
  }

  /// The text of a note, as word processors name it: "ftn1", "_ftn1", "edn2".
  [[nodiscard]] bool is_note(const Node& node) const {
    static const Pattern name(R"((?:\w*_)?(?:ftn|edn|fn|footnote)[-_]?\d{1,4})");
    const auto id = tree_.attribute(node, Attribute::Id);
    return !id.empty() && name.matches(id);
  }

  /// Whether a text is part of a line that is none of the document's.
  [[nodiscard]] bool dropped(std::int32_t text) {
    const auto& lines = found_.passages;
    while (line_ < lines.size() && lines[line_].node <= text) ++line_;
    while (line_ > 0 && lines[line_ - 1].node > text) --line_;
    return line_ > 0 && lines[line_ - 1].dropped;
  }

  void write(std::string_view text, const Look& look) {
    if (text.find('&') == std::string_view::npos) return flow_->write(text, look);
    flow_->write(characters_of(text), look);
  }

  [[nodiscard]] std::string words_inside(std::int32_t index) const {
    std::string words;
    for (auto at = index; at < node_at(index).end && words.size() < kLongestMark; ++at) {
      if (node_at(at).tag == Tag::Text && seen(at))
        append_characters(words, tree_.text_of(node_at(at)));
    }
    return squeeze(trim_space(words));
  }

  [[nodiscard]] bool is_linked(std::int32_t index) const {
    for (auto at = index; at < node_at(index).end; ++at) {
      if (node_at(at).tag == Tag::A) return true;
    }
    const auto parent = node_at(index).parent;
    return parent >= 0 && node_at(parent).tag == Tag::A;
  }

  void visit_raised(std::int32_t index, const Look& look) {
    const std::string raised = words_inside(index);
    if (!calls_note(raised, flow_->line_end(), is_linked(index)))
      return visit_children(index, look);
    if (flow_->at_begin()) {
      // The text of a note: set apart from what is around it, and its number from its words.
      flow_->begin_note();
      return flow_->write("(" + raised + ") ", look);
    }
    flow_->write(" (" + raised + ")", look);
    if (ends_with_space(index)) flow_->write(" ", look);
  }

  [[nodiscard]] bool ends_with_space(std::int32_t index) const {
    const Node& last = node_at(node_at(index).end - 1);
    return last.tag == Tag::Text &&
           kSpaces.find(tree_.text_of(last).back()) != std::string_view::npos;
  }

  /// The mark or number that a browser prints before an item of a list.
  void set_mark(std::int32_t index, const Declarations& declarations) {
    const std::int32_t list = node_at(index).parent;
    if (list < 0 || node_at(list).tag != Tag::List) return;
    const Node& node = node_at(list);
    const Declarations of_list = declarations_of(node);
    if (declarations.unmarked == Answer::Yes || of_list.unmarked == Answer::Yes) return;
    static const Pattern own_mark(
        R"((?:[-–—+•*·]|\(?(?:\d+(?:\.\d+)*|[a-zđA-Z]|[ivxIVX]+)[.)]).*)");
    if (own_mark.matches(words_inside(index).substr(0, 8))) return;
    if (node.level == 0) return flow_->set_mark("- ");
    const auto [count, first] =
        items_.try_emplace(list, number_of(tree_.attribute(node, Attribute::Start)));
    const int number = first ? std::max(count->second, 1) : count->second;
    count->second = number + 1;
    flow_->set_mark(item_number(number, tree_.attribute(node, Attribute::Type)) + " ");
  }

  /// The rows of a table, or cells without one, in the order in which they are shown.
  std::vector<std::int32_t> rows_of(std::int32_t table, const Look& look) {
    std::vector<std::pair<int, std::int32_t>> rows;
    collect_rows(table, 1, look, rows);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::int32_t> nodes;
    for (const auto& [group, row] : rows) nodes.push_back(row);
    return nodes;
  }

  /// What stands in a table but in none of its cells is shown above it.
  void collect_rows(std::int32_t node, int group, const Look& look,
                    std::vector<std::pair<int, std::int32_t>>& rows) {
    for_children(node, [&](std::int32_t child) {
      const Node& part = node_at(child);
      if (part.tag != Tag::Text && !seen(child)) return;
      if (part.tag == Tag::RowGroup)
        collect_rows(child, part.level, look, rows);
      else if (part.tag == Tag::Row || part.tag == Tag::Cell)
        rows.emplace_back(group, child);
      else if (holds_rows(child))
        collect_rows(child, group, look, rows);
      else
        visit(child, look);
    });
  }

  /// A form, or an element that a browser would not let stand there, around rows.
  [[nodiscard]] bool holds_rows(std::int32_t node) const {
    if (node_at(node).tag == Tag::Table || node_at(node).tag == Tag::Text) return false;
    for (auto at = node + 1; at < node_at(node).end;) {
      const Tag tag = node_at(at).tag;
      if (tag == Tag::Row || tag == Tag::Cell) return true;
      at = tag == Tag::Table ? node_at(at).end : at + 1;
    }
    return false;
  }

  std::vector<std::int32_t> cells_of(std::int32_t row) {
    if (node_at(row).tag == Tag::Cell) return {row};
    std::vector<std::int32_t> cells;
    collect_cells(row, cells);
    return cells;
  }

  void collect_cells(std::int32_t node, std::vector<std::int32_t>& cells) {
    for_children(node, [&](std::int32_t child) {
      if (node_at(child).tag == Tag::Cell && seen(child)) cells.push_back(child);
      if (holds_rows(child) && node_at(child).tag != Tag::Cell) collect_cells(child, cells);
    });
  }

  void visit_table(std::int32_t table, const Look& look) {
    flow_->end_paragraph();
    const auto rows = rows_of(table, look);
    flow_->end_paragraph();
    std::vector<std::vector<std::int32_t>> cells;
    for (const auto row : rows) cells.push_back(cells_of(row));
    if (sets_out_page(cells)) {
      for (const auto& row : cells) {
        for (const auto cell : row) visit(cell, look);
      }
      return;
    }
    RichTable built;
    for (std::size_t y = 0; y < rows.size(); ++y) {
      RichRow row;
      for (const auto cell : cells[y]) row.cells.push_back(compose_cell(cell, look));
      built.rows.push_back(std::move(row));
    }
    drop_empty_places(built);
    flow_->add(std::move(built));
  }

  /// A table of one cell, or one with the document in a cell, sets out a page.
  bool sets_out_page(const std::vector<std::vector<std::int32_t>>& rows) {
    std::size_t full = 0;
    for (const auto& row : rows) {
      for (const auto cell : row) {
        if (holds_document(cell)) return true;
        full += passages_in(cell).empty() ? 0 : 1;
      }
    }
    return full <= 1;
  }

  /// The lines that begin inside a node.
  [[nodiscard]] std::span<const Passage> passages_in(std::int32_t node) const {
    const auto begin = std::ranges::lower_bound(found_.passages, node, {}, &Passage::node);
    const auto end =
        std::ranges::lower_bound(found_.passages, node_at(node).end, {}, &Passage::node);
    return {begin, end};
  }

  /// Whether lines that only the body of a document has stand in a cell.
  [[nodiscard]] bool holds_document(std::int32_t cell) const {
    constexpr std::ptrdiff_t kFew = 3;
    return std::ranges::count_if(passages_in(cell), [](const Passage& passage) {
             return (passage.form & (kArticle | kBasis | kEnacting)) != 0;
           }) >= kFew;
  }

  RichCell compose_cell(std::int32_t index, const Look& look) {
    const Node& node = node_at(index);
    RichCell cell;
    const int columns = number_of(tree_.attribute(node, Attribute::ColumnSpan));
    const int rows = number_of(tree_.attribute(node, Attribute::RowSpan));
    cell.columns = static_cast<std::uint32_t>(std::clamp(columns, 1, kMostColumns));
    cell.rows = static_cast<std::uint32_t>(rows == 0 ? kMostRows : std::clamp(rows, 1, kMostRows));
    Flow inside;
    std::swap(inside, *flow_);
    visit(index, look);
    std::swap(inside, *flow_);
    for (RichPiece& piece : inside.take()) add_to(cell, std::move(piece));
    return cell;
  }

  static void add_to(RichCell& cell, RichPiece piece) {
    if (auto* paragraph = std::get_if<RichParagraph>(&piece)) {
      cell.paragraphs.push_back(std::move(*paragraph));
      return;
    }
    for (RichRow& row : std::get<RichTable>(piece).rows) {
      for (RichCell& inner : row.cells)
        std::ranges::move(inner.paragraphs, std::back_inserter(cell.paragraphs));
    }
  }

  const Page& page_;
  const Tree& tree_;
  const Found& found_;
  std::size_t line_ = 0;  // the first of the passages behind the text that was asked for last
  std::unordered_map<std::int32_t, int> items_;  // of each list, the number that comes next
  Flow own_;
  Flow* flow_ = &own_;
};

}  // namespace

std::vector<RichPiece> compose(const Page& page, const Found& found) {
  return Composer(page, found).compose();
}

}  // namespace viendan::ingest::html

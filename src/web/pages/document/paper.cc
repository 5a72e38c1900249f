#include "web/pages/document/paper.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::web {
namespace {

constexpr std::array kHeadingKinds = std::to_array<BlockKind>({
    BlockKind::Part,
    BlockKind::Chapter,
    BlockKind::Section,
    BlockKind::Subsection,
    BlockKind::Article,
    BlockKind::Roman,
    BlockKind::Annex,
    BlockKind::Plan,
});
constexpr std::uint8_t kDeepestHeading = 6;
constexpr std::uint8_t kDeepestIndent = 5;
constexpr std::uint32_t kLongestHeading = 400;

// Words that are not numbered follow the unit that they belong to.
constexpr std::array kSteps = std::to_array<BlockKind>({
    BlockKind::Clause,
    BlockKind::Decimal,
    BlockKind::Point,
    BlockKind::Dash,
    BlockKind::Plus,
});

// What markup costs beside the words: measured on pages of laws.
constexpr std::size_t kBlockMarkup = 60;
constexpr std::size_t kAnchorMarkup = 160;
constexpr std::size_t kCitationMarkup = 300;
constexpr std::size_t kCellMarkup = 40;
constexpr std::size_t kRowsAtOnce = 60'000;

template <std::size_t N>
bool is_of(BlockKind kind, const std::array<BlockKind, N>& kinds) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

/// Where the heading of a unit ends. An article that is one long sentence has "Điều 1." as its
/// heading, and the sentence as its text.
std::uint32_t heading_end(const Document& document, const Block& block) {
  const auto own = trim_right(block.own.of(document.text));
  const auto end = block.own.begin + static_cast<std::uint32_t>(own.size());
  if (block.kind != BlockKind::Article && block.kind != BlockKind::Roman) {
    return end - block.own.begin <= 2 * kLongestHeading || block.heading.empty()
               ? end
               : block.heading.end;
  }
  const auto words = trim_right(block.heading.of(document.text));
  const bool sentence = words.size() > kLongestHeading / 2 || words.ends_with('.') ||
                        words.ends_with(';') || words.ends_with(':');
  if (!sentence || words.empty()) return block.heading.empty() ? end : block.heading.end;
  return block.heading.begin;
}

void set_looks(const Document& document, std::vector<Look>& looks) {
  std::vector<std::uint8_t> below(document.blocks.size(), 2);  // level of a heading in a block
  looks.resize(document.blocks.size());
  for (std::size_t i = 1; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    const auto parent = static_cast<std::size_t>(block.parent);
    Look& look = looks[i];
    below[i] = below[parent];
    if (is_of(block.kind, kHeadingKinds)) {
      look.heading = below[parent];
      look.heading_end = heading_end(document, block);
      below[i] = std::min<std::uint8_t>(static_cast<std::uint8_t>(below[i] + 1), kDeepestHeading);
      continue;
    }
    const bool under_heading = parent == 0 || looks[parent].heading > 0;
    if (under_heading) continue;
    const int deeper = is_of(block.kind, kSteps) ? 1 : 0;
    look.indent = std::min<std::uint8_t>(static_cast<std::uint8_t>(looks[parent].indent + deeper),
                                         kDeepestIndent);
  }
}

void set_tables(const Document& document, std::vector<Look>& looks) {
  for (std::size_t t = 0; t < document.tables.size(); ++t) {
    const auto& blocks = document.tables[t].blocks;
    if (document.tables[t].kind == TableKind::Layout) continue;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      Look& look = looks[static_cast<std::size_t>(blocks[i])];
      if (i == 0) look.table = static_cast<int>(t);
      look.joined = i > 0;
    }
  }
}

void set_pages(const Document& document, std::vector<Look>& looks) {
  std::size_t next = 1;  // the first page begins with the document
  for (std::size_t i = 1; i < looks.size() && next < document.pages.size(); ++i) {
    const auto line = document.map.locate(document.text, document.blocks[i].own.begin).line;
    while (next < document.pages.size() && static_cast<int>(line) >= document.pages[next]) {
      looks[i].page = static_cast<std::uint32_t>(++next);
    }
  }
}

/// The block in whose place a block is shown: the first of a joined table.
int shown_at(const Document& document, const Paper& paper, int block) {
  if (!paper.looks[static_cast<std::size_t>(block)].joined) return block;
  for (const Table& table : document.tables) {
    if (std::ranges::find(table.blocks, block) != table.blocks.end()) return table.blocks.front();
  }
  return block;
}

/// Where a row begins in the text.
std::uint32_t beginning(const Row& row) {
  std::uint32_t begin = UINT32_MAX;
  for (const Cell& cell : row.cells) {
    for (const Span& span : cell.spans) begin = std::min(begin, span.begin);
  }
  return begin;
}

/// Activities by where they begin.
std::vector<const Activity*> with_anchor(const Document& document) {
  std::vector<const Activity*> activities;
  for (const Activity& activity : document.activities) {
    if (!activity.anchor.empty()) activities.push_back(&activity);
  }
  std::ranges::stable_sort(activities, {}, [](const Activity* a) { return a->span.begin; });
  return activities;
}

/// Activities stand on rows: the first row that an activity's stretch holds has its anchor. Those
/// of the text, and a second one of a row, have theirs in their block.
void set_activity_anchors(const Document& document, Paper& paper) {
  const auto activities = with_anchor(document);
  std::vector<bool> placed(activities.size());
  for (const Table& table : document.tables) {
    auto& anchors = paper.row_anchors.emplace_back(table.rows.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const auto at = beginning(table.rows[r]);
      const auto after = std::ranges::upper_bound(activities, at, {},
                                                  [](const Activity* a) { return a->span.begin; });
      if (after == activities.begin() || at == UINT32_MAX) continue;
      const auto index = static_cast<std::size_t>(std::prev(after) - activities.begin());
      if (placed[index] || !activities[index]->span.contains(at)) continue;
      anchors[r] = activities[index]->anchor;
      placed[index] = true;
    }
  }
  for (std::size_t i = 0; i < activities.size(); ++i) {
    if (placed[i]) continue;
    const int block = block_at(document, activities[i]->span.begin);
    paper.also[shown_at(document, paper, block)].push_back(activities[i]->anchor);
  }
}

std::vector<std::size_t> citations_of_blocks(const Document& document) {
  std::vector<std::size_t> counts(document.blocks.size());
  for (const Citation& citation : document.citations) {
    if (static_cast<std::size_t>(citation.block) < counts.size()) {
      ++counts[static_cast<std::size_t>(citation.block)];
    }
  }
  return counts;
}

std::size_t weight_of(const Row& row) {
  std::size_t weight = kBlockMarkup;
  for (const Cell& cell : row.cells) weight += kCellMarkup + cell.text.size();
  for (const Repair& repair : row.repairs)
    weight += kAnchorMarkup + repair.before.size() + repair.after.size();
  return weight;
}

/// Rows of a table, as many at once as a part may easily hold.
void add_rows(const Document& document, int block, int table, std::vector<Item>& items) {
  const auto& rows = document.tables[static_cast<std::size_t>(table)].rows;
  Item item{.block = block};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    item.last_row = r + 1;
    item.weight += weight_of(rows[r]);
    if (item.weight < kRowsAtOnce) continue;
    items.push_back(item);
    item = {.block = block, .first_row = r + 1, .last_row = r + 1};
  }
  if (item.last_row > item.first_row || rows.empty()) items.push_back(item);
}

void set_items(const Document& document, Paper& paper) {
  const auto citations = citations_of_blocks(document);
  for (std::size_t i = 1; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (paper.looks[i].joined) continue;
    if (paper.looks[i].table >= 0) {
      add_rows(document, static_cast<int>(i), paper.looks[i].table, paper.items);
      continue;
    }
    const std::size_t anchor = block.anchor.empty() ? 0 : kAnchorMarkup + 2 * block.anchor.size();
    paper.items.push_back(
        {.block = static_cast<int>(i),
         .weight = kBlockMarkup + block.own.size() + anchor + citations[i] * kCitationMarkup});
  }
}

/// The best place to cut before: of the highest unit, and of equal ones the last.
std::size_t best_cut(const Paper& paper, std::size_t from, std::size_t to) {
  const auto rank = [&](std::size_t item) {
    const Item& candidate = paper.items[item];
    if (candidate.first_row > 0) return 20;
    const Look& look = paper.looks[static_cast<std::size_t>(candidate.block)];
    return look.heading > 0 ? int{look.heading} : 10 + look.indent;
  };
  std::size_t best = to;
  for (std::size_t item = to; item > from; --item) {
    if (rank(item) < rank(best)) best = item;
  }
  return best;
}

void set_parts(Paper& paper, std::size_t largest) {
  std::size_t all = 0;
  for (const Item& item : paper.items) all += item.weight;
  if (all <= largest) {
    paper.parts = {{0, paper.items.size()}};
    return;
  }
  const std::size_t most = largest / 2;
  std::size_t begin = 0;
  std::size_t early = 0;  // from here on a part is long enough to be cut
  std::size_t weight = 0;
  for (std::size_t i = 0; i < paper.items.size(); ++i) {
    weight += paper.items[i].weight;
    if (weight < most / 3) early = i + 1;
    if (weight <= most || i == begin) continue;
    const std::size_t cut = best_cut(paper, std::min(std::max(early, begin), i - 1), i);
    paper.parts.push_back({begin, cut});
    begin = cut;
    early = cut;
    i = cut;
    weight = paper.items[cut].weight;
  }
  if (begin < paper.items.size()) paper.parts.push_back({begin, paper.items.size()});
}

void set_spots(const Document& document, Paper& paper) {
  paper.spots.reserve(document.blocks.size());
  for (std::size_t part = 0; part < paper.parts.size(); ++part) {
    for (std::size_t i = paper.parts[part].begin; i < paper.parts[part].end; ++i) {
      const Item& item = paper.items[i];
      const auto index = static_cast<std::size_t>(item.block);
      const Spot spot{item.block, part};
      const std::string& anchor = document.blocks[index].anchor;
      if (!anchor.empty()) paper.spots.try_emplace(anchor, spot);
      if (const auto also = paper.also.find(item.block); also != paper.also.end()) {
        for (const std::string_view further : also->second) paper.spots.try_emplace(further, spot);
      }
      if (paper.looks[index].table < 0) continue;
      const auto& rows = paper.row_anchors[static_cast<std::size_t>(paper.looks[index].table)];
      for (std::size_t r = item.first_row; r < item.last_row; ++r) {
        if (!rows[r].empty()) paper.spots.try_emplace(rows[r], spot);
      }
    }
  }
}

/// "II" -> "ii", "đ" -> "dd", "1.2" -> "1-2", as anchors are made.
std::string label_part(std::string_view label) {
  const std::string spelled = replace_all(replace_all(label, "Đ", "dd"), "đ", "dd");
  return replace_all(replace_all(fold(spelled), ".", "-"), " ", "-");
}

/// Each anchor goes on with each label of a list.
std::vector<std::string> below(const std::vector<std::string>& anchors, std::string_view word,
                               std::string_view list) {
  std::vector<std::string> all;
  for (const std::string& anchor : anchors) {
    for (const std::string_view label : split(list, ',')) {
      std::string one = anchor.empty() ? "" : anchor + ".";
      all.push_back(one.append(word).append("-").append(label_part(trim(label))));
    }
  }
  return all;
}

}  // namespace

Paper lay_out(const Document& document, std::size_t largest) {
  Paper paper;
  set_looks(document, paper.looks);
  set_tables(document, paper.looks);
  set_pages(document, paper.looks);
  set_activity_anchors(document, paper);
  set_items(document, paper);
  set_parts(paper, largest);
  set_spots(document, paper);
  return paper;
}

std::string_view nearest_anchor(const Paper& paper, std::string_view wanted) {
  while (!wanted.empty()) {
    if (const auto spot = paper.spots.find(wanted); spot != paper.spots.end()) return spot->first;
    const auto issued = paper.spots.find("kt." + std::string(wanted));
    if (issued != paper.spots.end()) return issued->first;
    const auto point = wanted.rfind('.');
    wanted = wanted.substr(0, point == std::string_view::npos ? 0 : point);
  }
  return {};
}

std::vector<std::string> anchors_of(const Pinpoint& pinpoint) {
  const std::array<std::pair<std::string_view, std::string_view>, 4> levels = {{
      {"pl", pinpoint.annex},
      {"dieu", pinpoint.article},
      {"khoan", pinpoint.clause},
      {"diem", pinpoint.point},
  }};
  std::vector<std::string> anchors(1);
  for (const auto& [word, label] : levels) {
    if (label.empty()) continue;
    if (anchors.size() > 1) return anchors;
    anchors = label == "Phụ lục" ? std::vector<std::string>{"pl"} : below(anchors, word, label);
  }
  return pinpoint.empty() ? std::vector<std::string>{} : anchors;
}

std::string anchor_of(const Pinpoint& pinpoint) {
  const auto anchors = anchors_of(pinpoint);
  return anchors.empty() ? std::string() : anchors.front();
}

std::string_view anchor_around(const Document& document, int block) {
  for (; block > 0; block = document.blocks[static_cast<std::size_t>(block)].parent) {
    const std::string& anchor = document.blocks[static_cast<std::size_t>(block)].anchor;
    if (!anchor.empty()) return anchor;
  }
  return {};
}

}  // namespace viendan::web

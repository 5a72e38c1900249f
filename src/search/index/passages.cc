#include "search/index/passages.h"

#include <algorithm>

#include "base/text.h"

namespace viendan::search {
namespace {

// Marking a passage costs its length: pieces of this size keep an answer in milliseconds, and one
// holds several snippets still.
constexpr std::size_t kLongestPiece = 1500;

const Block& block_of(const Document& document, int index) {
  return document.blocks[static_cast<std::size_t>(index)];
}

bool is_unit(const Block& block) {
  return !block.anchor.empty() || !info(block.kind).unit.empty();
}

/// For each block the unit that its text belongs to; the root for the letterhead and the like.
std::vector<int> owners(const Document& document) {
  std::vector<int> owner(document.blocks.size(), 0);
  for (std::size_t i = 1; i < owner.size(); ++i) {
    const Block& block = document.blocks[i];
    owner[i] = is_unit(block) ? static_cast<int>(i) : owner[static_cast<std::size_t>(block.parent)];
  }
  return owner;
}

/// Table blocks whose rows are activities: these are passages of their own.
std::vector<bool> activity_tables(const Document& document) {
  std::vector<bool> marked(document.blocks.size(), false);
  if (document.activities.empty()) return marked;
  for (const Table& table : document.tables) {
    if (table.kind != TableKind::Activities && table.kind != TableKind::FieldSheet) continue;
    for (const int block : table.blocks) marked[static_cast<std::size_t>(block)] = true;
  }
  return marked;
}

std::vector<std::string> kinds_around(const Document& document, int block) {
  std::vector<std::string> kinds;
  for (; block >= 0; block = block_of(document, block).parent) {
    kinds.emplace_back(info(block_of(document, block).kind).name);
  }
  return kinds;
}

Pinpoint pinpoint_around(const Document& document, int block) {
  Pinpoint found;
  const auto take = [](std::string& field, const Block& from) {
    if (field.empty()) field = from.label;
  };
  for (; block >= 0; block = block_of(document, block).parent) {
    const Block& each = block_of(document, block);
    if (each.kind == BlockKind::Article) take(found.article, each);
    if (each.kind == BlockKind::Clause || each.kind == BlockKind::Decimal) take(found.clause, each);
    if (each.kind == BlockKind::Point) take(found.point, each);
    if (each.kind == BlockKind::Annex) take(found.annex, each);
  }
  return found;
}

std::string anchor_of(const Document& document, int block) {
  while (block > 0 && block_of(document, block).anchor.empty()) {
    block = block_of(document, block).parent;
  }
  return block > 0 ? block_of(document, block).anchor : std::string();
}

/// Where the piece that begins at `begin` is best cut.
std::size_t piece_end(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= kLongestPiece) return text.size();
  const std::size_t limit = begin + kLongestPiece;
  for (const char* separators : {"\n", " "}) {
    const auto at = text.find_last_of(separators, limit);
    if (at != std::string_view::npos && at > begin + kLongestPiece / 2) return at + 1;
  }
  std::size_t end = limit;
  while (end > begin + 1 && (text[end] & '\xC0') == '\x80') --end;
  return end;
}

struct Run {
  int owner;
  bool shown;
  Span span;
};

/// Neighbouring blocks of one unit.
std::vector<Run> runs(const Document& document) {
  const auto owner = owners(document);
  const auto hidden = activity_tables(document);
  std::vector<Run> found;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Span own = document.blocks[i].own;
    const bool joins =
        !found.empty() && found.back().owner == owner[i] && found.back().shown == !hidden[i];
    if (joins)
      found.back().span.end = own.end;
    else
      found.push_back({owner[i], !hidden[i], own});
  }
  return found;
}

std::vector<const Citation*> in_text_order(const std::vector<Citation>& citations) {
  std::vector<const Citation*> sorted;
  for (const Citation& citation : citations) sorted.push_back(&citation);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Citation* a, const Citation* b) {
    return a->span.begin < b->span.begin;
  });
  return sorted;
}

std::vector<const Citation*> citations_in(const std::vector<const Citation*>& sorted, Span span) {
  const auto before = [](const Citation* citation, std::uint32_t at) {
    return citation->span.begin < at;
  };
  return {std::lower_bound(sorted.begin(), sorted.end(), span.begin, before),
          std::lower_bound(sorted.begin(), sorted.end(), span.end, before)};
}

void add_pieces(const Document& document, const std::vector<const Citation*>& citations,
                const Run& run, std::vector<PassageText>& out) {
  const PassageText unit{{},
                         provision_name(document, run.owner),
                         anchor_of(document, run.owner),
                         kinds_around(document, run.owner),
                         pinpoint_around(document, run.owner)};
  const std::string_view text = std::string_view(document.text).substr(0, run.span.end);
  for (std::size_t begin = run.span.begin; begin < text.size();) {
    const std::size_t end = piece_end(text, begin);
    const std::string_view words = trim(text.substr(begin, end - begin));
    if (!words.empty()) {
      PassageText& piece = out.emplace_back(unit);
      piece.text = words;
      piece.shown = run.shown;
      piece.citations = citations_in(
          citations, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    begin = end;
  }
}

void add_line(std::string& text, std::string_view line) {
  if (trim(line).empty()) return;
  if (!text.empty()) text += '\n';
  text += trim(line);
}

void add_agencies(std::string& text, const std::vector<AgencyRef>& agencies) {
  std::vector<std::string> names;
  for (const AgencyRef& agency : agencies) names.push_back(agency.name);
  add_line(text, join(names, "; "));
}

std::string row_name(const Activity& activity, std::string_view around) {
  std::string name(around);
  const auto add = [&name](std::string_view part) {
    if (part.empty()) return;
    if (!name.empty()) name += ", ";
    name += part;
  };
  if (name.empty()) {
    add(activity.annex);
    add(activity.table);
  }
  add(activity.ordinal.empty() ? "hoạt động"
                               : fmt::format("hoạt động {}", trim(activity.ordinal, ".")));
  return name;
}

PassageText row(const Document& document, const Activity& activity) {
  const int block = document.blocks.empty() ? -1 : block_at(document, activity.span.begin);
  PassageText passage{
      .text = {},
      .provision = {},
      .anchor = activity.anchor,
      .kinds = block < 0 ? std::vector<std::string>() : kinds_around(document, block),
      .pinpoint = pinpoint_around(document, block),
      .activity = &activity};
  passage.provision =
      row_name(activity, activity.annex.empty() && block >= 0 ? provision_name(document, block)
                                                              : std::string());
  passage.kinds.emplace_back(kRowKind);
  passage.context = join(activity.group, "\n");
  add_line(passage.text, activity.title);
  for (const auto& item : activity.content) add_line(passage.text, item);
  for (const auto& detail : activity.details) {
    add_line(passage.text, fmt::format("{}: {}", detail.label, detail.value));
  }
  add_agencies(passage.text, activity.lead);
  add_agencies(passage.text, activity.coordinating);
  add_line(passage.text, activity.timeline.raw);
  add_line(passage.text, join(activity.funding, "; "));
  add_line(passage.text, join(activity.outputs, "; "));
  add_line(passage.text, activity.submit_to);
  add_line(passage.text, activity.note);
  return passage;
}

/// Group headings of tables ("Nhóm 1: …"), each once.
void add_groups(const Document& document, std::vector<PassageText>& out) {
  for (const Table& table : document.tables) {
    const int block = table.blocks.empty() ? -1 : table.blocks.front();
    for (const Row& group : table.rows) {
      const bool heading = group.kind == RowKind::Group || group.kind == RowKind::Subgroup;
      if (!heading || group.cells.empty() || block < 0) continue;
      PassageText& passage = out.emplace_back(PassageText{
          group.cells.front().text, provision_name(document, block), anchor_of(document, block),
          kinds_around(document, block), pinpoint_around(document, block)});
      passage.kinds.emplace_back(kGroupKind);
    }
  }
}

}  // namespace

std::vector<PassageText> passages(const Document& document) {
  std::vector<PassageText> found;
  const auto citations = in_text_order(document.citations);
  for (const Run& run : runs(document)) add_pieces(document, citations, run, found);
  add_groups(document, found);
  for (const Activity& activity : document.activities) found.push_back(row(document, activity));
  for (auto& passage : found) {
    std::sort(passage.kinds.begin(), passage.kinds.end());
    passage.kinds.erase(std::unique(passage.kinds.begin(), passage.kinds.end()),
                        passage.kinds.end());
  }
  return found;
}

}  // namespace viendan::search

#include "store/catalogue_facts.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"
#include "base/unicode.h"
#include "model/claim.h"

namespace viendan::store {
namespace {

// Of a longer sentence so much is shown on either side of the mention.
constexpr std::size_t kEvidenceSide = 240;
// Where label and value stand in the rows of a sheet.
constexpr std::size_t kSheetLabel = 1, kSheetValue = 2;

bool continues_letter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

/// Back from `at` to the beginning of a word, but no further than `side` bytes.
std::size_t cut_before(std::string_view text, std::size_t at, std::size_t side) {
  if (at <= side) return 0;
  std::size_t from = at - side;
  while (from < at && text[from] != ' ') ++from;
  if (from == at) from = at - side;
  while (from < at && (text[from] == ' ' || continues_letter(text[from]))) ++from;
  return from;
}

std::size_t cut_behind(std::string_view text, std::size_t at, std::size_t side) {
  if (text.size() - at <= side) return text.size();
  std::size_t to = at + side;
  while (to > at && text[to] != ' ') --to;
  if (to == at) to = at + side;
  while (to > at && continues_letter(text[to])) --to;
  return to;
}

Span span_of_row(const Row& row) {
  Span whole;
  for (const Cell& cell : row.cells) {
    for (const Span& span : cell.spans) {
      if (span.empty()) continue;
      whole = whole.empty()
                  ? span
                  : Span{std::min(whole.begin, span.begin), std::max(whole.end, span.end)};
    }
  }
  return whole;
}

std::vector<Detail> cells_of(const Table& table, const Row& row) {
  std::vector<Detail> cells;
  for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
    cells.push_back({table.columns[i].heading, row.cells[i].printed});
  }
  return cells;
}

void count(std::map<std::string, BodyCounts>& bodies, const std::vector<AgencyRef>& named,
           int BodyCounts::*role, std::set<std::string>& seen) {
  std::set<std::string> here;
  for (const AgencyRef& body : named) {
    const std::string& key = body_key(body);
    if (key.empty() || !here.insert(key).second) continue;
    BodyCounts& counts = bodies[key];
    if (counts.name.empty()) counts = {.id = body.id, .name = body.name};
    counts.collective = counts.collective || body.collective;
    ++(counts.*role);
    seen.insert(key);
  }
}

}  // namespace

int addressed_block(const Document& document, std::uint32_t offset) {
  int block = document.blocks.empty() ? 0 : block_at(document, offset);
  while (block > 0 && document.blocks[static_cast<std::size_t>(block)].anchor.empty()) {
    block = document.blocks[static_cast<std::size_t>(block)].parent;
  }
  return std::max(block, 0);
}

std::string evidence_words(const Document& document, const Citation& citation) {
  const Span mention = citation.span;
  Span around = citation.evidence;
  if (!around.contains(mention)) {
    around = document.blocks[static_cast<std::size_t>(citation.block)].own;
  }
  if (!around.contains(mention)) around = mention;
  const std::string_view words = around.of(document.text);
  const std::size_t begin = mention.begin - around.begin, end = mention.end - around.begin;
  if (words.size() <= 2 * kEvidenceSide + mention.size()) return squeeze(words);
  const std::size_t from = cut_before(words, begin, kEvidenceSide);
  const std::size_t to = cut_behind(words, end, kEvidenceSide);
  return (from > 0 ? "… " : "") + squeeze(words.substr(from, to - from)) +
         (to < words.size() ? " …" : "");
}

std::string act_words(const Document& document, const Citation& citation, Span exception) {
  std::string words = evidence_words(document, citation);
  const std::string_view printed = exception.of(document.text);
  const std::size_t to = cut_behind(printed, 0, 2 * kEvidenceSide);
  const std::string excepted = squeeze(printed.substr(0, to));
  if (words.find(excepted) != std::string::npos) return words;
  if (!words.ends_with("…")) words += " …";
  return words + " " + excepted + (to < printed.size() ? " …" : "");
}

const std::string& body_key(const AgencyRef& body) {
  return body.id.empty() ? body.name : body.id;
}

std::string written_key(std::string_view symbol) {
  const std::string folded = fold(to_nfc(symbol));
  std::string key;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    const bool dash = c == U'-' || (c >= U'\u2010' && c <= U'\u2015') || c == U'\u2212';
    if (c <= U' ' || c == U'*' || c == U'\u00A0') continue;
    append_code_point(key, dash ? U'-' : c);
  }
  const auto zeros = std::min(key.find_first_not_of('0'), key.size());
  const bool leading = zeros < key.size() && is_digit(static_cast<unsigned char>(key[zeros]));
  return leading ? key.substr(zeros) : key;
}

Period period_of(const Timeline& timeline) {
  Period period;
  if (timeline.from) period.begins = timeline.from->first_day().iso();
  if (timeline.to) period.ends = timeline.to->last_day().iso();
  return period;
}

PrintedRows::PrintedRows(const Document& document) {
  if (document.activities.empty()) return;
  for (const Table& table : document.tables) {
    for (const Row& row : table.rows) {
      if (row.kind != RowKind::Data) continue;
      const Span span = span_of_row(row);
      if (!span.empty()) rows_.push_back({span, &table, &row});
    }
  }
  std::ranges::stable_sort(rows_, {}, [](const Placed& placed) { return placed.span.begin; });
}

std::vector<Detail> PrintedRows::of(const Activity& activity) const {
  std::vector<Detail> cells;
  if (activity.origin != Origin::Table) return cells;
  auto at = std::ranges::lower_bound(rows_, activity.span.begin, {},
                                     [](const Placed& placed) { return placed.span.begin; });
  for (; at != rows_.end() && at->span.begin < activity.span.end; ++at) {
    if (!activity.span.contains(at->span)) continue;
    if (at->table->kind != TableKind::FieldSheet) {
      if (at->span == activity.span) return cells_of(*at->table, *at->row);
    } else if (at->row->cells.size() > kSheetValue) {
      cells.push_back({at->row->cells[kSheetLabel].printed, at->row->cells[kSheetValue].printed});
    }
  }
  return cells;
}

std::map<std::string, BodyCounts> bodies_of(const Document& document) {
  std::map<std::string, BodyCounts> bodies;
  for (const Activity& activity : document.activities) {
    std::set<std::string> seen;
    count(bodies, activity.lead, &BodyCounts::lead, seen);
    count(bodies, activity.coordinating, &BodyCounts::coordinating, seen);
    for (const auto& key : seen) ++bodies[key].activities;
  }
  std::set<std::string> ignored;
  for (const Duty& duty : document.duties) {
    count(bodies, duty.agencies, &BodyCounts::duties, ignored);
  }
  return bodies;
}

std::vector<LinkCounts> links_of(const Document& document) {
  std::map<std::tuple<std::string_view, Relation>, LinkCounts> links;
  for (const Citation& citation : document.citations) {
    const std::string& target = citation.target.id;
    if (target.empty() || target == document.metadata.id) continue;
    LinkCounts& link = links[{target, citation.relation}];
    link.status = citation.status;
    ++link.mentions;
    const bool stub = citation.status == CitationStatus::Stub && is_sure(target);
    if (!stub && citation.status != CitationStatus::Resolved) continue;
    ++(citation.pinpoint.empty() ? link.whole : link.part);
    link.stubs += stub ? 1 : 0;
  }
  std::vector<LinkCounts> all;
  for (auto& [key, link] : links) {
    link.target = std::get<0>(key);
    link.relation = std::get<1>(key);
    all.push_back(std::move(link));
  }
  return all;
}

}  // namespace viendan::store

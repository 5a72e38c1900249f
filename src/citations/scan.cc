#include "citations/scan.h"

#include <algorithm>
#include <array>

namespace viendan::citations {
namespace {

/// Blocks whose words belong to no sentence of the document.
constexpr std::array kUnread = {BlockKind::Stamp, BlockKind::PageMark, BlockKind::Signature};

bool is_unread(BlockKind kind) {
  return std::find(kUnread.begin(), kUnread.end(), kind) != kUnread.end();
}

Reference own_reference(const Metadata& metadata) {
  return {metadata.id,       metadata.symbol.value, metadata.type.value,  metadata.number.value,
          metadata.issued(), metadata.issuer.value, metadata.title.value, true};
}

/// Line ends inside a paragraph are spaces to a reader; those of table cells separate items.
void flatten(std::string& text, const Block& block) {
  if (block.kind == BlockKind::Table || block.own.size() < 2) return;
  const std::size_t end = block.own.end - 1;
  for (auto at = text.find('\n', block.own.begin); at < end; at = text.find('\n', at)) {
    text[at] = ' ';
  }
}

/// The letterhead's title may be printed on several lines, each a block: it is read as one.
bool inside_title(const Document& document, Span own) {
  const Span title = document.metadata.title.span;
  return !title.empty() && title.overlaps(own);
}

Unit unit_of(const Document& document, int index) {
  const Block& block = document.blocks[static_cast<std::size_t>(index)];
  Unit unit;
  unit.span = block.own;
  unit.block = index;
  unit.table = block.kind == BlockKind::Table;
  unit.preamble = block.kind == BlockKind::Preamble;
  unit.head = block.kind == BlockKind::Head;
  return unit;
}

/// Where the sentence around a place begins or ends. Bounded: a text without any full stop is
/// cut, so that many mentions in it do not each copy all of it.
constexpr std::size_t kLongestEvidence = 800;

std::size_t sentence_begin(std::string_view text, std::size_t at) {
  const std::size_t stop = at > kLongestEvidence ? at - kLongestEvidence : 0;
  while (at > stop) {
    const char c = text[at - 1];
    const bool ends = c == '\n' || c == '\t' || c == ';';
    const bool full_stop = c == ' ' && at > 1 && text[at - 2] == '.';
    if (ends || full_stop) break;
    --at;
  }
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

std::size_t sentence_end(std::string_view text, std::size_t at) {
  const std::size_t stop = std::min(text.size(), at + kLongestEvidence);
  while (at < stop) {
    const char c = text[at];
    if (c == '\n' || c == '\t' || c == ';') break;
    if (c == '.' && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n')) {
      return at + 1;
    }
    ++at;
  }
  return at;
}

using Words = std::vector<Word>::iterator;

/// The words of a unit, their offsets made its own; where the next unit's begin.
Words give_words(Words from, Words end, Unit& unit) {
  const auto before = [](std::uint32_t offset) {
    return [offset](const Word& word) { return word.span.begin < offset; };
  };
  const auto first = std::find_if_not(from, end, before(unit.span.begin));
  const auto last = std::find_if_not(first, end, before(unit.span.end));
  for (auto word = first; word != last; ++word) {
    word->span.begin -= unit.span.begin;
    word->span.end = std::min(word->span.end, unit.span.end) - unit.span.begin;
  }
  unit.words = {first, last};
  return last;
}

}  // namespace

Scan make_scan(const Document& document, const Vocabulary& vocabulary) {
  Scan scan{document,
            vocabulary,
            document.text,
            {},
            {},
            {},
            own_reference(document.metadata),
            TypeWords(vocabulary),
            Rows(document)};
  for (const Block& block : document.blocks) flatten(scan.flat, block);
  const Span title = document.metadata.title.span;
  for (std::uint32_t i = title.begin; i < title.end && i < scan.flat.size(); ++i) {
    if (scan.flat[i] == '\n') scan.flat[i] = ' ';
  }
  bool title_read = false;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.own.empty() || is_unread(block.kind)) continue;
    Unit unit = unit_of(document, static_cast<int>(i));
    if (unit.head && inside_title(document, block.own)) {
      if (title_read) {
        scan.units.back().span.end = block.own.end;
        continue;
      }
      title_read = true;
    }
    scan.units.push_back(unit);
  }
  scan.lower = same_length_lower(scan.flat);
  scan.words = find_words(scan.lower);
  auto words = scan.words.begin();
  for (Unit& unit : scan.units) {
    unit.text = unit.span.of(scan.flat);
    unit.lower = unit.span.of(scan.lower);
    words = give_words(words, scan.words.end(), unit);
  }
  return scan;
}

bool is_capitalised(const Unit& unit, const Word& word) {
  const auto printed = word.span.of(unit.text), lower = word.span.of(unit.lower);
  std::size_t first = 1;
  while (first < lower.size() && (lower[first] & '\xC0') == '\x80') ++first;
  return printed.substr(0, first) != lower.substr(0, first) &&
         printed.substr(first) == lower.substr(first);
}

std::vector<const Citation*> overlapping(const std::vector<Citation>& mentions, Span span) {
  constexpr std::ptrdiff_t kFew = 16;
  const auto after = std::lower_bound(
      mentions.begin(), mentions.end(), span.end,
      [](const Citation& mention, std::uint32_t end) { return mention.span.begin < end; });
  std::vector<const Citation*> found;
  for (auto at = after; at != mentions.begin() && after - at < kFew;) {
    --at;
    if (at->span.overlaps(span)) found.push_back(&*at);
  }
  return found;
}

Citation make_citation(const Scan& scan, const Unit& unit, Span span, CitationKind kind) {
  Citation citation;
  const auto begin = sentence_begin(unit.text, span.begin);
  const auto end = sentence_end(unit.text, span.end);
  const std::uint32_t shift = unit.span.begin;
  citation.span = {span.begin + shift, span.end + shift};
  citation.evidence = {static_cast<std::uint32_t>(std::min<std::size_t>(begin, span.begin)) + shift,
                       static_cast<std::uint32_t>(std::max<std::size_t>(end, span.end)) + shift};
  citation.block = block_at(scan.document, citation.span.begin);
  citation.surface = citation.span.of(scan.document.text);
  citation.kind = kind;
  return citation;
}

}  // namespace viendan::citations

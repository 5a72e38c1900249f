// One document while its mentions are being looked for.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "citations/rows.h"
#include "citations/type_words.h"
#include "citations/words.h"
#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::citations {

/// A stretch that is searched by itself: what one block owns.
struct Unit {
  Span span;
  int block = 0;
  bool table = false;
  bool preamble = false;
  bool head = false;
  std::string_view text;        // of Scan::flat
  std::string_view lower;       // of Scan::lower
  std::span<const Word> words;  // of Scan::words, with offsets in the unit
};

/// A provision of some document, and where it is written.
struct Provision {
  Span span;  // in its unit
  Pinpoint pinpoint;
  bool whole = false;  // names an article or an annex: can stand alone
};

struct Scan {
  const Document& document;
  const Vocabulary& vocabulary;
  std::string flat;   // the text with line ends inside a block as spaces; same offsets
  std::string lower;  // the same in small letters; same offsets
  std::vector<Word> words;
  std::vector<Unit> units;
  Reference own;  // the document itself
  TypeWords types;
  Rows rows;
};

[[nodiscard]] Scan make_scan(const Document& document, const Vocabulary& vocabulary);

/// Whether a word is printed with a capital and small letters: "Quyết định".
[[nodiscard]] bool is_capitalised(const Unit& unit, const Word& word);

/// A citation of a stretch of a unit, with surface, block and evidence filled in.
[[nodiscard]] Citation make_citation(const Scan& scan, const Unit& unit, Span span,
                                     CitationKind kind);

/// The mentions (in text order) that overlap a span of the document. Only the few before its end
/// are looked at: mentions are short, and a page-long list of them must not cost its square.
[[nodiscard]] std::vector<const Citation*> overlapping(const std::vector<Citation>& mentions,
                                                       Span span);

/// The finders of one kind of mention each, in a unit; spans of the results are in the document.
[[nodiscard]] std::vector<Citation> find_numbered(const Scan& scan, const Unit& unit);
[[nodiscard]] std::vector<Citation> find_laws(const Scan& scan, const Unit& unit,
                                              const std::vector<Citation>& numbered);
[[nodiscard]] std::vector<Citation> find_self(const Scan& scan, const Unit& unit);
[[nodiscard]] std::vector<Provision> find_provisions(const Unit& unit);

/// Gives provisions to the mentions that follow them; what stands alone becomes a mention.
void attach_provisions(const Scan& scan, const Unit& unit, std::vector<Citation>& mentions);

/// Titles and defined names, for which the mentions of all units are needed first.
void find_titles(const Scan& scan, std::vector<std::vector<Citation>>& by_unit);

/// How the words before a mention say that it acts on its target.
void assign_relations(const Scan& scan, const Unit& unit, std::vector<Citation>& mentions);

}  // namespace viendan::citations

#include "render/akn_outline.h"

#include <algorithm>

namespace viendan::render::akn {
namespace {

constexpr Unit kUnits[] = {
    {BlockKind::Part, "part", "part", true},
    {BlockKind::Chapter, "chapter", "chp", true},
    {BlockKind::Section, "section", "sec", true},
    {BlockKind::Subsection, "subsection", "subsec", true},
    {BlockKind::Article, "article", "art"},
    {BlockKind::Roman, "division", "dvs"},
    {BlockKind::Clause, "clause", "cl"},
    {BlockKind::Decimal, "subclause", "subcl"},
    {BlockKind::Point, "point", "point"},
    {BlockKind::Dash, "indent", "indent"},
    {BlockKind::Plus, "indent", "indent"},
};

/// What follows the numbered text and is none of it.
bool closes(BlockKind kind) {
  return kind == BlockKind::Recipients || kind == BlockKind::Signature;
}

bool opens(BlockKind kind) {
  return kind == BlockKind::Head || kind == BlockKind::Preamble || kind == BlockKind::Enacting ||
         kind == BlockKind::Addressees;
}

struct ParagraphForm {
  BlockKind kind;
  std::string_view name;  // class
};
constexpr ParagraphForm kParagraphs[] = {
    {BlockKind::Addressees, "addressees"}, {BlockKind::Recipients, "recipients"},
    {BlockKind::Signature, "signature"},   {BlockKind::Stamp, "stamp"},
    {BlockKind::PageMark, "page-mark"},    {BlockKind::Notes, "notes"},
    {BlockKind::Contacts, "contacts"},     {BlockKind::Classification, "classification"},
};

}  // namespace

const Unit* unit_of(BlockKind kind) {
  const auto* const row = std::ranges::find(kUnits, kind, &Unit::kind);
  return row == std::end(kUnits) ? nullptr : row;
}

bool is_attachment(BlockKind kind) {
  return kind == BlockKind::Plan || kind == BlockKind::Annex;
}

std::string_view class_of(BlockKind kind) {
  const auto* const row = std::ranges::find(kParagraphs, kind, &ParagraphForm::kind);
  return row == std::end(kParagraphs) ? std::string_view() : row->name;
}

LineEnds lines_of(BlockKind kind) {
  const bool prose = kind == BlockKind::Paragraph || kind == BlockKind::Preamble ||
                     kind == BlockKind::Footnote || kind == BlockKind::Intro;
  return prose ? LineEnds::Prose : LineEnds::Kept;
}

Parts parts_of(const Writing& w, Blocks children) {
  const auto kind = [&](std::size_t i) { return w.block(children[i]).kind; };
  const auto numbered = [&](std::size_t i) { return unit_of(kind(i)) != nullptr; };
  std::size_t attached = 0;
  while (attached < children.size() && !is_attachment(kind(attached))) ++attached;
  std::size_t first = 0;
  while (first < attached && !numbered(first)) ++first;
  std::size_t body = first;
  while (body > 0 && !opens(kind(body - 1))) --body;
  std::size_t preamble = 0;
  while (preamble < body && kind(preamble) != BlockKind::Preamble &&
         kind(preamble) != BlockKind::Enacting) {
    ++preamble;
  }
  std::size_t last = attached;  // behind the last numbered unit
  while (last > body && !numbered(last - 1)) --last;
  std::size_t closing = last;
  while (closing < attached && !closes(kind(closing))) ++closing;
  const auto part = [&](std::size_t begin, std::size_t end) {
    return children.subspan(begin, end - begin);
  };
  return {part(0, preamble), part(preamble, body), part(body, closing), part(closing, attached),
          part(attached, children.size())};
}

}  // namespace viendan::render::akn

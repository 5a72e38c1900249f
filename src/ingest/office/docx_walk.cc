#include "ingest/office/docx_walk.h"

#include <algorithm>
#include <array>

namespace viendan::ingest {
namespace {

constexpr std::array<std::string_view, 6> kParts = {"r", "p", "tc", "tr", "tbl", "sectPr"};
/// Deleted or moved away, and properties, which may hold runs of what they were before.
constexpr std::array<std::string_view, 9> kLeftOut = {
    "del", "moveFrom", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sdtPr", "tblGrid"};
constexpr std::array<std::string_view, 1> kBoxes = {"txbxContent"};

bool is_one_of(Element element, const auto& names) {
  return std::ranges::find(names, element.name()) != names.end();
}

std::vector<Element> find_all(Element parent, const auto& wanted) {
  std::vector<Element> found;
  std::vector<Element> open{parent.first_child()};
  while (!open.empty()) {
    const Element element = open.back();
    if (!element) {
      open.pop_back();
      continue;
    }
    open.back() = element.next();
    if (is_one_of(element, wanted))
      found.push_back(element);
    else if (element.is("AlternateContent"))
      open.push_back(alternative(element).first_child());
    else if (!is_one_of(element, kLeftOut))
      open.push_back(element.first_child());
  }
  return found;
}

}  // namespace

Element alternative(Element element) {
  const Element choice = element.child("Choice");
  return choice ? choice : element.child("Fallback");
}

std::vector<Element> contents(Element parent) {
  return find_all(parent, kParts);
}

std::vector<Element> text_boxes(Element drawing) {
  return find_all(drawing, kBoxes);
}

}  // namespace viendan::ingest

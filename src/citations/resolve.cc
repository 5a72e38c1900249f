#include "citations/resolve.h"

namespace viendan::citations {

void Registry::add(const Document&) {}

std::vector<const Registry::Entry*> Registry::by_symbol(std::string_view) const { return {}; }

const Registry::Entry* Registry::by_id(std::string_view) const { return nullptr; }

std::vector<Citation> resolve(const Document& document, const Registry&) {
  return document.citations;
}

std::vector<Stub> stubs(std::span<const Document>) { return {}; }

std::vector<Contradiction> contradictions(std::span<const Document>) { return {}; }

}  // namespace viendan::citations

#include "citations/find.h"

namespace viendan::citations {

std::vector<Citation> find(const Document&, const Vocabulary&) { return {}; }

}  // namespace viendan::citations

#include "activities/extract.h"

namespace viendan::activities {

std::vector<Target> find_targets(const Document&) { return {}; }

}  // namespace viendan::activities

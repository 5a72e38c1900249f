#include "ingest/layout/layout.h"

namespace viendan::ingest {

std::vector<RichPiece> compose(const std::vector<Page>&) {
  return {};
}

}  // namespace viendan::ingest

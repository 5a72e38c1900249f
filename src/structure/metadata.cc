#include "structure/metadata.h"
namespace viendan::structure {
void read_metadata(Document&, const Vocabulary&) {}
}

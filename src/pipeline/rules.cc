#include "pipeline/rules.h"

#include "pipeline/build.h"

namespace viendan::pipeline {

std::string rules_version(const Vocabulary& vocabulary) {
  return fmt::format("{}+{}", source_digest(), vocabulary.version());
}

}  // namespace viendan::pipeline

// What of an index is not as a build wrote it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/workspace.h"
#include "vocabulary/vocabulary.h"

namespace viendan::pipeline {

struct Damage {
  enum class Part { Record, Segment, Links };
  Part part = Part::Segment;
  int segment = 0;      // of a record or a segment
  std::string id = {};  // of a record
  std::string file;     // its path below the index
  std::string why;
};

/// Looks at every byte of the live segments, and compares the table of links with what the records
/// say. What belongs to dead documents alone is no damage, nor is a table that was left behind by a
/// build that was killed: the next one makes it anew.
[[nodiscard]] std::vector<Damage> find_damage(const store::Workspace& workspace,
                                              const std::filesystem::path& index,
                                              const Vocabulary& vocabulary);

}  // namespace viendan::pipeline

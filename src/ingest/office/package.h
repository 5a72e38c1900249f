// How the parts of an office file refer to each other (ECMA-376 part 2).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/office/archive.h"

namespace viendan::ingest {

/// From one part to another of the same archive. What points outside is left out: nothing but the
/// file is read.
struct PartLink {
  std::string id;
  std::string type;    // the last word of it: "styles", "worksheet"
  std::string target;  // the name of an entry
};
using PartLinks = std::vector<PartLink>;

/// Those of a part; of the archive where `part` is "".
[[nodiscard]] Result<PartLinks> read_links(Archive& archive, std::string_view part);

/// The first of a type that the archive holds, or "".
[[nodiscard]] std::string part_of_type(const Archive& archive, const PartLinks& links,
                                       std::string_view type);
[[nodiscard]] std::string part_of_id(const PartLinks& links, std::string_view id);

}  // namespace viendan::ingest

// The container of the older office files (MS-CFB): which streams it has, and how they begin.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viendan::ingest {

struct Stream {
  std::string name;       // its ASCII letters: "WordDocument"
  std::string_view head;  // the bytes of its first sector, as far as the file has them
};

/// The streams of a container; none where its directory cannot be read. Never fails: what is
/// damaged is left out.
[[nodiscard]] std::vector<Stream> streams_of(std::string_view bytes);

}  // namespace viendan::ingest

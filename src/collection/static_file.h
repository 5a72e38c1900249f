// A file that is compiled into the program (tools/embed.cmake).
#pragma once

#include <string_view>

namespace viendan::collection {

struct StaticFile {
  std::string_view name;
  std::string_view bytes;
};

}  // namespace viendan::collection

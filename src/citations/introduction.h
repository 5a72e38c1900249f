// What stands before a number and says that it is one of an act: "Quyết định số".
#pragma once

#include <string>
#include <string_view>

#include "citations/scan.h"

namespace viendan::citations {

struct Introduction {
  std::size_t begin = 0;  // where type word or "số" begins
  std::string type;
  bool numbered = false;   // "số" stands there
  std::size_t number = 0;  // where "số", or else the symbol, begins
};

/// The words before the symbol that begins at `symbol`.
[[nodiscard]] Introduction introduction(const Scan& scan, const Unit& unit, std::size_t symbol);

/// "Luật Bảo vệ môi trường số 55/2014/QH13": the name stands between type and number. Where the
/// type word begins, or npos.
[[nodiscard]] std::size_t named_before(std::string_view text, std::size_t number_word,
                                       std::string& type);

}  // namespace viendan::citations

// What the index keeps of a document to show it as a hit, and where its databases lie.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viendan::search {

inline constexpr std::string_view kDocumentsFolder = "documents";
inline constexpr std::string_view kUnitsFolder = "units";

struct Stored {
  std::string id;
  std::string source;
  std::string symbol;
  std::string type;
  std::string date;
  std::string title;
  bool stub = false;
  std::vector<std::string> cited_by = {};  // of a stub
};

[[nodiscard]] std::string write(const Stored& stored);
[[nodiscard]] Stored read_stored(std::string_view data);

struct StoredUnit {
  std::string provision;
  std::string anchor;
  std::string text;
};

[[nodiscard]] std::string write(const StoredUnit& unit);
[[nodiscard]] StoredUnit read_stored_unit(std::string_view data);

/// The key of metadata under which the accented forms of a folded syllable stand.
[[nodiscard]] std::string variants_key(std::string_view folded);

}  // namespace viendan::search

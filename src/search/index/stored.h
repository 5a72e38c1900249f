// What the index keeps of a document to show it as a hit, and where its databases lie.
#pragma once

#include <cstdint>
#include <optional>
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
  std::uint32_t first_sheet = 0;  // records of units before this part of the document
  std::uint32_t sheets = 0;       // records of its texts; that of its places follows
};

[[nodiscard]] std::string write(const Stored& stored);
[[nodiscard]] Stored read_stored(std::string_view data);

struct StoredUnit {
  std::string provision;
  std::string anchor;
  std::string text;
};

/// Texts of neighbouring passages share a record: most are short, and a record each costs more than
/// all else that indexing does.
using Sheet = std::vector<StoredUnit>;

[[nodiscard]] std::string write(const Sheet& sheet);
[[nodiscard]] Sheet read_sheet(std::string_view data);
/// One of a sheet, without reading the others; nothing where it has fewer.
[[nodiscard]] std::optional<StoredUnit> read_unit(std::string_view sheet, std::size_t number);

/// The key of metadata under which the accented forms of a folded syllable stand.
[[nodiscard]] std::string variants_key(std::string_view folded);

}  // namespace viendan::search

// What the index keeps of a document to show it as a hit, and where its databases lie.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/citation.h"

namespace viendan::search {

inline constexpr std::string_view kDocumentsFolder = "documents";
inline constexpr std::string_view kUnitsFolder = "units";

/// A passage of a document by where its words begin in the document's record. The passage ends
/// where the next begins.
struct Place {
  std::uint32_t position = 0;
  bool shown = true;         // false: no text is kept of it
  bool begins_sheet = true;  // its text is the first of a record of units; else it follows there
  std::string kinds;         // its own and those of the units around it, between spaces
  Pinpoint pinpoint;         // the numbered units around it
  friend bool operator==(const Place&, const Place&) = default;
};

struct Stored {
  std::string id;
  std::string source;
  std::string symbol;
  std::string type;
  std::string date;
  std::string title;
  bool stub = false;
  std::uint32_t first_sheet = 0;   // how many records of units the parts before this one have
  std::vector<Place> places = {};  // in order of position
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

/// Where the text of a shown place stands: the record of units, counted from the document's first,
/// and the place in its sheet.
struct SheetPlace {
  std::uint32_t sheet = 0;
  std::size_t unit = 0;
};
[[nodiscard]] SheetPlace sheet_place(const Stored& stored, std::size_t place);

/// The key of metadata under which the accented forms of a folded syllable stand.
[[nodiscard]] std::string variants_key(std::string_view folded);

}  // namespace viendan::search

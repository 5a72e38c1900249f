// Where each passage of a document stands: in its record of words, and among the texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/citation.h"
#include "search/index/database.h"
#include "search/index/stored.h"

namespace viendan::search {

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

[[nodiscard]] std::string write(const std::vector<Place>& places);
/// Places as searches read them: what stands around them is told by number and read only where it
/// is asked for, since a long document has thousands.
struct Layout {
  struct Spot {
    std::uint32_t position = 0;
    std::uint32_t around = 0;  // index into around()
    bool shown = true;
    bool begins_sheet = true;
  };
  std::vector<Spot> spots = {};
  std::string names = {};

  /// Kinds and numbers of the units around a spot. They point into the layout.
  struct Around {
    std::string_view kinds, article, clause, point, annex;
  };
  [[nodiscard]] std::vector<Around> around() const;
};

/// Up to the first damage.
[[nodiscard]] Layout read_layout(std::string_view data);

/// The first record of units of a version of a document, by its key.
[[nodiscard]] Result<std::uint32_t> first_unit(const Database& units, std::string_view key);
/// The places of a record of a document: they stand in the record of units after its texts, since
/// most hits do without them.
[[nodiscard]] Result<Layout> layout_of(const Database& units, std::uint32_t first,
                                       const Stored& stored);
/// The text of a shown place.
[[nodiscard]] Result<StoredUnit> text_of(const Database& units, std::uint32_t first,
                                         const Stored& stored, const Layout& layout,
                                         std::size_t place);

}  // namespace viendan::search

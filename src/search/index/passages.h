// A document cut into what search answers with: pieces of units and rows, each named as the law
// names it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace viendan::search {

/// What Query::kinds calls a row of a table of activities.
inline constexpr std::string_view kRowKind = "row";
/// What it calls a heading of such rows.
inline constexpr std::string_view kGroupKind = "group";

struct PassageText {
  std::string text;
  std::string provision;  // "Điều 1, khoản 2"; "" for the head and the foot of the document
  std::string anchor;
  std::vector<std::string> kinds;  // its own and those of the units around it
  Pinpoint pinpoint = {};          // the numbered units around it, as printed
  std::string context = {};        // found with the passage but not shown: headings of its group
  const Activity* activity = nullptr;           // of a row; in the document
  std::vector<const Citation*> citations = {};  // that stand in it
  bool shown = true;  // false: searched with the document, shown by other passages (rows)
};

/// All text of the document in text order, then its activities. A unit's text begins at its label
/// and goes on up to the next unit; long ones are cut into pieces of some kilobytes at line ends
/// or spaces, so that no passage is costly to mark.
[[nodiscard]] std::vector<PassageText> passages(const Document& document);

}  // namespace viendan::search

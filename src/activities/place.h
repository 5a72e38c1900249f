// Where in the outline an activity stands.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "activities/context.h"

namespace viendan::activities {

struct Section {
  std::string annex;               // "Phụ lục 2"
  std::string table;               // "I"
  std::vector<std::string> group;  // headings, outermost first
  std::string anchor;              // of the section
};

/// The section that holds a block.
[[nodiscard]] Section section_of(const Document& document, int block);

/// The words of a block after its label, on one line; only its own, not those of its children.
[[nodiscard]] std::string words_of_block(const Document& document, const Block& block);

/// Gives each activity of a document an address of its own: "pl.muc-i.hd-7"; one without a number
/// takes that of the activity before it.
class Anchors {
 public:
  [[nodiscard]] std::string next(const std::string& section, const std::string& ordinal);

 private:
  std::map<std::string, int> used_;
  std::string last_ = "0";
};

}  // namespace viendan::activities

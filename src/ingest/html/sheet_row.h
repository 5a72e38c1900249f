// The rows of the data sheets that portals print beside a document.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace viendan::ingest::html {

using SheetValue = std::optional<std::string>;

struct SheetRow {
  std::string_view label;  // folded
  std::string_view field;  // of the evidence
  SheetValue (*read)(std::string_view text);
};

/// The row with that label, or null.
[[nodiscard]] const SheetRow* sheet_row(std::string_view label);

/// Whether a line is a label, with or without its value behind a colon.
[[nodiscard]] bool is_sheet_line(std::string_view line);

[[nodiscard]] SheetValue as_symbol(std::string_view text);
[[nodiscard]] SheetValue as_title(std::string_view text);

}  // namespace viendan::ingest::html

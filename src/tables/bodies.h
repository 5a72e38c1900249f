// Names of bodies that were cut off, lost a syllable, or were broken over two columns: completed
// where the vocabulary has one name that fits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tables/sheet.h"

namespace viendan::tables {

/// The name that the whole text means, or nullopt.
[[nodiscard]] std::optional<std::string> body_named(const Context& context, std::string_view text);

/// The last part of a list of bodies: what stands after the last comma, semicolon or "và" that is
/// not inside a known name, without "các".
[[nodiscard]] std::string_view last_body(const Context& context, std::string_view list);

/// Whether `next` completes the name with which `list` ends, which is none by itself.
[[nodiscard]] bool completes_body(const Context& context, std::string_view list,
                                  std::string_view next);

/// Whether the text begins as names of bodies do: "Vụ Kế hoạch", "các Sở".
[[nodiscard]] bool begins_body(std::string_view text);

/// The one body that two neighbouring cells name together: "Bộ | Tài nguyên và Môi trường".
[[nodiscard]] std::optional<std::string> body_of_two(const Context& context, std::string_view left,
                                                     std::string_view right);

/// A syllable of the body on the left that slid to the cell on its right goes back.
void return_slid_syllables(Sheet& sheet, const Context& context);

/// Completes names at the end of a list or with a syllable lost: "các Sở Công" -> "các Sở Công
/// Thương".
void complete_bodies(Sheet& sheet, const Context& context);

}  // namespace viendan::tables

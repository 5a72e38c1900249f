// Records in each format. All of them: UTF-8, no locale, byte-identical for equal records.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "render/export.h"
#include "render/value.h"

namespace viendan::render {

/// One compact JSON value, without line end. Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string to_json(const Object& record);
/// JSON Lines: each record on a line of its own.
[[nodiscard]] std::string to_jsonl(std::span<const Object> records);

/// RFC 4180 with a heading line: one column a scalar, what lists hold joined by "; ". Words that a
/// spreadsheet would take for a formula get an apostrophe before them.
[[nodiscard]] std::string to_csv(std::span<const Object> records, What what);

/// <records kind="..."><record>...: elements named as the members, one <item> an entry of a list,
/// none for what is null. Characters that XML cannot hold become U+FFFD.
[[nodiscard]] std::string to_xml(std::span<const Object> records, What what);

/// The bytes as words that XML can hold.
[[nodiscard]] std::string xml_words(std::string_view bytes);

}  // namespace viendan::render

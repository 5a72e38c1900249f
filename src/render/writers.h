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
/// The same for people to read, with a line end.
[[nodiscard]] std::string to_indented_json(const Object& record);
/// JSON Lines: each record on a line of its own.
[[nodiscard]] std::string to_jsonl(std::span<const Object> records);

/// <records kind="..."><record>...: elements named as the members, one <item> an entry of a list,
/// none for what is null. Characters that XML cannot hold become U+FFFD.
[[nodiscard]] std::string to_xml(std::span<const Object> records, What what);
/// The same in pieces.
[[nodiscard]] std::string xml_begin(What what);
[[nodiscard]] std::string xml_records(std::span<const Object> records);
[[nodiscard]] std::string xml_end();

/// The bytes as words that XML can hold.
[[nodiscard]] std::string xml_words(std::string_view bytes);

}  // namespace viendan::render

// What can be set right, by the names that exports have for it.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace viendan::corrections {

struct MetadataField {
  std::string_view name;
  Field Metadata::*field;
  bool is_date = false;
  bool tells = false;  // what else is known of the document follows from it
  std::string_view missing = {}, conflict = {};  // issues that it answers
};

// clang-format off
inline constexpr std::array kMetadataFields = std::to_array<MetadataField>({
    {"type",            &Metadata::type,            false, true},
    {"number",          &Metadata::number},
    {"symbol",          &Metadata::symbol,          false, true, "symbol-missing"},
    {"issuer",          &Metadata::issuer,          false, true, "issuer-missing"},
    {"date",            &Metadata::date,            true,  true, "date-missing", "date-conflict"},
    {"effective_from",  &Metadata::effective_from,  true},
    {"effective_to",    &Metadata::effective_to,    true},
    {"place",           &Metadata::place},
    {"title",           &Metadata::title,           false, false, "title-missing"},
    {"signer",          &Metadata::signer},
    {"signer_position", &Metadata::signer_position},
});
// clang-format on

enum class RowFieldKind { Words, Lines, Bodies, Period };

struct RowField {
  std::string_view name;
  RowFieldKind kind = RowFieldKind::Words;
  std::string Activity::*words = nullptr;
  std::vector<std::string> Activity::*lines = nullptr;
  std::vector<AgencyRef> Activity::*bodies = nullptr;
  std::string_view answers = {};  // issues of the row that it answers begin so
  [[nodiscard]] bool is_list() const {
    return kind == RowFieldKind::Lines || kind == RowFieldKind::Bodies;
  }
};

// clang-format off
inline constexpr std::array kRowFields = std::to_array<RowField>({
    {"ordinal",      RowFieldKind::Words,  &Activity::ordinal, nullptr, nullptr, "ordinal-"},
    {"title",        RowFieldKind::Words,  &Activity::title},
    {"content",      RowFieldKind::Lines,  nullptr, &Activity::content},
    {"lead",         RowFieldKind::Bodies, nullptr, nullptr, &Activity::lead, "lead-"},
    {"coordinating", RowFieldKind::Bodies, nullptr, nullptr, &Activity::coordinating, "lead-"},
    {"timeline",     RowFieldKind::Period, nullptr, nullptr, nullptr, "timeline-"},
    {"funding",      RowFieldKind::Lines,  nullptr, &Activity::funding},
    {"outputs",      RowFieldKind::Lines,  nullptr, &Activity::outputs},
    {"submit_to",    RowFieldKind::Words,  &Activity::submit_to},
    {"note",         RowFieldKind::Words,  &Activity::note},
});
// clang-format on

template <typename Table>
[[nodiscard]] constexpr auto field_named(const Table& table, std::string_view name) {
  const auto found = std::ranges::find_if(table, [&](const auto& row) { return row.name == name; });
  return found == table.end() ? nullptr : &*found;
}
[[nodiscard]] constexpr const MetadataField* metadata_field(std::string_view name) {
  return field_named(kMetadataFields, name);
}
[[nodiscard]] constexpr const RowField* row_field(std::string_view name) {
  return field_named(kRowFields, name);
}

}  // namespace viendan::corrections

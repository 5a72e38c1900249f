// Lists of bodies as documents write them: "các Vụ: Kế hoạch, Tài chính; Cục Hóa chất và các đơn vị
// liên quan".
#pragma once

#include <string_view>
#include <vector>

#include "model/activity.h"
#include "model/remark.h"
#include "vocabulary/vocabulary.h"

namespace viendan {

/// A list read from one cell or phrase.
struct AgencyList {
  std::vector<AgencyRef> agencies;   // in printed order
  std::vector<Repair> repairs;       // names mended: field and span are left to the caller
  std::vector<std::string> unknown;  // parts that name no known body and are no collective
  std::string submit_to;             // "B" of "A trình B": it decides and does nothing itself
};

/// Splits a list of bodies. Known names that contain "và" or commas stay whole; the head of an
/// elliptical list ("các Vụ: A, B") is given to each item; a phrase opened by "các" or "một số"
/// that names no known bodies is one collective. Misspelt names are repaired only where a single
/// body fits; others are kept as printed. `text` may hold lines and bullets.
[[nodiscard]] AgencyList read_agencies(const Vocabulary& vocabulary, std::string_view text,
                                       std::optional<Date> as_of);

/// Whether the text is a list of bodies and nothing else: the column type test.
[[nodiscard]] bool is_agency_list(const Vocabulary& vocabulary, std::string_view text);

}  // namespace viendan

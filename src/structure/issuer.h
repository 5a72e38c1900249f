// Who issues a document: the office or body, spelled as running text spells it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "vocabulary/vocabulary.h"

namespace viendan::structure {

struct IssuerName {
  std::string office;  // who signs the act into being: "Bộ trưởng Bộ Công Thương"; or the body
  std::string body;  // "Bộ Công Thương"
  std::string id;    // of schemas/vocabulary/agencies.xml; or ""
};

/// The office or body that `printed` names ("BỘ TRƯỞNG BỘ CÔNG THƯƠNG").
[[nodiscard]] IssuerName name_issuer(const Vocabulary& vocabulary, std::string_view printed);

/// The issuing body of a letterhead. Lines that begin no body continue the one before ("ỦY BAN NHÂN
/// DÂN | TỈNH BÌNH PHƯỚC"); of several bodies the last issues, the others are above it.
[[nodiscard]] std::string letterhead_body(const std::vector<std::string_view>& lines);

/// "UỶ BAN NHÂN DÂN TỈNH BÌNH ĐỊNH" -> "Uỷ ban nhân dân tỉnh Bình Định". Text that has small
/// letters is left as it is.
[[nodiscard]] std::string name_case(std::string_view printed);

/// The province or city that a body of local government belongs to, or "".
[[nodiscard]] std::string place_of_body(std::string_view body);

}  // namespace viendan::structure

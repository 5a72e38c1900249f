// When an act was issued, and by whom, as printed around its number.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "citations/scan.h"
#include "vocabulary/symbol.h"
#include "vocabulary/timeline.h"

namespace viendan::citations {

/// The date that follows at once, after spaces or a comma; its span is in the unit.
[[nodiscard]] std::optional<FoundDate> date_after(const Unit& unit, std::size_t at);

/// "Số: 140/1999/QĐ-BTC", and on the next line "Ngày 15/11/1999 của Bộ trưởng".
[[nodiscard]] std::optional<Date> date_on_next_line(const Scan& scan, const Unit& unit,
                                                    std::size_t at);

/// "Ngày 24 tháng 12 năm 2012, ... đã ban hành Thông tư liên tịch số ...".
[[nodiscard]] std::optional<Date> date_before(std::string_view text, std::size_t begin);

/// Who issued it, as printed after the date: "của Thủ tướng Chính phủ".
struct Issued {
  std::string issuer;
  std::string place;  // of a provincial body
};
[[nodiscard]] Issued issuer_after(const Scan& scan, const Symbol& symbol, std::string_view text,
                                  std::size_t at);

}  // namespace viendan::citations

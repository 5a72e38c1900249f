// What a single line says of itself, whatever stands around it.
#pragma once

#include <optional>
#include <string_view>

namespace viendan::structure {

enum class Form {
  None,
  Motto,       // quốc hiệu, tiêu ngữ
  Symbol,      // "Số: 12/QĐ-TTg"
  Subject,     // "V/v ..." of a letter
  Basis,       // căn cứ, theo đề nghị
  Addressees,  // kính gửi
  Recipients,  // nơi nhận
  Capacity,    // "KT. BỘ TRƯỞNG"
  IssuedWith,  // "(Ban hành kèm theo ...)"
  Annex,       // "Phụ lục", to be confirmed by what follows
  FormSheet,   // "Mẫu số 01": a form with its own numbering
  Notes,       // "Ghi chú:"
  Contacts,    // "... đề nghị liên hệ:"
  Drawn,       // "-------"
};

/// `key` is what line_key gives for the line.
[[nodiscard]] Form form_of(std::string_view line, std::string_view key);

/// Place and date at the end of a line: "Hà Nội, ngày 07 tháng 9 năm 2009".
struct PlaceDate {
  std::string_view place;  // "Hà Nội"; empty where only the date is printed
  std::string_view date;   // from "ngày" to the end of the line
};
[[nodiscard]] std::optional<PlaceDate> place_date(std::string_view line, std::string_view key);

/// "ngày … tháng … năm …" left blank for a pen: the line of place and date, without a value.
[[nodiscard]] bool is_blank_date(std::string_view key);

}  // namespace viendan::structure

// Lines that only documents have, as the law prescribes them: what frames a document found in a
// page, and what tells a table that sets a letterhead from one of data.
#pragma once

#include <string_view>

namespace viendan::ingest {

/// What a line says of itself, one bit each.
enum Form : unsigned {
  kMotto = 1,
  kSymbol = 2,        // "Số: 12/QĐ-TTg"
  kPlaceDate = 4,     // "Hà Nội, ngày 1 tháng 2 năm 2020"
  kBasis = 8,         // căn cứ
  kEnacting = 16,     // "QUYẾT ĐỊNH:"
  kArticle = 32,      // "Điều 1."
  kRecipients = 64,   // nơi nhận
  kCapacity = 128,    // "TM. CHÍNH PHỦ"
  kAddressees = 256,  // kính gửi
  kAnnex = 512,
  kUnit = 1024,        // "I.", "1.", "a)": documents are numbered, but so are other lists
  kColumnHead = 2048,  // "STT": of a table of data
  kEnglish = 4096,     // the words are those of a translation
};
inline constexpr int kForms = 13;

/// By the first words of the line; 0 where they say nothing.
[[nodiscard]] unsigned form_of_line(std::string_view line);

/// The same, where the line's first words are at hand without case and marks.
[[nodiscard]] unsigned form_of_line(std::string_view line, std::string_view folded);

/// As many bytes of a line as form_of_line looks at.
[[nodiscard]] std::string_view first_words(std::string_view line);

}  // namespace viendan::ingest

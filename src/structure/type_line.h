// Lines that name the kind of a document and who speaks in it.
#pragma once

#include <optional>
#include <string_view>

#include "vocabulary/vocabulary.h"

namespace viendan::structure {

/// A line that begins with the name of a document type: "QUYẾT ĐỊNH", "NGHỊ QUYẾT CỦA CHÍNH PHỦ",
/// "QUYẾT ĐỊNH Về việc ...".
struct TypeLine {
  const DocumentType* type = nullptr;
  std::string_view word;    // the type as printed
  std::string_view office;  // "CHÍNH PHỦ"; or ""
  std::string_view title;   // or ""
  bool colon = false;       // "QUYẾT ĐỊNH:" enacts
};
[[nodiscard]] std::optional<TypeLine> read_type_line(std::string_view line,
                                                     const Vocabulary& vocabulary);
/// The longest type name at the beginning of a line, or nullptr.
[[nodiscard]] const DocumentType* type_prefix(std::string_view line, const Vocabulary& vocabulary);
/// Type and title in one line of small letters: "Quyết định về việc sửa đổi ...".
[[nodiscard]] std::optional<TypeLine> read_flat_type_line(std::string_view line,
                                                          const Vocabulary& vocabulary);

/// Whether the text names an office or body that issues documents.
[[nodiscard]] bool is_office(std::string_view text, const Vocabulary& vocabulary);

/// "Chính phủ ban hành Nghị định quy định ...", "Bộ Tài chính hướng dẫn ... như sau:".
[[nodiscard]] bool is_enacting_sentence(std::string_view line);

}  // namespace viendan::structure

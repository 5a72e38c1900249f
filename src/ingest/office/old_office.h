// DOC, RTF and XLS files through converters.
#pragma once

#include <filesystem>
#include <optional>

#include "ingest/rich.h"

namespace viendan::ingest {

enum class OldFormat { None, Word, Rtf, Excel, Encrypted };

/// Told by the streams of the container, or by the first letters of an RTF file.
[[nodiscard]] OldFormat old_format_of(std::string_view bytes);

/// The programs that may convert; the last three lose much of look and layout.
struct Converters {
  std::optional<std::filesystem::path> soffice;
  std::optional<std::filesystem::path> antiword;
  std::optional<std::filesystem::path> unrtf;
  std::optional<std::filesystem::path> xls2csv;

  [[nodiscard]] static Converters installed();
};

[[nodiscard]] Result<RichText> read_old_office(const Input& input, const Converters& converters);

}  // namespace viendan::ingest

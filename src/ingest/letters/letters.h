// Letters of the years before Unicode: TCVN 5712 ("ABC" fonts), VNI, VISCII, VIQR, Windows-1258.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/rich.h"
#include "model/names.h"

namespace viendan::ingest {

enum class Letters { Utf8, Utf16Le, Utf16Be, Tcvn3, Vni, Viscii, Viqr, Windows1258 };

inline constexpr auto kLetters = NameTable<Letters, 8>{{
    {Letters::Utf8, "UTF-8"},
    {Letters::Utf16Le, "UTF-16LE"},
    {Letters::Utf16Be, "UTF-16BE"},
    {Letters::Tcvn3, "TCVN3"},
    {Letters::Vni, "VNI"},
    {Letters::Viscii, "VISCII"},
    {Letters::Viqr, "VIQR"},
    {Letters::Windows1258, "Windows-1258"},
}};

struct Decoded {
  std::string text;  // UTF-8, NFC
  Letters letters = Letters::Utf8;
  double confidence = 1;  // share of the words that are Vietnamese syllables
};

/// The text of a file that is no UTF-8 (or that is ASCII with the marks of VIQR): every table is
/// tried, and the one whose words are Vietnamese syllables wins. None where no table does.
[[nodiscard]] std::optional<Decoded> decode_bytes(std::string_view bytes);

/// Puts Unicode letters where an office file, page or PDF has those of an 8-bit font. The font's
/// name decides where it is known (".VnTimeH" makes capitals), else the words.
void decode_letters(RichText& rich);

}  // namespace viendan::ingest

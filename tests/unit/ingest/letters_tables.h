// The letters of the alphabet in the old encodings, as their standards list them, and text written
// with them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/text.h"
#include "base/unicode.h"
#include "ingest/letters/letters.h"

namespace viendan::ingest::test {

constexpr std::string_view kAlphabet =
    "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
    "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴĐ ";

// In hexadecimal, in the order of the alphabet above.
constexpr std::string_view kTcvn3Bytes =
    "B5 B6 B7 B8 B9 A8 BB BC BD BE C6 A9 C7 C8 C9 CA CB CC CE CF D0 D1 AA D2 D3 D4 D5 D6 D7 "
    "D8 DC DD DE DF E1 E2 E3 E4 AB E5 E6 E7 E8 E9 AC EA EB EC ED EE EF F1 F2 F3 F4 AD F5 F6 "
    "F7 F8 F9 FA FB FC FD FE AE 80 81 82 83 84 A1 AF BA BF C0 85 A2 C1 C2 C3 C4 86 87 88 89 "
    "8A 8B A3 C5 CD D9 DA 8C 8D 8E 8F 90 91 92 93 94 95 96 A4 DB E0 F0 FF 97 A5 98 99 9A 9B "
    "9C 9D 9E 9F 01 02 A6 04 05 06 11 12 13 14 15 16 17 A7 ";
constexpr std::string_view kVniBytes =
    "61F8 61FB 61F5 61F9 61EF 61EA 61E8 61FA 61FC 61E9 61EB 61E2 61E0 61E5 61E3 61E1 61E4 "
    "65F8 65FB 65F5 65F9 65EF 65E2 65E0 65E5 65E3 65E1 65E4 EC E6 F3 ED F2 6FF8 6FFB 6FF5 "
    "6FF9 6FEF 6FE2 6FE0 6FE5 6FE3 6FE1 6FE4 F4 F4F8 F4FB F4F5 F4F9 F4EF 75F8 75FB 75F5 "
    "75F9 75EF F6 F6F8 F6FB F6F5 F6F9 F6EF 79F8 79FB 79F5 79F9 EE F1 41D8 41DB 41D5 41D9 "
    "41CF 41CA 41C8 41DA 41DC 41C9 41CB 41C2 41C0 41C5 41C3 41C1 41C4 45D8 45DB 45D5 45D9 "
    "45CF 45C2 45C0 45C5 45C3 45C1 45C4 CC C6 D3 CD D2 4FD8 4FDB 4FD5 4FD9 4FCF 4FC2 4FC0 "
    "4FC5 4FC3 4FC1 4FC4 D4 D4D8 D4DB D4D5 D4D9 D4CF 55D8 55DB 55D5 55D9 55CF D6 D6D8 D6DB "
    "D6D5 D6D9 D6CF 59D8 59DB 59D5 59D9 CE D1 ";
constexpr std::string_view kVisciiBytes =
    "E0 E4 E3 E1 D5 E5 A2 C6 C7 A1 A3 E2 A5 A6 E7 A4 A7 E8 EB A8 E9 A9 EA AB AC AD AA AE EC "
    "EF EE ED B8 F2 F6 F5 F3 F7 F4 B0 B1 B2 AF B5 BD B6 B7 DE BE FE F9 FC FB FA F8 DF D7 D8 "
    "E6 D1 F1 CF D6 DB FD DC F0 C0 C4 C3 C1 80 C5 82 02 05 81 83 C2 85 86 06 84 87 C8 CB 88 "
    "C9 89 CA 8B 8C 8D 8A 8E CC 9B CE CD 98 D2 99 A0 D3 9A D4 90 91 92 8F 93 B4 96 97 B3 95 "
    "94 D9 9C 9D DA 9E BF BB BC FF BA B9 9F 14 19 DD 1E D0 ";
constexpr std::string_view k1258Bytes =
    "E0 61D2 61DE E1 61F2 E3 E3CC E3D2 E3DE E3EC E3F2 E2 E2CC E2D2 E2DE E2EC E2F2 E8 65D2 "
    "65DE E9 65F2 EA EACC EAD2 EADE EAEC EAF2 69CC 69D2 69DE ED 69F2 6FCC 6FD2 6FDE F3 6FF2 "
    "F4 F4CC F4D2 F4DE F4EC F4F2 F5 F5CC F5D2 F5DE F5EC F5F2 F9 75D2 75DE FA 75F2 FD FDCC "
    "FDD2 FDDE FDEC FDF2 79CC 79D2 79DE 79EC 79F2 F0 C0 41D2 41DE C1 41F2 C3 C3CC C3D2 C3DE "
    "C3EC C3F2 C2 C2CC C2D2 C2DE C2EC C2F2 C8 45D2 45DE C9 45F2 CA CACC CAD2 CADE CAEC CAF2 "
    "49CC 49D2 49DE CD 49F2 4FCC 4FD2 4FDE D3 4FF2 D4 D4CC D4D2 D4DE D4EC D4F2 D5 D5CC D5D2 "
    "D5DE D5EC D5F2 D9 55D2 55DE DA 55F2 DD DDCC DDD2 DDDE DDEC DDF2 59CC 59D2 59DE 59EC "
    "59F2 D0 ";
constexpr std::string_view kViqrLetters =
    "a` a? a~ a' a. a( a(` a(? a(~ a(' a(. a^ a^` a^? a^~ a^' a^. e` e? e~ e' e. e^ e^` e^? "
    "e^~ e^' e^. i` i? i~ i' i. o` o? o~ o' o. o^ o^` o^? o^~ o^' o^. o+ o+` o+? o+~ o+' "
    "o+. u` u? u~ u' u. u+ u+` u+? u+~ u+' u+. y` y? y~ y' y. dd A` A? A~ A' A. A( A(` A(? "
    "A(~ A(' A(. A^ A^` A^? A^~ A^' A^. E` E? E~ E' E. E^ E^` E^? E^~ E^' E^. I` I? I~ I' "
    "I. O` O? O~ O' O. O^ O^` O^? O^~ O^' O^. O+ O+` O+? O+~ O+' O+. U` U? U~ U' U. U+ U+` "
    "U+? U+~ U+' U+. Y` Y? Y~ Y' Y. DD ";

inline std::string from_hex(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  return bytes;
}

inline std::map<char32_t, std::string> table_of(Letters letters) {
  const auto list = letters == Letters::Tcvn3    ? kTcvn3Bytes
                    : letters == Letters::Vni    ? kVniBytes
                    : letters == Letters::Viscii ? kVisciiBytes
                    : letters == Letters::Viqr   ? kViqrLetters
                                                 : k1258Bytes;
  std::map<char32_t, std::string> table;
  std::size_t at = 0;
  for (const auto item : split(trim(list), ' ')) {
    if (kAlphabet[at] == ' ') ++at;
    const char32_t letter = next_code_point(kAlphabet, at);
    table[letter] = letters == Letters::Viqr ? std::string(item) : from_hex(item);
  }
  return table;
}

/// The text in an old encoding; "?" for what it cannot say.
inline std::string encoded(std::string_view text, Letters letters) {
  const auto table = table_of(letters);
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const auto found = table.find(c);
    if (found != table.end())
      bytes += found->second;
    else
      bytes += c < 0x80 ? static_cast<char>(c) : '?';
  }
  return bytes;
}

/// As Windows shows those bytes: what a file holds whose fonts have the letters.
inline std::string shown(std::string_view text, Letters letters) {
  std::string out;
  for (const char c : encoded(text, letters)) append_code_point(out, static_cast<unsigned char>(c));
  return out;
}

inline std::string in_utf16(std::string_view text, bool big, bool mark) {
  std::string bytes;
  const auto add = [&](char32_t unit) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    bytes += big ? high : low;
    bytes += big ? low : high;
  };
  if (mark) add(0xFEFF);
  for (std::size_t at = 0; at < text.size();) add(next_code_point(text, at));
  return bytes;
}

}  // namespace viendan::ingest::test

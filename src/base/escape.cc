#include "base/escape.h"

#include <charconv>

#include "base/result.h"
#include "base/unicode.h"

namespace viendan {
namespace {

constexpr std::string_view kMark = "\u241B";
constexpr char32_t kMarkLetter = U'\u241B';

bool must_be_escaped(char32_t c) {
  const bool control = c < 0x20 && c != '\t' && c != '\n';
  return control || c == kMarkLetter || c == 0xFFFE || c == 0xFFFF;
}

/// Nearly all text has nothing to escape: found without decoding it. 0xE2 and 0xEF may begin the
/// mark and the two non-characters.
bool may_need_escape(std::string_view bytes) {
  for (const char byte : bytes) {
    const auto b = static_cast<unsigned char>(byte);
    if ((b < 0x20 && b != '\t' && b != '\n') || b == 0xE2 || b == 0xEF) return true;
  }
  return !is_valid_utf8(bytes);
}

std::string escaped(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(bytes, at);
    const auto letter = bytes.substr(begin, at - begin);
    if (!is_valid_utf8(letter)) {
      for (const char byte : letter) {
        out += fmt::format("{}x{:02X}", kMark, static_cast<unsigned char>(byte));
      }
    } else if (must_be_escaped(c)) {
      out += fmt::format("{}{:04X}", kMark, static_cast<unsigned>(c));
    } else {
      out += letter;
    }
  }
  return out;
}

std::optional<unsigned> hexadecimal(std::string_view digits, std::size_t count) {
  unsigned value = 0;
  if (digits.size() < count) return std::nullopt;
  const char* const end = digits.data() + count;
  const auto [rest, error] = std::from_chars(digits.data(), end, value, 16);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return value;
}

/// Reads what follows a mark and appends what it stands for; the number of bytes read, or 0.
std::size_t append_escaped(std::string& out, std::string_view rest) {
  if (rest.starts_with('x')) {
    const auto byte = hexadecimal(rest.substr(1), 2);
    if (!byte) return 0;
    out += static_cast<char>(*byte);
    return 3;
  }
  const auto letter = hexadecimal(rest, 4);
  if (!letter || !must_be_escaped(*letter)) return 0;
  append_code_point(out, *letter);
  return 4;
}

}  // namespace

std::string escape_for_xml(std::string_view bytes) {
  return may_need_escape(bytes) ? escaped(bytes) : std::string(bytes);
}

std::optional<std::string> unescape_from_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const auto mark = text.find(kMark);
    out += text.substr(0, mark);
    if (mark == std::string_view::npos) return out;
    text.remove_prefix(mark + kMark.size());
    const std::size_t read = append_escaped(out, text);
    if (read == 0) return std::nullopt;
    text.remove_prefix(read);
  }
}

}  // namespace viendan

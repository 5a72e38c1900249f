#include "render/graph_words.h"

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::render {
namespace {

/// How wide a letter is at most, in its font size: fonts are not known here.
double width_of(char32_t letter) {
  if (letter == U' ' || letter == U'i' || letter == U'l' || letter == U'.' || letter == U',') {
    return 0.34;
  }
  if (letter == U'/' || letter == U'-' || letter == U't' || letter == U'r') {
    return 0.45;
  }
  if (letter == U'm' || letter == U'w' || letter == U'W' || letter == U'M') return 0.92;
  return is_upper(letter) || letter > 0x2000 ? 0.72 : 0.58;
}

/// The byte offset up to which the words fit; not past a word's end where one can be kept.
std::size_t fitting(std::string_view words, double size, double room) {
  double width = 0;
  std::size_t space = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t begin = at;
    width += width_of(next_code_point(words, at)) * size;
    if (width > room) return space > 0 ? space : begin;
    if (at < words.size() && words[at] == ' ') space = at;
  }
  return words.size();
}

}  // namespace

double width_of(std::string_view words, double size) {
  double width = 0;
  for (std::size_t at = 0; at < words.size();) width += width_of(next_code_point(words, at)) * size;
  return width;
}

std::vector<std::string> lines_of(std::string_view words, double size, double room,
                                  std::size_t most) {
  std::vector<std::string> lines;
  while (!words.empty() && lines.size() < most) {
    const bool last = lines.size() + 1 == most;
    std::size_t end = fitting(words, size, room);
    const bool cut = last && end < words.size();
    if (cut) end = fitting(words, size, room - size);
    lines.push_back(std::string(trim(words.substr(0, end))) + (cut ? "…" : ""));
    if (end == 0) break;
    words = trim(words.substr(end));
  }
  return lines;
}

}  // namespace viendan::render

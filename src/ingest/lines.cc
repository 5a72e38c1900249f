#include "ingest/lines.h"

#include <algorithm>

#include "base/unicode.h"

namespace viendan::ingest {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kByteOrderMark = "\uFEFF";

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// A line with a TAB may be an empty cell.
bool is_empty_line(std::string_view text) {
  return is_blank(text) && text.find('\t') == std::string_view::npos;
}

void add_line(std::vector<Line>& lines, std::string_view text, std::uint32_t number) {
  std::uint32_t column = 0;
  bool after_page = false;
  for (;;) {
    const auto page_end = text.find('\f');
    const auto part = text.substr(0, page_end);
    lines.push_back({part, number, column, is_empty_line(part), after_page});
    if (page_end == std::string_view::npos) return;
    column += count_code_points(part) + 1;
    text.remove_prefix(page_end + 1);
    after_page = true;
  }
}

}  // namespace

std::string_view trim_space(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_space(text.front()))
      text.remove_prefix(1);
    else if (text.starts_with(kNoBreakSpace))
      text.remove_prefix(kNoBreakSpace.size());
    else
      break;
  }
  for (;;) {
    if (!text.empty() && is_space(text.back()))
      text.remove_suffix(1);
    else if (text.ends_with(kNoBreakSpace))
      text.remove_suffix(kNoBreakSpace.size());
    else
      return text;
  }
}

bool is_blank(std::string_view text) {
  return trim_space(text).empty();
}

Result<std::vector<Line>> split_lines(std::string_view source, std::string_view bytes,
                                      const Limits& limits) {
  std::vector<Line> lines;
  lines.reserve(static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1);
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    ++number;
    if (end - begin > limits.line_bytes) {
      return Err(Error::Code::Unreadable, "{}:{}: the line is longer than {} bytes", source, number,
                 limits.line_bytes);
    }
    auto text = bytes.substr(begin, end - begin);
    if (text.ends_with('\r')) text.remove_suffix(1);
    add_line(lines, text, number);
    begin = end + 1;
  }
  // The mark is a character of the first line, so it keeps its column.
  if (!lines.empty() && lines.front().text.starts_with(kByteOrderMark)) {
    lines.front().text.remove_prefix(kByteOrderMark.size());
    lines.front().column = 1;
    lines.front().blank = is_empty_line(lines.front().text);
  }
  return lines;
}

}  // namespace viendan::ingest

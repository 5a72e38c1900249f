#include <array>
#include <optional>

#include "ingest/markup.h"

namespace viendan::ingest {
namespace {

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

char at_or_space(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : ' ';
}

/// "(*)" and "(**)" are footnote marks, "10*20" is a size.
bool is_printed(char before, char after) {
  return (before == '(' && after == ')') || (is_ascii_digit(before) && is_ascii_digit(after)) ||
         before == '\\';
}

struct Delimiter {
  std::size_t offset;
  std::size_t size;
  bool can_open;
  bool can_close;
};

std::vector<Delimiter> find_delimiters(std::string_view text) {
  std::vector<Delimiter> found;
  for (auto at = text.find('*'); at != std::string_view::npos; at = text.find('*', at)) {
    const auto end = std::min(text.find_first_not_of('*', at), text.size());
    const char before = at == 0 ? ' ' : text[at - 1];
    const char after = at_or_space(text, end);
    if (end - at <= 3 && !is_printed(before, after)) {
      found.push_back({at, end - at, !is_space(after), !is_space(before)});
    }
    at = end;
  }
  return found;
}

}  // namespace

std::vector<Mark> find_emphasis(std::string_view text) {
  const auto delimiters = find_delimiters(text);
  std::vector<Mark> marks(delimiters.size());
  // One open mark of each length: emphasis of one kind does not nest in itself.
  std::array<std::optional<std::size_t>, 4> open;
  for (std::size_t i = 0; i < delimiters.size(); ++i) {
    const Delimiter& d = delimiters[i];
    auto& opener = open.at(d.size);
    if (d.can_close && opener) {
      marks[i] = {d.offset, d.size, false, d.size > 1};
      marks[*opener] = {delimiters[*opener].offset, d.size, true, d.size > 1};
      opener.reset();
    } else if (d.can_open) {
      opener = i;
    }
  }
  std::erase_if(marks, [](const Mark& mark) { return mark.size == 0; });
  return marks;
}

}  // namespace viendan::ingest

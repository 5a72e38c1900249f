#include <cstring>

#include "normalise/rules.h"
#include "normalise/scan.h"

namespace viendan::normalise {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}
bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

Span span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// "9 %", "công nghiệp .": these signs follow their word. A point or comma that begins something
/// else (".NET", ",5") stays.
bool hangs_on_word(std::string_view text, std::size_t begin, std::size_t end, Span limits) {
  if (begin == limits.begin || end >= limits.end) return false;
  const char before = text[begin - 1];
  const char sign = text[end];
  if (sign == '%') return is_ascii_digit(before);
  if (sign != '.' && sign != ',' && sign != ';') return false;
  if (std::strchr(".,;:-(/", before) != nullptr) return false;
  return end + 1 == limits.end || text[end + 1] == ' ' || text[end + 1] == '\n';
}

bool at_line_bound(std::string_view text, std::size_t begin, std::size_t end, Span limits) {
  return begin == limits.begin || end == limits.end || text[begin - 1] == '\n' || text[end] == '\n';
}

/// White space that may be more than one space between two words. The signs are not told apart
/// here: a longer test would not be made for many bytes at once.
constexpr bool may_be_untidy(Bytes at) {
  const bool layout = (at.a < ' ') & (at.a != '\n');
  const bool before_sign = (at.b <= '.') | (at.b == ';');
  return layout | ((at.a == ' ') & before_sign) | ((at.a == '\n') & (at.b == ' '));
}

using Places = Scanner<may_be_untidy>;

/// The run of white space at `at`. Returns its end.
std::size_t tidy_run(std::string_view text, std::size_t at, Span limits, std::vector<Edit>& edits) {
  const auto begin = at;
  while (at < limits.end && is_space(text[at])) ++at;
  const bool none =
      at_line_bound(text, begin, at, limits) || hangs_on_word(text, begin, at, limits);
  if (none)
    edits.push_back({span(begin, at), ""});
  else if (at - begin > 1 || text[begin] != ' ')
    edits.push_back({span(begin, at), " "});
  return at;
}

/// Returns the first place behind the limits that may be untidy.
std::size_t tidy(std::string_view text, Span limits, Places& places, std::vector<Edit>& edits) {
  std::size_t at = limits.begin;
  if (is_space(text[at])) at = tidy_run(text, at, limits, edits);
  while ((at = places.next(at)) < limits.end) {
    if (text[at] == '\n') ++at;
    at = at < limits.end && is_space(text[at]) ? tidy_run(text, at, limits, edits) : at + 1;
  }
  return at;
}

/// Leaders of two lengths are one sign.
constexpr std::string_view kLeader = "....";

}  // namespace

Draft tidy_spaces(Draft draft) {
  std::vector<Edit> edits;
  Places places(draft.text);
  std::size_t next = places.next(0);
  for (const Span limits : text_spans(draft)) {
    if (next < limits.begin) next = places.next(limits.begin);
    if (next < limits.end || is_space(draft.text[limits.begin]))
      next = tidy(draft.text, limits, places, edits);
  }
  return apply_edits(std::move(draft), edits);
}

Draft shorten_leaders(Draft draft) {
  std::vector<Edit> edits;
  const std::string_view text = draft.text;
  for (auto at = text.find(kLeader); at != std::string_view::npos; at = text.find(kLeader, at)) {
    const auto end = std::min(text.find_first_not_of('.', at), text.size());
    if (end - at > kLeader.size()) edits.push_back({span(at, end), std::string(kLeader)});
    at = end;
  }
  return apply_edits(std::move(draft), edits);
}

}  // namespace viendan::normalise

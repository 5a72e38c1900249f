#include "base/unicode.h"
#include "normalise/rules.h"
#include "normalise/scan.h"

namespace viendan::normalise {
namespace {

/// U+0300 to U+036F begin with one of these bytes; no precomposed Vietnamese letter has them.
bool may_be_mark(char c) {
  return c == '\xCC' || c == '\xCD';
}

std::uint32_t code_point_begin(std::string_view text, std::uint32_t at) {
  while (at > 0 && (text[at] & '\xC0') == '\x80') --at;
  return at;
}

/// A letter with the marks after it, so that each letter keeps its own place in the source.
std::vector<Edit> marked_letters(std::string_view text) {
  std::vector<Edit> edits;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = 0; at < size; ++at) {
    if (!may_be_mark(text[at])) continue;
    const auto begin = at == 0 ? 0 : code_point_begin(text, at - 1);
    while (at + 1 < size && may_be_mark(text[at])) at += 2;
    const Span span{begin, std::min(at, size)};
    --at;
    auto composed = to_nfc(span.of(text));
    if (composed != span.of(text)) edits.push_back({span, std::move(composed)});
  }
  return edits;
}

/// Whatever else has another composed form, word by word.
std::vector<Edit> other_words(std::string_view text) {
  std::vector<Edit> edits;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find_first_of(" \n\t", begin), text.size());
    const auto word = text.substr(begin, end - begin);
    if (!is_nfc(word)) {
      edits.push_back(
          {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, to_nfc(word)});
    }
    begin = end + 1;
  }
  return edits;
}

/// Letters of Latin alphabets (to U+02FF, and U+1E00 to U+1EFF) are composed, and so are signs of
/// print but for a few; of everything else the library knows more.
constexpr bool may_be_decomposed(Bytes at) {
  const bool latin = (at.a == 0xE1) & (at.b >= 0xB8) & (at.b <= 0xBB);
  const bool doubtful =
      (at.b == 0x84) | (at.b == 0x8C) | (at.b == 0xAB) | ((at.b == 0x80) & (at.c < 0x90));
  const bool sign = (at.a == 0xE2) & !doubtful;
  return (at.a >= 0xCC) & !latin & !sign;
}

bool is_composed(std::string_view text) {
  return Scanner<may_be_decomposed>(text).next(0) == text.size() || is_nfc(text);
}

}  // namespace

Draft compose_letters(Draft draft) {
  if (is_composed(draft.text)) return draft;
  const auto letters = marked_letters(draft.text);
  draft = apply_edits(std::move(draft), letters);
  if (is_composed(draft.text)) return draft;
  const auto words = other_words(draft.text);
  return apply_edits(std::move(draft), words);
}

}  // namespace viendan::normalise

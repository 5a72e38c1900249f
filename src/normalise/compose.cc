#include "base/unicode.h"
#include "normalise/rules.h"

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

}  // namespace

Draft compose_letters(Draft draft) {
  if (is_nfc(draft.text)) return draft;
  const auto letters = marked_letters(draft.text);
  draft = apply_edits(std::move(draft), letters);
  if (is_nfc(draft.text)) return draft;
  const auto words = other_words(draft.text);
  return apply_edits(std::move(draft), words);
}

}  // namespace viendan::normalise

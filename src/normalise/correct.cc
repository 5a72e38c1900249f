#include "base/unicode.h"
#include "normalise/rules.h"

namespace viendan::normalise {
namespace {

/// The word around a span.
Span word_around(std::string_view text, Span span) {
  while (span.begin > 0) {
    auto at = span.begin - 1;
    while (at > 0 && (text[at] & '\xC0') == '\x80') --at;
    std::size_t next = at;
    if (!is_word(next_code_point(text, next))) break;
    span.begin = at;
  }
  while (span.end < text.size()) {
    std::size_t next = span.end;
    if (!is_word(next_code_point(text, next))) break;
    span.end = static_cast<std::uint32_t>(next);
  }
  return span;
}

}  // namespace

std::vector<Span> text_spans(const Draft& draft) {
  std::vector<Span> spans;
  const auto add = [&spans](Span span) {
    if (!span.empty()) spans.push_back(span);
  };
  for (const auto& piece : draft.pieces) {
    if (const auto* paragraph = std::get_if<Paragraph>(&piece)) {
      add(paragraph->span);
      continue;
    }
    for (const auto& row : std::get<Grid>(piece).rows) {
      for (const auto& cell : row) add(cell.span);
    }
  }
  return spans;
}

Draft correct(Draft draft, const std::vector<Correction>& corrections) {
  std::vector<Edit> edits;
  for (const Correction& correction : corrections) {
    const Span word = word_around(draft.text, correction.span);
    std::string after(Span{word.begin, correction.span.begin}.of(draft.text));
    after += correction.after;
    after += Span{correction.span.end, word.end}.of(draft.text);
    draft.repairs.push_back({std::string(correction.rule), "text", std::string(word.of(draft.text)),
                             std::move(after), correction.confidence, word});
    edits.push_back({correction.span, correction.after});
  }
  return apply_edits(std::move(draft), edits);
}

}  // namespace viendan::normalise

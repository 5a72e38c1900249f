#include "web/pages/document/words.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "web/pages/document/corrected.h"

namespace viendan::web {
namespace {

constexpr Phrase kSelf{"Liên kết đến {}", "Link to {}"};

Span trimmed(const Document& document, Span span) {
  const auto words = trim(span.of(document.text));
  return words.empty() ? Span{span.begin, span.begin} : span_in(document.text, words);
}

/// A provision of the document itself: a link within the page.
void own_provision(Html& html, const Reading& reading, std::size_t index, std::string_view words) {
  const auto wanted = anchor_of(reading.document.citations[index].pinpoint);
  const auto anchor = nearest_anchor(reading.paper, wanted);
  if (anchor.empty()) return write_lines(html, words);
  html.element("a", {{"class", "cite"}, {"href", place_address(reading, anchor)}},
               [&] { write_lines(html, words); });
}

void other_document(Html& html, const Reading& reading, std::size_t index, std::string_view words) {
  const Citation& citation = reading.document.citations[index];
  const bool sure = is_sure(citation);
  const std::string entry = entry_id(static_cast<std::size_t>(reading.cited_of[index]));
  const std::string address = sure ? document_address(citation.target.id,
                                                      citation.status == CitationStatus::Resolved
                                                          ? anchor_of(citation.pinpoint)
                                                          : std::string(),
                                                      reading.language())
                                   : "#" + entry;
  const std::string_view kind = !sure                                     ? "cite unsure"
                                : citation.status == CitationStatus::Stub ? "cite stub"
                                                                          : "cite";
  const Correction* correction = correction_of(reading.document, citation);
  html.element("a",
               {{"class", kind},
                {"id", mention_id(index)},
                {"href", address},
                {"title", correction == nullptr ? std::string() : signed_by(reading, *correction),
                 correction != nullptr},
                {"aria-describedby", entry}},
               [&] { write_lines(html, words); });
}

void write_mention(Html& html, const Reading& reading, std::size_t index, std::string_view words) {
  const Citation& citation = reading.document.citations[index];
  if (of_itself(reading, citation)) return write_lines(html, words);
  if (reading.cited_of[index] < 0) return own_provision(html, reading, index, words);
  other_document(html, reading, index, words);
}

/// Citations that begin in the span, in order of place.
auto mentions_in(const Reading& reading, Span span) {
  const auto begin_of = [&](std::size_t i) { return reading.document.citations[i].span.begin; };
  const auto first = std::ranges::lower_bound(reading.by_place, span.begin, {}, begin_of);
  const auto last = std::ranges::lower_bound(first, reading.by_place.end(), span.end, {}, begin_of);
  return std::ranges::subrange(first, last);
}

}  // namespace

void write_lines(Html& html, std::string_view text) {
  for (bool first = true; !text.empty(); first = false) {
    if (!first) html.empty("br");
    const auto end = text.find('\n');
    html.text(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

void write_words(Html& html, const Reading& reading, Span span) {
  span = trimmed(reading.document, span);
  const std::string_view text = reading.document.text;
  for (const std::size_t index : mentions_in(reading, span)) {
    const Span mention = reading.document.citations[index].span;
    if (reading.inside[index] || mention.end > span.end) continue;
    write_lines(html, Span{span.begin, mention.begin}.of(text));
    if (mention.begin > span.begin && text[mention.begin - 1] == '\n') html.empty("br");
    write_mention(html, reading, index, mention.of(text));
    span.begin = mention.end;
    if (span.begin < span.end && text[span.begin] == '\n') {
      html.empty("br");
      ++span.begin;
    }
  }
  write_lines(html, span.of(text));
}

void write_cell_words(Html& html, const Reading& reading, const Cell& cell) {
  std::string_view rest = cell.text;
  for (const Span& span : cell.spans) {
    for (const std::size_t index : mentions_in(reading, span)) {
      if (reading.inside[index]) continue;
      const auto at = rest.find(reading.document.citations[index].surface);
      if (at == std::string_view::npos) continue;  // read otherwise than it is printed
      const auto words = rest.substr(at, reading.document.citations[index].surface.size());
      write_lines(html, rest.substr(0, at));
      write_mention(html, reading, index, words);
      rest.remove_prefix(at + words.size());
    }
  }
  write_lines(html, rest);
}

void self_link(Html& html, const Reading& reading, std::string_view anchor, std::string_view name) {
  html.text(" ");
  html.element("a",
               {{"class", "self"},
                {"href", "#" + encode_value(anchor)},
                {"aria-label", fmt::format(fmt::runtime(reading.say(kSelf)), name)}},
               "¶");
}

void further_anchors(Html& html, const Reading& reading, int block) {
  const auto also = reading.paper.also.find(block);
  if (also == reading.paper.also.end()) return;
  for (const std::string_view anchor : also->second) html.element("span", {{"id", anchor}}, "");
}

std::string mention_id(std::size_t citation) {
  return fmt::format("vd{}", citation + 1);
}

std::string entry_id(std::size_t entry) {
  return fmt::format("vb{}", entry + 1);
}

}  // namespace viendan::web

#include <algorithm>

#include "base/text.h"
#include "render/akn_parts.h"
#include "render/iri.h"

namespace viendan::render::akn {
namespace {

void write_lines(Markup& out, std::string_view words, LineEnds lines) {
  if (lines == LineEnds::Prose) return out.text(words);
  while (true) {
    const auto end = words.find('\n');
    out.text(words.substr(0, end));
    if (end == std::string_view::npos) return;
    out.empty("br", {});
    out.line();
    words.remove_prefix(end + 1);
  }
}

void write_citation(Writing& w, const Citation& citation, Span span, std::string_view parent,
                    LineEnds lines) {
  const auto inside = [&] { write_lines(w.out, span.of(w.document.text), lines); };
  const std::string relation(name_in(kRelations, citation.relation));
  const std::string status(name_in(kCitationStatuses, citation.status));
  const std::string eid = w.ids.counted(parent, "ref");
  if (links(citation)) {
    w.out.element("ref",
                  {{"eId", eid},
                   {"href", provision_iri(citation.target.id, citation.pinpoint)},
                   {"vd:relation", relation},
                   {"vd:status", status}},
                  inside);
  } else {
    w.out.element("span",
                  {{"eId", eid},
                   {"class", "citation"},
                   {"vd:relation", relation},
                   {"vd:status", status},
                   {"vd:candidates", join(citation.candidates, " ")}},
                  inside);
  }
}

/// The first of things in order of place that ends behind an offset.
template <typename T, typename End>
auto first_behind(const std::vector<T>& things, std::uint32_t offset, const End& end) {
  return std::ranges::upper_bound(things, offset, {}, end);
}

void write_cited(Writing& w, Span span, std::string_view parent, LineEnds lines) {
  const auto end_of = [](const Citation* citation) { return citation->span.end; };
  for (auto next = first_behind(w.citations, span.begin, end_of);
       next != w.citations.end() && (*next)->span.begin < span.end; ++next) {
    // A mention that runs on into another block is marked in both.
    const Span part{std::max(span.begin, (*next)->span.begin),
                    std::min(span.end, (*next)->span.end)};
    write_lines(w.out, Span{span.begin, part.begin}.of(w.document.text), lines);
    write_citation(w, **next, part, parent, lines);
    span.begin = part.end;
  }
  write_lines(w.out, span.of(w.document.text), lines);
}

}  // namespace

void write_words(Writing& w, Span span, std::string_view parent, LineEnds lines) {
  const auto words = trim(span.of(w.document.text));
  if (words.empty()) return;
  span = span_in(w.document.text, words);
  const auto end_of = [](const Mark& mark) { return mark.span.end; };
  for (auto next = first_behind(w.marks, span.begin, end_of);
       next != w.marks.end() && next->span.begin < span.end; ++next) {
    const Span part{std::max(span.begin, next->span.begin), std::min(span.end, next->span.end)};
    write_cited(w, {span.begin, part.begin}, parent, lines);
    const auto inside = [&] { write_cited(w, part, parent, lines); };
    if (next->attribute.empty())
      w.out.element(next->element, {}, inside);
    else
      w.out.element(next->element, {{next->attribute, next->value}}, inside);
    span.begin = part.end;
  }
  write_cited(w, span, parent, lines);
}

void write_paragraph(Writing& w, Span span, const std::string& eid, LineEnds lines,
                     std::string_view kind) {
  if (trim(span.of(w.document.text)).empty()) return;
  w.out.element("p", {{"eId", eid}, {"class", std::string(kind)}},
                [&] { write_words(w, span, eid, lines); });
  w.out.line();
}

}  // namespace viendan::render::akn

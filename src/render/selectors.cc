#include "render/selectors.h"

#include <algorithm>

#include "base/unicode.h"
#include "render/iri.h"
#include "render/value.h"
#include "render/writers.h"

namespace viendan::render {
namespace {

constexpr std::uint32_t kAround = 32;  // code points before and after, to tell equal words apart

/// Counts code points onwards: citations come by place, so the text is counted once.
class Positions {
 public:
  explicit Positions(std::string_view text) : text_(text) {}

  std::uint32_t of(std::uint32_t offset) {
    if (offset < offset_) offset_ = position_ = 0;
    position_ += count_code_points(text_.substr(offset_, offset - offset_));
    offset_ = offset;
    return position_;
  }

 private:
  std::string_view text_;
  std::uint32_t offset_ = 0, position_ = 0;
};

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::string before(std::string_view text, std::uint32_t offset) {
  std::size_t begin = offset;
  for (std::uint32_t count = 0; count < kAround && begin > 0; ++count) {
    --begin;
    while (begin > 0 && continues(text[begin])) --begin;
  }
  return std::string(text.substr(begin, offset - begin));
}

std::string after(std::string_view text, std::uint32_t offset) {
  const auto rest = text.substr(offset);
  return std::string(rest.substr(0, offset_of_code_point(rest, kAround)));
}

std::string text_name(const char* words) {
  return words;
}

Value body_of(const Citation& citation) {
  if (links(citation)) return urn_of(provision_iri(citation.target.id, citation.pinpoint));
  if (citation.candidates.empty()) return {};
  List items;
  for (const auto& id : citation.candidates) items.emplace_back(urn_of(work_iri(id)));
  return Object{{"type", text_name("Choice")}, {"items", std::move(items)}};
}

Value context() {
  return List{text_name("http://www.w3.org/ns/anno.jsonld"),
              Object{{"vd", text_name("urn:viendan:anno:1:")}}};
}

Object annotation(const Document& document, const Citation& citation, Positions& positions) {
  const Span span = citation.span;
  const std::uint32_t start = positions.of(span.begin);
  const std::uint32_t end = positions.of(span.end);
  const std::string source =
      urn_of(expression_iri(document.metadata.id, document.metadata.date.value));
  Object position{
      {"type", text_name("TextPositionSelector")}, {"start", Value(start)}, {"end", Value(end)}};
  Object quote{{"type", text_name("TextQuoteSelector")},
               {"exact", std::string(span.of(document.text))},
               {"prefix", before(document.text, span.begin)},
               {"suffix", after(document.text, span.end)}};
  Object made{{"@context", context()},
              {"id", fmt::format("{}#citation-{}-{}", source, start, end)},
              {"type", text_name("Annotation")},
              {"motivation", text_name("linking")}};
  if (Value body = body_of(citation); !body.null()) made.emplace_back("body", std::move(body));
  made.emplace_back("target", Object{{"source", source},
                                     {"selector", List{std::move(position), std::move(quote)}}});
  made.emplace_back("vd:document", document.metadata.id);
  made.emplace_back("vd:relation", std::string(name_in(kRelations, citation.relation)));
  made.emplace_back("vd:status", std::string(name_in(kCitationStatuses, citation.status)));
  made.emplace_back("vd:confidence", number_or_null(citation.confidence));
  return made;
}

}  // namespace

std::string citation_annotations(const Document& document) {
  std::vector<const Citation*> citations;
  for (const Citation& citation : document.citations) citations.push_back(&citation);
  std::ranges::stable_sort(citations, {}, [](const Citation* c) { return c->span; });
  Positions positions(document.text);
  std::string out;
  for (const Citation* citation : citations) {
    out += to_json(annotation(document, *citation, positions)) + "\n";
  }
  return out;
}

}  // namespace viendan::render

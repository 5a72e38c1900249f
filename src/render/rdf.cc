// The graph in RDF, in the terms of the ELI ontology, version 1.1
// (http://data.europa.eu/eli/ontology): documents are eli:LegalResource, in Vietnamese
// eli:LegalExpression, which has the title. `implements` is deprecated there in favour of
// `applies`. eli:repeals is said only of what cancels all of a document; cancelling provisions is
// eli:changes. Links that are not sure have no ELI term: they stand as vd:Edge alone, which every
// link has, with our relation, its mentions, status and confidence.
#include <algorithm>

#include "base/unicode.h"
#include "render/graph_export.h"
#include "render/iri.h"

namespace viendan::render {
namespace {

struct Term {
  Relation relation;
  std::string_view whole, part;  // of the ELI ontology
};
// clang-format off
constexpr Term kTerms[] = {
    {Relation::LegalBasis,   "based_on",     "based_on"},
    {Relation::IssuedWith,   "related_to",   "related_to"},
    {Relation::Approves,     "related_to",   "related_to"},
    {Relation::Implements,   "applies",      "applies"},
    {Relation::Guides,       "applies",      "applies"},
    {Relation::Details,      "applies",      "applies"},
    {Relation::Amends,       "amends",       "amends"},
    {Relation::Replaces,     "repeals",      "changes"},
    {Relation::Repeals,      "repeals",      "changes"},
    {Relation::Corrects,     "corrects",     "corrects"},
    {Relation::Suspends,     "changes",      "changes"},
    {Relation::Pauses,       "changes",      "changes"},
    {Relation::Extends,      "changes",      "changes"},
    {Relation::Consolidates, "consolidates", "consolidates"},
    {Relation::Interprets,   "related_to",   "related_to"},
    {Relation::Announces,    "related_to",   "related_to"},
    {Relation::Refers,       "cites",        "cites"},
};
// clang-format on

/// A literal. Letters that RDF cannot hold (none but surrogates, which UTF-8 cannot write) do not
/// occur; controls are written by their number.
std::string literal(std::string_view words) {
  std::string out = "\"";
  for (std::size_t at = 0; at < words.size();) {
    const char32_t c = next_code_point(words, at);
    if (c == '"' || c == '\\')
      out += fmt::format("\\{}", static_cast<char>(c));
    else if (c < 0x20 || c == 0x7F)
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    else
      append_code_point(out, c);
  }
  return out + "\"";
}

std::string work(std::string_view id) {
  return fmt::format("<{}>", urn_of(work_iri(id)));
}

std::string day_of(std::string_view iso) {
  return fmt::format("\"{}\"^^xsd:date", iso);
}

/// What is said of one subject, a line each.
class Subject {
 public:
  Subject(std::string subject, std::string_view type) {
    out_ = fmt::format("{} a {}", subject, type);
  }
  void say(std::string_view property, std::string_view object) {
    if (!object.empty()) out_ += fmt::format(" ;\n  {} {}", property, object);
  }
  void words(std::string_view property, std::string_view words) {
    if (!words.empty()) say(property, literal(words));
  }
  [[nodiscard]] std::string end() { return std::move(out_) + " .\n"; }

 private:
  std::string out_;
};

std::string expression(const GraphNode& node, const std::string& iri) {
  Subject out(fmt::format("<{}>", iri), "eli:LegalExpression");
  out.say("eli:realizes", work(node.reference.id));
  const bool english = node.language == "en";
  out.say("eli:language",
          fmt::format("<http://publications.europa.eu/resource/authority/language/{}>",
                      english ? "ENG" : "VIE"));
  out.say("eli:title", literal(node.reference.title) + (english ? "@en" : "@vi"));
  return out.end();
}

}  // namespace

std::string turtle_begin() {
  return "# Terms: the ELI ontology, version 1.1, and our own where it has none.\n"
         "@prefix eli: <http://data.europa.eu/eli/ontology#> .\n"
         "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
         "@prefix vd: <urn:viendan:graph:1:> .\n\n";
}

std::string turtle_node(const GraphNode& node) {
  const Reference& r = node.reference;
  const std::string date = r.date ? r.date->iso() : "";
  const bool whole_date = date.size() == 10;
  Subject out(work(r.id), "eli:LegalResource");
  out.words("eli:id_local", r.id);
  out.words("eli:number", r.symbol.empty() ? r.number : r.symbol);
  if (whole_date) out.say("eli:date_document", day_of(date));
  if (!node.effective_from.empty()) {
    out.say("eli:first_date_entry_in_force", day_of(node.effective_from));
  }
  if (!node.effective_to.empty()) out.say("eli:date_no_longer_in_force", day_of(node.effective_to));
  out.words("vd:type", r.type);
  out.words("vd:issuer", r.issuer);
  out.say("vd:in_corpus", r.in_corpus ? "true" : "false");
  if (r.title.empty()) return out.end();
  const std::string iri = urn_of(expression_iri(r.id, whole_date ? date : ""));
  out.say("eli:is_realized_by", fmt::format("<{}>", iri));
  return out.end() + expression(node, iri);
}

std::string turtle_edge(const GraphEdge& edge, const Reference&, const Reference&) {
  const bool sure = edge.status == CitationStatus::Resolved || edge.status == CitationStatus::Stub;
  const auto* const term = std::ranges::find(kTerms, edge.relation, &Term::relation);
  std::string out;
  if (sure && term != std::end(kTerms)) {
    out = fmt::format("{} eli:{} {} .\n", work(edge.from), edge.whole ? term->whole : term->part,
                      work(edge.to));
  }
  Subject link("[]", "vd:Edge");
  link.say("vd:from", work(edge.from));
  link.say("vd:to", work(edge.to));
  link.say("vd:relation", literal(name_in(kRelations, edge.relation)));
  link.say("vd:mentions", fmt::format("{}", edge.mentions));
  link.say("vd:status", literal(name_in(kCitationStatuses, edge.status)));
  link.say("vd:confidence", fmt::format("\"{}\"^^xsd:double", edge.confidence));
  return out + link.end();
}

}  // namespace viendan::render

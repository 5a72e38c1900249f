#include "render/graph_export.h"

#include <algorithm>

#include "base/text.h"
#include "render/csv.h"
#include "render/markup.h"
#include "render/value.h"
#include "render/writers.h"

namespace viendan::render {
namespace {

std::string nothing() {
  return {};
}

std::string_view name_of(Relation relation) {
  return name_in(kRelations, relation);
}
std::string_view name_of(CitationStatus status) {
  return name_in(kCitationStatuses, status);
}
std::string day(const std::optional<Date>& date) {
  return date ? date->iso() : "";
}

// GraphML.

struct Key {
  std::string_view of, id, type;
};
constexpr Key kKeys[] = {
    {"node", "symbol", "string"},     {"node", "type", "string"},  {"node", "issuer", "string"},
    {"node", "date", "string"},       {"node", "title", "string"}, {"node", "in_corpus", "boolean"},
    {"edge", "relation", "string"},   {"edge", "mentions", "int"}, {"edge", "status", "string"},
    {"edge", "confidence", "double"},
};

std::string graphml_begin() {
  Markup out;
  out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  out.raw("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  for (const auto& [of, id, type] : kKeys) {
    out.empty("key", {{"id", std::string(id)},
                      {"for", std::string(of)},
                      {"attr.name", std::string(id)},
                      {"attr.type", std::string(type)}});
    out.line();
  }
  out.raw("<graph id=\"citations\" edgedefault=\"directed\">\n");
  return out.take();
}

void data(Markup& out, std::string_view key, std::string_view value) {
  if (!value.empty()) out.element("data", {{"key", std::string(key)}}, value);
}

std::string graphml_node(const GraphNode& node) {
  const Reference& r = node.reference;
  Markup out;
  out.element("node", {{"id", r.id}}, [&] {
    data(out, "symbol", r.symbol);
    data(out, "type", r.type);
    data(out, "issuer", r.issuer);
    data(out, "date", day(r.date));
    data(out, "title", r.title);
    data(out, "in_corpus", r.in_corpus ? "true" : "false");
  });
  out.line();
  return out.take();
}

std::string graphml_edge(const GraphEdge& edge, const Reference&, const Reference&) {
  Markup out;
  out.element("edge", {{"source", edge.from}, {"target", edge.to}}, [&] {
    data(out, "relation", name_of(edge.relation));
    data(out, "mentions", fmt::format("{}", edge.mentions));
    data(out, "status", name_of(edge.status));
    data(out, "confidence", fmt::format("{}", edge.confidence));
  });
  out.line();
  return out.take();
}

std::string graphml_end() {
  return "</graph>\n</graphml>\n";
}

// DOT.

/// A quoted identifier. A backslash begins an escape there (\N, \l), so it is doubled.
std::string dot_quoted(std::string_view text) {
  std::string words = replace_all(xml_words(text), "\\", "\\\\");
  words = replace_all(words, "\"", "\\\"");
  return fmt::format("\"{}\"", replace_all(words, "\n", "\\n"));
}

std::string dot_begin() {
  return "digraph citations {\n  rankdir=LR;\n  node [shape=box];\n";
}

std::string dot_node(const GraphNode& node) {
  const Reference& r = node.reference;
  std::string attributes;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    attributes += fmt::format("{}{}={}", attributes.empty() ? "" : ", ", name, dot_quoted(value));
  };
  add("label", r.symbol.empty() ? r.id : r.symbol);
  add("tooltip", squeeze(r.title));
  add("style", r.in_corpus ? "" : "dashed");
  return fmt::format("  {} [{}];\n", dot_quoted(r.id), attributes);
}

std::string dot_edge(const GraphEdge& edge, const Reference&, const Reference&) {
  return fmt::format("  {} -> {} [label={}];\n", dot_quoted(edge.from), dot_quoted(edge.to),
                     dot_quoted(name_of(edge.relation)));
}

std::string dot_end() {
  return "}\n";
}

// CSV, RFC 4180: one table of edges, which tells of both ends what tells them apart.

std::string csv_line(std::initializer_list<std::string_view> cells) {
  std::string line;
  for (const auto cell : cells) {
    if (!line.empty()) line += kRfc4180.separator;
    line += csv_cell(std::string(cell), kRfc4180.separator);
  }
  return line + "\r\n";
}

std::string csv_begin() {
  return csv_line({"from", "from_symbol", "relation", "to", "to_symbol", "to_type", "to_issuer",
                   "to_date", "to_title", "to_in_corpus", "mentions", "status", "confidence"});
}

std::string csv_edge(const GraphEdge& edge, const Reference& from, const Reference& to) {
  return csv_line({edge.from, from.symbol, name_of(edge.relation), edge.to, to.symbol, to.type,
                   to.issuer, day(to.date), to.title, to.in_corpus ? "true" : "false",
                   fmt::format("{}", edge.mentions), name_of(edge.status),
                   fmt::format("{}", edge.confidence)});
}

// JSON Lines: a line a node, then a line an edge (schemas/export-graph.schema.json).

std::string jsonl_node(const GraphNode& node) {
  const Reference& r = node.reference;
  return to_json({{"kind", std::string("document")},
                  {"id", r.id},
                  {"symbol", text_or_null(r.symbol)},
                  {"type", text_or_null(r.type)},
                  {"issuer", text_or_null(r.issuer)},
                  {"date", date_or_null(r.date)},
                  {"title", text_or_null(r.title)},
                  {"in_corpus", r.in_corpus}}) +
         "\n";
}

std::string jsonl_edge(const GraphEdge& edge, const Reference&, const Reference&) {
  return to_json({{"kind", std::string("edge")},
                  {"from", edge.from},
                  {"to", edge.to},
                  {"relation", std::string(name_of(edge.relation))},
                  {"mentions", edge.mentions},
                  {"status", std::string(name_of(edge.status))},
                  {"confidence", number_or_null(edge.confidence)}}) +
         "\n";
}

constexpr GraphForm kForms[] = {
    {Format::GraphML, graphml_begin, graphml_node, graphml_edge, graphml_end},
    {Format::Dot, dot_begin, dot_node, dot_edge, dot_end},
    {Format::Csv, csv_begin, nullptr, csv_edge, nothing},
    {Format::Jsonl, nothing, jsonl_node, jsonl_edge, nothing},
    {Format::Ttl, turtle_begin, turtle_node, turtle_edge, nothing},
};

}  // namespace

const GraphForm* graph_form(Format format) {
  const auto* const form = std::ranges::find(kForms, format, &GraphForm::format);
  return form == std::end(kForms) ? nullptr : form;
}

std::string graph_text(const GraphForm& form, std::span<const GraphNode> nodes,
                       std::span<const GraphEdge> edges) {
  const auto known = [&](const std::string& id) -> Reference {
    const auto node = std::ranges::lower_bound(
        nodes, id, {}, [](const GraphNode& n) -> const std::string& { return n.reference.id; });
    return node == nodes.end() || node->reference.id != id ? Reference{.id = id} : node->reference;
  };
  std::string out = form.begin();
  for (const GraphNode& node : nodes) {
    if (form.node != nullptr) out += form.node(node);
  }
  for (const GraphEdge& edge : edges) out += form.edge(edge, known(edge.from), known(edge.to));
  return out + form.end();
}

}  // namespace viendan::render

#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "base/text.h"
#include "render/export.h"
#include "render/records.h"
#include "render/writers.h"

namespace viendan::render {
namespace {

std::set<std::string> nodes_of(std::span<const Edge> edges) {
  std::set<std::string> nodes;
  for (const Edge& edge : edges) nodes.insert({edge.from, edge.to});
  return nodes;
}

/// A quoted identifier of DOT. A backslash begins an escape there (\N, \l), so it is doubled.
std::string dot_quoted(std::string_view text) {
  std::string words = replace_all(xml_words(text), "\\", "\\\\");
  words = replace_all(words, "\"", "\\\"");
  return fmt::format("\"{}\"", replace_all(words, "\n", "\\n"));
}

struct GraphKey {
  const char* id;
  const char* type;
};
constexpr GraphKey kEdgeKeys[] = {
    {"relation", "string"}, {"mentions", "int"}, {"status", "string"}};

void add_data(pugi::xml_node node, const char* key, const std::string& value) {
  auto data = node.append_child("data");
  data.append_attribute("key").set_value(key);
  data.text().set(xml_words(value).c_str());
}

void add_edge(pugi::xml_node graph, const Edge& edge) {
  auto node = graph.append_child("edge");
  node.append_attribute("source").set_value(xml_words(edge.from).c_str());
  node.append_attribute("target").set_value(xml_words(edge.to).c_str());
  add_data(node, "relation", edge.relation);
  add_data(node, "mentions", std::to_string(edge.mentions));
  add_data(node, "status", edge.status);
}

}  // namespace

Object edge_record(const Edge& edge) {
  return {{"from", edge.from},
          {"to", edge.to},
          {"relation", edge.relation},
          {"mentions", edge.mentions},
          {"status", edge.status}};
}

std::string edges_as_jsonl(std::span<const Edge> edges) {
  std::string out;
  for (const Edge& edge : edges) out += to_json(edge_record(edge)) + "\n";
  return out;
}

std::string edges_as_dot(std::span<const Edge> edges) {
  std::string out = "digraph citations {\n  rankdir=LR;\n  node [shape=box];\n";
  for (const auto& node : nodes_of(edges)) out += fmt::format("  {};\n", dot_quoted(node));
  for (const Edge& edge : edges) {
    out += fmt::format("  {} -> {} [label={}];\n", dot_quoted(edge.from), dot_quoted(edge.to),
                       dot_quoted(edge.relation));
  }
  return out + "}\n";
}

std::string edges_as_graphml(std::span<const Edge> edges) {
  pugi::xml_document xml;
  auto declaration = xml.append_child(pugi::node_declaration);
  declaration.append_attribute("version").set_value("1.0");
  declaration.append_attribute("encoding").set_value("UTF-8");
  auto root = xml.append_child("graphml");
  root.append_attribute("xmlns").set_value("http://graphml.graphdrawing.org/xmlns");
  for (const auto& [id, type] : kEdgeKeys) {
    auto key = root.append_child("key");
    key.append_attribute("id").set_value(id);
    key.append_attribute("for").set_value("edge");
    key.append_attribute("attr.name").set_value(id);
    key.append_attribute("attr.type").set_value(type);
  }
  auto graph = root.append_child("graph");
  graph.append_attribute("id").set_value("citations");
  graph.append_attribute("edgedefault").set_value("directed");
  for (const auto& node : nodes_of(edges)) {
    graph.append_child("node").append_attribute("id").set_value(xml_words(node).c_str());
  }
  for (const Edge& edge : edges) add_edge(graph, edge);
  std::ostringstream out;
  xml.save(out, " ", pugi::format_indent, pugi::encoding_utf8);
  return std::move(out).str();
}

}  // namespace viendan::render

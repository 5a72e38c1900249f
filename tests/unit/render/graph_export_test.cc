#include "render/graph_export.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/text.h"

namespace viendan::render {
namespace {

using Json = nlohmann::ordered_json;

const std::vector<GraphNode> kNodes = {
    {.reference = {.id = "nd-cp/2012/\"9\"\\", .symbol = "=9, \"x\"", .title = "a\nb"}},
    {.reference = {.id = "qd-ttg/2020/1",
                   .symbol = "1/QĐ-TTg",
                   .type = "Quyết định",
                   .date = Date{2020, 5, 1},
                   .title = "Về <việc> & \"này\"",
                   .in_corpus = true},
     .effective_from = "2020-06-15"},
};

std::vector<GraphEdge> edges_of(Relation relation, CitationStatus status, bool whole) {
  return {{"qd-ttg/2020/1", "nd-cp/2012/\"9\"\\", relation, status, 3, 0.9, whole}};
}

std::string written(Format format) {
  return graph_text(*graph_form(format), kNodes,
                    edges_of(Relation::Amends, CitationStatus::Stub, true));
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("GraphML types its keys and escapes whatever stands in the values") {
  const std::string xml = written(Format::GraphML);
  CHECK(has(xml,
            "<key id=\"in_corpus\" for=\"node\" attr.name=\"in_corpus\" "
            "attr.type=\"boolean\"/>"));
  CHECK(has(xml, "<node id=\"nd-cp/2012/&quot;9&quot;\\\">"));
  CHECK(has(xml, "<data key=\"title\">Về &lt;việc&gt; &amp; \"này\"</data>"));
  CHECK(has(xml, "<edge source=\"qd-ttg/2020/1\" target=\"nd-cp/2012/&quot;9&quot;\\\">"));
  CHECK(has(xml, "<data key=\"mentions\">3</data>"));
  CHECK(has(xml, "<data key=\"confidence\">0.9</data>"));
}

TEST_CASE("DOT quotes identities and shows what is missing") {
  const std::string dot = written(Format::Dot);
  CHECK(has(dot,
            "\"nd-cp/2012/\\\"9\\\"\\\\\" [label=\"=9, \\\"x\\\"\", tooltip=\"a b\", "
            "style=\"dashed\"];"));
  CHECK(has(dot, "\"qd-ttg/2020/1\" -> \"nd-cp/2012/\\\"9\\\"\\\\\" [label=\"amends\"];"));
}

TEST_CASE("CSV has the exact values of an edge and its ends") {
  const std::string csv = written(Format::Csv);
  CHECK(csv ==
        "from,from_symbol,relation,to,to_symbol,to_type,to_issuer,to_date,to_title,to_in_corpus,"
        "mentions,status,confidence\r\n"
        "qd-ttg/2020/1,1/QĐ-TTg,amends,\"nd-cp/2012/\"\"9\"\"\\\",\"=9, \"\"x\"\"\",,,,\"a\nb\","
        "false,3,stub,0.9\r\n");
}

TEST_CASE("lines of JSON obey their schema") {
  const std::string text = written(Format::Jsonl);
  const auto lines = split(trim(text), '\n');
  REQUIRE(lines.size() == 3);
  const auto bytes =
      read_file(fmt::format("{}/export-graph.schema.json", VIENDAN_SCHEMAS), 1 << 20);
  REQUIRE(bytes);
  const Json schema = Json::parse(*bytes);
  for (const auto line : lines) {
    const Json record = Json::parse(line);
    const auto& form = schema["oneOf"][record["kind"] == "edge" ? 1 : 0];
    std::vector<std::string> names, told;
    for (const auto& [name, value] : record.items()) names.push_back(name);
    for (const auto& [name, value] : form["properties"].items()) told.push_back(name);
    CHECK(names == told);
  }
}

TEST_CASE("Turtle says in ELI's terms what is sure, and cancels no act of which provisions go") {
  struct Row {
    Relation relation;
    CitationStatus status;
    bool whole;
    std::string_view term;  // "" for none
  };
  constexpr Row kRows[] = {
      {Relation::LegalBasis, CitationStatus::Stub, true, "based_on"},
      {Relation::Amends, CitationStatus::Resolved, false, "amends"},
      {Relation::Repeals, CitationStatus::Resolved, true, "repeals"},
      {Relation::Repeals, CitationStatus::Resolved, false, "changes"},
      {Relation::Replaces, CitationStatus::Resolved, false, "changes"},
      {Relation::Refers, CitationStatus::Resolved, true, "cites"},
      {Relation::Amends, CitationStatus::Ambiguous, true, ""},
      {Relation::Amends, CitationStatus::Unresolved, true, ""},
  };
  for (const Row& row : kRows) {
    const auto edges = edges_of(row.relation, row.status, row.whole);
    const std::string turtle = turtle_edge(edges[0], {}, {});
    INFO(turtle);
    CHECK(has(turtle, "vd:Edge"));
    CHECK(has(turtle, fmt::format("> eli:{} <", row.term)) == !row.term.empty());
    CHECK(has(turtle, " eli:") == !row.term.empty());
  }
}

TEST_CASE("every relation has a term of ELI") {
  for (const auto& [relation, name] : kRelations) {
    INFO(name);
    const auto edges = edges_of(relation, CitationStatus::Resolved, true);
    CHECK(has(turtle_edge(edges[0], {}, {}), "> eli:"));
  }
}

TEST_CASE("Turtle types dates and languages and escapes literals") {
  const std::string turtle = written(Format::Ttl);
  CHECK(has(turtle, "<urn:viendan:akn/vn/act/qd/ttg/2020/1> a eli:LegalResource"));
  CHECK(has(turtle, "eli:date_document \"2020-05-01\"^^xsd:date"));
  CHECK(has(turtle, "eli:first_date_entry_in_force \"2020-06-15\"^^xsd:date"));
  CHECK(has(turtle, "eli:title \"Về <việc> & \\\"này\\\"\"@vi"));
  CHECK(has(turtle, "eli:title \"a\\u000Ab\"@vi"));
  CHECK(has(turtle, "eli:number \"=9, \\\"x\\\"\""));
}

}  // namespace
}  // namespace viendan::render

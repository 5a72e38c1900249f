#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <pugixml.hpp>
#include <set>

#include "base/child.h"
#include "render/graph_layout.h"
#include "render/picture.h"

using namespace viendan;
using namespace viendan::render;
namespace fs = std::filesystem;

namespace {

/// `in` documents cite the first, which cites `out` others; `more` of those are cited by others
/// too.
Graph sample(int in, int out, int more = 0) {
  Graph graph{.title = "Quan hệ", .description = "Ai viện dẫn ai"};
  graph.nodes.push_back({"c", "1393/QĐ-TTg", "Chiến lược quốc gia", "/documents/c", "centre"});
  for (int i = 0; i < in + out; ++i) {
    const std::string id = std::to_string(i);
    graph.nodes.push_back({id, id + "/QĐ-BCT", "Kế hoạch", "/documents/" + id, "real"});
    const bool leads = i < in;
    graph.arrows.push_back({leads ? id : "c", leads ? "c" : id, "căn cứ", "legal_basis"});
  }
  for (int i = 0; i < more; ++i) {
    graph.arrows.push_back({std::to_string(i), std::to_string(in + i), "dẫn chiếu", "refers"});
  }
  return graph;
}

struct Counted {
  std::size_t links = 0, arrows = 0, boxes = 0;
};

void count(const pugi::xml_node& node, Counted& counted) {
  for (const auto child : node.children()) {
    const std::string kind = child.attribute("class").value();
    if (std::string(child.name()) == "a") ++counted.links;
    if (std::string(child.name()) == "rect") ++counted.boxes;
    if (child.attribute("role").value() == std::string("img")) ++counted.arrows;
    count(child, counted);
  }
}

pugi::xml_document parsed(const std::string& svg) {
  pugi::xml_document xml;
  REQUIRE(xml.load_string(svg.c_str()));
  return xml;
}

Counted count(const std::string& svg) {
  Counted counted;
  const auto xml = parsed(svg);
  count(xml, counted);
  return counted;
}

/// A program in a folder of its own.
struct Script {
  PrivateFolder folder = *PrivateFolder::make();
  fs::path path = folder.path() / "dot";
  explicit Script(const std::string& lines) {
    std::ofstream(path) << "#!/bin/sh\n" << lines << "\n";
    fs::permissions(path, fs::perms::owner_all);
  }
};

Plan triangle() {
  return {.boxes = 3,
          .box_width = 200,
          .box_height = 60,
          .label_height = 15,
          .lines = {{0, 1, 40}, {1, 2, 40}, {0, 2, 40}}};
}

bool overlap(const Layout& layout, const Plan& plan) {
  for (std::size_t a = 0; a < plan.boxes; ++a) {
    for (std::size_t b = a + 1; b < plan.boxes; ++b) {
      const double x = std::abs(layout.boxes[a].x - layout.boxes[b].x);
      const double y = std::abs(layout.boxes[a].y - layout.boxes[b].y);
      if (x < plan.box_width - 1 && y < plan.box_height - 1) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("a graph has a link for each document and an arrow for each pair") {
  for (const auto& [in, out, more] : {std::tuple(2, 3, 0), {2, 3, 2}, {60, 139, 0}}) {
    const auto counted = count(graph_as_svg(sample(in, out, more)));
    CHECK(counted.links == static_cast<std::size_t>(in + out + 1));
    CHECK(counted.boxes == counted.links);
    CHECK(counted.arrows == static_cast<std::size_t>(in + out + more));
  }
}

TEST_CASE("several relations of a pair are one line with all their words") {
  auto graph = sample(0, 1);
  graph.arrows.push_back({"c", "0", "dẫn chiếu", "refers"});
  const std::string svg = graph_as_svg(graph);
  CHECK(count(svg).arrows == 1);
  CHECK(svg.find("aria-label=\"1393/QĐ-TTg → căn cứ, dẫn chiếu → 0/QĐ-BCT\"") != std::string::npos);
}

TEST_CASE("no word of a document becomes markup, and none reaches the program that lays out") {
  auto graph = sample(2, 2, 2);
  const std::string hostile = "\"]; x [label=<<B>\\N\n</B>>]; <script>alert(1)</script>&\x01\xff";
  graph.nodes[1].label = graph.nodes[1].detail = graph.nodes[1].id = hostile;
  graph.nodes[2].address = graph.nodes[2].kind = graph.title = hostile;
  graph.arrows[0] = {hostile, "c", hostile, hostile};
  const Script spy("cp g.dot \"$(dirname \"$0\")/seen\"; exec dot \"$@\"");
  const std::string svg = graph_as_svg(graph, spy.path);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("style=") == std::string::npos);
  CHECK(svg.find('\x01') == std::string::npos);
  CHECK(count(svg).boxes == 5);
  std::ifstream file(spy.folder.path() / "seen");
  const std::string seen{std::istreambuf_iterator<char>(file), {}};
  CHECK(seen.starts_with("digraph"));
  CHECK(seen.find("alert") == std::string::npos);
  CHECK(seen.find("QĐ") == std::string::npos);
}

TEST_CASE("DOT quotes what would end a word") {
  Graph graph;
  graph.nodes.push_back({.id = "a\"b\\", .label = "x\ny"});
  graph.arrows.push_back({"a\"b\\", "c", "d", ""});
  CHECK(graph_as_dot(graph) ==
        "digraph viendan {\n  rankdir=LR;\n  node [shape=box];\n"
        "  \"a\\\"b\\\\\" [label=\"x\\ny\", tooltip=\"\"];\n"
        "  \"a\\\"b\\\\\" -> \"c\" [label=\"d\"];\n}\n");
}

TEST_CASE("where graphviz is missing or gives nonsense, the picture is our own") {
  const auto graph = sample(3, 3, 3);
  const std::string own = graph_as_svg(graph, std::nullopt);
  CHECK(count(own).arrows == 9);
  const std::string rows[] = {
      "exit 1",
      "echo nonsense",
      "echo 'graph 1 2 2'; echo 'node n0 1 1'; echo stop",
      "echo 'graph 1 2 2'; echo 'node n99 1 1'; echo stop",
      "echo 'graph 1 nan inf'",
      "echo 'edge n0 n1 999999999 1 1'",
      "yes 'node n0 1 1'",
      "kill -9 $$",
  };
  for (const auto& lines : rows) {
    CAPTURE(lines);
    CHECK(graph_as_svg(graph, Script(lines).path) == own);
  }
  CHECK(graph_as_svg(graph, fs::path("/nowhere/dot")) == own);
}

TEST_CASE("a program that never ends is stopped, and the picture is our own", "[slow]") {
  const auto graph = sample(3, 3, 3);
  const auto begin = std::chrono::steady_clock::now();
  CHECK(graph_as_svg(graph, Script("exec sleep 60").path) == graph_as_svg(graph, std::nullopt));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("boxes never lie on each other, and every line ends at its boxes") {
  Plan many{.boxes = 120, .box_width = 180, .box_height = 40, .label_height = 15};
  for (std::size_t i = 1; i < many.boxes; ++i) {
    many.lines.push_back({i % 3 == 0 ? i : 0, i % 3 == 0 ? 0 : i, 20});
  }
  Plan circle{.boxes = 5, .box_width = 180, .box_height = 40, .label_height = 15};
  for (std::size_t i = 0; i < 5; ++i) circle.lines.push_back({i, (i + 1) % 5, 20});
  for (const Plan& plan : {triangle(), many, circle}) {
    std::vector<Layout> layouts = {lay_out_in_layers(plan)};
    if (const auto dot = find_program("dot")) {
      const auto by_dot = lay_out_by_dot(plan, *dot);
      REQUIRE(by_dot);
      layouts.push_back(*by_dot);
    }
    for (const Layout& layout : layouts) {
      CHECK_FALSE(overlap(layout, plan));
      for (std::size_t i = 0; i < plan.lines.size(); ++i) {
        const auto& curve = layout.routes[i].curve;
        REQUIRE(curve.size() % 3 == 1);
        const Point& to = layout.boxes[plan.lines[i].to];
        CHECK(std::abs(curve.back().x - to.x) <= plan.box_width / 2 + 2);
        CHECK(std::abs(curve.back().y - to.y) <= plan.box_height / 2 + 2);
      }
      for (const Point& box : layout.boxes) {
        CHECK(box.x - plan.box_width / 2 >= -1);
        CHECK(box.x + plan.box_width / 2 <= layout.width + 1);
        CHECK(box.y + plan.box_height / 2 <= layout.height + 1);
      }
    }
  }
}

TEST_CASE("what is beyond the bounds is left out and told") {
  const std::string svg = graph_as_svg(sample(400, 1500));
  CHECK(count(svg).boxes == 300);
  CHECK(svg.find("Drawn: 300 of 1901 documents, 299 of 1900 links.") != std::string::npos);
  CHECK(graph_as_svg(sample(2, 2)).find("Drawn") == std::string::npos);
}

TEST_CASE("links come in the order in which the picture is read") {
  const auto xml = parsed(graph_as_svg(sample(2, 2)));
  std::vector<std::string> read;
  for (const auto node : xml.child("svg").children("a")) {
    read.emplace_back(node.attribute("href").value());
  }
  CHECK(read == std::vector<std::string>{"/documents/0", "/documents/1", "/documents/c",
                                         "/documents/2", "/documents/3"});
}

TEST_CASE("a graph of nothing, of one document, and of arrows to nobody is a picture") {
  CHECK(count(graph_as_svg(Graph{})).boxes == 0);
  CHECK(count(graph_as_svg(sample(0, 0))).boxes == 1);
  auto graph = sample(0, 0);
  graph.arrows = {{"c", "nobody", "x", "x"}, {"c", "c", "x", "x"}};
  CHECK(count(graph_as_svg(graph)).arrows == 0);
}

TEST_CASE("equal graphs give equal pictures") {
  CHECK(graph_as_svg(sample(5, 9, 4)) == graph_as_svg(sample(5, 9, 4)));
}

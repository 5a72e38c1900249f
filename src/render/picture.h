// Pictures as SVG, made to be put into a page: no style or script inside, classes for a stylesheet,
// every word escaped, links that the keyboard reaches in reading order, <title> and <desc> that
// tell what the picture shows.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"

namespace viendan::render {

struct Node {
  std::string id;       // unlike all others
  std::string label;    // the first line: a symbol
  std::string detail;   // shown below and when pointed at: a short title
  std::string address;  // where it leads; "" for nowhere
  std::string kind;     // CSS class: "centre", "real", "stub"
};
struct Arrow {
  std::string from, to;  // ids of nodes
  std::string label;
  std::string kind;  // CSS class: the relation
};
struct Graph {
  std::string title, description;
  std::vector<Node> nodes;
  std::vector<Arrow> arrows;
  // Told where not all is drawn: nodes drawn, of how many, arrows drawn, of how many.
  std::string cut = "Drawn: {} of {} documents, {} of {} links.";
};

/// DOT of the graph, for graphviz.
[[nodiscard]] std::string graph_as_dot(const Graph& graph);
/// Laid out by graphviz as a child process with bounds on time and memory; where that is missing
/// or fails, in layers of our own. Readable at 5 nodes and at 200.
[[nodiscard]] std::string graph_as_svg(const Graph& graph);

struct Bar {
  std::string label;
  std::string detail;  // shown when pointed at: the period as printed
  std::string address;
  std::optional<Date> from, to;  // open where absent; both absent: listed below without a bar
  std::string kind;              // CSS class; "recurring" is drawn in pieces
};
struct TimelinePicture {
  std::string title, description;
  std::vector<Bar> bars;            // in this order from top to bottom
  std::string today = {};           // ISO; a line is drawn there; "" for none
  std::string without_period = {};  // heading of the bars without one
};
[[nodiscard]] std::string timeline_as_svg(const TimelinePicture& picture);

}  // namespace viendan::render

// Where the boxes and lines of a graph lie. Only numbers: no word of the graph is known here, so
// none can harm the program that lays it out.
//
// Coordinates are of the picture: x to the right, y down, from its upper left corner.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace viendan::render {

struct Point {
  double x = 0;
  double y = 0;
};

/// What is to be laid out: equal boxes, and lines between them, no two with the same ends.
struct Plan {
  struct Line {
    std::size_t from = 0, to = 0;  // indexes of boxes, not the same
    double label_width = 0;        // room that its label needs; 0 for none
  };
  std::size_t boxes = 0;
  double box_width = 0, box_height = 0, label_height = 0;
  std::vector<Line> lines;
};

struct Layout {
  struct Route {
    std::vector<Point> curve;  // cubic Bézier: a point, then three for each piece
    Point label;               // its middle
  };
  std::vector<Point> boxes;   // middles
  std::vector<Route> routes;  // of each line
  double width = 0, height = 0;
};

/// The middle of a label of this size above one end of a line.
[[nodiscard]] Point label_beside(const std::vector<Point>& curve, bool at_end, double width,
                                 double height);

/// How many boxes of `count` stand below each other before the next column begins.
[[nodiscard]] std::size_t column_height(std::size_t count);

/// By graphviz, from left to right; nullopt where it fails, takes too long, or two others are
/// being laid out.
[[nodiscard]] std::optional<Layout> lay_out_by_dot(const Plan& plan,
                                                   const std::filesystem::path& program);
/// By ourselves: each box right of those that lead to it, where they do not go round.
[[nodiscard]] Layout lay_out_in_layers(const Plan& plan);

struct Graph;
/// The picture with this program, or by ourselves where there is none.
[[nodiscard]] std::string graph_as_svg(const Graph& graph,
                                       const std::optional<std::filesystem::path>& dot);

}  // namespace viendan::render

#include <algorithm>
#include <array>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <unordered_map>

#include "base/child.h"
#include "base/text.h"
#include "base/unicode.h"
#include "render/graph_layout.h"
#include "render/graph_words.h"
#include "render/picture.h"
#include "render/writers.h"

namespace viendan::render {
namespace {

constexpr std::size_t kMostNodes = 300;
constexpr std::size_t kMostArrows = 1000;
constexpr std::size_t kMostWordBytes = 2000;
constexpr std::size_t kManyNodes = 40;  // from here on boxes are small
constexpr std::size_t kManyLines = 40;  // and lines have a number for a label
constexpr double kMargin = 14;
constexpr double kHead = 8;  // length of an arrow head

/// Sizes in units of the picture, which are CSS pixels: it is never shrunk.
struct Look {
  double box_width, box_height;
  double symbol_size, detail_size;
  std::size_t detail_lines;
};
constexpr Look kRoomy{216, 64, 14, 12, 2};
constexpr Look kDense{184, 42, 13, 11.5, 1};
constexpr double kLabelSize = 11.5;
constexpr double kLabelHeight = 15;
constexpr double kPadding = 9;
constexpr double kLineHeight = 1.3;

/// How relations are told apart without colour, beside their words.
struct Dash {
  std::string_view relation, pattern;
};
constexpr std::array kDashes = std::to_array<Dash>({
    {"issued_with", "12 3"},
    {"implements", "7 3"},
    {"guides", "2 3"},
    {"details", "7 3 2 3"},
    {"amends", "10 3 3 3"},
    {"replaces", "14 4 2 4"},
    {"repeals", "4 4"},
    {"corrects", "2 2 6 2"},
    {"suspends", "3 6"},
    {"pauses", "1 4"},
    {"extends", "10 6"},
    {"consolidates", "16 3"},
    {"interprets", "6 2 2 2 2 2"},
    {"announces", "5 2"},
    {"refers", "1 3"},
});

std::string_view dash_of(std::string_view relation) {
  const auto* row = std::ranges::find(kDashes, relation, &Dash::relation);
  return row == kDashes.end() ? std::string_view() : row->pattern;
}

std::string number(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

std::string words_of(std::string_view text) {
  return squeeze(xml_words(text.substr(0, kMostWordBytes)));
}

/// All arrows from one node to another: drawn as one line.
struct Line {
  std::size_t from = 0, to = 0;
  std::vector<std::size_t> kinds;  // of the legend
};

struct Kind {
  std::string kind, label;
  std::size_t count = 0;
};

/// What of the graph is drawn.
struct Drawing {
  const Graph* graph = nullptr;
  std::size_t nodes = 0, arrows = 0;
  std::vector<Line> lines;
  std::vector<Kind> kinds;
  Look look = kRoomy;
  Layout layout;
  double top = 0;  // of the layout: the legend is above

  [[nodiscard]] bool numbered() const { return lines.size() > kManyLines; }
  [[nodiscard]] bool cut() const {
    return nodes < graph->nodes.size() || arrows < graph->arrows.size();
  }
};

std::size_t kind_of(Drawing& drawing, const Arrow& arrow) {
  auto& kinds = drawing.kinds;
  const auto found = std::ranges::find_if(kinds, [&](const Kind& kind) {
    return kind.kind == arrow.kind && kind.label == arrow.label;
  });
  if (found != kinds.end()) return static_cast<std::size_t>(found - kinds.begin());
  kinds.push_back({arrow.kind, arrow.label, 0});
  return kinds.size() - 1;
}

Drawing drawing_of(const Graph& graph) {
  Drawing drawing{.graph = &graph};
  drawing.nodes = std::min(graph.nodes.size(), kMostNodes);
  std::unordered_map<std::string_view, std::size_t> node;
  for (std::size_t i = 0; i < drawing.nodes; ++i) node.emplace(graph.nodes[i].id, i);
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> line;
  for (const Arrow& arrow : graph.arrows) {
    const auto from = node.find(arrow.from);
    const auto to = node.find(arrow.to);
    if (drawing.arrows == kMostArrows) break;
    if (from == node.end() || to == node.end() || from->second == to->second) continue;
    const std::size_t kind = kind_of(drawing, arrow);
    ++drawing.arrows;
    ++drawing.kinds[kind].count;
    const auto [at, fresh] = line.emplace(std::pair(from->second, to->second), line.size());
    if (fresh) drawing.lines.push_back({from->second, to->second, {}});
    auto& kinds = drawing.lines[at->second].kinds;
    if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
  }
  drawing.look = drawing.nodes > kManyNodes ? kDense : kRoomy;
  return drawing;
}

std::string label_of(const Drawing& drawing, const Line& line) {
  std::vector<std::string> parts;
  for (const std::size_t kind : line.kinds) {
    parts.push_back(drawing.numbered() ? fmt::format("{}", kind + 1)
                                       : words_of(drawing.kinds[kind].label));
  }
  const std::string label = join(parts, ", ");
  const auto cut = lines_of(label, kLabelSize, 160, 1);
  return cut.empty() ? "" : cut[0];
}

Plan plan_of(const Drawing& drawing) {
  Plan plan{.boxes = drawing.nodes,
            .box_width = drawing.look.box_width,
            .box_height = drawing.look.box_height,
            .label_height = kLabelHeight};
  for (const Line& line : drawing.lines) {
    plan.lines.push_back({line.from, line.to, width_of(label_of(drawing, line), kLabelSize) + 6});
  }
  return plan;
}

/// Whether one node has all lines.
bool star(const Plan& plan) {
  if (plan.lines.empty()) return true;
  const auto& first = plan.lines[0];
  const auto all_at = [&](std::size_t box) {
    return std::ranges::all_of(
        plan.lines, [&](const Plan::Line& line) { return line.from == box || line.to == box; });
  };
  return all_at(first.from) || all_at(first.to);
}

/// A star in layers is tidier than what graphviz makes of it, and costs no process.
Layout layout_of(const Plan& plan, const std::optional<std::filesystem::path>& dot) {
  std::optional<Layout> layout;
  if (dot && !star(plan)) layout = lay_out_by_dot(plan, *dot);
  return layout ? *std::move(layout) : lay_out_in_layers(plan);
}

pugi::xml_node add(pugi::xml_node parent, const char* name, std::string_view kind = {}) {
  auto node = parent.append_child(name);
  if (!kind.empty()) node.append_attribute("class").set_value(words_of(kind).c_str());
  return node;
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(value.c_str());
}

pugi::xml_node add_text(pugi::xml_node parent, double x, double y, double size,
                        const std::string& words, std::string_view kind) {
  auto text = add(parent, "text", kind);
  set(text, "x", number(x));
  set(text, "y", number(y));
  set(text, "font-size", number(size));
  text.text().set(words.c_str());
  return text;
}

std::string path_of(const std::vector<Point>& curve, double top) {
  std::string path;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    path += i == 0 ? "M" : i % 3 == 1 ? "C" : " ";
    path += number(curve[i].x + kMargin) + "," + number(curve[i].y + top);
  }
  return path;
}

/// The triangle at the end of a line, in the direction in which it arrives.
std::string head_of(const std::vector<Point>& curve, double top) {
  const Point tip{curve.back().x + kMargin, curve.back().y + top};
  Point before{tip.x - 1, tip.y};
  for (std::size_t i = curve.size() - 1; i-- > 0;) {
    const Point candidate{curve[i].x + kMargin, curve[i].y + top};
    if (std::hypot(candidate.x - tip.x, candidate.y - tip.y) > 0.5) {
      before = candidate;
      break;
    }
  }
  const double length = std::hypot(tip.x - before.x, tip.y - before.y);
  const Point along{(tip.x - before.x) / length, (tip.y - before.y) / length};
  const Point base{tip.x - along.x * kHead, tip.y - along.y * kHead};
  const double half = kHead * 0.42;
  return fmt::format("{},{} {},{} {},{}", number(tip.x), number(tip.y),
                     number(base.x - along.y * half), number(base.y + along.x * half),
                     number(base.x + along.y * half), number(base.y - along.x * half));
}

void set_stroke(pugi::xml_node node, std::string_view kind) {
  set(node, "fill", "none");
  set(node, "stroke", "currentColor");
  if (!dash_of(kind).empty()) set(node, "stroke-dasharray", std::string(dash_of(kind)));
}

void draw_line(pugi::xml_node svg, const Drawing& drawing, std::size_t index) {
  const Line& line = drawing.lines[index];
  const auto& route = drawing.layout.routes[index];
  const std::string& kind = drawing.kinds[line.kinds[0]].kind;
  std::vector<std::string> words;
  for (const std::size_t at : line.kinds) words.push_back(words_of(drawing.kinds[at].label));
  const auto& nodes = drawing.graph->nodes;
  auto group = add(svg, "g", "arrow " + kind);
  set(group, "role", "img");
  set(group, "aria-label",
      fmt::format("{} → {} → {}", words_of(nodes[line.from].label), join(words, ", "),
                  words_of(nodes[line.to].label)));
  auto path = add(group, "path");
  set(path, "d", path_of(route.curve, drawing.top));
  set_stroke(path, kind);
  auto head = add(group, "polygon", "head");
  set(head, "points", head_of(route.curve, drawing.top));
  set(head, "fill", "currentColor");
  auto label =
      add_text(group, route.label.x + kMargin, route.label.y + drawing.top + kLabelSize * 0.35,
               kLabelSize, label_of(drawing, line), "label");
  set(label, "text-anchor", "middle");
  set(label, "fill", "currentColor");
}

void draw_node(pugi::xml_node svg, const Drawing& drawing, std::size_t index) {
  const Node& node = drawing.graph->nodes[index];
  const Look& look = drawing.look;
  const double left = drawing.layout.boxes[index].x + kMargin - look.box_width / 2;
  const double top = drawing.layout.boxes[index].y + drawing.top - look.box_height / 2;
  const std::string symbol = words_of(node.label);
  const std::string detail = words_of(node.detail);
  const std::string name = detail.empty() ? symbol : symbol + ": " + detail;
  auto group = add(svg, node.address.empty() ? "g" : "a", "node " + node.kind);
  // Its name is what it shows, with the title: a label would have to repeat the words as they are
  // cut.
  if (!node.address.empty()) set(group, "href", xml_words(node.address));
  add(group, "title").text().set(name.c_str());
  auto box = add(group, "rect");
  set(box, "x", number(left));
  set(box, "y", number(top));
  set(box, "width", number(look.box_width));
  set(box, "height", number(look.box_height));
  set(box, "rx", "5");
  set(box, "fill", "none");
  set(box, "stroke", "currentColor");
  if (node.kind.ends_with("stub")) set(box, "stroke-dasharray", "5 3");
  if (node.kind.starts_with("centre")) set(box, "stroke-width", "2.5");
  const double room = look.box_width - 2 * kPadding;
  const auto heading = lines_of(symbol, look.symbol_size, room, 1);
  const auto lines = lines_of(detail, look.detail_size, room, look.detail_lines);
  const double whole = look.symbol_size * kLineHeight +
                       look.detail_size * kLineHeight * static_cast<double>(lines.size());
  double y = top + (look.box_height - whole) / 2 + look.symbol_size;
  auto first = add_text(group, left + kPadding, y, look.symbol_size,
                        heading.empty() ? "" : heading[0], "symbol");
  set(first, "font-weight", "bold");
  set(first, "fill", "currentColor");
  for (const auto& words : lines) {
    y += look.detail_size * kLineHeight;
    set(add_text(group, left + kPadding, y, look.detail_size, words, "detail"), "fill",
        "currentColor");
  }
}

/// Columns from left to right, each from top to bottom.
std::vector<std::size_t> reading_order(const Drawing& drawing) {
  std::vector<std::size_t> order(drawing.nodes);
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto& boxes = drawing.layout.boxes;
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return std::pair(boxes[a].x, boxes[a].y) < std::pair(boxes[b].x, boxes[b].y);
  });
  return order;
}

std::string cut_words(const Drawing& drawing) {
  std::string words = drawing.graph->cut;
  for (const std::size_t value :
       {drawing.nodes, drawing.graph->nodes.size(), drawing.arrows, drawing.graph->arrows.size()}) {
    const auto at = words.find("{}");
    if (at != std::string::npos) words.replace(at, 2, fmt::format("{}", value));
  }
  return words_of(words);
}

/// What each kind of line means, in words; gives the height that it takes.
double draw_legend(pugi::xml_node svg, const Drawing& drawing, double width) {
  constexpr double kRow = 22;
  constexpr double kSample = 34;
  auto group = add(svg, "g", "legend");
  double x = 0;
  double y = drawing.kinds.empty() ? -kRow : 0;
  for (std::size_t i = 0; i < drawing.kinds.size(); ++i) {
    const Kind& kind = drawing.kinds[i];
    std::string words = fmt::format("{} ({})", words_of(kind.label), kind.count);
    if (drawing.numbered()) words = fmt::format("{} = {}", i + 1, words);
    const double needed = kSample + 8 + width_of(words, kDense.detail_size) + 16;
    if (x > 0 && x + needed > width) {
      x = 0;
      y += kRow;
    }
    auto item = add(group, "g", "arrow " + kind.kind);
    auto sample = add(item, "path");
    set(sample, "d",
        fmt::format("M{0},{1}h{2}", number(x + kMargin), number(y + kMargin + 8), number(kSample)));
    set_stroke(sample, kind.kind);
    set(add_text(item, x + kMargin + kSample + 8, y + kMargin + 12, kDense.detail_size, words,
                 "detail"),
        "fill", "currentColor");
    x += needed;
  }
  y += kRow;
  if (drawing.cut()) {
    set(add_text(group, kMargin, y + kMargin + 12, kDense.detail_size, cut_words(drawing),
                 "detail"),
        "fill", "currentColor");
    y += kRow;
  }
  return y + kMargin + 6;
}

std::string to_text(const pugi::xml_document& xml) {
  std::ostringstream out;
  xml.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(out).str();
}

std::string drawn(Drawing& drawing) {
  pugi::xml_document xml;
  auto svg = add(xml, "svg", "graph");
  set(svg, "xmlns", "http://www.w3.org/2000/svg");
  set(svg, "role", "group");
  const std::string title = words_of(drawing.graph->title);
  set(svg, "aria-label", title);
  add(svg, "title").text().set(title.c_str());
  std::string description = words_of(drawing.graph->description);
  if (drawing.cut()) description += " " + cut_words(drawing);
  add(svg, "desc").text().set(description.c_str());
  const double width = std::max(drawing.layout.width, 320.0);
  drawing.top = draw_legend(svg, drawing, std::min(width, 760.0));
  for (std::size_t i = 0; i < drawing.lines.size(); ++i) draw_line(svg, drawing, i);
  for (const std::size_t i : reading_order(drawing)) draw_node(svg, drawing, i);
  const std::string across = fmt::format("{:.0f}", width + 2 * kMargin);
  const std::string down = fmt::format("{:.0f}", drawing.top + drawing.layout.height + kMargin);
  set(svg, "viewBox", fmt::format("0 0 {} {}", across, down));
  set(svg, "width", across);
  set(svg, "height", down);
  set(svg, "font-family", "system-ui, sans-serif");
  return to_text(xml);
}

}  // namespace

std::string graph_as_svg(const Graph& graph, const std::optional<std::filesystem::path>& dot) {
  Drawing drawing = drawing_of(graph);
  drawing.layout = layout_of(plan_of(drawing), dot);
  return drawn(drawing);
}

std::string graph_as_svg(const Graph& graph) {
  static const auto dot = find_program("dot");
  return graph_as_svg(graph, dot);
}

}  // namespace viendan::render

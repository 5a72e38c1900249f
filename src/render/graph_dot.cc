#include <fmt/core.h>

#include <charconv>
#include <fstream>
#include <map>
#include <semaphore>
#include <string>

#include "base/child.h"
#include "base/file.h"
#include "base/text.h"
#include "render/graph_layout.h"
#include "render/picture.h"
#include "render/writers.h"

namespace viendan::render {
namespace {

constexpr double kInch = 72;
constexpr std::ptrdiff_t kMostChildren = 2;
constexpr auto kPatience = std::chrono::milliseconds(1500);  // for others to end
constexpr auto kMostTime = std::chrono::milliseconds(5000);
constexpr std::uint64_t kMostMemory = 1ull << 30;
constexpr std::uint64_t kMostOutput = 4ull << 20;

/// A label is a table of fixed size: graphviz leaves room and reads no word.
std::string line_as_dot(const Plan& plan, const Plan::Line& line) {
  if (line.label_width <= 0) return fmt::format("n{}->n{};\n", line.from, line.to);
  return fmt::format(
      "n{}->n{}[label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\" "
      "FIXEDSIZE=\"TRUE\" WIDTH=\"{:.0f}\" "
      "HEIGHT=\"{:.0f}\"><TR><TD></TD></TR></TABLE>>];\n",
      line.from, line.to, line.label_width, plan.label_height);
}

/// Boxes with one line only, to the same other one: they are set in columns by lines that are not
/// drawn. Left alone they would make one column, however many they are.
std::string columns_as_dot(const Plan& plan) {
  std::vector<int> degree(plan.boxes, 0);
  for (const auto& line : plan.lines) {
    ++degree[line.from];
    ++degree[line.to];
  }
  std::map<std::size_t, std::vector<std::size_t>> fans[2];  // led to, leading
  for (const auto& line : plan.lines) {
    if (degree[line.to] == 1 && degree[line.from] > 1) fans[0][line.from].push_back(line.to);
    if (degree[line.from] == 1 && degree[line.to] > 1) fans[1][line.to].push_back(line.from);
  }
  std::string out;
  for (const bool leading : {false, true}) {
    for (const auto& [hub, leaves] : fans[leading ? 1 : 0]) {
      const std::size_t height = column_height(leaves.size());
      for (std::size_t i = height; i < leaves.size(); ++i) {
        const std::size_t near = leaves[i - height];
        out += fmt::format("n{}->n{}[style=invis,weight=50];\n", leading ? leaves[i] : near,
                           leading ? near : leaves[i]);
      }
    }
  }
  return out;
}

std::string plan_as_dot(const Plan& plan) {
  std::string out = fmt::format(
      "digraph g{{graph[rankdir=LR,nodesep=0.17,ranksep=0.6];"
      "node[shape=box,fixedsize=true,label=\"\",width={:.3f},height={:.3f}];"
      "edge[arrowhead=none];\n",
      plan.box_width / kInch, plan.box_height / kInch);
  for (std::size_t i = 0; i < plan.boxes; ++i) out += fmt::format("n{};\n", i);
  for (const auto& line : plan.lines) out += line_as_dot(plan, line);
  return out + columns_as_dot(plan) + "}\n";
}

/// The fields of a line of the format "plain"; its words have no spaces.
struct Fields {
  std::vector<std::string_view> words;

  explicit Fields(std::string_view line) {
    for (const auto word : split(line, ' ')) {
      if (!word.empty()) words.push_back(word);
    }
  }
  [[nodiscard]] std::optional<double> number(std::size_t at) const {
    if (at >= words.size()) return std::nullopt;
    double value = 0;
    const auto end = words[at].data() + words[at].size();
    const auto [stop, fault] = std::from_chars(words[at].data(), end, value);
    const bool sound = fault == std::errc() && stop == end && value > -1e5 && value < 1e5;
    return sound ? std::optional(value) : std::nullopt;
  }
  [[nodiscard]] std::optional<std::size_t> box(std::size_t at, std::size_t boxes) const {
    if (at >= words.size() || !words[at].starts_with('n')) return std::nullopt;
    const int number = to_int(words[at].substr(1));
    if (number < 0 || static_cast<std::size_t>(number) >= boxes) return std::nullopt;
    return static_cast<std::size_t>(number);
  }
};

/// Reads "plain": graph, nodes, edges, stop; from the lower left corner, in inches.
class Reading {
 public:
  explicit Reading(const Plan& plan) : plan_(plan) {
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
      lines_[{plan.lines[i].from, plan.lines[i].to}] = i;
    }
    layout_.boxes.resize(plan.boxes);
    layout_.routes.resize(plan.lines.size());
  }

  std::optional<Layout> read(std::string_view output) {
    for (const auto text : split(output, '\n')) {
      const Fields fields(text);
      if (fields.words.empty()) continue;
      const auto kind = fields.words[0];
      if (kind == "stop") break;
      if (kind == "graph" && !graph(fields)) return std::nullopt;
      if (kind == "node" && !box(fields)) return std::nullopt;
      if (kind == "edge" && !line(fields)) return std::nullopt;
    }
    const bool whole = boxes_ == plan_.boxes && routes_ == plan_.lines.size();
    return whole ? std::optional(std::move(layout_)) : std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<Point> point(const Fields& fields, std::size_t at) const {
    const auto x = fields.number(at);
    const auto y = fields.number(at + 1);
    if (!x || !y) return std::nullopt;
    return Point{*x * kInch, layout_.height - *y * kInch};
  }
  bool graph(const Fields& fields) {
    const auto width = fields.number(2);
    const auto height = fields.number(3);
    if (!width || !height) return false;
    layout_.width = *width * kInch;
    layout_.height = *height * kInch;
    return true;
  }
  bool box(const Fields& fields) {
    const auto number = fields.box(1, plan_.boxes);
    const auto middle = point(fields, 2);
    if (!number || !middle) return false;
    layout_.boxes[*number] = *middle;
    ++boxes_;
    return true;
  }
  bool line(const Fields& fields) {
    const auto from = fields.box(1, plan_.boxes);
    const auto to = fields.box(2, plan_.boxes);
    const auto count = fields.number(3);
    if (!from || !to || !count || *count < 4) return false;
    const auto found = lines_.find({*from, *to});
    if (found == lines_.end()) return true;  // one of those that only make columns
    auto& route = layout_.routes[found->second];
    const auto points = static_cast<std::size_t>(*count);
    for (std::size_t i = 0; i < points; ++i) {
      const auto next = point(fields, 4 + 2 * i);
      if (!next) return false;
      route.curve.push_back(*next);
    }
    if (plan_.lines[found->second].label_width > 0) {
      const auto label = point(fields, fields.words.size() - 4);
      if (!label) return false;
      route.label = *label;
    }
    ++routes_;
    return points % 3 == 1;
  }

  const Plan& plan_;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> lines_;
  Layout layout_;
  std::size_t boxes_ = 0, routes_ = 0;
};

std::counting_semaphore<kMostChildren>& turns() {
  static std::counting_semaphore<kMostChildren> turns(kMostChildren);
  return turns;
}

/// Waiting for the turn keeps pictures equal, however many are asked for at once.
struct Turn {
  bool taken = turns().try_acquire_for(kPatience);
  Turn() = default;
  ~Turn() {
    if (taken) turns().release();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
};

std::string dot_words(std::string_view text) {
  std::string words = replace_all(xml_words(text), "\\", "\\\\");
  words = replace_all(words, "\"", "\\\"");
  return fmt::format("\"{}\"", replace_all(words, "\n", "\\n"));
}

}  // namespace

std::optional<Layout> lay_out_by_dot(const Plan& plan, const std::filesystem::path& program) {
  const Turn turn;
  if (!turn.taken) return std::nullopt;
  const auto folder = PrivateFolder::make();
  if (!folder) return std::nullopt;
  {
    std::ofstream file(folder->path() / "g.dot", std::ios::binary);
    file << plan_as_dot(plan);
    if (!file.flush()) return std::nullopt;
  }
  const auto end = run_child({.program = program,
                              .arguments = {"-Tplain", "g.dot"},
                              .folder = folder->path(),
                              .wall_time = kMostTime,
                              .memory = kMostMemory,
                              .file_bytes = kMostOutput,
                              .output_bytes = kMostOutput});
  if (!end || end->status != 0) return std::nullopt;
  return Reading(plan).read(end->output);
}

std::string graph_as_dot(const Graph& graph) {
  std::string out = "digraph viendan {\n  rankdir=LR;\n  node [shape=box];\n";
  for (const Node& node : graph.nodes) {
    out += fmt::format("  {} [label={}, tooltip={}];\n", dot_words(node.id), dot_words(node.label),
                       dot_words(node.detail));
  }
  for (const Arrow& arrow : graph.arrows) {
    out += fmt::format("  {} -> {} [label={}];\n", dot_words(arrow.from), dot_words(arrow.to),
                       dot_words(arrow.label));
  }
  return out + "}\n";
}

}  // namespace viendan::render

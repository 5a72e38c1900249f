#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <tuple>

#include "render/graph_layout.h"

namespace viendan::render {
namespace {

constexpr double kRowGap = 18;
constexpr double kColumnGap = 46;  // beside the room for labels
constexpr double kPort = 16;       // between the ends of two lines at one side of a box
constexpr double kBesideArrow = 12;
constexpr std::size_t kShortColumn = 8;

/// Longest paths from boxes that nothing leads to. Where only circles are left, the box with the
/// fewest lines to it goes first.
std::vector<std::size_t> ranks_of(const Plan& plan) {
  std::vector<std::size_t> rank(plan.boxes, 0);
  std::vector<std::size_t> open(plan.boxes, 0);
  std::vector<std::vector<std::size_t>> next(plan.boxes);
  for (const auto& line : plan.lines) {
    ++open[line.to];
    next[line.from].push_back(line.to);
  }
  std::vector<bool> placed(plan.boxes, false);
  for (std::size_t count = 0; count < plan.boxes; ++count) {
    std::size_t best = plan.boxes;
    for (std::size_t i = 0; i < plan.boxes; ++i) {
      if (!placed[i] && (best == plan.boxes || open[i] < open[best])) best = i;
    }
    placed[best] = true;
    for (const std::size_t to : next[best]) {
      if (placed[to]) continue;
      --open[to];
      rank[to] = std::max(rank[to], rank[best] + 1);
    }
  }
  return rank;
}

/// A box that nothing leads to stands directly before the first that it leads to.
void pull_sources(const Plan& plan, std::vector<std::size_t>& rank) {
  std::vector<bool> source(plan.boxes, true);
  std::vector<std::size_t> nearest(plan.boxes, SIZE_MAX);
  for (const auto& line : plan.lines) {
    source[line.to] = false;
    nearest[line.from] = std::min(nearest[line.from], rank[line.to]);
  }
  for (std::size_t i = 0; i < plan.boxes; ++i) {
    if (source[i] && nearest[i] != SIZE_MAX && nearest[i] > 0) rank[i] = nearest[i] - 1;
  }
}

/// The boxes of each rank, those with the same neighbours close together.
std::vector<std::vector<std::size_t>> rows_of(const Plan& plan,
                                              const std::vector<std::size_t>& rank) {
  const std::size_t last = rank.empty() ? 0 : *std::ranges::max_element(rank);
  std::vector<std::vector<std::size_t>> rows(last + 1);
  std::vector<double> height(plan.boxes, 0);
  std::vector<std::vector<std::size_t>> before(plan.boxes);
  for (const auto& line : plan.lines) {
    if (rank[line.from] < rank[line.to]) before[line.to].push_back(line.from);
  }
  for (std::size_t i = 0; i < plan.boxes; ++i) rows[rank[i]].push_back(i);
  for (auto& row : rows) {
    for (const std::size_t i : row) {
      for (const std::size_t from : before[i]) height[i] += height[from];
      if (!before[i].empty()) height[i] /= static_cast<double>(before[i].size());
    }
    std::ranges::stable_sort(row, {}, [&](std::size_t i) { return height[i]; });
    for (std::size_t at = 0; at < row.size(); ++at) {
      height[row[at]] = (static_cast<double>(at) + 0.5) / static_cast<double>(row.size());
    }
  }
  return rows;
}

/// Where a box stands in its rank, which may have several columns.
struct Seat {
  std::size_t rank = 0, column = 0, columns = 1, row = 0;
};

struct Grid {
  std::vector<Seat> seats;
  std::vector<Point> boxes;
  double width = 0, height = 0;
};

double widest_label(const Plan& plan) {
  double widest = 0;
  for (const auto& line : plan.lines) widest = std::max(widest, line.label_width);
  return widest;
}

Grid grid_of(const Plan& plan, const std::vector<std::vector<std::size_t>>& rows) {
  Grid grid{.seats = std::vector<Seat>(plan.boxes), .boxes = std::vector<Point>(plan.boxes)};
  std::size_t tallest = 1;
  for (const auto& row : rows) {
    tallest = std::max(tallest, std::min(row.size(), column_height(row.size())));
  }
  const double room = widest_label(plan);
  const double step = plan.box_height + kRowGap;
  grid.height = static_cast<double>(tallest) * step;
  for (std::size_t rank = 0; rank < rows.size(); ++rank) {
    const auto& row = rows[rank];
    const std::size_t per = column_height(row.size());
    const std::size_t columns = (row.size() + per - 1) / per;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t in_column = std::min(per, row.size());
      const double top = (grid.height - static_cast<double>(in_column) * step) / 2 + kRowGap / 2;
      grid.seats[row[i]] = {rank, i / per, columns, i % per};
      grid.boxes[row[i]] = {
          grid.width + static_cast<double>(i / per) * (plan.box_width + kColumnGap + room) +
              plan.box_width / 2,
          top + static_cast<double>(i % per) * step + plan.box_height / 2};
    }
    grid.width += static_cast<double>(columns) * (plan.box_width + kColumnGap + room);
  }
  grid.width = std::max(plan.box_width, grid.width - kColumnGap - room);
  return grid;
}

/// How far above or below the middle each line ends at its box, so that lines at one side lie
/// apart, in the order of their other ends.
std::vector<double> ports(const Plan& plan, const Grid& grid, bool at_from) {
  std::vector<double> port(plan.lines.size(), 0);
  std::vector<std::size_t> order(plan.lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto here = [&](std::size_t i) { return at_from ? plan.lines[i].from : plan.lines[i].to; };
  const auto there = [&](std::size_t i) { return at_from ? plan.lines[i].to : plan.lines[i].from; };
  const auto right = [&](std::size_t i) { return grid.boxes[there(i)].x > grid.boxes[here(i)].x; };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return std::tuple(here(a), right(a), grid.boxes[there(a)].y) <
           std::tuple(here(b), right(b), grid.boxes[there(b)].y);
  });
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && here(order[end]) == here(order[begin]) &&
           right(order[end]) == right(order[begin])) {
      ++end;
    }
    const auto count = static_cast<double>(end - begin);
    const double step = std::min(kPort, 0.8 * plan.box_height / count);
    for (std::size_t i = begin; i < end; ++i) {
      port[order[i]] = (static_cast<double>(i - begin) - (count - 1) / 2) * step;
    }
    begin = end;
  }
  return port;
}

void bend_to(std::vector<Point>& curve, Point to) {
  const Point from = curve.back();
  const double middle = (from.x + to.x) / 2;
  curve.insert(curve.end(), {{middle, from.y}, {middle, to.y}, to});
}

/// The height at which lines pass above the box in the same row of the columns between. All take
/// the same way there, as a trunk with branches.
double lane(const Plan& plan, const Grid& grid, std::size_t box) {
  return grid.boxes[box].y - (plan.box_height + kRowGap) / 2;
}

/// Right of all columns of the box's rank, or left of them.
double edge_of_rank(const Plan& plan, const Grid& grid, std::size_t box, bool right, double step) {
  const Seat& seat = grid.seats[box];
  const auto columns =
      static_cast<double>(right ? seat.columns - 1 - seat.column : seat.column) * step;
  const double half = plan.box_width / 2 + kColumnGap / 4;
  return right ? grid.boxes[box].x + columns + half : grid.boxes[box].x - columns - half;
}

/// Straight on for as long as a label needs.
void run_to(std::vector<Point>& curve, Point to) {
  const Point from = curve.back();
  curve.insert(curve.end(),
               {{from.x + (to.x - from.x) / 3, from.y}, {to.x - (to.x - from.x) / 3, to.y}, to});
}

/// The ends of a line at its boxes, and whether its label stands at the second.
struct Ends {
  Point begin, end;
  bool labelled_end = true;
  double label = 0;
  double side = 1;  // 1 where it runs to the right
};

/// A line between boxes that stand below each other.
std::vector<Point> bow(const Ends& ends) {
  const double out = ends.begin.x + kColumnGap / 2;
  return {ends.begin, {out, ends.begin.y}, {out, ends.end.y}, ends.end};
}

/// A line from left to right, or from right to left, around the columns between.
std::vector<Point> curve_of(const Plan& plan, const Grid& grid, const Plan::Line& line,
                            const Ends& ends, double step) {
  const Seat& a = grid.seats[line.from];
  const Seat& b = grid.seats[line.to];
  const bool right = ends.side > 0;
  std::vector<Point> curve{ends.begin};
  if (!ends.labelled_end) {
    run_to(curve, {ends.begin.x + ends.side * ends.label, ends.begin.y});
  }
  if (a.rank != b.rank && (right ? a.column + 1 < a.columns : a.column > 0)) {
    const double height = lane(plan, grid, line.from);
    bend_to(curve, {ends.begin.x + ends.side * (ends.label + kColumnGap / 2), height});
    run_to(curve, {edge_of_rank(plan, grid, line.from, right, step), height});
  }
  const double stop = ends.labelled_end ? ends.label : 0;
  if (a.rank != b.rank && (right ? b.column > 0 : b.column + 1 < b.columns)) {
    const double height = lane(plan, grid, line.to);
    bend_to(curve, {edge_of_rank(plan, grid, line.to, !right, step), height});
    run_to(curve, {ends.end.x - ends.side * (stop + kColumnGap / 2), height});
  }
  bend_to(curve, {ends.end.x - ends.side * stop, ends.end.y});
  if (stop > 0) run_to(curve, ends.end);
  return curve;
}

std::vector<std::size_t> degrees(const Plan& plan) {
  std::vector<std::size_t> degree(plan.boxes, 0);
  for (const auto& line : plan.lines) {
    ++degree[line.from];
    ++degree[line.to];
  }
  return degree;
}

}  // namespace

std::size_t column_height(std::size_t count) {
  const auto even = static_cast<std::size_t>(std::ceil(1.7 * std::sqrt(count)));
  return std::max(kShortColumn, even);
}

Point label_beside(const std::vector<Point>& curve, bool at_end, double width, double height) {
  const Point& end = at_end ? curve.back() : curve.front();
  const Point& other = at_end ? curve[curve.size() - 4] : curve[3];  // of the same piece
  const double side = other.x < end.x ? -1 : 1;
  return {end.x + side * (width / 2 + kBesideArrow), end.y - height / 2};
}

Layout lay_out_in_layers(const Plan& plan) {
  auto rank = ranks_of(plan);
  pull_sources(plan, rank);
  const Grid grid = grid_of(plan, rows_of(plan, rank));
  const auto degree = degrees(plan);
  const auto out = ports(plan, grid, true);
  const auto in = ports(plan, grid, false);
  const double step = plan.box_width + kColumnGap + widest_label(plan);
  const double half = plan.box_width / 2;
  Layout layout{.boxes = grid.boxes, .width = grid.width, .height = grid.height};
  for (std::size_t i = 0; i < plan.lines.size(); ++i) {
    const auto& line = plan.lines[i];
    const Point& from = grid.boxes[line.from];
    const Point& to = grid.boxes[line.to];
    const double side = to.x >= from.x ? 1 : -1;
    const double entry = to.x == from.x ? half : -side * half;
    // Beside the box that has fewer lines: there labels do not lie on each other.
    const Ends ends{.begin = {from.x + side * half, from.y + out[i]},
                    .end = {to.x + entry, to.y + in[i]},
                    .labelled_end = degree[line.to] <= degree[line.from],
                    .label = line.label_width + kBesideArrow,
                    .side = side};
    auto curve = to.x == from.x ? bow(ends) : curve_of(plan, grid, line, ends, step);
    const Point label = label_beside(curve, ends.labelled_end, line.label_width, plan.label_height);
    layout.routes.push_back({std::move(curve), label});
  }
  return layout;
}

}  // namespace viendan::render

#include "ingest/layout/ruled_grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ingest/layout/geometry.h"

namespace viendan::ingest {
namespace {

constexpr double kTouch = 3.0;      // lines that miss each other by less meet
constexpr double kSameEdge = 4.0;   // edges of columns or rows that are one
constexpr double kOpenSide = 12.0;  // how far lines go on past the last one that crosses them
constexpr double kCovered = 0.6;    // of an edge that a line must cover to be drawn
constexpr std::size_t kMostPlaces = 100'000;

/// Sets of lines that meet.
class Union {
 public:
  explicit Union(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parents_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parents_;
};

bool meet(const Ruling& level, const Ruling& upright) {
  return upright.at >= level.from - kTouch && upright.at <= level.to + kTouch &&
         level.at >= upright.from - kTouch && level.at <= upright.to + kTouch;
}

/// The lines of a page in sets that hang together.
std::vector<Rulings> components(const Rulings& all) {
  const std::size_t levels = all.level.size();
  Union sets(levels + all.upright.size());
  for (std::size_t i = 0; i < levels; ++i) {
    const auto from =
        std::ranges::lower_bound(all.upright, all.level[i].from - kTouch, {}, &Ruling::at);
    for (auto it = from; it != all.upright.end() && it->at <= all.level[i].to + kTouch; ++it) {
      if (meet(all.level[i], *it))
        sets.join(i, levels + static_cast<std::size_t>(it - all.upright.begin()));
    }
  }
  std::vector<Rulings> found(levels + all.upright.size());
  for (std::size_t i = 0; i < levels; ++i) found[sets.find(i)].level.push_back(all.level[i]);
  for (std::size_t i = 0; i < all.upright.size(); ++i)
    found[sets.find(levels + i)].upright.push_back(all.upright[i]);
  std::erase_if(found, [](const Rulings& r) { return r.level.empty() || r.upright.empty(); });
  return found;
}

/// Where the lines of one direction stand, and the ends of those across them that go on.
std::vector<double> edges(const std::vector<Ruling>& along, const std::vector<Ruling>& across) {
  std::vector<double> found;
  for (const Ruling& ruling : along) {
    if (found.empty() || ruling.at - found.back() > kSameEdge) found.push_back(ruling.at);
  }
  double from = found.front(), to = found.back();
  for (const Ruling& ruling : across) {
    from = std::min(from, ruling.from);
    to = std::max(to, ruling.to);
  }
  if (found.front() - from > kOpenSide) found.insert(found.begin(), from);
  if (to - found.back() > kOpenSide) found.push_back(to);
  return found;
}

std::size_t edge_index(const std::vector<double>& edges, double at) {
  const auto above = std::ranges::lower_bound(edges, at);
  if (above == edges.begin()) return 0;
  if (above == edges.end()) return edges.size() - 1;
  const auto i = static_cast<std::size_t>(above - edges.begin());
  return at - edges[i - 1] < edges[i] - at ? i - 1 : i;
}

/// Which edges between neighbouring places are drawn.
class Drawn {
 public:
  Drawn(const std::vector<Ruling>& rulings, const std::vector<double>& own,
        const std::vector<double>& across)
      : stretches_(across.size() - 1), covered_(own.size() * stretches_) {
    for (const Ruling& ruling : rulings) {
      const std::size_t line = edge_index(own, ruling.at);
      for (std::size_t i = 0; i < stretches_; ++i) {
        const double part = shared(ruling.from, ruling.to, across[i], across[i + 1]);
        if (part > 0) covered_[line * stretches_ + i] += part / (across[i + 1] - across[i]);
      }
    }
  }
  [[nodiscard]] bool at(std::size_t line, std::size_t stretch) const {
    return covered_[line * stretches_ + stretch] >= kCovered;
  }

 private:
  std::size_t stretches_;
  std::vector<double> covered_;
};

class GridMaker {
 public:
  explicit GridMaker(const Rulings& rulings)
      : columns_(edges(rulings.upright, rulings.level)),
        rows_(edges(rulings.level, rulings.upright)) {
    if (!is_grid()) return;
    upright_.emplace_back(rulings.upright, columns_, rows_);
    level_.emplace_back(rulings.level, rows_, columns_);
  }

  [[nodiscard]] bool is_grid() const {
    return columns_.size() > 2 && rows_.size() > 1 &&
           (columns_.size() - 1) * (rows_.size() - 1) <= kMostPlaces;
  }

  RuledGrid make() {
    RuledGrid grid{.box = {columns_.front(), rows_.front(), columns_.back(), rows_.back()},
                   .columns = columns_,
                   .rows = rows_};
    const std::size_t width = columns_.size() - 1, height = rows_.size() - 1;
    grid.places.assign(width * height, kFree);
    for (std::size_t y = 0; y < height; ++y) {
      for (std::size_t x = 0; x < width; ++x) {
        if (grid.places[y * width + x] == kFree) add_cell(grid, x, y);
      }
    }
    return grid;
  }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;

  void add_cell(RuledGrid& grid, std::size_t x, std::size_t y) {
    const std::size_t width = columns_.size() - 1, height = rows_.size() - 1;
    std::size_t right = x + 1, bottom = y + 1;
    while (right < width && !upright_[0].at(right, y) && grid.places[y * width + right] == kFree)
      ++right;
    while (bottom < height && goes_on(grid, x, right, bottom)) ++bottom;
    for (std::size_t row = y; row < bottom; ++row) {
      for (std::size_t column = x; column < right; ++column)
        grid.places[row * width + column] = static_cast<std::uint32_t>(grid.cells.size());
    }
    const auto narrow = [](std::size_t v) { return static_cast<std::uint32_t>(v); };
    grid.cells.push_back({narrow(x), narrow(y), narrow(right), narrow(bottom)});
  }

  /// Whether the cell above reaches down over the row: nothing is drawn between or inside.
  [[nodiscard]] bool goes_on(const RuledGrid& grid, std::size_t x, std::size_t right,
                             std::size_t row) const {
    const std::size_t width = columns_.size() - 1;
    for (std::size_t column = x; column < right; ++column) {
      if (level_[0].at(row, column) || grid.places[row * width + column] != kFree) return false;
      if (column > x && upright_[0].at(column, row)) return false;
    }
    return (x == 0 || upright_[0].at(x, row)) && (right == width || upright_[0].at(right, row));
  }

  std::vector<double> columns_;
  std::vector<double> rows_;
  std::vector<Drawn> upright_;
  std::vector<Drawn> level_;
};

}  // namespace

std::size_t RuledGrid::cell_at(double x, double y) const {
  if (x < box.left || x > box.right || y < box.top || y > box.bottom) return cells.size();
  const auto index = [](const std::vector<double>& edges, double at) {
    const auto above = std::upper_bound(edges.begin() + 1, edges.end() - 1, at);
    return static_cast<std::size_t>(above - edges.begin()) - 1;
  };
  return places[index(rows, y) * (columns.size() - 1) + index(columns, x)];
}

std::vector<RuledGrid> grids_of(const Rulings& rulings) {
  std::vector<RuledGrid> grids;
  for (const Rulings& component : components(rulings)) {
    GridMaker maker(component);
    if (!maker.is_grid()) continue;
    RuledGrid grid = maker.make();
    if (grid.cells.size() > 1) grids.push_back(std::move(grid));
  }
  std::ranges::sort(grids, {}, [](const RuledGrid& grid) { return grid.box.top; });
  return grids;
}

}  // namespace viendan::ingest

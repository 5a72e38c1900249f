#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "ingest/layout/geometry.h"
#include "ingest/layout/paragraphs.h"

namespace viendan::ingest {
namespace {

constexpr std::size_t kLines = 3;     // that show where a margin is
constexpr std::size_t kShare = 40;    // of many lines, one in so many shows it
constexpr double kMirrored = 20;      // points between the margins of left and right pages
constexpr double kSameEdge = 4;       // points
constexpr double kSameWidth = 3;      // points between pages of one width
constexpr double kMostOfText = 0.85;  // a page with narrower lines takes the margins of the others
constexpr double kIndent = 8;         // points
constexpr double kShort = 0.85;       // of the text's width: a line that ends a paragraph
constexpr double kMostly = 0.6;

/// The outermost place at which several edges are; `outwards` sorts them from there.
template <typename Order>
std::optional<double> common_edge(std::vector<double> edges, Order outwards) {
  std::ranges::sort(edges, outwards);
  const std::size_t needed = std::max(kLines, edges.size() / kShare);
  for (std::size_t i = 0; i + needed <= edges.size(); ++i) {
    if (std::abs(edges[i + needed - 1] - edges[i]) <= kSameEdge) return edges[i];
  }
  return {};
}

std::optional<Margins> common_margins(const std::vector<const PageLines*>& pages) {
  std::vector<double> lefts, rights;
  for (const PageLines* page : pages) {
    for (const TextLine& line : page->lines) {
      lefts.push_back(line.box.left);
      rights.push_back(line.box.right);
    }
  }
  const auto left = common_edge(std::move(lefts), std::less<>());
  const auto right = common_edge(std::move(rights), std::greater<>());
  if (!left || !right || *left >= *right) return {};
  return Margins{.left = *left, .right = *right};
}

/// Where nothing tells the margins: all that stands on the page.
Margins outermost(const PageLines& page) {
  Box text = page.tables;
  for (const TextLine& line : page.lines)
    text = width_of(text) > 0 ? joined(text, line.box) : line.box;
  if (width_of(text) <= 0) return {.left = 0, .right = page.width};
  // A few short lines end where they like: pages have margins of one width.
  return {.left = text.left, .right = std::max(text.right, page.width - text.left)};
}

double width_of(const Margins& margins) {
  return margins.right - margins.left;
}

/// The margins of one page, with those that its like have in common.
Margins margins_of(const PageLines& page, const std::optional<Margins>& common) {
  const auto own = common_margins({&page});
  if (!own) return common.value_or(outermost(page));
  if (common && width_of(*own) < kMostOfText * width_of(*common)) return *common;
  Margins margins = *own;
  // A page of nothing but first lines: they are set in.
  if (common && own->left > common->left + kMirrored) margins.left = common->left;
  if (common && own->right < common->right - kMirrored) margins.right = common->right;
  if (viendan::ingest::width_of(page.tables) > width_of(margins)) return outermost(page);
  return margins;
}

/// Counts what follows the short last lines of paragraphs.
struct FirstLines {
  std::size_t indented = 0;
  std::size_t all = 0;

  void count(const PageLines& page, const Margins& margins) {
    const double width = margins.right - margins.left;
    for (std::size_t i = 1; i < page.lines.size(); ++i) {
      const Box& before = page.lines[i - 1].box;
      const Box& box = page.lines[i].box;
      const bool ends =
          before.right - margins.left < kShort * width && before.left - margins.left < kSameEdge;
      if (!ends || box.right - margins.left < kShort * width) continue;
      ++all;
      indented += box.left - margins.left > kIndent ? 1 : 0;
    }
  }
};

}  // namespace

std::vector<Margins> margins_of(const std::vector<PageLines>& pages) {
  std::vector<Margins> found;
  FirstLines first_lines;
  // Pages of one width share their margins; a file has few widths.
  std::vector<std::pair<double, std::optional<Margins>>> shared;
  for (const PageLines& page : pages) {
    auto same = std::ranges::find_if(
        shared, [&](const auto& entry) { return std::abs(entry.first - page.width) < kSameWidth; });
    if (same == shared.end()) {
      std::vector<const PageLines*> like;
      for (const PageLines& other : pages)
        if (std::abs(other.width - page.width) < kSameWidth) like.push_back(&other);
      shared.emplace_back(page.width, common_margins(like));
      same = shared.end() - 1;
    }
    found.push_back(margins_of(page, same->second));
    first_lines.count(page, found.back());
  }
  const bool indented =
      first_lines.all >= kLines &&
      static_cast<double>(first_lines.indented) > kMostly * static_cast<double>(first_lines.all);
  for (Margins& margins : found) margins.indented = indented;
  return found;
}

}  // namespace viendan::ingest

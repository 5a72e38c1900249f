// Bars are placed by percent and words by pixel, so that one picture fits every width without its
// words becoming small: there is no viewBox.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <pugixml.hpp>
#include <sstream>

#include "base/result.h"
#include "base/unicode.h"
#include "render/picture.h"
#include "render/writers.h"

namespace viendan::render {
namespace {

using Day = std::chrono::sys_days;

constexpr int kAxisHeight = 24;
constexpr int kRowHeight = 40;
constexpr int kWordsAt = 17;  // base line of the words in a row
constexpr int kBarAt = 23;
constexpr int kBarHeight = 10;
constexpr int kHeadingHeight = 32;
constexpr double kLeastWidth = 0.8;          // percent: a single day is seen too
constexpr std::uint32_t kLongestLabel = 48;  // in letters: what fits a phone
constexpr int kMostYearLabels = 9;
constexpr int kMostYearLines = 40;

struct Named {
  const char* name;
  std::string value;
};

pugi::xml_node add(pugi::xml_node parent, const char* name, std::initializer_list<Named> given,
                   std::string_view words = {}) {
  auto node = parent.append_child(name);
  for (const auto& [key, value] : given) {
    node.append_attribute(key).set_value(xml_words(value).c_str());
  }
  if (!words.empty()) node.append_child(pugi::node_pcdata).set_value(xml_words(words).c_str());
  return node;
}

std::string pixels(int value) {
  return fmt::format("{}", value);
}

std::string percent(double value) {
  return fmt::format("{:.2f}%", value);
}

Day day_of(const Date& date) {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

/// Half-open; as wide as the date is vague.
struct Stretch {
  Day begin, end;
};

std::optional<Stretch> stretch_of(const std::optional<Date>& date) {
  if (!date || !date->valid()) return std::nullopt;
  return Stretch{day_of(date->first_day()), day_of(date->last_day()) + std::chrono::days(1)};
}

/// What is drawn of a bar; neither end where it is only listed.
struct Drawn {
  const Bar* bar;
  std::optional<Stretch> from, to;
};

/// A period that ends before it begins is listed as it is printed, not drawn.
Drawn drawn(const Bar& bar) {
  Drawn one{&bar, stretch_of(bar.from), stretch_of(bar.to)};
  if (one.from && one.to && one.to->end <= one.from->begin) return {&bar, {}, {}};
  return one;
}

struct Axis {
  int first = 0, last = -1;  // years, inclusive; none where nothing is drawn

  [[nodiscard]] double at(Day day) const {
    const Day begin = day_of({first, 1, 1});
    const Day end = day_of({last + 1, 1, 1});
    const auto whole = static_cast<double>((end - begin).count());
    return std::clamp(100 * static_cast<double>((day - begin).count()) / whole, 0.0, 100.0);
  }
};

void widen(Axis& axis, const std::optional<Date>& date) {
  if (axis.last < axis.first) axis = {date->year, date->year};
  axis.first = std::min(axis.first, date->year);
  axis.last = std::max(axis.last, date->year);
}

Axis axis_of(const std::vector<Drawn>& rows) {
  Axis axis;
  for (const Drawn& row : rows) {
    if (row.from) widen(axis, row.bar->from);
    if (row.to) widen(axis, row.bar->to);
  }
  return axis;
}

void draw_line(pugi::xml_node parent, const std::string& kind, const std::string& x,
               const std::string& height, const std::string& opacity) {
  add(parent, "line",
      {{"class", kind},
       {"x1", x},
       {"x2", x},
       {"y1", "0"},
       {"y2", height},
       {"stroke", "currentColor"},
       {"stroke-opacity", opacity}});
}

/// A line a year, as far as they can be told apart; names as far as they do not meet.
void draw_axis(pugi::xml_node picture, const Axis& axis, int height) {
  constexpr int kSteps[] = {1, 2, 5, 10, 20, 50};
  const int years = axis.last - axis.first + 1;
  const auto* step = std::ranges::find_if(
      kSteps, [years](int each) { return (years + each - 1) / each <= kMostYearLabels; });
  auto group = add(picture, "g", {{"class", "axis"}, {"aria-hidden", "true"}});
  for (int year = axis.first; year <= axis.last; ++year) {
    const std::string x = percent(axis.at(day_of({year, 1, 1})));
    const bool named = (year - axis.first) % *step == 0;
    if (named) {
      draw_line(group, "grid", x, pixels(height), "0.35");
      add(group, "text", {{"x", x}, {"dx", "4"}, {"y", "15"}}, pixels(year));
    } else if (years <= kMostYearLines) {
      draw_line(group, "grid", x, pixels(height), "0.12");
    }
  }
}

void draw_today(pugi::xml_node picture, const Axis& axis, std::string_view today, int height) {
  const auto date = parse_iso_date(today);
  if (!date || date->year < axis.first || date->year > axis.last) return;
  const std::string x = percent(axis.at(day_of(date->first_day())));
  add(picture, "line",
      {{"class", "today"},
       {"x1", x},
       {"x2", x},
       {"y1", "0"},
       {"y2", pixels(height)},
       {"stroke", "currentColor"},
       {"stroke-dasharray", "2 3"},
       {"aria-hidden", "true"}});
}

void draw_stretch(pugi::xml_node row, double begin, double end, const std::string& kind) {
  const double width = std::max(end - begin, kLeastWidth);
  begin = std::min(begin, 100 - width);
  if (kind.find("recurring") == std::string::npos) {
    add(row, "rect",
        {{"class", "bar"},
         {"x", percent(begin)},
         {"y", pixels(kBarAt)},
         {"width", percent(width)},
         {"height", pixels(kBarHeight)},
         {"rx", "2"},
         {"fill", "currentColor"}});
    return;
  }
  const std::string middle = pixels(kBarAt + kBarHeight / 2);
  add(row, "line",
      {{"class", "bar pieces"},
       {"x1", percent(begin)},
       {"x2", percent(begin + width)},
       {"y1", middle},
       {"y2", middle},
       {"stroke", "currentColor"},
       {"stroke-width", pixels(kBarHeight)},
       {"stroke-dasharray", "9 4"}});
}

/// Towards the side of which nothing is printed.
void draw_open(pugi::xml_node row, double begin, double end) {
  const std::string middle = pixels(kBarAt + kBarHeight / 2);
  add(row, "line",
      {{"class", "open"},
       {"x1", percent(begin)},
       {"x2", percent(end)},
       {"y1", middle},
       {"y2", middle},
       {"stroke", "currentColor"},
       {"stroke-width", "2"},
       {"stroke-dasharray", "2 6"}});
}

void draw_period(pugi::xml_node row, const Drawn& one, const Axis& axis) {
  const Stretch known = {(one.from ? one.from : one.to)->begin, (one.to ? one.to : one.from)->end};
  const double begin = axis.at(known.begin);
  const double end = axis.at(known.end);
  if (!one.from) draw_open(row, 0, begin);
  if (!one.to) draw_open(row, end, 100);
  draw_stretch(row, begin, end, one.bar->kind);
}

/// Cut at the end of a word.
std::string shortened(std::string_view label) {
  if (count_code_points(label) <= kLongestLabel) return std::string(label);
  auto words = label.substr(0, offset_of_code_point(label, kLongestLabel - 2));
  const auto space = words.rfind(' ');
  if (space != std::string_view::npos && space > words.size() / 2) words = words.substr(0, space);
  return fmt::format("{} …", words);
}

std::string told(const Bar& bar) {
  return bar.detail.empty() ? bar.label : fmt::format("{}: {}", bar.label, bar.detail);
}

/// The whole row is the link: bars of a day are too small to be hit.
pugi::xml_node row_of(pugi::xml_node list, const Bar& bar, int top) {
  const std::string kind = bar.kind.empty() ? "row" : fmt::format("row {}", bar.kind);
  auto group = add(list, "g", {{"role", "listitem"}, {"class", kind}});
  auto row = bar.address.empty() ? add(group, "g", {}) : add(group, "a", {{"href", bar.address}});
  add(row, "title", {}, told(bar));
  auto place = add(row, "g", {{"transform", fmt::format("translate(0 {})", top)}});
  add(place, "rect",
      {{"class", "area"},
       {"width", "100%"},
       {"height", pixels(kRowHeight)},
       {"fill", "none"},
       {"pointer-events", "all"}});
  add(place, "line",
      {{"class", "grid"},
       {"x2", "100%"},
       {"y1", pixels(kRowHeight)},
       {"y2", pixels(kRowHeight)},
       {"stroke", "currentColor"},
       {"stroke-opacity", "0.12"}});
  add(place, "text", {{"y", pixels(kWordsAt)}}, shortened(bar.label));
  return place;
}

struct Rows {
  std::vector<Drawn> drawn, listed;
};

Rows rows_of(const std::vector<Bar>& bars) {
  Rows rows;
  for (const Bar& bar : bars) {
    const Drawn one = drawn(bar);
    (one.from || one.to ? rows.drawn : rows.listed).push_back(one);
  }
  return rows;
}

void draw_rows(pugi::xml_node picture, const Rows& rows, const Axis& axis, int listed_from,
               const std::string& heading) {
  auto list = add(picture, "g", {{"role", "list"}});
  int top = kAxisHeight;
  for (const Drawn& one : rows.drawn) {
    draw_period(row_of(list, *one.bar, top), one, axis);
    top += kRowHeight;
  }
  if (rows.listed.empty()) return;
  add(picture, "text", {{"class", "heading"}, {"y", pixels(listed_from + kHeadingHeight - 10)}},
      heading);
  auto others = add(picture, "g", {{"role", "list"}, {"aria-label", heading}});
  top = listed_from + kHeadingHeight;
  for (const Drawn& one : rows.listed) {
    auto row = row_of(others, *one.bar, top);
    add(row, "text", {{"class", "quiet"}, {"y", pixels(kWordsAt + 17)}},
        shortened(one.bar->detail));
    top += kRowHeight;
  }
}

}  // namespace

std::string timeline_as_svg(const TimelinePicture& picture) {
  const Rows rows = rows_of(picture.bars);
  const Axis axis = axis_of(rows.drawn);
  const int drawn_to =
      rows.drawn.empty() ? 0 : kAxisHeight + kRowHeight * static_cast<int>(rows.drawn.size());
  const int height =
      drawn_to + (rows.listed.empty()
                      ? 0
                      : kHeadingHeight + kRowHeight * static_cast<int>(rows.listed.size()));

  pugi::xml_document xml;
  auto svg = add(xml, "svg",
                 {{"xmlns", "http://www.w3.org/2000/svg"},
                  {"class", "timeline"},
                  {"role", "group"},
                  {"width", "100%"},
                  {"height", pixels(height)},
                  {"font-size", "14"},
                  {"fill", "currentColor"}});
  add(svg, "title", {}, picture.title);
  add(svg, "desc", {}, picture.description);
  if (!rows.drawn.empty()) {
    draw_axis(svg, axis, drawn_to);
    draw_today(svg, axis, picture.today, drawn_to);
  }
  draw_rows(svg, rows, axis, drawn_to, picture.without_period);
  std::ostringstream out;
  xml.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(out).str();
}

}  // namespace viendan::render

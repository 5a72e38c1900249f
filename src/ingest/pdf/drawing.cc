#include "ingest/pdf/drawing.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ingest/layout/geometry.h"
#include "ingest/pdf/operators.h"

namespace viendan::ingest {
namespace {

/// Forms inside forms, and graphics states that are kept; deeper ones are not followed.
constexpr std::size_t kDeepestForm = 12;
constexpr std::size_t kMostStates = 256;
/// A page with more rules is a picture drawn in lines: a map, a chart, hatching.
constexpr std::size_t kMostRules = 20'000;
constexpr std::size_t kMostSegments = 50'000;  // of one path
/// A filled shape that is no thicker is a rule.
constexpr double kThickestRule = 3.5;
/// A stroke that leaves its direction by more is no ruling line.
constexpr double kSlant = 1.0;
constexpr double kWhite = 0.98;
constexpr std::uint64_t kLookUp = 64;  // what painting an empty form costs, in bytes

struct Point {
  double x = 0;
  double y = 0;
};

Point map(const Matrix& m, double x, double y) {
  return {m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f};
}

/// How long a length of 1 becomes.
double scale_of(const Matrix& m) {
  return std::sqrt(std::abs(m.a * m.d - m.b * m.c));
}

void grow(Box& box, Point p) {
  box.left = std::min(box.left, p.x);
  box.top = std::min(box.top, p.y);
  box.right = std::max(box.right, p.x);
  box.bottom = std::max(box.bottom, p.y);
}

Box box_of(Point a, Point b) {
  Box box{a.x, a.y, a.x, a.y};
  grow(box, b);
  return box;
}

double thickness_of(const Box& box) {
  return std::min(width_of(box), height_of(box));
}

/// The path that is being built, in points of the page.
struct Path {
  struct Segment {
    Point from;
    Point to;
  };
  std::vector<Segment> segments;
  std::vector<Box> shapes;  // a box around each subpath
  Point start;
  Point at;

  void move_to(Point p) {
    start = at = p;
    shapes.push_back({p.x, p.y, p.x, p.y});
  }
  void line_to(Point p, bool straight = true) {
    if (shapes.empty()) move_to(p);
    if (straight) segments.push_back({at, p});
    grow(shapes.back(), p);
    at = p;
  }
  void close() {
    if (!shapes.empty()) line_to(start);
  }
  void clear() {
    segments.clear();
    shapes.clear();
  }
  [[nodiscard]] std::size_t size() const { return segments.size() + shapes.size(); }
};

/// What q keeps and Q brings back.
struct State {
  Matrix to_page;
  double line_width = 1;
  bool white_fill = false;
  bool white_stroke = false;
};

enum class Paint { None, Stroke, Fill, Both };

enum class Action {
  Move,
  Line,
  Curve,
  CurveTwo,
  Rectangle,
  Close,
  Paint,
  CloseAndPaint,
  Save,
  Restore,
  Transform,
  Width,
  Colour,
  Do,
  Show,
  InlineImage,
};

struct Row {
  std::string_view name;
  Action action;
  Paint paint = Paint::None;  // for colours: which of both they are
};

// Colours of named spaces are known by their numbers alone: one is grey, three are red, green and
// blue, four are inks.
constexpr auto kRows = std::to_array<Row>({
    {"m", Action::Move},
    {"l", Action::Line},
    {"c", Action::Curve},
    {"v", Action::CurveTwo},
    {"y", Action::CurveTwo},
    {"re", Action::Rectangle},
    {"h", Action::Close},
    {"n", Action::Paint, Paint::None},
    {"S", Action::Paint, Paint::Stroke},
    {"s", Action::CloseAndPaint, Paint::Stroke},
    {"f", Action::Paint, Paint::Fill},
    {"F", Action::Paint, Paint::Fill},
    {"f*", Action::Paint, Paint::Fill},
    {"B", Action::Paint, Paint::Both},
    {"B*", Action::Paint, Paint::Both},
    {"b", Action::CloseAndPaint, Paint::Both},
    {"b*", Action::CloseAndPaint, Paint::Both},
    {"q", Action::Save},
    {"Q", Action::Restore},
    {"cm", Action::Transform},
    {"w", Action::Width},
    {"g", Action::Colour, Paint::Fill},
    {"rg", Action::Colour, Paint::Fill},
    {"k", Action::Colour, Paint::Fill},
    {"sc", Action::Colour, Paint::Fill},
    {"scn", Action::Colour, Paint::Fill},
    {"cs", Action::Colour, Paint::Fill},
    {"G", Action::Colour, Paint::Stroke},
    {"RG", Action::Colour, Paint::Stroke},
    {"K", Action::Colour, Paint::Stroke},
    {"SC", Action::Colour, Paint::Stroke},
    {"SCN", Action::Colour, Paint::Stroke},
    {"CS", Action::Colour, Paint::Stroke},
    {"Do", Action::Do},
    {"Tj", Action::Show},
    {"TJ", Action::Show},
    {"'", Action::Show},
    {"\"", Action::Show},
    {"ID", Action::InlineImage},
});

/// A name of at most three letters as a number.
constexpr std::uint32_t code_of(std::string_view name) {
  std::uint32_t code = 0;
  for (const char c : name) code = code << 8 | static_cast<unsigned char>(c);
  return code;
}

/// Pages have a hundred thousand operators: they are looked up by their codes.
constexpr auto kSorted = [] {
  auto rows = kRows;
  std::ranges::sort(rows, {}, [](const Row& row) { return code_of(row.name); });
  return rows;
}();

const Row* find_row(std::string_view name) {
  constexpr std::size_t kLongest = 3;
  if (name.size() > kLongest) return nullptr;
  const auto* row = std::ranges::lower_bound(kSorted, code_of(name), {},
                                             [](const Row& r) { return code_of(r.name); });
  return row != kSorted.end() && row->name == name ? row : nullptr;
}

bool is_white(const Operator& found) {
  const auto all = [&](std::size_t count, auto&& is) {
    const auto numbers = found.last(count);
    return !numbers.empty() && std::ranges::all_of(numbers, is);
  };
  if (found.count == 4) return all(4, [](double v) { return v <= 1 - kWhite; });
  // One number of a named space may be ink: 1 is full there.
  if (found.count == 1)
    return (found.name == "g" || found.name == "G") && all(1, [](double v) { return v >= kWhite; });
  return found.count == 3 && all(3, [](double v) { return v >= kWhite; });
}

class Painter {
 public:
  Painter(const Matrix& page, Resources& resources) : resources_(resources) {
    state_.to_page = page;
  }

  void run(std::string_view content, std::uint32_t resources, std::size_t depth);
  [[nodiscard]] Drawing take() {
    if (drawing_.rules.size() >= kMostRules) drawing_.rules.clear();
    return std::move(drawing_);
  }

 private:
  void act(const Row& row, const Operator& found, std::uint32_t resources, std::size_t depth);
  void build(Action action, const Operator& found);
  void add_rectangle(const Operator& found);
  void paint(Paint how);
  void stroke();
  void fill();
  void add_rule(Box box);
  void keep();
  void bring_back();
  void do_painted(std::string_view name, std::uint32_t resources, std::size_t depth);
  void add_image();
  [[nodiscard]] Point mapped(std::span<const double> xy) const {
    return map(state_.to_page, xy[0], xy[1]);
  }

  Resources& resources_;
  Drawing drawing_;
  State state_;
  std::vector<State> kept_;
  std::size_t lost_ = 0;  // states beyond those that are kept
  Path path_;
  std::uint64_t work_ = 0;
};

void Painter::run(std::string_view content, std::uint32_t resources, std::size_t depth) {
  work_ += content.size();
  drawing_.too_large = drawing_.too_large || work_ > kMostContent;
  OperatorReader reader(content);
  while (!drawing_.too_large) {
    const Operator found = reader.next();
    if (found.name.empty()) return;
    if (const Row* row = find_row(found.name)) act(*row, found, resources, depth);
  }
}

void Painter::act(const Row& row, const Operator& found, std::uint32_t resources,
                  std::size_t depth) {
  switch (row.action) {
    case Action::CloseAndPaint:
      path_.close();
      return paint(row.paint);
    case Action::Paint:
      return paint(row.paint);
    case Action::Save:
      return keep();
    case Action::Restore:
      return bring_back();
    case Action::Transform:
      if (const auto m = found.last(6); !m.empty())
        state_.to_page = Matrix{m[0], m[1], m[2], m[3], m[4], m[5]} * state_.to_page;
      return;
    case Action::Width:
      if (const auto width = found.last(1); !width.empty()) state_.line_width = width[0];
      return;
    case Action::Colour:
      (row.paint == Paint::Fill ? state_.white_fill : state_.white_stroke) = is_white(found);
      return;
    case Action::Do:
      return do_painted(found.label, resources, depth);
    case Action::Show:
      drawing_.letters += found.letters;
      drawing_.too_large = drawing_.letters > kMostLetters;
      return;
    case Action::InlineImage:
      return add_image();
    default:
      return build(row.action, found);
  }
}

void Painter::build(Action action, const Operator& found) {
  if (path_.size() > kMostSegments) return;
  if (action == Action::Rectangle) return add_rectangle(found);
  if (action == Action::Close) return path_.close();
  const auto end = found.last(2);
  if (end.empty()) return;
  if (action == Action::Move) return path_.move_to(mapped(end));
  // The box of a curve reaches at most to its control points.
  const auto controls = found.last(action == Action::Curve ? 6 : 4);
  if (action != Action::Line && !path_.shapes.empty()) {
    for (std::size_t i = 0; i + 1 < controls.size(); i += 2)
      grow(path_.shapes.back(), mapped(controls.subspan(i, 2)));
  }
  path_.line_to(mapped(end), action == Action::Line);
}

void Painter::add_rectangle(const Operator& found) {
  const auto r = found.last(4);
  if (r.empty()) return;
  const Matrix& m = state_.to_page;
  path_.move_to(map(m, r[0], r[1]));
  path_.line_to(map(m, r[0] + r[2], r[1]));
  path_.line_to(map(m, r[0] + r[2], r[1] + r[3]));
  path_.line_to(map(m, r[0], r[1] + r[3]));
  path_.close();
}

void Painter::paint(Paint how) {
  drawing_.strokes += how == Paint::None ? 0 : path_.size();
  if ((how == Paint::Fill || how == Paint::Both) && !state_.white_fill) fill();
  if ((how == Paint::Stroke || how == Paint::Both) && !state_.white_stroke) stroke();
  path_.clear();
}

void Painter::stroke() {
  const double half = std::min(state_.line_width * scale_of(state_.to_page), kThickestRule) / 2;
  for (const auto& segment : path_.segments) {
    const Box box = box_of(segment.from, segment.to);
    if (thickness_of(box) > kSlant) continue;
    const bool level = width_of(box) >= height_of(box);
    const double x = level ? 0 : half, y = level ? half : 0;
    add_rule({box.left - x, box.top - y, box.right + x, box.bottom + y});
  }
}

void Painter::fill() {
  for (const Box& shape : path_.shapes) {
    if (thickness_of(shape) <= kThickestRule) add_rule(shape);
  }
}

void Painter::add_rule(Box box) {
  if (drawing_.rules.size() < kMostRules && is_on_paper(box)) drawing_.rules.push_back({box});
}

void Painter::keep() {
  if (kept_.size() < kMostStates)
    kept_.push_back(state_);
  else
    ++lost_;
}

void Painter::bring_back() {
  if (lost_ > 0) {
    --lost_;
  } else if (!kept_.empty()) {
    state_ = kept_.back();
    kept_.pop_back();
  }
}

void Painter::add_image() {
  Box box = box_of(map(state_.to_page, 0, 0), map(state_.to_page, 1, 1));
  grow(box, map(state_.to_page, 0, 1));
  grow(box, map(state_.to_page, 1, 0));
  if (!is_on_paper(box)) return;
  if (thickness_of(box) <= kThickestRule) return add_rule(box);
  drawing_.image_area += width_of(box) * height_of(box);
}

void Painter::do_painted(std::string_view name, std::uint32_t resources, std::size_t depth) {
  const auto painted = resources_.find(resources, name);
  if (!painted) return;
  work_ += kLookUp;
  if (painted->image) return add_image();
  if (depth >= kDeepestForm) return;
  const State outside = state_;
  const auto kept = std::move(kept_);
  kept_ = {};
  state_.to_page = painted->matrix * state_.to_page;
  run(painted->content, painted->resources, depth + 1);
  kept_ = kept;
  state_ = outside;
  path_.clear();
}

}  // namespace

Matrix operator*(const Matrix& first, const Matrix& second) {
  return {first.a * second.a + first.b * second.c,
          first.a * second.b + first.b * second.d,
          first.c * second.a + first.d * second.c,
          first.c * second.b + first.d * second.d,
          first.e * second.a + first.f * second.c + second.e,
          first.e * second.b + first.f * second.d + second.f};
}

Drawing read_drawing(std::string_view content, const Matrix& page, Resources& resources) {
  Painter painter(page, resources);
  painter.run(content, 0, 0);
  return painter.take();
}

}  // namespace viendan::ingest

#include "activities/lists.h"

#include <algorithm>
#include <array>
#include <optional>

#include "activities/bodies.h"
#include "activities/duty_clause.h"
#include "activities/duty_words.h"
#include "activities/fields.h"
#include "activities/items.h"
#include "activities/place.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/agency_list.h"

namespace viendan::activities {
namespace {

constexpr std::size_t kLongestLabel = 80;  // bytes
constexpr double kSureLabel = 0.9;
constexpr int kFewestFields = 2;

bool is_numbered(BlockKind kind) {
  return kind == BlockKind::Clause || kind == BlockKind::Decimal || kind == BlockKind::Point ||
         kind == BlockKind::Roman;
}

bool is_line(BlockKind kind) {
  return kind == BlockKind::Dash || kind == BlockKind::Plus || kind == BlockKind::Paragraph ||
         kind == BlockKind::Point;
}

struct Line {
  int unit = 0;  // the numbered block that it stands under
  ColumnRole role = ColumnRole::Unknown;
  std::string label;
  std::string value;
  Span span;
};

/// "Cơ quan chủ trì: Bộ Công Thương." as a field; nullopt where no known label begins the line.
std::optional<Line> labelled_line(const Context& context, const Block& block) {
  const Document& document = context.document;
  const std::uint32_t begin = block.heading.empty() ? block.own.begin : block.heading.begin;
  const std::string_view text = trim(Span{begin, block.own.end}.of(document.text));
  const std::string_view words = text.substr(bullet_length(text));
  const std::size_t colon = words.find(':');
  if (colon == 0 || colon > kLongestLabel) return std::nullopt;
  const std::string_view label = trim(words.substr(0, colon));
  const Column column = context.vocabulary.role_of(label);
  if (column.confidence < kSureLabel) return std::nullopt;
  const std::string_view value = trim(words.substr(colon + 1), " \t\r\n./");
  if (value.empty()) return std::nullopt;
  return Line{block.parent, column.role, std::string(label), std::string(value), block.own};
}

/// "5. Đơn vị chịu trách nhiệm tổng hợp": the item is itself a field, of what stands above it.
bool is_field(const Context& context, const Block& unit) {
  constexpr std::array<std::string_view, 5> kNouns = {"don vi", "co quan", "chu tri", "phoi hop",
                                                      "trach nhiem"};
  const std::string title = words_of_block(context.document, unit);
  if (title.size() > kLongestLabel) return false;
  const ColumnRole role = context.vocabulary.role_of(title).role;
  if (role != ColumnRole::Lead && role != ColumnRole::Coordinating && role != ColumnRole::Bodies)
    return false;
  const std::string folded = fold(title);
  return std::any_of(kNouns.begin(), kNouns.end(),
                     [&folded](std::string_view noun) { return folded.starts_with(noun); });
}

/// Somebody certainly leads, and there is at least one thing more.
bool makes_activity(const std::vector<Line>& lines, const Context& context) {
  if (static_cast<int>(lines.size()) < kFewestFields) return false;
  const auto lead = std::find_if(lines.begin(), lines.end(), [](const Line& line) {
    return line.role == ColumnRole::Lead || line.role == ColumnRole::Bodies;
  });
  if (lead == lines.end()) return false;
  const auto unit = static_cast<std::size_t>(lines.front().unit);
  if (is_field(context, context.document.blocks[unit])) return false;
  return lead->role == ColumnRole::Bodies || opens_with_body(lead->value) ||
         is_agency_list(context.vocabulary, lead->value);
}

/// "Sở Xây dựng chủ trì, phối hợp với …": a lead in a sentence is its subject.
void fill_line(Activity& activity, const Context& context, const Line& line) {
  std::string_view value = line.value;
  if (line.role == ColumnRole::Lead && !is_agency_list(context.vocabulary, value)) {
    const Span whole{0, static_cast<std::uint32_t>(value.size())};
    const DutySubject subject = find_subject(value, whole);
    const Span partners = subject.bodies.empty() ? Span{} : find_partners(value, subject.verb);
    if (!partners.empty())
      read_bodies(activity, context, BodyRole::Coordinating, partners.of(value), line.span);
    if (!subject.bodies.empty()) value = subject.bodies.of(value);
  }
  fill(activity, context, {line.role, line.label, value, line.value, line.span});
}

ListedActivity activity_of(const Context& context, int unit, const std::vector<Line>& lines) {
  const Document& document = context.document;
  const Block& block = document.blocks[static_cast<std::size_t>(unit)];
  ListedActivity listed{unit, {}};
  Activity& activity = listed.activity;
  activity.origin = Origin::Text;
  activity.ordinal = block.label;
  activity.title = words_of_block(document, block);
  activity.title_printed = activity.title;
  for (const Line& line : lines) fill_line(activity, context, line);
  activity.span = {block.own.begin, lines.back().span.end};
  activity.lines = document.map.lines(activity.span);
  check_bodies(activity, context);
  if (activity.timeline.raw.empty())
    context.flag("timeline-missing", "No period is printed for: " + activity.title, activity.span);
  return listed;
}

}  // namespace

std::vector<ListedActivity> read_lists(const Context& context) {
  const auto& blocks = context.document.blocks;
  std::vector<ListedActivity> found;
  std::vector<Line> lines;
  const auto close = [&] {
    if (makes_activity(lines, context))
      found.push_back(activity_of(context, lines.front().unit, lines));
    lines.clear();
  };
  for (const Block& block : blocks) {
    if (block.parent < 0 || !is_line(block.kind)) continue;
    if (!is_numbered(blocks[static_cast<std::size_t>(block.parent)].kind)) continue;
    auto line = labelled_line(context, block);
    if (!line) continue;
    if (!lines.empty() && lines.front().unit != line->unit) close();
    lines.push_back(std::move(*line));
  }
  close();
  return found;
}

}  // namespace viendan::activities

#include "activities/lists.h"

#include <algorithm>
#include <array>
#include <map>
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

/// What stands below a block: lines of its list, each on a line, or paragraphs that carry it on.
std::string words_below(const Document& document, std::size_t block, std::uint32_t& end) {
  std::string words;
  const int own = static_cast<int>(block);
  for (std::size_t i = block + 1; i < document.blocks.size(); ++i) {
    const Block& below = document.blocks[i];
    if (below.parent < own) break;
    if (below.parent != own || !is_line(below.kind) || below.kind == BlockKind::Point) continue;
    words += below.kind == BlockKind::Paragraph ? ' ' : '\n';
    words += words_of_block(document, below);
    end = below.own.end;
  }
  return words;
}

/// "Cơ quan chủ trì: Bộ Công Thương." as a field; nullopt where no known label begins the line.
std::optional<Line> labelled_line(const Context& context, std::size_t index) {
  const Document& document = context.document;
  const Block& block = document.blocks[index];
  const std::uint32_t begin = block.heading.empty() ? block.own.begin : block.heading.begin;
  const std::string_view text = trim(Span{begin, block.own.end}.of(document.text));
  const std::string_view words = text.substr(bullet_length(text));
  const std::size_t colon = words.substr(0, kLongestLabel + 1).find(':');
  if (colon == 0 || colon == std::string_view::npos) return std::nullopt;
  const std::string_view label = trim(words.substr(0, colon));
  const Column column = context.vocabulary.role_of(label);
  if (column.confidence < kSureLabel) return std::nullopt;
  Line line{block.parent, column.role, std::string(label), {}, block.own};
  line.value = words.substr(colon + 1);
  line.value += words_below(document, index, line.span.end);
  line.value = trim(line.value, " \t\r\n./");
  return line.value.empty() ? std::nullopt : std::optional(std::move(line));
}

/// The labelled lines of a document, by block.
using FoundLines = std::map<std::size_t, Line>;

/// None where nobody leads: such lines are no activities.
FoundLines labelled_lines(const Context& context) {
  const auto& blocks = context.document.blocks;
  FoundLines lines;
  bool led = false;
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (!is_line(blocks[i].kind) && !is_numbered(blocks[i].kind)) continue;
    auto line = labelled_line(context, i);
    if (!line) continue;
    led = led || line->role == ColumnRole::Lead || line->role == ColumnRole::Bodies;
    lines.emplace(i, std::move(*line));
  }
  return led ? std::move(lines) : FoundLines{};
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

/// "Sở Nội vụ thực hiện điểm 2.1": a lead in a sentence is its subject, and the rest its part.
void read_lead(Activity& activity, const Context& context, std::string_view words, Span span) {
  const Span whole{0, static_cast<std::uint32_t>(words.size())};
  const DutySubject subject = find_subject(words, whole);
  if (subject.bodies.empty()) return read_bodies(activity, context, BodyRole::Lead, words, span);
  const std::size_t before = activity.lead.size();
  read_bodies(activity, context, BodyRole::Lead, subject.bodies.of(words), span);
  const Span partners = find_partners(words, subject.verb);
  if (!partners.empty()) {
    read_bodies(activity, context, BodyRole::Coordinating, partners.of(words), span);
  } else {
    for (std::size_t i = before; i < activity.lead.size(); ++i)
      activity.lead[i].scope = squeeze(trim(subject.verb.of(words), " .;"));
  }
}

void fill_line(Activity& activity, const Context& context, const Line& line) {
  const bool told = find_duty_verb(line.value) != std::string_view::npos;
  if (line.role != ColumnRole::Lead || (!told && is_agency_list(context.vocabulary, line.value)))
    return fill(activity, context, {line.role, line.label, line.value, line.value, line.span});
  for (const auto part : split(line.value, '\n')) {
    if (!trim(part).empty()) read_lead(activity, context, trim(part), line.span);
  }
}

/// Paragraphs between the item and its first field: the end of the title, or what is to be done.
void take_paragraphs(Activity& activity, const Document& document, int unit, std::uint32_t end) {
  const auto own = static_cast<std::size_t>(unit);
  for (std::size_t i = own + 1; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.own.begin >= end) break;
    if (block.parent != unit || block.kind != BlockKind::Paragraph) continue;
    const std::string words = words_of_block(document, block);
    const bool goes_on = begins_lower(words) && !activity.title.ends_with('.');
    if (goes_on && activity.content.empty()) {
      activity.title += " " + words;
    } else {
      activity.content.push_back(words);
    }
  }
}

ListedActivity activity_of(const Context& context, int unit, const std::vector<Line>& lines) {
  const Document& document = context.document;
  const Block& block = document.blocks[static_cast<std::size_t>(unit)];
  ListedActivity listed{unit, {}};
  Activity& activity = listed.activity;
  activity.origin = Origin::Text;
  activity.ordinal = block.label;
  activity.title = words_of_block(document, block);
  take_paragraphs(activity, document, unit, lines.front().span.begin);
  activity.title_printed = activity.title;
  for (const Line& line : lines) fill_line(activity, context, line);
  activity.span = {block.own.begin, lines.back().span.end};
  activity.lines = document.map.lines(activity.span);
  check_bodies(activity, context);
  if (activity.timeline.raw.empty())
    context.flag("timeline-missing", "No period is printed for: " + activity.title, activity.span);
  return listed;
}

// ---- fields beside each other -------------------------------------------------------------------

/// "1. Tên nhiệm vụ: …", "2. Cơ quan chủ trì: …": the fields of one task, each a block of its own.
class FieldRuns {
 public:
  FieldRuns(const Context& context, const FoundLines& lines) : context_(context), lines_(lines) {}

  std::vector<ListedActivity> read() {
    const auto& blocks = context_.document.blocks;
    for (std::size_t i = 1; i < blocks.size(); ++i) {
      const Block& block = blocks[i];
      if (!is_line(block.kind) && !is_numbered(block.kind)) continue;
      if (!run_.empty() && block.parent != run_.front().unit) {
        // What stands below a field is part of it.
        if (block.own.begin < run_.back().span.end) continue;
        close();
      }
      take(i);
    }
    close();
    return std::move(found_);
  }

 private:
  void take(std::size_t index) {
    const auto found = lines_.find(index);
    if (found == lines_.end()) return close();
    const Line& line = found->second;
    if (line.role == ColumnRole::Title) close();
    if (run_.empty() && line.role != ColumnRole::Title) return;
    if (run_.empty()) first_ = static_cast<int>(index);
    run_.push_back(line);
  }

  void close() {
    const auto leads = [](const Line& line) { return line.role == ColumnRole::Lead; };
    const bool whole =
        static_cast<int>(run_.size()) > kFewestFields && std::ranges::any_of(run_, leads);
    if (whole) found_.push_back(activity());
    run_.clear();
  }

  [[nodiscard]] ListedActivity activity() const {
    ListedActivity listed{first_, {}};
    Activity& activity = listed.activity;
    activity.origin = Origin::Text;
    for (const Line& line : run_) fill_line(activity, context_, line);
    activity.span = {run_.front().span.begin, run_.back().span.end};
    activity.lines = context_.document.map.lines(activity.span);
    check_bodies(activity, context_);
    return listed;
  }

  const Context& context_;
  const FoundLines& lines_;
  int first_ = 0;
  std::vector<Line> run_;
  std::vector<ListedActivity> found_;
};

}  // namespace

std::vector<ListedActivity> read_lists(const Context& context) {
  const auto& blocks = context.document.blocks;
  const FoundLines labelled = labelled_lines(context);
  if (labelled.empty()) return {};
  std::vector<ListedActivity> found = FieldRuns(context, labelled).read();
  std::vector<Line> lines;
  const auto close = [&] {
    if (makes_activity(lines, context))
      found.push_back(activity_of(context, lines.front().unit, lines));
    lines.clear();
  };
  for (const auto& [index, line] : labelled) {
    const int parent = blocks[index].parent;
    if (!is_line(blocks[index].kind)) continue;
    if (!is_numbered(blocks[static_cast<std::size_t>(parent)].kind)) continue;
    if (!lines.empty() && lines.front().unit != line.unit) close();
    lines.push_back(line);
  }
  close();
  return found;
}

}  // namespace viendan::activities

#include "activities/tables.h"

#include <algorithm>
#include <array>

#include "activities/bodies.h"
#include "activities/fields.h"
#include "activities/items.h"
#include "base/pattern.h"
#include "base/text.h"

namespace viendan::activities {
namespace {

// A sheet's rows are a letter, a label and a value.
constexpr std::size_t kLabelCell = 1;
constexpr std::size_t kValueCell = 2;

Span span_of_row(const Row& row) {
  Span whole;
  for (const auto& cell : row.cells) {
    for (const Span span : cell.spans) {
      if (span.empty()) continue;
      whole = whole.empty()
                  ? span
                  : Span{std::min(whole.begin, span.begin), std::max(whole.end, span.end)};
    }
  }
  return whole;
}

Span span_of_cell(const Cell& cell) {
  return cell.spans.empty() ? Span{} : cell.spans.front();
}

/// Which columns the title may be taken from; a table without one gives its contents as titles.
std::vector<ColumnRole> roles_of(const Table& table) {
  std::vector<ColumnRole> roles;
  for (const auto& column : table.columns) roles.push_back(column.role);
  if (std::find(roles.begin(), roles.end(), ColumnRole::Title) != roles.end()) return roles;
  const auto content = std::find(roles.begin(), roles.end(), ColumnRole::Content);
  if (content != roles.end()) *content = ColumnRole::Title;
  return roles;
}

bool has_role(const std::vector<ColumnRole>& roles, ColumnRole role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool is_blank_but_title(const Row& row, const std::vector<ColumnRole>& roles) {
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const bool named = roles[c] == ColumnRole::Title || roles[c] == ColumnRole::Ordinal;
    if (!named && !trim(row.cells[c].text).empty()) return false;
  }
  return true;
}

const Cell* cell_of(const Row& row, const std::vector<ColumnRole>& roles, ColumnRole role) {
  const auto column = std::find(roles.begin(), roles.end(), role);
  if (column == roles.end()) return nullptr;
  const auto index = static_cast<std::size_t>(column - roles.begin());
  return index < row.cells.size() ? &row.cells[index] : nullptr;
}

/// How a heading is numbered: headings of one manner stand on one level.
enum class Manner { None, Roman, Capital, Decimal, Arabic, Letter };

Manner manner_of(std::string_view heading) {
  struct Form {
    Manner manner;
    Pattern pattern;
  };
  static const Form kForms[] = {
      {Manner::Roman, Pattern(R"([IVX]+[.)\s:–-])")}, {Manner::Capital, Pattern(R"([A-ZĐ][.)])")},
      {Manner::Decimal, Pattern(R"(\d+\.\d)")},       {Manner::Arabic, Pattern(R"(\d+[.)])")},
      {Manner::Letter, Pattern(R"([a-zđ][.)])")},
  };
  const auto form = std::ranges::find_if(kForms, [heading](const Form& candidate) {
    return candidate.pattern.match_start(heading.substr(0, 16)).has_value();
  });
  return form == std::end(kForms) ? Manner::None : form->manner;
}

/// The number that a title begins with, where the table has no other: "3" of "3. Nghị định …".
std::string number_in(std::string_view title) {
  static const Pattern number(R"((\d{1,3})[.)]\s+\S)");
  const auto match = number.match_start(trim(title));
  return match ? std::string((*match)[1]) : std::string();
}

bool is_dash(std::string_view number) {
  return number == "-" || number == "+" || number == "–" || number == "*" || number == "•";
}

/// Rows of one table, with the headings above each.
class RowReader {
 public:
  RowReader(const Table& table, const Context& context)
      : table_(table), context_(context), roles_(roles_of(table)) {}

  std::vector<Activity> read() {
    if (!says_who_or_when()) return {};
    arabic_ = counts_arabic();
    titles_numbered_ = numbers_titles();
    submit_to_ = submitted_to();
    for (std::size_t i = 0; i < table_.rows.size(); ++i) read_row(i);
    return std::move(activities_);
  }

 private:
  void read_row(std::size_t i) {
    const Row& row = table_.rows[i];
    if (row.kind == RowKind::Blank || row.kind == RowKind::Note) return;
    if (row.kind != RowKind::Data) return open_group(row);
    if (row.cells.size() != roles_.size()) return;
    if (is_heading(row)) return open_numbered_group(row);
    if (heads_next_rows(i)) return open_parent(row);
    close_parts(row);
    add_activity(row, i);
  }

  /// A heading ends those that are numbered in its own manner, and what stands below them.
  void open_group(const Row& row) {
    parent_.clear();
    parts_ = false;
    if (row.cells.empty()) return;
    const std::string heading = squeeze(row.cells.front().text);
    std::size_t keep = row.kind == RowKind::Group ? 0 : 1;
    while (keep < groups_.size() && manner_of(groups_[keep]) != manner_of(heading)) ++keep;
    if (row.kind == RowKind::Group) keep = 0;
    groups_.resize(std::min(keep, groups_.size()));
    groups_.push_back(heading);
  }

  /// "IV. Phát triển nhân lực" among rows with Arabic numbers; scraps of the row above, which pages
  /// leave in other cells, do not make it a task.
  [[nodiscard]] bool is_heading(const Row& row) const {
    const Cell* ordinal = cell_of(row, roles_, ColumnRole::Ordinal);
    const Cell* lead = cell_of(row, roles_, ColumnRole::Lead);
    if (ordinal == nullptr || lead == nullptr || !trim(lead->text).empty() || !arabic_)
      return false;
    return roman_value(trim(ordinal->text, " .)")) > 0;
  }

  /// Rows with a dash for a number are parts of the heading above; the next number ends it.
  void close_parts(const Row& row) {
    const Cell* ordinal = cell_of(row, roles_, ColumnRole::Ordinal);
    if (ordinal == nullptr || groups_.empty()) return;
    const std::string_view number = trim(ordinal->text);
    if (is_dash(number)) {
      parts_ = true;
    } else if (parts_ && !number.empty()) {
      groups_.pop_back();
      parts_ = false;
    }
  }

  void open_parent(const Row& row) {
    const Cell* ordinal = cell_of(row, roles_, ColumnRole::Ordinal);
    parent_ordinal_ = ordinal == nullptr ? "" : std::string(trim(ordinal->text, " .)"));
    parent_ = parent_ordinal_.empty() ? "" : parent_ordinal_ + ". ";
    parent_ += squeeze(cell_of(row, roles_, ColumnRole::Title)->text);
  }

  void open_numbered_group(const Row& row) {
    parent_.clear();
    const Cell* title = cell_of(row, roles_, ColumnRole::Title);
    if (title == nullptr) return;
    const Cell* ordinal = cell_of(row, roles_, ColumnRole::Ordinal);
    groups_ = {std::string(trim(ordinal->text, " .)")) + ". " + squeeze(title->text)};
  }

  /// A table that names no body and no time in any row plans nothing.
  [[nodiscard]] bool says_who_or_when() const {
    constexpr std::array kRoles = {ColumnRole::Lead, ColumnRole::Coordinating, ColumnRole::Bodies,
                                   ColumnRole::Timeline};
    return std::any_of(table_.rows.begin(), table_.rows.end(), [this, &kRoles](const Row& row) {
      return std::any_of(kRoles.begin(), kRoles.end(), [this, &row](ColumnRole role) {
        const Cell* cell = cell_of(row, roles_, role);
        return row.kind == RowKind::Data && cell != nullptr && !trim(cell->text).empty();
      });
    });
  }

  /// Whether rows are counted with Arabic numbers.
  [[nodiscard]] bool counts_arabic() const {
    return std::any_of(table_.rows.begin(), table_.rows.end(), [this](const Row& row) {
      const Cell* ordinal = cell_of(row, roles_, ColumnRole::Ordinal);
      return row.kind == RowKind::Data && ordinal != nullptr &&
             to_int(trim(ordinal->text, " .)")) > 0;
    });
  }

  /// "Tiến độ trình Quốc hội": the heading says to whom all is submitted.
  [[nodiscard]] std::string submitted_to() const {
    constexpr std::string_view kSubmit = "trình ";
    for (const auto& column : table_.columns) {
      const std::size_t at = column.heading.rfind(kSubmit);
      if (column.role != ColumnRole::Timeline || at == std::string::npos) continue;
      std::string name(trim(std::string_view(column.heading).substr(at + kSubmit.size())));
      const Vocabulary& vocabulary = context_.vocabulary;
      if (vocabulary.find_agency(name) || vocabulary.issuer_by_code(name) != nullptr) return name;
    }
    return {};
  }

  /// A task that is only named, and done by the rows with dashes below it.
  [[nodiscard]] bool heads_next_rows(std::size_t i) const {
    const Cell* title = cell_of(table_.rows[i], roles_, ColumnRole::Title);
    if (title == nullptr || trim(title->text).empty() || i + 1 >= table_.rows.size()) return false;
    const Row& next = table_.rows[i + 1];
    if (next.kind != RowKind::Data || next.cells.size() != roles_.size()) return false;
    const Cell* below = cell_of(next, roles_, ColumnRole::Title);
    return is_blank_but_title(table_.rows[i], roles_) && trim(below->text).starts_with("- ") &&
           !is_blank_but_title(next, roles_);
  }

  /// Whether the numbers stand in the column of the titles.
  [[nodiscard]] bool numbers_titles() const {
    std::size_t rows = 0;
    std::size_t numbered = 0;
    for (const Row& row : table_.rows) {
      const Cell* title = cell_of(row, roles_, ColumnRole::Title);
      if (row.kind != RowKind::Data || title == nullptr || trim(title->text).empty()) continue;
      ++rows;
      numbered += !number_in(title->text).empty();
    }
    return numbered > 0 && 2 * numbered >= rows;
  }

  /// A task that is only named, with an unnumbered row below it that says who does what by when.
  [[nodiscard]] bool goes_on_below(std::size_t i) const {
    if (i + 1 >= table_.rows.size() || !is_blank_but_title(table_.rows[i], roles_)) return false;
    const Row& next = table_.rows[i + 1];
    if (next.kind != RowKind::Data || next.cells.size() != roles_.size()) return false;
    const Cell* number = cell_of(next, roles_, ColumnRole::Ordinal);
    return number != nullptr && trim(number->text).empty() && !is_blank_but_title(next, roles_);
  }

  /// Of a row without a number of its own: that in its title, or that of the task it is part of.
  void set_missing_ordinal(Activity& activity, const Row& row, std::size_t i) const {
    if (!activity.ordinal.empty()) return;
    const Cell* title = cell_of(row, roles_, ColumnRole::Title);
    if (titles_numbered_ && title != nullptr) activity.ordinal = number_in(title->text);
    if (i > 0 && activity.ordinal.empty() && !activities_.empty() && goes_on_below(i - 1))
      activity.ordinal = activities_.back().ordinal;
  }

  void add_activity(const Row& row, std::size_t i) {
    Activity activity;
    for (std::size_t c = 0; c < roles_.size(); ++c) {
      const Cell& cell = row.cells[c];
      fill(activity, context_,
           {roles_[c], table_.columns[c].heading, cell.text, cell.printed, span_of_cell(cell)});
    }
    if (activity.title.empty() && activity.content.empty()) return;
    if (!activity.ordinal.empty()) parent_.clear();
    if (!parent_.empty()) activity.ordinal = parent_ordinal_;
    if (parts_ && is_dash(activity.ordinal)) activity.ordinal = number_in(groups_.back());
    set_missing_ordinal(activity, row, i);
    activity.group = groups_;
    if (activity.submit_to.empty()) activity.submit_to = submit_to_;
    if (!parent_.empty()) activity.group.push_back(parent_);
    activity.span = span_of_row(row);
    activity.lines = row.lines;
    if (!has_role(roles_, ColumnRole::Lead) && !has_role(roles_, ColumnRole::Bodies)) {
      for (auto group = groups_.rbegin(); group != groups_.rend(); ++group)
        lead_by_heading(activity, context_, *group);
    }
    activity.repairs.insert(activity.repairs.begin(), row.repairs.begin(), row.repairs.end());
    check_bodies(activity, context_);
    remark(activity);
    activities_.push_back(std::move(activity));
  }

  void remark(const Activity& activity) const {
    const bool numbered = has_role(roles_, ColumnRole::Ordinal) && !titles_numbered_;
    if (activity.ordinal.empty() && numbered)
      context_.flag("ordinal-missing", "A row has no number: " + activity.title, activity.span);
    if (activity.timeline.raw.empty() && has_role(roles_, ColumnRole::Timeline))
      context_.flag("timeline-missing", "No period is printed for: " + activity.title,
                    activity.span);
  }

  const Table& table_;
  const Context& context_;
  std::vector<ColumnRole> roles_;
  std::vector<std::string> groups_;
  std::string parent_;  // the task that rows with dashes are parts of
  std::string parent_ordinal_;
  bool parts_ = false;  // the last heading has rows with dashes
  bool arabic_ = false;
  bool titles_numbered_ = false;  // and not in a column of their own
  std::string submit_to_;
  std::vector<Activity> activities_;
};

/// "1. Hoàn thiện khung pháp lý" -> "Hoàn thiện khung pháp lý".
std::string_view without_number(std::string_view title) {
  static const Pattern number(R"((?:\d{1,3}|[IVXLC]{1,5})[.)] *)");
  const auto match = number.match_start(title);
  return match ? title.substr((*match)[0].size()) : title;
}

Activity sheet_title(const Row& row) {
  Activity activity;
  activity.ordinal = row.label;
  if (row.cells.empty()) return activity;
  activity.title = without_number(squeeze(row.cells.front().text));
  activity.title_printed = activity.title;
  return activity;
}

void grow(Activity& activity, const Row& row) {
  const Span span = span_of_row(row);
  if (activity.span.empty()) activity.span = span;
  if (!span.empty()) {
    activity.span.begin = std::min(activity.span.begin, span.begin);
    activity.span.end = std::max(activity.span.end, span.end);
  }
  if (activity.lines.first == 0) activity.lines = row.lines;
  activity.lines.last = std::max(activity.lines.last, row.lines.last);
  activity.repairs.insert(activity.repairs.end(), row.repairs.begin(), row.repairs.end());
}

void add_field(Activity& activity, const Context& context, const Row& row) {
  if (row.cells.size() <= kValueCell) return;
  const Cell& label = row.cells[kLabelCell];
  const Cell& value = row.cells[kValueCell];
  ColumnRole role = context.vocabulary.role_of(label.text).role;
  // The sheet's own title is its title: what a field calls so is content.
  if (role == ColumnRole::Title) role = ColumnRole::Content;
  if (role == ColumnRole::Ordinal) role = ColumnRole::Unknown;
  fill(activity, context, {role, label.text, value.text, value.printed, span_of_cell(value)});
}

}  // namespace

std::vector<Activity> read_rows(const Table& table, const Context& context) {
  return RowReader(table, context).read();
}

std::vector<Activity> read_field_sheet(const Table& table, const Context& context) {
  std::vector<Activity> activities;
  for (const Row& row : table.rows) {
    if (row.kind == RowKind::Blank || row.kind == RowKind::Note) continue;
    if (row.kind != RowKind::Data) {
      activities.push_back(sheet_title(row));
    } else if (!activities.empty()) {
      add_field(activities.back(), context, row);
    }
    if (!activities.empty()) grow(activities.back(), row);
  }
  for (Activity& activity : activities) {
    check_bodies(activity, context);
    if (activity.timeline.raw.empty())
      context.flag("timeline-missing", "No period is printed for: " + activity.title,
                   activity.span);
  }
  return activities;
}

}  // namespace viendan::activities

#include "structure/head.h"

#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "structure/form.h"
#include "structure/label.h"

namespace viendan::structure {
namespace {

constexpr std::size_t kHeadLines = 80;   // no letterhead is longer, site menus included
constexpr std::size_t kHeadBytes = 420;  // nor has a longer line

bool ends_open(std::string_view line) {
  // A title that goes on: "... cơ cấu tổ chức của | Bộ Công Thương".
  constexpr auto kOpen = std::to_array<std::string_view>(
      {" của", " và", " về", " với", " do", " tại", " cho", " thuộc", " trong", " theo", ","});
  const std::string lower = to_lower(line.substr(line.size() > 12 ? line.size() - 12 : 0));
  return std::any_of(kOpen.begin(), kOpen.end(),
                     [&lower](std::string_view word) { return lower.ends_with(word); });
}

bool opens_body(std::string_view line, const Line& at, Form form) {
  if (at.grid || line.size() > kHeadBytes) return true;
  if (form == Form::Basis || form == Form::Addressees || form == Form::Annex ||
      form == Form::IssuedWith || form == Form::Recipients || form == Form::Notes) {
    return true;
  }
  const auto labels = read_labels(line);
  return std::any_of(labels.begin(), labels.end(), [](const Label& label) {
    if (label.kind == BlockKind::Dash || label.kind == BlockKind::Plus) return false;
    return label.kind == BlockKind::Article || label.values[0] == 1;
  });
}

class HeadReader {
 public:
  HeadReader(std::string_view text, const std::vector<Line>& lines,
             const std::vector<Marked>& marks, const Vocabulary& vocabulary)
      : text_(text), lines_(lines), marks_(marks), vocabulary_(vocabulary) {}

  Head read();

 private:
  std::string_view words(std::size_t i) const { return lines_[i].span.of(text_); }
  bool is_marked(std::size_t i) const { return marks_[i].mark != Mark::None; }
  void find_begin();
  void find_end();
  bool is_flat_type(std::size_t i) const;
  void name_lines();
  std::string_view rule_of(std::size_t i);
  std::string_view rule_after_type(std::size_t i) const;
  void name_office();
  bool is_attachment() const;

  std::string_view text_;
  const std::vector<Line>& lines_;
  const std::vector<Marked>& marks_;
  const Vocabulary& vocabulary_;
  Head head_;
  std::size_t begin_ = 0;  // what stands before it belongs to the page it was taken from
  bool evidence_ = false;
  bool letterhead_ = false;  // motto, number or date: more than a type
  bool typed_ = false;
  bool flat_ = false;      // the title stands in the line of the type
  int subject_cell_ = -2;  // the cell whose lines go on with the subject; -2: none
};

/// Saved pages have menus before the letterhead: it begins with the body above the motto.
void HeadReader::find_begin() {
  constexpr std::size_t kMenuLines = 600, kFew = 12, kAbove = 3;
  for (std::size_t i = 0; i < std::min(lines_.size(), kMenuLines); ++i) {
    if (lines_[i].form == Form::Basis || lines_[i].key.starts_with("dieu 1.")) return;
    const bool motto =
        lines_[i].form == Form::Motto && lines_[i].key.find("xa hoi") != std::string::npos;
    if (!motto || !is_all_upper(words(i))) continue;
    if (i <= kFew) return;
    begin_ = i;
    while (begin_ + kAbove > i && is_all_upper(words(begin_ - 1))) --begin_;
    return;
  }
}

/// "Quyết định về việc ..." directly above what it rests on.
bool HeadReader::is_flat_type(std::size_t i) const {
  constexpr std::size_t kReach = 4;
  if (i != begin_ || !read_flat_type_line(words(i), vocabulary_)) return false;
  const std::size_t limit = std::min(lines_.size(), i + kReach);
  for (std::size_t k = i + 1; k < limit; ++k) {
    if (lines_[k].form == Form::Basis) return true;
  }
  return false;
}

void HeadReader::find_end() {
  const std::size_t limit = std::min(lines_.size(), begin_ + kHeadLines);
  bool typed = false;
  for (head_.end = begin_; head_.end < limit; ++head_.end) {
    if (is_marked(head_.end)) continue;
    const Line& line = lines_[head_.end];
    const std::string_view text = words(head_.end);
    const Form form = line.form;
    if (opens_body(text, line, form)) break;
    if (is_enacting_sentence(text) && typed) break;
    const auto type = read_type_line(text, vocabulary_);
    if (type && type->colon && typed) break;
    typed = typed || type.has_value() || is_flat_type(head_.end);
    letterhead_ = letterhead_ || form == Form::Motto || form == Form::Symbol ||
                  place_date(text, line.key).has_value();
  }
  evidence_ = letterhead_ || typed;
}

bool HeadReader::is_attachment() const {
  // "KẾ HOẠCH ... (Kèm theo Quyết định số ...)" without number or date: an attached text alone.
  if (letterhead_ || head_.end >= lines_.size()) return false;
  return lines_[head_.end].form == Form::IssuedWith;
}

std::string_view HeadReader::rule_after_type(std::size_t i) const {
  const std::string_view line = words(i);
  const Form form = lines_[i].form;
  if (form == Form::Drawn) return kDrawnLine;
  if (form == Form::Motto) return kMotto;
  if (form == Form::Symbol && !typed_) return kSymbolLine;
  if (place_date(line, lines_[i].key) && line.size() < 100) return kPlaceDateLine;
  return kTitleLine;
}

std::string_view HeadReader::rule_of(std::size_t i) {
  const std::string_view line = words(i);
  const std::string& key = lines_[i].key;
  if (typed_) {
    // The number stands below the type where the letterhead comes after it, as on some pages.
    return lines_[i].form == Form::Symbol && line.size() < 60 ? kSymbolLine : rule_after_type(i);
  }
  const Form form = lines_[i].form;
  if (form == Form::Symbol) return kSymbolLine;
  if (place_date(line, key) || is_blank_date(key)) return kPlaceDateLine;
  if (form == Form::Motto || key.find("cong hoa xa hoi chu nghia") != std::string::npos)
    return kMotto;
  if (form == Form::Drawn) return kDrawnLine;
  if (form == Form::Subject) {
    subject_cell_ = lines_[i].cell;
    return kSubjectLine;
  }
  if (subject_cell_ != -2 && subject_cell_ == lines_[i].cell && !lines_[i].after_gap)
    return kSubjectLine;
  subject_cell_ = -2;
  if (is_flat_type(i)) {
    typed_ = flat_ = true;
    return kFlatTypeLine;
  }
  const auto type = read_type_line(line, vocabulary_);
  if (type && !type->colon) {
    typed_ = true;
    return kTypeLine;
  }
  return kLetterhead;
}

void HeadReader::name_lines() {
  head_.rules.assign(head_.end, {});
  for (std::size_t i = 0; i < head_.end; ++i) {
    if (i < begin_) {
      head_.rules[i] = kBeforeHead;
    } else if (!is_marked(i)) {
      head_.rules[i] = rule_of(i);
    }
  }
}

void HeadReader::name_office() {
  std::vector<std::size_t> titles;
  for (std::size_t i = 0; i < head_.end; ++i) {
    if (head_.rules[i] == kTitleLine) titles.push_back(i);
  }
  std::string joined;
  for (std::size_t count = 1; count <= std::min<std::size_t>(3, titles.size()); ++count) {
    const std::size_t first = titles[titles.size() - count];
    joined = squeeze(std::string(words(first)) + " " + joined);
    if (joined.size() > 240) return;
    // A title cannot be missing: what stands alone under the type is the title.
    const bool alone = count == titles.size() && !letterhead_ && !flat_;
    if (!is_office(joined, vocabulary_) || alone) continue;
    if (count < titles.size() && ends_open(words(titles[titles.size() - count - 1]))) continue;
    for (std::size_t k = titles.size() - count; k < titles.size(); ++k) {
      head_.rules[titles[k]] = kOfficeLine;
    }
    return;
  }
}

Head HeadReader::read() {
  find_begin();
  find_end();
  if (!evidence_ || is_attachment()) return {};
  name_lines();
  name_office();
  return std::move(head_);
}

}  // namespace

Head read_head(std::string_view text, const std::vector<Line>& lines,
               const std::vector<Marked>& marks, const Vocabulary& vocabulary) {
  return HeadReader(text, lines, marks, vocabulary).read();
}

}  // namespace viendan::structure

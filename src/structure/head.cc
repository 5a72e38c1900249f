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

// How offices and bodies begin, folded. A ministry is looked up in the vocabulary.
constexpr auto kOffices = std::to_array<std::string_view>({
    "thu tuong chinh phu",
    "chinh phu",
    "bo truong",
    "uy ban nhan dan",
    "hoi dong nhan dan",
    "chu tich",
    "uy ban thuong vu quoc hoi",
    "quoc hoi",
    "tong giam doc",
    "giam doc",
    "cuc truong",
    "tong cuc truong",
    "thong doc",
    "vien truong",
    "chanh an",
    "tong kiem toan",
    "tong thanh tra",
    "thanh tra",
    "lien bo",
    "hoi dong",
    "truong ban",
    "ban chi dao",
    "chu nhiem",
    "thu truong",
    "bo ",
    "ngan hang nha nuoc",
    "van phong",
    "ban chap hanh",
    "bo chinh tri",
    "tinh uy",
    "thanh uy",
});

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
  void find_end();
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
  bool evidence_ = false;
  bool letterhead_ = false;  // motto, number or date: more than a type
  bool typed_ = false;
  int subject_cell_ = -2;  // the cell whose lines go on with the subject; -2: none
};

void HeadReader::find_end() {
  const std::size_t limit = std::min(lines_.size(), kHeadLines);
  bool typed = false;
  for (; head_.end < limit; ++head_.end) {
    if (is_marked(head_.end)) continue;
    const Line& line = lines_[head_.end];
    const std::string_view text = words(head_.end);
    const Form form = line.form;
    if (opens_body(text, line, form)) break;
    if (is_enacting_sentence(text) && typed) break;
    const auto type = read_type_line(text, vocabulary_);
    if (type && type->colon && type->title.empty() && typed) break;
    typed = typed || type.has_value();
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
    if (!is_marked(i)) head_.rules[i] = rule_of(i);
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
    const bool alone = first == titles.front() && letterhead_ == false && count == titles.size();
    if (!is_office(joined, vocabulary_) || alone) continue;
    if (count < titles.size() && ends_open(words(titles[titles.size() - count - 1]))) continue;
    for (std::size_t k = titles.size() - count; k < titles.size(); ++k) {
      head_.rules[titles[k]] = kOfficeLine;
    }
    return;
  }
}

Head HeadReader::read() {
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

bool is_office(std::string_view text, const Vocabulary& vocabulary) {
  const std::string key = fold(trim(text, " .,;:"));
  if (key.size() > 160) return false;
  const auto begins =
      std::any_of(kOffices.begin(), kOffices.end(), [&key](std::string_view office) {
        return key.starts_with(office) &&
               (office.ends_with(' ') || key.size() == office.size() || key[office.size()] == ' ');
      });
  if (!begins) return false;
  return is_all_upper(text) || vocabulary.issuer_by_name(trim(text)) != nullptr ||
         key.starts_with("bo truong bo ") || key.starts_with("uy ban nhan dan ");
}

std::optional<TypeLine> read_type_line(std::string_view line, const Vocabulary& vocabulary) {
  if (line.empty() || line.size() > kHeadBytes) return std::nullopt;
  const std::string lower = to_lower(line.substr(0, 64));
  TypeLine found;
  std::size_t longest = 0;
  for (const DocumentType& type : vocabulary.types()) {
    const std::string name = to_lower(type.name);
    if (name.size() > longest && lower.starts_with(name) && at_word_bounds(lower, 0, name.size())) {
      longest = name.size();
      found.type = &type;
    }
  }
  // Lower case of a Vietnamese letter has the length of its capital.
  if (longest == 0 || longest > line.size()) return std::nullopt;
  found.word = line.substr(0, longest);
  std::string_view rest = trim(line.substr(longest));
  const bool capitals = is_all_upper(found.word);
  if (trim(rest, " .").empty())
    return begins_upper(line) || !capitals ? std::optional(found) : std::nullopt;
  if (trim(rest, " :").empty()) {
    found.colon = true;
    return found;
  }
  const std::string rest_lower = to_lower(rest.substr(0, 16));
  if (rest_lower.starts_with("của ") &&
      is_office(rest.substr(std::string_view("của ").size()), vocabulary)) {
    found.office = trim(rest.substr(std::string_view("của ").size()));
    return found;
  }
  if (!capitals) return std::nullopt;
  const bool title =
      rest_lower.starts_with("về ") || rest_lower.starts_with("v/v") || is_all_upper(rest);
  if (!title || rest_lower.starts_with("số")) return std::nullopt;
  found.title = rest;
  return found;
}

bool is_enacting_sentence(std::string_view line) {
  static const Pattern form(
      R"(\p{Lu}[^.;:]{3,160} (?:ban hành|ra) (?:Nghị định|Thông tư|Luật|Bộ luật|Quyết định|Nghị quyết|Pháp lệnh|Chỉ thị)(?:[ .:,].*|$)|\p{Lu}.*(?:như sau|sau đây) ?:)");
  if (line.size() > 900) return false;
  return line.find("ban hành") != std::string_view::npos || line.ends_with(":") ? form.matches(line)
                                                                                : false;
}

}  // namespace viendan::structure

#include "structure/outline.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "structure/attachment.h"
#include "structure/closing.h"
#include "structure/form.h"
#include "structure/numbering.h"
#include "structure/quoted.h"

namespace viendan::structure {
namespace {

/// Which part of a text the next line continues.
enum class Region { Opening, Preamble, Addressees, Intro, Body, Recipients, Signature };

/// The document or an attached text: each has an outline and a closing of its own.
struct Container {
  BlockKind kind = BlockKind::Document;
  int block = 0;
  Region region = Region::Opening;
  bool closed = false;  // recipients or a signature stand in it
  Numbering numbering;
};

class Drawer {
 public:
  Drawer(std::string_view text, const std::vector<Line>& lines, const std::vector<Marked>& marks,
         const Head& head, const Vocabulary& vocabulary)
      : text_(text),
        lines_(lines),
        marks_(marks),
        head_(head),
        vocabulary_(vocabulary),
        quoted_(find_quoted(text, lines)),
        articles_(find_articles()) {}

  Outline run();

 private:
  using Step = bool (Drawer::*)();

  std::string_view words(std::size_t i) const { return lines_[i].span.of(text_); }
  std::string_view words() const { return words(at_); }
  const Line& line() const { return lines_[at_]; }
  Container& here() { return containers_.back(); }

  int add(BlockKind kind, int parent, std::string_view rule, std::string label = {},
          Span heading = {});
  int add_with_heading(BlockKind kind, int parent, std::string_view rule) {
    return add(kind, parent, rule, {}, line().span);
  }
  int parent_of_text();
  void remark(std::string_view code, std::string message);

  // Each reads the line at at_ and moves on, or returns false.
  bool mark();
  bool head_line();
  bool grid();
  bool quoted();
  bool attachment();
  bool addressees();
  bool recipients();
  bool recipient_item();
  bool signature();
  bool preamble();
  bool enacting();
  bool part();
  bool form_sheet();
  bool unit();
  bool continuation();
  bool paragraph();

  void open_container(const Attachment& found);
  void close_text(Region region);
  void open_unit(const Label& label, const Placement& placement);
  bool is_forward_reference(const Label& label) const;
  bool signs_here() const;
  std::vector<std::pair<std::size_t, int>> find_articles() const;

  std::string_view text_;
  const std::vector<Line>& lines_;
  const std::vector<Marked>& marks_;
  const Head& head_;
  const Vocabulary& vocabulary_;
  std::vector<bool> quoted_;
  std::vector<std::pair<std::size_t, int>> articles_;  // lines "Điều n." and their numbers
  Outline outline_;
  std::vector<Container> containers_{Container{}};
  std::size_t at_ = 0;
  int last_ = 0;             // the block added last
  int closing_ = 0;          // the block of the recipients' or addressees' heading
  bool letter_ = false;      // it has addressees
  bool introduced_ = false;  // the line before ends with a colon
};

int Drawer::add(BlockKind kind, int parent, std::string_view rule, std::string label,
                Span heading) {
  last_ = static_cast<int>(outline_.blocks.size());
  outline_.blocks.push_back({.kind = kind,
                             .parent = std::max(parent, 0),
                             .own = {line().span.begin, line().span.begin},
                             .label = std::move(label),
                             .heading = heading,
                             .anchor = {},
                             .rule = std::string(rule)});
  return last_;
}

int Drawer::parent_of_text() {
  here().numbering.close_dashes();
  const int top = here().numbering.top();
  return top >= 0 ? top : here().block;
}

void Drawer::remark(std::string_view code, std::string message) {
  outline_.issues.push_back({std::string(code), std::move(message), line().span});
}

bool Drawer::mark() {
  const Marked& marked = marks_[at_];
  if (marked.mark == Mark::None) return false;
  const BlockKind kind = marked.mark == Mark::Stamp      ? BlockKind::Stamp
                         : marked.mark == Mark::PageMark ? BlockKind::PageMark
                                                         : BlockKind::Footnote;
  // It interrupts whatever is open and closes nothing.
  const int top = here().numbering.top();
  const int before = last_;
  const bool listed = here().region == Region::Recipients || here().region == Region::Addressees;
  add(kind, top >= 0 ? top : listed ? closing_ : here().block, marked.rule);
  last_ = before;
  ++at_;
  return true;
}

bool Drawer::head_line() {
  if (at_ >= head_.end) return false;
  const std::string_view rule = head_.rules[at_];
  add(rule == kBeforeHead ? BlockKind::Paragraph : BlockKind::Head, 0, rule);
  ++at_;
  return true;
}

bool is_code_list_title(std::string_view key) {
  constexpr std::string_view kTitles[] = {"bang phan loai", "bang ma ", "danh muc ma ",
                                          "he thong ma "};
  return std::any_of(std::begin(kTitles), std::end(kTitles),
                     [key](std::string_view title) { return key.starts_with(title); });
}

bool Drawer::grid() {
  if (!line().grid) {
    // A list of codes has its title directly above the grid, and is part of no numbered unit.
    const bool titled =
        at_ + 1 < lines_.size() && lines_[at_ + 1].grid && is_code_list_title(line().key);
    if (!titled) return false;
    here().numbering.clear();
    here().numbering.open_part(
        BlockKind::Classification,
        add_with_heading(BlockKind::Classification, here().block, "code-list"));
  } else {
    add(BlockKind::Table, parent_of_text(), "grid");
    if (here().region != Region::Body) here().region = Region::Body;
  }
  ++at_;
  return true;
}

bool Drawer::quoted() {
  if (!quoted_[at_]) return false;
  add(BlockKind::Paragraph, parent_of_text(), "quoted");
  ++at_;
  return true;
}

void Drawer::open_container(const Attachment& found) {
  // Annexes belong to the plan before them; a plan to the document.
  while (containers_.size() > 1 &&
         (found.kind == BlockKind::Plan || here().kind == BlockKind::Annex)) {
    containers_.pop_back();
  }
  here().closed = true;
  here().numbering.clear();
  Container opened{.kind = found.kind, .region = Region::Body, .numbering = {}};
  opened.block = add(found.kind, here().block, found.rule, found.label, found.heading);
  containers_.push_back(std::move(opened));
}

bool Drawer::attachment() {
  const auto found = read_attachment(text_, lines_, marks_, at_, containers_.front().closed);
  if (!found) return false;
  open_container(*found);
  at_ = std::max(found->end, at_ + 1);
  return true;
}

void Drawer::close_text(Region region) {
  here().numbering.clear();
  here().region = region;
  here().closed = true;
}

bool Drawer::addressees() {
  if (line().form == Form::Addressees) {
    const std::size_t colon = words().find(':');
    const bool alone = colon == std::string_view::npos || trim(words().substr(colon + 1)).empty();
    closing_ = add_with_heading(BlockKind::Addressees, here().block,
                                alone ? "addressees-heading" : "addressees-line");
    here().region = Region::Addressees;
    letter_ = letter_ || here().kind == BlockKind::Document;
    ++at_;
    return true;
  }
  if (here().region != Region::Addressees) return false;
  const bool bullet = words().starts_with("-") || words().starts_with("+");
  const bool first = last_ == closing_ &&
                     outline_.blocks[static_cast<std::size_t>(last_)].rule == "addressees-heading";
  const bool listed = bullet || first || (!line().after_gap && words(at_ - 1).ends_with(";"));
  if (!listed || words().size() > 300) {
    here().region = letter_ ? Region::Intro : Region::Body;
    return false;
  }
  const int before = closing_;
  add(BlockKind::Addressees, before, kAddressee);
  ++at_;
  return true;
}

bool Drawer::recipients() {
  if (line().form != Form::Recipients || words().size() > 200) return false;
  close_text(Region::Recipients);
  closing_ = add_with_heading(BlockKind::Recipients, here().block, "recipients-heading");
  ++at_;
  return true;
}

bool is_page_number(std::string_view words) {
  return words.size() <= 4 && to_int(words) > 0;
}

bool Drawer::recipient_item() {
  if (here().region != Region::Recipients) return false;
  const std::string_view before = words(at_ - 1);
  const bool bullet =
      words().starts_with("-") || words().starts_with("+") || words().starts_with("*");
  const bool listed =
      last_ == closing_ || outline_.blocks[static_cast<std::size_t>(last_)].rule == kRecipient;
  const bool archived = outline_.blocks[static_cast<std::size_t>(last_)].rule == kRecipient &&
                        line_key(trim(before, "-+* ")).starts_with("luu");
  if (archived && is_page_number(words())) {
    add(BlockKind::PageMark, closing_, "page-number");
    ++at_;
    return true;
  }
  const bool closed = archived && (before.ends_with(".") || line().after_gap);
  if (!listed || words().size() > 300 || (closed && !bullet)) return false;
  if (!bullet && (is_person_name(words()) && line().after_gap)) return false;
  const bool wrapped =
      !bullet && last_ != closing_ && !before.ends_with(";") && !before.ends_with(".");
  if (wrapped && line().after_gap) return false;
  if (wrapped) {
    ++at_;  // the rest of a wrapped item belongs to its block
    return true;
  }
  add(BlockKind::Recipients, closing_, kRecipient);
  ++at_;
  return true;
}

bool Drawer::signs_here() const {
  // A title in capitals alone is a heading too; a name, or the mark for one, tells.
  std::size_t seen = 0;
  for (std::size_t i = at_ + 1; i < lines_.size() && seen < 4; ++i, ++seen) {
    if (lines_[i].grid) return false;
    if (is_signed_mark(lines_[i].key) || is_person_name(words(i))) return true;
    if (!is_position(words(i), lines_[i].key) && lines_[i].form != Form::Recipients) return false;
  }
  return false;
}

bool Drawer::signature() {
  if (here().region == Region::Opening || here().region == Region::Addressees) return false;
  const bool closing = here().region == Region::Recipients || here().region == Region::Signature;
  std::string_view rule;
  if (line().form == Form::Capacity) {
    rule = kCapacity;
  } else if (is_position(words(), line().key) && (closing || signs_here())) {
    rule = kPosition;
  } else if (is_signed_mark(line().key)) {
    rule = kSignedMark;
  } else if (closing && is_person_name(words())) {
    rule = kSignerName;
  } else if (lines_[at_ - 1].form == Form::Capacity &&
             repaired_deputy(words(at_ - 1), words()).has_value()) {
    rule = kPosition;
  } else if (here().region == Region::Signature && words().size() < 3) {
    rule = "stray-mark";
  } else {
    return false;
  }
  close_text(Region::Signature);
  add(BlockKind::Signature, here().block, rule);
  ++at_;
  return true;
}

bool Drawer::preamble() {
  const Region region = here().region;
  if (region != Region::Opening && region != Region::Preamble) return false;
  if (line().form == Form::Basis) {
    here().region = Region::Preamble;
    add(BlockKind::Preamble, here().block, "basis");
    ++at_;
    return true;
  }
  return false;
}

bool Drawer::enacting() {
  const Region region = here().region;
  if (region != Region::Opening && region != Region::Preamble) return false;
  const auto type = read_type_line(words(), vocabulary_);
  // "QUYẾT ĐỊNH:" or "QUYẾT NGHỊ:"; the colon may be lost.
  const bool resolved = line().key.starts_with("quyet nghi") && line().key.size() < 14;
  const bool word = resolved || (type && type->title.empty() && type->office.empty() &&
                                 (type->colon || region == Region::Preamble));
  const bool sentence = !word && region == Region::Preamble && is_enacting_sentence(words());
  if (!word && !sentence) return false;
  add(BlockKind::Enacting, here().block, word ? "enacting-word" : "enacting-sentence");
  here().region = Region::Body;
  ++at_;
  return true;
}

bool Drawer::part() {
  const bool notes = line().form == Form::Notes;
  if (!notes && line().form != Form::Contacts) return false;
  const BlockKind kind = notes ? BlockKind::Notes : BlockKind::Contacts;
  Numbering& numbering = here().numbering;
  numbering.open_part(kind, -1);
  const int parent = numbering.parent_at(numbering.units().size() - 1);
  numbering.open_part(kind, add_with_heading(kind, parent >= 0 ? parent : here().block,
                                             notes ? "notes" : "contacts"));
  ++at_;
  return true;
}

bool Drawer::form_sheet() {
  if (line().form != Form::FormSheet || here().kind == BlockKind::Document) return false;
  if (words().size() > 60 || words().ends_with(";") || words().ends_with(",")) return false;
  here().numbering.clear();
  here().region = Region::Body;
  add(BlockKind::Paragraph, here().block, "form-sheet");
  ++at_;
  return true;
}

std::vector<std::pair<std::size_t, int>> Drawer::find_articles() const {
  std::vector<std::pair<std::size_t, int>> found;
  for (std::size_t i = head_.end; i < lines_.size(); ++i) {
    if (lines_[i].grid || quoted_[i] || !lines_[i].key.starts_with("dieu ")) continue;
    for (const Label& label : read_labels(words(i))) {
      if (label.kind == BlockKind::Article) found.emplace_back(i, label.values[0]);
    }
  }
  return found;
}

/// "Điều 9." at the beginning of a wrapped line, where Điều 6 is still to come.
bool Drawer::is_forward_reference(const Label& label) const {
  const int wanted = containers_.back().numbering.last_article() + 1;
  if (label.values[0] <= wanted) return false;
  constexpr std::ptrdiff_t kReach = 16;
  const auto next = std::upper_bound(articles_.begin(), articles_.end(),
                                     std::pair<std::size_t, int>(at_, 1 << 20));
  const auto end = articles_.end() - next > kReach ? next + kReach : articles_.end();
  return std::any_of(next, end, [wanted](const auto& article) { return article.second == wanted; });
}

void Drawer::open_unit(const Label& label, const Placement& placement) {
  constexpr std::string_view kRules[] = {"first-of-kind", "next-in-sequence", "after-gap",
                                         "restart"};
  Numbering& numbering = here().numbering;
  if (placement.sequence == Sequence::Gap) {
    const std::string before = numbering.before(label);
    remark("number-gap", before.empty()
                             ? fmt::format("the numbering begins with \"{}\"", label.text)
                             : fmt::format("\"{}\" follows \"{}\"", label.text, before));
  } else if (placement.sequence == Sequence::Restart) {
    remark("number-restart", fmt::format("the numbering begins again with \"{}\" after \"{}\"",
                                         label.text, numbering.before(label)));
  }
  const int parent = numbering.parent_at(placement.depth);
  const std::uint32_t begin = std::min(line().span.begin + label.size, line().span.end);
  const int block = add(label.kind, parent >= 0 ? parent : here().block,
                        kRules[static_cast<std::size_t>(placement.sequence)], label.text,
                        {begin, line().span.end});
  numbering.open(label, placement, block);
}

bool Drawer::unit() {
  for (const Label& label : read_labels(words())) {
    const bool dash = label.kind == BlockKind::Dash || label.kind == BlockKind::Plus;
    const auto placement = here().numbering.place(label, introduced_);
    if (!placement || (label.kind == BlockKind::Article && is_forward_reference(label))) continue;
    if (!dash || here().region != Region::Preamble) here().region = Region::Body;
    open_unit(label, *placement);
    ++at_;
    return true;
  }
  return false;
}

bool Drawer::continuation() {
  // A line break inside one block of text opens no block.
  if (at_ == 0 || !lines_[at_ - 1].hard_break || here().region != Region::Body) return false;
  ++at_;
  return true;
}

bool Drawer::paragraph() {
  Container& container = here();
  if (container.region == Region::Recipients || container.region == Region::Signature) {
    container.region = Region::Body;
  }
  if (container.region == Region::Opening && letter_) container.region = Region::Intro;
  if (container.region == Region::Preamble) {
    add(BlockKind::Preamble, container.block, "preamble-continued");
  } else if (container.region == Region::Intro) {
    add(BlockKind::Intro, container.block, "letter-intro");
  } else {
    const bool issued = line().form == Form::IssuedWith;
    add(BlockKind::Paragraph, parent_of_text(), issued ? "issued-with" : "unnumbered");
    if (container.region == Region::Opening && head_.end == 0) container.region = Region::Body;
  }
  ++at_;
  return true;
}

Outline Drawer::run() {
  // The order is part of the rules: what interrupts a text comes before what continues it.
  constexpr Step kSteps[] = {
      &Drawer::mark,       &Drawer::head_line, &Drawer::grid,           &Drawer::quoted,
      &Drawer::recipients, &Drawer::signature, &Drawer::attachment,     &Drawer::addressees,
      &Drawer::preamble,   &Drawer::enacting,  &Drawer::recipient_item, &Drawer::part,
      &Drawer::form_sheet, &Drawer::unit,      &Drawer::continuation,   &Drawer::paragraph};
  outline_.blocks.push_back({.kind = BlockKind::Document, .anchor = {}, .rule = "document"});
  while (at_ < lines_.size()) {
    const std::size_t before = at_;
    static_cast<void>(std::any_of(std::begin(kSteps), std::end(kSteps),
                                  [this](Step step) { return (this->*step)(); }));
    introduced_ = words(at_ - 1).ends_with(":");
    if (at_ == before) ++at_;
  }
  // Every block ends where the next begins: together they are the whole text.
  auto& blocks = outline_.blocks;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) blocks[i].own.end = blocks[i + 1].own.begin;
  blocks.back().own.end = static_cast<std::uint32_t>(text_.size());
  return std::move(outline_);
}

}  // namespace

Outline draw_outline(std::string_view text, const std::vector<Line>& lines,
                     const std::vector<Marked>& marks, const Head& head,
                     const Vocabulary& vocabulary) {
  return Drawer(text, lines, marks, head, vocabulary).run();
}

}  // namespace viendan::structure

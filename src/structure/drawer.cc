#include "structure/drawer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::structure {
namespace {

bool is_code_list_title(std::string_view key) {
  constexpr std::string_view kTitles[] = {"bang phan loai", "bang ma ", "danh muc ma ",
                                          "he thong ma "};
  return std::any_of(std::begin(kTitles), std::end(kTitles),
                     [key](std::string_view title) { return key.starts_with(title); });
}

}  // namespace

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

bool Drawer::division_title() {
  // "Chương I | QUY ĐỊNH CHUNG": the title is set below the number.
  Block& block = outline_.blocks[static_cast<std::size_t>(last_)];
  const bool division = block.kind == BlockKind::Part || block.kind == BlockKind::Chapter ||
                        block.kind == BlockKind::Section || block.kind == BlockKind::Subsection;
  const bool open = last_ + 1 == static_cast<int>(outline_.blocks.size());  // no mark in between
  if (!division || !open || words().size() > 300) return false;
  const bool first = block.heading.empty();
  if (!is_all_upper(words()) && !(first && begins_upper(words()) && !words().ends_with("."))) {
    return false;
  }
  block.heading = {first ? line().span.begin : block.heading.begin, line().span.end};
  ++at_;
  return true;
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
      &Drawer::form_sheet, &Drawer::unit,      &Drawer::division_title, &Drawer::continuation,
      &Drawer::paragraph};
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

}  // namespace viendan::structure

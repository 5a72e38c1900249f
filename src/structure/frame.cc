#include "structure/drawer.h"

#include "base/text.h"
#include "base/unicode.h"
#include "structure/closing.h"

namespace viendan::structure {
namespace {

bool is_page_number(std::string_view words) {
  return words.size() <= 4 && to_int(words) > 0;
}

}  // namespace

bool Drawer::head_line() {
  if (at_ >= head_.end) return false;
  const std::string_view rule = head_.rules[at_];
  add(rule == kBeforeHead ? BlockKind::Paragraph : BlockKind::Head, 0, rule);
  ++at_;
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

bool Drawer::recipient_item() {
  if (here().region != Region::Recipients) return false;
  const std::string_view before = words(at_ - 1);
  // Scanners read a dash as a wave.
  const bool bullet =
      !words().empty() && std::string_view("-+*~").find(words().front()) != std::string_view::npos;
  const bool listed =
      last_ == closing_ || outline_.blocks[static_cast<std::size_t>(last_)].rule == kRecipient;
  const bool archived = outline_.blocks[static_cast<std::size_t>(last_)].rule == kRecipient &&
                        line_key(trim(before, "-+*~ ")).starts_with("luu");
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
  if (wrapped && last_ + 1 == static_cast<int>(outline_.blocks.size())) {
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
  } else if (is_position(words(), line().key) && ((closing && !signed_) || signs_here())) {
    rule = kPosition;
  } else if (at_ > 0 && lines_[at_ - 1].form == Form::Capacity &&
             is_plain_position(words(), line().key)) {
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
  signed_ = rule == kSignerName;
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

}  // namespace viendan::structure

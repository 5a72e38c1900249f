#include "activities/charges.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "activities/duty_words.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/agency_list.h"

namespace viendan::activities {
namespace {

constexpr std::array kOperative = std::to_array<BlockKind>(
    {BlockKind::Intro, BlockKind::Article, BlockKind::Roman, BlockKind::Clause, BlockKind::Decimal,
     BlockKind::Point, BlockKind::Dash, BlockKind::Plus, BlockKind::Paragraph});

constexpr std::size_t kLongestHeading = 600;  // bytes

std::string lowered(std::string_view piece) {
  std::string name = squeeze(piece);
  if (name.starts_with("Các ")) name = to_lower(name.substr(0, 4)) + name.substr(4);
  return name;
}

}  // namespace

bool is_operative(BlockKind kind) {
  return std::find(kOperative.begin(), kOperative.end(), kind) != kOperative.end();
}

Charges::Charges(const Document& document, const Vocabulary& vocabulary)
    : document_(document),
      vocabulary_(vocabulary),
      issued_(document.metadata.issued()),
      laid_(1),
      charges_(document.blocks.size()) {}

void Charges::enter(std::size_t block) {
  charges_[block] = inherited(block);
}

std::size_t Charges::inherited(std::size_t index) {
  const Block& block = document_.blocks[index];
  if (list_.parent == block.parent) {
    if (list_.kind == block.kind) return list_.charge;
    list_ = {};
  }
  return charges_[static_cast<std::size_t>(block.parent)];
}

void Charges::lay(std::size_t block, std::vector<AgencyRef> agencies) {
  charges_[block] = laid_.size();
  laid_.push_back({std::move(agencies), true});
}

/// Where a paragraph that ends with a colon has no blocks below it, the next blocks beside it are
/// what it introduces.
void Charges::open_list(std::size_t index) {
  if (has_children(index) || index + 1 >= document_.blocks.size()) return;
  const Block& next = document_.blocks[index + 1];
  if (next.parent != document_.blocks[index].parent || next.kind == BlockKind::Paragraph) return;
  list_ = {next.parent, next.kind, charges_[index]};
}

bool Charges::introduces(std::size_t index) const {
  if (has_children(index)) return true;
  const bool paragraph = document_.blocks[index].kind == BlockKind::Paragraph ||
                         document_.blocks[index].kind == BlockKind::Intro;
  return paragraph && index + 1 < document_.blocks.size() &&
         document_.blocks[index + 1].parent == document_.blocks[index].parent;
}

bool Charges::opens(std::size_t index, std::string_view text) {
  const std::string_view heading = trim(text, " \t\r\n*#.-+");
  const bool colon = heading.ends_with(":");
  if (heading.size() > kLongestHeading || !introduces(index)) return false;
  if (!colon && !has_children(index)) return false;
  const std::string_view words = trim(heading, " :");
  const Span whole = span_in(text, words);
  const bool names = opens_with_body(words);
  if (!names && !colon) return false;
  if (names && find_duty_verb(words) == std::string_view::npos) {
    lay(index, agencies_of(words));
    open_list(index);
    return true;
  }
  if (!colon) return false;
  const Span with_colon{whole.begin, whole.begin + static_cast<std::uint32_t>(words.size() + 1)};
  const DutySubject subject = find_subject(text, with_colon);
  if (subject.bodies.empty() || find_duty_verb(words) == std::string_view::npos) return false;
  // "Bộ Công Thương hướng dẫn như sau:" is the letter itself speaking.
  const bool speaks = words.ends_with("như sau") || words.ends_with("sau đây");
  if (speaks && !subject.requested && find_strong_verb(words) == std::string_view::npos)
    return false;
  lay(index, with_partners(agencies_of(subject.bodies.of(text)), text, subject.verb));
  if (subject.requested) asked_ = of(index).agencies;
  open_list(index);
  return true;
}

bool Charges::has_children(std::size_t index) const {
  return index + 1 < document_.blocks.size() &&
         document_.blocks[index + 1].parent == static_cast<int>(index);
}

std::vector<AgencyRef> Charges::with_partners(std::vector<AgencyRef> agencies,
                                              std::string_view text, Span verb) {
  const Span partners = find_partners(text, verb);
  if (partners.empty()) return agencies;
  for (AgencyRef partner : agencies_of(partners.of(text))) {
    partner.scope = kPartnerScope;
    agencies.push_back(std::move(partner));
  }
  return agencies;
}

/// Documents name the same bodies again and again, and reading a list is slow.
const std::vector<AgencyRef>& Charges::agencies_of(std::string_view words) {
  const auto [known, fresh] = known_.try_emplace(std::string(words));
  if (fresh) known->second = read_bodies(words);
  return known->second;
}

std::vector<AgencyRef> Charges::read_bodies(std::string_view words) const {
  std::vector<AgencyRef> all;
  for (const std::string_view piece : split_bodies(words)) {
    if (is_class_of_offices(piece)) {
      all.push_back({.name = lowered(piece), .printed = squeeze(piece), .collective = true});
      continue;
    }
    AgencyList list = read_agencies(vocabulary_, piece, issued_);
    const bool cut = is_office(piece) && list.agencies.size() > 1;
    if (list.agencies.empty() || cut) {
      list.agencies.clear();
      list.agencies.push_back({.name = squeeze(piece), .printed = squeeze(piece)});
    }
    std::move(list.agencies.begin(), list.agencies.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace viendan::activities

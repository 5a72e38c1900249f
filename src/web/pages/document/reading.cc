#include "web/pages/document/reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "base/text.h"
#include "web/page/layout.h"

namespace viendan::web {
namespace {

struct KindName {
  BlockKind kind;
  Phrase name;
};
// What stands outside numbered units.
constexpr std::array kKindNames = std::to_array<KindName>({
    {BlockKind::Head, {"Phần đầu văn bản", "Letterhead"}},
    {BlockKind::Preamble, {"Căn cứ ban hành", "Preamble"}},
    {BlockKind::Enacting, {"Phần ban hành", "Enacting words"}},
    {BlockKind::Addressees, {"Kính gửi", "Addressees"}},
    {BlockKind::Intro, {"Phần mở đầu", "Introduction"}},
    {BlockKind::Recipients, {"Nơi nhận", "Recipients"}},
    {BlockKind::Signature, {"Chữ ký", "Signature"}},
    {BlockKind::Footnote, {"Chú thích", "Footnote"}},
    {BlockKind::Stamp, {"Dấu, ký số", "Stamp"}},
    {BlockKind::PageMark, {"Đầu, chân trang", "Running head"}},
    {BlockKind::Notes, {"Ghi chú", "Notes"}},
    {BlockKind::Table, {"Bảng", "Table"}},
});
constexpr Phrase kBody{"Nội dung", "Text"};

/// What a citation is an entry of.
std::string key_of(const Citation& citation) {
  if (is_sure(citation)) return citation.target.id;
  return fmt::format("{}\n{}", name_in(kCitationStatuses, citation.status),
                     squeeze(citation.surface));
}

void gather(Reading& reading) {
  const auto& citations = reading.document.citations;
  reading.by_place.resize(citations.size());
  std::iota(reading.by_place.begin(), reading.by_place.end(), std::size_t{0});
  std::ranges::stable_sort(reading.by_place, {},
                           [&](std::size_t i) { return citations[i].span.begin; });
  reading.cited_of.assign(citations.size(), -1);
  reading.inside.assign(citations.size(), false);
  std::uint32_t end = 0;
  for (const std::size_t i : reading.by_place) {
    reading.inside[i] = citations[i].span.begin < end;
    if (!reading.inside[i]) end = citations[i].span.end;
  }
  std::unordered_map<std::string, int> entries;
  for (const std::size_t i : reading.by_place) {
    if (of_itself(reading, citations[i])) continue;
    if (citations[i].target.id == reading.document.metadata.id) continue;
    const auto [entry, fresh] =
        entries.try_emplace(key_of(citations[i]), static_cast<int>(reading.cited.size()));
    if (fresh) reading.cited.emplace_back();
    reading.cited_of[i] = entry->second;
    reading.cited[static_cast<std::size_t>(entry->second)].mentions.push_back(i);
  }
}

Address own_address(const Reading& reading) {
  Address address("/documents/" + reading.document.metadata.id, reading.language());
  address.with("view", reading.mode);
  return address;
}

}  // namespace

Reading reading_of(const View& view, const Document& document, std::size_t largest) {
  Reading reading{.view = view, .document = document, .paper = lay_out(document, largest)};
  gather(reading);
  return reading;
}

std::string place_address(const Reading& reading, std::string_view anchor) {
  const auto spot = reading.paper.spots.find(anchor);
  if (spot == reading.paper.spots.end()) return part_address(reading, 0);
  const bool here = spot->second.part == reading.part && reading.mode != "relations";
  if (here) return "#" + encode_value(anchor);
  Address address = own_address(reading);
  if (!reading.paper.whole()) address.with("part", spot->second.part + 1);
  return address.at(anchor).text();
}

std::string part_address(const Reading& reading, std::size_t part) {
  Address address = own_address(reading);
  if (part > 0) address.with("part", part + 1);
  return address.text();
}

std::string view_address(const Reading& reading, std::string_view mode) {
  Address address("/documents/" + reading.document.metadata.id, reading.language());
  return address.with("view", mode).text();
}

bool is_sure(const Citation& citation) {
  const bool known =
      citation.status == CitationStatus::Resolved || citation.status == CitationStatus::Stub;
  return known && !citation.target.id.empty();
}

bool of_itself(const Reading& reading, const Citation& citation) {
  return citation.target.id == reading.document.metadata.id && citation.pinpoint.empty();
}

Span shown_span(const Reading& reading) {
  const Part& part = reading.paper.parts.at(reading.part);
  if (part.begin == part.end) return {};
  const auto& items = reading.paper.items;
  const auto& blocks = reading.document.blocks;
  const auto own = [&](std::size_t item) {
    return blocks[static_cast<std::size_t>(items[item].block)].own;
  };
  const auto end = part.end < items.size()
                       ? own(part.end).begin
                       : static_cast<std::uint32_t>(reading.document.text.size());
  return {own(part.begin).begin, std::max(end, own(part.end - 1).end)};
}

std::string_view name_of(const Reference& reference) {
  if (!reference.symbol.empty()) return reference.symbol;
  return reference.title.empty() ? reference.id : reference.title;
}

std::string_view name_of_document(const Reading& reading, std::string_view id) {
  const auto known = reading.around.names.find(id);
  return known == reading.around.names.end() ? id : name_of(known->second);
}

std::string place_name(const Reading& reading, int block) {
  std::string name = provision_name(reading.document, block);
  if (!name.empty()) return name;
  const auto kind = reading.document.blocks[static_cast<std::size_t>(block)].kind;
  const auto* row = std::ranges::find(kKindNames, kind, &KindName::kind);
  return std::string(reading.say(row == kKindNames.end() ? kBody : row->name));
}

std::string counted(const Reading& reading, const Phrase& phrase, std::size_t count) {
  return fmt::format(fmt::runtime(reading.say(phrase)), shown_number(count, reading.language()));
}

}  // namespace viendan::web

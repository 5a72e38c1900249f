#include "search/index/places.h"

#include <array>
#include <map>

#include "base/text.h"
#include "search/words/terms.h"

namespace viendan::search {
namespace {

// A number in groups of seven bits, the lowest first; all but the last have the eighth bit.
void append_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) out += static_cast<char>(0x80U | (number & 0x7FU));
  out += static_cast<char>(number);
}

/// Takes a number from the front; false where there is none.
bool take_number(std::string_view& data, std::uint64_t& number) {
  number = 0;
  for (unsigned shift = 0; !data.empty() && shift < 63; shift += 7) {
    const auto byte = static_cast<unsigned char>(data.front());
    data.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80U) return true;
  }
  return false;
}

using Surroundings = std::array<std::string, 5>;

Surroundings surroundings(const Place& place) {
  return {place.kinds, place.pinpoint.article, place.pinpoint.clause, place.pinpoint.point,
          place.pinpoint.annex};
}

std::uint64_t flags(const Place& place) {
  return (place.shown ? 1U : 0U) | (place.begins_sheet ? 2U : 0U);
}

}  // namespace

// Neighbours mostly stand in the same units: these are named once, and then by their number.
std::string write(const std::vector<Place>& places) {
  std::map<Surroundings, std::size_t> numbers;
  std::vector<std::string> names;
  std::string list;
  std::uint32_t position = 0;
  for (const Place& place : places) {
    const auto [entry, fresh] = numbers.try_emplace(surroundings(place), numbers.size());
    if (fresh) names.insert(names.end(), entry->first.begin(), entry->first.end());
    append_number(list, place.position - position);
    append_number(list, flags(place) | entry->second << 2U);
    position = place.position;
  }
  return pack({pack(names), list});
}

Layout read_layout(std::string_view data) {
  std::string_view names, list;
  if (!take_field(data, names) || !take_field(data, list)) list = {};
  Layout layout{.spots = {}, .names = std::string(names)};
  layout.spots.reserve(list.size() / 3);
  std::uint64_t step = 0, rest = 0, position = 0;
  while (take_number(list, step) && take_number(list, rest)) {
    position += step;
    layout.spots.push_back({static_cast<std::uint32_t>(position),
                            static_cast<std::uint32_t>(rest >> 2U), (rest & 1U) != 0,
                            (rest & 2U) != 0});
  }
  return layout;
}

std::vector<Layout::Around> Layout::around() const {
  std::vector<Around> found;
  std::string_view rest = names;
  Around next;
  while (take_field(rest, next.kinds) && take_field(rest, next.article) &&
         take_field(rest, next.clause) && take_field(rest, next.point) &&
         take_field(rest, next.annex)) {
    found.push_back(next);
  }
  return found;
}

Result<std::uint32_t> first_unit(const Database& units, std::string_view key) {
  const auto records = units.records_with(term(prefix::kKey, key), 1);
  if (!records) return tl::unexpected(records.error());
  if (records->empty()) return Err(Error::Code::Malformed, "the index lacks the units of {}", key);
  return records->front();
}

Result<Layout> layout_of(const Database& units, std::uint32_t first, const Stored& stored) {
  return units.data(units.after(first, stored.first_sheet + stored.sheets)).map(read_layout);
}

Result<StoredUnit> text_of(const Database& units, std::uint32_t first, const Stored& stored,
                           const Layout& layout, std::size_t place) {
  std::uint32_t sheet = stored.first_sheet;
  std::size_t unit = 0;
  bool any = false;
  for (std::size_t i = 0; i <= place && i < layout.spots.size(); ++i) {
    if (!layout.spots[i].shown) continue;
    const bool next = layout.spots[i].begins_sheet;
    if (next && any) ++sheet;
    unit = next || !any ? 0 : unit + 1;
    any = true;
  }
  const auto data = units.data(units.after(first, sheet));
  if (!data) return tl::unexpected(data.error());
  if (auto text = read_unit(*data, unit)) return *std::move(text);
  return Err(Error::Code::Malformed, "the index lacks a text of {}", stored.id);
}

}  // namespace viendan::search

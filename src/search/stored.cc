#include "search/stored.h"

#include <algorithm>

#include "base/result.h"
#include "base/text.h"
#include "search/terms.h"

namespace viendan::search {
namespace {

constexpr std::string_view kSame = "=";  // as in the line before: most units are inside others
constexpr std::string_view kHidden = "-";
constexpr std::string_view kBeginsSheet = "+";

std::string_view mark_of(const Place& place) {
  if (!place.shown) return kHidden;
  return place.begins_sheet ? kBeginsSheet : "";
}

std::vector<std::string> columns(const Place& place) {
  std::vector<std::string> all = {std::string(mark_of(place)), place.kinds,
                                  place.pinpoint.article,      place.pinpoint.clause,
                                  place.pinpoint.point,        place.pinpoint.annex};
  for (auto& column : all)
    std::ranges::replace_if(
        column, [](char c) { return c == '\t' || c == '\n'; }, ' ');
  return all;
}

std::string write_places(const std::vector<Place>& places) {
  std::string out;
  std::vector<std::string> before(columns({}).size());
  std::uint32_t position = 0;
  for (const Place& place : places) {
    out += std::to_string(place.position - position);
    position = place.position;
    auto now = columns(place);
    for (std::size_t i = 0; i < now.size(); ++i) {
      out += '\t';
      out += !now[i].empty() && now[i] == before[i] ? kSame : now[i];
    }
    out += '\n';
    before = std::move(now);
  }
  return out;
}

std::vector<Place> read_places(std::string_view data) {
  std::vector<Place> places;
  Place place;
  for (const auto line : split(data, '\n')) {
    const auto parts = split(line, '\t');
    if (parts.size() != 1 + columns({}).size()) continue;
    const auto take = [&parts](std::size_t i, std::string& value) {
      if (parts[i] != kSame) value = parts[i];
    };
    place.position += static_cast<std::uint32_t>(std::max(0, to_int(parts[0])));
    if (parts[1] != kSame) {
      place.shown = parts[1] != kHidden;
      place.begins_sheet = parts[1] == kBeginsSheet;
    }
    take(2, place.kinds);
    take(3, place.pinpoint.article);
    take(4, place.pinpoint.clause);
    take(5, place.pinpoint.point);
    take(6, place.pinpoint.annex);
    places.push_back(place);
  }
  return places;
}

}  // namespace

std::string write(const Stored& stored) {
  return pack({stored.id, stored.source, stored.symbol, stored.type, stored.date, stored.title,
               stored.stub ? "1" : "", std::to_string(stored.first_sheet),
               write_places(stored.places)});
}

Stored read_stored(std::string_view data) {
  auto fields = unpack(data);
  fields.resize(9);
  return {fields[0],
          fields[1],
          fields[2],
          fields[3],
          fields[4],
          fields[5],
          !fields[6].empty(),
          static_cast<std::uint32_t>(std::max(0, to_int(fields[7]))),
          read_places(fields[8])};
}

std::string write(const Sheet& sheet) {
  std::vector<std::string> fields;
  for (const auto& unit : sheet) {
    for (const auto& field : {unit.provision, unit.anchor, unit.text}) fields.push_back(field);
  }
  return pack(fields);
}

Sheet read_sheet(std::string_view data) {
  Sheet sheet;
  const auto fields = unpack(data);
  for (std::size_t i = 0; i + 2 < fields.size(); i += 3) {
    sheet.push_back({fields[i], fields[i + 1], fields[i + 2]});
  }
  return sheet;
}

SheetPlace sheet_place(const Stored& stored, std::size_t place) {
  SheetPlace found{.sheet = stored.first_sheet};
  bool any = false;
  for (std::size_t i = 0; i <= place && i < stored.places.size(); ++i) {
    if (!stored.places[i].shown) continue;
    const bool next = stored.places[i].begins_sheet;
    if (next && any) ++found.sheet;
    found.unit = next || !any ? 0 : found.unit + 1;
    any = true;
  }
  return found;
}

std::string variants_key(std::string_view folded) {
  return term(metadata::kVariants, folded);
}

}  // namespace viendan::search

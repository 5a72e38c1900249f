#include "search/stored.h"

#include "base/result.h"
#include "base/text.h"
#include "search/terms.h"

namespace viendan::search {
namespace {

constexpr std::string_view kSame = "=";  // as in the line before: most units are inside others
constexpr std::string_view kHidden = "-";

std::vector<std::string> columns(const Place& place) {
  std::vector<std::string> all = {place.shown ? "" : std::string(kHidden),
                                  place.kinds,
                                  place.pinpoint.article,
                                  place.pinpoint.clause,
                                  place.pinpoint.point,
                                  place.pinpoint.annex};
  for (auto& column : all) column = replace_all(replace_all(column, "\t", " "), "\n", " ");
  return all;
}

std::string write_places(const std::vector<Place>& places) {
  std::string out;
  std::vector<std::string> before(columns({}).size());
  std::uint32_t position = 0;
  for (const Place& place : places) {
    out += fmt::format("{}", place.position - position);
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
    if (parts[1] != kSame) place.shown = parts[1] != kHidden;
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
               stored.stub ? "1" : "", std::to_string(stored.first_unit),
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

std::string write(const StoredUnit& unit) {
  return pack({unit.provision, unit.anchor, unit.text});
}

StoredUnit read_stored_unit(std::string_view data) {
  auto fields = unpack(data);
  fields.resize(3);
  return {fields[0], fields[1], fields[2]};
}

std::string variants_key(std::string_view folded) {
  return term(metadata::kVariants, folded);
}

}  // namespace viendan::search

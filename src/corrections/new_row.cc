#include "corrections/new_row.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "base/unicode.h"
#include "corrections/fields.h"
#include "corrections/outcome.h"
#include "corrections/row_values.h"
#include "model/anchor.h"

namespace viendan::corrections {
namespace {

/// The places at which the words stand, whatever white space is between them; two are enough.
std::vector<Span> places_of(std::string_view words, std::string_view text) {
  std::string squeezed;
  std::vector<std::uint32_t> offsets;  // of each byte of it
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const bool space = kSpaces.find(text[i]) != kSpaces.npos;
    if (space && (squeezed.empty() || squeezed.back() == ' ')) continue;
    squeezed += space ? ' ' : text[i];
    offsets.push_back(i);
  }
  std::vector<Span> places;
  for (std::size_t at = squeezed.find(words); at != squeezed.npos && places.size() < 2;
       at = squeezed.find(words, at + 1)) {
    if (!at_word_bounds(squeezed, at, at + words.size())) continue;
    places.push_back({offsets[at], offsets[at + words.size() - 1] + 1});
  }
  return places;
}

/// An address like those of its neighbours, unlike all of them: "pl.muc-i.hd-8".
std::string anchor_of(const Document& document, const Activity* neighbour,
                      const std::string& ordinal) {
  const std::string beside = neighbour == nullptr ? "" : neighbour->anchor;
  const auto point = beside.rfind("hd-");
  const std::string section = point == beside.npos ? "" : beside.substr(0, point);
  const std::string part = anchor_part(ordinal);
  const bool unnumbered = part.empty() && point != beside.npos;
  const std::string first = unnumbered ? beside : section + "hd-" + (part.empty() ? "0" : part);
  const auto taken = [&](const std::string& anchor) {
    return std::ranges::find(document.activities, anchor, &Activity::anchor) !=
           document.activities.end();
  };
  std::string anchor = first;
  for (int count = 2; taken(anchor); ++count) anchor = fmt::format("{}~{}", first, count);
  return anchor;
}

void fill(Activity& activity, const Entry& entry, const Context& context) {
  std::map<std::string, std::vector<std::string>> values;
  for (const auto& [name, value] : entry.fields) {
    if (!value.empty()) values[name].push_back(value);
  }
  for (const auto& [name, items] : values) {
    if (const RowField* field = row_field(name)) set_values(activity, *field, items, {}, context);
  }
  activity.title_printed = entry.was.front();
}

}  // namespace

RowOutcome add_row(Document& document, const Entry& entry, const Vocabulary& vocabulary) {
  const auto places = places_of(entry.was.front(), document.text);
  if (places.empty()) return {"these words are not in the source"};
  if (places.size() > 1) return {"these words stand in the source several times", places.front()};
  auto& all = document.activities;
  auto after = all.end();
  if (!entry.row.anchor.empty()) {
    after = std::ranges::find(all, entry.row.anchor, &Activity::anchor);
    if (after == all.end()) return {"there is no activity that it follows", places.front()};
  }
  const auto same = [&](const Activity& activity) { return activity.span == places.front(); };
  if (std::ranges::any_of(all, same)) return {"there is such an activity", places.front()};
  const Activity* neighbour = after == all.end() ? nullptr : &*after;
  Activity activity;
  if (neighbour != nullptr) {
    activity.annex = neighbour->annex;
    activity.table = neighbour->table;
    activity.group = neighbour->group;
    activity.origin = neighbour->origin;
  }
  if (!entry.row.annex.empty()) activity.annex = entry.row.annex;
  if (!entry.row.table.empty()) activity.table = entry.row.table;
  activity.span = places.front();
  activity.lines = document.map.lines(activity.span);
  fill(activity, entry, {vocabulary, document.metadata.issued()});
  activity.anchor = anchor_of(document, neighbour, activity.ordinal);
  activity.repairs.push_back(repair_of(entry, "", activity.title, activity.span));
  all.insert(after == all.end() ? after : after + 1, std::move(activity));
  return {};
}

}  // namespace viendan::corrections

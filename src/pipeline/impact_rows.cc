#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "base/unicode.h"
#include "pipeline/impact.h"

namespace viendan::pipeline {
namespace {

/// Titles that share so much are one title reworded; less will do for rows of one number.
constexpr double kReworded = 0.6;
constexpr double kRewordedInPlace = 0.4;
/// So many rows are compared with each other; of more, only those that have something in common.
constexpr std::size_t kMostPairs = 40'000;
/// Rows of the same words that are looked at for one row.
constexpr std::size_t kMostAlike = 20;

std::string words_of(const std::vector<AgencyRef>& bodies) {
  std::vector<std::string> names;
  for (const AgencyRef& body : bodies) {
    names.push_back(body.scope.empty() ? body.name : fmt::format("{} ({})", body.name, body.scope));
  }
  return join(names, "; ");
}

std::string words_of(const std::vector<Detail>& details) {
  std::vector<std::string> words;
  for (const Detail& detail : details) {
    words.push_back(fmt::format("{}: {}", detail.label, detail.value));
  }
  return join(words, "; ");
}

std::string words_of(const std::optional<Date>& date) {
  return date ? date->iso() : "";
}

struct FieldOf {
  std::string_view name;
  std::string (*value)(const Activity&);
};
constexpr auto kFields = std::to_array<FieldOf>({
    {"annex", [](const Activity& a) { return a.annex; }},
    {"table", [](const Activity& a) { return a.table; }},
    {"ordinal", [](const Activity& a) { return a.ordinal; }},
    {"group", [](const Activity& a) { return join(a.group, " / "); }},
    {"title", [](const Activity& a) { return a.title; }},
    {"content", [](const Activity& a) { return join(a.content, "; "); }},
    {"lead", [](const Activity& a) { return words_of(a.lead); }},
    {"coordinating", [](const Activity& a) { return words_of(a.coordinating); }},
    {"timeline", [](const Activity& a) { return a.timeline.raw; }},
    {"from", [](const Activity& a) { return words_of(a.timeline.from); }},
    {"to", [](const Activity& a) { return words_of(a.timeline.to); }},
    {"recurrence", [](const Activity& a) { return a.timeline.recurrence; }},
    {"funding", [](const Activity& a) { return join(a.funding, "; "); }},
    {"outputs", [](const Activity& a) { return join(a.outputs, "; "); }},
    {"submit_to", [](const Activity& a) { return a.submit_to; }},
    {"note", [](const Activity& a) { return a.note; }},
    {"details", [](const Activity& a) { return words_of(a.details); }},
});

using Values = std::array<std::string, kFields.size()>;
using Place = std::tuple<std::string, std::string, std::string>;

/// An activity, made ready to be compared.
struct Side {
  const Activity* activity = nullptr;
  Values values;
  std::string folded;              // the title
  std::vector<std::string> words;  // of it, sorted
  Place place;
  bool matched = false;
};

std::vector<Side> sides_of(std::span<const Activity> activities) {
  std::vector<Side> sides;
  sides.reserve(activities.size());
  for (const Activity& activity : activities) {
    Side side{.activity = &activity};
    for (std::size_t i = 0; i < kFields.size(); ++i) side.values[i] = kFields[i].value(activity);
    side.folded = squeeze(fold(activity.title));
    for (const auto word : split(side.folded, ' ')) side.words.emplace_back(word);
    std::ranges::sort(side.words);
    side.place = {activity.annex, activity.table, activity.ordinal};
    sides.push_back(std::move(side));
  }
  return sides;
}

/// Twice what both have over what each has: 1 for the same words in any order.
double likeness(const Side& a, const Side& b) {
  if (a.folded == b.folded) return 1;
  std::vector<std::string> common;
  std::ranges::set_intersection(a.words, b.words, std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) /
         static_cast<double>(a.words.size() + b.words.size());
}

struct Pair {
  std::size_t before = 0, after = 0;
  double score = 0;
};
using Pairs = std::vector<Pair>;

/// How well two rows fit, or 0 where they are two.
double score_of(const Side& a, const Side& b) {
  const double like = likeness(a, b);
  const bool in_place = !a.activity->ordinal.empty() && a.place == b.place;
  if (like < (in_place ? kRewordedInPlace : kReworded)) return 0;
  std::size_t same = 0;
  for (std::size_t i = 0; i < kFields.size(); ++i) same += a.values[i] == b.values[i] ? 1 : 0;
  return 10 * like + (in_place ? 2 : 0) +
         static_cast<double>(same) / static_cast<double>(kFields.size());
}

/// Rows that say the very same need no looking for.
Pairs equal_rows(std::vector<Side>& before, std::vector<Side>& after) {
  std::map<Values, std::vector<std::size_t>> rows;
  for (std::size_t i = before.size(); i-- > 0;) rows[before[i].values].push_back(i);
  Pairs pairs;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto same = rows.find(after[i].values);
    if (same == rows.end() || same->second.empty()) continue;
    pairs.push_back({same->second.back(), i});
    same->second.pop_back();
    before[pairs.back().before].matched = after[i].matched = true;
  }
  return pairs;
}

std::vector<std::size_t> open_rows(const std::vector<Side>& sides) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    if (!sides[i].matched) open.push_back(i);
  }
  return open;
}

/// For each row those that may be it: all, or where that were too many, those of its title or
/// place.
template <typename Visit>
void each_candidate(const std::vector<Side>& before, const std::vector<Side>& after,
                    const Visit& visit) {
  const auto old_rows = open_rows(before), new_rows = open_rows(after);
  const bool all = old_rows.size() * new_rows.size() <= kMostPairs;
  std::map<std::string_view, std::vector<std::size_t>> by_title;
  std::map<Place, std::vector<std::size_t>> by_place;
  for (const auto i : old_rows) {
    by_title[before[i].folded].push_back(i);
    by_place[before[i].place].push_back(i);
  }
  const auto some = [&](const std::vector<std::size_t>& rows, std::size_t now) {
    for (std::size_t i = 0; i < std::min(rows.size(), kMostAlike); ++i) visit(rows[i], now);
  };
  for (const auto now : new_rows) {
    if (all) {
      for (const auto old : old_rows) visit(old, now);
      continue;
    }
    some(by_title[after[now].folded], now);
    some(by_place[after[now].place], now);
  }
}

std::size_t distance(const Pair& pair) {
  return pair.before > pair.after ? pair.before - pair.after : pair.after - pair.before;
}

Pairs matched_rows(std::vector<Side>& before, std::vector<Side>& after) {
  Pairs pairs = equal_rows(before, after), candidates;
  each_candidate(before, after, [&](std::size_t old, std::size_t now) {
    const double score = score_of(before[old], after[now]);
    if (score > 0) candidates.push_back({old, now, score});
  });
  std::ranges::sort(candidates, {}, [](const Pair& pair) {
    return std::tuple(-pair.score, distance(pair), pair.after, pair.before);
  });
  for (const Pair& pair : candidates) {
    if (before[pair.before].matched || after[pair.after].matched) continue;
    before[pair.before].matched = after[pair.after].matched = true;
    pairs.push_back(pair);
  }
  std::ranges::sort(pairs, {}, &Pair::after);
  return pairs;
}

RowChange change_of(const Activity& activity, Change change) {
  return {change,           activity.annex, activity.table,
          activity.ordinal, activity.title, activity.lines.first};
}

std::vector<FieldChange> fields_of(const Values& before, const Values& after) {
  std::vector<FieldChange> fields;
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (before[i] == after[i]) continue;
    fields.push_back({std::string(kFields[i].name), before[i], after[i]});
  }
  return fields;
}

}  // namespace

std::vector<RowChange> compare_rows(std::span<const Activity> before,
                                    std::span<const Activity> after) {
  auto old_rows = sides_of(before), new_rows = sides_of(after);
  const Pairs pairs = matched_rows(old_rows, new_rows);
  std::vector<RowChange> changes;
  auto pair = pairs.begin();
  for (std::size_t i = 0; i < new_rows.size(); ++i) {
    const bool known = pair != pairs.end() && pair->after == i;
    RowChange change = change_of(after[i], known ? Change::Changed : Change::Added);
    if (known) change.fields = fields_of(old_rows[(pair++)->before].values, new_rows[i].values);
    if (!known || !change.fields.empty()) changes.push_back(std::move(change));
  }
  for (const auto gone : open_rows(old_rows)) {
    changes.push_back(change_of(before[gone], Change::Removed));
  }
  return changes;
}

}  // namespace viendan::pipeline

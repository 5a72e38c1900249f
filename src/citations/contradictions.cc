// What documents say against each other, or against themselves.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/text.h"
#include "base/unicode.h"
#include "citations/resolve.h"
#include "citations/title.h"
#include "vocabulary/timeline.h"

namespace viendan::citations {
namespace {

constexpr std::string_view kTwoRoles = "lead-and-partner";

using Sayings = std::vector<Saying>;

std::string name_of(const Document& document) {
  return document.metadata.id.empty() ? document.source : document.metadata.id;
}

std::string printed_date(const Citation& citation) {
  const auto dates = find_dates(citation.surface);
  return dates.size() == 1 && dates[0].date.day ? dates[0].date.iso() : "";
}

void dates_of_acts(const Document& document, Sayings& sayings) {
  const Metadata& metadata = document.metadata;
  if (!metadata.id.empty() && !metadata.date.empty()) {
    sayings.push_back(
        {"", metadata.id, metadata.date.value, metadata.symbol.value, "", metadata.date.span});
  }
  for (const Citation& citation : document.citations) {
    if (citation.kind != CitationKind::Numbered || citation.target.id.empty()) continue;
    const auto date = printed_date(citation);
    if (date.empty()) continue;
    sayings.push_back({"", citation.target.id, date, citation.target.symbol, "", citation.span});
  }
}

bool is_whole_title(const Citation& citation) {
  return citation.kind == CitationKind::Title && !citation.target.id.empty() &&
         citation.rule.find("short-title") == std::string::npos;
}

void periods_of_plans(const Document& document, Sayings& sayings) {
  for (const Citation& citation : document.citations) {
    if (!is_whole_title(citation)) continue;
    const auto key = title_key(citation.surface, {});
    if (!key.from || !key.to) continue;
    sayings.push_back({"", key.core() + " = " + citation.target.id,
                       fmt::format("{} - {}", key.from, key.to), citation.target.symbol, "",
                       citation.span});
  }
}

void wording_of_titles(const Document& document, Sayings& sayings) {
  for (const Citation& citation : document.citations) {
    if (!is_whole_title(citation)) continue;
    const auto key = title_key(citation.surface, {});
    if (!key.to) continue;  // a short form leaves words out, and says nothing of the full one
    const auto period = fmt::format("{}-{}", key.from, key.to);
    sayings.push_back({"", citation.target.id + " " + period, fold(squeeze(citation.surface)),
                       citation.target.symbol, squeeze(citation.surface), citation.span});
  }
}

void dates_of_laws(const Document& document, Sayings& sayings) {
  for (const Citation& citation : document.citations) {
    if (citation.kind != CitationKind::NamedLaw || !citation.target.date) continue;
    sayings.push_back({"", citation.target.title, citation.target.date->iso(),
                       citation.target.title, "", citation.span});
  }
}

/// A body cannot be its own partner: what speaks against itself, each body of each activity alone.
void two_roles(const Document& document, Sayings& sayings) {
  for (std::size_t i = 0; i < document.activities.size(); ++i) {
    const Activity& activity = document.activities[i];
    for (std::size_t j = 0; j < activity.lead.size(); ++j) {
      const AgencyRef& lead = activity.lead[j];
      const bool partner = std::any_of(
          activity.coordinating.begin(), activity.coordinating.end(), [&](const AgencyRef& other) {
            return other.name == lead.name && !other.collective && !lead.collective;
          });
      if (!partner) continue;
      const auto key = fmt::format("{} {:08} {:04}", name_of(document), i, j);
      sayings.push_back({"", key, "lead", lead.name, activity.title, activity.span});
      sayings.push_back({"", key, "partner", lead.name, activity.title, activity.span});
    }
  }
}

/// A rule about sayings.
struct Rule {
  std::string_view code;
  std::string_view message;  // the subject
  void (*collect)(const Document&, Sayings&);
};
constexpr auto kRules = std::to_array<Rule>({
    {"two-dates", "{} has two dates", dates_of_acts},
    {"two-periods", "the plan of {} has two periods", periods_of_plans},
    {"title-wording", "the title of {} is worded in two ways", wording_of_titles},
    {"law-two-dates", "two laws have the name {}; they are kept apart", dates_of_laws},
    {kTwoRoles, "{} leads and coordinates one activity", two_roles},
});

/// Of each value the first saying, in text order, under each key: others add nothing.
void keep_first(Sayings& sayings) {
  const auto what = [](const Saying& s) { return std::tie(s.key, s.value); };
  std::ranges::stable_sort(sayings, {}, [&](const Saying& s) {
    return std::tuple(std::string_view(s.key), std::string_view(s.value), s.span);
  });
  const auto rest = std::ranges::unique(sayings, {}, what);
  sayings.erase(rest.begin(), rest.end());
  std::ranges::stable_sort(
      sayings, {}, [](const Saying& s) { return std::tuple(std::string_view(s.key), s.span); });
}

std::string with_place(std::string_view said, const FactPlace& place) {
  return fmt::format("{} ({} line {})", said,
                     place.document.empty() ? place.source : place.document, place.line);
}

/// One for each value that differs from the first.
void tell(const Rule& rule, const Disagreement& of, std::vector<Contradiction>& found) {
  auto sayings = of.sayings;
  std::ranges::stable_sort(sayings, {}, [](const Disagreement::Saying& saying) {
    const FactPlace& first = saying.places.front();
    return std::tuple<const std::string&, Span>(first.document, first.span);
  });
  const auto& first = sayings.front();
  const FactPlace& at = first.places.front();
  const std::string what = fmt::format(fmt::runtime(rule.message), of.subject);
  const auto add = [&](const std::string& words) {
    found.push_back({at.document.empty() ? at.source : at.document,
                     {of.code, fmt::format("{}: {}", what, words), at.span}});
  };
  if (of.code == kTwoRoles) return add(with_place(fmt::format("\"{}\"", first.value), at));
  for (std::size_t i = 1; i < sayings.size(); ++i) {
    add(fmt::format("{} and {}", with_place(first.value, at),
                    with_place(sayings[i].value, sayings[i].places.front())));
  }
}

FactPlace place_of(const Document& document, Span span) {
  return {.document = document.metadata.id,
          .source = document.source,
          .line = document.map.lines(span).first,
          .span = span};
}

}  // namespace

std::vector<Saying> sayings(const Document& document) {
  Sayings all;
  for (const Rule& rule : kRules) {
    Sayings found;
    rule.collect(document, found);
    keep_first(found);
    for (Saying& saying : found) {
      saying.code = rule.code;
      all.push_back(std::move(saying));
    }
  }
  return all;
}

std::vector<Contradiction> contradictions(std::span<const Disagreement> disagreements) {
  std::vector<Contradiction> found;
  for (const Rule& rule : kRules) {
    for (const Disagreement& each : disagreements) {
      if (each.code == rule.code) tell(rule, each, found);
    }
  }
  return found;
}

std::vector<Contradiction> contradictions(std::span<const Document> documents) {
  std::map<std::tuple<std::string, std::string>, std::vector<Said>> by_key;
  for (const Document& document : documents) {
    for (Saying& saying : sayings(document)) {
      auto place = place_of(document, saying.span);
      auto& same = by_key[{saying.code, saying.key}];
      same.push_back({std::move(saying), std::move(place)});
    }
  }
  std::vector<Disagreement> found;
  for (auto& [key, said] : by_key) {
    if (auto one = disagreement(std::move(said))) found.push_back(*std::move(one));
  }
  return contradictions(found);
}

}  // namespace viendan::citations

// What documents say against each other, or against themselves.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"
#include "base/unicode.h"
#include "citations/resolve.h"
#include "citations/title.h"
#include "vocabulary/timeline.h"

namespace viendan::citations {
namespace {

/// One document's word on something: claims of one key with different values contradict.
struct Claim {
  std::string key;
  std::string value;
  const Document* document = nullptr;
  Span span;
  std::string subject;     // what the message calls the key
  std::string shown = {};  // the value as printed, where it was folded to compare
};
using Claims = std::vector<Claim>;

std::string name_of(const Document& document) {
  return document.metadata.id.empty() ? document.source : document.metadata.id;
}

std::string printed_date(const Citation& citation) {
  const auto dates = find_dates(citation.surface);
  return dates.size() == 1 && dates[0].date.day ? dates[0].date.iso() : "";
}

void dates_of_acts(const Document& document, Claims& claims) {
  const Metadata& metadata = document.metadata;
  if (!metadata.id.empty() && !metadata.date.empty()) {
    claims.push_back(
        {metadata.id, metadata.date.value, &document, metadata.date.span, metadata.symbol.value});
  }
  for (const Citation& citation : document.citations) {
    if (citation.kind != CitationKind::Numbered || citation.target.id.empty()) continue;
    const auto date = printed_date(citation);
    if (date.empty()) continue;
    claims.push_back({citation.target.id, date, &document, citation.span, citation.target.symbol});
  }
}

bool is_whole_title(const Citation& citation) {
  return citation.kind == CitationKind::Title && !citation.target.id.empty() &&
         citation.rule.find("short-title") == std::string::npos;
}

void periods_of_plans(const Document& document, Claims& claims) {
  for (const Citation& citation : document.citations) {
    if (!is_whole_title(citation)) continue;
    const auto key = title_key(citation.surface, {});
    if (!key.from || !key.to) continue;
    claims.push_back({key.core() + " = " + citation.target.id,
                      fmt::format("{} - {}", key.from, key.to), &document, citation.span,
                      citation.target.symbol});
  }
}

void wording_of_titles(const Document& document, Claims& claims) {
  for (const Citation& citation : document.citations) {
    if (!is_whole_title(citation)) continue;
    const auto key = title_key(citation.surface, {});
    if (!key.to) continue;  // a short form leaves words out, and says nothing of the full one
    const auto period = fmt::format("{}-{}", key.from, key.to);
    claims.push_back({citation.target.id + " " + period, fold(squeeze(citation.surface)), &document,
                      citation.span, citation.target.symbol, squeeze(citation.surface)});
  }
}

void dates_of_laws(const Document& document, Claims& claims) {
  for (const Citation& citation : document.citations) {
    if (citation.kind != CitationKind::NamedLaw || !citation.target.date) continue;
    claims.push_back({citation.target.title, citation.target.date->iso(), &document, citation.span,
                      citation.target.title});
  }
}

/// A rule about claims. Of `information` both values may be right.
struct Rule {
  std::string_view code;
  std::string_view message;  // key, then two values with their places
  void (*collect)(const Document&, Claims&);
};
constexpr auto kRules = std::to_array<Rule>({
    {"two-dates", "{} has two dates", dates_of_acts},
    {"two-periods", "the plan of {} has two periods", periods_of_plans},
    {"title-wording", "the title of {} is worded in two ways", wording_of_titles},
    {"law-two-dates", "two laws have the name {}; they are kept apart", dates_of_laws},
});

Contradiction between(const Rule& rule, const Claim& a, const Claim& b) {
  const auto place = [](const Claim& claim) {
    return fmt::format("{} ({} line {})", claim.shown.empty() ? claim.value : claim.shown,
                       name_of(*claim.document), claim.document->map.lines(claim.span).first);
  };
  const std::string what = fmt::format(fmt::runtime(rule.message), a.subject);
  return {name_of(*a.document),
          {std::string(rule.code), fmt::format("{}: {} and {}", what, place(a), place(b)), a.span}};
}

/// One contradiction for each value that differs from the first.
void compare(const Rule& rule, Claims claims, std::vector<Contradiction>& found) {
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return std::tuple(a.key, name_of(*a.document), a.span) <
           std::tuple(b.key, name_of(*b.document), b.span);
  });
  for (std::size_t i = 0; i < claims.size();) {
    std::vector<std::string_view> values{claims[i].value};
    std::size_t j = i + 1;
    for (; j < claims.size() && claims[j].key == claims[i].key; ++j) {
      if (std::find(values.begin(), values.end(), claims[j].value) != values.end()) continue;
      if (values.size() > 8) continue;
      values.push_back(claims[j].value);
      found.push_back(between(rule, claims[i], claims[j]));
    }
    i = j;
  }
}

/// A body cannot be its own partner.
void two_roles(const Document& document, std::vector<Contradiction>& found) {
  for (const Activity& activity : document.activities) {
    for (const AgencyRef& lead : activity.lead) {
      const bool partner = std::any_of(
          activity.coordinating.begin(), activity.coordinating.end(), [&](const AgencyRef& other) {
            return other.name == lead.name && !other.collective && !lead.collective;
          });
      if (!partner) continue;
      found.push_back(
          {name_of(document),
           {"lead-and-partner",
            fmt::format("{} leads and coordinates one activity: \"{}\" ({} line {})", lead.name,
                        activity.title, name_of(document), activity.lines.first),
            activity.span}});
    }
  }
}

}  // namespace

std::vector<Contradiction> contradictions(std::span<const Document> documents) {
  std::vector<Contradiction> found;
  for (const Rule& rule : kRules) {
    Claims claims;
    for (const Document& document : documents) rule.collect(document, claims);
    compare(rule, std::move(claims), found);
  }
  for (const Document& document : documents) two_roles(document, found);
  return found;
}

}  // namespace viendan::citations

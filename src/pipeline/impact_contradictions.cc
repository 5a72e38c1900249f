#include "pipeline/impact_contradictions.h"

#include <algorithm>
#include <tuple>

#include "citations/resolve.h"

namespace viendan::pipeline {
namespace {

/// What is spoken of. A row that says two things of one body is known by document and words.
using Matter = std::tuple<std::string, std::string, std::string>;

/// A body that leads and joins: what it does both of is the same, and stands for itself.
bool is_of_one_document(const Disagreement& disagreement) {
  return disagreement.sayings[0].value == disagreement.sayings[1].value;
}

Matter matter_of(const Disagreement& disagreement) {
  if (!is_of_one_document(disagreement)) return {disagreement.code, disagreement.subject, ""};
  const auto& saying = disagreement.sayings.front();
  return {disagreement.code, disagreement.subject,
          saying.places.front().document + " " + saying.value};
}

using Said = std::set<std::pair<Matter, std::string>>;

Said values_of(const std::vector<Disagreement>& disagreements) {
  Said said;
  for (const Disagreement& each : disagreements) {
    for (const auto& saying : each.sayings) said.emplace(matter_of(each), saying.value);
  }
  return said;
}

/// What is new, against the first of what was said before.
Disagreement new_part(const Disagreement& whole, const Said& before) {
  Disagreement part{.code = whole.code, .subject = whole.subject, .sayings = {}};
  bool has_old = false;
  for (const auto& saying : whole.sayings) {
    const bool old = before.contains({matter_of(whole), saying.value});
    if (old && has_old) continue;
    has_old = has_old || old;
    part.sayings.push_back(saying);
  }
  return part;
}

std::set<Matter> matters_of(const std::vector<Disagreement>& disagreements) {
  std::set<Matter> matters;
  for (const Disagreement& each : disagreements) matters.insert(matter_of(each));
  return matters;
}

}  // namespace

Contradicted compare_disagreements(const std::vector<Disagreement>& before,
                                   const std::vector<Disagreement>& after) {
  const Said said = values_of(before);
  std::vector<Disagreement> fresh;
  for (const Disagreement& each : after) {
    const bool is_new = std::ranges::any_of(each.sayings, [&](const auto& saying) {
      return !said.contains({matter_of(each), saying.value});
    });
    if (is_new) fresh.push_back(new_part(each, said));
  }
  Contradicted result;
  for (auto& [document, issue] : citations::contradictions(fresh)) {
    result.found.push_back({std::move(document), std::move(issue.code), std::move(issue.message)});
  }
  const auto now = matters_of(after);
  for (const Matter& matter : matters_of(before)) result.settled += now.contains(matter) ? 0 : 1;
  return result;
}

}  // namespace viendan::pipeline

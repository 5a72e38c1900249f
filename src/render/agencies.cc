#include "render/agencies.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/result.h"
#include "base/unicode.h"

namespace viendan::render {

std::string agency_key(std::string_view id, std::string_view name) {
  return id.empty() ? fmt::format("name:{}", to_lower(name)) : std::string(id);
}

struct AgencyCounter::State {
  const Vocabulary& vocabulary;
  std::unordered_map<std::string, std::size_t> known = {};
  std::vector<AgencyCount> counts = {};

  AgencyCount& entry_of(const AgencyRef& agency) {
    const auto [found, added] =
        known.try_emplace(agency_key(agency.id, agency.name), counts.size());
    if (added) {
      const Agency* body = agency.id.empty() ? nullptr : vocabulary.agency_by_id(agency.id);
      counts.push_back({.id = agency.id,
                        .name = body != nullptr ? body->name : agency.name,
                        .collective = agency.collective,
                        .documents = {}});
    }
    return counts[found->second];
  }

  void add(const std::vector<AgencyRef>& agencies, int AgencyCount::*count, const Document& in,
           Lines lines) {
    for (const AgencyRef& agency : agencies) {
      AgencyCount& entry = entry_of(agency);
      ++(entry.*count);
      if (entry.documents.empty()) {
        entry.source = in.source;
        entry.lines = lines;
      }
      if (entry.documents.empty() || entry.documents.back() != in.metadata.id) {
        entry.documents.push_back(in.metadata.id);
      }
    }
  }
};

AgencyCounter::AgencyCounter(const Vocabulary& vocabulary)
    : state_(std::make_unique<State>(State{vocabulary})) {}
AgencyCounter::~AgencyCounter() = default;
AgencyCounter::AgencyCounter(AgencyCounter&&) noexcept = default;
AgencyCounter& AgencyCounter::operator=(AgencyCounter&&) noexcept = default;

void AgencyCounter::add(const Document& document) {
  for (const Activity& activity : document.activities) {
    state_->add(activity.lead, &AgencyCount::lead, document, activity.lines);
    state_->add(activity.coordinating, &AgencyCount::coordinating, document, activity.lines);
  }
  for (const Duty& duty : document.duties) {
    state_->add(duty.agencies, &AgencyCount::duties, document, document.map.lines(duty.span));
  }
}

std::vector<AgencyCount> AgencyCounter::sorted() && {
  std::ranges::sort(state_->counts, [](const AgencyCount& a, const AgencyCount& b) {
    return std::tie(a.name, a.id) < std::tie(b.name, b.id);
  });
  return std::move(state_->counts);
}

std::vector<AgencyCount> count_agencies(std::span<const Document> documents,
                                        const Vocabulary& vocabulary) {
  AgencyCounter counter(vocabulary);
  for (const Document& document : documents) counter.add(document);
  return std::move(counter).sorted();
}

}  // namespace viendan::render

#include "render/agencies.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/unicode.h"

namespace viendan::render {
namespace {

class Counter {
 public:
  explicit Counter(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  void add(const std::vector<AgencyRef>& agencies, int AgencyCount::*count,
           const std::string& document) {
    for (const AgencyRef& agency : agencies) {
      AgencyCount& entry = entry_of(agency);
      ++(entry.*count);
      if (entry.documents.empty() || entry.documents.back() != document) {
        entry.documents.push_back(document);
      }
    }
  }

  std::vector<AgencyCount> sorted() && {
    std::ranges::sort(counts_, [](const AgencyCount& a, const AgencyCount& b) {
      return std::tie(a.name, a.id) < std::tie(b.name, b.id);
    });
    return std::move(counts_);
  }

 private:
  AgencyCount& entry_of(const AgencyRef& agency) {
    // No identity has a tab in it, so names and identities keep apart.
    const std::string key =
        agency.id.empty() ? fmt::format("\t{}", to_lower(agency.name)) : agency.id;
    const auto [found, added] = known_.try_emplace(key, counts_.size());
    if (added) {
      const Agency* body = agency.id.empty() ? nullptr : vocabulary_.agency_by_id(agency.id);
      counts_.push_back({.id = agency.id,
                         .name = body != nullptr ? body->name : agency.name,
                         .collective = agency.collective});
    }
    return counts_[found->second];
  }

  const Vocabulary& vocabulary_;
  std::unordered_map<std::string, std::size_t> known_;
  std::vector<AgencyCount> counts_;
};

}  // namespace

std::vector<AgencyCount> count_agencies(std::span<const Document> documents,
                                        const Vocabulary& vocabulary) {
  Counter counter(vocabulary);
  for (const Document& document : documents) {
    const std::string& id = document.metadata.id;
    for (const Activity& activity : document.activities) {
      counter.add(activity.lead, &AgencyCount::lead, id);
      counter.add(activity.coordinating, &AgencyCount::coordinating, id);
    }
    for (const Duty& duty : document.duties) counter.add(duty.agencies, &AgencyCount::duties, id);
  }
  return std::move(counter).sorted();
}

}  // namespace viendan::render

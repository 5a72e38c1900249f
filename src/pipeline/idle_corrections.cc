#include "pipeline/idle_corrections.h"

#include <algorithm>
#include <set>

namespace viendan::pipeline {
namespace {

/// What can be corrected: identities that texts tell, and paths.
std::set<const corrections::Entry*> used(const corrections::Corrections& corrections,
                                         const std::vector<Item>& items) {
  std::set<const corrections::Entry*> entries;
  if (corrections.entries().empty()) return entries;
  for (const Item& item : items) {
    for (const auto* entry : corrections.of(item.record.told, item.record.source)) {
      entries.insert(entry);
    }
  }
  return entries;
}

}  // namespace

std::vector<store::IdleCorrection> idle_corrections(const corrections::Corrections& corrections,
                                                    const std::vector<Item>& items) {
  std::vector<store::IdleCorrection> idle;
  for (const auto& fault : corrections.faults()) {
    idle.push_back({fault.file, fault.line, true, fault.message});
  }
  const auto entries = used(corrections, items);
  for (const auto& entry : corrections.entries()) {
    if (entries.contains(&entry)) continue;
    const std::string& which = entry.id.empty() ? entry.source : entry.id;
    idle.push_back({entry.file, entry.line, false,
                    fmt::format("{}:{}: no document is \"{}\" by its own words", entry.file,
                                entry.line, which)});
  }
  std::ranges::stable_sort(idle, [](const auto& a, const auto& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  return idle;
}

}  // namespace viendan::pipeline

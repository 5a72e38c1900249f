// What the live build changed against the generation before it.
#include <fmt/chrono.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "store/catalogue.h"

namespace viendan::store {
namespace {

using BySource = std::map<std::string_view, const SourceRecord*>;

BySource documents_of(const Manifest& manifest) {
  BySource documents;
  for (const auto& source : manifest.sources) {
    if (!source.id.empty()) documents.emplace(source.source, &source);
  }
  return documents;
}

bool is_stub(const Manifest& manifest, std::string_view id) {
  return std::ranges::binary_search(manifest.stubs, id, {},
                                    [](const StubRecord& s) -> std::string_view { return s.id; });
}

std::string utc(std::filesystem::file_time_type time) {
  const auto seconds =
      std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::file_clock::to_sys(time));
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(seconds));
}

}  // namespace

Result<std::optional<LastChange>> last_change(const std::filesystem::path&, const Workspace& live) {
  const auto before = live.manifest_before();
  if (!before) return std::nullopt;
  const BySource old = documents_of(*before), now = documents_of(live.manifest());
  LastChange change;
  for (const auto& [source, record] : now) {
    if (is_stub(*before, record->id)) change.became_real.push_back(record->id);
    const auto at = old.find(source);
    if (at == old.end()) {
      change.added.push_back(record->id);
    } else if (at->second->digest != record->digest || at->second->id != record->id) {
      change.changed.push_back(record->id);
    }
  }
  for (const auto& [source, record] : old) {
    if (!now.contains(source)) change.removed.push_back(record->id);
  }
  for (const auto& stub : live.manifest().stubs) {
    if (!is_stub(*before, stub.id)) change.new_stubs.push_back(stub.id);
  }
  for (auto* list : {&change.added, &change.changed, &change.removed, &change.became_real}) {
    std::ranges::sort(*list);
  }
  if (const auto time = live.published()) change.published = utc(*time);
  return change;
}

}  // namespace viendan::store

#include "pipeline/segments.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/fault.h"
#include "search/index.h"
#include "store/catalogue.h"

namespace viendan::pipeline {
namespace {

namespace fs = std::filesystem;

/// Keys that are dead now, by segment.
using Dead = std::map<int, std::vector<std::string>>;

Dead newly_dead(const store::Manifest& live, const Sources& sources, const Written& written) {
  Dead dead;
  for (const auto* record : sources.gone) dead[record->segment].push_back(record->key);
  for (const Item& item : sources.items) {
    if (item.put && item.was_document()) dead[item.before->segment].push_back(item.before->key);
  }
  for (const auto& stub : live.stubs) {
    if (std::ranges::binary_search(written.old_stubs, stub.id)) {
      dead[stub.segment].push_back(stub.key);
    }
  }
  return dead;
}

std::map<int, std::size_t> count_living(const store::Manifest& manifest) {
  std::map<int, std::size_t> living;
  for (const auto& source : manifest.sources) {
    if (!source.id.empty()) ++living[source.segment];
  }
  for (const auto& stub : manifest.stubs) ++living[stub.segment];
  return living;
}

std::vector<store::StubRecord> merge_stubs(const store::Manifest& live, Written& written) {
  std::vector<store::StubRecord> stubs = std::move(written.indexed.stubs);
  for (const auto& stub : live.stubs) {
    if (!std::ranges::binary_search(written.old_stubs, stub.id)) stubs.push_back(stub);
  }
  std::ranges::sort(stubs, {}, &store::StubRecord::id);
  return stubs;
}

/// The catalogues of these segments as one, without what is dead in them.
Result<void> merge_catalogues(const store::Generation& generation, int into,
                              const std::set<int>& numbers, const store::Manifest& manifest) {
  auto merged = store::CatalogueWriter::create(generation.catalogue_file(into));
  if (!merged) return tl::unexpected(merged.error());
  for (const auto& segment : manifest.segments) {
    if (!numbers.contains(segment.number)) continue;
    auto taken = merged->take(generation.catalogue_file(segment.number), segment.dead);
    if (!taken) return taken;
  }
  return merged->finish();
}

}  // namespace

store::Manifest next_manifest(const store::Manifest* live, const Sources& sources,
                              Written written) {
  static const store::Manifest nothing;
  const store::Manifest& before = live == nullptr || sources.everything ? nothing : *live;
  store::Manifest next{
      .scanned = sources.scanned, .shards = before.shards, .segments = before.segments};
  for (const Item& item : sources.items) next.sources.push_back(item.record);
  for (auto& [number, keys] : newly_dead(before, sources, written)) {
    const auto at = std::ranges::find(next.segments, number, &store::Segment::number);
    if (at == next.segments.end()) continue;
    at->dead.insert(at->dead.end(), keys.begin(), keys.end());
    std::ranges::sort(at->dead);
  }
  if (sources.everything) next.shards = static_cast<int>(written.indexed.segments.size());
  for (auto& segment : written.indexed.segments) next.segments.push_back(std::move(segment));
  next.stubs = merge_stubs(before, written);
  const auto living = count_living(next);
  std::erase_if(next.segments, [&](const store::Segment& s) {
    return !living.empty() && !living.contains(s.number);
  });
  return next;
}

bool too_much_dies(const store::Manifest& live, const Sources& sources) {
  std::size_t dead = sources.gone.size(), living = live.stubs.size();
  for (const Item& item : sources.items) {
    dead += item.put && item.was_document() ? 1 : 0;
    living += item.is_document() ? 1 : 0;
  }
  for (const auto& segment : live.segments) dead += segment.dead.size();
  return dead > kFewDead && static_cast<double>(dead) > kDeadShare * static_cast<double>(living);
}

std::vector<int> choose_merge(const store::Manifest& manifest) {
  const auto shards = std::min(static_cast<std::size_t>(manifest.shards), manifest.segments.size());
  std::vector<store::Segment> small(manifest.segments.begin() + static_cast<std::ptrdiff_t>(shards),
                                    manifest.segments.end());
  if (small.size() <= kMostSegments) return {};
  std::ranges::stable_sort(small, {}, &store::Segment::bytes);
  std::uint64_t bytes = small.front().bytes, least = UINT64_MAX;
  std::size_t count = 0;
  for (std::size_t i = 1; i < small.size(); ++i) {
    bytes += small[i].bytes;
    if (bytes / i > least) continue;
    least = bytes / i;
    count = i + 1;
  }
  std::vector<int> chosen;
  for (std::size_t i = 0; i < count; ++i) chosen.push_back(small[i].number);
  return chosen;
}

Result<store::Manifest> merge(const store::Generation& generation, int into,
                              const std::vector<int>& numbers, store::Manifest manifest) {
  const std::set<int> merged(numbers.begin(), numbers.end());
  std::vector<fs::path> folders;
  for (const int number : numbers) folders.push_back(generation.search_folder(number));
  pass("segments.merge");
  if (auto done = search::merge(folders, generation.search_folder(into)); !done) {
    return tl::unexpected(done.error());
  }
  if (auto done = merge_catalogues(generation, into, merged, manifest); !done) {
    return tl::unexpected(done.error());
  }
  for (auto& source : manifest.sources) {
    if (source.id.empty() || !merged.contains(source.segment)) continue;
    if (auto kept = generation.keep(source.segment, into, source.id); !kept) {
      return tl::unexpected(kept.error());
    }
    source.segment = into;
  }
  for (auto& stub : manifest.stubs) {
    if (merged.contains(stub.segment)) stub.segment = into;
  }
  store::Segment whole{.number = into, .bytes = bytes_in(generation.search_folder(into))};
  for (const auto& segment : manifest.segments) {
    if (!merged.contains(segment.number)) continue;
    whole.dead.insert(whole.dead.end(), segment.dead.begin(), segment.dead.end());
  }
  std::ranges::sort(whole.dead);
  std::erase_if(manifest.segments, [&](const auto& s) { return merged.contains(s.number); });
  manifest.segments.push_back(std::move(whole));
  return manifest;
}

std::uint64_t bytes_in(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    const auto size = entry->file_size(ignored);
    if (!ignored) bytes += size;
  }
  return bytes;
}

}  // namespace viendan::pipeline

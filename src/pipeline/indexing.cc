#include "pipeline/indexing.h"

#include <algorithm>
#include <numeric>
#include <span>

#include "pipeline/parallel.h"
#include "search/index.h"

namespace viendan::pipeline {
namespace {

namespace fs = std::filesystem;

// Writing less than this in parts costs more than it saves.
constexpr std::size_t kSmallestPart = 2U << 20U;
// What a stub costs, in bytes of text.
constexpr std::size_t kStubBytes = 400;

/// A document or a stub that is to be put.
struct Entry {
  Item* item = nullptr;
  std::size_t place = 0;  // of the item
  const Stub* stub = nullptr;
  std::string key = {};

  [[nodiscard]] std::size_t bytes() const { return item != nullptr ? item->bytes : kStubBytes; }
};

/// Documents in order of identity, then stubs.
std::vector<Entry> entries_of(std::vector<Item>& items, const std::vector<Stub>& stubs) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].put) entries.push_back({.item = &items[i], .place = i});
  }
  std::ranges::sort(entries, {},
                    [](const Entry& e) -> const std::string& { return e.item->record.id; });
  for (const Stub& stub : stubs) entries.push_back({.stub = &stub});
  return entries;
}

using Run = std::span<Entry>;

/// Consecutive runs of about equal size.
std::vector<Run> runs_of(std::vector<Entry>& entries, std::size_t most) {
  const auto add = [](std::size_t sum, const Entry& entry) { return sum + entry.bytes(); };
  const std::size_t total = std::accumulate(entries.begin(), entries.end(), std::size_t{0}, add);
  const std::size_t count = std::clamp<std::size_t>(total / kSmallestPart, 1, most);
  std::vector<Run> runs;
  std::size_t begin = 0, sum = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    sum += entries[i].bytes();
    if (sum * count < total * (runs.size() + 1) && i + 1 < entries.size()) continue;
    runs.push_back(Run(entries).subspan(begin, i + 1 - begin));
    begin = i + 1;
  }
  return runs;
}

Result<std::string> put(const Bench& bench, search::Writer& writer, const Entry& entry,
                        int segment) {
  if (entry.stub != nullptr) return writer.put(*entry.stub);
  const Item& item = *entry.item;
  auto document =
      bench.shelf.take_or(entry.place, bench.generation.record_path(segment, item.record.id));
  if (!document) return tl::unexpected(document.error());
  return writer.put(*document, item.standing);
}

Result<void> write_run(const Bench& bench, Run run, const fs::path& folder, int segment) {
  auto writer = search::Writer::create(folder, fmt::format("{}", segment));
  if (!writer) return tl::unexpected(writer.error());
  for (Entry& entry : run) {
    auto key = put(bench, *writer, entry, segment);
    if (!key) return tl::unexpected(key.error());
    entry.key = *std::move(key);
  }
  return writer->finish();
}

Result<void> write_runs(const Bench& bench, const std::vector<Run>& runs, int segment) {
  const fs::path whole = bench.generation.search_folder(segment);
  if (runs.size() == 1) return write_run(bench, runs.front(), whole, segment);
  std::vector<Result<void>> done(runs.size());
  std::vector<fs::path> parts;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    parts.push_back(bench.generation.scratch() / fmt::format("part-{}", i));
    std::error_code ignored;
    fs::create_directories(parts.back(), ignored);  // the writer tells, where it fails
  }
  for_each_index(runs.size(), bench.config.jobs,
                 [&](std::size_t i) { done[i] = write_run(bench, runs[i], parts[i], segment); });
  for (const auto& each : done) {
    if (!each) return each;
  }
  bench.progress.step("joining the parts");
  return search::merge(parts, whole);
}

}  // namespace

Result<std::vector<store::StubRecord>> index_segment(const Bench& bench, std::vector<Item>& items,
                                                     const std::vector<Stub>& stubs, int segment) {
  bench.progress.step("indexing");
  std::vector<Entry> entries = entries_of(items, stubs);
  if (entries.empty()) return {};
  const auto runs = runs_of(entries, bench.config.jobs);
  if (auto done = write_runs(bench, runs, segment); !done) return tl::unexpected(done.error());
  std::vector<store::StubRecord> records;
  for (Entry& entry : entries) {
    if (entry.stub != nullptr) {
      records.push_back({entry.stub->reference.id, segment, std::move(entry.key)});
      continue;
    }
    entry.item->record.segment = segment;
    entry.item->record.key = std::move(entry.key);
  }
  return records;
}

}  // namespace viendan::pipeline

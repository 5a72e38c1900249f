#include "pipeline/indexing.h"

#include <algorithm>
#include <numeric>
#include <span>

#include "base/fault.h"
#include "citations/resolve.h"
#include "pipeline/parallel.h"
#include "pipeline/segments.h"
#include "search/index.h"
#include "store/catalogue.h"

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

std::size_t size_of(Run run) {
  return std::accumulate(run.begin(), run.end(), std::size_t{0},
                         [](std::size_t sum, const Entry& entry) { return sum + entry.bytes(); });
}

/// Consecutive runs of about equal size, at least one; fewer where there are few entries.
std::vector<Run> cut(Run entries, std::size_t count) {
  const std::size_t total = size_of(entries);
  std::vector<Run> runs;
  std::size_t begin = 0, sum = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    sum += entries[i].bytes();
    if (sum * count < total * (runs.size() + 1) && i + 1 < entries.size()) continue;
    runs.push_back(entries.subspan(begin, i + 1 - begin));
    begin = i + 1;
  }
  if (runs.empty()) runs.push_back(entries);
  return runs;
}

/// What one writer writes.
struct Part {
  Run run;
  int segment = 0;
  fs::path folder = {};
  fs::path catalogue = {};
  store::CatalogueWriter::Use use = {};
};

/// What is written of a document: search and catalogue know it by the same key.
struct Writers {
  search::Writer search;
  store::CatalogueWriter catalogue;

  static Result<Writers> create(const Bench& bench, const Part& part) {
    auto search = search::Writer::create(part.folder, fmt::format("{}", part.segment),
                                         bench.vocabulary.version());
    if (!search) return tl::unexpected(search.error());
    auto catalogue = store::CatalogueWriter::create(part.catalogue, part.use);
    if (!catalogue) return tl::unexpected(catalogue.error());
    return Writers{*std::move(search), *std::move(catalogue)};
  }

  Result<std::string> put(const Document& document, const Standing& standing) {
    auto key = search.put(document, standing);
    if (!key) return key;
    const auto put = catalogue.put(document, *key, citations::sayings(document));
    if (!put) return tl::unexpected(put.error());
    return key;
  }
  Result<void> finish() {
    pass("search.commit");
    return search.finish().and_then([this] { return catalogue.finish(); });
  }
};

Result<std::string> put(const Bench& bench, Writers& writers, const Entry& entry, int segment) {
  if (entry.stub != nullptr) return writers.search.put(*entry.stub);
  const Item& item = *entry.item;
  auto document =
      bench.shelf.take_or(entry.place, bench.generation.record_path(segment, item.record.id));
  if (!document) return tl::unexpected(document.error());
  return writers.put(*document, item.standing);
}

Result<void> write(const Bench& bench, const Part& part) {
  auto writers = Writers::create(bench, part);
  if (!writers) return tl::unexpected(writers.error());
  for (Entry& entry : part.run) {
    auto key = put(bench, *writers, entry, part.segment);
    if (!key) return tl::unexpected(key.error());
    entry.key = *std::move(key);
  }
  return writers->finish();
}

/// A segment for each run: the first is the one that the records are in.
Result<std::vector<Part>> shards_of(const Bench& bench, const std::vector<Run>& runs, int segment) {
  std::vector<Part> shards;
  for (const Run run : runs) {
    const auto number = shards.empty() ? Result<int>(segment) : bench.generation.add_segment();
    if (!number) return tl::unexpected(number.error());
    shards.push_back({run, *number, bench.generation.search_folder(*number),
                      bench.generation.catalogue_file(*number)});
    if (*number == segment) continue;
    for (const Entry& entry : run) {
      if (entry.item == nullptr) continue;
      const auto moved = bench.generation.move(segment, *number, entry.item->record.id);
      if (!moved) return tl::unexpected(moved.error());
    }
  }
  return shards;
}

/// The parts of a shard; a small one is written where the shard is to be. Others are joined there,
/// were it one alone: what is joined takes half the space of what was written bit by bit.
std::vector<Part> parts_of(const Bench& bench, const Part& shard, std::size_t most) {
  const std::size_t count = std::min(size_of(shard.run) / kSmallestPart, most);
  if (count == 0) return {shard};
  std::vector<Part> parts;
  std::int64_t before = 0;
  for (const Run run : cut(shard.run, count)) {
    const auto name = fmt::format("part-{}-{}", shard.segment, parts.size());
    const fs::path folder = bench.generation.scratch() / name;
    parts.push_back({run,
                     shard.segment,
                     folder,
                     folder.string() + ".sqlite",
                     {.is_part = true, .before = before}});
    before += std::ranges::count_if(run, [](const Entry& e) { return e.item != nullptr; });
  }
  return parts;
}

Result<void> join_catalogues(const Part& shard, const std::vector<fs::path>& files) {
  auto joined = store::CatalogueWriter::create(shard.catalogue);
  if (!joined) return tl::unexpected(joined.error());
  for (const auto& file : files) {
    if (auto taken = joined->take(file, {}); !taken) return taken;
  }
  return joined->finish();
}

Result<void> join(const Bench& bench, const Part& shard, const std::vector<Part>& parts) {
  std::vector<fs::path> folders, catalogues;
  for (const Part& part : parts) {
    if (part.segment != shard.segment) continue;
    folders.push_back(part.folder);
    catalogues.push_back(part.catalogue);
  }
  if (folders.front() == shard.folder) return {};
  bench.progress.step("joining the parts");
  if (auto merged = search::merge(folders, shard.folder); !merged) return merged;
  if (auto joined = join_catalogues(shard, catalogues); !joined) return joined;
  std::error_code ignored;
  for (const auto& folder : folders) fs::remove_all(folder, ignored);
  for (const auto& file : catalogues) fs::remove(file, ignored);
  return {};
}

Result<void> write_all(const Bench& bench, const std::vector<Part>& shards) {
  std::vector<Part> parts;
  const std::size_t most = std::max<std::size_t>(1, bench.config.jobs / shards.size());
  for (const Part& shard : shards) {
    for (Part& part : parts_of(bench, shard, most)) parts.push_back(std::move(part));
  }
  std::vector<Result<void>> done(parts.size());
  for_each_index(parts.size(), bench.config.jobs,
                 [&](std::size_t i) { done[i] = write(bench, parts[i]); });
  for (const auto& each : done) {
    if (!each) return each;
  }
  for (const Part& shard : shards) {
    if (auto joined = join(bench, shard, parts); !joined) return joined;
  }
  return {};
}

void note(Part& shard, Indexed& indexed) {
  indexed.segments.push_back({shard.segment, bytes_in(shard.folder)});
  for (Entry& entry : shard.run) {
    if (entry.stub != nullptr) {
      indexed.stubs.push_back({entry.stub->reference.id, shard.segment, std::move(entry.key)});
      continue;
    }
    entry.item->record.segment = shard.segment;
    entry.item->record.key = std::move(entry.key);
  }
}

}  // namespace

Result<Indexed> index(const Bench& bench, Sources& sources, const std::vector<Stub>& stubs,
                      int segment) {
  bench.progress.step("indexing");
  std::vector<Entry> entries = entries_of(sources.items, stubs);
  const std::size_t count = sources.everything ? bench.config.shards : 1;
  auto shards = shards_of(bench, cut(entries, count), segment);
  if (!shards) return tl::unexpected(shards.error());
  if (auto done = write_all(bench, *shards); !done) return tl::unexpected(done.error());
  Indexed indexed;
  for (Part& shard : *shards) note(shard, indexed);
  return indexed;
}

}  // namespace viendan::pipeline

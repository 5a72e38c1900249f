// Readers beside a build that never ends: what a server sees while its index is written anew.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <set>
#include <thread>

#include "base/file.h"
#include "base/text.h"
#include "pipeline/segments.h"
#include "search/index.h"
#include "store/catalogue.h"
#include "store/workspace.h"
#include "support/small_index.h"

namespace viendan::pipeline {
namespace {

namespace fs = std::filesystem;
using search::test_index::vocabulary;

/// Each generation writes one of these anew, so that segments live on with dead documents in them.
constexpr int kDocuments = 20;

/// The generation in which a document was written last.
int version(int document, int generation) {
  const int ago = (generation - document) % kDocuments;
  return generation < document ? 0 : generation - ago;
}

std::string title(int document, int written) {
  return fmt::format("Về việc chung thehe{} của văn bản {}", written, document);
}

Document document(int number, int written) {
  const std::string name = std::to_string(100 + number);
  return search::test_index::document("qd-bct/2015/" + name, name + "/QĐ-BCT", "2015-12-08",
                                      title(number, written), {"Những điều chung."});
}

std::string told(const Error& error) {
  return error.message;
}

/// What a segment is written by.
struct Writers {
  search::Writer search;
  store::CatalogueWriter catalogue;
};

Result<Writers> open_writers(const store::Generation& generation, int segment) {
  auto search = search::Writer::create(generation.search_folder(segment), std::to_string(segment));
  if (!search) return tl::unexpected(search.error());
  auto catalogue = store::CatalogueWriter::create(generation.catalogue_file(segment));
  if (!catalogue) return tl::unexpected(catalogue.error());
  return Writers{*std::move(search), *std::move(catalogue)};
}

/// The document goes into a segment, in place of what the manifest has of it.
Result<void> put(const store::Generation& into, Writers& writers, const Document& document,
                 int segment, store::Manifest& manifest) {
  auto key = writers.search.put(document, {});
  if (!key) return tl::unexpected(key.error());
  if (auto listed = writers.catalogue.put(document, *key, {}); !listed) return listed;
  if (auto stored = into.put(segment, document); !stored) return stored;
  const std::string& id = document.metadata.id;
  auto at = std::ranges::find(manifest.sources, id, &store::SourceRecord::id);
  if (at == manifest.sources.end()) {
    at = manifest.sources.insert(at, {.source = document.source, .own = id, .id = id});
  } else {
    std::ranges::find(manifest.segments, at->segment, &store::Segment::number)
        ->dead.push_back(at->key);
  }
  at->segment = segment;
  at->key = *std::move(key);
  return {};
}

/// Segments in which nothing lives are dropped, as a build does.
void drop_empty(store::Manifest& manifest) {
  std::set<int> living;
  for (const auto& source : manifest.sources) living.insert(source.segment);
  std::erase_if(manifest.segments, [&](const auto& s) { return !living.contains(s.number); });
}

/// A segment of the documents that the generation writes anew.
Result<void> write_segment(const store::Generation& generation, int segment, int number,
                           store::Manifest& manifest) {
  auto writers = open_writers(generation, segment);
  if (!writers) return tl::unexpected(writers.error());
  for (int i = 0; i < kDocuments; ++i) {
    if (version(i, number) != number) continue;
    auto done = put(generation, *writers, document(i, number), segment, manifest);
    if (!done) return done;
  }
  return writers->search.finish().and_then([&] { return writers->catalogue.finish(); });
}

Result<void> publish(const fs::path& index, int number) {
  auto generation = store::Generation::begin(index);
  if (!generation) return tl::unexpected(generation.error());
  store::Manifest manifest;
  if (generation->live() != nullptr) manifest = generation->live()->manifest();
  manifest.rules = std::to_string(number);
  const auto segment = generation->add_segment();
  if (!segment) return tl::unexpected(segment.error());
  if (auto done = write_segment(*generation, *segment, number, manifest); !done) return done;
  manifest.segments.push_back(
      {.number = *segment, .bytes = bytes_in(generation->search_folder(*segment))});
  drop_empty(manifest);
  if (const auto small = choose_merge(manifest); !small.empty()) {
    const auto whole = generation->add_segment();
    if (!whole) return tl::unexpected(whole.error());
    auto merged = merge(*generation, *whole, small, std::move(manifest));
    if (!merged) return tl::unexpected(merged.error());
    manifest = *std::move(merged);
  }
  return generation->publish(std::move(manifest));
}

/// What the threads tell the test: Catch's own checks are for one thread.
struct Told {
  std::atomic<bool> stop = false;
  std::atomic<int> published = 0;
  std::atomic<int> answers = 0;
  std::atomic<int> openings = 0;
  std::atomic<int> overtaken = 0;  // two builds were published while an index was opened
  std::mutex mutex = {};
  std::vector<std::string> faults = {};

  void fault(std::string what) {
    const std::scoped_lock lock(mutex);
    if (faults.size() < 10) faults.push_back(std::move(what));
    stop = true;
  }
};

/// An index as a server holds it.
struct Opened {
  fs::path index;
  store::Workspace workspace;
  search::Reader reader;
  store::Catalogue catalogue;

  [[nodiscard]] int generation() const { return to_int(workspace.manifest().rules); }
  /// How many generations came after it.
  [[nodiscard]] int age() const {
    const auto live = store::Workspace::open(index);
    return live ? to_int(live->manifest().rules) - generation() : 0;
  }
};

/// The index as it is now. What was overtaken by two builds is opened again.
std::optional<Opened> open(const fs::path& index, Told& told_of) {
  while (!told_of.stop) {
    auto workspace = store::Workspace::open(index);
    if (!workspace) {
      told_of.fault("opening: " + told(workspace.error()));
      break;
    }
    const auto location = search::Location::local(workspace->search_folders(), workspace->dead());
    auto reader = search::Reader::open(location);
    ++told_of.openings;
    auto catalogue = store::Catalogue::open(*workspace);
    if (reader && catalogue) {
      return Opened{index, *std::move(workspace), *std::move(reader), *std::move(catalogue)};
    }
    const auto live = store::Workspace::open(index);
    const int age = live ? to_int(live->manifest().rules) - to_int(workspace->manifest().rules) : 0;
    if (age < 2)
      told_of.fault(
          fmt::format("reader, {}: {}", age, told(reader ? catalogue.error() : reader.error())));
    ++told_of.overtaken;
  }
  return std::nullopt;
}

/// Hits by identity, with their titles.
std::string shown(const Opened& opened, const std::string& words) {
  Query query;
  query.text = words;
  query.limit = 2 * kDocuments;
  const auto answer = opened.reader.find(query, vocabulary());
  if (!answer) return "error: " + told(answer.error());
  std::set<std::string> lines;
  for (const Hit& hit : answer->hits) lines.insert(hit.document + " " + hit.title + "\n");
  std::string text = fmt::format("{} {}\n", answer->total, answer->hits.size());
  for (const auto& line : lines) text += line;
  return text;
}

std::string expected(int generation, int from = 0, int to = kDocuments) {
  std::string text = fmt::format("{0} {0}\n", to - from);
  for (int i = from; i < to; ++i) {
    const Document each = document(i, version(i, generation));
    text += each.metadata.id + " " + each.metadata.title.value + "\n";
  }
  return text;
}

/// How many documents the catalogue lists, and the title that it has of one.
std::string listed(const Opened& opened, int number) {
  const auto all = opened.catalogue.documents({}, {});
  if (!all) return "error: " + told(all.error());
  const auto one = opened.catalogue.document(document(number, 0).metadata.id);
  return fmt::format("{} {}", all->total, one && *one ? (*one)->title : "none");
}

/// One look at all documents, at the newest, at a record, and at the lists.
void ask(const Opened& opened, Told& told_of) {
  const int generation = opened.generation();
  const int newest = generation % kDocuments;
  if (const auto all = shown(opened, "chung"); all != expected(generation)) {
    return told_of.fault(fmt::format("generation {}, aged {}: {}", generation, opened.age(), all));
  }
  if (generation > 0) {
    const auto one = shown(opened, fmt::format("thehe{}", generation));
    if (one != expected(generation, newest, newest + 1)) return told_of.fault("newest: " + one);
  }
  const auto record = opened.workspace.get(document(newest, generation).metadata.id);
  const auto right = title(newest, version(newest, generation));
  if (record ? record->metadata.title.value != right : opened.age() < 2) {
    return told_of.fault("record: " +
                         (record ? record->metadata.title.value : told(record.error())));
  }
  if (const auto list = listed(opened, newest); list != fmt::format("{} {}", kDocuments, right)) {
    return told_of.fault("list: " + list);
  }
  ++told_of.answers;
}

/// A server: keeps its reader until the index is so many generations ahead.
void read_on(const fs::path& index, int patience, Told& told_of) {
  while (!told_of.stop) {
    const auto opened = open(index, told_of);
    while (opened && !told_of.stop) {
      ask(*opened, told_of);
      if (opened->age() >= patience) break;
    }
  }
}

std::chrono::seconds how_long() {
  const char* const seconds = std::getenv("VIENDAN_READERS_SECONDS");
  return std::chrono::seconds(seconds == nullptr ? 3 : std::max(1, to_int(seconds)));
}

}  // namespace

TEST_CASE("Readers see one generation, whole, however many builds are published meanwhile") {
  const test::Scratch folder;
  const auto index = folder / "index";
  const auto first = publish(index, 0);
  INFO((first ? "" : first.error().message));
  REQUIRE(first);
  REQUIRE(vocabulary().version() != "");  // loaded before there are threads

  Told told_of;
  std::vector<std::thread> readers;
  for (const int patience : {1, 1, 2, 7}) {
    readers.emplace_back([&, patience] { read_on(index, patience, told_of); });
  }
  const auto end = std::chrono::steady_clock::now() + how_long();
  while (!told_of.stop && std::chrono::steady_clock::now() < end) {
    if (auto done = publish(index, told_of.published + 1); !done) {
      told_of.fault("publishing: " + told(done.error()));
    }
    ++told_of.published;
  }
  told_of.stop = true;
  for (auto& reader : readers) reader.join();
  for (const auto& fault : told_of.faults) UNSCOPED_INFO(fault);
  CHECK(told_of.faults.empty());
  CHECK(told_of.published >= 3);
  CHECK(told_of.openings >= 4);
  CHECK(told_of.answers >= 4);
  if (std::getenv("VIENDAN_READERS_SECONDS") != nullptr) {
    WARN(fmt::format("{} generations, {} openings, {} overtaken, {} answers",
                     told_of.published.load(), told_of.openings.load(), told_of.overtaken.load(),
                     told_of.answers.load()));
  }
}

}  // namespace viendan::pipeline

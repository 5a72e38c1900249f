#include "pipeline/build.h"

#include "citations/resolve.h"
#include "pipeline/collect.h"
#include "pipeline/parallel.h"
#include "search/index.h"
#include "store/workspace.h"

namespace viendan::pipeline {
namespace {

/// Second pass over the corpus: a link needs its target known.
void resolve_all(std::vector<Document>& documents, unsigned jobs) {
  citations::Registry registry;
  for (const Document& document : documents) registry.add(document);
  for_each_index(documents.size(), jobs, [&](std::size_t i) {
    documents[i].citations = citations::resolve(documents[i], registry);
  });
}

bool is_recorded(const Collection& collection, const Document& document) {
  const auto found = collection.recorded.find(document.metadata.id);
  return found != collection.recorded.end() && found->second.citations == document.citations &&
         found->second.issues == document.issues;
}

Result<void> put_records(store::Generation& generation, const Collection& collection) {
  for (const Document& document : collection.documents) {
    const auto done = is_recorded(collection, document) ? generation.keep(document.metadata.id)
                                                        : generation.put(document);
    if (!done) return done;
  }
  return {};
}

Result<void> put_search(const std::filesystem::path& folder, const std::vector<Document>& documents,
                        const std::vector<Stub>& stubs) {
  auto writer = search::Writer::create(folder, "1");
  if (!writer) return tl::unexpected(writer.error());
  for (const Document& document : documents) {
    if (auto put = writer->put(document, {}); !put) return tl::unexpected(put.error());
  }
  for (const Stub& stub : stubs) {
    if (auto put = writer->put(stub); !put) return tl::unexpected(put.error());
  }
  return writer->finish();
}

Result<void> publish(const Config& config, const Collection& collection,
                     const std::vector<Stub>& stubs, Progress& progress) {
  auto generation = store::Generation::begin(config.index);
  if (!generation) return tl::unexpected(generation.error());
  progress.step("writing records");
  if (auto put = put_records(*generation, collection); !put) return put;
  progress.step("indexing");
  if (auto put = put_search(generation->search_index(), collection.documents, stubs); !put)
    return put;
  return generation->publish(collection.manifest);
}

}  // namespace

Result<Report> build(const Config& config, const Vocabulary& vocabulary, Progress& progress) {
  auto collection = collect(config, vocabulary, progress);
  if (!collection) return tl::unexpected(collection.error());
  Report report{.documents = collection->documents.size(),
                .read = collection->read,
                .removed = collection->removed,
                .failures = collection->failures};
  progress.step("resolving citations");
  resolve_all(collection->documents, config.jobs);
  const auto stubs = citations::stubs(collection->documents);
  report.stubs = stubs.size();
  if (!collection->changed) return report;
  if (auto done = publish(config, *collection, stubs, progress); !done) {
    return tl::unexpected(done.error());
  }
  report.published = true;
  return report;
}

}  // namespace viendan::pipeline

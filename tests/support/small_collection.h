// A small index as pages see it: documents written in the test, published into a folder of its own.
#pragma once

#include <algorithm>

#include "store/catalogue.h"
#include "store/workspace.h"
#include "support/small_index.h"
#include "web/routes.h"

namespace viendan::web::test_collection {

namespace index = search::test_index;

/// Resolves citations as a build would, by identity.
inline void resolve(std::vector<Document>& documents) {
  for (Document& each : documents) {
    for (Citation& citation : each.citations) {
      const auto is_target = [&citation](const Document& other) {
        return other.metadata.id == citation.target.id;
      };
      citation.target.in_corpus = std::ranges::any_of(documents, is_target);
      citation.status = citation.target.in_corpus ? CitationStatus::Resolved : CitationStatus::Stub;
    }
  }
}

/// Records, search and catalogue of the documents as one generation.
inline void publish(const std::filesystem::path& folder, std::vector<Document> documents,
                    const std::vector<Stub>& stubs) {
  std::ranges::sort(documents, {}, [](const Document& each) { return each.metadata.id; });
  resolve(documents);
  auto generation = store::Generation::begin(folder).value();
  const int segment = generation.add_segment().value();
  auto writer =
      search::Writer::create(generation.search_folder(segment), "1", index::vocabulary().version())
          .value();
  auto catalogue = store::CatalogueWriter::create(generation.catalogue_file(segment)).value();
  store::Manifest manifest{.rules = "1", .last_segment = segment};
  manifest.segments.push_back({.number = segment});
  for (const Document& each : documents) {
    REQUIRE(check(each));
    REQUIRE(generation.put(segment, each));
    const auto key = writer.put(each, {}).value();
    REQUIRE(catalogue.put(each, key, {}));
    manifest.sources.push_back(
        {.source = each.source, .own = each.metadata.id, .id = each.metadata.id, .key = key});
    manifest.sources.back().segment = segment;
  }
  std::ranges::sort(manifest.sources, {}, &store::SourceRecord::source);
  for (const Stub& each : stubs)
    manifest.stubs.push_back({each.reference.id, segment, writer.put(each).value()});
  REQUIRE(writer.finish());
  REQUIRE(catalogue.finish());
  REQUIRE(generation.publish(std::move(manifest)));
}

struct Pages {
  test::Scratch folder;
  std::optional<Collection> collection;

  explicit Pages(std::vector<Document> documents = index::corpus(),
                 const std::vector<Stub>& stubs = {index::strategy()}) {
    publish(folder.path(), std::move(documents), stubs);
    auto opened = Collection::open(folder.path(), index::vocabulary());
    if (!opened) FAIL(opened.error().message);
    collection.emplace(*std::move(opened));
  }

  using Parameters = std::vector<std::pair<std::string, std::string>>;

  [[nodiscard]] Response get(std::string path, Parameters parameters = {}) const {
    return answer({.path = std::move(path), .parameters = std::move(parameters)}, *collection);
  }
};

[[nodiscard]] inline bool has(const Response& response, std::string_view words) {
  return response.body.find(words) != std::string::npos;
}

[[nodiscard]] inline std::size_t times(const Response& response, std::string_view words) {
  std::size_t count = 0;
  for (auto at = response.body.find(words); at != std::string::npos;
       at = response.body.find(words, at + words.size())) {
    ++count;
  }
  return count;
}

}  // namespace viendan::web::test_collection

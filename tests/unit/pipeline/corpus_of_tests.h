// A corpus that tests write themselves, and an index of it.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <map>

#include "base/file.h"
#include "pipeline/build.h"
#include "search/index.h"
#include "store/workspace.h"
#include "support/scratch.h"

namespace viendan::pipeline {

inline const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

/// A decision of the Prime Minister with that number, of 5 June of the year.
inline std::string decision(int number, int year, const std::string& says = "") {
  return fmt::format(
      "THỦ TƯỚNG CHÍNH PHỦ\n-------\n\nSố: {0}/QĐ-TTg\n\nHà Nội, ngày 05 tháng 6 năm {1}\n\n"
      "QUYẾT ĐỊNH\n\nPhê duyệt Chiến lược phát triển vùng {0} đến năm {2}\n\n"
      "THỦ TƯỚNG CHÍNH PHỦ\n\nCăn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;\n\n"
      "QUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt Chiến lược phát triển vùng {0} đến năm {2}.\n"
      "Điều 2. {3}\n\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nNguyễn Văn An\n",
      number, year, year + 10, says);
}

/// How one decision speaks of another.
inline std::string with_date(int number, int year) {
  return fmt::format("Quyết định số {}/QĐ-TTg ngày 05 tháng 6 năm {}", number, year);
}

/// Folders of its own, gone after the test.
struct Site {
  test::Scratch scratch;
  std::filesystem::path corpus = scratch / "corpus";
  std::filesystem::path index = scratch / "index";

  Site() { std::filesystem::create_directories(corpus); }
  Site(std::filesystem::path of, std::filesystem::path into)
      : corpus(std::move(of)), index(std::move(into)) {}
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((corpus / name).parent_path());
    std::ofstream(corpus / name, std::ios::binary) << text;
  }
  [[nodiscard]] Config config() const { return {.corpus = corpus, .index = index}; }
  [[nodiscard]] Report build(Config config) const {
    Silent silent;
    auto report = pipeline::build(config, vocabulary(), silent);
    INFO((report ? "" : report.error().message));
    REQUIRE(report);
    return *report;
  }
  [[nodiscard]] Report build() const { return build(config()); }
  [[nodiscard]] store::Workspace open() const {
    auto workspace = store::Workspace::open(index);
    REQUIRE(workspace);
    return *std::move(workspace);
  }
};

/// What an index says, without what may differ between two that are equally right.
struct Content {
  std::map<std::string, std::string> sources;            // path -> what the manifest knows of it
  std::map<std::string, std::string> records;            // identity -> bytes
  std::vector<std::string> stubs;                        // identities
  std::map<std::string, std::vector<std::string>> hits;  // query -> what search shows, sorted
  friend bool operator==(const Content&, const Content&) = default;
};

inline std::vector<std::string> hits(const store::Workspace& workspace, const Query& query) {
  const auto reader =
      search::Reader::open(search::Location::local(workspace.search_folders(), workspace.dead()));
  REQUIRE(reader);
  const auto answer = reader->find(query, vocabulary());
  REQUIRE(answer);
  std::vector<std::string> shown;
  for (const Hit& hit : answer->hits) {
    shown.push_back(fmt::format("{} {} {} {} {} {}", hit.document, hit.source, hit.symbol, hit.date,
                                hit.title, hit.stub));
  }
  std::ranges::sort(shown);
  return shown;
}

inline Query words(const std::string& text) {
  Query query;
  query.text = text;
  query.limit = 1000;
  return query;
}

inline Content content(const Site& site, const std::vector<Query>& queries) {
  const auto workspace = site.open();
  Content content;
  for (const auto& source : workspace.manifest().sources) {
    content.sources[source.source] =
        fmt::format("{} {} {} {} {}", source.digest, source.own, source.id,
                    name_in(kValidities, source.validity), source.error);
    if (source.id.empty()) continue;
    content.records[source.id] = read_file(workspace.record_path(source), 1U << 30U).value();
  }
  for (const auto& stub : workspace.manifest().stubs) content.stubs.push_back(stub.id);
  for (const auto& query : queries) content.hits[query.text] = hits(workspace, query);
  return content;
}

}  // namespace viendan::pipeline

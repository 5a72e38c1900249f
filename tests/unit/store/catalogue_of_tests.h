// Catalogues of documents that are made in tests.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "store/catalogue.h"
#include "support/scratch.h"
#include "unit/store/rich_document.h"

namespace viendan::store {

namespace fs = std::filesystem;

struct Folder {
  test::Scratch scratch;
  fs::path index = scratch / "index";
};

/// "Điều 1. …\nĐiều 2. …\n": a document with two articles, dated in a year of its own.
inline Document decision(int number, int year = 2015) {
  const std::string symbol = fmt::format("{}/QĐ-TTg", number);
  Document d;
  d.source = fmt::format("{}.txt", number);
  d.metadata.id = fmt::format("qd-ttg/{}/{}", year, number);
  d.metadata.symbol.value = symbol;
  d.metadata.number.value = fmt::format("{}", number);
  d.metadata.type.value = "Quyết định";
  d.metadata.issuer.value = "Thủ tướng Chính phủ";
  d.metadata.date.value = fmt::format("{}-03-0{}", year, 1 + number % 9);
  d.metadata.title.value = fmt::format("Về việc phê duyệt Kế hoạch số {}", number);
  d.text = "Đầu\nĐiều 1. Một hai ba\nĐiều 2. Bốn năm\n";
  const auto one = static_cast<std::uint32_t>(d.text.find("Điều 1"));
  const auto two = static_cast<std::uint32_t>(d.text.find("Điều 2"));
  const auto end = static_cast<std::uint32_t>(d.text.size());
  d.map = SourceMap({{0, 1, 0, 4}, {one, 2, 0, 19}, {two, 3, 0, 16}});
  d.blocks = {{BlockKind::Document, -1, {0, one}},
              {BlockKind::Article, 0, {one, two}, "1", {}, "dieu-1"},
              {BlockKind::Article, 0, {two, end}, "2", {}, "dieu-2"}};
  return d;
}

inline Activity activity(const std::string& title, const std::string& lead,
                         const std::string& partner, std::optional<Date> from,
                         std::optional<Date> to) {
  Activity a;
  a.title = title;
  a.content = {"Nội dung của " + title};
  a.lead = {{lead, lead, lead == "Vụ Pháp chế" ? "bct.vpc" : ""}};
  if (!partner.empty()) a.coordinating = {{partner, partner, "", true}};
  a.timeline = {"", from, to, ""};
  a.funding = {"Ngân sách nhà nước"};
  a.span = {9, 11};
  a.lines = {2, 2};
  return a;
}

inline Citation cites(Document& d, const std::string& id, Relation relation,
                      CitationStatus status = CitationStatus::Resolved) {
  Citation c;
  c.span = test::span_of_words(d.text, "Một hai");
  c.surface = "Một hai";
  c.evidence = test::span_of_words(d.text, "Một hai ba");
  c.block = 1;
  c.relation = relation;
  c.status = status;
  const auto slash = id.rfind('/');
  c.target = {.id = id, .symbol = id.substr(slash + 1) + "/QĐ-TTg", .number = id.substr(slash + 1)};
  c.target.in_corpus = status == CitationStatus::Resolved;
  d.citations.push_back(c);
  return c;
}

struct SegmentOf {
  std::vector<Document> documents;
  std::vector<std::string> dead;  // identities
};

inline std::string key_of(const Document& document, int segment) {
  return fmt::format("{}@{}", document.metadata.id, segment);
}

/// An index whose segments have these documents, and nothing to search in.
inline void publish(const fs::path& index, const std::vector<SegmentOf>& segments,
                    std::span<const Saying> sayings = {}) {
  auto generation = Generation::begin(index);
  REQUIRE(generation);
  Manifest manifest;
  for (const auto& segment : segments) {
    const auto number = generation->add_segment();
    REQUIRE(number);
    auto writer = CatalogueWriter::create(generation->catalogue_file(*number));
    REQUIRE(writer);
    Segment row{.number = *number, .bytes = 1};
    for (const Document& document : segment.documents) {
      REQUIRE(generation->put(*number, document));
      REQUIRE(writer->put(document, key_of(document, *number), sayings));
      const bool dead = std::ranges::find(segment.dead, document.metadata.id) != segment.dead.end();
      if (dead) {
        row.dead.push_back(key_of(document, *number));
      } else {
        manifest.sources.push_back({.source = document.source,
                                    .own = document.metadata.id,
                                    .id = document.metadata.id,
                                    .segment = *number,
                                    .key = key_of(document, *number)});
      }
    }
    REQUIRE(writer->finish());
    manifest.segments.push_back(std::move(row));
  }
  std::ranges::sort(manifest.sources, {}, &SourceRecord::source);
  REQUIRE(generation->publish(std::move(manifest)));
}

inline Catalogue opened(const fs::path& index) {
  const auto workspace = Workspace::open(index);
  REQUIRE(workspace);
  auto catalogue = Catalogue::open(*workspace);
  INFO((catalogue ? "" : catalogue.error().message));
  REQUIRE(catalogue);
  return *std::move(catalogue);
}

template <typename T>
T value_of(Result<T> result) {
  INFO((result ? "" : result.error().message));
  REQUIRE(result);
  return *std::move(result);
}

/// Three segments; the first version of document 2 is dead, and another stands in the second.
inline std::vector<SegmentOf> three_segments() {
  Document one = decision(1), two = decision(2), three = decision(3, 2010), two_new = decision(2);
  one.activities = {activity("Bê", "Vụ Pháp chế", "các bộ", Date{2015}, Date{2016, 6}),
                    activity("An", "Cục Hóa chất", "", std::nullopt, Date{2018})};
  two.activities = {activity("Chết", "Vụ Pháp chế", "", Date{2015}, Date{2020})};
  two_new.activities = {activity("Cá", "Vụ Pháp chế", "Cục Hóa chất", Date{2017}, std::nullopt)};
  two_new.metadata.title.value = "Về tăng trưởng xanh";
  three.activities = {activity("đá", "Bộ Y tế", "", std::nullopt, std::nullopt)};
  three.activities[0].funding = {"Vốn vay"};
  three.metadata.type.value = "Thông tư";
  cites(one, "qd-ttg/2010/3", Relation::Amends);
  cites(one, "qd-ttg/2001/9", Relation::LegalBasis, CitationStatus::Stub);
  cites(two, "qd-ttg/2010/3", Relation::Repeals);
  cites(two_new, "qd-ttg/2001/9", Relation::Refers, CitationStatus::Stub);
  cites(two_new, "qd-ttg/2001/9", Relation::Refers, CitationStatus::Stub);
  cites(two_new, "qd-ttg/2001/8", Relation::Refers, CitationStatus::Stub);
  cites(three, "qd-ttg/2010/3", Relation::Refers);  // itself
  one.duties = {{{{"Vụ Pháp chế", "Vụ Pháp chế", "bct.vpc"}}, "Báo cáo", "", {}, {9, 11}}};
  one.issues = {{"date-missing", "no date", {1, 2}}};
  three.issues = {{"date-missing", "no date", {}}, {"number-gap", "gap", {9, 11}}};
  return {{{three, one, two}, {"qd-ttg/2015/2"}}, {{two_new}, {}}, {{decision(7, 2020)}, {}}};
}

}  // namespace viendan::store

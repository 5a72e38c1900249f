#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"
#include "citations/find.h"
#include "citations/resolve.h"

namespace viendan::citations {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

/// A document of which each line is a paragraph, with what its text cites.
Document document_of(Metadata metadata, std::string text) {
  Document document;
  document.metadata = std::move(metadata);
  document.text = std::move(text);
  const auto size = static_cast<std::uint32_t>(document.text.size());
  document.map = SourceMap({{0, 1, 0, size}});
  document.blocks.push_back({.kind = BlockKind::Document, .own = {0, 0}});
  for (std::uint32_t at = 0; at < size;) {
    const auto line = document.text.find('\n', at);
    const auto end = line == std::string::npos ? size : static_cast<std::uint32_t>(line + 1);
    document.blocks.push_back({.kind = BlockKind::Paragraph, .parent = 0, .own = {at, end}});
    at = end;
  }
  document.citations = find(document, vocabulary());
  return document;
}

Metadata decision(std::string id, std::string symbol, std::string date, std::string title = {}) {
  Metadata metadata;
  metadata.id = std::move(id);
  metadata.type.value = "Quyết định";
  metadata.symbol.value = std::move(symbol);
  metadata.date.value = std::move(date);
  metadata.title.value = std::move(title);
  return metadata;
}

/// What other pieces cite by symbol, number or title, so that stubs become real and vanish again.
const std::vector<Metadata>& cited() {
  static const std::vector<Metadata> rows{
      decision("qd-ttg/2012/1393", "1393/QĐ-TTg", "2012-09-25",
               "Phê duyệt Chiến lược quốc gia về tăng trưởng xanh"),
      decision("qd-ttg/2014/403", "403/QĐ-TTg", "2014-03-20",
               "Phê duyệt Kế hoạch hành động quốc gia về tăng trưởng xanh giai đoạn 2014 - 2020"),
      decision("qd-ttg/2009/1419", "1419/QĐ-TTg", "2009-09-07",
               "Phê duyệt Chiến lược sản xuất sạch hơn trong công nghiệp đến năm 2020"),
      decision("qd-bct/2015/13443", "13443/QĐ-BCT", "2015-12-08", "Kế hoạch hành động"),
      decision("qd-ttg/2011/403", "403/QĐ-TTg", "2011-03-20", "Về việc khác"),
  };
  return rows;
}

/// The seeds in pieces of some lines, each a document: enough of them to be put in and taken out.
std::vector<Document> pieces() {
  constexpr std::size_t kLines = 60;
  std::vector<Document> all;
  const auto files = list_files(VIENDAN_CORPUS).value();
  for (const auto& file : files) {
    const std::string text = to_nfc(read_file(VIENDAN_CORPUS / file, 1 << 24).value());
    std::vector<std::string> piece;
    for (const auto line : split(text, '\n')) {
      piece.emplace_back(line);
      if (piece.size() < kLines) continue;
      const std::string number = std::to_string(all.size() + 1);
      Metadata metadata = all.size() < cited().size() ? cited()[all.size()]
                                                      : decision("qd-ubnd/2020/" + number,
                                                                 number + "/QĐ-UBND", "2020-01-01");
      all.push_back(document_of(std::move(metadata), join(piece, "\n") + "\n"));
      piece.clear();
    }
  }
  return all;
}

bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(a,
                             [&](const auto& key) { return std::ranges::binary_search(b, key); });
}

/// All claims on the documents that the keys find.
Registry registry_for(const std::vector<std::string>& asked, const std::set<Claim>& all) {
  std::set<std::string> identities;
  for (const Claim& claim : all) {
    if (meet(keys(claim), asked)) identities.insert(claim.reference.id);
  }
  Registry registry;
  for (const Claim& claim : all) {
    if (identities.contains(claim.reference.id)) registry.add(claim);
  }
  return registry;
}

TEST_CASE("What a document's lookups find resolves it as all the corpus does") {
  const auto documents = pieces();
  REQUIRE(documents.size() > 20);
  std::mt19937 random(11);
  std::size_t resolved = 0, found_in_corpus = 0;
  for (int round = 0; round < 25; ++round) {
    Registry whole;
    std::set<Claim> all;
    std::vector<const Document*> there;
    for (const Document& document : documents) {
      if (random() % 3 == 0) continue;
      there.push_back(&document);
      whole.add(document);
      for (Claim& claim : claims(document)) all.insert(std::move(claim));
    }
    for (const Document* document : there) {
      const auto asked = lookups(*document);
      const auto expected = resolve(*document, whole);
      CHECK(resolve(*document, registry_for(asked, all)) == expected);
      resolved += expected.size();
      found_in_corpus += static_cast<std::size_t>(std::ranges::count_if(
          expected, [](const auto& c) { return c.rule.find("+corpus") != std::string::npos; }));
    }
  }
  CHECK(resolved > 1000);
  CHECK(found_in_corpus > 50);  // else the corpus would not have been asked
}

TEST_CASE("A lookup that is left out is missed: the keys are needed, each of them") {
  const auto document = document_of(
      decision("qd-bct/2016/1", "1/QĐ-BCT", "2016-01-01"),
      "theo Quyết định số 432/QĐ-TTg; Quyết định số 1419/QĐ-TTg ngày 07/9/2009; thực hiện Chiến "
      "lược quốc gia về tăng trưởng xanh.\n");
  const auto asked = lookups(document);
  CHECK(join(asked, " | ") ==
        "iqd-ttg/2009/1419 | s432/qd-ttg | tchien luoc quoc gia ve tang truong xanh");
  const auto known = document_of(
      decision("qd-ttg/2012/1393", "1393/QĐ-TTg", "2012-09-25",
               "Phê duyệt Chiến lược quốc gia về tăng trưởng xanh"),
      "Quyết định số 432/QĐ-TTg ngày 12/4/2012; Quyết định số 1419/QĐ-TTg ngày 07/9/2009\n");
  std::set<Claim> all;
  for (const auto* each : {&document, &known}) {
    for (const Claim& claim : claims(*each)) all.insert(claim);
  }
  const auto expected = resolve(document, registry_for(asked, all));
  CHECK(expected[0].target.id == "qd-ttg/2012/432");
  CHECK(expected[2].target.id == "qd-ttg/2012/1393");
  for (const std::size_t left_out : {1, 2}) {
    auto fewer = asked;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left_out));
    CHECK_FALSE(resolve(document, registry_for(fewer, all)) == expected);
  }
}

TEST_CASE("The order of documents does not change what a registry answers") {
  auto documents = pieces();
  Registry first;
  for (const Document& document : documents) first.add(document);
  std::mt19937 random(3);
  for (int round = 0; round < 5; ++round) {
    std::ranges::shuffle(documents, random);
    Registry again;
    for (const Document& document : documents) again.add(document);
    CHECK(again.entries() == first.entries());
  }
}

TEST_CASE("Resolved citations make the claims that they had before, and the same stubs") {
  auto documents = pieces();
  Registry registry;
  for (const Document& document : documents) registry.add(document);
  for (Document& document : documents) document.citations = resolve(document, registry);
  const auto all = stubs(documents);
  REQUIRE(all.size() > 10);
  for (const Stub& stub : all) {
    const auto* known = registry.by_id(stub.reference.id);
    REQUIRE(known != nullptr);
    CHECK(known->reference == stub.reference);
  }
}

TEST_CASE("Links are rows by target, relation and reach; what is unsure or itself makes none") {
  const auto cite = [](std::string id, Relation relation, CitationStatus status,
                       std::string article = {}) {
    Citation citation;
    citation.target.id = std::move(id);
    citation.relation = relation;
    citation.status = status;
    citation.pinpoint.article = std::move(article);
    return citation;
  };
  const std::vector<Citation> citations{
      cite("nd-cp/2012/95", Relation::Repeals, CitationStatus::Stub),
      cite("nd-cp/2012/95", Relation::Repeals, CitationStatus::Stub, "5"),
      cite("nd-cp/2012/95", Relation::Repeals, CitationStatus::Stub, "6"),
      cite("nd-cp/2012/95", Relation::Refers, CitationStatus::Stub),
      cite("qd-ttg/2012/1393", Relation::Refers, CitationStatus::Resolved),
      cite("qd-bct/2015/1", Relation::Refers, CitationStatus::Resolved),
      cite("qd-ttg/?/403", Relation::Refers, CitationStatus::Stub),
      cite("qd-ttg/2011/403", Relation::Refers, CitationStatus::Ambiguous),
      cite("", Relation::Refers, CitationStatus::Unresolved),
  };
  CHECK(links("qd-bct/2015/1", citations) ==
        std::vector<Link>{{"nd-cp/2012/95", Relation::Repeals, false, true, 2},
                          {"nd-cp/2012/95", Relation::Repeals, true, true, 1},
                          {"nd-cp/2012/95", Relation::Refers, true, true, 1},
                          {"qd-ttg/2012/1393", Relation::Refers, true, false, 1}});
}

}  // namespace
}  // namespace viendan::citations

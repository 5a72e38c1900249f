// A corpus that changes document by document must give the links that reading it at once gives.
#include "store/link_table.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"
#include "citations/find.h"
#include "citations/resolve.h"
#include "pipeline/read_document.h"
#include "support/scratch.h"

namespace viendan {
namespace {

using store::LinkTable;
using store::Tracking;
using Documents = std::map<std::string, Document>;  // by identity

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

/// The five seeds whole, and each in pieces of some lines, which cite as the whole does: enough
/// documents that putting in and taking out moves every kind of link.
const std::vector<Document>& documents() {
  static const auto made = [] {
    std::vector<Document> all;
    const auto files = list_files(VIENDAN_CORPUS).value();
    for (const auto& file : files) {
      all.push_back(pipeline::read_document(VIENDAN_CORPUS, file, vocabulary(), {}).value());
      const std::vector<Block> blocks = all.back().blocks;
      const std::size_t whole = all.size() - 1;
      for (std::size_t piece = 0; piece * 25 < blocks.size(); ++piece) {
        Document part = all[whole];
        part.metadata = {};
        const auto number = std::to_string(all.size());
        part.metadata.id = "qd-ubnd/2024/" + number;
        part.metadata.symbol.value = number + "/QĐ-UBND";
        part.metadata.date.value = "2024-05-01";
        std::erase_if(part.citations, [&](const Citation& citation) {
          return static_cast<std::size_t>(citation.block) / 25 != piece ||
                 citation.status == CitationStatus::Resolved;
        });
        if (part.citations.size() > 0) all.push_back(std::move(part));
      }
    }
    return all;
  }();
  return made;
}

struct Outcome {
  std::map<std::string, std::vector<Citation>> citations;
  std::vector<Stub> stubs;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome at_once(const Documents& corpus) {
  citations::Registry registry;
  for (const auto& [id, document] : corpus) registry.add(document);
  Outcome outcome;
  std::vector<Document> resolved;
  for (const auto& [id, document] : corpus) {
    resolved.push_back(document);
    resolved.back().citations = outcome.citations[id] = citations::resolve(document, registry);
  }
  outcome.stubs = citations::stubs(resolved);
  return outcome;
}

citations::Registry registry_for(LinkTable& table, const Document& document) {
  citations::Registry registry;
  const auto claims = table.claims_for(citations::lookups(document)).value();
  for (const Claim& claim : claims) registry.add(claim);
  return registry;
}

/// An index as a build keeps it, and what it does for a change.
struct Kept {
  test::Scratch scratch;
  LinkTable table = LinkTable::open(scratch / "state.sqlite").value();
  Documents corpus;
  Outcome outcome;
  std::size_t resolved = 0;

  void resolve(const std::string& id) {
    const Document& document = corpus.at(id);
    outcome.citations[id] = citations::resolve(document, registry_for(table, document));
    REQUIRE(table.set_links(id, citations::links(id, outcome.citations[id])));
    ++resolved;
  }

  void change(const std::vector<Document>& put, const std::vector<std::string>& removed) {
    REQUIRE(table.begin());
    for (const auto& id : removed) {
      REQUIRE(table.remove(id));
      corpus.erase(id);
      outcome.citations.erase(id);
    }
    std::set<std::string> affected;
    for (const Document& document : put) {
      const auto& id = document.metadata.id;
      corpus[id] = document;
      REQUIRE(table.put(id, citations::claims(document), citations::lookups(document)));
      affected.insert(id);
    }
    const auto changes = table.changes();
    REQUIRE(changes);
    const auto asking = table.asking(changes->keys).value();
    affected.insert(asking.begin(), asking.end());
    for (const auto& id : affected) resolve(id);
    take_stubs(table.changes().value().stubs);
    REQUIRE(table.commit());
  }

  void take_stubs(const std::vector<std::string>& changed) {
    std::map<std::string, Stub> by_id;
    for (Stub& stub : outcome.stubs) by_id[stub.reference.id] = std::move(stub);
    for (const auto& id : changed) {
      by_id.erase(id);
      if (auto stub = table.stub(id).value()) by_id[id] = *std::move(stub);
    }
    outcome.stubs.clear();
    for (auto& [id, stub] : by_id) outcome.stubs.push_back(std::move(stub));
  }
};

TEST_CASE("Documents put in and taken out one by one are linked as if all were read at once") {
  const unsigned seed = GENERATE(1U, 2U, 3U, 4U);
  std::mt19937 random(seed);
  Kept kept;
  REQUIRE(documents().size() > 15);
  std::set<std::size_t> there;
  for (int round = 0; round < 40; ++round) {
    std::vector<Document> put;
    std::vector<std::string> removed;
    for (std::size_t n = random() % 3; n < 3; ++n) {
      const std::size_t i = random() % documents().size();
      const Document& document = documents()[i];
      const bool seen = std::ranges::any_of(
          put, [&](const Document& other) { return other.metadata.id == document.metadata.id; });
      if (seen || std::ranges::count(removed, document.metadata.id) > 0) continue;
      if (kept.corpus.contains(document.metadata.id) && random() % 2 == 0) {
        removed.push_back(document.metadata.id);
        continue;
      }
      put.push_back(document);
      // As it is read after its text was changed.
      if (random() % 2 == 0)
        std::erase_if(put.back().citations, [&](auto&) { return random() % 4 == 0; });
    }
    kept.change(put, removed);
    const Outcome expected = at_once(kept.corpus);
    for (const auto& [id, citations] : expected.citations)
      CHECK(kept.outcome.citations[id] == citations);
    CHECK(kept.outcome.stubs == expected.stubs);
    std::vector<std::string> names;
    for (const Stub& stub : expected.stubs) names.push_back(stub.reference.id);
    CHECK(kept.table.stubs().value() == names);
  }
  CHECK(kept.resolved > 40);
}

TEST_CASE("A document that changes nothing about what it cites has nobody else resolved anew") {
  Kept kept;
  kept.change(documents(), {});
  Document another = documents().back();
  another.metadata.id = "qd-ubnd/2024/9999";
  another.metadata.symbol.value = "9999/QĐ-UBND";
  kept.resolved = 0;
  kept.change({another}, {});
  CHECK(kept.resolved == 1);
  CHECK(kept.outcome == at_once(kept.corpus));
}

TEST_CASE("A table that is filled from nothing is the one that grew") {
  Kept grown;
  for (const Document& document : documents()) grown.change({document}, {});
  Kept filled;
  REQUIRE(filled.table.begin(Tracking::Off));
  for (const auto& [id, document] : grown.corpus) {
    REQUIRE(filled.table.put(id, citations::claims(document), citations::lookups(document)));
    REQUIRE(filled.table.set_links(id, citations::links(id, grown.outcome.citations.at(id))));
  }
  REQUIRE(filled.table.commit());
  CHECK(filled.table.stubs().value() == grown.table.stubs().value());
  for (const Stub& stub : grown.outcome.stubs) {
    const auto& id = stub.reference.id;
    CHECK(filled.table.stub(id).value() == stub);
    CHECK(filled.table.standing(id).value() == grown.table.standing(id).value());
  }
}

}  // namespace
}  // namespace viendan

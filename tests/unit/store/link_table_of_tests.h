// Tables of links of documents that are made in tests.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "store/link_table.h"
#include "support/scratch.h"

namespace viendan::store {

namespace fs = std::filesystem;

inline Claim claim_on(std::string id, std::string symbol, bool own = false,
                      std::string title = {}) {
  Claim claim;
  claim.reference.id = std::move(id);
  claim.reference.symbol = std::move(symbol);
  claim.reference.in_corpus = own;
  claim.title = claim.core = std::move(title);
  return claim;
}

/// A document as the table sees it.
struct Told {
  std::vector<Claim> claims;
  std::vector<std::string> lookups;
  std::vector<Link> links;
};

/// What the links do, by an act that says no day of its own.
inline Acting acting_by(const std::vector<Link>& links, ActDays days = {"2020-01-01", "", ""}) {
  std::set<Act> acts;
  for (const Link& link : links) {
    if (!changes_validity(link.relation)) continue;
    acts.insert({.target = link.target, .relation = link.relation, .whole = link.whole});
  }
  return {std::move(days), {acts.begin(), acts.end()}};
}

inline unsigned below(std::mt19937& random, unsigned bound) {
  return static_cast<unsigned>(random() % bound);
}

inline std::string name(unsigned number) {
  return "qd-ttg/2020/" + std::to_string(number);
}

/// It says of itself and of others what another document may say otherwise.
inline Told any_document(unsigned self, std::mt19937& random) {
  std::set<Claim> claims{claim_on(name(self), std::to_string(self) + "/QĐ-TTg", true)};
  std::set<std::string> lookups;
  std::set<Link> links;
  for (unsigned n = below(random, 6); n > 0; --n) {
    const unsigned other = below(random, 30);
    const std::string spelling = below(random, 4) == 0 ? "/QD-TTg" : "/QĐ-TTg";
    claims.insert(claim_on(name(other), std::to_string(other) + spelling, false,
                           below(random, 3) == 0 ? "ke hoach" : ""));
    lookups.insert(below(random, 2) == 0 ? identity_key(name(other))
                                         : symbol_key(std::to_string(other) + "/qd-ttg"));
    const auto relation = kRelations[random() % kRelations.size()].first;
    links.insert({name(other), relation, below(random, 3) != 0, other >= 15,
                  1 + static_cast<int>(below(random, 3))});
  }
  return {{claims.begin(), claims.end()},
          {lookups.begin(), lookups.end()},
          {links.begin(), links.end()}};
}

inline void put(LinkTable& table, const std::string& document, const Told& told) {
  REQUIRE(table.put(document, told.claims, told.lookups));
  REQUIRE(table.set_links(document, told.links));
  REQUIRE(table.set_acting(document, acting_by(told.links)));
}

/// Everything that can be asked, as text.
inline std::string all_answers(LinkTable& table) {
  std::string out;
  const auto say = [&](const std::vector<std::string>& values) {
    for (const auto& value : values) out += value + ' ';
    out += '\n';
  };
  say(table.documents().value());
  say(table.stubs().value());
  for (unsigned number = 0; number < 40; ++number) {
    const std::vector<std::string> asked{identity_key(name(number)),
                                         symbol_key(std::to_string(number) + "/QĐ-TTg")};
    for (const auto& key : asked) {
      auto claims = table.claims_for(std::vector{key}).value();
      std::ranges::sort(claims);
      for (const Claim& claim : claims) out += to_bytes(claim) + '\n';
      say(table.asking(std::vector{key}).value());
    }
    const Standing standing = table.standing(name(number)).value();
    out += fmt::format("{} {} {}..{}\n", standing.cited_by, name_in(kValidities, standing.validity),
                       standing.bounds.from, standing.bounds.lapsed);
    say(table.cited_by(name(number)).value());
    const auto incoming = table.incoming(name(number)).value();
    for (const auto& [document, link] : incoming) {
      out += fmt::format("{} {} {} {} {}\n", document, name_in(kRelations, link.relation),
                         link.whole, link.stub, link.mentions);
    }
    if (const auto stub = table.stub(name(number)).value()) {
      out += fmt::format("{} {} ", stub->reference.symbol, stub->mentions);
      say(stub->cited_by);
    }
  }
  return out;
}

inline std::string answers_in(const fs::path& file) {
  auto table = LinkTable::open(file).value();
  return all_answers(table);
}

inline void fill(const fs::path& file, unsigned documents) {
  std::mt19937 random(1);
  auto table = LinkTable::open(file).value();
  REQUIRE(table.begin(Tracking::Off));
  for (unsigned n = 0; n < documents; ++n) put(table, name(n), any_document(n, random));
  REQUIRE(table.set_generation("gen-0001"));
  REQUIRE(table.commit());
}

}  // namespace viendan::store

#include "model/claim.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

namespace viendan {
namespace {

Claim said(std::string id, std::string symbol = {}, std::optional<Date> date = {}) {
  Claim claim;
  claim.reference.id = std::move(id);
  claim.reference.symbol = std::move(symbol);
  claim.reference.date = date;
  return claim;
}

Known sum(const std::vector<Claim>& claims) {
  Known known;
  for (const Claim& claim : claims) add(known, claim);
  return known;
}

TEST_CASE("Claims are read back from their bytes, whatever stands in them") {
  const std::vector<Claim> claims{
      {},
      said("nd-cp/2012/95", "95/2012/NĐ-CP", Date{2012, 11, 12}),
      {{"a:1", "3:x", "", "5:", Date{2012, 0, 0}, "\xff", std::string("\0:", 2), true}, "a\n", "b"},
  };
  for (const Claim& claim : claims) {
    const auto read = claim_from_bytes(to_bytes(claim));
    REQUIRE(read);
    CHECK(*read == claim);
  }
  CHECK(to_bytes(claims[0]) != to_bytes(claims[1]));
}

TEST_CASE("Bytes that no claim has are none") {
  const std::string whole = to_bytes(said("nd-cp/2012/95", "95/2012/NĐ-CP", Date{2012, 11, 12}));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK_FALSE(claim_from_bytes(std::string_view(whole).substr(0, size)));
  }
  CHECK_FALSE(claim_from_bytes(whole + "0:"));
  CHECK_FALSE(claim_from_bytes("99999999999999999999:a"));
  CHECK_FALSE(claim_from_bytes("18446744073709551615:a"));
  CHECK_FALSE(claim_from_bytes("-1:a"));
}

TEST_CASE("A claim is found by its identity, symbol and title; spelling does not matter") {
  Claim claim = said("qd-ttg/2012/1393", "1393/QĐ-TTg");
  CHECK(keys(claim) == std::vector{identity_key("qd-ttg/2012/1393"), symbol_key("1393/qd-ttg")});
  claim.core = "chien luoc quoc gia";
  CHECK(keys(claim).size() == 3);
  CHECK(keys(said("luat:dat-dai@2024")).size() == 1);
  CHECK(keys(claim).back() == core_key("chien luoc quoc gia"));
}

TEST_CASE("What is known is the same whatever the order and number of claims") {
  Claim own = said("qd-bct/2015/1", "1/QĐ-BCT", Date{2015, 3, 1});
  own.reference.in_corpus = true;
  own.reference.title = "Về việc khác";
  std::vector<Claim> claims{own, said("qd-bct/2015/1", "1/QD-BCT", Date{2015, 2, 1}),
                            said("qd-bct/2015/1", "1/QĐ-BCT")};
  claims[1].reference.issuer = "Bộ Công Thương";
  claims[2].reference.issuer = "Bộ Công Thương khác";
  claims[2].title = claims[2].core = "ke hoach";
  const Known known = sum(claims);
  CHECK(known.reference.symbol == "1/QĐ-BCT");
  CHECK(known.reference.date == Date{2015, 3, 1});
  CHECK(known.reference.title == "Về việc khác");
  CHECK(known.reference.issuer == "Bộ Công Thương");  // which it does not say itself
  CHECK(known.reference.in_corpus);
  CHECK(known.titles == std::vector<std::string>{"ke hoach"});
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::ranges::shuffle(claims, random);
    claims.push_back(claims.front());
    CHECK(sum(claims) == known);
  }
}

TEST_CASE("Of several dates that of the identity's year counts, and one known to the day") {
  struct Row {
    const char* id;
    Date one, other, kept;
  };
  const std::vector<Row> rows{
      {"nd-cp/2015/8", {2005, 1, 21}, {2015, 1, 21}, {2015, 1, 21}},
      {"luat:dat-dai@2013", {2003, 11, 26}, {2013, 11, 29}, {2013, 11, 29}},
      {"nd-cp/2015/8", {2015, 0, 0}, {2015, 1, 21}, {2015, 1, 21}},
      {"nd-cp/2015/8", {2015, 2, 0}, {2015, 1, 0}, {2015, 1, 0}},
      {"nd-cp/2015/8", {2015, 2, 21}, {2015, 1, 21}, {2015, 1, 21}},
  };
  for (const auto& row : rows) {
    const Claim one = said(row.id, "", row.one), other = said(row.id, "", row.other);
    CHECK(sum({one, other}).reference.date == row.kept);
    CHECK(sum({other, one}).reference.date == row.kept);
  }
}

}  // namespace
}  // namespace viendan

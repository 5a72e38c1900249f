#include "mcp/provision.h"

#include <catch2/catch.hpp>

namespace viendan::mcp {
namespace {

Document document(const std::vector<std::string>& anchors) {
  Document d;
  d.blocks.push_back({.kind = BlockKind::Document});
  for (const auto& anchor : anchors) {
    Block block{.kind = BlockKind::Clause, .parent = 0, .anchor = anchor};
    block.own.begin = static_cast<std::uint32_t>(d.text.size());
    d.text += anchor + "\n";
    block.own.end = static_cast<std::uint32_t>(d.text.size());
    d.blocks.push_back(std::move(block));
  }
  return d;
}

const std::vector<std::string> kAnchors{
    "dieu-1",        "dieu-1.khoan-2", "dieu-1.khoan-2.diem-d", "dieu-1.khoan-2.diem-dd",
    "dieu-2",        "dieu-2.khoan-2", "dieu-2.khoan-3",        "dieu-12a",
    "dieu-3.muc-ii", "pl-ii",          "pl-ii.khoan-1-2",       "pl-ii.muc-i.hd-7"};

TEST_CASE("a provision is found by its address and by its words, in any order") {
  struct Row {
    std::string_view typed, anchor;
  };
  const Row rows[] = {
      {"dieu-1.khoan-2", "dieu-1.khoan-2"},
      {"Điều 1, khoản 2", "dieu-1.khoan-2"},
      {"khoản 2 Điều 1", "dieu-1.khoan-2"},
      {"khoan 2 dieu 1", "dieu-1.khoan-2"},
      {"article 1 clause 2", "dieu-1.khoan-2"},
      {"Điều 1", "dieu-1"},
      {"ĐIỀU 12a", "dieu-12a"},
      {"điểm d khoản 2 Điều 1", "dieu-1.khoan-2.diem-d"},
      {"điểm đ khoản 2 Điều 1", "dieu-1.khoan-2.diem-dd"},
      {"điểm đ Điều 1", "dieu-1.khoan-2.diem-dd"},
      {"khoản 3", "dieu-2.khoan-3"},
      {"Phụ lục II", "pl-ii"},
      {"annex ii", "pl-ii"},
      {"Phụ lục II, khoản 1.2", "pl-ii.khoan-1-2"},
      {"mục II Điều 3", "dieu-3.muc-ii"},
      {"hoạt động 7", "pl-ii.muc-i.hd-7"},
  };
  const Document d = document(kAnchors);
  for (const Row& row : rows) {
    INFO(row.typed);
    const auto found = find_provision(d, row.typed);
    REQUIRE(found);
    CHECK(found->anchor == row.anchor);
    CHECK(found->span.of(d.text).starts_with(row.anchor));
  }
}

TEST_CASE("where several or none fit, it is said and nothing is guessed") {
  const Document d = document(kAnchors);
  struct Row {
    std::string_view typed, says;
  };
  const Row rows[] = {
      {"khoản 2", "names 2 provisions: dieu-1.khoan-2, dieu-2.khoan-2"},
      {"Điều 9", "has no provision \"Điều 9\""},
      {"điểm đ Điều 2", "has no provision"},
      {"the second one", "has no provision"},
      {"-", "has no provision"},
      {"điều", "has no provision"},
      {"dieu-1.khoan", "has no provision"},
  };
  for (const Row& row : rows) {
    INFO(row.typed);
    const auto found = find_provision(d, row.typed);
    REQUIRE_FALSE(found);
    CHECK(found.error().message.find(row.says) != std::string::npos);
  }
}

}  // namespace
}  // namespace viendan::mcp

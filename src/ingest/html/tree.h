// The elements and texts of a page, as a browser nests them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "ingest/html/element.h"

namespace viendan::ingest::html {

struct Node {
  Tag tag = Tag::Text;
  std::uint8_t level = 0;  // of a heading or group of rows: 1 of "h1"; 0 thead, 2 tfoot
  std::uint16_t traits = 0;
  std::int32_t parent = -1;
  std::int32_t end = 0;          // the node after the last one inside
  std::uint32_t attributes = 0;  // where its own begin in Tree::attributes
  std::uint32_t attribute_count = 0;
  Span text;  // of a text, or of the raw content of an element
  [[nodiscard]] bool is(unsigned trait) const { return (traits & trait) != 0; }
};

struct AttributeValue {
  Attribute name = Attribute::None;
  Span value;  // in the page, character references as written
};

/// Nodes are in the order of the page, each before what is inside it. nodes[0] is the page.
struct Tree {
  std::string_view page;  // UTF-8; outlives the tree
  std::vector<Node> nodes;
  std::vector<AttributeValue> attributes;

  [[nodiscard]] std::string_view text_of(const Node& node) const { return node.text.of(page); }
  /// The value as written, or an empty view with null data where there is none.
  [[nodiscard]] std::string_view attribute(const Node& node, Attribute name) const;
};

/// Never fails on what is merely wrong: end tags that are missing or too many, attributes without
/// quotes, an end in the middle of a tag. Costs time in proportion to the page. Fails where the
/// page has more parts than any document.
[[nodiscard]] Result<Tree> parse_tree(std::string_view source, std::string_view page);

}  // namespace viendan::ingest::html

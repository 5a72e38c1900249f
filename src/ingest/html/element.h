// What is known of the elements of a page, by their names.
#pragma once

#include <cstdint>
#include <string_view>

namespace viendan::ingest::html {

enum class Tag : std::uint8_t {
  Text,   // no element: a stretch of text
  Other,  // an element of any name not told apart here
  Html,
  Head,
  Body,
  Title,
  Meta,
  Style,
  Script,
  A,
  Bold,
  Sup,
  Font,
  Span,
  Break,
  Rule,
  Paragraph,
  Heading,
  Block,  // div, section, article ...
  List,
  Item,
  Term,  // dt, dd
  Preformatted,
  Table,
  Caption,
  RowGroup,
  Row,
  Cell,
  Navigation,
  Foot,
  Unshown,  // its content is no part of what is read: forms, pictures, code
};

enum Trait : unsigned {
  kVoid = 1,         // has no content and no end tag
  kRaw = 2,          // its content is text up to its own end tag
  kBlock = 4,        // begins and ends a paragraph
  kClosesText = 8,   // ends an open paragraph element
  kBoundary = 16,    // what is open around it is not closed from inside
  kUnshown = 32,     // its content is never shown as text of the page
  kHeadContent = 64  // does not end the head
};

struct ElementInfo {
  std::string_view name;
  Tag tag = Tag::Other;
  unsigned traits = 0;
  [[nodiscard]] bool is(unsigned trait) const { return (traits & trait) != 0; }
};

/// The element of that name, which is given in small letters; an inline one if it is unknown.
[[nodiscard]] ElementInfo element_named(std::string_view name);

/// The attributes that tell something about a document.
enum class Attribute : std::uint8_t {
  None,
  Class,
  Id,
  Style,
  Hidden,
  Href,
  Face,
  ColumnSpan,
  RowSpan,
  Type,
  Start,
  Name,
  Property,
  Content,
};

[[nodiscard]] Attribute attribute_named(std::string_view name);

}  // namespace viendan::ingest::html

#include "ingest/html/element.h"

#include <algorithm>
#include <iterator>

namespace viendan::ingest::html {
namespace {

constexpr unsigned kFlow = kBlock | kClosesText;
constexpr unsigned kCode = kRaw | kUnshown;

// Sorted by name.
constexpr ElementInfo kElements[] = {
    {"a", Tag::A, 0},
    {"address", Tag::Block, kFlow},
    {"area", Tag::Other, kVoid},
    {"article", Tag::Block, kFlow},
    {"aside", Tag::Block, kFlow},
    {"audio", Tag::Unshown, kUnshown},
    {"b", Tag::Bold, 0},
    {"base", Tag::Other, kVoid | kHeadContent},
    {"basefont", Tag::Other, kVoid},
    {"blockquote", Tag::Block, kFlow},
    {"body", Tag::Body, kBlock | kBoundary},
    {"br", Tag::Break, kVoid},
    {"button", Tag::Unshown, kUnshown | kBoundary},
    {"caption", Tag::Caption, kBlock | kBoundary},
    {"center", Tag::Block, kFlow},
    {"col", Tag::Other, kVoid},
    {"colgroup", Tag::Other, 0},
    {"datalist", Tag::Unshown, kUnshown},
    {"dd", Tag::Term, kFlow},
    {"details", Tag::Block, kFlow},
    {"dialog", Tag::Unshown, kFlow | kUnshown},
    {"dir", Tag::List, kFlow},
    {"div", Tag::Block, kFlow},
    {"dl", Tag::Block, kFlow},
    {"dt", Tag::Term, kFlow},
    {"embed", Tag::Other, kVoid},
    {"fieldset", Tag::Block, kFlow},
    {"figcaption", Tag::Block, kFlow},
    {"figure", Tag::Block, kFlow},
    {"font", Tag::Font, 0},
    {"footer", Tag::Foot, kFlow},
    {"form", Tag::Block, kFlow},
    {"h1", Tag::Heading, kFlow},
    {"h2", Tag::Heading, kFlow},
    {"h3", Tag::Heading, kFlow},
    {"h4", Tag::Heading, kFlow},
    {"h5", Tag::Heading, kFlow},
    {"h6", Tag::Heading, kFlow},
    {"head", Tag::Head, kHeadContent},
    {"header", Tag::Block, kFlow},
    {"hgroup", Tag::Block, kFlow},
    {"hr", Tag::Rule, kFlow | kVoid},
    {"html", Tag::Html, kBoundary},
    {"iframe", Tag::Unshown, kCode},
    {"img", Tag::Other, kVoid},
    {"input", Tag::Other, kVoid},
    {"legend", Tag::Block, kBlock},
    {"li", Tag::Item, kFlow},
    {"link", Tag::Other, kVoid | kHeadContent},
    {"main", Tag::Block, kFlow},
    {"marquee", Tag::Unshown, kUnshown | kBoundary},
    {"menu", Tag::List, kFlow},
    {"meta", Tag::Meta, kVoid | kHeadContent},
    {"nav", Tag::Navigation, kFlow},
    {"noembed", Tag::Unshown, kCode},
    {"noframes", Tag::Unshown, kCode},
    {"noscript", Tag::Unshown, kCode | kHeadContent},
    {"object", Tag::Unshown, kUnshown | kBoundary},
    {"ol", Tag::List, kFlow},
    {"optgroup", Tag::Unshown, kUnshown},
    {"option", Tag::Unshown, kUnshown},
    {"p", Tag::Paragraph, kFlow},
    {"param", Tag::Other, kVoid},
    {"pre", Tag::Preformatted, kFlow},
    {"script", Tag::Script, kCode | kHeadContent},
    {"section", Tag::Block, kFlow},
    {"select", Tag::Unshown, kUnshown},
    {"source", Tag::Other, kVoid},
    {"span", Tag::Span, 0},
    {"strong", Tag::Bold, 0},
    {"style", Tag::Style, kCode | kHeadContent},
    {"summary", Tag::Block, kFlow},
    {"sup", Tag::Sup, 0},
    {"svg", Tag::Unshown, kUnshown},
    {"table", Tag::Table, kFlow | kBoundary},
    {"tbody", Tag::RowGroup, kBlock},
    {"td", Tag::Cell, kBlock | kBoundary},
    {"template", Tag::Unshown, kUnshown | kBoundary | kHeadContent},
    {"textarea", Tag::Unshown, kCode},
    {"tfoot", Tag::RowGroup, kBlock},
    {"th", Tag::Cell, kBlock | kBoundary},
    {"thead", Tag::RowGroup, kBlock},
    {"title", Tag::Title, kCode | kHeadContent},
    {"tr", Tag::Row, kBlock},
    {"track", Tag::Other, kVoid},
    {"ul", Tag::List, kFlow},
    {"video", Tag::Unshown, kUnshown},
    {"wbr", Tag::Other, kVoid},
    {"xmp", Tag::Preformatted, kFlow | kRaw},
};
static_assert(std::ranges::is_sorted(kElements, {}, &ElementInfo::name));

struct AttributeRow {
  std::string_view name;
  Attribute attribute;
};
constexpr AttributeRow kAttributes[] = {
    {"class", Attribute::Class},
    {"colspan", Attribute::ColumnSpan},
    {"content", Attribute::Content},
    {"face", Attribute::Face},
    {"hidden", Attribute::Hidden},
    {"href", Attribute::Href},
    {"id", Attribute::Id},
    {"name", Attribute::Name},
    {"property", Attribute::Property},
    {"rowspan", Attribute::RowSpan},
    {"start", Attribute::Start},
    {"style", Attribute::Style},
    {"type", Attribute::Type},
};

}  // namespace

ElementInfo element_named(std::string_view name) {
  const auto* found = std::ranges::lower_bound(kElements, name, {}, &ElementInfo::name);
  if (found != std::end(kElements) && found->name == name) return *found;
  return {name, Tag::Other, 0};
}

Attribute attribute_named(std::string_view name) {
  const auto* found = std::ranges::find(kAttributes, name, &AttributeRow::name);
  return found != std::end(kAttributes) ? found->attribute : Attribute::None;
}

}  // namespace viendan::ingest::html

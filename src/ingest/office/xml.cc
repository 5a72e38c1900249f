#include "ingest/office/xml.h"

#include <algorithm>
#include <charconv>
#include <pugixml.hpp>

#include "base/unicode.h"

namespace viendan::ingest {
namespace {

/// A table of a million cells has some ten million elements; a tree of so many takes a gigabyte.
constexpr std::size_t kMostNodes = 12'000'000;

std::string_view local_name(std::string_view name) {
  return name.substr(name.rfind(':') + 1);
}

/// No fewer than the elements and attributes that a parser would find.
std::size_t count_nodes(std::string_view bytes) {
  const auto closing = bytes.size() < 2 ? 0 : [&] {
    std::size_t count = 0;
    for (std::size_t i = 1; i < bytes.size(); ++i)
      count += static_cast<std::size_t>(bytes[i - 1] == '<' && bytes[i] == '/');
    return count;
  }();
  const auto opening = std::count(bytes.begin(), bytes.end(), '<');
  const auto attributes = std::count(bytes.begin(), bytes.end(), '=');
  return static_cast<std::size_t>(opening + attributes) - closing;
}

pugi::xml_node element_from(pugi::xml_node node) {
  while (node && node.type() != pugi::node_element) node = node.next_sibling();
  return node;
}

}  // namespace

std::string_view Element::name() const {
  return local_name(pugi::xml_node(node_).name());
}

std::string_view Element::attribute(std::string_view name) const {
  for (const auto& attribute : pugi::xml_node(node_).attributes()) {
    if (local_name(attribute.name()) == name) return attribute.value();
  }
  return {};
}

Element Element::child(std::string_view local) const {
  for (const Element element : *this) {
    if (element.is(local)) return element;
  }
  return {};
}

Element Element::first_child() const {
  return Element(element_from(pugi::xml_node(node_).first_child()).internal_object());
}

Element Element::next() const {
  return Element(element_from(pugi::xml_node(node_).next_sibling()).internal_object());
}

std::string Element::text() const {
  std::string text;
  for (const auto& node : pugi::xml_node(node_).children()) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
  }
  // A reference can name half of a surrogate pair.
  return is_valid_utf8(text) ? text : to_nfc(text);
}

std::optional<int> to_number(std::string_view text) {
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc()) return std::nullopt;
  return number;
}

struct Xml::Tree {
  std::string bytes;  // the names and values of the tree point into it
  pugi::xml_document document;
};

Xml::Xml(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
Xml::~Xml() = default;
Xml::Xml(Xml&&) noexcept = default;
Xml& Xml::operator=(Xml&&) noexcept = default;

Result<Xml> Xml::parse(std::string_view source, std::string_view part, std::string bytes) {
  if (count_nodes(bytes) > kMostNodes) {
    return Err(Error::Code::Unreadable, "{}: {}: more than {} elements and attributes", source,
               part, kMostNodes);
  }
  auto tree = std::make_unique<Tree>();
  tree->bytes = std::move(bytes);
  // White space alone in an element is text: words are parted by it.
  const unsigned options = pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
  const auto parsed =
      tree->document.load_buffer_inplace(tree->bytes.data(), tree->bytes.size(), options);
  if (!parsed) {
    return Err(Error::Code::Unreadable, "{}: {}: damaged at byte {}: {}", source, part,
               parsed.offset, parsed.description());
  }
  for (const auto& node : tree->document.children()) {
    if (node.type() != pugi::node_doctype) continue;
    return Err(Error::Code::Unreadable,
               "{}: {}: a document type declaration, which office files may not have", source,
               part);
  }
  return Xml(std::move(tree));
}

Element Xml::root() const {
  return Element(tree_->document.document_element().internal_object());
}

}  // namespace viendan::ingest

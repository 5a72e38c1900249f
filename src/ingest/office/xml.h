// The XML parts of an office file as trees, within bounds.
//
// Names are local: "p" for <w:p>, so that the prefix that a producer chose does not matter.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace pugi {
struct xml_node_struct;
}

namespace viendan::ingest {

/// An element of an Xml, which must outlive it; or none, which has no name and no children.
class Element {
 public:
  Element() = default;
  explicit Element(pugi::xml_node_struct* node) : node_(node) {}
  explicit operator bool() const { return node_ != nullptr; }

  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] bool is(std::string_view local) const { return name() == local; }
  /// "" where the attribute is missing.
  [[nodiscard]] std::string_view attribute(std::string_view name) const;
  [[nodiscard]] Element child(std::string_view local) const;
  [[nodiscard]] Element first_child() const;
  [[nodiscard]] Element next() const;
  /// The characters directly inside; valid UTF-8.
  [[nodiscard]] std::string text() const;

  friend bool operator==(Element, Element) = default;

  class Iterator;
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;

 private:
  pugi::xml_node_struct* node_ = nullptr;
};

/// The elements directly inside an element.
class Element::Iterator {
 public:
  explicit Iterator(Element at) : at_(at) {}
  Element operator*() const { return at_; }
  Iterator& operator++() {
    at_ = at_.next();
    return *this;
  }
  friend bool operator==(const Iterator&, const Iterator&) = default;

 private:
  Element at_;
};

inline Element::Iterator Element::begin() const {
  return Iterator(first_child());
}
inline Element::Iterator Element::end() const {
  return Iterator(Element());
}

/// The whole number that `text` begins with, within bounds; none where there is no digit.
[[nodiscard]] std::optional<int> to_number(std::string_view text);

/// A parsed part. Trees take several times the bytes of their text, so the elements and attributes
/// are counted before anything is built.
class Xml {
 public:
  /// Fails (Unreadable, naming `source` and `part`) where the bytes are no well-formed XML, have a
  /// document type declaration, or would make too large a tree.
  [[nodiscard]] static Result<Xml> parse(std::string_view source, std::string_view part,
                                         std::string bytes);
  ~Xml();
  Xml(Xml&&) noexcept;
  Xml& operator=(Xml&&) noexcept;

  [[nodiscard]] Element root() const;

 private:
  struct Tree;
  explicit Xml(std::unique_ptr<Tree> tree);
  std::unique_ptr<Tree> tree_;
};

}  // namespace viendan::ingest

// XML written from the first word to the last: elements are closed where they were opened, words
// and values escaped, what XML cannot hold is written as records write it (base/escape.h).
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace viendan::render {

class Markup {
 public:
  struct Attribute {
    std::string_view name;
    std::string value;  // "": left out
  };
  using Attributes = std::initializer_list<Attribute>;

  /// An element with what `inside` writes.
  template <std::invocable Inside>
  void element(std::string_view name, Attributes attributes, const Inside& inside) {
    const std::size_t begin = open(name, attributes);
    inside();
    close(name, begin);
  }
  void element(std::string_view name, Attributes attributes, std::string_view words) {
    element(name, attributes, [&] { text(words); });
  }
  void empty(std::string_view name, Attributes attributes) {
    element(name, attributes, [] {});
  }
  void text(std::string_view words);
  /// White space between elements, for the reader's eye.
  void line() { out_ += '\n'; }
  void raw(std::string_view xml) { out_ += xml; }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::size_t open(std::string_view name, Attributes attributes);
  void close(std::string_view name, std::size_t begin);

  std::string out_;
};

}  // namespace viendan::render

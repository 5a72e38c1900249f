// Writing HTML (and the SVG inside it) that is well-formed and escaped, whatever the words are.
//
//   html.element("p", {{"class", "hit"}}, [&] {
//     html.element("a", {{"href", address}}, symbol);
//     html.text(" · ");
//   });
//
// Names of elements and attributes are literals of ours. There is no way to write markup that comes
// from a document, a file name or a request; no element takes style or script attributes, which the
// Content-Security-Policy would refuse.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

namespace viendan::web {

struct Attribute {
  std::string_view name;
  std::string_view value = {};
  bool given = true;  // false: the attribute is left out
};
using Attributes = std::initializer_list<Attribute>;

/// Text as HTML shows it: & < > " ' are escaped, bytes that are no UTF-8 and control characters
/// become U+FFFD.
[[nodiscard]] std::string escape(std::string_view text);

class Html {
 public:
  void text(std::string_view words);
  /// An element with this text.
  void element(std::string_view name, Attributes attributes, std::string_view words);
  /// An element with what `inside` writes.
  template <std::invocable Inside>
  void element(std::string_view name, Attributes attributes, Inside&& inside) {
    open(name, attributes);
    inside();
    close(name);
  }
  template <std::invocable Inside>
  void element(std::string_view name, Inside&& inside) {
    element(name, {}, inside);
  }
  void element(std::string_view name, std::string_view words) { element(name, {}, words); }
  /// An element without content: input, meta, link, br, hr, img; in SVG: rect, path.
  void empty(std::string_view name, Attributes attributes = {});
  /// Markup that a part of this program has made with all words escaped: a picture of render/.
  void trusted(std::string_view markup) { out_ += markup; }

  [[nodiscard]] std::string take() && { return std::move(out_); }
  [[nodiscard]] const std::string& written() const { return out_; }

 private:
  void open(std::string_view name, Attributes attributes);
  void close(std::string_view name);

  std::string out_;
};

}  // namespace viendan::web

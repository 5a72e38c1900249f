// How the letters of a page look, as far as that says what they are.
#pragma once

#include <string_view>
#include <unordered_map>

#include "ingest/html/tree.h"

namespace viendan::ingest::html {

/// What an element inherits from the one around it.
struct Look {
  std::string_view font;  // as the page names it, or ""
  bool bold = false;
  bool preformatted = false;  // line ends and spaces count
  bool small_letters_printed_large = false;
};

/// What a rule of a style sheet or an attribute says.
struct Declarations {
  std::string_view font;
  enum class Answer { Unsaid, No, Yes };
  Answer bold = Answer::Unsaid;
  Answer hidden = Answer::Unsaid;
  Answer block = Answer::Unsaid;
  Answer upper = Answer::Unsaid;
  Answer unmarked = Answer::Unsaid;  // a list without bullets or numbers
  [[nodiscard]] bool says_nothing() const;
};

/// Reads "font-family: X; display: none". Unknown properties say nothing.
[[nodiscard]] Declarations read_declarations(std::string_view style);

/// The style sheets of a page, as far as their rules name one class, one id or one element. Rules
/// for other media than the screen are left out.
class StyleSheet {
 public:
  StyleSheet() = default;
  explicit StyleSheet(const Tree& tree);

  /// What the sheets and the element's own attributes say of it; its own come last and win.
  [[nodiscard]] Declarations of(const Tree& tree, const Node& node) const;

 private:
  void read(std::string_view sheet);
  void add(std::string_view selectors, const Declarations& declarations);

  std::unordered_map<std::string_view, Declarations> rules_;  // by ".class", "#id"
};

/// How the text inside a node looks that stands in text of that look.
[[nodiscard]] Look look_inside(const Tree& tree, const Node& node, const Declarations& declarations,
                               Look look);

}  // namespace viendan::ingest::html

// How the letters of a DOCX look, and which paragraphs are numbered, by their styles.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/office/xml.h"

namespace viendan::ingest {

/// The look of letters as far as one place of the file tells it.
struct Look {
  std::optional<std::string> ascii_font;  // of letters below U+0080
  std::optional<std::string> other_font;  // of all others: where the letters of 8-bit fonts are
  std::optional<bool> bold;
  std::optional<bool> hidden;
  std::optional<bool> capitals;  // shown as capitals, whatever is typed

  /// What a nearer place says goes before.
  void refine(const Look& nearer);
};

/// The list that a paragraph is a point of. List 0 is none.
struct ListPlace {
  std::optional<int> list;
  std::optional<int> level;

  void refine(const ListPlace& nearer);
};

struct Style {
  Look look;
  ListPlace place;
  std::optional<bool> on_new_page;
};

/// Fonts that styles name by their role in the theme.
struct ThemeFonts {
  std::string major;
  std::string minor;
};
[[nodiscard]] ThemeFonts theme_fonts(Element theme);

class Styles {
 public:
  Styles() = default;
  Styles(Element root, ThemeFonts fonts);

  /// A style with all that it is based on; the empty style where it is not known. Paragraphs that
  /// name none have the default style of paragraphs.
  [[nodiscard]] const Style& paragraph(std::string_view id) const;
  [[nodiscard]] const Style& character(std::string_view id) const;
  [[nodiscard]] const Look& defaults() const { return defaults_; }

  /// What a <w:rPr> and a <w:pPr> say themselves.
  [[nodiscard]] Look look_of(Element run_properties) const;
  [[nodiscard]] static ListPlace place_of(Element paragraph_properties);

 private:
  struct Entry {
    std::string parent;
    Style own;
    Style whole;
  };

  [[nodiscard]] Style resolve(const std::string& id) const;
  [[nodiscard]] std::optional<std::string> font(Element fonts, std::string_view name) const;

  std::map<std::string, Entry, std::less<>> entries_;
  std::string default_paragraph_;
  Look defaults_;
  ThemeFonts fonts_;
};

/// <w:b/>, <w:b w:val="0"/>: on unless it says off; nullopt where the element is missing.
[[nodiscard]] std::optional<bool> toggle(Element element);

}  // namespace viendan::ingest

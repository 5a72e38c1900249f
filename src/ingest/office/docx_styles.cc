#include "ingest/office/docx_styles.h"

#include <algorithm>
#include <ranges>
#include <vector>

namespace viendan::ingest {
namespace {

/// Styles are based on each other, in a file of malice in a circle.
constexpr std::size_t kMostParents = 32;
constexpr std::size_t kMostStyles = 20'000;

template <typename T>
void refine_value(std::optional<T>& value, const std::optional<T>& nearer) {
  if (nearer) value = nearer;
}

const Style kNoStyle;

}  // namespace

void Look::refine(const Look& nearer) {
  refine_value(ascii_font, nearer.ascii_font);
  refine_value(other_font, nearer.other_font);
  refine_value(bold, nearer.bold);
  refine_value(hidden, nearer.hidden);
  refine_value(capitals, nearer.capitals);
}

void ListPlace::refine(const ListPlace& nearer) {
  refine_value(list, nearer.list);
  refine_value(level, nearer.level);
}

std::optional<bool> toggle(Element element) {
  if (!element) return std::nullopt;
  const auto value = element.attribute("val");
  return value != "0" && value != "false" && value != "off";
}

ThemeFonts theme_fonts(Element theme) {
  const Element scheme = theme.child("themeElements").child("fontScheme");
  const auto latin = [&](std::string_view role) {
    return std::string(scheme.child(role).child("latin").attribute("typeface"));
  };
  return {latin("majorFont"), latin("minorFont")};
}

Styles::Styles(Element root, ThemeFonts fonts) : fonts_(std::move(fonts)) {
  defaults_ = look_of(root.child("docDefaults").child("rPrDefault").child("rPr"));
  for (const Element style : root) {
    if (!style.is("style") || entries_.size() >= kMostStyles) continue;
    std::string id(style.attribute("styleId"));
    const Element paragraph = style.child("pPr");
    Entry entry{std::string(style.child("basedOn").attribute("val")),
                {look_of(style.child("rPr")), place_of(paragraph),
                 toggle(paragraph.child("pageBreakBefore"))},
                {}};
    const bool is_default =
        style.attribute("default") == "1" || style.attribute("default") == "true";
    if (is_default && style.attribute("type") == "paragraph") default_paragraph_ = id;
    entries_.insert_or_assign(std::move(id), std::move(entry));
  }
  for (auto& [id, entry] : entries_) entry.whole = resolve(id);
}

Style Styles::resolve(const std::string& id) const {
  std::vector<const Entry*> chain;
  for (auto at = entries_.find(id); at != entries_.end() && chain.size() < kMostParents;
       at = entries_.find(at->second.parent))
    chain.push_back(&at->second);
  Style style;
  for (const Entry* entry : std::views::reverse(chain)) {
    style.look.refine(entry->own.look);
    style.place.refine(entry->own.place);
    refine_value(style.on_new_page, entry->own.on_new_page);
  }
  return style;
}

const Style& Styles::paragraph(std::string_view id) const {
  const auto found = entries_.find(id.empty() ? std::string_view(default_paragraph_) : id);
  return found == entries_.end() ? kNoStyle : found->second.whole;
}

const Style& Styles::character(std::string_view id) const {
  const auto found = id.empty() ? entries_.end() : entries_.find(id);
  return found == entries_.end() ? kNoStyle : found->second.whole;
}

std::optional<std::string> Styles::font(Element fonts, std::string_view name) const {
  const auto theme = fonts.attribute(std::string(name) + "Theme");
  const auto& themed = theme.starts_with("major") ? fonts_.major : fonts_.minor;
  if (!theme.empty() && !themed.empty()) return themed;
  const auto value = fonts.attribute(name);
  return value.empty() ? std::nullopt : std::optional<std::string>(value);
}

Look Styles::look_of(Element properties) const {
  if (!properties) return {};
  const Element fonts = properties.child("rFonts");
  return {.ascii_font = font(fonts, "ascii"),
          .other_font = font(fonts, "hAnsi"),
          .bold = toggle(properties.child("b")),
          .hidden = toggle(properties.child("vanish")),
          .capitals = toggle(properties.child("caps"))};
}

ListPlace Styles::place_of(Element properties) {
  const Element number = properties.child("numPr");
  return {to_number(number.child("numId").attribute("val")),
          to_number(number.child("ilvl").attribute("val"))};
}

}  // namespace viendan::ingest

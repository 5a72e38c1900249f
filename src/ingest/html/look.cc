#include "ingest/html/look.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/text.h"

namespace viendan::ingest::html {
namespace {

using Answer = Declarations::Answer;

constexpr std::size_t kLongestSelector = 64;

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

/// The first of the families, without quotes: they may be written as character references.
std::string_view first_family(std::string_view families) {
  families = trim(families);
  constexpr std::string_view kQuotes[] = {"&quot;", "&#39;", "&#34;", "\"", "'"};
  for (const auto quote : kQuotes) {
    if (families.starts_with(quote)) families.remove_prefix(quote.size());
  }
  return trim(families.substr(0, families.find_first_of(",\"'&;")));
}

struct Property {
  std::string_view name;
  void (*read)(std::string_view value, Declarations& into);  // the value in small letters
};

Answer yes_if(bool yes) {
  return yes ? Answer::Yes : Answer::No;
}

constexpr Property kProperties[] = {
    {"display",
     [](std::string_view value, Declarations& into) {
       into.hidden = yes_if(value == "none");
       into.block = yes_if(value == "block" || value == "list-item" || value == "flex" ||
                           value == "grid" || value == "table");
     }},
    {"visibility",
     [](std::string_view value, Declarations& into) {
       if (value == "hidden" || value == "collapse") into.hidden = Answer::Yes;
     }},
    {"mso-hide",
     [](std::string_view value, Declarations& into) {
       if (value == "all") into.hidden = Answer::Yes;
     }},
    {"font-weight",
     [](std::string_view value, Declarations& into) {
       into.bold = yes_if(value.starts_with("bold") || to_int(value) >= 600);
     }},
    {"text-transform",
     [](std::string_view value, Declarations& into) { into.upper = yes_if(value == "uppercase"); }},
    {"list-style-type",
     [](std::string_view value, Declarations& into) { into.unmarked = yes_if(value == "none"); }},
    {"list-style",
     [](std::string_view value, Declarations& into) {
       into.unmarked = yes_if(value.find("none") != std::string_view::npos);
     }},
};

void merge(Answer& into, Answer from) {
  if (from != Answer::Unsaid) into = from;
}

void merge(Declarations& into, const Declarations& from) {
  if (!from.font.empty()) into.font = from.font;
  merge(into.bold, from.bold);
  merge(into.hidden, from.hidden);
  merge(into.block, from.block);
  merge(into.upper, from.upper);
  merge(into.unmarked, from.unmarked);
}

/// A selector of one step: ".hidden", "p.MsoNormal", "#note", not ".a .b", ".a:hover", "p".
std::string_view key_of(std::string_view selector) {
  selector = trim(selector);
  if (selector.size() > kLongestSelector) return {};
  const std::size_t mark = selector.find_first_of(".#");
  if (mark == std::string_view::npos) return {};
  const auto key = selector.substr(mark);
  return key.find_first_of(" \t\r\n.#:>+~[*(", 1) == std::string_view::npos ? key
                                                                            : std::string_view{};
}

/// The brace that closes the one at `open`, or the end.
std::size_t end_of_group(std::string_view sheet, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t at = open; at < sheet.size(); at = sheet.find_first_of("{}", at + 1)) {
    depth += sheet[at] == '{' ? 1 : 0;
    if (sheet[at] == '}' && --depth == 0) return at;
  }
  return sheet.size();
}

}  // namespace

bool Declarations::says_nothing() const {
  return font.empty() && bold == Answer::Unsaid && hidden == Answer::Unsaid &&
         block == Answer::Unsaid && upper == Answer::Unsaid && unmarked == Answer::Unsaid;
}

Declarations read_declarations(std::string_view style) {
  Declarations found;
  while (!style.empty()) {
    const std::size_t colon = style.find(':');
    if (colon == std::string_view::npos) break;
    const std::string name = lower_ascii(trim(style.substr(0, colon)));
    // A font's name may be written with "&quot;": its ';' ends nothing.
    std::size_t end = style.find(';', colon);
    while (end != std::string_view::npos && style.substr(0, end).ends_with("&quot"))
      end = style.find(';', end + 1);
    end = std::min(end, style.size());
    const auto value = trim(style.substr(colon + 1, end - colon - 1));
    style.remove_prefix(std::min(end + 1, style.size()));
    if (name == "font-family") found.font = first_family(value);
    const auto* property = std::ranges::find(kProperties, name, &Property::name);
    if (property == std::end(kProperties)) continue;
    property->read(trim(lower_ascii(value.substr(0, value.find('!')))), found);
  }
  return found;
}

StyleSheet::StyleSheet(const Tree& tree) {
  for (const Node& node : tree.nodes) {
    if (node.tag == Tag::Style) read(tree.text_of(node));
  }
}

void StyleSheet::read(std::string_view sheet) {
  while (!sheet.empty()) {
    if (const auto words = sheet.substr(std::min(sheet.find_first_not_of(kSpaces), sheet.size()));
        words.starts_with("/*")) {
      sheet = words.substr(std::min(words.find("*/", 2), words.size() - 2) + 2);
      continue;
    }
    const std::size_t open = sheet.find('{');
    if (open == std::string_view::npos) return;
    auto selectors = trim(sheet.substr(0, open));
    if (const auto after = selectors.rfind(';'); after != std::string_view::npos)
      selectors = trim(selectors.substr(after + 1));  // "@import ...;" before it
    if (const auto mark = selectors.rfind("<!--"); mark != std::string_view::npos)
      selectors = selectors.substr(mark + 4);
    // The rules inside "@media" are for some readers only; "@font-face" has none.
    const bool group = selectors.starts_with('@');
    const std::size_t close =
        group ? end_of_group(sheet, open) : std::min(sheet.find('}', open), sheet.size());
    if (!group) {
      const Declarations declarations = read_declarations(sheet.substr(open + 1, close - open - 1));
      if (!declarations.says_nothing()) add(selectors, declarations);
    }
    sheet.remove_prefix(std::min(close + 1, sheet.size()));
  }
}

void StyleSheet::add(std::string_view selectors, const Declarations& declarations) {
  for (const auto selector : split(selectors, ',')) {
    const auto key = key_of(selector);
    if (!key.empty()) merge(rules_[key], declarations);
  }
}

Declarations StyleSheet::of(const Tree& tree, const Node& node) const {
  Declarations found;
  if (node.attribute_count == 0) return found;
  std::string key;
  const auto look_up = [&](char mark, std::string_view name) {
    key = mark;
    key += name;
    const auto rule = rules_.find(key);
    if (rule != rules_.end()) merge(found, rule->second);
  };
  if (!rules_.empty()) {
    const auto classes = tree.attribute(node, Attribute::Class);
    for (const auto name : split(classes, ' ')) {
      if (!name.empty() && name.size() < kLongestSelector) look_up('.', name);
    }
    const auto id = tree.attribute(node, Attribute::Id);
    if (!id.empty() && id.size() < kLongestSelector) look_up('#', id);
  }
  merge(found, read_declarations(tree.attribute(node, Attribute::Style)));
  const auto hidden = tree.attribute(node, Attribute::Hidden);
  if (hidden.data() != nullptr && hidden != "false") found.hidden = Answer::Yes;
  return found;
}

Look look_inside(const Tree& tree, const Node& node, const Declarations& declarations, Look look) {
  const bool bold_by_name = node.tag == Tag::Bold || node.tag == Tag::Heading;
  if (bold_by_name) look.bold = true;
  if (node.tag == Tag::Preformatted) look.preformatted = true;
  if (node.tag == Tag::Font) {
    const auto face = first_family(tree.attribute(node, Attribute::Face));
    if (!face.empty()) look.font = face;
  }
  if (!declarations.font.empty()) look.font = declarations.font;
  if (declarations.bold != Answer::Unsaid) look.bold = declarations.bold == Answer::Yes;
  if (declarations.upper != Answer::Unsaid)
    look.small_letters_printed_large = declarations.upper == Answer::Yes;
  return look;
}

}  // namespace viendan::ingest::html

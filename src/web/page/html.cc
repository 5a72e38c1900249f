#include "web/page/html.h"

#include <cstdint>

#include "base/unicode.h"

namespace viendan::web {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// How a byte is written; "" for one that stands for itself.
std::string_view escaped(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\t':
    case '\n':
      return {};
    default:
      return static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? kReplacement : std::string_view{};
  }
}

void append_valid(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto replacement = escaped(text[i]);
    if (replacement.empty()) continue;
    out += text.substr(begin, i - begin);
    out += replacement;
    begin = i + 1;
  }
  out += text.substr(begin);
}

/// Broken bytes are rare: only then is the text walked letter by letter.
std::string repaired(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    (void)next_code_point(text, at);
    const auto letter = text.substr(begin, at - begin);
    out += is_valid_utf8(letter) ? letter : kReplacement;
  }
  return out;
}

void append_escaped(std::string& out, std::string_view text) {
  if (is_valid_utf8(text)) return append_valid(out, text);
  append_valid(out, repaired(text));
}

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

void Html::text(std::string_view words) {
  append_escaped(out_, words);
}

void Html::element(std::string_view name, Attributes attributes, std::string_view words) {
  open(name, attributes);
  text(words);
  close(name);
}

void Html::empty(std::string_view name, Attributes attributes) {
  open(name, attributes);
}

void Html::open(std::string_view name, Attributes attributes) {
  out_ += '<';
  out_ += name;
  for (const Attribute& attribute : attributes) {
    if (!attribute.given) continue;
    out_ += ' ';
    out_ += attribute.name;
    out_ += "=\"";
    append_escaped(out_, attribute.value);
    out_ += '"';
  }
  out_ += '>';
}

void Html::close(std::string_view name) {
  out_ += "</";
  out_ += name;
  out_ += '>';
}

}  // namespace viendan::web

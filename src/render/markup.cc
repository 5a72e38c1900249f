#include "render/markup.h"

#include "base/escape.h"

namespace viendan::render {
namespace {

/// Line ends and TABs of a value would become spaces when it is read.
void append_escaped(std::string& out, std::string_view words, bool value) {
  for (const char c : escape_for_xml(words)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += value ? "&quot;" : "\"";
        break;
      case '\n':
        out += value ? "&#10;" : "\n";
        break;
      case '\t':
        out += value ? "&#9;" : "\t";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

void Markup::text(std::string_view words) {
  append_escaped(out_, words, false);
}

std::size_t Markup::open(std::string_view name, Attributes attributes) {
  out_ += '<';
  out_ += name;
  for (const Attribute& attribute : attributes) {
    if (attribute.value.empty()) continue;
    out_ += ' ';
    out_ += attribute.name;
    out_ += "=\"";
    append_escaped(out_, attribute.value, true);
    out_ += '"';
  }
  out_ += '>';
  return out_.size();
}

void Markup::close(std::string_view name, std::size_t begin) {
  if (out_.size() == begin) {
    out_.insert(begin - 1, "/");
    return;
  }
  out_ += "</";
  out_ += name;
  out_ += '>';
}

}  // namespace viendan::render

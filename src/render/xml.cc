#include <pugixml.hpp>
#include <sstream>

#include "base/result.h"
#include "base/unicode.h"
#include "render/writers.h"

namespace viendan::render {
namespace {

void append(pugi::xml_node parent, const std::string& name, const Value& value);

struct Fill {
  pugi::xml_node node;

  void words(const std::string& text) const {
    if (!text.empty()) pugi::xml_node(node).append_child(pugi::node_pcdata).set_value(text.c_str());
  }
  void operator()(std::monostate) const {}
  void operator()(bool value) const { words(value ? "true" : "false"); }
  void operator()(std::int64_t value) const { words(fmt::format("{}", value)); }
  void operator()(double value) const { words(fmt::format("{}", value)); }
  void operator()(const std::string& value) const { words(xml_words(value)); }
  void operator()(const List& list) const {
    for (const Value& item : list) append(node, "item", item);
  }
  void operator()(const Object& object) const {
    for (const auto& [name, value] : object) append(node, name, value);
  }
};

// Records nest as deep as the contract says, three levels.
void append(pugi::xml_node parent, const std::string& name, const Value& value) {
  if (value.null()) return;
  std::visit(Fill{parent.append_child(name.c_str())}, value.data);
}

bool allowed(char32_t c) {
  return (c >= 0x20 || c == '\t' || c == '\n') && c != 0xFFFE && c != 0xFFFF;
}

}  // namespace

std::string xml_words(std::string_view bytes) {
  std::string words;
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t c = next_code_point(bytes, at);
    append_code_point(words, allowed(c) ? c : U'\uFFFD');
  }
  return words;
}

std::string xml_begin(What what) {
  return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<records kind=\"{}\">\n",
                     name_in(kWhats, what));
}

std::string xml_records(std::span<const Object> records) {
  pugi::xml_document xml;
  for (const Object& record : records) append(xml, "record", record);
  std::ostringstream out;
  for (const auto node : xml) node.print(out, " ", pugi::format_indent, pugi::encoding_utf8, 1);
  return std::move(out).str();
}

std::string xml_end() {
  return "</records>\n";
}

std::string to_xml(std::span<const Object> records, What what) {
  return xml_begin(what) + xml_records(records) + xml_end();
}

}  // namespace viendan::render

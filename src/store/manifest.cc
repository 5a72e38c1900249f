#include "store/manifest.h"

#include <pugixml.hpp>
#include <sstream>

#include "base/unicode.h"
#include "store/escape.h"

namespace viendan::store {
namespace {

// Counts up when an older program could not use an index, or this one not an older index.
constexpr std::string_view kFormat = "1";

struct SourceField {
  const char* name;
  std::string SourceRecord::*member;
};
constexpr SourceField kFields[] = {
    {"path", &SourceRecord::source},
    {"digest", &SourceRecord::digest},
    {"id", &SourceRecord::id},
    {"error", &SourceRecord::error},
};

Result<SourceRecord> read_source(pugi::xml_node node) {
  SourceRecord record;
  for (const auto& [name, member] : kFields) {
    auto value = unescape(node.attribute(name).value());
    if (!value) return Err(Error::Code::Malformed, "the manifest has a damaged {}", name);
    record.*member = *std::move(value);
  }
  if (record.source.empty()) return Err(Error::Code::Malformed, "the manifest lacks a path");
  return record;
}

}  // namespace

std::string manifest_to_xml(const Manifest& manifest) {
  pugi::xml_document xml;
  auto root = xml.append_child("manifest");
  root.append_attribute("format").set_value(std::string(kFormat).c_str());
  root.append_attribute("rules").set_value(escape(manifest.rules).c_str());
  root.append_attribute("sources").set_value(manifest.sources.size());
  for (const SourceRecord& record : manifest.sources) {
    auto node = root.append_child("source");
    for (const auto& [name, member] : kFields) {
      if (!(record.*member).empty()) {
        node.append_attribute(name).set_value(escape(record.*member).c_str());
      }
    }
  }
  std::ostringstream out;
  xml.save(out, " ", pugi::format_indent, pugi::encoding_utf8);
  return std::move(out).str();
}

Result<Manifest> manifest_from_xml(std::string_view xml) {
  pugi::xml_document tree;
  const auto parsed =
      tree.load_buffer(xml.data(), xml.size(), pugi::parse_escapes, pugi::encoding_utf8);
  const auto root = tree.document_element();
  if (!parsed || std::string_view(root.name()) != "manifest") {
    return Err(Error::Code::Malformed, "the manifest is damaged");
  }
  if (root.attribute("format").value() != kFormat) {
    return Err(Error::Code::NoIndex, "the index is of another format");
  }
  auto rules = unescape(root.attribute("rules").value());
  if (!rules) return Err(Error::Code::Malformed, "the manifest has damaged rules");
  Manifest manifest{.rules = *std::move(rules)};
  for (const auto node : root.children("source")) {
    auto record = read_source(node);
    if (!record) return tl::unexpected(record.error());
    manifest.sources.push_back(*std::move(record));
  }
  if (root.attribute("sources").as_ullong() != manifest.sources.size()) {
    return Err(Error::Code::Malformed, "the manifest lacks sources");
  }
  return manifest;
}

}  // namespace viendan::store

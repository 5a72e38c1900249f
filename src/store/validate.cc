#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <map>
#include <memory>
#include <mutex>

#include "base/file.h"
#include "base/text.h"
#include "store/xml.h"

namespace viendan::store {
namespace {

template <auto free>
struct Free {
  void operator()(auto* thing) const { free(thing); }
};
using Tree = std::unique_ptr<xmlDoc, Free<xmlFreeDoc>>;
using Parser = std::unique_ptr<xmlParserCtxt, Free<xmlFreeParserCtxt>>;
using SchemaParser = std::unique_ptr<xmlSchemaParserCtxt, Free<xmlSchemaFreeParserCtxt>>;
using Schema = std::unique_ptr<xmlSchema, Free<xmlSchemaFree>>;
using Validator = std::unique_ptr<xmlSchemaValidCtxt, Free<xmlSchemaFreeValidCtxt>>;

constexpr std::uint64_t kLargestSchema = 1 << 20;

/// The first complaint of libxml2, with its line.
struct Complaint {
  std::string message;

  static void note(void* self, xmlErrorPtr error) {
    auto& complaint = *static_cast<Complaint*>(self);
    if (!complaint.message.empty() || error == nullptr) return;
    const std::string_view words = error->message == nullptr ? "damaged" : error->message;
    complaint.message = fmt::format("line {}: {}", error->line, trim(words));
  }
};

Result<Schema> compile(const std::filesystem::path& path) {
  const auto bytes = read_file(path, kLargestSchema);
  if (!bytes) return tl::unexpected(bytes.error());
  // From memory, so that a schema cannot make us open other files or the network.
  const SchemaParser parser(
      xmlSchemaNewMemParserCtxt(bytes->data(), static_cast<int>(bytes->size())));
  Complaint complaint;
  xmlSchemaSetParserStructuredErrors(parser.get(), Complaint::note, &complaint);
  Schema schema(xmlSchemaParse(parser.get()));
  if (schema) return schema;
  return Err(Error::Code::Malformed, "{}: no schema: {}", path.string(), complaint.message);
}

/// Compiled schemas are kept by each thread: libxml2 does not promise that one can be shared.
Result<xmlSchema*> schema_at(const std::filesystem::path& path) {
  thread_local std::map<std::filesystem::path, Schema> compiled;
  if (const auto known = compiled.find(path); known != compiled.end()) return known->second.get();
  auto schema = compile(path);
  if (!schema) return tl::unexpected(schema.error());
  return compiled.emplace(path, *std::move(schema)).first->second.get();
}

/// Without a document type there are no entities, and so nothing that expands; the limits that
/// guard against them (a text of 10 MB) may then be lifted.
Result<Tree> parse(std::string_view xml) {
  if (xml.find("<!DOCTYPE") != std::string_view::npos) {
    return Err(Error::Code::Malformed, "a document type declaration is not allowed");
  }
  if (xml.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return Err(Error::Code::Malformed, "larger than 2 GB");
  }
  constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                           XML_PARSE_HUGE | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT;
  const Parser parser(xmlNewParserCtxt());
  Tree tree(xmlCtxtReadMemory(parser.get(), xml.data(), static_cast<int>(xml.size()), nullptr,
                              "UTF-8", kOptions));
  if (tree) return tree;
  Complaint complaint;
  Complaint::note(&complaint, xmlCtxtGetLastError(parser.get()));
  return Err(Error::Code::Malformed, "{}",
             complaint.message.empty() ? "not readable as XML" : complaint.message);
}

}  // namespace

Result<void> validate(std::string_view xml, const std::filesystem::path& schema) {
  static std::once_flag started;
  std::call_once(started, xmlInitParser);
  const auto compiled = schema_at(schema);
  if (!compiled) return tl::unexpected(compiled.error());
  const auto tree = parse(xml);
  if (!tree) return tl::unexpected(tree.error());
  const Validator validator(xmlSchemaNewValidCtxt(*compiled));
  Complaint complaint;
  xmlSchemaSetValidStructuredErrors(validator.get(), Complaint::note, &complaint);
  const int verdict = xmlSchemaValidateDoc(validator.get(), tree->get());
  if (verdict == 0) return {};
  return Err(Error::Code::Malformed, "{}", complaint.message);
}

}  // namespace viendan::store

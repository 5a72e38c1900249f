#include "store/xml.h"

#include <algorithm>
#include <pugixml.hpp>

#include "base/escape.h"
#include "base/unicode.h"
#include "store/impact_record.h"
#include "store/record.h"
#include "store/scalar.h"
#include "store/sound.h"

namespace viendan::store {
namespace {

constexpr auto kNamespace = "urn:viendan:record:1";
constexpr auto kReportNamespace = "urn:viendan:report:1";
constexpr std::size_t kLargestRecord = std::size_t{1} << 31;

/// Names of elements and attributes are literals, so their views end with a zero byte.
const char* c_str(std::string_view literal) {
  return literal.data();
}

class Writer {
 public:
  template <typename T>
  using Ref = const T&;

  explicit Writer(pugi::xml_node node) : node_(node) {}

  void required(std::string_view name, const std::string& value) {
    node_.append_attribute(c_str(name)).set_value(escape_for_xml(value).c_str());
  }
  template <typename T>
  void required(std::string_view name, const T& value) {
    node_.append_attribute(c_str(name)).set_value(to_words(value).c_str());
  }
  template <typename T>
  void optional(std::string_view name, const T& value) {
    if (value != T{}) required(name, value);
  }
  template <typename E, std::size_t N>
  void named(std::string_view name, E value, const NameTable<E, N>& names) {
    required(name, std::string(name_in(names, value)));
  }
  void text(std::string_view value) {
    if (!value.empty())
      node_.append_child(pugi::node_pcdata).set_value(escape_for_xml(value).c_str());
  }
  void line(std::string_view name, const std::string& value) {
    if (!value.empty()) inner(name).text(value);
  }
  template <typename T>
  void whole(std::string_view name, const T& value) {
    Writer writer = inner(name);
    describe(writer, value);
  }
  void whole(std::string_view name, const std::string& value) { inner(name).text(value); }
  template <typename T>
  void child(std::string_view name, const T& value) {
    if (value != T{}) whole(name, value);
  }
  template <typename T>
  void each(std::string_view name, const std::vector<T>& values) {
    for (const T& value : values) whole(name, value);
  }
  template <typename T>
  void section(std::string_view name, std::string_view item, const std::vector<T>& values) {
    inner(name).each(item, values);
  }
  /// `n` numbers the blocks for the reader's eye: `parent` names one of them.
  void blocks(std::string_view name, const Document& document) {
    Writer all = inner(name);
    int number = 0;
    for (const Block& block : document.blocks) {
      Writer writer = all.inner("block");
      writer.required("n", number++);
      writer.required("kind", std::string(info(block.kind).name));
      describe(writer, block);
      writer.text(block.own.of(document.text));
    }
  }
  void runs(std::string_view name, const SourceMap& map) {
    std::string words;
    for (const auto& [begin, line, column, columns] : map.runs()) {
      words +=
          fmt::format("{}{} {} {} {}", words.empty() ? "" : "\n", begin, line, column, columns);
    }
    inner(name).text(words);
  }

 private:
  Writer inner(std::string_view name) { return Writer(node_.append_child(c_str(name))); }

  pugi::xml_node node_;
};

/// Fills a document in. What a record has beyond its description is as much damage as what it
/// lacks, so every attribute and element is counted. Only the first fault is kept.
class Reader {
 public:
  template <typename T>
  using Ref = T&;

  Reader(pugi::xml_node node, std::string& fault) : node_(node), fault_(fault) {}

  void required(std::string_view name, auto& value) {
    const auto found = node_.attribute(c_str(name));
    if (!found) return fail(name, "is missing");
    ++attributes_;
    if (!read(found.value(), value))
      fail(name, fmt::format("\"{}\" is not readable", found.value()));
  }
  void optional(std::string_view name, auto& value) {
    value = {};
    if (node_.attribute(c_str(name))) required(name, value);
  }
  template <typename E, std::size_t N>
  void named(std::string_view name, E& value, const NameTable<E, N>& names) {
    std::string word;
    required(name, word);
    const auto known = value_in(names, word);
    if (known) value = *known;
    if (!known) fail(name, fmt::format("\"{}\" is unknown", word));
  }
  void text(std::string& value) {
    has_text_ = true;
    if (!read(node_.child_value(), value)) fail("text", "is not readable");
  }
  void line(std::string_view name, std::string& value) {
    value.clear();
    if (node_.child(c_str(name))) whole(name, value);
  }
  void whole(std::string_view name, auto& value) {
    const auto found = node_.child(c_str(name));
    if (!found) return fail(name, "is missing");
    element(found, value);
  }
  void child(std::string_view name, auto& value) {
    value = {};
    if (node_.child(c_str(name))) whole(name, value);
  }
  template <typename T>
  void each(std::string_view name, std::vector<T>& values) {
    for (const auto found : node_.children(c_str(name))) element(found, values.emplace_back());
  }
  void section(std::string_view name, std::string_view item, auto& values) {
    Reader reader = inner(name);
    reader.each(item, values);
    reader.finish();
  }
  void blocks(std::string_view name, Document& document) {
    Reader all = inner(name);
    for (const auto found : all.node_.children("block")) {
      ++all.elements_;
      block(found, document);
    }
    all.finish();
  }
  void runs(std::string_view name, SourceMap& map) {
    std::string words;
    whole(name, words);
    if (words.empty()) return;
    std::ranges::replace(words, '\n', ' ');
    std::vector<std::uint32_t> numbers;
    if (!from_words(words, numbers) || numbers.size() % 4 != 0)
      return fail(name, "is not readable");
    std::vector<SourceMap::Run> runs;
    for (std::size_t i = 0; i < numbers.size(); i += 4) {
      runs.push_back({numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]});
    }
    map = SourceMap(std::move(runs));
  }

  void finish() {
    const auto attributes = std::ranges::distance(node_.attributes());
    const auto is_element = [](pugi::xml_node n) { return n.type() == pugi::node_element; };
    const auto elements = std::ranges::count_if(node_.children(), is_element);
    const auto texts = std::ranges::distance(node_.children()) - elements;
    if (attributes != attributes_) fail("attributes", "are more than it can have");
    if (elements != elements_) fail("content", "is more than it can have");
    if (texts > (has_text_ ? 1 : 0)) fail("content", "has words between its elements");
  }

 private:
  static bool read(std::string_view words, std::string& value) {
    auto bytes = unescape_from_xml(words);
    if (!bytes) return false;
    value = *std::move(bytes);
    return true;
  }
  static bool read(std::string_view words, auto& value) { return from_words(words, value); }

  Reader inner(std::string_view name) {
    const auto found = node_.child(c_str(name));
    if (!found) fail(name, "is missing");
    ++elements_;
    return {found, fault_};
  }
  void element(pugi::xml_node node, std::string& value) {
    ++elements_;
    Reader reader(node, fault_);
    reader.text(value);
    reader.finish();
  }
  void element(pugi::xml_node node, auto& value) {
    ++elements_;
    Reader reader(node, fault_);
    describe(reader, value);
    reader.finish();
  }
  void block(pugi::xml_node node, Document& document) {
    Reader reader(node, fault_);
    Block block;
    int number = -1;
    std::string kind, text;
    reader.required("n", number);
    reader.required("kind", kind);
    describe(reader, block);
    reader.text(text);
    reader.finish();
    const auto known = block_kind(kind);
    if (!known) return reader.fail("kind", fmt::format("\"{}\" is unknown", kind));
    if (number != static_cast<int>(document.blocks.size())) reader.fail("n", "is out of order");
    block.kind = *known;
    block.own.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += text;
    block.own.end = static_cast<std::uint32_t>(document.text.size());
    document.blocks.push_back(std::move(block));
  }

  void fail(std::string_view name, std::string_view what) {
    if (!fault_.empty()) return;
    fault_ = fmt::format("<{}> at byte {}: {} {}", node_.name(), node_.offset_debug(), name, what);
  }

  pugi::xml_node node_;
  std::string& fault_;
  std::ptrdiff_t attributes_ = 0;
  std::ptrdiff_t elements_ = 0;
  bool has_text_ = false;
};

struct StringWriter : pugi::xml_writer {
  std::string bytes;
  void write(const void* data, std::size_t size) override {
    bytes.append(static_cast<const char*>(data), size);
  }
};

std::string line_of(std::string_view xml, std::ptrdiff_t offset) {
  const auto before = xml.substr(0, static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)));
  return fmt::format("line {}", 1 + std::ranges::count(before, '\n'));
}

template <typename T>
std::string write(const char* name, const char* name_space, const T& value) {
  pugi::xml_document xml;
  auto declaration = xml.append_child(pugi::node_declaration);
  declaration.append_attribute("version").set_value("1.0");
  declaration.append_attribute("encoding").set_value("UTF-8");
  auto root = xml.append_child(name);
  root.append_attribute("xmlns").set_value(name_space);
  Writer writer(root);
  describe(writer, value);
  StringWriter out;
  xml.save(out, " ", pugi::format_indent, pugi::encoding_utf8);
  return std::move(out.bytes);
}

template <typename T>
Result<T> read(const char* name, std::string_view name_space, std::string_view xml) {
  constexpr auto kDamaged = Error::Code::Malformed;
  if (xml.size() > kLargestRecord) return Err(kDamaged, "a record of {} bytes", xml.size());
  if (!is_valid_utf8(xml)) return Err(kDamaged, "the record is no UTF-8");
  // White space is text in a record; only what indents elements is not.
  constexpr unsigned kFlags = pugi::parse_escapes | pugi::parse_ws_pcdata_single;
  pugi::xml_document tree;
  const auto parsed = tree.load_buffer(xml.data(), xml.size(), kFlags, pugi::encoding_utf8);
  if (!parsed) return Err(kDamaged, "{}: {}", line_of(xml, parsed.offset), parsed.description());
  const auto root = tree.document_element();
  std::string found_space, fault;
  T value;
  Reader reader(root, fault);
  reader.required("xmlns", found_space);
  if (found_space != name_space || std::string_view(root.name()) != name) {
    return Err(kDamaged, "not a record of this format: <{} xmlns=\"{}\">", root.name(),
               found_space);
  }
  describe(reader, value);
  reader.finish();
  if (!fault.empty()) return Err(kDamaged, "{}", fault);
  return value;
}

}  // namespace

std::string to_xml(const Document& document) {
  return write("document", kNamespace, document);
}

Result<Document> from_xml(std::string_view xml) {
  auto document = read<Document>("document", kNamespace, xml);
  if (!document) return document;
  if (auto whole = sound(*document); !whole) return tl::unexpected(whole.error());
  return document;
}

std::string report_to_xml(const Impact& impact) {
  return write("report", kReportNamespace, impact);
}

Result<Impact> report_from_xml(std::string_view xml) {
  return read<Impact>("report", kReportNamespace, xml);
}

}  // namespace viendan::store

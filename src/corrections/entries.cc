#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "base/text.h"
#include "base/unicode.h"
#include "corrections/corrections.h"
#include "corrections/fields.h"
#include "vocabulary/symbol.h"

namespace viendan::corrections {
namespace {

constexpr std::string_view kNamespace = "urn:viendan:corrections:1";
constexpr std::size_t kMostFaults = 1'000;

/// Where lines begin, so that each fault costs a search and no count.
class Lines {
 public:
  explicit Lines(std::string_view bytes) {
    for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
         at = bytes.find('\n', at + 1)) {
      ends_.push_back(at);
    }
  }
  [[nodiscard]] std::uint32_t of(std::ptrdiff_t offset) const {
    const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0));
    return 1 + static_cast<std::uint32_t>(std::ranges::lower_bound(ends_, at) - ends_.begin());
  }

 private:
  std::vector<std::size_t> ends_;
};

struct ActionForm {
  std::string_view element;
  CorrectionAction action;
};
constexpr std::array kForms = std::to_array<ActionForm>({
    {"set", CorrectionAction::Set},
    {"add", CorrectionAction::Add},
    {"remove", CorrectionAction::Remove},
    {"confirm", CorrectionAction::Confirm},
    {"refuse", CorrectionAction::Refuse},
});

bool is_link(CorrectionAction action) {
  return action == CorrectionAction::Confirm || action == CorrectionAction::Refuse;
}

/// An identity as records and exports have it: no spaces, no capitals, no marks.
bool is_identity(std::string_view text) {
  constexpr std::string_view kOthers = "/:.@-~?";
  return !text.empty() && text.size() <= 300 && std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || kOthers.find(c) != kOthers.npos;
  });
}

/// One element of a file, with what is wrong in it.
class Reader {
 public:
  Reader(pugi::xml_node node, const Limits& limits) : node_(node), limits_(limits) {}

  /// The attributes that it may have.
  void allow(std::initializer_list<std::string_view> names) {
    for (const auto& attribute : node_.attributes()) {
      const std::string_view name = attribute.name();
      if (name.starts_with("xml") || std::ranges::find(names, name) != names.end()) continue;
      complain(fmt::format("attribute '{}' of <{}> is unknown", name, node_.name()));
    }
  }
  std::string attribute(const char* name) { return words(node_.attribute(name).value()); }
  std::string needed(const char* name) {
    std::string value = attribute(name);
    if (value.empty())
      complain(fmt::format("attribute '{}' of <{}> is missing", name, node_.name()));
    return value;
  }
  std::string date(const char* name) {
    std::string value = attribute(name);
    if (!value.empty() && !parse_iso_date(value)) {
      complain(fmt::format("attribute '{}' is no date such as 2026-11-21: {}", name, value));
    }
    return value;
  }
  /// Composed, and no white space but single spaces: as values are compared.
  std::string words(std::string_view text) {
    if (text.size() > limits_.value_bytes) {
      complain(fmt::format("more than {} bytes in one value", limits_.value_bytes));
      return {};
    }
    return squeeze(to_nfc(text));
  }
  /// The items of a value; an empty element says that there is none.
  std::vector<std::string> list(const char* name) {
    std::vector<std::string> items;
    for (const auto child : node_.children(name)) {
      std::string item = words(child.child_value());
      if (!item.empty()) items.push_back(std::move(item));
      if (items.size() > limits_.items) {
        complain(fmt::format("more than {} of <{}>", limits_.items, name));
        return {};
      }
    }
    return items;
  }
  std::vector<std::string> needed_list(const char* name) {
    if (!node_.child(name)) complain(fmt::format("<{}> has no <{}>", node_.name(), name));
    return list(name);
  }
  void complain(std::string what) {
    if (fault_.empty()) fault_ = std::move(what);
  }
  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] pugi::xml_node node() const { return node_; }

 private:
  pugi::xml_node node_;
  const Limits& limits_;
  std::string fault_;
};

class FileReader {
 public:
  FileReader(std::string_view bytes, const std::string& file, const Vocabulary& vocabulary,
             const Limits& limits, std::vector<Entry>& entries, std::vector<Fault>& faults)
      : lines_(bytes),
        file_(file),
        vocabulary_(vocabulary),
        limits_(limits),
        entries_(entries),
        faults_(faults) {}

  void read(std::string_view bytes) {
    if (!is_valid_utf8(bytes)) return fault(0, "is no UTF-8");
    pugi::xml_document xml;
    const auto parsed = xml.load_buffer(
        bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed) return fault(parsed.offset, parsed.description());
    for (const auto node : xml.children()) {
      if (node.type() == pugi::node_doctype) return fault(node.offset_debug(), "has a DOCTYPE");
    }
    const auto root = xml.document_element();
    if (root.name() != std::string_view("corrections") ||
        root.attribute("xmlns").value() != kNamespace) {
      return fault(root.offset_debug(),
                   fmt::format("the root is no <corrections xmlns=\"{}\">", kNamespace));
    }
    for (const auto node : root.children()) read_document(node);
  }

 private:
  void fault(std::ptrdiff_t offset, std::string_view what) {
    if (faults_.size() >= kMostFaults) return;
    const std::uint32_t line = lines_.of(offset);
    faults_.push_back({file_, line, fmt::format("{}:{}: {}", file_, line, what)});
  }
  void fault(pugi::xml_node node, std::string_view what) { fault(node.offset_debug(), what); }

  /// Whether it is an element; words between elements are a mistake that would change nothing.
  bool is_element(pugi::xml_node node) {
    if (node.type() == pugi::node_element) return true;
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      const std::string_view words = node.value();
      const auto spaces = std::min(words.find_first_not_of(kSpaces), words.size());
      fault(node.offset_debug() + static_cast<std::ptrdiff_t>(spaces),
            "words outside of an element");
    }
    return false;
  }

  void read_document(pugi::xml_node node) {
    if (!is_element(node)) return;
    if (node.name() != std::string_view("document")) {
      return fault(node, fmt::format("<{}> is no <document>", node.name()));
    }
    Reader reader(node, limits_);
    reader.allow({"id", "source"});
    Entry head;
    head.file = file_;
    head.id = reader.attribute("id");
    head.source = reader.attribute("source");
    if (head.id.empty() && head.source.empty()) {
      reader.complain("<document> has neither 'id' nor 'source'");
    }
    if (!head.id.empty() && !is_identity(head.id)) {
      reader.complain(fmt::format("'{}' is no identity such as qd-ttg/2012/1393", head.id));
    }
    if (!reader.fault().empty()) return fault(node, reader.fault());
    for (const auto child : node.children()) {
      if (!is_element(child)) continue;
      child.name() == std::string_view("activity") ? read_activity(child, head)
                                                   : read_entry(child, head);
    }
  }

  void read_activity(pugi::xml_node node, const Entry& of) {
    Reader reader(node, limits_);
    reader.allow({"anchor", "annex", "table", "ordinal"});
    Entry head = of;
    head.of_row = true;
    head.row = {reader.attribute("anchor"), reader.attribute("annex"), reader.attribute("table"),
                reader.attribute("ordinal")};
    if (head.row.empty()) reader.complain("<activity> says by nothing which one it is");
    if (!reader.fault().empty()) return fault(node, reader.fault());
    for (const auto child : node.children()) {
      if (is_element(child)) read_entry(child, head);
    }
  }

  void read_entry(pugi::xml_node node, const Entry& of) {
    const auto form =
        std::ranges::find(kForms, std::string_view(node.name()), &ActionForm::element);
    if (form == kForms.end()) return fault(node, fmt::format("<{}> is unknown here", node.name()));
    if (entries_.size() >= limits_.entries) {
      return fault(node, fmt::format("more than {} corrections", limits_.entries));
    }
    Reader reader(node, limits_);
    Entry entry = of;
    entry.action = form->action;
    entry.line = lines_.of(node.offset_debug());
    entry.by = reader.needed("by");
    entry.date = reader.date("date");
    entry.was = reader.needed_list("was");
    entry.value = reader.list("value");
    const auto reason = reader.needed_list("reason");
    entry.reason = join(reason, " ");
    if (entry.reason.empty()) reader.complain(fmt::format("<{}> has no <reason>", node.name()));
    if (is_link(entry.action)) {
      read_link(reader, entry);
    } else if (entry.action == CorrectionAction::Add && !entry.of_row) {
      read_new_row(reader, entry);
    } else {
      read_value(reader, entry);
    }
    if (!reader.fault().empty()) return fault(node, reader.fault());
    entries_.push_back(std::move(entry));
  }

  void read_link(Reader& reader, Entry& entry) {
    reader.allow({"words", "line", "anchor", "mentions", "by", "date"});
    allow_children(reader, {"was", "value", "reason"});
    if (entry.of_row) reader.complain("a citation is no part of an activity");
    entry.mention.words = reader.needed("words");
    entry.mention.anchor = reader.attribute("anchor");
    const std::string line = reader.attribute("line"), mentions = reader.attribute("mentions");
    const int number = to_int(line);
    if (!line.empty() && number < 1) reader.complain("'line' is no number");
    if (number > 0) entry.mention.line = static_cast<std::uint32_t>(number);
    if (!mentions.empty() && mentions != "all") reader.complain("'mentions' can only be \"all\"");
    entry.mention.all = mentions == "all";
    const bool confirm = entry.action == CorrectionAction::Confirm;
    if (entry.was.size() != 1) reader.complain("<was> is one identity, or ?");
    if (confirm && (entry.value.size() != 1 || !is_identity(entry.value[0]))) {
      reader.complain("<value> of <confirm> is one identity such as qd-ttg/2012/1393");
    }
    if (!confirm && !entry.value.empty()) reader.complain("<refuse> has no <value>");
    if (!confirm && entry.was.size() == 1 && !is_identity(entry.was[0])) {
      reader.complain("<was> of <refuse> is the identity that is refused");
    }
  }

  /// A row that was not seen: the words by which the source prints it, and its fields.
  void read_new_row(Reader& reader, Entry& entry) {
    reader.allow({"after", "annex", "table", "by", "date"});
    if (++new_rows_ > limits_.new_rows) {
      return reader.complain(fmt::format("more than {} new activities", limits_.new_rows));
    }
    entry.of_row = true;
    entry.row = {
        reader.attribute("after"), reader.attribute("annex"), reader.attribute("table"), {}};
    if (entry.was.size() != 1) reader.complain("<was> is the words of the source, once");
    for (const auto child : reader.node().children()) {
      const std::string_view name = child.name();
      if (child.type() != pugi::node_element || name == "was" || name == "reason") continue;
      if (row_field(name) == nullptr) {
        return reader.complain(fmt::format("<{}> is no field of an activity", name));
      }
      entry.fields.emplace_back(name, reader.words(child.child_value()));
      if (entry.fields.size() > limits_.items) return reader.complain("too many fields");
    }
    if (std::ranges::find(entry.fields, "title", &std::pair<std::string, std::string>::first) ==
        entry.fields.end()) {
      reader.complain("a new activity has no <title>");
    }
  }

  void read_value(Reader& reader, Entry& entry) {
    reader.allow({"field", "by", "date", "from", "to", "recurrence"});
    allow_children(reader, {"was", "value", "reason"});
    entry.field = reader.attribute("field");
    const bool whole =
        entry.of_row && entry.action == CorrectionAction::Remove && entry.field.empty();
    if (whole) {
      if (entry.was.size() != 1) reader.complain("<was> is the title of the activity");
      return;
    }
    entry.of_row ? read_row_value(reader, entry) : read_metadata_value(reader, entry);
  }

  void read_row_value(Reader& reader, Entry& entry) {
    const RowField* field = row_field(entry.field);
    if (field == nullptr) {
      return reader.complain(fmt::format("'{}' is no field of an activity", entry.field));
    }
    entry.from = reader.date("from");
    entry.to = reader.date("to");
    entry.recurrence = reader.attribute("recurrence");
    const bool period = field->kind == RowFieldKind::Period;
    if (!period && !(entry.from + entry.to + entry.recurrence).empty()) {
      reader.complain("only a timeline has 'from', 'to' and 'recurrence'");
    }
    if (entry.action == CorrectionAction::Set) {
      if (!reader.node().child("value")) reader.complain("<set> has no <value>");
      const bool several = entry.was.size() > 1 || entry.value.size() > 1;
      if (!field->is_list() && several)
        reader.complain(fmt::format("there is one {}", entry.field));
      return;
    }
    if (!field->is_list()) {
      return reader.complain(fmt::format("there is one {}: set it", entry.field));
    }
    const bool add = entry.action == CorrectionAction::Add;
    if (add && entry.value.empty()) reader.complain("<add> has no <value>");
    if (!add && entry.was.size() != 1) reader.complain("<was> is the one item to be removed");
    if (!add && !entry.value.empty()) reader.complain("<remove> has no <value>");
  }

  void read_metadata_value(Reader& reader, Entry& entry) {
    const MetadataField* field = metadata_field(entry.field);
    if (field == nullptr) {
      return reader.complain(fmt::format("'{}' is no field of a document", entry.field));
    }
    if (entry.action != CorrectionAction::Set) {
      return reader.complain(fmt::format("there is one {}: set it", entry.field));
    }
    if (!reader.node().child("value")) reader.complain("<set> has no <value>");
    if (entry.was.size() > 1 || entry.value.size() > 1) {
      return reader.complain(fmt::format("there is one {}", entry.field));
    }
    if (entry.value.empty()) return;
    std::string& value = entry.value.front();
    if (field->is_date && !parse_iso_date(value)) {
      return reader.complain(fmt::format("'{}' is no date such as 2026-11-21", value));
    }
    if (entry.field != "symbol") return;
    const auto symbol = parse_symbol(vocabulary_, value);
    if (!symbol) return reader.complain(fmt::format("'{}' is no symbol", value));
    value = symbol->text;
  }

  static void allow_children(Reader& reader, std::initializer_list<std::string_view> names) {
    for (const auto child : reader.node().children()) {
      if (child.type() != pugi::node_element) continue;
      if (std::ranges::find(names, std::string_view(child.name())) != names.end()) continue;
      reader.complain(fmt::format("<{}> is unknown in <{}>", child.name(), reader.node().name()));
    }
  }

  Lines lines_;
  const std::string& file_;
  const Vocabulary& vocabulary_;
  const Limits& limits_;
  std::vector<Entry>& entries_;
  std::vector<Fault>& faults_;
  std::size_t new_rows_ = 0;
};

}  // namespace

void read_file_of_corrections(std::string_view bytes, const std::string& file,
                              const Vocabulary& vocabulary, const Limits& limits,
                              std::vector<Entry>& entries, std::vector<Fault>& faults) {
  FileReader(bytes, file, vocabulary, limits, entries, faults).read(bytes);
}

}  // namespace viendan::corrections

#include "ingest/html/data_sheet.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/pattern.h"
#include "base/text.h"
#include "ingest/html/characters.h"
#include "ingest/html/sheet_row.h"
#include "ingest/lines.h"

namespace viendan::ingest::html {
namespace {

class Reader {
 public:
  Reader(const Page& page, const Found& found) : page_(page), found_(found) {}

  std::vector<Evidence> read() {
    read_lines();
    read_titles();
    return std::move(evidence_);
  }

 private:
  [[nodiscard]] bool is_in_document(std::int32_t node) const {
    const auto behind = std::ranges::upper_bound(found_.parts, node);
    return behind != found_.parts.begin() &&
           node < page_.tree.nodes[static_cast<std::size_t>(*(behind - 1))].end;
  }

  [[nodiscard]] bool has(std::string_view field) const {
    return std::ranges::find(evidence_, field, &Evidence::field) != evidence_.end();
  }

  void add(std::string_view field, const SheetValue& value) {
    if (value && !has(field)) evidence_.push_back({std::string(field), *value});
  }

  /// A label, and its value behind the colon or on the next line. The sheet may be in a tab that
  /// is not shown.
  void read_lines() {
    std::vector<Passage> lines = passages_of(page_, true);
    std::erase_if(lines, [this](const Passage& line) { return is_in_document(line.node); });
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string_view words = lines[i].words;
      const auto colon = words.find(':');
      if (const SheetRow* row = sheet_row(words)) {
        if (i + 1 < lines.size() && sheet_row(lines[i + 1].words) == nullptr)
          add(row->field, row->read(trim_space(lines[i + 1].words)));
      } else if (const SheetRow* label =
                     colon < words.size() ? sheet_row(words.substr(0, colon)) : nullptr) {
        add(label->field, label->read(trim_space(words.substr(colon + 1))));
      }
    }
  }

  /// A heading above the document, or the title of the page, where it names a document.
  void read_titles() {
    for (const Node& node : page_.tree.nodes) {
      const auto index = static_cast<std::int32_t>(&node - page_.tree.nodes.data());
      if (node.tag == Tag::Heading && node.level == 1 && !is_in_document(index))
        read_title(words_inside(node, index));
    }
    for (const Node& node : page_.tree.nodes) {
      if (node.tag == Tag::Meta && page_.tree.attribute(node, Attribute::Property) == "og:title")
        read_title(characters_of(page_.tree.attribute(node, Attribute::Content)));
    }
    for (const Node& node : page_.tree.nodes) {
      if (node.tag == Tag::Title) read_title(characters_of(page_.tree.text_of(node)));
    }
  }

  [[nodiscard]] std::string words_inside(const Node& node, std::int32_t index) const {
    constexpr std::size_t kMost = 1000;
    std::string words;
    for (auto at = index; at < node.end && words.size() < kMost; ++at) {
      const Node& inner = page_.tree.nodes[static_cast<std::size_t>(at)];
      if (inner.tag == Tag::Text) append_characters(words, page_.tree.text_of(inner));
    }
    return words;
  }

  void read_title(std::string_view printed) {
    static const Pattern symbol(R"(\d+(?:/\d{4})?/\p{Lu}[\p{L}\d]*(?:-[\p{L}\d]+)*)");
    const std::string title = squeeze(printed);
    const auto match = symbol.find(title);
    if (!match) return;
    add("symbol", as_symbol((*match)[0]));
    add("title", as_title(title));
  }

  const Page& page_;
  const Found& found_;
  std::vector<Evidence> evidence_;
};

}  // namespace

std::vector<Evidence> read_data_sheet(const Page& page, const Found& found) {
  return Reader(page, found).read();
}

}  // namespace viendan::ingest::html

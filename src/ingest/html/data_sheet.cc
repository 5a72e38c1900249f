#include "ingest/html/data_sheet.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "ingest/html/characters.h"
#include "ingest/lines.h"

namespace viendan::ingest::html {
namespace {

using Value = std::optional<std::string>;

constexpr std::size_t kLongestLabel = 48;

Value as_name(std::string_view text) {
  constexpr std::string_view kUnknown[] = {"da biet",       "dang cap nhat",  "dang tai",
                                           "chua xac dinh", "khong xac dinh", "da ky"};
  const std::string key = fold(text);
  const bool known = std::ranges::find(kUnknown, trim(key, " .…")) == std::end(kUnknown);
  const bool words = std::ranges::any_of(key, [](char c) { return c >= 'a' && c <= 'z'; });
  return known && words && text.size() < 200 ? Value(text) : std::nullopt;
}

Value as_title(std::string_view text) {
  constexpr std::size_t kShortest = 24;
  return text.size() >= kShortest ? Value(text) : std::nullopt;
}

Value as_symbol(std::string_view text) {
  static const Pattern form(R"(\d[\w ]{0,8}(?:/\d{4})?[/-][\p{L}\d/ -]{1,40})");
  return form.matches(text) ? Value(text) : std::nullopt;
}

Value as_date(std::string_view text) {
  static const Pattern form(R"((?:^|\D)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D|$))");
  const auto match = form.find(text);
  if (!match || text.size() > 40) return std::nullopt;
  const Date date{to_int((*match)[3]), to_int((*match)[2]), to_int((*match)[1])};
  return date.valid() ? Value(date.iso()) : std::nullopt;
}

struct SheetRow {
  std::string_view label;  // folded
  std::string_view field;
  Value (*read)(std::string_view text);
};
constexpr SheetRow kSheet[] = {
    {"so hieu", "symbol", as_symbol},
    {"so ky hieu", "symbol", as_symbol},
    {"so/ky hieu", "symbol", as_symbol},
    {"so, ky hieu", "symbol", as_symbol},
    {"so van ban", "symbol", as_symbol},
    {"so hieu van ban", "symbol", as_symbol},
    {"so ky hieu van ban", "symbol", as_symbol},
    {"loai van ban", "type", as_name},
    {"hinh thuc van ban", "type", as_name},
    {"the loai van ban", "type", as_name},
    {"co quan ban hanh", "issuer", as_name},
    {"noi ban hanh", "issuer", as_name},
    {"don vi ban hanh", "issuer", as_name},
    {"co quan ban hanh/ chuc danh/ nguoi ky", "issuer", as_name},
    {"nguoi ky", "signer", as_name},
    {"nguoi ky duyet", "signer", as_name},
    {"ngay ban hanh", "date", as_date},
    {"ban hanh ngay", "date", as_date},
    {"ngay ky", "date", as_date},
    {"ngay hieu luc", "effective", as_date},
    {"ngay co hieu luc", "effective", as_date},
    {"hieu luc tu ngay", "effective", as_date},
    {"ngay bat dau hieu luc", "effective", as_date},
    {"trich yeu", "title", as_title},
    {"trich yeu noi dung", "title", as_title},
    {"tieu de van ban", "title", as_title},
    {"ve viec", "title", as_title},
    {"ten van ban", "title", as_title},
    {"document number", "symbol", as_symbol},
    {"document type", "type", as_name},
    {"issuing body", "issuer", as_name},
    {"issued by", "issuer", as_name},
    {"signer", "signer", as_name},
    {"issued date", "date", as_date},
    {"date of issue", "date", as_date},
    {"effective date", "effective", as_date},
};

const SheetRow* row_of(std::string_view label) {
  if (label.size() > kLongestLabel) return nullptr;
  const std::string key = fold(label);
  const auto* row = std::ranges::find(kSheet, trim(key, " :*-•"), &SheetRow::label);
  return row != std::end(kSheet) ? row : nullptr;
}

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
    return std::ranges::any_of(found_.parts, [&](std::int32_t part) {
      return part <= node && node < page_.tree.nodes[static_cast<std::size_t>(part)].end;
    });
  }

  [[nodiscard]] bool has(std::string_view field) const {
    return std::ranges::find(evidence_, field, &Evidence::field) != evidence_.end();
  }

  void add(std::string_view field, const Value& value) {
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
      if (const SheetRow* row = row_of(words)) {
        if (i + 1 < lines.size() && row_of(lines[i + 1].words) == nullptr)
          add(row->field, row->read(trim_space(lines[i + 1].words)));
      } else if (const SheetRow* label =
                     colon < words.size() ? row_of(words.substr(0, colon)) : nullptr) {
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

// What the pages on the whole collection have in common: tables, tabs, places, forms.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "model/fact.h"
#include "web/page/html.h"
#include "web/page/view.h"

namespace viendan::web {

struct Column {
  Phrase heading;
  bool number = false;
};
struct TableLook {
  std::string_view heading = {};  // the caption is one, of this element
  bool cards = false;             // each row is a card where the window is narrow
};
/// A table in a region that scrolls where the window is narrow; `rows` writes its rows.
void data_table(Html& html, const View& view, std::string_view caption,
                std::span<const Column> columns, const std::function<void()>& rows,
                const TableLook& look = {});
/// A cell of a column, whose heading names it where the row is a card.
void cell(Html& html, const View& view, const Column& column, const std::function<void()>& inside);
void text_cell(Html& html, const View& view, const Column& column, std::string_view words);
/// A number, and a link where `address` is not "".
void number_cell(Html& html, const View& view, const Column& column, std::size_t number,
                 std::string_view address = {});
/// The heading of a row, with what `inside` writes.
void row_heading(Html& html, const std::function<void()>& inside);

void link(Html& html, std::string_view address, std::string_view words);
/// A small label; `kind` is a second class.
void tag(Html& html, std::string_view kind, std::string_view words);

/// A document as a link: its symbol, or its identity where it prints none.
void document_link(Html& html, const View& view, std::string_view id, std::string_view symbol);
/// A place as a link: the document's symbol and the provision, and the line in the source.
void place_link(Html& html, const View& view, const FactPlace& place);

/// One citation of a list: its place, relation, status, the sentence with the mention marked.
void citation_item(Html& html, const View& view, const CitationFact& fact);

/// "12 văn bản" with the count written as people read it: {} in the phrase is the number.
[[nodiscard]] std::string counted(const View& view, const Phrase& one, const Phrase& many,
                                  std::size_t number);

/// What lists that can be filtered say alike.
namespace list_words {
inline constexpr Phrase kAll{"Tất cả", "All"};
inline constexpr Phrase kFilterList{"Lọc danh sách", "Filter the list"};
inline constexpr Phrase kClear{"Bỏ lọc", "Clear the filters"};
inline constexpr Phrase kNothingFits{"Không có văn bản nào hợp với điều kiện lọc.",
                                     "No document fits these filters."};
inline constexpr Phrase kSort{"Sắp xếp", "Sort"};
inline constexpr Phrase kNewest{"Mới nhất trước", "Newest first"};
inline constexpr Phrase kByIdentity{"Theo loại, cơ quan, năm", "By type, issuer, year"};
inline constexpr Phrase kMorePlaces{"và {} chỗ khác", "and {} more places"};
}  // namespace list_words

struct Option {
  std::string value;
  std::string name;
};
void select_field(Html& html, const View& view, const Phrase& label, std::string_view name,
                  std::span<const Option> options, const Phrase& all);
void text_field(Html& html, const View& view, const Phrase& label, std::string_view name,
                std::string_view type = "search");
void submit(Html& html, const View& view);

/// A value as the address asks for it, kept to a length that no one exceeds by typing.
[[nodiscard]] std::string_view asked(const View& view, std::string_view name);

}  // namespace viendan::web

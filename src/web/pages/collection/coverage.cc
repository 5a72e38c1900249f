#include <fmt/core.h>

#include <array>

#include "web/page/layout.h"
#include "web/page/names.h"
#include "web/pages/collection/parts.h"
#include "web/pages/collection/views.h"

namespace viendan::web {
namespace {

constexpr std::array kStatuses = {CitationStatus::Resolved, CitationStatus::Stub,
                                  CitationStatus::Ambiguous, CitationStatus::Unresolved};

constexpr Phrase kLead{
    "Mỗi chỗ viện dẫn được đếm một lần. “Đã xác định” là nối được tới toàn văn trong kho; “chưa có "
    "toàn văn” là biết chắc văn bản nào nhưng kho chưa có.",
    "Each mention counts once. “Resolved” leads to a text of the collection; “text missing” means "
    "that the document is certain, but its text is not here."};
constexpr Phrase kCaption{"Số chỗ viện dẫn theo quan hệ và tình trạng",
                          "Mentions by relation and status"};
constexpr Phrase kRelation{"Quan hệ", "Relation"};
constexpr Phrase kHere{"Có toàn văn", "With text"};
constexpr Phrase kMeaning{"Tình trạng", "Status"};

struct Row {
  std::array<std::size_t, kStatuses.size()> counts = {};
  [[nodiscard]] std::size_t all() const {
    std::size_t sum = 0;
    for (const std::size_t count : counts) sum += count;
    return sum;
  }
};

Result<Row> row_of(const View& view, const std::vector<Relation>& relations) {
  Row row;
  for (std::size_t i = 0; i < kStatuses.size(); ++i) {
    const auto found = view.collection.catalogue.citations(
        {.statuses = {kStatuses.at(i)}, .relations = relations}, {.offset = 0, .limit = 1});
    if (!found) return tl::unexpected(found.error());
    row.counts.at(i) = found->total;
  }
  return row;
}

std::string percent(std::size_t part, std::size_t whole, Language language) {
  const double share =
      whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  std::string words = fmt::format("{:.1f} %", share);
  if (language == Language::Vietnamese) words.replace(words.find('.'), 1, ",");
  return words;
}

void write_row(Html& html, const View& view, std::string_view name, std::string_view relation,
               const Row& row) {
  html.element("tr", [&] {
    row_heading(html, [&] { html.text(name); });
    for (std::size_t i = 0; i < kStatuses.size(); ++i) {
      const bool open = kStatuses.at(i) == CitationStatus::Ambiguous ||
                        kStatuses.at(i) == CitationStatus::Unresolved;
      auto address = view.address("/collection").with("view", "open");
      address.with("status", name_in(kCitationStatuses, kStatuses.at(i)));
      number_cell(html, view, Column{name_of(kStatuses.at(i)), true}, row.counts.at(i),
                  open ? address.with("relation", relation).text() : std::string());
    }
    number_cell(html, view, Column{list_words::kAll, true}, row.all());
    html.element("td", {{"class", "number"}}, percent(row.counts[0], row.all(), view.language));
  });
}

}  // namespace

Result<void> coverage(Html& html, const View& view) {
  const auto sum = row_of(view, {});
  if (!sum) return tl::unexpected(sum.error());
  std::vector<Column> columns = {{kRelation}};
  for (const CitationStatus status : kStatuses) columns.push_back({name_of(status), true});
  columns.push_back({list_words::kAll, true});
  columns.push_back({kHere, true});
  html.element("p", view.say(kLead));
  Result<void> written;
  data_table(html, view, view.say(kCaption), columns, [&] {
    write_row(html, view, view.say(list_words::kAll), {}, *sum);
    for (const auto& [relation, code] : kRelations) {
      const auto row = row_of(view, {relation});
      if (!row) written = tl::unexpected(row.error());
      if (!row) return;
      if (row->all() > 0) write_row(html, view, view.say(name_of(relation).name), code, *row);
    }
  });
  html.element("dl", {{"class", "facts"}, {"aria-label", view.say(kMeaning)}}, [&] {
    for (const CodeName& name : status_names()) {
      html.element("dt", view.say(name.name));
      html.element("dd", view.say(name.meaning));
    }
  });
  return written;
}

}  // namespace viendan::web

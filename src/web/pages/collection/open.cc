#include <array>

#include "web/page/layout.h"
#include "web/page/names.h"
#include "web/pages/collection/parts.h"
#include "web/pages/collection/views.h"

namespace viendan::web {
namespace {

constexpr Phrase kLead{
    "Những chỗ mà văn bản trong kho không cho biết chắc là viện dẫn văn bản nào. Chương trình giữ "
    "nguyên lời in và các khả năng, không đoán.",
    "Places where nothing in the collection tells for sure which document is meant. The words stay "
    "as printed, with what they may mean; nothing is guessed."};
constexpr Phrase kStatus{"Tình trạng", "Status"};
constexpr Phrase kRelation{"Quan hệ", "Relation"};
constexpr Phrase kBoth{"Cả hai", "Both"};
constexpr Phrase kTotal{"{} chỗ viện dẫn", "{} citations"};
constexpr Phrase kTotalOne{"{} chỗ viện dẫn", "{} citation"};
constexpr Phrase kNone{"Không có chỗ viện dẫn nào chưa rõ.", "No citation stays open."};
constexpr std::array kOpen = {CitationStatus::Ambiguous, CitationStatus::Unresolved};

store::CitationsWanted wanted_by(const View& view) {
  store::CitationsWanted wanted{.statuses = {kOpen.begin(), kOpen.end()}};
  for (const CitationStatus status : kOpen) {
    if (asked(view, "status") == name_in(kCitationStatuses, status)) wanted.statuses = {status};
  }
  const auto relation = value_in(kRelations, asked(view, "relation"));
  if (relation) wanted.relations = {*relation};
  wanted.document = asked(view, "document");
  return wanted;
}

void filters(Html& html, const View& view) {
  html.element(
      "form",
      {{"class", "filters"},
       {"action", view.address("/collection").text()},
       {"aria-label", view.say(list_words::kFilterList)}},
      [&] {
        html.empty("input", {{"type", "hidden"}, {"name", "view"}, {"value", "open"}});
        std::vector<Option> statuses;
        for (const CitationStatus status : kOpen) {
          statuses.push_back({std::string(name_in(kCitationStatuses, status)),
                              std::string(view.say(name_of(status)))});
        }
        select_field(html, view, kStatus, "status", statuses, kBoth);
        std::vector<Option> relations;
        for (const auto& [relation, code] : kRelations) {
          relations.push_back({std::string(code), std::string(view.say(name_of(relation).name))});
        }
        select_field(html, view, kRelation, "relation", relations, list_words::kAll);
        submit(html, view);
      });
}

}  // namespace

Result<void> open_citations(Html& html, const View& view) {
  const std::size_t offset = view.number("offset", 0, kMostOffsetOfView, 0);
  const auto found = view.collection.catalogue.citations(wanted_by(view),
                                                         {.offset = offset, .limit = kRowsOfView});
  if (!found) return tl::unexpected(found.error());
  html.element("p", view.say(kLead));
  filters(html, view);
  if (found->total == 0) {
    html.element("p", view.say(kNone));
    return {};
  }
  html.element("h2", counted(view, kTotalOne, kTotal, found->total));
  html.element("ol", {{"class", "hits"}}, [&] {
    for (const CitationFact& fact : found->items) citation_item(html, view, fact);
  });
  paging(html, view, offset, kRowsOfView, found->total);
  return {};
}

}  // namespace viendan::web

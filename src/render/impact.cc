#include "render/impact.h"

#include "render/writers.h"

namespace viendan::render {
namespace {

template <typename T, typename Write>
List list_of(const std::vector<T>& items, const Write& write) {
  List list;
  for (const T& item : items) list.emplace_back(write(item));
  return list;
}

std::string word(auto value, const auto& names) {
  return std::string(name_in(names, value));
}

List texts(const std::vector<std::string>& values) {
  return {values.begin(), values.end()};
}

Object object_of(const FieldChange& change) {
  return {{"field", change.field},
          {"before", text_or_null(change.before)},
          {"after", text_or_null(change.after)}};
}

List fields_of(const std::vector<FieldChange>& changes) {
  return list_of(changes, [](const FieldChange& change) { return object_of(change); });
}

Object object_of(const RowChange& row) {
  return {{"change", word(row.change, kChanges)}, {"annex", text_or_null(row.annex)},
          {"table", text_or_null(row.table)},     {"ordinal", text_or_null(row.ordinal)},
          {"title", text_or_null(row.title)},     {"line", row.line},
          {"fields", fields_of(row.fields)}};
}

Object object_of(const CitationChange& mention) {
  return {{"change", word(mention.change, kChanges)},
          {"line", mention.line},
          {"words", mention.words},
          {"relation", word(mention.relation, kRelations)},
          {"status", word(mention.status, kCitationStatuses)},
          {"target", text_or_null(mention.target)}};
}

Object object_of(const DocumentChange& change) {
  return {{"id", change.id},
          {"source", change.source},
          {"id_before", text_or_null(change.id_before)},
          {"source_before", text_or_null(change.source_before)},
          {"symbol", text_or_null(change.symbol)},
          {"title", text_or_null(change.title)},
          {"same_bytes", change.same_bytes},
          {"fields", fields_of(change.metadata)},
          {"rows", list_of(change.rows.items, [](const RowChange& row) { return object_of(row); })},
          {"rows_total", change.rows.total},
          {"citations", list_of(change.citations.items,
                                [](const CitationChange& mention) { return object_of(mention); })},
          {"citations_total", change.citations.total},
          {"lines_added", change.lines_added},
          {"lines_removed", change.lines_removed}};
}

Object object_of(const Duplicate& duplicate) {
  return {{"id", duplicate.id},
          {"source", duplicate.source},
          {"of_id", duplicate.of_id},
          {"of_source", duplicate.of_source},
          {"same_bytes", duplicate.same_bytes}};
}

Object object_of(const Unread& unread) {
  return {{"source", unread.source}, {"message", unread.message}};
}

Object object_of(const LinkChange& link) {
  return {{"document", link.document},
          {"source", link.source},
          {"line", link.line},
          {"words", link.words},
          {"status_before", word(link.status_before, kCitationStatuses)},
          {"target_before", text_or_null(link.target_before)},
          {"status", word(link.status, kCitationStatuses)},
          {"target", text_or_null(link.target)},
          {"candidates", texts(link.candidates)}};
}

Object object_of(const NewContradiction& found) {
  return {{"document", found.document}, {"code", found.code}, {"message", found.message}};
}

Object object_of(const ValidityChange& change) {
  return {{"document", change.document},
          {"source", change.source},
          {"before", text_or_null(name_in(kValidities, change.before))},
          {"after", text_or_null(name_in(kValidities, change.after))}};
}

/// A list of the report, and how long it is: the list may be cut.
class Report {
 public:
  template <typename T>
  void add(std::string_view name, const Told<T>& told) {
    counts.emplace_back(name, told.total);
    if constexpr (std::is_same_v<T, std::string>) {
      lists.emplace_back(name, texts(told.items));
    } else {
      lists.emplace_back(name, list_of(told.items, [](const T& item) { return object_of(item); }));
    }
  }
  Object counts, lists;
};

}  // namespace

std::string impact_as_json(const Impact& impact, bool published, bool dry_run) {
  Report report;
  report.add("added", impact.added);
  report.add("changed", impact.changed);
  report.add("renamed", impact.renamed);
  report.add("removed", impact.removed);
  report.add("duplicates", impact.duplicates);
  report.add("unread", impact.unread);
  for (const auto& [fate, name] : kLinkFates) report.add(name, links_of(impact, fate));
  report.add("contradictions", impact.contradictions);
  report.add("became_real", impact.became_real);
  report.add("new_stubs", impact.new_stubs);
  report.add("validity", impact.validity);
  report.counts.emplace_back("settled", impact.settled);
  Object all{{"built", impact.built}, {"published", published},
             {"dry_run", dry_run},    {"documents", impact.documents},
             {"stubs", impact.stubs}, {"counts", std::move(report.counts)}};
  for (auto& list : report.lists) all.push_back(std::move(list));
  return to_json(all) + "\n";
}

}  // namespace viendan::render

#include "render/export.h"

#include "base/text.h"
#include "render/csv.h"
#include "render/records.h"
#include "render/tables.h"
#include "render/writers.h"

namespace viendan::render {
namespace {

Object hit_record(const Hit& hit, std::size_t rank) {
  const Passage* best = hit.passages.empty() ? nullptr : &hit.passages.front();
  return {{"document", hit.document},
          {"source", text_or_null(hit.source)},
          {"unit", best == nullptr ? Value() : text_or_null(best->provision)},
          {"score", Value(hit.score)},
          {"snippet",
           best == nullptr ? Value() : text_or_null(marked_snippet(best->snippet, "[", "]"))},
          {"rank", Value(static_cast<std::uint32_t>(rank))}};
}

std::string csv_for_download(std::span<const Document> documents, What what,
                             const Vocabulary& vocabulary) {
  const auto table = table_of(what);
  if (!table) return {};
  const auto columns = columns_for(table_schema(*table), TableColumn::Use::Flat);
  std::string out = csv_heading(columns, kDownload);
  TableRows rows(
      vocabulary, [](std::string_view) { return false; },
      [&](const TableSchema& schema, const Entry& entry) -> Result<void> {
        if (schema.name == *table) out += csv_row(columns, entry, kDownload);
        return {};
      });
  // Nothing of this can fail: rows go into memory.
  for (const Document& document : documents) (void)rows.add({document}, *table);
  if (*table == TableName::Agencies) (void)rows.finish();
  return out;
}

Object facet_record(const Facet& facet) {
  List values;
  for (const auto& [value, count] : facet.values) {
    values.emplace_back(Object{{"value", value}, {"count", Value(count)}});
  }
  return {{"field", facet.field}, {"values", std::move(values)}, {"more", Value(facet.more)}};
}

}  // namespace

std::vector<Object> hit_records(const Answer& answer) {
  std::vector<Object> records;
  for (const Hit& hit : answer.hits) records.push_back(hit_record(hit, records.size() + 1));
  return records;
}

List facet_list(const Answer& answer) {
  List facets;
  for (const Facet& facet : answer.facets) facets.emplace_back(facet_record(facet));
  return facets;
}

std::string export_records(std::span<const Document> documents, What what, Format format,
                           const Vocabulary& vocabulary) {
  switch (format) {
    case Format::Jsonl:
      return to_jsonl(records(documents, what, vocabulary));
    case Format::Csv:
      return csv_for_download(documents, what, vocabulary);
    case Format::Xml:
      return to_xml(records(documents, what, vocabulary), what);
    default:
      return {};
  }
  return {};
}

std::string marked_snippet(std::string_view snippet, std::string_view begin, std::string_view end) {
  const std::string begun = replace_all(squeeze(snippet), std::string(1, kFoundBegin), begin);
  return replace_all(begun, std::string(1, kFoundEnd), end);
}

std::string found_title(const Hit& hit) {
  std::string title = squeeze(hit.title);
  const bool found_here = hit.passages.size() == 1 && hit.passages.front().provision.empty() &&
                          hit.passages.front().anchor.empty();
  if (!found_here) return title;
  const std::string& snippet = hit.passages.front().snippet;
  return marked_snippet(snippet, "", "") == title ? squeeze(snippet) : title;
}

std::string hits_as_jsonl(const Answer& answer) {
  return to_jsonl(hit_records(answer));
}

std::string facets_as_jsonl(const Answer& answer) {
  return to_json({{"facets", facet_list(answer)}}) + "\n";
}

}  // namespace viendan::render

// The exports: the same records as JSON Lines, CSV and XML. The shapes are the contract of
// schemas/export-*.schema.json; a change there is a new version.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/citation.h"
#include "model/document.h"
#include "model/names.h"
#include "model/query.h"
#include "vocabulary/vocabulary.h"

namespace viendan::render {

/// A graph is no list of records: render/graph_export.h writes it.
enum class What { Documents, Units, Activities, Agencies, Citations, Targets, Duties, Graph };
inline constexpr auto kWhats = NameTable<What, 8>{{
    {What::Documents, "documents"},
    {What::Units, "units"},
    {What::Activities, "activities"},
    {What::Agencies, "agencies"},
    {What::Citations, "citations"},
    {What::Targets, "targets"},
    {What::Duties, "duties"},
    {What::Graph, "graph"},
}};

/// The first are written by export_records(), the others by functions of their own.
enum class Format {
  Jsonl,
  Csv,
  Xml,
  Xlsx,
  Package,
  Sqlite,
  Ical,
  Svg,
  Akn,
  GraphML,
  Dot,
  Ttl,
  WebAnnotation
};
inline constexpr auto kFormats = NameTable<Format, 13>{{
    {Format::Jsonl, "jsonl"},
    {Format::Csv, "csv"},
    {Format::Xml, "xml"},
    {Format::Xlsx, "xlsx"},
    {Format::Package, "package"},
    {Format::Sqlite, "sqlite"},
    {Format::Ical, "ical"},
    {Format::Svg, "svg"},
    {Format::Akn, "akn"},
    {Format::GraphML, "graphml"},
    {Format::Dot, "dot"},
    {Format::Ttl, "ttl"},
    {Format::WebAnnotation, "webannotation"},
}};

/// Everything of one kind from the documents, in their order. Byte-identical for equal input. CSV
/// is that of downloads (csv.h).
[[nodiscard]] std::string export_records(std::span<const Document> documents, What what,
                                         Format format, const Vocabulary& vocabulary);

/// A snippet on one line, with these marks around the found words.
[[nodiscard]] std::string marked_snippet(std::string_view snippet, std::string_view begin,
                                         std::string_view end);

/// The title of a hit on one line, with the marks of found words where it alone has them.
[[nodiscard]] std::string found_title(const Hit& hit);

/// Search hits, one JSON line each, with `rank` from 1.
[[nodiscard]] std::string hits_as_jsonl(const Answer& answer);
/// The answer's facets as one JSON line, of schemas/search-facets.schema.json.
[[nodiscard]] std::string facets_as_jsonl(const Answer& answer);

/// All citations of one relation between two documents. Graphs with more: graph_export.h.
struct Edge {
  std::string from, to;  // identities
  std::string relation;
  int mentions = 0;
  std::string status;
};
[[nodiscard]] std::string edges_as_jsonl(std::span<const Edge> edges);

}  // namespace viendan::render

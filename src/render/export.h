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

enum class What { Documents, Units, Activities, Agencies, Citations, Targets, Duties };
inline constexpr auto kWhats = NameTable<What, 7>{{
    {What::Documents, "documents"},
    {What::Units, "units"},
    {What::Activities, "activities"},
    {What::Agencies, "agencies"},
    {What::Citations, "citations"},
    {What::Targets, "targets"},
    {What::Duties, "duties"},
}};

enum class Format { Jsonl, Csv, Xml };
inline constexpr auto kFormats = NameTable<Format, 3>{{
    {Format::Jsonl, "jsonl"},
    {Format::Csv, "csv"},
    {Format::Xml, "xml"},
}};

/// Everything of one kind from the documents, in their order. Byte-identical for equal input.
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

/// A citation graph from one document, as text, JSON Lines, DOT or GraphML.
struct Edge {
  std::string from, to;  // identities
  std::string relation;
  int mentions = 0;
  std::string status;
};
[[nodiscard]] std::string edges_as_jsonl(std::span<const Edge> edges);
[[nodiscard]] std::string edges_as_dot(std::span<const Edge> edges);
[[nodiscard]] std::string edges_as_graphml(std::span<const Edge> edges);

}  // namespace viendan::render

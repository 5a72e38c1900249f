// The records of the exports, in the order in which the contract names their members.
#pragma once

#include <span>

#include "model/document.h"
#include "model/fact.h"
#include "model/standing.h"
#include "render/agencies.h"
#include "render/export.h"
#include "render/value.h"

namespace viendan::render {

/// The document that a record is of.
struct Home {
  std::string_view document;  // identity
  std::string_view source;
};

[[nodiscard]] Object document_record(const Document& document);
[[nodiscard]] Object activity_record(const Home& home, const Activity& activity);
/// A mention over two lines is placed by its part on the first.
[[nodiscard]] Object citation_record(const Document& document, const Citation& citation);
/// Where a thing stands, then what it is.
[[nodiscard]] Object placed_record(const FactPlace& place, Object members);
[[nodiscard]] Object standing_record(const Standing& standing);
[[nodiscard]] Object agency_record(const AgencyCount& agency);
[[nodiscard]] Object edge_record(const Edge& edge);
/// Null where nothing is known.
[[nodiscard]] Value reference_of(const Reference& target);

/// Search hits with `rank` from 1.
[[nodiscard]] std::vector<Object> hit_records(const Answer& answer);
[[nodiscard]] List facet_list(const Answer& answer);

[[nodiscard]] std::vector<Object> records(std::span<const Document> documents, What what,
                                          const Vocabulary& vocabulary);

}  // namespace viendan::render

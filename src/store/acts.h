// What one document does to the validity of others, and its own days: what the table of links and
// the catalogue keep of it.
#pragma once

#include <span>
#include <vector>

#include "model/document.h"
#include "model/validity.h"

namespace viendan::store {

[[nodiscard]] ActDays days_of(const Metadata& metadata);

/// An act and the mention that says it.
struct ActAt {
  Act act;
  const Citation* mention = nullptr;
  Span exception = {};  // the words that except something from it
};

/// Of mentions whose target is sure; what a title says in short, or a sentence without a day, is
/// left out where another sentence of the document says it in full. None where the document is a
/// text put together from acts that are in force by themselves. `citations`: resolved ones of the
/// document.
[[nodiscard]] std::vector<ActAt> acts_at(const Document& document,
                                         std::span<const Citation> citations);

/// What a document tells of validity.
struct Acting {
  ActDays days;
  std::vector<Act> acts;  // sorted, each once
  friend bool operator==(const Acting&, const Acting&) = default;
};
[[nodiscard]] Acting acting_of(const Document& document, std::span<const Citation> citations);

}  // namespace viendan::store

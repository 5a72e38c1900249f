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
};

/// Of mentions whose target is sure, one each; none where the document is a text put together from
/// acts that are in force by themselves. `citations`: resolved ones of the document.
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

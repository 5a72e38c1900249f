// What differs between two readings of one document: values in, values out.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/document.h"
#include "model/impact.h"

namespace viendan::pipeline {

/// Rows are matched by their words, then by where they stand in the plan: a row put in before
/// others does not make those new. First what is there now, in its order, then what has gone.
[[nodiscard]] std::vector<RowChange> compare_rows(std::span<const Activity> before,
                                                  std::span<const Activity> after);

struct ChangedLink {
  LinkFate fate = LinkFate::Healed;
  LinkChange link;
};

/// All of it. Lists are as long as they are.
struct Comparison {
  DocumentChange document;
  std::vector<ChangedLink> links;  // of mentions that both have
  [[nodiscard]] bool says_other() const;
};
[[nodiscard]] Comparison compare(const Document& before, const Document& after);

/// nullopt where nobody needs to know.
[[nodiscard]] std::optional<LinkFate> fate_of(const Citation& before, const Citation& after);

}  // namespace viendan::pipeline

// Who does what by when?
#pragma once

#include <vector>

#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::activities {

/// Activities of the tables, of numbered lists whose items have labelled fields, and of field
/// sheets. Forms, classifications and tariffs give none. May add to `issues`.
[[nodiscard]] std::vector<Activity> extract(const Document& document, const Vocabulary& vocabulary,
                                            std::vector<Issue>& issues);

/// Quantified aims, in prose and in cells.
[[nodiscard]] std::vector<Target> find_targets(const Document& document);

/// Standing obligations of named bodies in the operative text.
[[nodiscard]] std::vector<Duty> find_duties(const Document& document, const Vocabulary& vocabulary);

}  // namespace viendan::activities

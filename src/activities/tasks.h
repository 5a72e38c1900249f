// Activities that are told in prose.
//
// A task is laid on a named body and is to be done once: it stands in a part of the document whose
// heading assigns tasks ("Nhiệm vụ cụ thể giao các bộ"), or its sentence sets a term for what a
// body does. What a body must always do is a duty, and no activity.
#pragma once

#include <vector>

#include "activities/context.h"
#include "activities/lists.h"

namespace viendan::activities {

/// The tasks of documents that direct (resolutions, decisions, directives, plans): laws, decrees
/// and circulars lay down what holds for all time.
[[nodiscard]] std::vector<ListedActivity> read_tasks(const Context& context);

}  // namespace viendan::activities

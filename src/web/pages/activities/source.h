// What the source of an activity prints, beside what was read.
#pragma once

#include "model/fact.h"
#include "web/page/html.h"
#include "web/page/view.h"

namespace viendan::web {

/// Opens to the printed cells by their headings, what was repaired, and where it stands.
void write_source(Html& html, const View& view, const ActivityFact& fact);

}  // namespace viendan::web

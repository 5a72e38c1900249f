// One field of an activity, filled from the words of a cell or of a labelled line.
#pragma once

#include <string_view>

#include "activities/context.h"

namespace viendan::activities {

struct FieldText {
  ColumnRole role = ColumnRole::Unknown;
  std::string_view label;    // the heading or label as printed
  std::string_view text;     // the reading
  std::string_view printed;  // as printed
  Span span;
};

/// Adds what the field says to the activity. Fields without a place of their own become details.
void fill(Activity& activity, const Context& context, const FieldText& field);

}  // namespace viendan::activities

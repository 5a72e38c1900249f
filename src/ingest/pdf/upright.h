// Turns the content of a page so that it reads from left to right.
#pragma once

#include <vector>

#include "ingest/pdf/pages.h"
#include "ingest/pdf/text_layer.h"

namespace viendan::ingest {

/// Where most letters are turned, so is the page. Words that are turned otherwise keep together:
/// a running head becomes lines above all others, a line inside a cell becomes one tall word.
[[nodiscard]] Page upright_page(const PageDrawing& drawn, std::vector<PrintedWord> words);

}  // namespace viendan::ingest

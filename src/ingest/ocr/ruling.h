// The lines that are drawn on a sheet, and the fields that they enclose.
#pragma once

#include <vector>

#include "ingest/ocr/pix.h"

namespace viendan::ingest {

struct Ruling {
  std::vector<PixelBox> lines;
  std::vector<PixelBox> fields;  // enclosed on all sides: cells of tables, boxes
};

/// Finds the ruling lines and takes them off both pictures of the sheet.
[[nodiscard]] Ruling take_ruling(Sheet& sheet);

}  // namespace viendan::ingest

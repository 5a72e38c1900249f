// Pictures of the imaging library, freed when their owner goes.
#pragma once

#include <memory>

#include "ingest/ocr/ocr.h"
#include "ingest/ocr/pixel_box.h"

struct Pix;  // leptonica's

namespace viendan::ingest {

struct FreePix {
  void operator()(Pix* pix) const;
};
using PixPtr = std::unique_ptr<Pix, FreePix>;

/// The library says nothing to the terminal from now on: its results tell what failed.
void silence_imaging();

/// A sheet of paper: its grey picture and the same in black and white, both level and upright.
struct Sheet {
  PixPtr grey;   // 8 bits
  PixPtr black;  // 1 bit, set where there is ink
  double dpi = 300;
};

}  // namespace viendan::ingest

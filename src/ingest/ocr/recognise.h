// The words of a sheet, as tesseract reads them.
#pragma once

#include <vector>

#include "ingest/ocr/pix.h"

namespace viendan::ingest {

/// What lies in a region: text in one block, or a page whose columns are still to be found.
enum class Expect { Block, Page };

/// Whether the program of recognition starts and finds its Vietnamese model.
[[nodiscard]] bool can_recognise();

/// Reads regions of one sheet; made and used by one thread, one at a time.
class Recogniser {
 public:
  /// The sheet must outlive the recogniser. All regions together may take `milliseconds`.
  Recogniser(const Sheet& sheet, int milliseconds);
  ~Recogniser();
  Recogniser(const Recogniser&) = delete;
  Recogniser& operator=(const Recogniser&) = delete;

  /// Words with their boxes in points of the sheet; nothing where time is over.
  [[nodiscard]] std::vector<Word> read(const PixelBox& region, Expect expect);
  [[nodiscard]] bool out_of_time() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace viendan::ingest

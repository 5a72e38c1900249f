// The lines of a sheet and the words of a line, as tesseract finds and reads them.
#pragma once

#include <vector>

#include "ingest/ocr/line_word.h"
#include "ingest/ocr/pix.h"

namespace viendan::ingest {

/// What lies in a region: text in one block, or a page whose columns are still to be found.
enum class Expect { Block, Page };

/// Whether the program of recognition starts and finds its Vietnamese model.
[[nodiscard]] bool can_recognise();

/// The engine of this thread. One lives at a time, and no longer than its pictures.
class Recogniser {
 public:
  explicit Recogniser(int milliseconds);
  ~Recogniser();
  Recogniser(const Recogniser&) = delete;
  Recogniser& operator=(const Recogniser&) = delete;

  /// Where lines of text lie in a region, in pixels of the sheet.
  [[nodiscard]] std::vector<PixelBox> find_lines(const Sheet& sheet, const PixelBox& region,
                                                 Expect expect);
  /// The words of a picture of one line, from left to right; nothing where time is over.
  [[nodiscard]] std::vector<LineWord> read_line(Pix* line);
  [[nodiscard]] bool out_of_time() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace viendan::ingest

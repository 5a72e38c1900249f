#include "ingest/ocr/ocr.h"

#include "ingest/ocr/ink.h"
#include "ingest/ocr/recognise.h"
#include "ingest/ocr/ruling.h"
#include "ingest/ocr/straighten.h"

namespace viendan::ingest {

#ifdef VIENDAN_OCR

}  // namespace viendan::ingest

#include <allheaders.h>

namespace viendan::ingest {
namespace {

constexpr double kPointsPerInch = 72;
constexpr int kPageMilliseconds = 120'000;
constexpr std::uint64_t kMostPixels = 64'000'000;

Box in_points(const PixelBox& box, double dpi) {
  const double points = kPointsPerInch / dpi;
  return {box.left * points, box.top * points, box.right * points, box.bottom * points};
}

void append(std::vector<Word>& words, std::vector<Word> more) {
  words.insert(words.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

std::vector<Word> words_of(const LinePicture& line, Recogniser& recogniser, double dpi) {
  std::vector<Word> words;
  const double points = kPointsPerInch / dpi;
  for (LineWord& read : recogniser.read_line(line.grey.get())) {
    Word word;
    const int left = line.box.left - line.margin;
    word.box = {(left + read.left) * points, line.body.top * points, (left + read.right) * points,
                line.body.bottom * points};
    word.text = std::move(read.text);
    word.size = (line.body.bottom - line.body.top) * points;
    word.confidence = read.confidence;
    words.push_back(std::move(word));
  }
  return words;
}

std::vector<Word> read_region(const Sheet& sheet, const Ink& ink, const PixelBox& region,
                              Expect expect, Recogniser& recogniser) {
  std::vector<Word> words;
  const PixelBox extent = ink.extent(region);
  if (extent.right <= extent.left) return words;
  auto lines = recogniser.find_lines(sheet, region, expect);
  if (lines.empty() && expect == Expect::Block) lines.push_back(extent);
  for (const LinePicture& line : ink.cut_lines(region, lines)) {
    append(words, words_of(line, recogniser, sheet.dpi));
  }
  return words;
}

void paint_white(Sheet& sheet, const PixelBox& box) {
  ::Box* area = boxCreate(box.left, box.top, box.right - box.left, box.bottom - box.top);
  pixSetInRectArbitrary(sheet.grey.get(), area, 255);
  pixClearInRect(sheet.black.get(), area);
  boxDestroy(&area);
}

}  // namespace

bool has_ocr() {
  return can_recognise();
}

Result<Page> read_picture(const Picture& picture, std::string_view source) {
  if (!has_ocr()) return Err(Error::Code::Unreadable, "{}: no model", source);
  if (std::uint64_t{picture.width} * picture.height > kMostPixels) {
    return Err(Error::Code::Unreadable, "{}: picture too large", source);
  }
  auto sheet = straighten(picture);
  if (!sheet) return Err(Error::Code::Unreadable, "{}: the picture cannot be read", source);
  const Ruling ruling = take_ruling(*sheet);
  const int width = pixGetWidth(sheet->grey.get());
  const int height = pixGetHeight(sheet->grey.get());
  Page page{width * kPointsPerInch / sheet->dpi, height * kPointsPerInch / sheet->dpi, {}, {}};
  for (const PixelBox& line : ruling.lines) page.rules.push_back({in_points(line, sheet->dpi)});
  Recogniser recogniser(kPageMilliseconds);
  {
    const Ink ink(*sheet);
    for (const PixelBox& field : ruling.fields) {
      append(page.words, read_region(*sheet, ink, field, Expect::Block, recogniser));
    }
  }
  for (const PixelBox& field : ruling.fields) paint_white(*sheet, field);
  const Ink ink(*sheet);
  append(page.words, read_region(*sheet, ink, {0, 0, width, height}, Expect::Page, recogniser));
  return page;
}

#else

bool has_ocr() {
  return false;
}

Result<Page> read_picture(const Picture&, std::string_view source) {
  return Err(Error::Code::Unreadable, "{}: not read yet", source);
}

#endif

Result<RichText> read_image(const Input& input) {
  return Err(Error::Code::Unreadable, "{}: not read yet", input.source);
}

}  // namespace viendan::ingest

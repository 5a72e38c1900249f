#include "ingest/ocr/sheet.h"

#ifdef VIENDAN_OCR

#include <allheaders.h>

#include <iterator>

#include "ingest/ocr/ink.h"
#include "ingest/ocr/recognise.h"
#include "ingest/ocr/ruling.h"
#include "ingest/ocr/straighten.h"

namespace viendan::ingest {
namespace {

constexpr double kPointsPerInch = 72;
/// Of a high letter, in sizes of its font.
constexpr double kHighLetter = 0.68;
/// Twenty times what a full page takes: a page that needs more is no text.
constexpr int kPageMilliseconds = 60'000;

void paint_white(Sheet& sheet, const PixelBox& box) {
  ::Box* area = boxCreate(box.left, box.top, box.right - box.left, box.bottom - box.top);
  pixSetInRectArbitrary(sheet.grey.get(), area, 255);
  pixClearInRect(sheet.black.get(), area);
  boxDestroy(&area);
}

/// Reads regions of a sheet into a page.
class SheetReader {
 public:
  explicit SheetReader(Sheet& sheet) : sheet_(sheet), points_(kPointsPerInch / sheet.dpi) {
    page_.width = pixGetWidth(sheet.grey.get()) * points_;
    page_.height = pixGetHeight(sheet.grey.get()) * points_;
  }

  Page read() {
    const Ruling ruling = take_ruling(sheet_);
    for (const PixelBox& line : ruling.lines) page_.rules.push_back({in_points(line)});
    read_regions(ruling.fields, Expect::Block);
    for (const PixelBox& field : ruling.fields) paint_white(sheet_, field);
    const PixelBox all{0, 0, pixGetWidth(sheet_.grey.get()), pixGetHeight(sheet_.grey.get())};
    read_regions({all}, Expect::Page);
    return std::move(page_);
  }

  [[nodiscard]] bool out_of_time() const { return recogniser_.out_of_time(); }

 private:
  void read_regions(const std::vector<PixelBox>& regions, Expect expect) {
    const Ink ink(sheet_);
    for (const PixelBox& region : regions) {
      const PixelBox extent = ink.extent(region);
      if (is_empty(extent)) continue;
      auto lines = recogniser_.find_lines(sheet_, region, expect);
      if (lines.empty() && expect == Expect::Block) lines.push_back(extent);
      for (const LinePicture& line : ink.cut_lines(region, lines)) read_line(line);
    }
  }

  void read_line(const LinePicture& line) {
    for (LineWord& read : recogniser_.read_line(line.grey.get())) {
      Word word;
      word.box = in_points(
          {line.left + read.left, line.letters.top, line.left + read.right, line.letters.bottom});
      word.text = std::move(read.text);
      word.size = (word.box.bottom - word.box.top) / kHighLetter;
      word.confidence = read.confidence;
      page_.words.push_back(std::move(word));
    }
  }

  [[nodiscard]] Box in_points(const PixelBox& box) const {
    return {box.left * points_, box.top * points_, box.right * points_, box.bottom * points_};
  }

  Sheet& sheet_;
  double points_;
  Page page_;
  Recogniser recogniser_{kPageMilliseconds};
};

}  // namespace

Result<Page> read_sheet(const Picture& picture, std::string_view source) {
  auto sheet = straighten(picture);
  if (!sheet) return Err(Error::Code::Unreadable, "{}: the picture cannot be read", source);
  SheetReader reader(*sheet);
  Page page = reader.read();
  if (reader.out_of_time()) {
    return Err(Error::Code::Unreadable, "{}: the picture takes too long to read", source);
  }
  return page;
}

}  // namespace viendan::ingest

#endif

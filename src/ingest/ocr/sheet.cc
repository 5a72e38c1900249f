#include "ingest/ocr/sheet.h"

#ifdef VIENDAN_OCR

#include <allheaders.h>

#include <algorithm>

#include "ingest/ocr/ink.h"
#include "ingest/ocr/reading.h"
#include "ingest/ocr/recognise.h"
#include "ingest/ocr/ruling.h"
#include "ingest/ocr/straighten.h"

namespace viendan::ingest {
namespace {

constexpr double kPointsPerInch = 72;
/// Of a high letter, in sizes of its font.
constexpr double kHighLetter = 0.68;
/// Less sure words have their line read once more.
constexpr double kSure = 0.93;
constexpr int kMoreMargin = 4;
constexpr l_uint32 kWhite = 255;
/// Twenty times what a full page takes: a page that needs more is no text.
constexpr int kPageMilliseconds = 60'000;

bool is_unsure(const LineWord& word) {
  return word.confidence < kSure;
}

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
    auto words = recogniser_.read_line(line.grey.get());
    if (std::ranges::any_of(words, is_unsure)) {
      words = surer_of(std::move(words), read_again(line));
    }
    for (LineWord& word : words) word.text = correct_letters(word.text);
    if (is_handwriting(words)) return;
    std::erase_if(words, is_noise);
    drop_stray_quotes(words);
    for (const LineWord& word : words) add(word, line);
  }

  /// What margins do to the engine is chance: another margin is another chance.
  std::vector<LineWord> read_again(const LinePicture& line) {
    const PixPtr higher(
        pixAddBorderGeneral(line.grey.get(), 0, 0, kMoreMargin, kMoreMargin, kWhite));
    const PixPtr narrower(
        higher ? pixRemoveBorderGeneral(higher.get(), kMoreMargin, kMoreMargin, 0, 0) : nullptr);
    if (!narrower) return {};
    auto words = recogniser_.read_line(narrower.get());
    for (LineWord& word : words) {
      word.left += kMoreMargin;
      word.right += kMoreMargin;
    }
    return words;
  }

  void add(const LineWord& read, const LinePicture& line) {
    Word word;
    word.box = in_points(
        {line.left + read.left, line.letters.top, line.left + read.right, line.letters.bottom});
    word.text = read.text;
    word.size = (word.box.bottom - word.box.top) / kHighLetter;
    word.confidence = read.confidence;
    page_.words.push_back(std::move(word));
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

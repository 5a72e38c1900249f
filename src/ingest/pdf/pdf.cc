#include "ingest/pdf/pdf.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/text.h"
#include "base/unicode.h"
#include "ingest/layout/layout.h"
#include "ingest/ocr/ocr.h"
#include "ingest/pdf/letters_lost.h"
#include "ingest/pdf/pages.h"
#include "ingest/pdf/render.h"
#include "ingest/pdf/scanned.h"
#include "ingest/pdf/text_layer.h"
#include "ingest/pdf/upright.h"

namespace viendan::ingest {
namespace {

/// A page with no words and a smaller picture is blank but for an ornament.
constexpr double kOrnament = 0.1;

/// Reads the pages of one file: those with a text layer at once, pictures of pages by OCR.
class PdfReader {
 public:
  explicit PdfReader(const Input& input) : input_(input) {}

  Result<RichText> read() {
    auto drawings = Pages::open(input_);
    if (!drawings) return tl::unexpected(drawings.error());
    // All is drawn first: nothing of a file that is refused for its size goes to the next library.
    std::vector<PageDrawing> drawn;
    for (std::uint32_t i = 0; i < drawings->size(); ++i) {
      auto drawing = drawings->read(i);
      if (!drawing) return tl::unexpected(drawing.error());
      drawn.push_back(std::move(*drawing));
    }
    const auto mended = drawings->mended();
    if (!mended) return tl::unexpected(mended.error());
    const Input whole{input_.source, mended->empty() ? input_.bytes : *mended, input_.limits};
    auto text = TextLayerReader::open(whole);
    if (!text) return tl::unexpected(text.error());
    for (std::uint32_t i = 0; i < drawn.size(); ++i) {
      auto words = text->read(i);
      if (!words) return tl::unexpected(words.error());
      auto page = read_page(i, drawn[i], std::move(*words));
      if (!page) return tl::unexpected(page.error());
      pages_.push_back(std::move(*page));
      input_.tell_page(i + 1, drawings->size());
    }
    const bool scan = 2 * scans_ > pages_.size();
    RichText rich{.format = scan ? "scan" : "pdf", .issues = issues()};
    if (auto title = title_of(text->title())) rich.evidence.push_back({"title", *title});
    if (scans_ > 0) std::ranges::move(doubtful_words(pages_), std::back_inserter(rich.issues));
    rich.pieces = compose(pages_);
    return rich;
  }

 private:
  Result<Page> read_page(std::uint32_t number, const PageDrawing& drawn,
                         std::vector<PrintedWord> words) {
    for (PrintedWord& printed : words) name_symbols(printed.word);
    Page page = upright_page(drawn, std::move(words));
    const double area = drawn.width * drawn.height;
    const double coverage = area > 0 ? std::min(drawn.drawing.image_area / area, 1.0) : 0;
    const bool blank = page.words.empty() && coverage < kOrnament;
    if (blank || !is_scanned_page(page.words, coverage)) return page;
    ++scans_;
    return read_scan(number, page.words);
  }

  Result<Page> read_scan(std::uint32_t number, const std::vector<Word>& words) {
    if (!pictures_) {
      auto opened = PagePictures::open(input_);
      if (!opened) return tl::unexpected(opened.error());
      pictures_.emplace(std::move(*opened));
    }
    return read_scanned_page(*pictures_, number, words, input_.source);
  }

  /// One for each page with letters that its fonts do not name.
  [[nodiscard]] std::vector<Issue> issues() const {
    std::vector<Issue> found;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const auto lost = std::ranges::find_if(
          pages_[i].words, [](const Word& word) { return has_lost_letters(word.text); });
      if (lost == pages_[i].words.end()) continue;
      found.push_back({"letters-lost", fmt::format("Page {} has letters that its fonts do not "
                                                   "name, as in \"{}\".",
                                                   i + 1, lost->text)});
    }
    return found;
  }

  /// Files are often named by their program, their template or their scanner.
  static std::optional<std::string> title_of(std::string title) {
    constexpr std::size_t kShortest = 20, kLongest = 1000, kWords = 4;
    title = to_nfc(squeeze(title));
    const bool plain =
        std::ranges::all_of(title, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const auto words = static_cast<std::size_t>(std::ranges::count(title, ' ')) + 1;
    if (plain || title.size() < kShortest || title.size() > kLongest || words < kWords) return {};
    if (title.find(".doc") != std::string::npos) return {};
    return title;
  }

  const Input& input_;
  std::vector<Page> pages_;
  std::optional<PagePictures> pictures_;
  std::size_t scans_ = 0;
};

}  // namespace

Result<RichText> read_pdf(const Input& input) {
  return PdfReader(input).read();
}

}  // namespace viendan::ingest

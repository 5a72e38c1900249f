#include "ingest/pdf/text_layer.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/unicode.h"
#include "ingest/layout/geometry.h"

namespace viendan::ingest {
namespace {

/// The library prints what it finds wrong unless it is told where to.
void be_silent() {
  [[maybe_unused]] static const bool told = [] {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    return true;
  }();
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// The library's strings are UTF-16; its own conversion opens a converter for every word.
std::string to_utf8(const poppler::ustring& text) {
  constexpr char32_t kHigh = 0xD800, kLow = 0xDC00, kEnd = 0xE000;
  std::string utf8;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    const char32_t next = i + 1 < text.size() ? text[i + 1] : 0;
    if (c >= kHigh && c < kLow && next >= kLow && next < kEnd) {
      c = 0x10000 + ((c - kHigh) << 10) + (next - kLow);
      ++i;
    } else if (c >= kHigh && c < kEnd) {
      c = 0xFFFD;
    }
    if (!is_control(c)) append_code_point(utf8, c);
  }
  return utf8;
}

PrintedWord word_of(const poppler::text_box& box) {
  PrintedWord printed;
  const auto at = box.bbox();
  printed.word.box = {std::min(at.left(), at.right()), std::min(at.top(), at.bottom()),
                      std::max(at.left(), at.right()), std::max(at.top(), at.bottom())};
  printed.word.text = to_utf8(box.text());
  printed.word.space_after = box.has_space_after();
  printed.turns = ((box.rotation() % 4) + 4) % 4;
  if (box.has_font_info()) {
    const std::string name = box.get_font_name();
    printed.word.font = font_family(name);
    printed.word.bold = is_bold_font(printed.word.font);
    printed.word.size = std::isfinite(box.get_font_size()) ? box.get_font_size() : 0;
  }
  return printed;
}

}  // namespace

struct TextLayerReader::File {
  std::string source;
  std::unique_ptr<poppler::document> document;
};

TextLayerReader::TextLayerReader(std::unique_ptr<File> file) : file_(std::move(file)) {}
TextLayerReader::TextLayerReader(TextLayerReader&&) noexcept = default;
TextLayerReader& TextLayerReader::operator=(TextLayerReader&&) noexcept = default;
TextLayerReader::~TextLayerReader() = default;

Result<TextLayerReader> TextLayerReader::open(const Input& input) {
  be_silent();
  if (input.bytes.size() > std::numeric_limits<int>::max())
    return Err(Error::Code::Unreadable, "{}: a PDF file of more than 2 GB", input.source);
  auto file = std::make_unique<File>();
  file->source = input.source;
  try {
    file->document.reset(poppler::document::load_from_raw_data(
        input.bytes.data(), static_cast<int>(input.bytes.size())));
    if (file->document && file->document->is_locked())
      return Err(Error::Code::Unreadable, "{}: encrypted, and its password is not known",
                 input.source);
    if (!file->document || file->document->pages() < 0)
      return Err(Error::Code::Unreadable, "{}: a damaged PDF file", input.source);
  } catch (const std::exception& failure) {
    return Err(Error::Code::Unreadable, "{}: a damaged PDF file: {}", input.source, failure.what());
  }
  return TextLayerReader(std::move(file));
}

std::uint32_t TextLayerReader::size() const {
  return static_cast<std::uint32_t>(file_->document->pages());
}

Result<std::vector<PrintedWord>> TextLayerReader::read(std::uint32_t page) const {
  std::vector<PrintedWord> words;
  try {
    const std::unique_ptr<poppler::page> opened(
        file_->document->create_page(static_cast<int>(page)));
    if (!opened) return words;
    for (const auto& box : opened->text_list(poppler::page::text_list_include_font)) {
      words.push_back(word_of(box));
      const Word& word = words.back().word;
      if (word.text.empty() || !is_on_paper(word.box)) words.pop_back();
    }
  } catch (const std::exception& failure) {
    return Err(Error::Code::Unreadable, "{}: page {}: {}", file_->source, page + 1, failure.what());
  }
  return words;
}

std::string TextLayerReader::title() const {
  try {
    return to_utf8(file_->document->get_title());
  } catch (const std::exception&) {
    return {};
  }
}

std::string_view font_family(std::string_view name) {
  constexpr std::size_t kMark = 6;
  const auto mark = name.substr(0, kMark);
  const bool subset = name.size() > kMark && name[kMark] == '+' &&
                      std::ranges::all_of(mark, [](char c) { return c >= 'A' && c <= 'Z'; });
  return subset ? name.substr(kMark + 1) : name;
}

bool is_bold_font(std::string_view name) {
  constexpr std::string_view kWords[] = {"bold", "black", "heavy"};
  const std::string lower = to_lower(name);
  return std::ranges::any_of(kWords,
                             [&](auto word) { return lower.find(word) != std::string::npos; });
}

}  // namespace viendan::ingest

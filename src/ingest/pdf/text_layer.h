// The words of a PDF file's text layer.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ingest/layout/layout.h"

namespace viendan::ingest {

/// A word where it is printed: its box is that of the page as a reader sees it, turned or not.
struct PrintedWord {
  Word word;
  int turns = 0;  // quarters, clockwise, by which its letters are turned: 1 reads downwards
};

/// Used by one thread; the bytes of the input must outlive it.
class TextLayerReader {
 public:
  [[nodiscard]] static Result<TextLayerReader> open(const Input& input);
  TextLayerReader(TextLayerReader&&) noexcept;
  TextLayerReader& operator=(TextLayerReader&&) noexcept;
  ~TextLayerReader();

  [[nodiscard]] std::uint32_t size() const;
  /// The words of a page, counted from 0, in the order of the library. Fails where it fails.
  [[nodiscard]] Result<std::vector<PrintedWord>> read(std::uint32_t page) const;
  /// The title that the file gives itself; often that of a template.
  [[nodiscard]] std::string title() const;

 private:
  struct File;
  explicit TextLayerReader(std::unique_ptr<File> file);
  std::unique_ptr<File> file_;
};

/// A font's name without the six letters that mark a subset: "ABCDEF+.VnTime" -> ".VnTime".
[[nodiscard]] std::string_view font_family(std::string_view name);
[[nodiscard]] bool is_bold_font(std::string_view name);

}  // namespace viendan::ingest

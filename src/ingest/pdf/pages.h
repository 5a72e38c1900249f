// The pages of a PDF file: their sizes, and what each draws.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "ingest/pdf/drawing.h"
#include "ingest/rich.h"

namespace viendan::ingest {

struct PageDrawing {
  double width = 0;  // as a reader sees it, in points
  double height = 0;
  Drawing drawing;
};

/// Used by one thread; the bytes of the input must outlive it.
class Pages {
 public:
  /// Fails where the file is damaged beyond repair, needs a password, or has too many pages.
  [[nodiscard]] static Result<Pages> open(const Input& input);
  Pages(Pages&&) noexcept;
  Pages& operator=(Pages&&) noexcept;
  ~Pages();

  [[nodiscard]] std::uint32_t size() const;
  /// Pages are counted from 0. Fails where the page is more work than any page of a document.
  [[nodiscard]] Result<PageDrawing> read(std::uint32_t page);
  /// The file as it was understood, where anything that was read of it so far is damaged; else
  /// empty. Libraries mend a damaged file each in its own way, and what was bounded here must be
  /// what another one reads.
  [[nodiscard]] Result<std::string> mended();

 private:
  struct File;
  explicit Pages(std::unique_ptr<File> file);
  std::unique_ptr<File> file_;
};

}  // namespace viendan::ingest

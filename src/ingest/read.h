// From bytes to a Draft: what does the file say, before anyone asks what it means?
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/draft.h"

namespace viendan::ingest {

/// Bounds on hostile input. A file over a limit is refused whole, never half-read.
struct Limits {
  std::uint64_t file_bytes = 256u << 20;
  std::uint32_t line_bytes = 4u << 20;
  std::uint32_t nesting = 64;           // of HTML tags in a cell
  std::uint32_t cells = 2'000'000;      // of one document
  std::uint64_t unpacked = 512u << 20;  // bytes of all that a zipped or compressed file holds
  std::uint32_t pages = 5000;
  std::uint32_t converter_seconds = 60;  // for one file that another program converts
  bool ocr = true;                       // whether pictures of pages may be read
};

/// Told of each page that is done, as pages may take seconds: how many of how many.
using PageProgress = std::function<void(std::size_t done, std::size_t total)>;

/// What the bytes are, judged by content and never by name.
enum class Format { Text, Empty, Binary, Html, Ooxml, OldOffice, Pdf, Image };
[[nodiscard]] Format detect(std::string_view bytes);

/// Reads `folder / source`. Errors (Unreadable) name the file, and the line where there is one.
[[nodiscard]] Result<Draft> read(const std::filesystem::path& folder,
                                 const std::filesystem::path& source, const Limits& limits = {});

/// The same for bytes in memory.
[[nodiscard]] Result<Draft> read_bytes(std::string source, std::string_view bytes,
                                       const Limits& limits = {}, const PageProgress& on_page = {});

}  // namespace viendan::ingest

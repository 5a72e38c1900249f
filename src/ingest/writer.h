// Writes the text of a draft and its source map together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/span.h"
#include "model/place.h"

namespace viendan::ingest {

class Writer {
 public:
  void reserve(std::size_t bytes) { text_.reserve(bytes); }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  [[nodiscard]] bool ends_with(char c) const { return text_.ends_with(c); }

  /// Text as the source has it, from that place on.
  void verbatim(std::string_view text, Position from);
  /// Text that stands for `columns` characters of the source.
  void rewritten(std::string_view text, Position from, std::uint32_t columns);
  /// A line end or TAB that separates what was written from what follows.
  void separator(char c);
  /// Says where an empty cell stands: the separator behind it keeps the place.
  void empty_at(Position place);
  /// Takes back white space at the end, but none before `begin`.
  void trim_end(std::uint32_t begin);

  [[nodiscard]] std::string take_text() { return std::move(text_); }
  [[nodiscard]] SourceMap take_map() { return SourceMap(std::move(runs_)); }

 private:
  void drop_last_code_point(std::size_t bytes);

  std::string text_;
  std::vector<SourceMap::Run> runs_;
  Position empty_;
  std::uint32_t empty_offset_ = UINT32_MAX;
  bool verbatim_ = false;  // whether the last run has a column for each of its code points
};

}  // namespace viendan::ingest

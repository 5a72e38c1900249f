#include "ingest/writer.h"

#include "base/unicode.h"

namespace viendan::ingest {

void Writer::verbatim(std::string_view text, Position from) {
  if (text.empty()) return;
  runs_.push_back({size(), from.line, from.column, count_code_points(text)});
  text_ += text;
  verbatim_ = true;
}

void Writer::rewritten(std::string_view text, Position from, std::uint32_t columns) {
  if (text.empty()) return;
  runs_.push_back({size(), from.line, from.column, columns});
  text_ += text;
  verbatim_ = false;
}

void Writer::empty_at(Position place) {
  empty_ = place;
  empty_offset_ = size();
}

void Writer::separator(char c) {
  if (empty_offset_ == size()) {
    runs_.push_back({size(), empty_.line, empty_.column, 0});
    verbatim_ = false;
    text_ += c;
    return;
  }
  // Behind a rewritten run it needs one of its own, or spans that end there would lose columns.
  if (!verbatim_ && !runs_.empty()) {
    const auto& last = runs_.back();
    if (last.columns > 0) runs_.push_back({size(), last.line, last.column + last.columns, 0});
  }
  text_ += c;
}

void Writer::trim_end(std::uint32_t begin) {
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  while (size() > begin) {
    const std::string_view written = std::string_view(text_).substr(begin);
    if (written.ends_with(kNoBreakSpace))
      drop_last_code_point(kNoBreakSpace.size());
    else if (written.back() == ' ' || (written.back() >= '\t' && written.back() <= '\r'))
      drop_last_code_point(1);
    else
      return;
  }
}

void Writer::drop_last_code_point(std::size_t bytes) {
  text_.resize(text_.size() - bytes);
  if (runs_.empty()) return;
  if (runs_.back().begin >= size()) {
    runs_.pop_back();
    verbatim_ =
        !runs_.empty() && count_code_points(std::string_view(text_).substr(runs_.back().begin)) ==
                              runs_.back().columns;
  } else if (verbatim_ && runs_.back().columns > 0) {
    --runs_.back().columns;
  }
}

}  // namespace viendan::ingest

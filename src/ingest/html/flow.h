// Text as a browser sets it: runs of white space are one space, elements are paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/look.h"
#include "ingest/rich.h"

namespace viendan::ingest::html {

class Flow {
 public:
  /// Characters, their references put in already.
  void write(std::string_view characters, const Look& look);
  /// What is printed before the next words: the mark of an item. "" takes it back.
  void set_mark(std::string mark) { mark_ = std::move(mark); }
  /// A line break inside a paragraph; two are the end of it, with a gap.
  void break_line() { ++breaks_; }
  /// The border of an element.
  void end_paragraph();
  void leave_gap() { gap_ = true; }
  /// What the paragraphs that follow are to the page.
  void set_layer(Layer layer) { layer_ = layer; }
  [[nodiscard]] Layer layer() const { return layer_; }
  /// The paragraph that begins here is a note.
  void begin_note() { note_ = true; }
  void add(RichTable table);
  /// Whether nothing stands before it in its paragraph.
  [[nodiscard]] bool at_begin() const { return paragraph_.runs.empty(); }
  /// The last letters of the paragraph, white space that follows them left out.
  [[nodiscard]] std::string_view line_end() const;

  [[nodiscard]] std::vector<RichPiece> take();

 private:
  void open_line();
  void append(std::string_view characters, const Look& look);

  std::vector<RichPiece> pieces_;
  RichParagraph paragraph_;
  std::string mark_;
  Layer layer_ = Layer::Body;
  bool note_ = false;  // the open paragraph is one
  int breaks_ = 0;
  bool space_ = false;  // white space is due before the next character
  bool gap_ = false;    // before the next paragraph
};

}  // namespace viendan::ingest::html

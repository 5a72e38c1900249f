// The letters of a paragraph of a DOCX, as they are shown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/office/docx_numbering.h"
#include "ingest/office/docx_styles.h"
#include "ingest/office/xml.h"
#include "ingest/rich.h"

namespace viendan::ingest {

/// A mark of a footnote or endnote, and the note that it stands for.
struct NoteMark {
  bool endnote = false;
  std::string id;
  std::string mark;  // "(1)"
};

struct ShownParagraph {
  RichParagraph paragraph;
  std::vector<Element> boxes;  // text boxes that hang on it
  std::vector<NoteMark> notes;
  bool page_break_before = false;  // or inside, before any letter
  bool page_break_after = false;
  bool goes_on = false;  // its end is deleted: the next paragraph belongs to it
};

/// Reads the paragraphs of a document one after the other: numbers, fields and pages count on.
class ParagraphReader {
 public:
  ParagraphReader() = default;
  /// Both must outlive the reader. `paged` tells whether the file marks where pages began.
  ParagraphReader(const Styles& styles, Numbering& numbering, bool paged)
      : styles_(&styles), numbering_(&numbering), page_(paged ? 1 : 0), paged_(paged) {}

  [[nodiscard]] ShownParagraph read(Element paragraph);
  [[nodiscard]] std::uint32_t page() const { return page_; }
  /// What the marks at the beginning of the notes that follow show.
  void set_note_mark(std::string mark) { note_mark_ = std::move(mark); }

 private:
  void read_run(Element run, const Look& base);
  void read_part(Element part, const Look& look);
  void read_break(Element element, const Look& look);
  void read_field_mark(Element element);
  void read_symbol(Element element, Look look);
  void read_note(Element element, bool endnote, const Look& look);
  void write(std::string_view text, const Look& look);
  void end_page();
  [[nodiscard]] bool in_field_code() const;

  const Styles* styles_ = nullptr;
  Numbering* numbering_ = nullptr;
  std::uint32_t page_ = 0;
  bool paged_ = false;
  std::vector<bool> fields_;  // that are open: whether their result has begun
  int footnotes_ = 0;
  int endnotes_ = 0;
  std::string note_mark_;
  ShownParagraph shown_;  // being read
};

}  // namespace viendan::ingest

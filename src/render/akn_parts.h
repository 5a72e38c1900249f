// What the files that write Akoma Ntoso share: identifiers, places, and the pieces of a document.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/document.h"
#include "render/markup.h"

namespace viendan::render::akn {

/// Values of eId, no two the same in a document.
class Ids {
 public:
  /// "art_5" below its parent; "art_5_2" where the numbering begins again.
  [[nodiscard]] std::string labelled(std::string_view parent, std::string_view name,
                                     std::string_view label);
  /// "p_1", "p_2" below their parent.
  [[nodiscard]] std::string counted(std::string_view parent, std::string_view name);

 private:
  [[nodiscard]] std::string next(const std::string& base, bool plain_first);

  std::unordered_map<std::string, int> last_;
  std::unordered_set<std::string> given_;
};

/// Where something stands in the text, and the eId of the element that holds it.
struct Place {
  Span span;
  std::string eid;
};

/// A value of the metadata where it is printed, and the element that says what it is.
struct Mark {
  Span span;
  std::string_view element;  // "docNumber"
  std::string_view attribute = {};
  std::string value = {};
};

/// An attached part: what a reference needs to know of it.
struct Attached {
  std::string eid, name;
};

/// A document while it is written.
struct Writing {
  const Document& document;
  std::vector<std::vector<int>> children;  // of each block
  std::vector<int> last;                   // of each block: the last one below it, or itself
  std::vector<int> tables;                 // of each block: the table that it is a part of, or -1
  std::vector<const Citation*> citations;  // by place, none inside another
  std::vector<Mark> marks;                 // by place, none inside another
  Ids ids = {};
  std::vector<std::string> eids = {};  // of each block
  std::vector<Place> rows = {};        // of tables, by place
  std::vector<Attached> attached = {};
  Markup out = {};

  [[nodiscard]] const Block& block(int index) const {
    return document.blocks[static_cast<std::size_t>(index)];
  }
};

[[nodiscard]] Writing begin(const Document& document);

/// The element where an offset of the text stands.
[[nodiscard]] std::string place_of(const Writing& writing, std::uint32_t offset);

/// Line ends of prose come from the width of the paper; those of cells and signatures mean
/// something.
enum class LineEnds { Prose, Kept };

/// The words of a span with what they cite and say of the document; nothing else.
void write_words(Writing& writing, Span span, std::string_view parent, LineEnds lines);
/// A paragraph of its own, left out where there are no words.
void write_paragraph(Writing& writing, Span span, const std::string& eid, LineEnds lines,
                     std::string_view kind = {});
void write_table(Writing& writing, int block, std::string_view parent);

/// Everything that is printed: preface, preamble, body, conclusions, attachments.
void write_text(Writing& writing);

/// <meta> of the document, and of one of its attachments. The text must have been written: its
/// elements are referred to.
[[nodiscard]] std::string meta(const Writing& writing);
[[nodiscard]] std::string attachment_meta(const Document& document, std::size_t number);
/// What Akoma Ntoso has no words for: activities, targets, duties, repairs, issues, corrections.
void write_proprietary(Markup& out, const Writing& writing);

}  // namespace viendan::render::akn

#include "ingest/office/docx.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/unicode.h"
#include "ingest/lines.h"
#include "ingest/office/docx_paragraph.h"
#include "ingest/office/docx_table.h"
#include "ingest/office/docx_walk.h"
#include "ingest/office/package.h"

namespace viendan::ingest {
namespace {

/// Of tables in cells, text boxes and notes; each level is a level of our own stack too.
constexpr int kMostNesting = 32;

bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_letter(next_code_point(text, at))) return true;
  }
  return false;
}

/// What the parts of a document need from its other parts.
struct Parts {
  Xml document;
  std::optional<Xml> styles;
  std::optional<Xml> numbering;
  std::optional<Xml> theme;
  std::optional<Xml> footnotes;
  std::optional<Xml> endnotes;
  std::vector<std::pair<std::string, Xml>> margins;  // heads and feet, by the id of their link
  bool paged = false;
};

Element root_of(const std::optional<Xml>& part) {
  return part ? part->root() : Element();
}

class DocxReader {
 public:
  explicit DocxReader(const Parts& parts)
      : parts_(parts),
        styles_(root_of(parts.styles), theme_fonts(root_of(parts.theme))),
        numbering_(root_of(parts.numbering), styles_),
        paragraphs_(styles_, numbering_, parts.paged) {
    index_notes(root_of(parts.footnotes), footnotes_);
    index_notes(root_of(parts.endnotes), endnotes_);
  }

  /// Fails with what is wrong.
  tl::expected<RichText, std::string> read() {
    read_margins("hdr");
    read_blocks(parts_.document.root().child("body"));
    flush_notes();
    read_margins("ftr");
    if (!fault_.empty()) return tl::unexpected(fault_);
    rich_.format = "docx";
    return std::move(rich_);
  }

 private:
  using Notes = std::map<std::string, Element, std::less<>>;
  using Paragraphs = std::vector<RichParagraph>;

  static void index_notes(Element root, Notes& notes) {
    for (const Element note : root) {
      const auto type = note.attribute("type");
      if (type.empty() || type == "normal") notes.emplace(std::string(note.attribute("id")), note);
    }
  }

  void read_blocks(Element parent) {
    if (++nesting_ > kMostNesting) {
      fault_ = fmt::format("tables and text boxes are nested more than {} deep", kMostNesting);
    }
    for (const Element block : contents(parent)) {
      if (!fault_.empty()) break;
      if (block.is("p")) read_paragraph(block);
      if (block.is("tbl")) read_table(block);
    }
    --nesting_;
  }

  /// What `parent` holds as paragraphs alone.
  Paragraphs read_inner(Element parent) {
    Paragraphs inner;
    auto* const outer = std::exchange(inner_, &inner);
    read_blocks(parent);
    inner_ = outer;
    return inner;
  }

  void read_paragraph(Element element) {
    ShownParagraph shown = paragraphs_.read(element);
    const auto boxes = std::move(shown.boxes);
    for (auto& note : shown.notes) notes_.push_back(std::move(note));
    emit(std::move(shown));
    for (const Element box : boxes) read_blocks(box);
    if (inner_ == nullptr) flush_notes();
  }

  void emit(ShownParagraph shown) {
    auto& paragraph = shown.paragraph;
    if (joined_) {
      paragraph.runs.insert(paragraph.runs.begin(), joined_->runs.begin(), joined_->runs.end());
      joined_.reset();
    }
    if (shown.goes_on) {
      joined_ = std::move(paragraph);
      return;
    }
    const bool empty =
        std::ranges::all_of(paragraph.runs, [](const Run& run) { return is_blank(run.text); });
    bool& gap = inner_ == nullptr ? gap_ : inner_gap_;
    gap = gap || shown.page_break_before || empty;
    if (empty) return;
    paragraph.after_gap = std::exchange(gap, shown.page_break_after);
    if (inner_ != nullptr)
      inner_->push_back(std::move(paragraph));
    else
      rich_.pieces.emplace_back(std::move(paragraph));
  }

  /// A table inside a cell or box gives the paragraphs of its cells.
  void read_table(Element table) {
    if (inner_ != nullptr) {
      for (const Element row : shown_rows(table)) {
        for (const Element cell : contents(row)) {
          if (cell.is("tc") && !is_covered(cell)) read_blocks(cell);
        }
      }
      return;
    }
    TableBuilder builder;
    for (const Element row : shown_rows(table)) {
      builder.begin_row(row, paragraphs_.page());
      for (const Element cell : contents(row)) {
        if (!cell.is("tc")) continue;
        inner_gap_ = false;
        auto paragraphs = read_inner(cell);
        if (!fault_.empty()) return;
        builder.add_cell(cell, std::move(paragraphs));
      }
      builder.end_row(row);
    }
    rich_.pieces.emplace_back(builder.take());
    gap_ = false;
    flush_notes();
  }

  /// Notes stand behind what their marks stand in; a note has none of its own.
  void flush_notes() {
    for (const NoteMark& mark : std::exchange(notes_, {})) {
      const Notes& notes = mark.endnote ? endnotes_ : footnotes_;
      const auto note = notes.find(mark.id);
      if (note == notes.end()) continue;
      paragraphs_.set_note_mark(mark.mark + " ");
      auto inner = read_inner(note->second);
      if (!inner.empty() && !text_of(inner.front()).starts_with(mark.mark))
        inner.front().runs.insert(inner.front().runs.begin(), Run{mark.mark + " "});
      for (RichParagraph& paragraph : inner) add_outside(std::move(paragraph), Layer::Footnote);
      notes_.clear();
    }
  }

  void add_outside(RichParagraph paragraph, Layer layer) {
    paragraph.layer = layer;
    paragraph.after_gap = false;
    rich_.pieces.emplace_back(std::move(paragraph));
  }

  /// Heads and feet with words in them, each text once; a page number alone says nothing.
  void read_margins(std::string_view kind) {
    std::set<std::string> seen;
    for (const auto& [id, xml] : parts_.margins) {
      if (!xml.root().is(kind)) continue;
      for (RichParagraph& paragraph : read_inner(xml.root())) {
        std::string text = text_of(paragraph);
        if (!has_letters(text) || !seen.insert(std::move(text)).second) continue;
        paragraph.page = 0;
        add_outside(std::move(paragraph), Layer::PageMark);
      }
    }
  }

  const Parts& parts_;
  Styles styles_;
  Numbering numbering_;
  ParagraphReader paragraphs_;
  Notes footnotes_;
  Notes endnotes_;
  RichText rich_;
  std::string fault_;
  std::vector<NoteMark> notes_;          // whose notes are not read yet
  std::optional<RichParagraph> joined_;  // its end is deleted
  Paragraphs* inner_ = nullptr;          // what is read goes there, not into the document
  bool gap_ = false;
  bool inner_gap_ = false;
  int nesting_ = 0;
};

Result<std::optional<Xml>> read_related(Archive& archive, const PartLinks& links,
                                        std::string_view type) {
  const auto part = part_of_type(archive, links, type);
  if (part.empty()) return std::optional<Xml>();
  auto xml = archive.read_xml(part);
  if (!xml) return tl::unexpected(xml.error());
  return std::optional<Xml>(*std::move(xml));
}

Result<Parts> read_parts(Archive& archive, std::string_view part) {
  auto bytes = archive.read(part);
  if (!bytes) return tl::unexpected(bytes.error());
  const bool paged = bytes->find("lastRenderedPageBreak") != std::string::npos;
  auto document = Xml::parse(archive.source(), part, *std::move(bytes));
  if (!document) return tl::unexpected(document.error());
  const auto links = read_links(archive, part);
  if (!links) return tl::unexpected(links.error());

  Parts parts{.document = *std::move(document), .paged = paged};
  const std::pair<std::string_view, std::optional<Xml>*> kRelated[] = {
      {"styles", &parts.styles},       {"numbering", &parts.numbering}, {"theme", &parts.theme},
      {"footnotes", &parts.footnotes}, {"endnotes", &parts.endnotes},
  };
  for (const auto& [type, place] : kRelated) {
    auto xml = read_related(archive, *links, type);
    if (!xml) return tl::unexpected(xml.error());
    *place = *std::move(xml);
  }
  for (const PartLink& link : *links) {
    const bool margin = link.type == "header" || link.type == "footer";
    if (!margin || !archive.has(link.target)) continue;
    auto xml = archive.read_xml(link.target);
    if (!xml) return tl::unexpected(xml.error());
    parts.margins.emplace_back(link.id, *std::move(xml));
  }
  return parts;
}

}  // namespace

Result<RichText> read_docx(Archive& archive, std::string_view part) {
  const auto parts = read_parts(archive, part);
  if (!parts) return tl::unexpected(parts.error());
  auto rich = DocxReader(*parts).read();
  if (!rich) return Err(Error::Code::Unreadable, "{}: {}", archive.source(), rich.error());
  return *std::move(rich);
}

}  // namespace viendan::ingest

#include "ingest/office/docx_paragraph.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "ingest/office/docx_walk.h"
#include "ingest/office/symbols.h"

namespace viendan::ingest {
namespace {

/// Fields stand inside each other a few levels deep.
constexpr std::size_t kMostFields = 64;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The fonts whose letters are bytes of an older encoding: their capitals are other fonts' matter.
bool is_old_font(std::string_view font) {
  return font.starts_with(".Vn") || font.starts_with("VNI");
}

std::string font_of(std::string_view text, const Look& look) {
  const auto& font = is_ascii(text) || !look.other_font ? look.ascii_font : look.other_font;
  return font.value_or("");
}

/// Line ends inside <w:t> are white space of the file, not of the text.
std::string as_shown(std::string text, const Look& look, std::string_view font) {
  std::ranges::replace(text, '\n', ' ');
  if (is_symbol_font(font)) text = with_symbols(text, font);
  if (look.capitals.value_or(false) && !is_old_font(font)) text = to_upper(text);
  return text;
}

std::string text_between_parentheses(std::string_view mark) {
  return fmt::format("({})", mark);
}

}  // namespace

bool ParagraphReader::in_field_code() const {
  return std::ranges::find(fields_, false) != fields_.end();
}

void ParagraphReader::end_page() {
  auto& runs = shown_.paragraph.runs;
  if (runs.empty())
    shown_.page_break_before = true;
  else
    shown_.page_break_after = true;
}

void ParagraphReader::write(std::string_view text, const Look& look) {
  if (text.empty() || look.hidden.value_or(false) || in_field_code()) return;
  auto& paragraph = shown_.paragraph;
  if (paragraph.runs.empty()) paragraph.page = page_;
  if (std::exchange(shown_.page_break_after, false)) paragraph.runs.back().text += '\n';
  std::string font = font_of(text, look);
  const bool bold = look.bold.value_or(false);
  const bool goes_on = !paragraph.runs.empty() && paragraph.runs.back().font == font &&
                       paragraph.runs.back().bold == bold;
  if (goes_on)
    paragraph.runs.back().text += text;
  else
    paragraph.runs.push_back({std::string(text), std::move(font), bold});
}

void ParagraphReader::read_break(Element element, const Look& look) {
  if (element.attribute("type") == "page")
    end_page();
  else
    write("\n", look);
}

void ParagraphReader::read_field_mark(Element element) {
  const auto type = element.attribute("fldCharType");
  if (type == "begin" && fields_.size() < kMostFields) fields_.push_back(false);
  if (fields_.empty()) return;
  if (type == "separate") fields_.back() = true;
  if (type == "end") fields_.pop_back();
}

void ParagraphReader::read_symbol(Element element, Look look) {
  const auto place = element.attribute("char");
  char32_t c = 0;
  for (const char digit : place.substr(0, 4)) {
    const auto value = std::string_view("0123456789abcdef").find(static_cast<char>(digit | 0x20));
    if (value == std::string_view::npos) return;
    c = c * 16 + static_cast<char32_t>(value);
  }
  const std::string font(element.attribute("font"));
  // Of a font of letters, the private use area holds the letters at its own places.
  const bool letters = !is_symbol_font(font) && c >= 0xF020 && c <= 0xF0FF;
  std::string text;
  append_code_point(text, letters ? c - 0xF000 : symbol(c, font));
  look.ascii_font = look.other_font = font;
  if (c >= U' ') write(text, look);
}

void ParagraphReader::read_note(Element element, bool endnote, const Look& look) {
  if (element.attribute("customMarkFollows") == "1" || look.hidden.value_or(false)) return;
  const int number = endnote ? ++endnotes_ : ++footnotes_;
  const auto mark =
      text_between_parentheses(format_number(number, endnote ? "lowerRoman" : "decimal"));
  write(mark, look);
  shown_.notes.push_back({endnote, std::string(element.attribute("id")), mark});
}

void ParagraphReader::read_part(Element part, const Look& look) {
  const auto name = part.name();
  if (name == "t") {
    const std::string text = part.text();
    write(as_shown(text, look, font_of(text, look)), look);
  } else if (name == "tab" || name == "ptab") {
    write("\t", look);
  } else if (name == "br") {
    read_break(part, look);
  } else if (name == "cr") {
    write("\n", look);
  } else if (name == "noBreakHyphen") {
    write("-", look);
  } else if (name == "softHyphen") {
    // Where fonts are older than Unicode, a letter has its place: "ư" of TCVN 5712.
    write("\u00AD", look);
  } else if (name == "sym") {
    read_symbol(part, look);
  } else if (name == "fldChar") {
    read_field_mark(part);
  } else if (name == "footnoteReference" || name == "endnoteReference") {
    read_note(part, name == "endnoteReference", look);
  } else if (name == "footnoteRef" || name == "endnoteRef") {
    write(note_mark_, look);
  } else if (name == "lastRenderedPageBreak") {
    if (paged_) ++page_;
  } else if (name == "drawing" || name == "pict" || name == "object") {
    const auto boxes = text_boxes(part);
    shown_.boxes.insert(shown_.boxes.end(), boxes.begin(), boxes.end());
  }
}

void ParagraphReader::read_run(Element run, const Look& base) {
  const Element properties = run.child("rPr");
  Look look = base;
  look.refine(styles_->character(properties.child("rStyle").attribute("val")).look);
  look.refine(styles_->look_of(properties));
  for (const Element part : run) {
    if (!part.is("AlternateContent")) {
      read_part(part, look);
      continue;
    }
    for (const Element inner : alternative(part)) read_part(inner, look);
  }
}

ShownParagraph ParagraphReader::read(Element paragraph) {
  shown_ = {};
  const Element properties = paragraph.child("pPr");
  const auto style_name = properties.child("pStyle").attribute("val");
  const Style& style = styles_->paragraph(style_name);
  Look base = styles_->defaults();
  base.refine(style.look);
  Look mark = base;
  mark.refine(styles_->look_of(properties.child("rPr")));
  ListPlace place = style.place;
  place.refine(Styles::place_of(properties));
  shown_.page_break_before =
      toggle(properties.child("pageBreakBefore")).value_or(style.on_new_page.value_or(false));
  shown_.goes_on = static_cast<bool>(properties.child("rPr").child("del"));

  if (place.list && !mark.hidden.value_or(false)) {
    const Label label = numbering_->next(place, style_name);
    Look look = mark;
    look.refine(label.look);
    write(label.text, look);
  }
  for (const Element run : contents(paragraph)) {
    if (run.is("r")) read_run(run, base);
  }
  const Element section = properties.child("sectPr");
  if (section && section.child("type").attribute("val") != "continuous") end_page();
  // A field whose code never ends would hide the rest of the document.
  std::erase(fields_, false);
  if (shown_.paragraph.page == 0) shown_.paragraph.page = page_;
  return std::move(shown_);
}

}  // namespace viendan::ingest

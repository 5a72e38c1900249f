#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "render/akn_outline.h"
#include "render/iri.h"

namespace viendan::render::akn {
namespace {

// Deeper units are written as paragraphs: readers of XML bound their depth too.
constexpr int kMostDeep = 40;
constexpr int kMostAttached = 8;  // attachments inside attachments

class Writer {
 public:
  explicit Writer(Writing& writing) : w_(writing) {}

  /// A document or an attachment: all blocks below `owner`, whose own words (of an attachment, its
  /// number and title) come first. `component` is "" or the eId of the attachment.
  void parts(int owner, Blocks children, const std::string& component, std::string_view body_name) {
    const Parts parts = parts_of(w_, children);
    const std::string preface = below(component, "preface");
    if (has_words(parts.preface) || has_own_words(owner)) {
      w_.out.element("preface", {{"eId", preface}}, [&] {
        w_.out.line();
        if (owner >= 0) own_paragraph(owner, preface);
        flow(parts.preface, preface);
      });
      w_.out.line();
    }
    if (has_words(parts.preamble)) {
      const std::string eid = below(component, "preamble");
      w_.out.element("preamble", {{"eId", eid}}, [&] { preamble(parts.preamble, eid); });
      w_.out.line();
    }
    w_.out.element(body_name, {}, [&] { body(parts.body, component); });
    w_.out.line();
    if (has_words(parts.conclusions)) {
      const std::string eid = below(component, "conclusions");
      w_.out.element("conclusions", {{"eId", eid}}, [&] { flow(parts.conclusions, eid); });
      w_.out.line();
    }
    attachments(parts.attachments, component);
  }

 private:
  static std::string below(std::string_view component, std::string_view name) {
    return component.empty() ? std::string(name) : fmt::format("{}__{}", component, name);
  }

  [[nodiscard]] std::string_view own_words(int block) const {
    return trim(w_.block(block).own.of(w_.document.text));
  }
  [[nodiscard]] bool has_own_words(int owner) const {
    return owner >= 0 && !own_words(owner).empty();
  }
  [[nodiscard]] bool has_words(Blocks blocks) const {
    return std::ranges::any_of(
        blocks, [&](int block) { return !trim(whole(block).of(w_.document.text)).empty(); });
  }
  [[nodiscard]] Blocks children(int block) const {
    return w_.children[static_cast<std::size_t>(block)];
  }
  [[nodiscard]] Span whole(int block) const {
    const int last = w_.last[static_cast<std::size_t>(block)];
    return {w_.block(block).own.begin, w_.block(last).own.end};
  }
  std::string& eid_of(int block) { return w_.eids[static_cast<std::size_t>(block)]; }

  /// The own words of a block as a paragraph, table or note.
  void own_paragraph(int block, std::string_view parent) {
    const BlockKind kind = w_.block(block).kind;
    if (kind == BlockKind::Table) return write_table(w_, block, parent);
    if (own_words(block).empty()) return;
    const std::string eid = w_.ids.counted(parent, "p");
    eid_of(block) = eid;
    const Span own = w_.block(block).own;
    if (kind != BlockKind::Footnote) {
      return write_paragraph(w_, own, eid, lines_of(kind), class_of(kind));
    }
    w_.out.element("p", {}, [&] {
      w_.out.element("authorialNote", {{"placement", "bottom"}},
                     [&] { write_paragraph(w_, own, eid, LineEnds::Prose); });
    });
    w_.out.line();
  }

  /// Blocks with all that is below them, one paragraph after the other.
  void flow(Blocks blocks, std::string_view parent) {
    for (const int block : blocks) flow_tree(block, parent);
  }
  void flow_tree(int block, std::string_view parent) {
    const int last = w_.last[static_cast<std::size_t>(block)];
    for (int each = block; each <= last; ++each) own_paragraph(each, parent);
  }

  /// What the document rests on, line by line; runs of lines of one sort stand in one element.
  void preamble(Blocks blocks, const std::string& parent) {
    w_.out.line();
    for (std::size_t i = 0; i < blocks.size();) {
      const Grounds form = grounds_of(blocks[i]);
      std::size_t end = i + 1;
      while (!form.group.empty() && end < blocks.size() &&
             grounds_of(blocks[end]).group == form.group) {
        ++end;
      }
      if (form.group.empty())
        before_the_text(blocks[i], parent);
      else
        grounds(blocks.subspan(i, end - i), form, parent);
      i = end;
    }
  }

  struct Grounds {
    std::string_view group, item, group_name, item_name;
  };
  /// "Căn cứ …" cites; "Theo đề nghị của …", "Xét …" tell why.
  [[nodiscard]] Grounds grounds_of(int block) const {
    if (w_.block(block).kind != BlockKind::Preamble || own_words(block).empty()) return {};
    const std::string begin = fold(own_words(block).substr(0, 24));
    if (begin.find("can cu") != std::string::npos) return {"citations", "citation", "cits", "cit"};
    return {"recitals", "recital", "recs", "rec"};
  }
  void grounds(Blocks blocks, const Grounds& form, const std::string& parent) {
    const std::string group = w_.ids.counted(parent, form.group_name);
    w_.out.element(form.group, {{"eId", group}}, [&] {
      w_.out.line();
      for (const int block : blocks) {
        const std::string eid = w_.ids.counted(group, form.item_name);
        w_.out.element(form.item, {{"eId", eid}}, [&] { flow_tree(block, eid); });
        w_.out.line();
      }
    });
    w_.out.line();
  }
  void before_the_text(int block, const std::string& parent) {
    if (w_.block(block).kind != BlockKind::Enacting || own_words(block).empty()) {
      return flow_tree(block, parent);
    }
    const std::string eid = w_.ids.counted(parent, "formula");
    w_.out.element("formula", {{"eId", eid}, {"name", "enacting"}}, [&] { flow_tree(block, eid); });
    w_.out.line();
  }

  void body(Blocks blocks, const std::string& component) {
    w_.out.line();
    if (!has_words(blocks)) {
      const std::string eid = w_.ids.counted(component, "hcontainer");
      w_.out.empty("hcontainer", {{"eId", eid}, {"name", "empty"}});
      return w_.out.line();
    }
    units_and_text(blocks, component, component, 0);
  }

  /// Units, and what stands between them in containers without a number.
  void units_and_text(Blocks blocks, const std::string& parent, const std::string& component,
                      int depth) {
    for (std::size_t i = 0; i < blocks.size();) {
      if (is_unit(blocks[i])) {
        unit(blocks[i++], parent, component, depth);
        continue;
      }
      std::size_t end = i;
      while (end < blocks.size() && !is_unit(blocks[end])) ++end;
      text_between(blocks.subspan(i, end - i), parent);
      i = end;
    }
  }
  void text_between(Blocks blocks, const std::string& parent) {
    if (!has_words(blocks)) return;
    const std::string eid = w_.ids.counted(parent, "hcontainer");
    w_.out.element("hcontainer", {{"eId", eid}, {"name", "text"}}, [&] {
      w_.out.element("content", {}, [&] {
        w_.out.line();
        flow(blocks, eid);
      });
    });
    w_.out.line();
  }

  /// Numbered, or with numbered units below it.
  [[nodiscard]] bool is_unit(int block) const {
    if (unit_of(w_.block(block).kind) != nullptr) return true;
    return std::ranges::any_of(children(block),
                               [&](int child) { return unit_of(w_.block(child).kind) != nullptr; });
  }

  void unit(int block, const std::string& parent, const std::string& component, int depth) {
    const Unit* form = unit_of(w_.block(block).kind);
    if (form == nullptr) return container(block, parent, component, depth);
    // Articles are numbered through all chapters: who cites one does not name the chapter.
    const bool article = w_.block(block).kind == BlockKind::Article;
    const std::string eid =
        w_.ids.labelled(article ? component : parent, form->short_name, w_.block(block).label);
    eid_of(block) = eid;
    w_.out.element(form->element, {{"eId", eid}},
                   [&] { inside_unit(block, *form, depth, component); });
    w_.out.line();
  }
  void container(int block, const std::string& parent, const std::string& component, int depth) {
    const std::string eid = w_.ids.counted(parent, "hcontainer");
    const std::string_view name = class_of(w_.block(block).kind);
    eid_of(block) = eid;
    w_.out.element("hcontainer",
                   {{"eId", eid}, {"name", std::string(name.empty() ? "text" : name)}},
                   [&] { below_number(block, w_.block(block).own, component, depth); });
    w_.out.line();
  }

  void inside_unit(int block, const Unit& form, int depth, const std::string& component) {
    const Block& b = w_.block(block);
    Span rest = b.own;
    w_.out.line();
    const Span number = number_of(b);
    if (!trim(number.of(w_.document.text)).empty()) {
      w_.out.element("num", {}, [&] { write_words(w_, number, eid_of(block), LineEnds::Kept); });
      // "-abc" stays one word for whoever reads the text alone.
      if (ends_word(number.end)) w_.out.line();
      rest.begin = number.end;
    }
    if (is_title(block, form)) {
      w_.out.element("heading", {},
                     [&] { write_words(w_, b.heading, eid_of(block), LineEnds::Kept); });
      w_.out.line();
      rest.begin = b.heading.end;
    }
    below_number(block, rest, component, depth);
  }
  [[nodiscard]] bool ends_word(std::uint32_t offset) const {
    const std::string_view text = w_.document.text;
    return offset == 0 || offset >= text.size() ||
           kSpaces.find(text[offset]) != std::string_view::npos ||
           kSpaces.find(text[offset - 1]) != std::string_view::npos;
  }
  /// Up to the words beside it; of a unit that has none, the first line.
  [[nodiscard]] Span number_of(const Block& block) const {
    if (!block.heading.empty()) return {block.own.begin, block.heading.begin};
    const auto words = trim_right(block.own.of(w_.document.text));
    const auto line = words.substr(0, words.find('\n', std::min<std::size_t>(1, words.size())));
    constexpr std::size_t kLongestNumber = 40;
    return line.size() > kLongestNumber ? Span{block.own.begin, block.own.begin}
                                        : span_in(w_.document.text, line);
  }
  /// Titles end without a mark and have something below them; the words of others are text.
  [[nodiscard]] bool is_title(int block, const Unit& form) const {
    const Block& b = w_.block(block);
    const auto title = trim(b.heading.of(w_.document.text));
    if (title.empty()) return false;
    if (form.titled) return true;
    const Span behind{b.heading.end, whole(block).end};
    return std::string_view(".;:,").find(title.back()) == std::string_view::npos &&
           !trim(behind.of(w_.document.text)).empty();
  }

  /// The text of a unit: as <content>, or around the units below it.
  void below_number(int block, Span rest, const std::string& component, int depth) {
    const std::string& eid = eid_of(block);
    const Blocks all = children(block);
    const auto first = std::ranges::find_if(all, [&](int child) { return is_unit(child); });
    const auto last =
        std::ranges::find_if(all.rbegin(), all.rend(), [&](int child) { return is_unit(child); });
    const auto begin = static_cast<std::size_t>(first - all.begin());
    const auto end = static_cast<std::size_t>(all.rend() - last);
    if (first == all.end() || depth >= kMostDeep) return text("content", rest, all, eid);
    text("intro", rest, all.subspan(0, begin), eid);
    units_and_text(all.subspan(begin, end - begin), eid, component, depth + 1);
    text("wrapUp", {}, all.subspan(end), eid);
  }
  void text(std::string_view element, Span own, Blocks blocks, const std::string& eid) {
    const bool words = !trim(own.of(w_.document.text)).empty() || has_words(blocks);
    if (!words) return;
    w_.out.element(element, {}, [&] {
      if (!trim(own.of(w_.document.text)).empty()) {
        write_paragraph(w_, own, w_.ids.counted(eid, "p"), LineEnds::Prose);
      }
      flow(blocks, eid);
    });
    w_.out.line();
  }

  void attachments(Blocks blocks, const std::string& component) {
    if (!has_words(blocks)) return;
    w_.out.element("attachments", {}, [&] {
      w_.out.line();
      for (std::size_t i = 0; i < blocks.size();) {
        std::size_t end = i + 1;
        const bool attached = is_attachment(w_.block(blocks[i]).kind);
        while (!attached && end < blocks.size() && !is_attachment(w_.block(blocks[end]).kind))
          ++end;
        attachment(attached ? blocks[i] : -1,
                   attached ? children(blocks[i]) : blocks.subspan(i, end - i), component);
        i = end;
      }
    });
    w_.out.line();
  }
  /// `owner`: -1 for text that follows the attachments and belongs to none.
  void attachment(int owner, Blocks inside, const std::string& component) {
    const std::string eid = w_.ids.counted(component, "att");
    if (owner >= 0) eid_of(owner) = eid;
    const std::size_t number = w_.attached.size() + 1;
    w_.attached.push_back({eid, name_of(owner)});
    const bool annex = owner >= 0 && w_.block(owner).kind == BlockKind::Annex;
    w_.out.element("attachment", {{"eId", eid}}, [&] {
      w_.out.element("doc", {{"name", annex ? "phu-luc" : "kem-theo"}}, [&] {
        w_.out.line();
        w_.out.raw(attachment_meta(w_.document, number));
        ++attached_;
        if (attached_ <= kMostAttached)
          parts(owner, inside, eid, "mainBody");
        else
          w_.out.element("mainBody", {}, [&] { all_as_text(owner, inside, eid); });
        --attached_;
      });
    });
    w_.out.line();
  }
  void all_as_text(int owner, Blocks inside, const std::string& eid) {
    w_.out.line();
    if (owner >= 0) own_paragraph(owner, eid);
    flow(inside, eid);
    w_.out.element("p", {}, "");  // a body is never empty
  }
  [[nodiscard]] std::string name_of(int owner) const {
    if (owner < 0) return "Phần khác";
    std::string name = provision_name(w_.document, owner);
    return name.empty() ? "Kèm theo" : name;
  }

  Writing& w_;
  int attached_ = 0;  // attachments around what is written
};

}  // namespace

void write_text(Writing& writing) {
  const auto body = element_of(writing.document.metadata.id) == "act" ? "body" : "mainBody";
  Writer(writing).parts(0, writing.children[0], "", body);
}

}  // namespace viendan::render::akn

// Draws the outline line by line: internal to outline.cc, which drives it.
//
// drawer.cc reads what has numbers and titles, frame.cc what frames it: preamble, addressees,
// recipients, signature.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "structure/attachment.h"
#include "structure/numbering.h"
#include "structure/outline.h"
#include "structure/quoted.h"

namespace viendan::structure {

/// Which part of a text the next line continues.
enum class Region { Opening, Preamble, Addressees, Intro, Body, Recipients, Signature };

/// The document or an attached text: each has an outline and a closing of its own.
struct Container {
  BlockKind kind = BlockKind::Document;
  int block = 0;
  Region region = Region::Opening;
  bool closed = false;  // recipients or a signature stand in it
  Numbering numbering;
};

class Drawer {
 public:
  Drawer(std::string_view text, const std::vector<Line>& lines, const std::vector<Marked>& marks,
         const Head& head, const Vocabulary& vocabulary)
      : text_(text),
        lines_(lines),
        marks_(marks),
        head_(head),
        vocabulary_(vocabulary),
        quoted_(find_quoted(text, lines)),
        articles_(find_articles()) {}

  Outline run();

 private:
  using Step = bool (Drawer::*)();

  std::string_view words(std::size_t i) const { return lines_[i].span.of(text_); }
  std::string_view words() const { return words(at_); }
  const Line& line() const { return lines_[at_]; }
  Container& here() { return containers_.back(); }

  int add(BlockKind kind, int parent, std::string_view rule, std::string label = {},
          Span heading = {});
  int add_with_heading(BlockKind kind, int parent, std::string_view rule) {
    return add(kind, parent, rule, {}, line().span);
  }
  int parent_of_text();
  void remark(std::string_view code, std::string message);

  // Each reads the line at at_ and moves on, or returns false.
  bool mark();
  bool head_line();
  bool grid();
  bool quoted();
  bool attachment();
  bool addressees();
  bool recipients();
  bool recipient_item();
  bool signature();
  bool preamble();
  bool enacting();
  bool part();
  bool form_sheet();
  bool unit();
  bool division_title();
  bool continuation();
  bool paragraph();

  void open_container(const Attachment& found);
  void close_text(Region region);
  void open_unit(const Label& label, const Placement& placement);
  bool is_forward_reference(const Label& label) const;
  bool signs_here() const;
  std::vector<std::pair<std::size_t, int>> find_articles() const;

  std::string_view text_;
  const std::vector<Line>& lines_;
  const std::vector<Marked>& marks_;
  const Head& head_;
  const Vocabulary& vocabulary_;
  std::vector<bool> quoted_;
  std::vector<std::pair<std::size_t, int>> articles_;  // lines "Điều n." and their numbers
  Outline outline_;
  std::vector<Container> containers_{Container{}};
  std::size_t at_ = 0;
  int last_ = 0;             // the block added last
  int closing_ = 0;          // the block of the recipients' or addressees' heading
  bool letter_ = false;      // it has addressees
  bool signed_ = false;      // the name under the last signature was read
  bool introduced_ = false;  // the line before ends with a colon
};

}  // namespace viendan::structure

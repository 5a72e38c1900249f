#include "web/pages/document/reader.h"

#include <fmt/core.h>

#include <array>

#include "base/text.h"
#include "web/pages/document/cited.h"
#include "web/pages/document/tables.h"
#include "web/pages/document/words.h"

namespace viendan::web {
namespace {

constexpr Phrase kPage{"Trang {}", "Page {}"};
constexpr Phrase kContinued{"(tiếp theo)", "(continued)"};

// Kinds whose neighbours of one kind stand together.
constexpr std::array kGroups = std::to_array<BlockKind>({
    BlockKind::Head,
    BlockKind::Preamble,
    BlockKind::Addressees,
    BlockKind::Recipients,
    BlockKind::Signature,
    BlockKind::Stamp,
    BlockKind::PageMark,
    BlockKind::Footnote,
});

bool stands_together(BlockKind kind) {
  return std::ranges::find(kGroups, kind) != kGroups.end();
}

const Block& block_of(const Reading& reading, std::size_t item) {
  const auto block = reading.paper.items[item].block;
  return reading.document.blocks[static_cast<std::size_t>(block)];
}

std::string class_of(const Block& block, const Look& look) {
  std::string words(info(block.kind).name);
  if (look.indent > 0) words += fmt::format(" level-{}", look.indent);
  return words;
}

void page_break(Html& html, const Reading& reading, const Look& look) {
  if (look.page == 0) return;
  html.element("p", {{"class", "page-break quiet"}}, counted(reading, kPage, look.page));
}

constexpr std::array<std::string_view, 7> kHeadings = {"", "h1", "h2", "h3", "h4", "h5", "h6"};

/// The headings that a part goes on under, so that it tells where it stands.
void write_continued(Html& html, const Reading& reading) {
  if (reading.part == 0) return;
  const auto& blocks = reading.document.blocks;
  const Part& part = reading.paper.parts.at(reading.part);
  std::vector<int> above;
  const Item& first = reading.paper.items[part.begin];
  int block = first.first_row > 0 ? first.block : block_of(reading, part.begin).parent;
  for (; block > 0; block = blocks[static_cast<std::size_t>(block)].parent) {
    if (reading.paper.looks[static_cast<std::size_t>(block)].heading > 0) above.push_back(block);
  }
  for (auto one = above.rbegin(); one != above.rend(); ++one) {
    const auto index = static_cast<std::size_t>(*one);
    const Look& look = reading.paper.looks[index];
    const Span words{blocks[index].own.begin, look.heading_end};
    html.element(kHeadings.at(look.heading), {{"class", "continued"}}, [&] {
      html.text(squeeze(words.of(reading.document.text)));
      html.text(" ");
      html.element("span", {{"class", "quiet"}}, reading.say(kContinued));
    });
  }
}

/// A unit with a heading: what stands after the heading on its lines is text.
void write_heading(Html& html, const Reading& reading, const Item& item) {
  const Block& block = reading.document.blocks[static_cast<std::size_t>(item.block)];
  const Look& look = reading.paper.looks[static_cast<std::size_t>(item.block)];
  const Span heading{block.own.begin, look.heading_end};
  const Span rest{look.heading_end, block.own.end};
  html.element(
      kHeadings.at(look.heading),
      {{"class", info(block.kind).name}, {"id", block.anchor, !block.anchor.empty()}}, [&] {
        write_words(html, reading, heading);
        if (!block.anchor.empty()) {
          self_link(html, reading, block.anchor, provision_name(reading.document, item.block));
        }
      });
  if (trim(rest.of(reading.document.text)).empty()) return;
  html.element("p", [&] { write_words(html, reading, rest); });
}

void write_paragraph(Html& html, const Reading& reading, const Item& item) {
  const Block& block = reading.document.blocks[static_cast<std::size_t>(item.block)];
  const Look& look = reading.paper.looks[static_cast<std::size_t>(item.block)];
  if (trim(block.own.of(reading.document.text)).empty()) return;
  html.element(
      "p", {{"class", class_of(block, look)}, {"id", block.anchor, !block.anchor.empty()}}, [&] {
        write_words(html, reading, block.own);
        if (!block.anchor.empty()) {
          self_link(html, reading, block.anchor, provision_name(reading.document, item.block));
        }
      });
}

void write_item(Html& html, const Reading& reading, const CitedBy& cited, const Item& item) {
  const auto index = static_cast<std::size_t>(item.block);
  const Look& look = reading.paper.looks[index];
  if (item.first_row == 0) {
    page_break(html, reading, look);
    further_anchors(html, reading, item.block);
  }
  if (look.table >= 0) return write_table(html, reading, cited, item);
  if (look.heading > 0) {
    write_heading(html, reading, item);
  } else {
    write_paragraph(html, reading, item);
  }
  const std::string& anchor = reading.document.blocks[index].anchor;
  if (!anchor.empty()) citing_list(html, reading, cited, anchor);
}

/// Items of one table that stand in one part are one table.
Item joined(const Reading& reading, std::size_t item, std::size_t end) {
  Item all = reading.paper.items[item];
  for (std::size_t next = item + 1; next < end; ++next) {
    if (reading.paper.items[next].block != all.block) break;
    all.last_row = reading.paper.items[next].last_row;
  }
  return all;
}

}  // namespace

void text_of(Html& html, const Reading& reading) {
  const CitedBy cited = cited_by(reading);
  write_continued(html, reading);
  const Part& part = reading.paper.parts.at(reading.part);
  const auto write = [&](std::size_t& i) {
    const int block = reading.paper.items[i].block;
    write_item(html, reading, cited, joined(reading, i, part.end));
    while (i < part.end && reading.paper.items[i].block == block) ++i;
  };
  for (std::size_t i = part.begin; i < part.end;) {
    const BlockKind kind = block_of(reading, i).kind;
    if (!stands_together(kind)) {
      write(i);
      continue;
    }
    html.element("div", {{"class", info(kind).name}}, [&] {
      while (i < part.end && block_of(reading, i).kind == kind) write(i);
    });
  }
}

}  // namespace viendan::web

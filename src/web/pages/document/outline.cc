#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "web/pages/document/cited.h"
#include "web/pages/document/reader.h"

namespace viendan::web {
namespace {

constexpr Phrase kOutline{"Mục lục", "Contents"};
constexpr Phrase kParts{"Các phần của văn bản", "Parts of the document"};
constexpr Phrase kPartsBelow{"Các phần của văn bản, cuối trang",
                             "Parts of the document, below the text"};
constexpr Phrase kPart{"Phần {}", "Part {}"};
constexpr Phrase kBefore{"← Phần trước", "← Previous part"};
constexpr Phrase kAfter{"Phần sau →", "Next part →"};
constexpr Phrase kCited{"Văn bản được viện dẫn", "Documents cited"};
constexpr std::size_t kLongestEntry = 120;
constexpr std::size_t kMostEntries = 600;

struct Entry {
  int level = 0;
  int block = 0;
};

/// As many whole letters as fit.
std::string shortened(std::string_view words) {
  std::string line = squeeze(words);
  if (line.size() <= kLongestEntry) return line;
  std::size_t end = line.rfind(' ', kLongestEntry);
  if (end == std::string::npos) {
    for (end = kLongestEntry; end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U;)
      --end;
  }
  line.resize(end);
  return line + " …";
}

bool is_large(BlockKind kind) {
  return kind != BlockKind::Article && kind != BlockKind::Roman;
}

std::vector<Entry> entries(const Reading& reading) {
  std::vector<Entry> found;
  for (std::size_t part = 0; part < reading.paper.parts.size(); ++part) {
    for (std::size_t i = reading.paper.parts[part].begin; i < reading.paper.parts[part].end; ++i) {
      const int index = reading.paper.items[i].block;
      const Look& look = reading.paper.looks[static_cast<std::size_t>(index)];
      const Block& block = reading.document.blocks[static_cast<std::size_t>(index)];
      if (look.heading == 0 || block.anchor.empty()) continue;
      if (part != reading.part && !is_large(block.kind)) continue;
      if (found.size() == kMostEntries) return found;
      found.push_back({look.heading, index});
    }
  }
  return found;
}

void write_entries(Html& html, const Reading& reading, const std::vector<Entry>& all,
                   std::size_t& next, int level) {
  html.element("ol", [&] {
    while (next < all.size() && all[next].level >= level) {
      html.element("li", [&] {
        const Entry entry = all[next++];
        const auto index = static_cast<std::size_t>(entry.block);
        const Block& block = reading.document.blocks[index];
        const Span words{block.own.begin, reading.paper.looks[index].heading_end};
        html.element("a", {{"href", place_address(reading, block.anchor)}},
                     shortened(words.of(reading.document.text)));
        // Levels are 2 to 6, so this goes no deeper than five.
        if (next < all.size() && all[next].level > entry.level) {
          write_entries(html, reading, all, next, entry.level + 1);
        }
      });
    }
  });
}

/// What a part begins with, and where it is numbered, what it ends with.
std::string part_name(const Reading& reading, std::size_t part) {
  const Part& range = reading.paper.parts[part];
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const std::string name = provision_name(reading.document, reading.paper.items[i].block);
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace

void outline(Html& html, const Reading& reading) {
  const auto all = entries(reading);
  const bool cites = cites_here(reading);
  if (all.size() < 2 && !cites) return;
  html.element("nav", {{"class", "toc"}, {"aria-label", reading.say(kOutline)}}, [&] {
    html.element("details", [&] {
      html.element("summary", reading.say(kOutline));
      std::size_t next = 0;
      if (!all.empty()) write_entries(html, reading, all, next, 2);
      if (cites) {
        html.element("p", [&] { html.element("a", {{"href", "#vien-dan"}}, reading.say(kCited)); });
      }
    });
  });
}

void part_links(Html& html, const Reading& reading, bool below) {
  if (reading.paper.whole()) return;
  html.element(
      "nav", {{"class", "paging parts"}, {"aria-label", reading.say(below ? kPartsBelow : kParts)}},
      [&] {
        if (reading.part > 0) {
          html.element("a", {{"rel", "prev"}, {"href", part_address(reading, reading.part - 1)}},
                       reading.say(kBefore));
        }
        html.element("details", [&] {
          html.element("summary", fmt::format("{} / {}", counted(reading, kPart, reading.part + 1),
                                              reading.paper.parts.size()));
          html.element("ol", [&] {
            for (std::size_t part = 0; part < reading.paper.parts.size(); ++part) {
              html.element("li", [&] {
                const std::string name = part_name(reading, part);
                html.element("a",
                             {{"href", part_address(reading, part)},
                              {"aria-current", "page", part == reading.part}},
                             name.empty() ? counted(reading, kPart, part + 1) : name);
              });
            }
          });
        });
        if (reading.part + 1 < reading.paper.parts.size()) {
          html.element("a", {{"rel", "next"}, {"href", part_address(reading, reading.part + 1)}},
                       reading.say(kAfter));
        }
      });
}

}  // namespace viendan::web

// A document laid out for the screen: which blocks are headings, what is shown where its tables
// stand, and how it is cut where one page would be too long.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.h"

namespace viendan::web {

/// How a block is shown.
struct Look {
  std::uint8_t heading = 0;       // level of its heading, 2 to 6; 0 where it is none
  std::uint8_t indent = 0;        // below the heading that it stands under
  int table = -1;                 // the table that begins here
  bool joined = false;            // a further page of a table: shown where that begins
  std::uint32_t page = 0;         // the page that begins with it; 0 for none
  std::uint32_t heading_end = 0;  // where the words of the heading end, in the text
};

/// What is shown at once: a block, or some rows of the table that begins there.
struct Item {
  int block = 0;
  std::size_t first_row = 0;
  std::size_t last_row = 0;  // half-open; both 0 where it is no table
  std::size_t weight = 0;    // bytes of its markup, about
};

/// Items from `begin` to `end`, half-open.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where an anchor stands.
struct Spot {
  int block = 0;
  std::size_t part = 0;
};

struct Paper {
  // A page of this much markup opens at once on a phone; parts of half of it leave room for units
  // that are better not cut.
  static constexpr std::size_t kLargestPage = 400'000;

  std::vector<Look> looks;                                      // of each block
  std::vector<std::vector<std::string_view>> row_anchors;       // of each table, of each row; or ""
  std::unordered_map<int, std::vector<std::string_view>> also;  // further anchors in a block
  std::vector<Item> items;                                      // in the order of the text
  std::vector<Part> parts;                                      // one or more
  std::unordered_map<std::string_view, Spot> spots;             // of each anchor

  [[nodiscard]] bool whole() const { return parts.size() == 1; }
};

/// Views into the document, which must live longer. What would be more than `largest` bytes of
/// markup is cut.
[[nodiscard]] Paper lay_out(const Document& document, std::size_t largest = Paper::kLargestPage);

/// The anchor of the document that is meant: itself, or the nearest provision around it that is
/// there; "" where none is. "kt" is tried before: articles of a regulation are cited by their
/// number alone, though a decision issued it.
[[nodiscard]] std::string_view nearest_anchor(const Paper& paper, std::string_view wanted);

/// The anchors by which provisions are addressed in any document: "dieu-5.khoan-2.diem-dd". One,
/// or several where the pinpoint is a list ("3, 4"); what stands below a list is left out.
[[nodiscard]] std::vector<std::string> anchors_of(const Pinpoint& pinpoint);
/// The first of them; "" for a pinpoint that is empty.
[[nodiscard]] std::string anchor_of(const Pinpoint& pinpoint);

/// The nearest anchor of a block or of what it stands in; "" at the head of the document.
[[nodiscard]] std::string_view anchor_around(const Document& document, int block);

}  // namespace viendan::web

#include "ingest/tab_columns.h"

#include <algorithm>
#include <optional>

#include "ingest/form_lines.h"
#include "ingest/lines.h"

namespace viendan::ingest {
namespace {

// Fewer spaces stand between words of one column, too.
constexpr std::size_t kFewestSpaces = 4;
constexpr std::size_t kTabWidth = 8;  // spaces
// Space before the first word of a line: less is an indent or sets the line in the middle.
constexpr std::size_t kFewestBefore = 20;
// Lines of one side alone that may stand between lines of both: a list of recipients.
constexpr std::size_t kLongestRun = 12;
// A letterhead or a closing has no more lines; a list set with tabs may have any number.
constexpr std::size_t kLongestFrame = 64;
// A line of running text with a tab in it is longer.
constexpr std::size_t kLongestLine = 240;  // bytes

constexpr unsigned kSideBySide = kMotto | kSymbol | kPlaceDate | kRecipients | kCapacity;

struct Sides {
  std::string_view left, right;
};

/// The widest white space inside or before the words of a line cuts it in two.
std::optional<Sides> sides_of(std::string_view line) {
  if (line.size() > kLongestLine || line.find('\n') != std::string_view::npos) return std::nullopt;
  const auto end = line.find_last_not_of(" \t");
  if (end == std::string_view::npos) return std::nullopt;
  const auto words = line.substr(0, end + 1);
  std::size_t widest = 0, cut = 0;
  for (std::size_t at = words.find_first_of(" \t"); at < words.size();
       at = words.find_first_of(" \t", at)) {
    const auto after = std::min(words.find_first_not_of(" \t", at), words.size());
    const auto tabs = std::ranges::count(words.substr(at, after - at), '\t');
    const auto width = after - at + static_cast<std::size_t>(tabs) * (kTabWidth - 1);
    if (width >= (at == 0 ? kFewestBefore : kFewestSpaces) && width > widest) {
      widest = width;
      cut = at;
    }
    at = after;
  }
  if (widest == 0) return std::nullopt;
  return Sides{trim_space(words.substr(0, cut)), trim_space(words.substr(cut))};
}

/// The paragraphs from `begin` on that are laid out side by side, or an empty run.
class Frame {
 public:
  Frame(const RichText& rich, std::size_t begin) : end_(begin) {
    const std::size_t most = std::min(rich.pieces.size(), begin + kLongestFrame);
    for (std::size_t i = begin; i < most && i < end_ + kLongestRun; ++i) {
      const auto* paragraph = std::get_if<RichParagraph>(&rich.pieces[i]);
      if (paragraph == nullptr || paragraph->layer != Layer::Body) break;
      const std::string text = text_of(*paragraph);
      const auto sides = sides_of(text);
      if (!sides && text.size() > kLongestLine) break;
      if (sides) note(*sides, i);
    }
  }

  [[nodiscard]] bool is_side_by_side() const { return forms_ != 0 && both_ > 0; }
  [[nodiscard]] std::size_t end() const { return end_; }

 private:
  void note(const Sides& sides, std::size_t i) {
    forms_ |= (form_of_line(sides.left) | form_of_line(sides.right)) & kSideBySide;
    if (!sides.left.empty()) ++both_;
    end_ = i + 1;
  }

  std::size_t end_;
  unsigned forms_ = 0;
  std::size_t both_ = 0;
};

RichParagraph side(const RichParagraph& whole, std::string_view words) {
  RichParagraph part = whole;
  const bool bold = !whole.runs.empty() && whole.runs.front().bold;
  const std::string font = whole.runs.empty() ? "" : whole.runs.front().font;
  part.runs = {{std::string(words), font, bold}};
  return part;
}

void unfold(const RichText& rich, std::size_t begin, std::size_t end,
            std::vector<RichPiece>& pieces) {
  std::vector<RichPiece> right;
  for (std::size_t i = begin; i < end; ++i) {
    const auto& paragraph = std::get<RichParagraph>(rich.pieces[i]);
    const std::string text = text_of(paragraph);
    const auto sides = sides_of(text);
    if (!sides) {
      pieces.push_back(paragraph);
      continue;
    }
    if (!sides->left.empty()) pieces.emplace_back(side(paragraph, sides->left));
    if (!sides->right.empty()) right.emplace_back(side(paragraph, sides->right));
  }
  if (!right.empty()) std::get<RichParagraph>(right.front()).after_gap = true;
  pieces.insert(pieces.end(), right.begin(), right.end());
}

}  // namespace

void unfold_tab_columns(RichText& rich) {
  std::vector<RichPiece> pieces;
  pieces.reserve(rich.pieces.size());
  for (std::size_t i = 0; i < rich.pieces.size();) {
    const auto* paragraph = std::get_if<RichParagraph>(&rich.pieces[i]);
    const bool begins = paragraph != nullptr && sides_of(text_of(*paragraph)).has_value();
    const Frame frame = begins ? Frame(rich, i) : Frame(rich, rich.pieces.size());
    if (begins && frame.is_side_by_side()) {
      unfold(rich, i, frame.end(), pieces);
      i = frame.end();
    } else {
      pieces.push_back(std::move(rich.pieces[i++]));
    }
  }
  rich.pieces = std::move(pieces);
}

}  // namespace viendan::ingest

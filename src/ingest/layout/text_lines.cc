#include "ingest/layout/text_lines.h"

#include <algorithm>

#include "base/unicode.h"
#include "ingest/layout/geometry.h"

namespace viendan::ingest {
namespace {

/// Words are sorted by height on the page: only the last few lines can take the next one.
constexpr std::size_t kOpenLines = 12;
constexpr double kSameLine = 0.5;     // of the lower of both heights
constexpr double kSmall = 0.8;        // of a line's height: raised or lowered letters
constexpr double kTall = 1.9;         // of the height of most words
constexpr double kWordGap = 0.12;     // of the letters' size: a space is wider
constexpr double kRaisedSize = 0.85;  // of the letters before it
constexpr double kRaised = 0.15;

/// A line that may still get words; its band follows the words of common size.
struct OpenLine {
  Words words;
  double top = 0;
  double bottom = 0;
  double count = 0;

  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] double fit(const Box& box) const {
    const double lower = std::min(height(), height_of(box));
    return lower <= 0 ? 0 : shared(top, bottom, box.top, box.bottom) / lower;
  }
  void add(const Word& word) {
    words.push_back(&word);
    const double height_now = height_of(word.box);
    const bool taller = height_now > kTall * height();
    if (count > 0 && (height_now < kSmall * height() || taller)) return;
    if (count > 0 && height() < kSmall * height_now) count = 0;
    top = (top * count + word.box.top) / (count + 1);
    bottom = (bottom * count + word.box.bottom) / (count + 1);
    ++count;
  }
};

/// The line among [first, last) that the box fits best, or none.
OpenLine* line_for(std::vector<OpenLine>& lines, std::size_t first, std::size_t last,
                   const Box& box) {
  OpenLine* best = nullptr;
  double most = kSameLine;
  for (std::size_t i = first; i < last; ++i) {
    const double fit = lines[i].fit(box);
    if (fit < most) continue;
    most = fit;
    best = &lines[i];
  }
  return best;
}

void add_to_line(std::vector<OpenLine>& lines, std::size_t first, const Word& word) {
  OpenLine* line = line_for(lines, first, lines.size(), word.box);
  if (line == nullptr) line = &lines.emplace_back();
  line->add(word);
}

/// Takes out the words that are much taller than most: initials, strokes that OCR took for letters.
/// They would bind the lines beside them together.
Words take_tall(Words& words) {
  std::vector<double> heights;
  for (const Word* word : words) heights.push_back(height_of(word->box));
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::ranges::nth_element(heights, middle);
  const auto tall = std::stable_partition(words.begin(), words.end(), [&](const Word* word) {
    return height_of(word->box) <= kTall * *middle;
  });
  Words taken(tall, words.end());
  words.erase(tall, words.end());
  return taken;
}

/// Adds tall words to the lines where they fit, sorted by their tops.
void add_tall(std::vector<OpenLine>& lines, const Words& words) {
  std::ranges::stable_sort(lines, {}, &OpenLine::top);
  const std::size_t common = lines.size();
  for (const Word* word : words) {
    const auto below =
        std::partition_point(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(common),
                             [&](const OpenLine& line) { return line.top < word->box.bottom; });
    const auto last = static_cast<std::size_t>(below - lines.begin());
    OpenLine* line = line_for(lines, last - std::min(last, kOpenLines), last, word->box);
    if (line != nullptr)
      line->words.push_back(word);
    else
      add_to_line(lines, std::max(common, lines.size() - std::min(lines.size(), kOpenLines)),
                  *word);
  }
}

/// "m2": the raised digit is part of the unit, no mark of a note.
bool is_unit(std::string_view word) {
  constexpr std::string_view kUnits[] = {"m", "km", "cm", "mm", "dm"};
  return std::ranges::any_of(kUnits, [&](auto unit) {
    return word.ends_with(unit) &&
           std::ranges::none_of(word.substr(0, word.size() - unit.size()),
                                [](char c) { return is_letter(static_cast<unsigned char>(c)); });
  });
}

bool is_note_mark(const Word& before, const Word& word) {
  const bool digits = !word.text.empty() && std::ranges::all_of(word.text, [](char c) {
    return is_digit(static_cast<unsigned char>(c));
  });
  return digits && size_of(word) < kRaisedSize * size_of(before) &&
         word.box.bottom < before.box.bottom - kRaised * height_of(before.box) &&
         !is_unit(before.text);
}

bool space_between(const Word& before, const Word& word) {
  if (is_note_mark(before, word)) return true;
  const double gap = word.box.left - before.box.right;
  if (before.space_after) return true;
  return gap > 2 * kWordGap * size_of(before);
}

/// A symbol that is cut behind a hyphen or stroke: "23/NQ-" and "CP", "66-" and "NQ/TW".
bool is_cut_symbol(const std::vector<Run>& runs, std::string_view next) {
  const std::string& text = runs.back().text;
  if (!text.ends_with('-') && !text.ends_with('/')) return false;
  const auto blank = text.find_last_of(" \n");
  const auto word = std::string_view(text).substr(blank == std::string::npos ? 0 : blank + 1);
  std::size_t at = 0;
  if (word.size() < 2 || next.empty() || !begins_upper(next)) return false;
  bool symbol = false;
  while (at < word.size()) {
    const char32_t c = next_code_point(word, at);
    if (is_lower(c)) return false;
    symbol = symbol || is_digit(c) || is_upper(c);
  }
  return symbol;
}

}  // namespace

TextLine line_of(Words words) {
  std::ranges::stable_sort(words, {}, [](const Word* word) { return word->box.left; });
  TextLine line{.words = std::move(words)};
  OpenLine band;
  line.box = line.words.front()->box;
  for (const Word* word : line.words) {
    line.box = joined(line.box, word->box);
    band.add(*word);
  }
  line.top = band.top;
  line.bottom = band.bottom;
  return line;
}

std::vector<TextLine> lines_of(Words words) {
  if (words.empty()) return {};
  std::ranges::stable_sort(words, {}, [](const Word* word) { return middle_y(word->box); });
  const Words tall = take_tall(words);
  std::vector<OpenLine> open;
  for (const Word* word : words)
    add_to_line(open, open.size() - std::min(open.size(), kOpenLines), *word);
  add_tall(open, tall);
  std::vector<TextLine> lines;
  for (OpenLine& line : open) lines.push_back(line_of(std::move(line.words)));
  std::ranges::stable_sort(lines, {}, [](const TextLine& line) { return line.top + line.bottom; });
  return lines;
}

std::vector<TextLine> split_at_gaps(const TextLine& line, double gap) {
  std::vector<TextLine> parts;
  Words words;
  double right = 0;
  for (const Word* word : line.words) {
    if (!words.empty() && word->box.left - right > gap * line.height()) {
      parts.push_back(line_of(std::move(words)));
      words.clear();
    }
    right = words.empty() ? word->box.right : std::max(right, word->box.right);
    words.push_back(word);
  }
  if (!words.empty()) parts.push_back(line_of(std::move(words)));
  return parts;
}

double size_of(const Word& word) {
  return word.size > 0 ? word.size : height_of(word.box);
}

double size_of(const TextLine& line) {
  // The size of most letters.
  double letters = 0, sum = 0;
  for (const Word* word : line.words) {
    const auto weight = static_cast<double>(word->text.size());
    letters += weight;
    sum += weight * size_of(*word);
  }
  return letters > 0 ? sum / letters : 0;
}

bool is_bold(const TextLine& line) {
  return std::ranges::all_of(line.words, &Word::bold);
}

void add_runs(const TextLine& line, std::vector<Run>& runs) {
  const Word* before = nullptr;
  for (const Word* word : line.words) {
    const bool space = before != nullptr ? space_between(*before, *word)
                                         : !runs.empty() && !is_cut_symbol(runs, word->text);
    const bool same =
        !runs.empty() && runs.back().font == word->font && runs.back().bold == word->bold;
    if (space && !runs.empty()) runs.back().text += ' ';
    if (!same) runs.push_back({.font = word->font, .bold = word->bold});
    runs.back().text += word->text;
    before = word;
  }
}

std::string text_of(const TextLine& line) {
  std::vector<Run> runs;
  add_runs(line, runs);
  std::string text;
  for (const Run& run : runs) text += run.text;
  return text;
}

}  // namespace viendan::ingest

#include "ingest/ocr/reading.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/syllable.h"

namespace viendan::ingest {
namespace {

struct Replacement {
  std::string_view from;
  std::string_view to;
};
// Signs that look like the ones meant, and that Vietnamese print does not have.
constexpr Replacement kReplacements[] = {
    {"Ð", "Đ"}, {"ð", "đ"}, {"⁄", "/"}, {"∕", "/"}, {"¡", "i"}, {"ﬁ", "fi"}, {"ﬂ", "fl"},
};

// Vowels whose second mark the engine loses: thin strokes over a bold capital run together.
constexpr Replacement kLostMarks[] = {
    {"É", "Ế"}, {"È", "Ề"}, {"Ẻ", "Ể"}, {"Ẽ", "Ễ"}, {"Ẹ", "Ệ"}, {"Ó", "Ố"}, {"Ò", "Ồ"},
    {"Ỏ", "Ổ"}, {"Õ", "Ỗ"}, {"Ọ", "Ộ"}, {"Ú", "Ứ"}, {"Ù", "Ừ"}, {"Ủ", "Ử"}, {"Ụ", "Ự"},
    {"é", "ế"}, {"è", "ề"}, {"ẻ", "ể"}, {"ẽ", "ễ"}, {"ẹ", "ệ"}, {"ó", "ố"}, {"ò", "ồ"},
    {"ỏ", "ổ"}, {"õ", "ỗ"}, {"ọ", "ộ"}, {"ú", "ứ"}, {"ù", "ừ"}, {"ủ", "ử"}, {"ụ", "ự"},
};

constexpr std::string_view kOpening[] = {"'", "‘", "\"", "“", "„", "ˆ", "`"};
constexpr std::string_view kClosing[] = {"\"", "”", "'", "’", "“"};
constexpr std::string_view kStops = ".,;:!?()[]/\"'-";

constexpr std::size_t kLongestSyllable = 16;  // bytes
/// A line of print has surer words than this; handwriting and stamps have not.
constexpr double kNoPrint = 0.55;
/// Less sure than this, one word in two is wrong.
constexpr double kHardlySure = 0.3;

bool is_digit_or_like(char c) {
  return (c >= '0' && c <= '9') || c == 'l' || c == 'I' || c == 'O';
}

/// "l1" and "2O22": digits with letters that look like them, stops at their end aside.
bool is_number_with_letters(std::string_view word) {
  const auto body = trim_right(word, kStops);
  const auto is_digit_here = [](char c) { return c >= '0' && c <= '9'; };
  return body.size() > 1 && std::ranges::all_of(body, is_digit_or_like) &&
         std::ranges::any_of(body, is_digit_here);
}

std::string with_digits(std::string word) {
  for (char& c : word) {
    if (c == 'l' || c == 'I') c = '1';
    if (c == 'O') c = '0';
  }
  return word;
}

bool closes(std::string_view text) {
  return std::ranges::any_of(kClosing, [&](std::string_view quote) {
    const auto at = text.find(quote);
    return at != std::string_view::npos && at > 0;
  });
}

double mean_confidence(const std::vector<LineWord>& line) {
  double sum = 0;
  double letters = 0;
  for (const LineWord& word : line) {
    sum += word.confidence * static_cast<double>(word.text.size());
    letters += static_cast<double>(word.text.size());
  }
  return letters > 0 ? sum / letters : 0;
}

bool is_number(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '/' || c == '-' || c == ',';
  });
}

/// Gives a syllable that cannot be its lost mark, where one vowel can have lost it.
std::string with_lost_mark(std::string word) {
  const auto body = trim(word, kStops);
  if (body.size() > kLongestSyllable) return word;
  const auto key = syllable_key(body);
  if (key == 0 || is_possible(key)) return word;
  std::string found;
  for (const auto& [from, to] : kLostMarks) {
    if (body.find(from) == std::string_view::npos) continue;
    const std::string tried = replace_all(body, from, to);
    if (!is_possible(syllable_key(tried))) continue;
    if (!found.empty()) return word;
    found = tried;
  }
  return found.empty() ? word : replace_all(word, body, found);
}

}  // namespace

std::string correct_letters(std::string_view word) {
  std::string corrected(word);
  for (const auto& [from, to] : kReplacements) corrected = replace_all(corrected, from, to);
  return is_number_with_letters(corrected) ? with_digits(std::move(corrected))
                                           : with_lost_mark(std::move(corrected));
}

void drop_stray_quotes(std::vector<LineWord>& line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    std::string& text = line[i].text;
    const auto* quote = std::ranges::find_if(
        kOpening, [&](std::string_view sign) { return text.starts_with(sign); });
    if (quote == std::end(kOpening) || text.size() == quote->size()) continue;
    const bool closed = std::any_of(line.begin() + static_cast<std::ptrdiff_t>(i), line.end(),
                                    [](const LineWord& word) { return closes(word.text); });
    if (!closed && i == 0) text.erase(0, quote->size());
  }
}

std::vector<LineWord> surer_of(std::vector<LineWord> first, std::vector<LineWord> second) {
  if (first.size() != second.size()) {
    return mean_confidence(second) > mean_confidence(first) ? second : first;
  }
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (second[i].confidence > first[i].confidence) first[i] = std::move(second[i]);
  }
  return first;
}

bool is_noise(const LineWord& word) {
  if (word.confidence >= kHardlySure) return false;
  const auto body = trim(word.text, kStops);
  return !is_number(body) && !is_possible(syllable_key(body));
}

bool is_handwriting(const std::vector<LineWord>& line) {
  return std::ranges::all_of(line, [](const LineWord& word) {
    return word.confidence < kNoPrint && !is_number(trim(word.text, kStops));
  });
}

}  // namespace viendan::ingest

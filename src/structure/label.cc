#include "structure/label.h"

#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::structure {
namespace {

struct Letter {
  std::string_view lower;
  std::string_view upper;
  bool numbers;  // whether points are lettered with it
};

// f, j, w and z are no Vietnamese letters, but foreign habit has them.
constexpr auto kAlphabet = std::to_array<Letter>({
    {"a", "A", true},  {"b", "B", true},  {"c", "C", true}, {"d", "D", true},  {"đ", "Đ", true},
    {"e", "E", true},  {"f", "F", false}, {"g", "G", true}, {"h", "H", true},  {"i", "I", true},
    {"j", "J", false}, {"k", "K", true},  {"l", "L", true}, {"m", "M", true},  {"n", "N", true},
    {"o", "O", true},  {"p", "P", true},  {"q", "Q", true}, {"r", "R", true},  {"s", "S", true},
    {"t", "T", true},  {"u", "U", true},  {"v", "V", true}, {"w", "W", false}, {"x", "X", true},
    {"y", "Y", true},  {"z", "Z", false},
});

int letter_value(std::string_view letter) {
  const auto found = std::find_if(kAlphabet.begin(), kAlphabet.end(), [letter](const Letter& l) {
    return l.lower == letter || l.upper == letter;
  });
  return found == kAlphabet.end() ? 0 : static_cast<int>(found - kAlphabet.begin()) + 1;
}

// Phần is numbered in words: "Phần thứ nhất".
constexpr std::string_view kOrdinals[] = {"nhất", "hai", "ba",  "tư",   "năm",
                                          "sáu",  "bảy", "tám", "chín", "mười"};

int ordinal_word(std::string_view word) {
  const std::string lower = to_lower(word);
  const auto found = std::find(std::begin(kOrdinals), std::end(kOrdinals), lower);
  return found == std::end(kOrdinals) ? 0 : static_cast<int>(found - std::begin(kOrdinals)) + 1;
}

int number_value(std::string_view text) {
  if (const int number = to_int(text); number > 0) return number;
  return roman_value(text);
}

Label made(BlockKind kind, std::string_view text, std::vector<int> values, char mark,
           std::string_view line, std::string_view rest) {
  return {.kind = kind,
          .mark = mark,
          .text = std::string(text),
          .values = std::move(values),
          .size = span_in(line, rest).begin};
}

/// As much of a line as the longest label can take: what follows it is not looked at.
std::string_view beginning(std::string_view line) {
  constexpr std::size_t kLongest = 64;
  std::size_t size = std::min(line.size(), kLongest);
  while (size < line.size() && size > 0 && (line[size] & '\xC0') == '\x80') --size;
  return line.substr(0, size);
}

/// The words behind a label that ends at `end`; empty at the line's end where there are none.
std::string_view rest_after(std::string_view line, std::size_t end) {
  const std::size_t first = line.find_first_not_of(" \t\n\r\f\v", end);
  return line.substr(std::min(first, line.size()));
}

std::size_t count_digits(std::string_view text, std::size_t most) {
  std::size_t count = 0;
  while (count < std::min(text.size(), most) && text[count] >= '0' && text[count] <= '9') ++count;
  return count;
}

std::optional<Label> read_article(std::string_view line) {
  // Wrapped lines begin with "Điều 5 của Luật này": a heading closes the number or stands alone.
  static const Pattern form(R"((?:Điều|ĐIỀU|điều) (\d{1,4})([a-zđ]?) ?(?:[.:](?:-| -)?|-|$))");
  const auto match = form.match_start(beginning(line));
  if (!match) return std::nullopt;
  const std::string text = std::string((*match)[1]) + std::string((*match)[2]);
  const int letter = (*match)[2].empty() ? 0 : letter_value((*match)[2]);
  return made(BlockKind::Article, text, {to_int((*match)[1]), letter}, '.', line,
              rest_after(line, match->span().end));
}

struct WordForm {
  BlockKind kind;
  std::string_view title, capitals;  // how the line begins
};
constexpr WordForm kWordForms[] = {
    {BlockKind::Part, "Phần ", "PHẦN "},
    {BlockKind::Chapter, "Chương ", "CHƯƠNG "},
    {BlockKind::Section, "Mục ", "MỤC "},
    {BlockKind::Subsection, "Tiểu mục ", "TIỂU MỤC "},
};

/// A division has its number alone on the line, or a title in capitals or after a mark behind it.
std::optional<Label> read_division(std::string_view line) {
  static const Pattern number_form(
      R"((?:(?:thứ|THỨ) (\p{L}+)|([IVXLC]+|\d{1,2}))(?:$|\s*[.:-]|\s))");
  const auto* form =
      std::find_if(std::begin(kWordForms), std::end(kWordForms), [line](const WordForm& row) {
        return line.starts_with(row.title) || line.starts_with(row.capitals);
      });
  if (form == std::end(kWordForms)) return std::nullopt;
  const auto word = line.starts_with(form->title) ? form->title.size() : form->capitals.size();
  const auto match = number_form.match_start(beginning(line).substr(word));
  if (!match) return std::nullopt;
  const std::string_view rest = rest_after(line, word + match->span().end);
  const bool closed = std::string_view(".:-").find((*match)[0].back()) != std::string_view::npos;
  if (!rest.empty() && !is_all_upper(rest) && !(closed && begins_upper(rest))) return std::nullopt;
  const std::string_view number = (*match)[match->has(1) ? 1 : 2];
  const int value = match->has(1) ? ordinal_word(number) : number_value(number);
  if (value == 0) return std::nullopt;
  return made(form->kind, number, {value}, ' ', line, rest);
}

/// The number at the beginning of a line: up to six digits, then groups of up to three.
std::string_view leading_number(std::string_view line) {
  std::size_t end = count_digits(line, 6);
  for (int group = 0; group < 5 && end < line.size() && line[end] == '.'; ++group) {
    const std::size_t digits = count_digits(line.substr(end + 1), 3);
    if (digits == 0) break;
    end += 1 + digits;
  }
  return line.substr(0, end);
}

/// What closes a label: one of `marks`, or ".-".
std::string_view closing_mark(std::string_view rest, std::string_view marks) {
  if (rest.starts_with(".-")) return rest.substr(0, 2);
  const bool closed = !rest.empty() && marks.find(rest.front()) != std::string_view::npos;
  return rest.substr(0, closed ? 1 : 0);
}

std::optional<Label> read_number(std::string_view line) {
  const std::string_view digits = leading_number(line);
  if (digits.empty()) return std::nullopt;
  const std::string_view close = closing_mark(line.substr(digits.size()), ".)/");
  const std::size_t end = digits.size() + close.size();
  const std::string_view rest = rest_after(line, end);
  const bool glued = span_in(line, rest).begin == end;
  const bool capital = begins_upper(rest);
  const bool decimal = digits.find('.') != std::string_view::npos;
  // "1.5 triệu", "3 năm": only capitals may follow a number that is not closed.
  if (close.empty() && !(decimal && capital)) return std::nullopt;
  if (glued && !rest.empty() && !capital) return std::nullopt;
  if (close == "/" && !capital) return std::nullopt;
  std::vector<int> values;
  for (const auto part : split(digits, '.')) values.push_back(to_int(part));
  const char mark = decimal ? static_cast<char>('0' + values.size()) : close.front();
  return made(decimal ? BlockKind::Decimal : BlockKind::Clause, digits, std::move(values), mark,
              line, rest);
}

std::optional<Label> read_roman(std::string_view line) {
  const std::size_t digits = line.find_first_not_of("IVXLC");
  if (digits == std::string_view::npos || digits > 8) return std::nullopt;
  const std::size_t at = digits + (line[digits] == ' ' ? 1 : 0);
  const std::string_view close = closing_mark(line.substr(at), ".)/-");
  if (close.empty()) return std::nullopt;
  const std::string_view number = line.substr(0, digits);
  const std::string_view rest = rest_after(line, at + close.size());
  const int value = roman_value(number);
  if (value == 0 || begins_lower(rest)) return std::nullopt;
  return made(BlockKind::Roman, number, {value}, '.', line, rest);
}

std::optional<Label> read_letter(std::string_view line) {
  const std::size_t size = (line.front() & '\x80') == 0 ? 1 : 2;  // đ is the only wide one
  const std::string_view letter = line.substr(0, size);
  const int value = letter_value(letter);
  if (value == 0) return std::nullopt;
  const std::size_t inserted = count_digits(line.substr(size), 1);
  std::size_t at = size + inserted;
  if (at < line.size() && line[at] == ' ') ++at;
  if (at >= line.size() || std::string_view(".)/").find(line[at]) == std::string_view::npos)
    return std::nullopt;
  const char close = line[at];
  const std::string_view rest = rest_after(line, at + 1);
  const bool glued = span_in(line, rest).begin == at + 1;
  // "T.P", "v.v", "P. Giám đốc": a point after a letter is a label only before a new word.
  if (close != ')' && (glued || begins_lower(rest))) return std::nullopt;
  const char mark = is_all_upper(letter) ? static_cast<char>(close == ')' ? 'B' : 'A') : close;
  return made(BlockKind::Point, line.substr(0, size + inserted),
              {value, inserted == 0 ? 0 : to_int(line.substr(size, 1))}, mark, line, rest);
}

std::optional<Label> read_bullet(std::string_view line) {
  constexpr std::pair<std::string_view, BlockKind> kBullets[] = {{"-", BlockKind::Dash},
                                                                 {"+", BlockKind::Plus},
                                                                 {"•", BlockKind::Dash},
                                                                 {"*", BlockKind::Dash}};
  for (const auto& [bullet, kind] : kBullets) {
    if (!line.starts_with(bullet)) continue;
    const std::string_view rest = trim(line.substr(bullet.size()));
    if (rest.empty() || rest.front() == bullet.front()) return std::nullopt;
    return made(kind, {}, {}, bullet.front(), line, rest);
  }
  return std::nullopt;
}

void keep(std::vector<Label>& labels, std::optional<Label> label) {
  if (label) labels.push_back(std::move(*label));
}

}  // namespace

std::vector<Label> read_labels(std::string_view line) {
  std::vector<Label> labels;
  if (line.empty()) return labels;
  const char first = line.front();
  if (first >= '0' && first <= '9') {
    keep(labels, read_number(line));
  } else if (first == '-' || first == '+' || first == '*' || line.starts_with("•")) {
    keep(labels, read_bullet(line));
  } else {
    if (std::string_view("IVXLC").find(first) != std::string_view::npos)
      keep(labels, read_roman(line));
    keep(labels, read_letter(line));
    // Đ is two bytes: C4 90, đ C4 91.
    if (first == '\xC4') keep(labels, read_article(line));
    if (std::string_view("PCMT").find(first) != std::string_view::npos)
      keep(labels, read_division(line));
  }
  return labels;
}

int letters_between(int earlier, int later) {
  int count = 0;
  for (int value = earlier + 1; value < later; ++value) {
    if (kAlphabet[static_cast<std::size_t>(value - 1)].numbers) ++count;
  }
  return count;
}

}  // namespace viendan::structure

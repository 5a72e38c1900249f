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

std::optional<Label> read_article(std::string_view line) {
  // Wrapped lines begin with "Điều 5 của Luật này": a heading closes the number or stands alone.
  static const Pattern form(
      R"((?:Điều|ĐIỀU|điều) (\d{1,4})([a-zđ]?) ?(?:[.:](?:-| -)?|-|$)\s*(.*))");
  const auto match = form.match_start(line);
  if (!match) return std::nullopt;
  const std::string text = std::string((*match)[1]) + std::string((*match)[2]);
  const int letter = (*match)[2].empty() ? 0 : letter_value((*match)[2]);
  return made(BlockKind::Article, text, {to_int((*match)[1]), letter}, '.', line, (*match)[3]);
}

struct WordForm {
  BlockKind kind;
  std::string_view pattern;
};

// A division has its number alone on the line, or a title in capitals or after a mark behind it.
constexpr WordForm kWordForms[] = {
    {BlockKind::Part,
     R"((?:Phần|PHẦN) (?:(?:thứ|THỨ) (\p{L}+)|([IVXLC]+|\d{1,2}))(?:$|\s*[.:-]\s*|\s+)(.*))"},
    {BlockKind::Chapter,
     R"((?:Chương|CHƯƠNG) (?:(?:thứ|THỨ) (\p{L}+)|([IVXLC]+|\d{1,2}))(?:$|\s*[.:-]\s*|\s+)(.*))"},
    {BlockKind::Section,
     R"((?:Mục|MỤC) (?:(?:thứ|THỨ) (\p{L}+)|([IVXLC]+|\d{1,2}))(?:$|\s*[.:-]\s*|\s+)(.*))"},
    {BlockKind::Subsection,
     R"((?:Tiểu mục|TIỂU MỤC) (?:(?:thứ|THỨ) (\p{L}+)|([IVXLC]+|\d{1,2}))(?:$|\s*[.:-]\s*|\s+)(.*))"},
};

std::optional<Label> read_division(std::string_view line) {
  static const std::vector<Pattern> forms = [] {
    std::vector<Pattern> compiled;
    for (const WordForm& form : kWordForms) compiled.emplace_back(form.pattern);
    return compiled;
  }();
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const auto match = forms[i].match_start(line);
    if (!match) continue;
    const std::string_view rest = (*match)[3];
    const std::string_view before(line.data(), static_cast<std::size_t>(rest.data() - line.data()));
    const bool closed = trim_right(before).find_last_of(".:-") == trim_right(before).size() - 1;
    if (!rest.empty() && !is_all_upper(rest) && !(closed && begins_upper(rest))) continue;
    const std::string_view number = (*match)[match->has(1) ? 1 : 2];
    const int value = match->has(1) ? ordinal_word(number) : number_value(number);
    if (value == 0) continue;
    return made(kWordForms[i].kind, number, {value}, ' ', line, rest);
  }
  return std::nullopt;
}

std::optional<Label> read_number(std::string_view line) {
  static const Pattern form(R"((\d{1,6}(?:\.\d{1,3}){0,5})([.)/]|\.-)?(\s*)(.*))");
  const auto match = form.match_start(line);
  if (!match) return std::nullopt;
  const std::string_view digits = (*match)[1], close = (*match)[2], rest = (*match)[4];
  std::vector<int> values;
  for (const auto part : split(digits, '.')) values.push_back(to_int(part));
  const bool decimal = values.size() > 1;
  // "1.5 triệu", "3 năm": only capitals may follow a number that is not closed.
  if (close.empty() && !(decimal && begins_upper(rest))) return std::nullopt;
  if ((*match)[3].empty() && !rest.empty() && !begins_upper(rest)) return std::nullopt;
  if (close == "/" && !begins_upper(rest)) return std::nullopt;
  const char mark = decimal ? static_cast<char>('0' + values.size()) : close.front();
  return made(decimal ? BlockKind::Decimal : BlockKind::Clause, digits, std::move(values), mark,
              line, rest);
}

std::optional<Label> read_roman(std::string_view line) {
  static const Pattern form(R"(([IVXLC]{1,8}) ?([.)/-]|\.-)\s*(.*))");
  const std::size_t end = line.find_first_not_of("IVXLC");
  if (end == std::string_view::npos ||
      std::string_view(" .)/-").find(line[end]) == std::string_view::npos) {
    return std::nullopt;
  }
  const auto match = form.match_start(line);
  if (!match) return std::nullopt;
  const int value = roman_value((*match)[1]);
  const std::string_view rest = (*match)[3];
  if (value == 0 || (!rest.empty() && begins_lower(rest))) return std::nullopt;
  return made(BlockKind::Roman, (*match)[1], {value}, '.', line, rest);
}

std::optional<Label> read_letter(std::string_view line) {
  static const Pattern form(R"(([a-zđA-ZĐ])(\d?) ?([.)/])(\s*)(.*))");
  if (line.substr(1, 4).find_first_of(".)/") == std::string_view::npos) return std::nullopt;
  const auto match = form.match_start(line);
  if (!match) return std::nullopt;
  const std::string_view letter = (*match)[1], rest = (*match)[5];
  const bool upper = is_all_upper(letter);
  const char close = (*match)[3].front();
  // "T.P", "v.v", "P. Giám đốc": a point after a letter is a label only before a new word.
  if (close != ')' && ((*match)[4].empty() || begins_lower(rest))) return std::nullopt;
  const std::string text = std::string(letter) + std::string((*match)[2]);
  const int inserted = (*match)[2].empty() ? 0 : to_int((*match)[2]);
  const char mark = upper ? static_cast<char>(close == ')' ? 'B' : 'A') : close;
  return made(BlockKind::Point, text, {letter_value(letter), inserted}, mark, line, rest);
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

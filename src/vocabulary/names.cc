#include "vocabulary/names.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan {
namespace {

constexpr std::string_view kOuterMarks = " \t\r\n.,;:-*";
constexpr std::size_t kFewestForGap = 5;    // syllables that a name needs to lose one and be known
constexpr std::size_t kFewestForOrder = 5;  // or to be known in another order

bool joins(char c) {
  return c == '-' || c == '&' || c == '/';
}

std::size_t letter_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

bool look_alike(std::string_view a, std::string_view b) {
  if (std::max(a.size(), b.size()) > 8) return a == b;
  return letter_distance(a, b) <= (std::max(a.size(), b.size()) >= 5 ? 2U : 1U);
}

using Syllables = std::vector<std::string>;

bool one_misread(const Syllables& name, const Syllables& misread) {
  const auto [a, b] = std::mismatch(name.begin(), name.end(), misread.begin(), misread.end());
  return a != name.end() && look_alike(*a, *b) && std::equal(a + 1, name.end(), b + 1);
}

bool one_more(const Syllables& shorter, const Syllables& longer) {
  const auto [a, b] = std::mismatch(shorter.begin(), shorter.end(), longer.begin(), longer.end());
  return std::equal(a, shorter.end(), b + 1, longer.end());
}

bool same_syllables(Syllables name, Syllables misread) {
  std::sort(name.begin(), name.end());
  std::sort(misread.begin(), misread.end());
  if (name.size() == misread.size()) return name == misread;
  return std::includes(misread.begin(), misread.end(), name.begin(), name.end());
}

}  // namespace

std::string name_key(std::string_view name) {
  const std::string lower = to_lower(squeeze(trim(replace_all(name, "–", "-"), kOuterMarks)));
  std::string key;
  key.reserve(lower.size());
  for (const char c : lower) {
    if (joins(c) && key.ends_with(' ')) key.pop_back();
    if (c == ' ' && !key.empty() && joins(key.back())) continue;
    key += c;
  }
  return key;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const bool inside = is_word(next_code_point(text, at));
    if (inside && begin == std::string_view::npos) begin = here;
    if (inside || begin == std::string_view::npos) continue;
    words.push_back(text.substr(begin, here - begin));
    begin = std::string_view::npos;
  }
  if (begin != std::string_view::npos) words.push_back(text.substr(begin));
  return words;
}

bool is_misreading(const Syllables& name, const Syllables& misread) {
  if (misread.size() == name.size()) {
    if (one_misread(name, misread)) return true;
    return name.size() >= kFewestForOrder && same_syllables(name, misread);
  }
  const bool lost = misread.size() + 1 == name.size();
  const bool gained = misread.size() == name.size() + 1;
  if ((!lost && !gained) || name.size() < kFewestForGap) return false;
  if (lost) return one_more(misread, name);
  return one_more(name, misread) || same_syllables(name, misread);
}

}  // namespace viendan

#include "search/words/spelling_edits.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/unicode.h"

namespace viendan::search {
namespace {

constexpr std::size_t kLongest = 24;

std::vector<char32_t> letters_of(std::string_view word) {
  std::vector<char32_t> letters;
  for (std::size_t at = 0; at < word.size() && letters.size() < kLongest;) {
    letters.push_back(next_code_point(word, at));
  }
  return letters;
}

}  // namespace

std::vector<std::string> one_edit_away(std::string_view word, std::string_view alphabet) {
  std::vector<std::string> edits;
  std::unordered_set<std::string> seen = {std::string(word)};
  const auto add = [&](std::string edit) {
    if (!edit.empty() && seen.insert(edit).second) edits.push_back(std::move(edit));
  };
  const std::string text(word);
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    std::string swapped = text;
    std::swap(swapped[i], swapped[i + 1]);
    add(std::move(swapped));
  }
  for (std::size_t i = 0; i < text.size(); ++i) add(text.substr(0, i) + text.substr(i + 1));
  for (std::size_t i = 0; i <= text.size(); ++i) {
    for (const char c : alphabet) add(text.substr(0, i) + c + text.substr(i));
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const char c : alphabet) add(text.substr(0, i) + c + text.substr(i + 1));
  }
  return edits;
}

int letters_between(std::string_view a, std::string_view b) {
  const auto x = letters_of(a);
  const auto y = letters_of(b);
  std::array<int, kLongest + 1> row{};
  for (std::size_t j = 0; j <= y.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= x.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= y.size(); ++j) {
      const int above = row[j];
      row[j] = x[i - 1] == y[j - 1] ? diagonal : 1 + std::min(above, row[j - 1]);
      diagonal = above;
    }
  }
  return row[y.size()];
}

}  // namespace viendan::search

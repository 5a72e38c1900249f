#include "citations/introduction.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/timeline.h"

namespace viendan::citations {
namespace {

constexpr std::string_view kBetween = " :*\n\t";

/// Cuts `word` from the end of `before` where it stands there as a word.
bool cut_word(std::string_view& before, std::string_view word) {
  const auto trimmed = trim_right(before, kBetween);
  if (!trimmed.ends_with(word)) return false;
  const auto begin = trimmed.size() - word.size();
  if (!at_word_bounds(trimmed, begin, trimmed.size())) return false;
  before = trimmed.substr(0, begin);
  return true;
}

/// The longest type name that ends `before`.
std::string cut_type(const TypeWords& types, std::string_view& before) {
  constexpr int kMostWords = 5;
  const auto trimmed = trim_right(before, kBetween);
  std::size_t at = trimmed.size();
  std::string type;
  for (int words = 0; words < kMostWords && at > 0; ++words) {
    const auto space = trimmed.find_last_of(" \n\t", at - 1);
    const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
    const std::size_t word = TypeWords::begin_of_letters(trimmed, begin);
    if (const auto* name = types.find(trimmed.substr(word))) {
      type = *name;
      before = trimmed.substr(0, word);
    }
    if (space == std::string_view::npos || word > begin) break;
    at = space;
  }
  return type;
}

}  // namespace

Introduction introduction(const Scan& scan, const Unit& unit, std::size_t symbol) {
  constexpr std::size_t kLongest = 80;
  std::size_t from = symbol > kLongest ? symbol - kLongest : 0;
  std::string_view before = unit.lower.substr(from, symbol - from);
  if (const auto cell = before.rfind('\t'); unit.table && cell != std::string_view::npos) {
    from += cell + 1;  // another column's words are no part of the mention
    before.remove_prefix(cell + 1);
  }
  Introduction result{.begin = symbol};
  const auto mark = [&] {
    result.begin = from + before.size();
    while (result.begin < symbol && unit.text[result.begin] == ' ') ++result.begin;
  };
  for (const std::string_view number_word : {"số", "no.", "no", "ký hiệu"}) {
    if (!cut_word(before, number_word)) continue;
    result.numbered = true;
    mark();
    break;
  }
  result.number = result.begin;
  result.type = cut_type(scan.types, before);
  if (!result.type.empty()) mark();
  return result;
}

std::size_t named_before(std::string_view text, std::size_t number_word, std::string& type) {
  constexpr std::size_t kLongest = 260;
  const std::size_t from = number_word > kLongest ? number_word - kLongest : 0;
  const auto before = text.substr(from, number_word - from);
  const auto stop = before.find_last_of(";.:()\"\n\t");
  const std::size_t base = stop == std::string_view::npos ? 0 : stop + 1;
  std::size_t best = std::string_view::npos;
  for (const std::string_view word : {"Bộ luật", "Luật", "Pháp lệnh", "Nghị quyết"}) {
    const auto at = before.rfind(word);
    if (at == std::string_view::npos || at < base ||
        !at_word_bounds(before, at, at + word.size())) {
      continue;
    }
    const auto name = trim(before.substr(at + word.size()));
    if (name.empty() || !find_dates(name).empty() || name.find('/') != std::string_view::npos) {
      continue;
    }
    if (best != std::string_view::npos && at < best) continue;
    best = at;
    type = word;
  }
  return best == std::string_view::npos ? best : from + best;
}

}  // namespace viendan::citations

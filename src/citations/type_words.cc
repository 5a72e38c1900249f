#include "citations/type_words.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "citations/words.h"

namespace viendan::citations {
namespace {

/// Words before a number that are no document types of the vocabulary, and the type they mean.
struct TypeWord {
  std::string_view word, type;
};
constexpr auto kOther = std::to_array<TypeWord>({
    {"văn bản", "Văn bản"},
    {"công văn", "Công văn"},
    {"qđ", "Quyết định"},
    {"nđ", "Nghị định"},
    {"tt", "Thông tư"},
    {"nq", "Nghị quyết"},
    {"ct", "Chỉ thị"},
    {"ttlt", "Thông tư liên tịch"},
    {"decision", "Quyết định"},
    {"decree", "Nghị định"},
    {"circular", "Thông tư"},
    {"resolution", "Nghị quyết"},
    {"directive", "Chỉ thị"},
    {"law", "Luật"},
    {"ordinance", "Pháp lệnh"},
});

}  // namespace

TypeWords::TypeWords(const Vocabulary& vocabulary) {
  for (const DocumentType& type : vocabulary.types()) {
    names_.emplace_back(same_length_lower(type.name), type.name);
  }
  for (const auto& [word, type] : kOther) names_.emplace_back(word, type);
  std::stable_sort(names_.begin(), names_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

const std::string* TypeWords::find(std::string_view lower) const {
  const auto at =
      std::lower_bound(names_.begin(), names_.end(), lower,
                       [](const auto& row, std::string_view word) { return row.first < word; });
  return at != names_.end() && at->first == lower ? &at->second : nullptr;
}

std::size_t TypeWords::begin_of_letters(std::string_view text, std::size_t word) {
  std::size_t begin = word;
  for (std::size_t at = word; at < text.size() && text[at] != ' ';) {
    const bool letter = is_word(next_code_point(text, at));
    if (!letter) begin = at;
  }
  return begin;
}

}  // namespace viendan::citations

#include "search/words/spellings.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.h"
#include "search/index/stored.h"

namespace viendan::search {
namespace {

constexpr std::size_t kMostKept = 20'000;
constexpr std::size_t kMostBeginnings = 20;  // each may have thousands of words
// Of terms with a prefix that is looked for: far more than Vietnamese has with two letters.
constexpr std::size_t kMostTerms = 2000;

std::vector<std::string> by_frequency(const Database& documents, std::set<std::string> words) {
  std::vector<std::pair<std::uint32_t, std::string>> counted;
  for (const auto& word : words) {
    counted.emplace_back(documents.frequency(word).value_or(0), word);
  }
  std::ranges::stable_sort(counted, std::greater(), &decltype(counted)::value_type::first);
  std::vector<std::string> sorted;
  for (auto& [frequency, word] : counted) sorted.push_back(std::move(word));
  return sorted;
}

void add_variants(const Database& documents, std::string_view folded, std::set<std::string>& out) {
  const auto stored = documents.metadata(variants_key(folded));
  if (!stored) return;
  for (const std::string& list : *stored) {
    for (const auto form : split(list, ' ')) {
      if (!form.empty()) out.emplace(form);
    }
  }
}

std::vector<std::string> read_beginning(const Database& documents, const Spelling& prefix) {
  std::set<std::string> words;
  if (prefix.accented()) {
    const auto raw = documents.terms(term({}, prefix.word), kMostTerms);
    if (raw) words.insert(raw->begin(), raw->end());
  } else {
    const auto folded = documents.terms(term(prefix::kFolded, prefix.folded), kMostTerms);
    for (const auto& each : folded.value_or(std::vector<std::string>())) {
      const std::string_view syllable = std::string_view(each).substr(prefix::kFolded.size());
      words.emplace(syllable);
      add_variants(documents, syllable, words);
    }
  }
  return by_frequency(documents, std::move(words));
}

}  // namespace

template <typename Find>
const std::vector<std::string>& Spellings::kept(Forms& forms, std::string key, std::size_t most,
                                                const Find& find) {
  const auto known = forms.find(key);
  if (known != forms.end()) return known->second;
  if (forms.size() > most) forms.clear();
  auto found = find();
  return forms.emplace(std::move(key), std::move(found)).first->second;
}

const std::vector<std::string>& Spellings::variants(std::string_view folded) const {
  return kept(variants_, std::string(folded), kMostKept, [this, folded] {
    std::set<std::string> forms;
    add_variants(*documents_, folded, forms);
    return by_frequency(*documents_, std::move(forms));
  });
}

const std::vector<std::string>& Spellings::beginning(const Spelling& prefix) const {
  return kept(beginnings_, prefix.word, kMostBeginnings,
              [this, &prefix] { return read_beginning(*documents_, prefix); });
}

std::uint32_t Spellings::frequency(const Spelling& word) const {
  const auto counted = word.number ? term({}, word.word) : term(prefix::kFolded, word.folded);
  return documents_->frequency(counted).value_or(0);
}

double Spellings::rarity(std::string_view folded) const {
  const auto frequency = documents_->frequency(term(prefix::kFolded, folded)).value_or(0);
  return std::log(1 + documents_->size() / (1 + static_cast<double>(frequency)));
}

}  // namespace viendan::search

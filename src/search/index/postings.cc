#include "search/index/postings.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "search/words/terms.h"

namespace viendan::search {
namespace {

// A phrase may not run from one unit into the next.
constexpr std::uint32_t kGap = 10;

// In a text of so many, a pair that stands in it once says little of it, and most do.
constexpr std::size_t kManyPairs = 1500;

// Spellings are short enough to be terms as they are.
std::string prefixed(std::string_view prefix, std::string_view word) {
  return std::string(prefix).append(word);
}

std::string_view between(std::string_view text, const Token& first, const Token& second) {
  return text.substr(first.span.end, second.span.begin - first.span.end);
}

}  // namespace

void Postings::gap() {
  position_ += kGap;
}

void Postings::add(std::string_view text, const std::vector<Token>& tokens, unsigned weight) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Word& word = words_[tokens[i].spelling];
    word.positions.push_back(position_++);
    word.extra += weight - 1;
    if (i == 0) continue;
    const Spelling& before = *tokens[i - 1].spelling;
    const Spelling& here = *tokens[i].spelling;
    if (pair_counts(before, here, between(text, tokens[i - 1], tokens[i])))
      pairs_.push_back({&before, &here, weight});
  }
}

void Postings::add_title(std::string_view text, const std::vector<Token>& tokens, unsigned weight) {
  const std::uint32_t begin = position_;
  add(text, tokens, weight);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    words_[tokens[i].spelling].title.push_back(begin + static_cast<std::uint32_t>(i));
  }
}

void Postings::write(Record& record, bool pairs) const {
  std::map<std::string_view, unsigned> folded;
  for (const auto& [spelling, word] : words_) {
    record.add_postings(spelling->word, word.positions);
    if (word.extra > 0) record.add_term(spelling->word, word.extra);
    if (!spelling->number) {
      folded[spelling->folded] += static_cast<unsigned>(word.positions.size()) + word.extra;
    }
    if (word.title.empty()) continue;
    record.add_postings(prefixed(prefix::kTitle, spelling->word), word.title);
    record.add_term(prefixed(prefix::kTitleFolded, spelling->folded), 0);
  }
  for (const auto& [word, count] : folded) {
    record.add_term(prefixed(prefix::kFolded, word), count);
  }
  if (pairs) write_pairs(record);
}

/// Each pair of spellings once: handing terms over costs more than sorting.
void Postings::write_pairs(Record& record) const {
  const unsigned least = pairs_.size() > kManyPairs ? 2 : 1;
  auto sorted = pairs_;
  std::ranges::sort(sorted, [](const Pair& a, const Pair& b) {
    return std::tie(a.first, a.second) < std::tie(b.first, b.second);
  });
  for (std::size_t i = 0; i < sorted.size();) {
    const Pair& pair = sorted[i];
    unsigned count = 0;
    for (; i < sorted.size() && sorted[i].first == pair.first && sorted[i].second == pair.second;
         ++i) {
      count += sorted[i].weight;
    }
    if (count < least) continue;
    record.add_term(pair_term(pair.first->folded, pair.second->folded), count);
  }
}

}  // namespace viendan::search

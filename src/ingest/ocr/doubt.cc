#include <fmt/core.h>

#include <algorithm>

#include "ingest/ocr/ocr.h"

namespace viendan::ingest {
namespace {

/// Of words below this, a third and more are misread; above it, few are.
constexpr double kDoubtful = 0.6;
/// Context shows a misread word; nothing shows a misread number, and symbols are made of them.
constexpr double kDoubtfulNumber = 0.85;
constexpr std::size_t kMostIssues = 20;

struct Doubt {
  std::size_t page;  // from 1
  const Word* word;
};

bool has_digit(const Word& word) {
  return std::ranges::any_of(word.text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Numbers come first, then the least sure.
double rank(const Doubt& doubt) {
  return doubt.word->confidence - (has_digit(*doubt.word) ? 1 : 0);
}

std::vector<Doubt> doubts_of(const std::vector<Page>& pages) {
  std::vector<Doubt> doubts;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const Word& word : pages[i].words) {
      const double sure = has_digit(word) ? kDoubtfulNumber : kDoubtful;
      if (word.confidence < sure) doubts.push_back({i + 1, &word});
    }
  }
  std::ranges::stable_sort(doubts, {}, rank);
  return doubts;
}

}  // namespace

std::vector<Issue> doubtful_words(const std::vector<Page>& pages) {
  const auto doubts = doubts_of(pages);
  std::vector<Issue> issues;
  for (const auto& [page, word] : doubts) {
    if (issues.size() == kMostIssues) break;
    issues.push_back(
        {"ocr-doubtful", fmt::format("The scan of page {} may not say \"{}\".", page, word->text)});
  }
  if (doubts.size() > issues.size()) {
    issues.push_back({"ocr-doubtful", fmt::format("{} more words of the scan are doubtful.",
                                                  doubts.size() - issues.size())});
  }
  return issues;
}

}  // namespace viendan::ingest

#include <fmt/core.h>

#include <algorithm>

#include "ingest/ocr/ocr.h"

namespace viendan::ingest {
namespace {

/// Of words below this, a third and more are misread; above it, few are.
constexpr double kDoubtful = 0.6;
constexpr std::size_t kMostIssues = 20;

struct Doubt {
  std::size_t page;  // from 1
  const Word* word;
};

std::vector<Doubt> doubts_of(const std::vector<Page>& pages) {
  std::vector<Doubt> doubts;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const Word& word : pages[i].words) {
      if (word.confidence < kDoubtful) doubts.push_back({i + 1, &word});
    }
  }
  std::ranges::stable_sort(doubts, {}, [](const Doubt& doubt) { return doubt.word->confidence; });
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

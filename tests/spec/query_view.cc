#include "spec/query_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "pipeline/build.h"
#include "search/index.h"
#include "store/workspace.h"
#include "support/scratch.h"

namespace viendan::test {
namespace {

/// The index of corpus/ and its reader.
struct Corpus {
  Scratch folder;
  Result<search::Reader> reader;

  explicit Corpus(const Vocabulary& vocabulary) : reader(open(vocabulary)) {}

 private:
  Result<search::Reader> open(const Vocabulary& vocabulary) {
    pipeline::Silent silent;
    const auto index = folder / "index";
    const auto built =
        pipeline::build({.corpus = VIENDAN_CORPUS, .index = index}, vocabulary, silent);
    if (!built) return tl::unexpected(built.error());
    const auto workspace = store::Workspace::open(index);
    if (!workspace) return tl::unexpected(workspace.error());
    return search::Reader::open(
        search::Location::local(workspace->search_folders(), workspace->dead()));
  }
};

std::string query_lines(const Answer& answer) {
  auto hits = answer.hits;
  if (hits.size() > 1) {
    std::sort(hits.begin() + 1, hits.end(),
              [](const Hit& a, const Hit& b) { return a.document < b.document; });
  }
  std::string line;
  for (const Hit& hit : hits) {
    if (!line.empty()) line += "; ";
    line += hit.stub ? fmt::format("({})", hit.document) : hit.document;
  }
  return fmt::format("{}{}\n= {}\n", answer.reading,
                     answer.note.empty() ? "" : fmt::format(" [{}]", answer.note),
                     line.empty() ? "none" : line);
}

std::string place_line(const Answer& answer) {
  if (answer.hits.empty() || answer.hits.front().passages.empty()) return "= none\n";
  const Hit& best = answer.hits.front();
  return fmt::format("= {} @ {}\n", best.document, best.passages.front().provision);
}

std::string each_line(std::string_view input, const Vocabulary& vocabulary,
                      std::string (*shown)(const Answer&)) {
  static const Corpus corpus(vocabulary);
  if (!corpus.reader) return fmt::format("error: {}\n", corpus.reader.error().message);
  std::string out;
  std::string last;
  for (const auto line : split(trim(input, "\n"), '\n')) {
    const auto answer = corpus.reader->find({.text = std::string(line), .limit = 100}, vocabulary);
    const std::string lines =
        answer ? shown(*answer) : fmt::format("error: {}\n", answer.error().message);
    if (lines != last) out += lines;
    last = lines;
  }
  return out;
}

}  // namespace

std::string query_view(std::string_view input, const Vocabulary& vocabulary) {
  return each_line(input, vocabulary, query_lines);
}

std::string place_view(std::string_view input, const Vocabulary& vocabulary) {
  return each_line(input, vocabulary, place_line);
}

}  // namespace viendan::test

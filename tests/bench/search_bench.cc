// Our search in process: what tools/bench times beside other engines, and tools/score-search ranks.
//   viendan_search_bench tokens VOCABULARY CORPUS OUT [--every N]
//   viendan_search_bench build VOCABULARY CORPUS INDEX [--every N --jobs N]
//   viendan_search_bench query VOCABULARY INDEX QUERIES [--show hits|passages|facets --limit N
//                        --rounds N --clock processor --run FILE --samples FILE]
#include <atomic>
#include <iostream>
#include <thread>

#include "base/file.h"
#include "measure.h"
#include "pipeline/read_document.h"
#include "search/index.h"
#include "search/words/tokenizer.h"
#include "store/workspace.h"

namespace {

using namespace viendan;
using namespace viendan::bench;
namespace fs = std::filesystem;

int fail(const Error& error) {
  fmt::print(stderr, "search_bench: {}\n", error.message);
  return 1;
}

/// Every n-th file of the corpus, read. Files that cannot be read are left out, and of those that
/// are the same document all but one get an identity of their own: a Writer takes none twice.
std::vector<Document> read_corpus(const fs::path& corpus, const Vocabulary& vocabulary,
                                  unsigned every) {
  std::vector<Document> documents;
  std::map<std::string, int> seen;
  const auto files = list_files(corpus);
  if (!files) return documents;
  for (std::size_t i = 0; i < files->size(); i += every) {
    auto document = pipeline::read_document(corpus, (*files)[i], vocabulary);
    if (!document) continue;
    if (const int twin = seen[document->metadata.id]++; twin > 0)
      document->metadata.id += fmt::format("~{}", twin);
    documents.push_back(*std::move(document));
  }
  return documents;
}

/// All engines get words of small letters and digits alone, so that none of their own tokenizers
/// has anything left to decide.
std::string plain(const std::string& word) {
  constexpr std::size_t kLongest = 60;
  std::string out = word.substr(0, kLongest);
  for (char& c : out) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = 'x';
  }
  return out;
}

/// folded.tsv and words.tsv: a document a line, its words between spaces; text.tsv: its text with
/// vertical tabs for ends of lines.
int write_tokens(const Arguments& arguments, const Vocabulary& vocabulary) {
  const fs::path out = arguments.words[3];
  fs::create_directories(out);
  std::ofstream folded(out / "folded.tsv"), words(out / "words.tsv"), text(out / "text.tsv");
  search::Tokenizer tokenizer;
  for (auto& document : read_corpus(arguments.words[2], vocabulary, arguments.number("every", 1))) {
    folded << document.source << '\t';
    words << document.source << '\t';
    for (const auto& token : tokenizer.read(document.text)) {
      folded << ' ' << plain(token.spelling->folded);
      words << ' ' << token.spelling->word;
    }
    folded << " \n";
    words << " \n";
    for (char& c : document.text) {
      if (c == '\n') c = '\v';
      if (c == '\t' || c == '\r') c = ' ';
    }
    text << document.source << '\t' << document.text << '\n';
  }
  return 0;
}

/// The words of each line of the standard input, as tokens writes them.
int fold_lines() {
  search::Tokenizer tokenizer;
  for (std::string line; std::getline(std::cin, line);) {
    std::string out;
    for (const auto& token : tokenizer.read(line)) {
      if (!out.empty()) out += ' ';
      out += plain(token.spelling->folded);
    }
    fmt::print("{}\n", out);
  }
  return 0;
}

/// One part of the index; the documents are shared out as the threads come by.
Result<void> write_part(const std::vector<Document>& documents, std::atomic<std::size_t>& next,
                        const fs::path& folder) {
  auto writer = search::Writer::create(folder, "bench");
  if (!writer) return tl::unexpected(writer.error());
  for (std::size_t i = next++; i < documents.size(); i = next++) {
    if (auto put = writer->put(documents[i], Standing{}); !put) return tl::unexpected(put.error());
  }
  return writer->finish();
}

/// Each worker writes a part, and the parts are merged.
Result<void> write_index(const std::vector<Document>& documents, const fs::path& index,
                         unsigned jobs) {
  std::vector<fs::path> parts;
  for (unsigned i = 0; i < jobs; ++i) parts.push_back(index / fmt::format("part-{}", i));
  std::vector<Result<void>> written(jobs);
  std::atomic<std::size_t> next = 0;
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < jobs; ++i)
      threads.emplace_back([&, i] { written[i] = write_part(documents, next, parts[i]); });
  }
  for (const auto& part : written) {
    if (!part) return part;
  }
  const Clock merging;
  auto merged = search::merge(parts, index);
  for (const auto& part : parts) fs::remove_all(part);
  fmt::print("merge_s\t{:.3f}\n", merging.seconds());
  return merged;
}

/// Times the index alone: documents are read before.
int build(const Arguments& arguments, const Vocabulary& vocabulary) {
  const auto documents = read_corpus(arguments.words[2], vocabulary, arguments.number("every", 1));
  const fs::path index = arguments.words[3];
  const Building building;
  const auto written = write_index(documents, index, arguments.number("jobs", 1));
  if (!written) return fail(written.error());
  building.print(documents.size(), folder_mb(index));
  return 0;
}

/// An index that `viendan build` made, or the bare segment of build above.
template <typename Workspace>
search::Location location_of(const Workspace& workspace) {
  if constexpr (requires { workspace.search_folders(); })
    return search::Location::local(workspace.search_folders(), workspace.dead());
  else
    return search::Location::local({workspace.search_index()});
}

Result<search::Reader> open(const fs::path& folder) {
  if (!fs::exists(folder / "current"))
    return search::Reader::open(search::Location::local({folder}));
  const auto workspace = store::Workspace::open(folder);
  if (!workspace) return tl::unexpected(workspace.error());
  return search::Reader::open(location_of(*workspace));
}

Query asked_for(const Asked& asked, const std::string& show) {
  Query query;
  query.text = asked.text;
  if (show == "facets") query.facets = {"type", "issuer", "year", "lead"};
  query.passages = show != "hits";
  return query;
}

/// Page by page: a Reader gives no page of any length.
Result<Found> find(const search::Reader& reader, Query query, std::uint32_t limit,
                   const Vocabulary& vocabulary) {
  constexpr std::uint32_t kPage = 500;
  Found found;
  while (query.offset < limit) {
    query.limit = std::min(kPage, limit - query.offset);
    const auto answer = reader.find(query, vocabulary);
    if (!answer) return tl::unexpected(answer.error());
    found.total = answer->total;
    for (const Hit& hit : answer->hits)
      found.documents.emplace_back(hit.stub ? "" : hit.source, hit.score);
    if (answer->hits.size() < query.limit) break;
    query.offset += query.limit;
  }
  return found;
}

int put_queries(const Arguments& arguments, const Vocabulary& vocabulary) {
  const auto reader = open(arguments.words[2]);
  if (!reader) return fail(reader.error());
  const std::string show = arguments.option("show", "passages");
  const std::uint32_t limit = arguments.number("limit", 10);
  int status = 0;
  measure(read_queries(arguments.words[3]), arguments.rounds(), [&](const Asked& asked) {
    auto found = find(*reader, asked_for(asked, show), limit, vocabulary);
    if (!found) status = fail(found.error());
    return found ? *std::move(found) : Found{};
  });
  return status;
}

}  // namespace

int main(int count, char** values) {
  const Arguments arguments(count, values);
  const auto& words = arguments.words;
  if (words.size() == 4 || (words.size() == 2 && words[0] == "fold")) {
    const auto vocabulary = Vocabulary::load(words[1]);
    if (!vocabulary) return fail(vocabulary.error());
    if (words[0] == "tokens") return write_tokens(arguments, *vocabulary);
    if (words[0] == "build") return build(arguments, *vocabulary);
    if (words[0] == "query") return put_queries(arguments, *vocabulary);
    if (words[0] == "fold") return fold_lines();
  }
  fmt::print(stderr, "usage: viendan_search_bench tokens|build|query|fold VOCABULARY ...\n");
  return 2;
}

#include <unistd.h>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/loaded.h"
#include "cli/search_location.h"

namespace viendan::cli {
namespace {

/// Found words in bold on a terminal, else between brackets.
std::string marked(std::string_view snippet) {
  const bool terminal = isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  return terminal ? render::marked_snippet(snippet, "\033[1m", "\033[0m")
                  : render::marked_snippet(snippet, "[", "]");
}

void print_hit(std::size_t rank, const Hit& hit) {
  fmt::print("{}. {}{}{}{}\n", rank, hit.symbol.empty() ? hit.document : hit.symbol,
             hit.date.empty() ? "" : "  ", hit.date,
             hit.stub ? "  (cited, not in the corpus)" : "");
  if (!hit.title.empty()) fmt::print("   {}\n", squeeze(hit.title));
  for (const auto& passage : hit.passages) {
    fmt::print("   {}{}{}\n", passage.provision, passage.provision.empty() ? "" : ": ",
               marked(passage.snippet));
  }
  if (!hit.cited_by.empty()) fmt::print("   cited by {}\n", join(hit.cited_by, ", "));
  for (const auto& [term, weight] : hit.weights) fmt::print("   {:8.3f} {}\n", weight, term);
}

void print_answer(const Answer& answer, const Query& query) {
  if (query.explain) fmt::print(stderr, "read as: {}\n", answer.reading);
  if (!answer.note.empty()) fmt::print(stderr, "{}\n", answer.note);
  for (std::size_t i = 0; i < answer.hits.size(); ++i)
    print_hit(query.offset + i + 1, answer.hits[i]);
  fmt::print(stderr, "{} of {} documents\n", answer.hits.size(), answer.total);
}

/// Hits that are not all must not pass for all.
int partial(const std::vector<std::string>& unreachable) {
  std::fflush(stdout);
  fmt::print(stderr, "viendan: partial result: a part of the index did not answer\n");
  for (const auto& each : unreachable) fmt::print(stderr, "  {}\n", each);
  return ExitPartial;
}

}  // namespace

Result<int> run(const Options& options, const SearchOptions& search) {
  const auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  const auto location = search_location(search.indexes);
  if (!location) return tl::unexpected(location.error());
  const auto reader = search::Reader::open(*location);
  if (!reader) return tl::unexpected(reader.error());
  const auto answer = reader->find(search.query, *vocabulary);
  if (!answer) return tl::unexpected(answer.error());
  if (search.jsonl) {
    fmt::print("{}", render::hits_as_jsonl(*answer));
  } else {
    print_answer(*answer, search.query);
  }
  if (!answer->unreachable.empty()) return partial(answer->unreachable);
  return answer->hits.empty() ? ExitNo : ExitDone;
}

}  // namespace viendan::cli

#include <unistd.h>

#include <algorithm>

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

void print_passages(const Hit& hit, const std::string& title) {
  for (const auto& passage : hit.passages) {
    const std::string text = marked(passage.snippet);
    if (text == title) continue;
    fmt::print("   {}: {}\n", passage.provision.empty() ? "head" : passage.provision, text);
  }
}

void print_citing(const Hit& hit) {
  constexpr std::size_t kMost = 10;
  if (hit.cited_by.empty()) return;
  std::vector<std::string> shown = hit.cited_by;
  const std::size_t more = shown.size() - std::min(shown.size(), kMost);
  shown.resize(shown.size() - more);
  fmt::print("   cited by {}{}\n", join(shown, ", "),
             more > 0 ? fmt::format(" and {} more", more) : "");
}

void print_hit(std::size_t rank, const Hit& hit) {
  fmt::print("{}. {}{}{}{}\n", rank, hit.symbol.empty() ? hit.document : hit.symbol,
             hit.date.empty() ? "" : "  ", hit.date,
             hit.stub ? "  (cited, not in the corpus)" : "");
  const std::string title = marked(render::found_title(hit));
  if (!title.empty()) fmt::print("   {}\n", title);
  print_passages(hit, title);
  for (const auto& why : hit.why) fmt::print("   {}\n", why);
  print_citing(hit);
  for (const auto& [term, weight] : hit.weights) fmt::print("   {:8.3f} {}\n", weight, term);
}

void print_facet(const Facet& facet) {
  fmt::print("{}:\n", facet.field);
  for (const auto& [value, count] : facet.values) fmt::print("   {:6} {}\n", count, value);
  if (facet.more > 0) fmt::print("   and {} more\n", facet.more);
}

std::string amount(const Answer& answer) {
  constexpr std::uint32_t kRound = 1000;  // up to here hits are counted
  if (answer.exact) return fmt::format("{}", answer.total);
  return answer.total >= kRound ? "more than 1,000" : fmt::format("at least {}", answer.total);
}

/// What a reader of the hits has to know of how they were found.
void print_remarks(const Answer& answer, const Query& query) {
  if (query.explain) fmt::print(stderr, "read as: {}\n", answer.reading);
  if (!answer.note.empty()) fmt::print(stderr, "{}\n", answer.note);
  for (const auto& [typed, also, why] : answer.expansions) {
    fmt::print(stderr, "also searched: \"{}\" for \"{}\" ({})\n", also, typed, why);
  }
  if (!answer.suggestion.empty()) fmt::print(stderr, "did you mean: {}\n", answer.suggestion);
}

void print_answer(const Answer& answer, const SearchOptions& search) {
  print_remarks(answer, search.query);
  for (std::size_t i = 0; i < answer.hits.size(); ++i)
    print_hit(search.query.offset + i + 1, answer.hits[i]);
  for (const auto& facet : answer.facets) print_facet(facet);
  std::fflush(stdout);
  if (search.similar.empty())
    fmt::print(stderr, "{} of {} documents\n", answer.hits.size(), amount(answer));
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
  const auto answer = search.similar.empty()
                          ? reader->find(search.query, *vocabulary)
                          : reader->similar(search.similar, search.query.limit, *vocabulary);
  if (!answer) return tl::unexpected(answer.error());
  if (search.jsonl) {
    fmt::print("{}", render::hits_as_jsonl(*answer));
    if (!search.query.facets.empty()) fmt::print("{}", render::facets_as_jsonl(*answer));
  } else {
    print_answer(*answer, search);
  }
  if (!answer->unreachable.empty()) return partial(answer->unreachable);
  return answer->hits.empty() ? ExitNo : ExitDone;
}

}  // namespace viendan::cli

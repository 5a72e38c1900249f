#include <functional>

#include "search/answer/facets.h"
#include "search/answer/hits.h"
#include "search/answer/match.h"
#include "search/answer/similar.h"
#include "search/answer/suggest.h"
#include "search/index.h"
#include "search/index/open_index.h"
#include "search/index/shards.h"

namespace viendan::search {
namespace {

std::string note_of(const Found& found) {
  if (found.typed.cut) return "the query is too long: only its beginning was read";
  if (found.matches.cut) return "the query asks for too much: parts of it were left out";
  return found.note;
}

using Ask = std::function<Result<Answer>(const OpenIndex& index)>;

Result<Answer> answer_to(const OpenIndex& index, const Query& query, const Vocabulary& vocabulary) {
  const auto found = find_matches(index, query, vocabulary, shared_counts(query, vocabulary));
  if (!found) return tl::unexpected(found.error());
  Answer answer{.total = found->matches.total,
                .exact = found->matches.exact,
                .reading = in_words(found->typed, found->any),
                .note = note_of(*found),
                .expansions = found->expansions};
  auto made = hits(index, query, *found);
  if (!made) return tl::unexpected(made.error());
  answer.hits = *std::move(made);
  auto counted = facets(index, query, vocabulary, *found);
  if (!counted) return tl::unexpected(counted.error());
  answer.facets = *std::move(counted);
  auto meant = suggestion(index, query, vocabulary, *found);
  if (!meant) return tl::unexpected(meant.error());
  answer.suggestion = *std::move(meant);
  return answer;
}

}  // namespace

struct Reader::State {
  Shards shards;
  std::unique_ptr<OpenIndex> index;

  explicit State(Shards opened)
      : shards(std::move(opened)),
        index(std::make_unique<OpenIndex>(shards.documents(), shards.units(), shards.parts())) {}

  std::string vocabulary = {};  // of which the index is known to be

  [[nodiscard]] Result<void> check(const Vocabulary& with);
  /// The answer to a question, asked anew where a server fell silent.
  [[nodiscard]] Result<Answer> whole(const Ask& ask);
};

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Result<Reader> Reader::open(const Location& location) {
  auto shards = Shards::open(location);
  if (!shards) return tl::unexpected(shards.error());
  return Reader(std::make_unique<State>(*std::move(shards)));
}

Result<Answer> Reader::State::whole(const Ask& ask) {
  // Each turn brings a server back or leaves one out.
  constexpr int kMostTurns = 4;
  auto answer = ask(*index);
  // Where a server fell silent, even an answer may be wrong: what is looked up on the way to it
  // counts for nothing where it cannot be had.
  for (int turn = 0; shards.broken() && turn < kMostTurns; ++turn) {
    auto rest = shards.again();
    if (!rest) return tl::unexpected(rest.error());
    *this = State(*std::move(rest));
    answer = ask(*index);
  }
  if (answer) answer->unreachable = shards.unreachable();
  // Words of the texts that were shown: most are met again, but each reader has its own.
  constexpr std::size_t kMostRemembered = 20'000;
  index->tokenizer.forget(kMostRemembered);
  return answer;
}

/// Once for each vocabulary: servers would be asked each time.
Result<void> Reader::State::check(const Vocabulary& with) {
  if (vocabulary == with.version()) return {};
  const auto versions = index->documents.metadata(std::string(metadata::kVocabulary));
  if (!versions) return tl::unexpected(versions.error());
  for (const std::string& version : *versions) {
    if (version.empty() || version == with.version()) continue;
    return with_hint(Err(Error::Code::NoIndex,
                         "the search index was made with another version of the vocabulary"),
                     "run `viendan build` to read the documents by the present one");
  }
  vocabulary = with.version();
  return {};
}

Result<Answer> Reader::find(const Query& query, const Vocabulary& vocabulary) const {
  if (auto good = state_->check(vocabulary); !good) return tl::unexpected(good.error());
  return state_->whole([&](const OpenIndex& index) { return answer_to(index, query, vocabulary); });
}

Result<Answer> Reader::similar(std::string_view address, std::uint32_t limit,
                               const Vocabulary& vocabulary) const {
  if (auto good = state_->check(vocabulary); !good) return tl::unexpected(good.error());
  return state_->whole(
      [&](const OpenIndex& index) { return search::similar(index, address, limit, vocabulary); });
}

}  // namespace viendan::search

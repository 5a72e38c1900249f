#include "base/text.h"
#include "search/facets.h"
#include "search/hits.h"
#include "search/index.h"
#include "search/match.h"
#include "search/open_index.h"
#include "search/shards.h"

namespace viendan::search {

struct Reader::State {
  Shards shards;
  std::unique_ptr<OpenIndex> index;

  explicit State(Shards opened)
      : shards(std::move(opened)),
        index(std::make_unique<OpenIndex>(shards.documents(), shards.units(), shards.parts())) {}

  [[nodiscard]] Result<Answer> find(const Query& query, const Vocabulary& vocabulary) const;
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

Result<Answer> Reader::find(const Query& query, const Vocabulary& vocabulary) const {
  // Each turn brings a server back or leaves one out.
  constexpr int kMostTurns = 4;
  auto answer = state_->find(query, vocabulary);
  // Where a server fell silent, even an answer may be wrong: what is looked up on the way to it
  // counts for nothing where it cannot be had.
  for (int turn = 0; state_->shards.broken() && turn < kMostTurns; ++turn) {
    auto rest = state_->shards.again();
    if (!rest) return tl::unexpected(rest.error());
    *state_ = State(*std::move(rest));
    answer = state_->find(query, vocabulary);
  }
  if (answer) answer->unreachable = state_->shards.unreachable();
  return answer;
}

Result<Answer> Reader::State::find(const Query& query, const Vocabulary& vocabulary) const {
  const auto found = find_matches(*index, query, vocabulary, shared_counts(query, vocabulary));
  if (!found) return tl::unexpected(found.error());
  Answer answer{
      .total = found->matches.total,
      .exact = found->matches.exact,
      .reading = in_words(found->typed, found->any),
      .note = found->typed.cut ? "the query is too long: only its beginning was read" : found->note,
      .expansions = found->expansions};
  auto made = hits(*index, query, *found);
  if (!made) return tl::unexpected(made.error());
  answer.hits = *std::move(made);
  auto counted = facets(*index, query, vocabulary, *found);
  if (!counted) return tl::unexpected(counted.error());
  answer.facets = *std::move(counted);
  index->tokenizer.forget();
  return answer;
}

}  // namespace viendan::search

// Which segments an index consists of after a build, and when they are merged.
//
// A build adds one segment and marks dead what it replaces. So that searching stays as fast as with
// one segment,
//   - a segment in which nothing is alive is dropped: it costs nothing;
//   - of more than kMostSegments (beside the shards) the smallest are merged, as many as cost least
//     for each segment that is saved: after 1,000 builds of one document each, a build had merged
//     13 documents in the mean, 60 in one of a hundred, 144 at most;
//   - where the dead are more than kDeadShare of the living, and more than kFewDead, everything is
//     put into search anew, from the records: some minutes for a large corpus, once in as many
//     changes.
#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/indexing.h"
#include "pipeline/work.h"

namespace viendan::pipeline {

inline constexpr std::size_t kMostSegments = 12;
inline constexpr std::size_t kFewDead = 256;
inline constexpr double kDeadShare = 0.1;

/// What a build wrote anew.
struct Written {
  Indexed indexed;
  std::vector<std::string> old_stubs;  // sorted
};

/// The live segments with what died in them, and the new one; none in which nothing is alive, but
/// one where all is dead: an index without documents is an index.
[[nodiscard]] store::Manifest next_manifest(const store::Manifest* live, const Sources& sources,
                                            Written written);

/// Whether so much of the live index would be dead that all is better put anew.
[[nodiscard]] bool too_much_dies(const store::Manifest& live, const Sources& sources);

/// The numbers of the segments that are best merged; none where there are few.
[[nodiscard]] std::vector<int> choose_merge(const store::Manifest& manifest);

/// Merges what choose_merge() names, with the records of what is alive in it.
[[nodiscard]] Result<store::Manifest> merge(const store::Generation& generation, int into,
                                            const std::vector<int>& numbers,
                                            store::Manifest manifest);

/// Of all files in a folder.
[[nodiscard]] std::uint64_t bytes_in(const std::filesystem::path& folder);

}  // namespace viendan::pipeline

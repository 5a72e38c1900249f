#include "search/index/shards.h"

#include <algorithm>
#include <optional>
#include <thread>

#include "base/text.h"
#include "search/index/location.h"
#include "search/words/terms.h"
#include "search/words/tokenizer.h"

namespace viendan::search {
namespace {

constexpr std::string_view kHint = "run 'viendan build' to make the index anew";

tl::unexpected<Error> no_index(const std::string& place, std::string_view why) {
  return with_hint(Err(Error::Code::NoIndex, "{}: {}", place, why), std::string(kHint));
}

/// Both databases of a segment, or why it has none.
struct Opened {
  std::optional<Shard> documents;
  std::optional<Shard> units;
  std::optional<Error> error;
  std::string silence;  // "host:port: why"
};

void open_into(std::optional<Shard>& shard, const std::string& place, Opened& opened) {
  auto answer = Shard::open(place);
  if (!answer) {
    opened.error = answer.error();
  } else if (!answer->answers()) {
    opened.silence = place + ": " + answer->silence();
  } else {
    shard.emplace(*std::move(answer));
  }
}

Opened open_segment(const Location::Segment& segment) {
  Opened opened;
  open_into(opened.documents, segment.documents, opened);
  if (opened.documents) open_into(opened.units, segment.units, opened);
  return opened;
}

/// Servers all at once: the time of those that do not answer is waited for once, not by each.
std::vector<Opened> open_all(const std::vector<const Location::Segment*>& segments) {
  std::vector<Opened> opened(segments.size());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const auto open = [&opened, &segments, i] { opened[i] = open_segment(*segments[i]); };
      const bool remote = server_of(segments[i]->documents) || server_of(segments[i]->units);
      if (!remote) {
        open();
        continue;
      }
      threads.emplace_back(open);
    }
  }
  return opened;
}

Result<void> check_format(const Database& documents, const std::vector<std::string>& places) {
  const std::pair<std::string_view, std::string_view> expected[] = {
      {metadata::kFormat, kFormatVersion}, {metadata::kTokenizer, kTokenizerVersion}};
  for (const auto& [key, version] : expected) {
    const auto found = documents.metadata(std::string(key));
    if (!found) return tl::unexpected(found.error());
    for (std::size_t i = 0; i < found->size(); ++i) {
      if ((*found)[i].empty()) return no_index(places[i], "the search index was never finished");
      if ((*found)[i] != version)
        return no_index(places[i], "the search index is of another version");
    }
  }
  return {};
}

/// What was opened, shared out to the two databases.
struct Sorted {
  std::vector<Shard> documents;
  std::vector<Shard> units;
  std::vector<std::string> places;
  std::vector<std::string> unreachable;
};

Result<void> sort(const std::vector<const Location::Segment*>& segments, std::vector<Opened> opened,
                  Sorted& sorted) {
  for (std::size_t i = 0; i < opened.size(); ++i) {
    if (opened[i].error) return no_index(segments[i]->documents, opened[i].error->message);
    if (!opened[i].silence.empty()) {
      sorted.unreachable.push_back(std::move(opened[i].silence));
      continue;
    }
    sorted.documents.push_back(*std::move(opened[i].documents));
    sorted.units.push_back(*std::move(opened[i].units));
    sorted.places.push_back(segments[i]->documents);
  }
  return {};
}

using Reasons = std::map<std::string, std::string>;

std::vector<const Location::Segment*> segments_but(const Location& location,
                                                   const Reasons& left_out,
                                                   std::vector<std::string>& unreachable) {
  std::vector<const Location::Segment*> wanted;
  for (const auto& segment : location.segments) {
    const auto out = std::ranges::find_if(left_out, [&segment](const auto& each) {
      return each.first == segment.documents || each.first == segment.units;
    });
    if (out == left_out.end()) {
      wanted.push_back(&segment);
    } else {
      unreachable.push_back(out->first + ": " + out->second);
    }
  }
  return wanted;
}

tl::unexpected<Error> nothing_open(const std::vector<std::string>& unreachable) {
  if (unreachable.empty()) return no_index("search", "there is no search index");
  return with_hint(
      Err(Error::Code::NoIndex, "no server of the index answers: {}", join(unreachable, "; ")),
      "start the servers that the index names, or name others with --index");
}

}  // namespace

struct Shards::State {
  Location location;
  Database documents;
  Database units;
  bool parts = false;
  std::vector<std::string> unreachable;
  Reasons failed = {};    // once
  Reasons left_out = {};  // and not asked again
};

Shards::Shards(std::unique_ptr<State> state) : state_(std::move(state)) {}
Shards::~Shards() = default;
Shards::Shards(Shards&&) noexcept = default;
Shards& Shards::operator=(Shards&&) noexcept = default;

const Database& Shards::documents() const {
  return state_->documents;
}
const Database& Shards::units() const {
  return state_->units;
}
bool Shards::parts() const {
  return state_->parts;
}
const std::vector<std::string>& Shards::unreachable() const {
  return state_->unreachable;
}

Result<Shards> Shards::open(const Location& location) {
  return open(location, {});
}

/// `silence`: what kept it from being opened, if a server did.
Result<Shards> Shards::open_once(const Location& location, const Reasons& left_out,
                                 Silence& silence) {
  Sorted found;
  const auto wanted = segments_but(location, left_out, found.unreachable);
  if (auto good = sort(wanted, open_all(wanted), found); !good) return tl::unexpected(good.error());
  if (found.documents.empty()) return nothing_open(found.unreachable);
  auto documents = Database::of(std::move(found.documents), location.dead, silence);
  if (!documents) return tl::unexpected(documents.error());
  auto units = Database::of(std::move(found.units), location.dead, silence);
  if (!units) return tl::unexpected(units.error());
  const auto good = check_format(*documents, found.places);
  const auto parts = documents->metadata(std::string(metadata::kParts));
  silence = documents->silence();
  if (!good) return tl::unexpected(good.error());
  if (!parts) return tl::unexpected(parts.error());
  const bool several = std::ranges::any_of(*parts, [](const auto& each) { return !each.empty(); });
  return Shards(std::make_unique<State>(State{location, *std::move(documents), *std::move(units),
                                              several, std::move(found.unreachable)}));
}

Result<Shards> Shards::open(const Location& location, Reasons left_out) {
  if (location.segments.size() > Location::kMostSegments) {
    return Err(Error::Code::Usage, "an index has at most {} shards", Location::kMostSegments);
  }
  for (;;) {
    Silence silence;
    auto shards = open_once(location, left_out, silence);
    if (shards) shards->state_->left_out = std::move(left_out);
    if (shards || silence.location.empty()) return shards;
    left_out[silence.location] = silence.why;
  }
}

bool Shards::broken() const {
  return documents().silence().met || units().silence().met;
}

Result<Shards> Shards::again() const {
  const Silence& silence = documents().silence().met ? documents().silence() : units().silence();
  Reasons failed = state_->failed;
  Reasons left_out = state_->left_out;
  const auto [entry, first] = failed.emplace(silence.location, silence.why);
  if (silence.hung || !first) left_out.insert(*entry);
  auto shards = open(state_->location, std::move(left_out));
  if (shards) shards->state_->failed = std::move(failed);
  return shards;
}

}  // namespace viendan::search

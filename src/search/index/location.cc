#include "search/index/location.h"

#include <algorithm>

#include "base/file.h"
#include "base/text.h"
#include "search/index.h"
#include "search/index/stored.h"

namespace viendan::search {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kMostBytes = 16U << 20U;  // of a file of a stub
constexpr std::string_view kDeadFile = "dead";

tl::unexpected<Error> bad_line(const fs::path& file, std::size_t number, std::string_view why) {
  return with_hint(Err(Error::Code::Usage, "{}:{}: {}", file.string(), number, why),
                   "a line is 'auto PATH', 'glass PATH' or 'remote HOST:PORT'");
}

/// The database that a line names. Programs, which Xapian's own stubs may start, are not.
Result<std::string> shard_of(std::string_view line, const fs::path& file, std::size_t number) {
  const auto space = line.find_first_of(" \t");
  const auto kind = line.substr(0, space);
  const auto name = space == std::string_view::npos ? "" : trim(line.substr(space));
  if (kind == "remote") {
    if (server_of(name)) return std::string(name);
    return bad_line(file, number, "no server of the form HOST:PORT");
  }
  if (kind != "auto" && kind != "glass") return bad_line(file, number, "of an unknown kind");
  if (name.empty()) return bad_line(file, number, "no path");
  return fs::absolute(file.parent_path() / fs::path(name)).lexically_normal().string();
}

/// What is on the lines of a file, without remarks.
std::vector<std::pair<std::size_t, std::string_view>> lines_of(std::string_view text) {
  std::vector<std::pair<std::size_t, std::string_view>> lines;
  std::size_t number = 0;
  for (const auto line : split(text, '\n')) {
    ++number;
    const auto content = trim(line);
    if (!content.empty() && content.front() != '#') lines.emplace_back(number, content);
  }
  return lines;
}

Result<std::vector<std::string>> shards_in(const fs::path& file) {
  const auto text = read_file(file, kMostBytes);
  if (!text) return tl::unexpected(text.error());
  std::vector<std::string> shards;
  for (const auto& [number, line] : lines_of(*text)) {
    if (shards.size() == Location::kMostSegments) return bad_line(file, number, "too many shards");
    auto shard = shard_of(line, file, number);
    if (!shard) return shard.map([](auto&&) { return std::vector<std::string>(); });
    shards.push_back(*std::move(shard));
  }
  return shards;
}

Result<std::vector<std::string>> keys_in(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) return std::vector<std::string>();
  const auto text = read_file(file, kMostBytes);
  if (!text) return tl::unexpected(text.error());
  std::vector<std::string> keys;
  for (const auto& [number, line] : lines_of(*text)) keys.emplace_back(line);
  return keys;
}

}  // namespace

std::optional<Server> server_of(std::string_view place) {
  const auto colon = place.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  if (place.find_first_of("/ \t") != std::string_view::npos) return std::nullopt;
  const int port = to_int(place.substr(colon + 1));
  if (port <= 0 || port > 65535) return std::nullopt;
  return Server{std::string(place.substr(0, colon)), static_cast<unsigned>(port)};
}

Location Location::local(const std::vector<fs::path>& folders, std::vector<std::string> dead) {
  Location location{.segments = {}, .dead = std::move(dead)};
  for (const auto& folder : folders) {
    location.segments.push_back(
        {(folder / kDocumentsFolder).string(), (folder / kUnitsFolder).string()});
  }
  return location;
}

bool Location::is_stub(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / kDocumentsFolder, error) ||
         fs::is_regular_file(folder / kUnitsFolder, error);
}

Result<Location> Location::stub(const fs::path& folder) {
  const auto documents = shards_in(folder / kDocumentsFolder);
  if (!documents) return tl::unexpected(documents.error());
  const auto units = shards_in(folder / kUnitsFolder);
  if (!units) return tl::unexpected(units.error());
  auto dead = keys_in(folder / kDeadFile);
  if (!dead) return tl::unexpected(dead.error());
  if (documents->size() != units->size() || documents->empty()) {
    return Err(Error::Code::Usage, "{}: {} shards of documents and {} of units: each needs both",
               folder.string(), documents->size(), units->size());
  }
  Location location{.segments = {}, .dead = *std::move(dead)};
  for (std::size_t i = 0; i < documents->size(); ++i)
    location.segments.push_back({(*documents)[i], (*units)[i]});
  return location;
}

Location& Location::add(Location other) {
  std::ranges::move(other.segments, std::back_inserter(segments));
  std::ranges::move(other.dead, std::back_inserter(dead));
  return *this;
}

}  // namespace viendan::search

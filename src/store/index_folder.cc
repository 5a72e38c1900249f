#include "store/index_folder.h"

#include <algorithm>

#include "base/file.h"
#include "base/text.h"
#include "store/file_name.h"

namespace viendan::store {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kLargestManifest = std::uint64_t{1} << 31;

/// What helps where a manifest cannot be used.
std::string remedy_for(const fs::path& index, const Error& error) {
  if (!error.hint.empty()) return error.hint;
  if (error.code != Error::Code::Malformed) {
    return fmt::format("run `viendan build --index {}`", index.string());
  }
  return fmt::format("run `viendan check --repair --index {0}`, or `viendan build --index {0}`",
                     index.string());
}

}  // namespace

std::string numbered(std::string_view prefix, int number) {
  return fmt::format("{}{:04}", prefix, number);
}

int number_in(std::string_view prefix, std::string_view name) {
  if (!name.starts_with(prefix)) return -1;
  const int number = to_int(name.substr(prefix.size()));
  return number > 0 && numbered(prefix, number) == name ? number : -1;
}

std::vector<int> numbers_in(const fs::path& folder, std::string_view prefix) {
  std::vector<int> numbers;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const int number = number_in(prefix, entry->path().filename().string());
    if (number > 0) numbers.push_back(number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

fs::path generation_folder(const fs::path& index, int number) {
  return index / numbered(kGeneration, number);
}

fs::path segment_folder(const fs::path& index, int number) {
  return index / "segments" / numbered(kSegment, number);
}

fs::path search_in(const fs::path& segment) {
  return segment / "xapian";
}

fs::path catalogue_in(const fs::path& segment) {
  return segment / "catalogue.sqlite";
}

fs::path record_in(const fs::path& segment, std::string_view id) {
  return segment / "documents" / record_file(id);
}

int live_generation(const fs::path& index) {
  const auto name = read_file(index / kCurrent, 64);
  return name ? std::max(number_in(kGeneration, trim(*name)), 0) : 0;
}

Result<Manifest> read_manifest(const fs::path& index, int generation) {
  const auto file = generation_folder(index, generation) / kManifest;
  const auto bytes = read_file(file, kLargestManifest);
  Error error{Error::Code::Malformed, "the live generation is not there"};
  if (bytes) {
    auto manifest = manifest_from_text(*bytes);
    if (manifest) return manifest;
    error = std::move(manifest.error());
  }
  return with_hint(Err(Error::Code::NoIndex, "{}: {}", file.string(), error.message),
                   remedy_for(index, error));
}

}  // namespace viendan::store

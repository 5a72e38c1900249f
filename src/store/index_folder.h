// The names in an index folder (workspace.h), for those who read it and those who write it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/manifest.h"

namespace viendan::store {

inline constexpr std::string_view kCurrent = "current";
inline constexpr std::string_view kManifest = "manifest";
inline constexpr std::string_view kReport = "report.xml";
/// What a generation or a segment is called before its number.
inline constexpr std::string_view kGeneration = "gen-";
inline constexpr std::string_view kSegment = "seg-";

[[nodiscard]] std::string numbered(std::string_view prefix, int number);
/// The number in such a name, or -1 for any other name.
[[nodiscard]] int number_in(std::string_view prefix, std::string_view name);
/// The numbers of all folders of that prefix, sorted.
[[nodiscard]] std::vector<int> numbers_in(const std::filesystem::path& folder,
                                          std::string_view prefix);

[[nodiscard]] std::filesystem::path generation_folder(const std::filesystem::path& index,
                                                      int number);
[[nodiscard]] std::filesystem::path segment_folder(const std::filesystem::path& index, int number);
[[nodiscard]] std::filesystem::path search_in(const std::filesystem::path& segment);
[[nodiscard]] std::filesystem::path catalogue_in(const std::filesystem::path& segment);
[[nodiscard]] std::filesystem::path record_in(const std::filesystem::path& segment,
                                              std::string_view id);

/// The number that `current` names, or 0 where it names none.
[[nodiscard]] int live_generation(const std::filesystem::path& index);
/// NoIndex where it is not there, damaged or of another format; the hint says what to do.
[[nodiscard]] Result<Manifest> read_manifest(const std::filesystem::path& index, int generation);

}  // namespace viendan::store

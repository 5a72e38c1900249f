// The files of a corpus as the file system tells of them, without a look inside.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/manifest.h"

namespace viendan::pipeline {

struct SourceFile {
  std::string path;  // below the corpus
  store::Stamp stamp;
};

/// All regular files below the folder, sorted by path bytes; corrections, hidden files and folders
/// are left out and links to folders are not followed. Unreadable where there are none, or a folder
/// cannot be looked into.
[[nodiscard]] Result<std::vector<SourceFile>> list_sources(const std::filesystem::path& corpus);

/// Nanoseconds since 1970, by the clock that the file system sets its times by.
[[nodiscard]] std::int64_t now();

/// Whether a file that looked like `before` to the build that began at `scanned`, and looks like
/// `today`, has the bytes that it had. Not sure is a file that was written when that build looked:
/// the clock of a file system stands still for some milliseconds, for seconds on old ones.
[[nodiscard]] bool surely_unchanged(const store::Stamp& before, std::int64_t scanned,
                                    const store::Stamp& today);

}  // namespace viendan::pipeline

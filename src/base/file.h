// Files, whole: read with a bound, written so that a crash leaves the old or the new one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace viendan {

/// The bytes of a regular file. Fails (Unreadable, naming the path) where it cannot be opened, is
/// no regular file, or has more than `limit` bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit);

/// Why a file could not be written, with what helps: `reason` as errno has it.
[[nodiscard]] tl::unexpected<Error> cannot_write(std::string_view what,
                                                 const std::filesystem::path& path, int reason);

/// Writes a file in the place of any other, not flushed to the disk. Other names of a file that was
/// there keep what it had.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// Writes through a temporary file beside `path`, flushed to disk and then renamed over it.
[[nodiscard]] Result<void> write_file_atomically(const std::filesystem::path& path,
                                                 std::string_view bytes);

/// All regular files below a folder, sorted by path bytes; hidden files and folders are left out
/// and links to folders are not followed. Paths are relative to the folder.
[[nodiscard]] Result<std::vector<std::filesystem::path>> list_files(
    const std::filesystem::path& folder);

/// 32 hexadecimal digits of XXH3-128: tells whether bytes changed, no protection against intent.
[[nodiscard]] std::string digest(std::string_view bytes);
/// The same of a regular file, read piece by piece.
[[nodiscard]] Result<std::string> digest_of_file(const std::filesystem::path& path);

}  // namespace viendan

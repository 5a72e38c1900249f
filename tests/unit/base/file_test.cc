#include "base/file.h"

#include <sys/stat.h>

#include <cerrno>

#include <catch2/catch.hpp>
#include <fstream>

#include "support/scratch.h"

namespace viendan {
namespace {

namespace fs = std::filesystem;

using Folder = test::Scratch;

}  // namespace

TEST_CASE("What was written is read, byte by byte") {
  const Folder folder;
  const std::string bytes("Điều\0\r\n", 9);
  REQUIRE(write_file_atomically(folder / "a", bytes));
  CHECK(*read_file(folder / "a", 100) == bytes);
  REQUIRE(write_file_atomically(folder / "a", ""));
  CHECK(read_file(folder / "a", 100)->empty());
}

TEST_CASE("Writing leaves no other file behind, and the old one where it fails") {
  const Folder folder;
  REQUIRE(write_file_atomically(folder / "a", "old"));
  fs::create_directory(folder / "a.new");  // in the way of the temporary file
  CHECK_FALSE(write_file_atomically(folder / "a", "new"));
  CHECK(*read_file(folder / "a", 100) == "old");
  fs::remove(folder / "a.new");
  REQUIRE(write_file_atomically(folder / "a", "new"));
  CHECK(list_files(folder.path())->size() == 1);
  CHECK_FALSE(write_file_atomically(folder / "no/such/folder", "x"));
}

TEST_CASE("Only regular files within the limit are read") {
  const Folder folder;
  REQUIRE(write_file_atomically(folder / "a", "12345"));
  CHECK(read_file(folder / "a", 5));
  CHECK_FALSE(read_file(folder / "a", 4));
  CHECK_FALSE(read_file(folder / "missing", 4));
  CHECK_FALSE(read_file(folder.path(), 4));
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  const auto pipe = read_file(folder / "pipe", 4);  // must not wait for a writer
  REQUIRE_FALSE(pipe);
  CHECK(pipe.error().message.find("pipe") != std::string::npos);
}

TEST_CASE("Files are listed in order of their paths, hidden ones left out") {
  const Folder folder;
  fs::create_directories(folder / "b/c");
  fs::create_directories(folder / ".git");
  for (const auto* name : {"b/2", "b/c/1", "a", ".hidden", ".git/x"})
    std::ofstream(folder / name) << "x";
  CHECK(*list_files(folder.path()) == std::vector<fs::path>{"a", "b/2", "b/c/1"});
  CHECK_FALSE(list_files(folder / "a"));
}

TEST_CASE("A digest tells contents apart") {
  CHECK(digest("a").size() == 32);
  CHECK(digest("a") != digest("b"));
  CHECK(digest("a") == digest("a"));
}

TEST_CASE("A file has the digest of its bytes, however many") {
  const Folder folder;
  for (const std::size_t size : {0U, 1U, 65'536U, 65'537U, 1'000'000U}) {
    const std::string bytes(size, 'x');
    REQUIRE(write_file(folder / "a", bytes));
    CHECK(*digest_of_file(folder / "a") == digest(bytes));
  }
  CHECK_FALSE(digest_of_file(folder / "missing"));
}

TEST_CASE("What is written in the place of a file leaves its other names alone") {
  const Folder folder;
  REQUIRE(write_file(folder / "a", "old"));
  fs::create_hard_link(folder / "a", folder / "b");
  REQUIRE(write_file(folder / "a", "new"));
  CHECK(*read_file(folder / "a", 10) == "new");
  CHECK(*read_file(folder / "b", 10) == "old");
  const auto failed = write_file(folder / "no/folder", "x");
  REQUIRE_FALSE(failed);
  CHECK(failed.error().message.find("no/folder") != std::string::npos);
}

TEST_CASE("What could not be written is named, with what helps") {
  const auto full = cannot_write("cannot write", "/a/b", ENOSPC).value();
  CHECK(full.message == "/a/b: cannot write: No space left on device");
  CHECK(full.hint.find("make room") != std::string::npos);
  CHECK(cannot_write("cannot write", "/a", EROFS).value().hint.find("allowed") !=
        std::string::npos);
  CHECK(cannot_write("cannot write", "/a", EIO).value().hint.empty());
}

}  // namespace viendan

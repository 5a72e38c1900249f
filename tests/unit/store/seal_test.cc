#include "store/seal.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "base/file.h"
#include "support/scratch.h"

namespace viendan::store {
namespace {

namespace fs = std::filesystem;

struct Segment {
  test::Scratch scratch;
  fs::path path = scratch / "seg-0001";

  Segment() {
    fs::create_directories(path / "documents/a");
    fs::create_directories(path / "xapian");
    REQUIRE(write_file(path / "documents/a/1.xml", "<a/>"));
    REQUIRE(write_file(path / "xapian/with space", std::string(200'000, 'x')));
    REQUIRE(write_file(path / "empty", ""));
    REQUIRE(seal(path));
  }
  [[nodiscard]] std::vector<std::string> broken() const {
    std::vector<std::string> files;
    for (const auto& seal : broken_seals(path)) files.push_back(seal.file);
    return files;
  }
};

}  // namespace

TEST_CASE("a sealed segment has no broken seals, sealed once or twice") {
  const Segment segment;
  CHECK(segment.broken().empty());
  REQUIRE(seal(segment.path));
  CHECK(segment.broken().empty());
}

TEST_CASE("each file that is changed, cut, lengthened or gone is named, and no other") {
  const Segment segment;
  std::string bytes(200'000, 'x');
  bytes.at(150'000) = 'y';
  REQUIRE(write_file(segment.path / "xapian/with space", bytes));
  CHECK(segment.broken() == std::vector<std::string>{"xapian/with space"});
  REQUIRE(write_file(segment.path / "documents/a/1.xml", "<a/"));
  REQUIRE(write_file(segment.path / "empty", "x"));
  fs::remove(segment.path / "xapian/with space");
  CHECK(segment.broken() ==
        std::vector<std::string>{"documents/a/1.xml", "empty", "xapian/with space"});
}

TEST_CASE("where the digests are damaged they alone are named") {
  const Segment segment;
  const auto sound = read_file(segment.path / "digests", 10'000).value();
  for (std::size_t i = 0; i < sound.size(); ++i) {
    std::string damaged = sound;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    REQUIRE(write_file(segment.path / "digests", damaged));
    REQUIRE(segment.broken() == std::vector<std::string>{"digests"});
  }
  REQUIRE(write_file(segment.path / "digests", ""));
  CHECK(segment.broken() == std::vector<std::string>{"digests"});
  fs::remove(segment.path / "digests");
  CHECK(segment.broken() == std::vector<std::string>{"digests"});
}

}  // namespace viendan::store

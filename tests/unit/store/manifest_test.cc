#include "store/manifest.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <ctime>

namespace viendan::store {
namespace {

Manifest full_manifest() {
  return {
      .rules = "a+b",
      .links = "7 x",
      .scanned = 1234567890123456789,
      .last_segment = 9,
      .shards = 2,
      .segments = {{.number = 3, .bytes = 77, .dead = {"k", "l"}}, {.number = 9}},
      .sources = {{.source = "a\tb\n\\c\xFF",
                   .stamp = {.size = 1, .inode = ~std::uint64_t{0}, .modified = -5, .changed = 6},
                   .digest = "d",
                   .own = "qd/1/2",
                   .translation = true,
                   .id = "qd/1/2~2",
                   .segment = 9,
                   .key = "k",
                   .validity = Validity::Repealed,
                   .error = ""},
                  {.source = "b", .error = "b:1: no"}},
      .stubs = {{"nd/1/2", 3, "m"}}};
}

}  // namespace

TEST_CASE("a manifest is read as it was written") {
  CHECK(manifest_from_text(manifest_to_text(full_manifest())).value() == full_manifest());
  CHECK(manifest_from_text(manifest_to_text({})).value() == Manifest{});
}

TEST_CASE("a manifest of which any byte is another, or the end is missing, is refused") {
  const std::string text = manifest_to_text(full_manifest());
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string damaged = text;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    CHECK_FALSE(manifest_from_text(damaged));
    CHECK_FALSE(manifest_from_text(text.substr(0, i)));
  }
  CHECK(manifest_from_text("").error().code == Error::Code::Malformed);
  CHECK(manifest_from_text("<manifest format=\"1\">").error().code == Error::Code::Malformed);
}

TEST_CASE("a manifest of a newer program is told from one of an older") {
  const std::string first = [] {
    const std::string text = manifest_to_text({});
    return text.substr(0, text.find('\n'));
  }();
  const auto error_of = [](const std::string& line) {
    return manifest_from_text(line + "\nhead\n").error();
  };
  CHECK_FALSE(is_newer(error_of(first)));
  for (const auto* older : {"viendan-index 1", "viendan-index 3.3", "viendan-index 0.0"}) {
    CHECK_FALSE(is_newer(error_of(older)));
    CHECK(error_of(older).code == Error::Code::NoIndex);
  }
  const std::string form = first.substr(0, first.find('.'));
  for (const std::string& newer : {std::string("viendan-index 999"), form + ".999",
                                   std::string("viendan-index 999.1 and more")}) {
    CHECK(is_newer(error_of(newer)));
    CHECK(error_of(newer).code == Error::Code::NoIndex);
  }
}

TEST_CASE("twenty times the sources cost about twenty times as much") {
  const auto seconds = [](std::size_t count) {
    Manifest manifest = full_manifest();
    manifest.sources.resize(count, manifest.sources.front());
    manifest.stubs.resize(count, manifest.stubs.front());
    const std::clock_t begin = std::clock();
    CHECK(manifest_from_text(manifest_to_text(manifest)).value().sources.size() == count);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  constexpr double kShortest = 0.002;  // less is not measured well
  CHECK(seconds(40'000) < 60 * std::max(seconds(2'000), kShortest));
}

}  // namespace viendan::store

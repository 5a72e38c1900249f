#include "mcp/lines.h"

#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <thread>
#include <vector>

namespace viendan::mcp {
namespace {

/// The lines of what is written into a pipe, in these parts; "!" for one that is too long.
std::vector<std::string> lines_of(const std::vector<std::string>& parts, std::size_t longest) {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  std::thread writer([&] {
    for (const auto& part : parts) {
      std::size_t done = 0;
      while (done < part.size()) {
        const auto count = write(ends[1], part.data() + done, part.size() - done);
        if (count <= 0) break;
        done += static_cast<std::size_t>(count);
      }
    }
    close(ends[1]);
  });
  LineReader reader(ends[0], longest);
  std::vector<std::string> lines;
  while (auto line = reader.next()) lines.push_back(line->too_long ? "!" : line->text);
  writer.join();
  close(ends[0]);
  return lines;
}

TEST_CASE("lines are read whatever parts they come in") {
  using Lines = std::vector<std::string>;
  CHECK(lines_of({}, 9) == Lines{});
  CHECK(lines_of({"a\n"}, 9) == Lines{"a"});
  CHECK(lines_of({"a\nb"}, 9) == Lines{"a", "b"});
  CHECK(lines_of({"a", "b\n\nc", "\n"}, 9) == Lines{"ab", "", "c"});
  CHECK(lines_of({"123456789\n1234567890\nab\n"}, 9) == Lines{"123456789", "!", "ab"});
  CHECK(lines_of({"1234567890"}, 9) == Lines{"!"});
  CHECK(lines_of({std::string(300'000, 'x') + "\nab\n"}, 100'000) == Lines{"!", "ab"});
  CHECK(lines_of({std::string(300'000, 'x') + "\nab\n"}, 300'000) ==
        Lines{std::string(300'000, 'x'), "ab"});
}

}  // namespace
}  // namespace viendan::mcp

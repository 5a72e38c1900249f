#include "search/query/keystrokes.h"

#include <catch2/catch.hpp>

namespace viendan::search {

TEST_CASE("Keys of Telex and VNI are decoded") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      // Telex
      {"tawng truwowngr xanh", "tăng trưởng xanh"},
      {"tawng truowngr", "tăng trưởng"},
      {"TAWNG Truwowngr", "tăng trưởng"},
      {"dduwowngf booj", "đường bộ"},
      {"quyeets ddinhj", "quyết định"},
      {"quyetes dinhdj", "quyết định"},
      {"muaw muwa quawng", "mưa mưa quăng"},
      {"twf tuwf", "từ từ"},
      {"hoaf bifnh", "hòa bình"},
      {"gias giuwx quys nguyeenx", "giá giữ quý nguyễn"},
      {"khuyur khoer toan", "khuỷu khỏe toan"},
      {"hoangf", "hoàng"},
      {"kees hoachj 2015", "kế hoạch 2015"},
      {"\"sanr xuaats\" -sachj", "\"sản xuất\" -sạch"},
      {"tieeu-ddeef OR xanh", "tiêu-đề OR xanh"},
      // VNI
      {"ta8ng tru7o73ng", "tăng trưởng"},
      {"ta8ng truo7ng3", "tăng trưởng"},
      {"d9u7o7ng2 bo65", "đường bộ"},
      {"quye61t d9i5nh xanh", "quyết định xanh"},
  };
  for (const auto& [typed, meant] : rows) {
    CAPTURE(typed);
    CHECK(decode_keystrokes(typed).value_or("") == meant);
  }
}

TEST_CASE("What is no keys of one method stays undecoded") {
  for (const std::string_view text :
       {"", "tang truong xanh", "tăng trưởng", "tawng windows", "1393/QĐ-TTg", "tawng ta8ng",
        "2015", "tangss7", "fff", "xyzw", "tatsc", "baj bats5"}) {
    CAPTURE(text);
    CHECK(decode_keystrokes(text) == std::nullopt);
  }
  CHECK(decode_keystrokes(std::string(100'000, 'w')) == std::nullopt);
  CHECK(decode_keystrokes("\xFF\xFE") == std::nullopt);
}

}  // namespace viendan::search

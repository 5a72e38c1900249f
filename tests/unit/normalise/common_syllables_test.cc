#include "normalise/common_syllables.h"

#include <catch2/catch.hpp>

namespace viendan::normalise {

TEST_CASE("Common syllables are those that documents are written with") {
  CHECK(is_common(syllable_key("quyết")));
  CHECK(is_common(syllable_key("hồ")));
  CHECK_FALSE(is_common(syllable_key("phói")));
  CHECK_FALSE(is_common(syllable_key("lờỉ")));
}

}  // namespace viendan::normalise

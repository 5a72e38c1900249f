#include "store/catalogue_packed.h"

#include <catch2/catch.hpp>

#include "unit/store/rich_document.h"

namespace viendan::store {
namespace {

/// Whole it is what was packed; of every other length it is damaged.
template <typename T>
void comes_back(const T& value) {
  const std::string packed = to_packed(value);
  const auto read = from_packed<T>(packed);
  REQUIRE(read);
  CHECK(*read == value);
  for (std::size_t size = 0; size < packed.size(); ++size) {
    INFO(size);
    CHECK_FALSE(from_packed<T>(std::string_view(packed).substr(0, size)));
  }
  CHECK_FALSE(from_packed<T>(packed + "0"));
  CHECK_FALSE(from_packed<T>(packed + ":"));
}

}  // namespace

TEST_CASE("facts come back as they were packed, and cut or lengthened ones do not") {
  const Document document = test::rich_document();
  for (const Activity& activity : document.activities) {
    comes_back(PrintedActivity{activity, {{"TT", "1."}, {"Tên: 2:", "\x01\n\"<"}}});
  }
  for (const Duty& duty : document.duties) comes_back(duty);
  for (const Citation& citation : document.citations) comes_back(citation);
  comes_back(PrintedActivity{});
  comes_back(Duty{});
  comes_back(Citation{});
}

TEST_CASE("bytes that tell of more than there is are damaged") {
  for (const std::string_view bytes :
       {"", ":", "x", "99999999999999999999:", "4294967295:a", "-1:a", "1 :a",
        "1:", "::::::9:", "10:4294967295::::::::::"}) {
    INFO(bytes);
    CHECK_FALSE(from_packed<Duty>(bytes));
    CHECK_FALSE(from_packed<Citation>(bytes));
    CHECK_FALSE(from_packed<PrintedActivity>(bytes));
  }
}

}  // namespace viendan::store

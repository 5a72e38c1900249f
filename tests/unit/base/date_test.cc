#include "base/date.h"

#include <catch2/catch.hpp>

namespace viendan {

TEST_CASE("A date is a year, a month of it or a day of that") {
  CHECK(Date{2015, 12, 8}.iso() == "2015-12-08");
  CHECK(Date{2015, 12}.iso() == "2015-12");
  CHECK(Date{2015}.iso() == "2015");
  CHECK(Date{2016}.first_day() == Date{2016, 1, 1});
  CHECK(Date{2016}.last_day() == Date{2016, 12, 31});
  CHECK(Date{2016, 2}.last_day() == Date{2016, 2, 29});
  CHECK(Date{2015, 2}.last_day() == Date{2015, 2, 28});
  CHECK(Date{2015, 12, 8} < Date{2016, 1, 1});
}

TEST_CASE("Days that do not exist are no dates") {
  CHECK(Date{2000, 2, 29}.valid());
  for (const Date date : {Date{1900, 2, 29}, Date{2015, 13, 1}, Date{2015, 4, 31}, Date{2015, 0, 1},
                          Date{1899}, Date{2100}, Date{2015, 1, -1}}) {
    CHECK_FALSE(date.valid());
  }
}

TEST_CASE("Reading takes what writing gives and nothing else") {
  for (const std::string text : {"2015-12-08", "2015-12", "2015"}) {
    REQUIRE(parse_iso_date(text));
    CHECK(parse_iso_date(text)->iso() == text);
  }
  for (const std::string text :
       {"", "15", "2015-1", "2015-01-1", "2015-02-30", "2015-00", "2015-01-00", "08-12-2015",
        "2015-12-08-1", "2015/12/08", "20a5"}) {
    CHECK_FALSE(parse_iso_date(text));
  }
}

}  // namespace viendan

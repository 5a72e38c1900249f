// The letters and digits of a symbol, before anyone asks what they stand for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace viendan::symbols {

/// One group of letters and the separator before it: "/QĐ", "-TTg".
struct Group {
  char separator = '/';
  bool spaced = false;  // white space stood beside the separator
  std::string_view text;
  std::size_t end = 0;  // where it ends in the text that was read
};

struct Parts {
  std::string_view number;  // "13443", "12a"
  std::string_view year;    // "2012" or empty
  std::vector<Group> groups;
  bool odd = false;  // the first separator is damaged or left out
};

enum class Spelling {
  Running,  // groups begin with a capital, at most one space beside a separator
  Typed,    // what a person typed: any case, any spaces
};

/// Reads a number and what follows it, beginning at `begin`. nullopt where no group follows.
[[nodiscard]] std::optional<Parts> read_parts(std::string_view text, std::size_t begin,
                                              Spelling spelling);

/// A technical standard: "QCVN 40:2011/BTNMT", "TCVN ISO 14001:2015", "ISO30134-8", "TIA-942".
struct Standard {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view series;  // "TCVN ISO"
  std::string_view number;  // "14001", "30134-8"
  std::string_view year;
  std::string_view issuer;  // "BTNMT" or empty
};

/// The standard at the beginning of `text`, which begins with capitals.
[[nodiscard]] std::optional<Standard> read_standard(std::string_view text);

}  // namespace viendan::symbols

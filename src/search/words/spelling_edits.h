// Words one slip of the fingers away from another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viendan::search {

/// All words of the letters (or digits) `alphabet` that one edit makes of a word of ASCII: two
/// neighbours swapped, a letter too few, too many or wrong; each once, likelier slips first.
[[nodiscard]] std::vector<std::string> one_edit_away(std::string_view word,
                                                     std::string_view alphabet);

/// How many letters differ: those that one text has and the other lacks, in order (insertions and
/// deletions). For words: of long texts only the beginnings count.
[[nodiscard]] int letters_between(std::string_view a, std::string_view b);

}  // namespace viendan::search

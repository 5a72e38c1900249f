// The words that mentions begin with, found in one pass over a document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace viendan::citations {

/// Small letters at the same offsets: of ASCII and of the Vietnamese letters, whose two cases have
/// the same number of bytes. Other letters stay.
[[nodiscard]] std::string same_length_lower(std::string_view text);

enum class WordKind {
  Title,      // "chiến lược": a noun that titles begin with
  Law,        // "luật", "hiến pháp"
  Act,        // "quyết định": what a document may call itself or another
  Provision,  // "điều", "phụ lục"
};

/// A word of the table that stands at a place, not inside another word.
struct Word {
  Span span;
  WordKind kind = WordKind::Act;
};

/// All such words of a text in small letters, left to right. Of two that begin at one place both
/// are given, the longer first ("thông tư liên tịch", "thông tư").
[[nodiscard]] std::vector<Word> find_words(std::string_view lower);

/// Whether no letter or digit of a word stands at `at`; for texts in small letters.
[[nodiscard]] bool ends_word(std::string_view lower, std::size_t at);

}  // namespace viendan::citations

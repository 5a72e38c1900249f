// Vietnamese text, letter by letter. Everything takes and gives UTF-8; the only file that calls
// ICU.
//
// Invalid bytes never crash: they are passed through by the iteration functions and read as U+FFFD
// by the others. All functions may be called from several threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace viendan {

[[nodiscard]] bool is_valid_utf8(std::string_view text);
[[nodiscard]] bool is_nfc(std::string_view text);

/// Unicode normalisation form C, in which all of viendan works.
[[nodiscard]] std::string to_nfc(std::string_view text);

/// Lower case by the root locale (Vietnamese has no rules of its own); NFC stays NFC.
[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string to_upper(std::string_view text);

/// Lower case without any mark: "Quyết định số" -> "quyet dinh so". The key of accent-free
/// comparison. Đ (which has no decomposition) becomes d. Length in letters is kept for NFC text.
[[nodiscard]] std::string fold(std::string_view text);

/// The code point that begins at `offset`, which moves on to the next. U+FFFD for invalid bytes.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset);
[[nodiscard]] std::uint32_t count_code_points(std::string_view text);
/// The byte offset of the `count`-th code point, or the size of the text.
[[nodiscard]] std::size_t offset_of_code_point(std::string_view text, std::uint32_t count);
void append_code_point(std::string& text, char32_t c);

[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] inline bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
/// A letter, a digit or a combining mark: what a word is made of.
[[nodiscard]] bool is_word(char32_t c);

/// Whether the text has letters and none of them is lower case (as titles of annexes are printed).
[[nodiscard]] bool is_all_upper(std::string_view text);
[[nodiscard]] bool begins_lower(std::string_view text);
[[nodiscard]] bool begins_upper(std::string_view text);

/// Whether no word letter stands directly before or after [begin, end): RE2 knows only ASCII `\b`.
[[nodiscard]] bool at_word_bounds(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace viendan

// Phrases that name classes of bodies: how far they go and how they are written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vocabulary/vocabulary.h"

namespace viendan::agency_words {

/// "thành phố" after "Ủy ban nhân dân các tỉnh,": goes on.
[[nodiscard]] bool is_place(std::string_view words);

/// "UBND các tỉnh": begins a class of its own.
[[nodiscard]] bool is_class_of_many(std::string_view words);

/// A noun of bodies and a proper name: "Viện Năng lượng", but not "Tổng Công ty".
[[nodiscard]] bool is_single_name(std::string_view words);

/// Where "UBND các tỉnh" begins inside the text of a class without a comma before it; the size of
/// the text where it does not.
[[nodiscard]] std::size_t next_class_in(std::string_view text);

/// The class as it is written inside a sentence: "Các bộ" -> "các bộ", "UBND các tỉnh" as it is.
[[nodiscard]] std::string class_name(std::string_view printed);

/// A name with the noun that it leaves out: "Vụ" and "Tài chính".
[[nodiscard]] std::string headed(std::string_view head, std::string_view name);

/// "UBND Hòa Bình" -> "Ủy ban nhân dân Hòa Bình".
[[nodiscard]] std::string local_name(std::string_view printed);

/// A name without what stands in brackets behind it.
[[nodiscard]] std::string_view without_bracket(std::string_view words);

/// The length of the longest name of a class of local bodies that the text begins with, whatever
/// separators it has: "Sở Kế hoạch và Đầu tư"; or 0.
[[nodiscard]] std::size_t local_class_prefix(const Vocabulary& vocabulary, std::string_view text);

/// "các Sở Thương" -> "các Sở Công Thương": a class of bodies whose name lost one syllable.
[[nodiscard]] std::optional<std::string> whole_class_name(const Vocabulary& vocabulary,
                                                          std::string_view name);

}  // namespace viendan::agency_words

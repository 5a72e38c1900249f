// The words from which lists of bodies are made, besides names.
#pragma once

#include <optional>
#include <string_view>

namespace viendan::agency_words {

/// The noun that tells what sort of body follows, at the beginning of `text` in any case: "Vụ" of
/// "các vụ" given "vụ …". As it is written before a name, or "" where there is none.
[[nodiscard]] std::string_view head_noun(std::string_view text);

/// The length of a word that opens a class of bodies ("các ", "một số "), or 0.
[[nodiscard]] std::size_t opener(std::string_view text);

/// The length of a noun that means bodies of a kind ("doanh nghiệp", "địa phương") at the beginning
/// of `text`, or 0.
[[nodiscard]] std::size_t class_noun(std::string_view text);

/// Whether `text` names a class without an opener: "bộ, ngành", "Doanh nghiệp liên quan", "Ủy ban
/// nhân dân các tỉnh", "Sở Y tế".
[[nodiscard]] bool is_class(std::string_view text);

/// Whether the words close a class: "có liên quan".
[[nodiscard]] bool closes_class(std::string_view text);

/// Whether `text` names bodies of which each province or level has one: "Ủy ban nhân dân cấp tỉnh".
[[nodiscard]] bool is_local_class(std::string_view text);

/// Whether the name of a class is written small inside a text: "Các Bộ", but not "Sở Y tế".
[[nodiscard]] bool is_written_small(std::string_view text);

/// Where words that are no name begin in one part of a list, such as "trình …" or "đối với …"; the
/// size of the part where there are none.
enum class TailKind { None, Submits, Scope, Person };
struct Tail {
  std::size_t begin = 0;
  std::size_t words = 0;  // where what the tail says begins
  TailKind kind = TailKind::None;
};
[[nodiscard]] Tail tail_of(std::string_view part);

}  // namespace viendan::agency_words

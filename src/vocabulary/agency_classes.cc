#include "vocabulary/agency_classes.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/agency_words.h"
#include "vocabulary/names.h"

namespace viendan::agency_words {
namespace {

bool begins_with_acronym(std::string_view name) {
  return is_all_upper(name.substr(0, name.find(' '))) && name.find(' ') > 2;
}

}  // namespace

bool is_place(std::string_view words) {
  constexpr std::array<std::string_view, 6> kPlaces = {"thành phố", "tỉnh",   "huyện",
                                                       "quận",      "phường", "xã"};
  return std::any_of(kPlaces.begin(), kPlaces.end(),
                     [words](std::string_view place) { return words.starts_with(place); });
}

bool is_class_of_many(std::string_view words) {
  return words.find(" các ") != std::string_view::npos && !head_noun(words).empty() &&
         begins_upper(words) && is_class(words);
}

bool is_single_name(std::string_view words) {
  const std::string_view noun = head_noun(words);
  if (noun.empty() || !begins_upper(words) || is_class(words)) return false;
  return begins_upper(trim(words.substr(noun.size())));
}

std::size_t next_class_in(std::string_view text) {
  for (const std::string_view body :
       {" UBND các ", " Ủy ban nhân dân các ", " Ủy ban nhân dân cấp "}) {
    const std::size_t at = text.find(body);
    if (at == std::string_view::npos || at == 0) continue;
    const bool open = text[at - 1] != ',' && opener(text) > 0;
    const std::string before = to_lower(trim(text.substr(0, at)));
    if (open && !before.ends_with("chủ tịch") && before.find(' ') != std::string::npos) return at;
  }
  return text.size();
}

std::string class_name(std::string_view printed) {
  std::string name(printed);
  if (!is_written_small(name) || begins_with_acronym(name)) return name;
  std::size_t first = 0;
  static_cast<void>(next_code_point(name, first));
  return to_lower(name.substr(0, first)) + name.substr(first);
}

std::string headed(std::string_view head, std::string_view name) {
  std::string full(head);
  if (!full.empty()) full += ' ';
  full += name;
  return full;
}

std::string local_name(std::string_view printed) {
  constexpr std::string_view kShort = "UBND ";
  if (!printed.starts_with(kShort)) return std::string(printed);
  return headed("Ủy ban nhân dân", printed.substr(kShort.size()));
}

std::string_view without_bracket(std::string_view words) {
  return words.ends_with(')') ? trim(words.substr(0, words.find('('))) : words;
}

std::size_t local_class_prefix(const Vocabulary& vocabulary, std::string_view text) {
  constexpr std::size_t kLongest = 120;  // bytes
  const std::string lower = to_lower(text.substr(0, kLongest));
  std::size_t longest = 0;
  for (const auto& agency : vocabulary.agencies()) {
    if (agency.kind != "local-class" || agency.name.size() <= longest) continue;
    const std::string name = to_lower(agency.name);
    if (lower.starts_with(name) && at_word_bounds(lower, 0, name.size())) longest = name.size();
  }
  return longest;
}

std::optional<std::string> whole_class_name(const Vocabulary& vocabulary, std::string_view name) {
  const std::string key = fold(name_key(name));
  const auto words = words_of(key);
  if (words.size() != 3 || words[0] != "cac" || words[1] != "so") return std::nullopt;
  std::optional<std::string> found;
  for (const auto& agency : vocabulary.agencies()) {
    if (agency.kind != "local-class") continue;
    const std::string full = fold(name_key(agency.name));
    const auto all = words_of(full);
    if (all.size() != 3 || all[0] != "so") continue;
    if (all[1] != words[2] && all[2] != words[2]) continue;
    if (found) return std::nullopt;
    found = "các " + agency.name;
  }
  return found;
}

}  // namespace viendan::agency_words

#include "mcp/provision.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::mcp {
namespace {

struct Level {
  std::string_view words;   // folded, as typed
  std::string_view anchor;  // as addresses have it
};
// Longer names before those that they end with.
constexpr std::array kLevels = std::to_array<Level>({
    {"tieu muc", "tieu-muc"},
    {"phu luc", "pl"},
    {"ke hoach", "kt"},
    {"hoat dong", "hd"},
    {"phan", "phan"},
    {"chuong", "chuong"},
    {"muc", "muc"},
    {"dieu", "dieu"},
    {"khoan", "khoan"},
    {"diem", "diem"},
    {"article", "dieu"},
    {"clause", "khoan"},
    {"point", "diem"},
    {"annex", "pl"},
    {"chapter", "chuong"},
    {"section", "muc"},
    {"part", "phan"},
    {"activity", "hd"},
});

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Letters and digits, folded, one space between words. "1.2" and "1-2" are one label; đ alone is
/// a label and stays apart from d.
std::vector<std::string> words_of(std::string_view typed) {
  std::string spaced;
  for (std::size_t at = 0; at < typed.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(typed, at);
    const bool joins = (c == U'.' || c == U'-') && begin > 0 && is_digit_at(typed, begin - 1) &&
                       is_digit_at(typed, at);
    if (joins) {
      spaced += '-';
    } else {
      spaced += is_word(c) ? typed.substr(begin, at - begin) : " ";
    }
  }
  const std::string squeezed = squeeze(spaced);
  std::vector<std::string> words;
  for (const auto word : split(squeezed, ' ')) {
    if (word.empty()) continue;
    words.push_back(word == "đ" || word == "Đ" ? "dd" : fold(word));
  }
  return words;
}

/// How many of the words, from `at` on, are the name of a level; 0 for none.
std::size_t level_at(const std::vector<std::string>& words, std::size_t at, const Level*& found) {
  for (const Level& level : kLevels) {
    const auto names = split(level.words, ' ');
    const bool fits =
        at + names.size() <= words.size() &&
        std::equal(names.begin(), names.end(), words.begin() + static_cast<std::ptrdiff_t>(at));
    if (!fits) continue;
    found = &level;
    return names.size();
  }
  return 0;
}

/// The parts of an address that words name: {"khoan-2", "dieu-1"}; empty where they name none.
std::vector<std::string> parts_named(std::string_view typed) {
  const auto words = words_of(typed);
  std::vector<std::string> parts;
  const Level* level = nullptr;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t length = level_at(words, at, level);
    if (length == 0) return {};
    at += length;
    const Level* next = nullptr;
    std::string part(level->anchor);
    if (at < words.size() && level_at(words, at, next) == 0) part += "-" + words[at++];
    parts.push_back(std::move(part));
  }
  return parts;
}

/// Whether each part stands in the address, and the address ends with one of them.
bool has_parts(std::string_view anchor, const std::vector<std::string>& parts) {
  const auto all = split(anchor, '.');
  const auto stands = [&](const std::string& part) {
    return std::ranges::find(all, std::string_view(part)) != all.end();
  };
  return std::ranges::all_of(parts, stands) &&
         std::ranges::find(parts, std::string(all.back())) != parts.end();
}

std::vector<Provision> all_provisions(const Document& document) {
  std::vector<Provision> all;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const auto block = static_cast<int>(i);
    if (!document.blocks[i].anchor.empty()) all.push_back({document.blocks[i].anchor, block, {}});
  }
  for (const Activity& activity : document.activities) {
    if (activity.anchor.empty()) continue;
    all.push_back({activity.anchor, block_at(document, activity.span.begin), activity.span});
  }
  return all;
}

/// Spans of blocks are found only for those that are asked for.
Provision with_span(const Document& document, Provision provision) {
  if (provision.span == Span{}) provision.span = subtree(document, provision.block);
  return provision;
}

Error not_one(std::string_view typed, std::span<const Provision> some) {
  constexpr std::size_t kShown = 10;
  std::vector<std::string> shown;
  for (const Provision& each : some.first(std::min(kShown, some.size()))) {
    shown.emplace_back(each.anchor);
  }
  constexpr std::uint32_t kLetters = 80;
  const auto words = typed.substr(0, offset_of_code_point(typed, kLetters));
  if (shown.empty()) {
    return {Error::Code::NotFound,
            fmt::format("the document has no provision \"{}\"; `read` without one lists its parts",
                        words)};
  }
  return {Error::Code::NotFound,
          fmt::format("\"{}\" names {} provisions: {}{}", words, some.size(), join(shown, ", "),
                      shown.size() < some.size() ? ", …" : "")};
}

}  // namespace

Result<Provision> find_provision(const Document& document, std::string_view typed) {
  const auto all = all_provisions(document);
  const auto exact = std::ranges::find(all, typed, &Provision::anchor);
  if (exact != all.end()) return with_span(document, *exact);
  const auto parts = parts_named(typed);
  std::vector<Provision> fit;
  for (const Provision& each : all) {
    if (!parts.empty() && has_parts(each.anchor, parts)) fit.push_back(each);
  }
  // Of those that fit, one that has nothing else is meant.
  const auto whole = [&](const Provision& each) {
    return split(each.anchor, '.').size() == parts.size();
  };
  if (fit.size() > 1 && std::ranges::count_if(fit, whole) == 1) {
    return with_span(document, *std::ranges::find_if(fit, whole));
  }
  if (fit.size() == 1) return with_span(document, fit.front());
  return tl::unexpected(not_one(typed, fit));
}

std::string name_of(const Document& document, const Provision& provision) {
  std::string name = provision_name(document, provision.block);
  if (document.blocks[static_cast<std::size_t>(provision.block)].anchor == provision.anchor) {
    return name;
  }
  for (const Activity& activity : document.activities) {
    if (activity.anchor != provision.anchor || activity.ordinal.empty()) continue;
    return fmt::format("{}{}hoạt động {}", name, name.empty() ? "" : ", ", activity.ordinal);
  }
  return name;
}

}  // namespace viendan::mcp

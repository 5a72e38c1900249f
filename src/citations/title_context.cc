#include "citations/title_context.h"

#include <span>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::citations {
namespace {

/// Words directly before a head noun that make it part of a body's name.
constexpr auto kBodyWords = std::to_array<std::string_view>(
    {"Bộ", "Sở", "Vụ", "Phòng", "Viện", "Ban", "Cục", "BỘ", "SỞ", "VỤ"});
/// Words directly before one that make it any document of the kind.
constexpr auto kPlurals = std::to_array<std::string_view>(
    {"các", "Các", "những", "Những", "một", "từng", "mỗi", "nhiều", "số", "mọi", "CÁC"});
/// Words after a defined name that belong to the sentence, not to a longer title.
constexpr auto kAfterNames = std::to_array<std::string_view>(
    {"trong", "và", "cho", "ở", "của", "hàng", "hằng", "đối", "đạt", "đúng", "một", "gắn", "hiệu",
     "phải", "cũng", "trên", "ĐẾN", "VÀ"});

bool one_of(const auto& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view word_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 24;
  const std::size_t from = at > kLongest ? at - kLongest : 0;
  const auto before = text.substr(from, at - from);
  if (!before.ends_with(' ')) return {};
  const auto trimmed = before.substr(0, before.size() - 1);
  const auto space = trimmed.find_last_of(" \n\t");
  return space == std::string_view::npos ? trimmed : trimmed.substr(space + 1);
}

std::string_view word_after(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != ' ') return {};
  const auto rest = text.substr(at + 1, 40);
  return rest.substr(0, rest.find_first_of(" ,.;:()\n\t"));
}

bool is_slashed(std::string_view text, Span span) {
  const bool after = span.end < text.size() && text[span.end] == '/';
  return after || (span.begin > 0 && text[span.begin - 1] == '/');
}

/// Someone's own plan.
bool is_theirs(std::string_view text, std::size_t end) {
  const auto rest = text.substr(std::min(end, text.size()), 40);
  for (const std::string_view mark :
       {" của mình", " riêng", " của đơn vị mình", " của địa phương mình"}) {
    if (rest.starts_with(mark)) return true;
  }
  return false;
}

/// What is done with a document that is still to be made.
constexpr auto kMaking = std::to_array<std::string_view>(
    {"xây dựng", "lập", "soạn thảo", "nghiên cứu", "đề xuất", "dự thảo"});

bool ends_with_one(std::string_view text, std::span<const std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

bool cut(std::string_view& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.remove_suffix(end.size());
  return true;
}

/// Cuts the last word with the space before it; a word is of letters alone.
bool cut_word(std::string_view& text) {
  const auto space = text.rfind(' ');
  if (space == std::string_view::npos || space + 1 == text.size()) return false;
  for (std::size_t at = space + 1; at < text.size();) {
    if (!is_letter(next_code_point(text, at))) return false;
  }
  text = text.substr(0, space);
  return true;
}

}  // namespace

bool names_no_document(std::string_view text, Span noun) {
  const auto before = word_before(text, noun.begin);
  return one_of(kBodyWords, before) || one_of(kPlurals, before) || is_slashed(text, noun) ||
         is_theirs(text, noun.end);
}

bool goes_on_after_name(std::string_view text, std::size_t end) {
  return one_of(kAfterNames, word_after(text, end));
}

bool opens_item(std::string_view text, std::size_t at) {
  static const Pattern label(R"re([-+•*]? ?(?:\d{1,2}[.)]|[IVX]+\.|\p{L}\))? ?"?)re");
  constexpr std::size_t kLongest = 12;
  const std::size_t window = at > kLongest ? at - kLongest : 0;
  const auto near = text.substr(window, at - window);
  const auto line = near.find_last_of("\n\t");
  if (line == std::string_view::npos && window > 0) return false;
  return label.matches(line == std::string_view::npos ? near : near.substr(line + 1));
}

bool is_list_item(std::string_view text, Span span) {
  if (span.begin < 2) return false;
  const auto before = trim_right(text.substr(0, span.begin), " ");
  const bool opened =
      !before.empty() && std::string_view(",;:").find(before.back()) != std::string_view::npos;
  const bool closed = span.end >= text.size() ||
                      std::string_view(",;.\n\t").find(text[span.end]) != std::string_view::npos;
  return opened && closed;
}

bool is_planned(std::string_view lower, std::size_t at) {
  constexpr std::size_t kFar = 60;
  const std::size_t from = at > kFar ? at - kFar : 0;
  auto near = lower.substr(from, at - from);
  cut(near, "\"");
  if (!cut(near, " ")) return false;
  if (ends_with_one(near, kMaking)) return true;
  // "xây dựng và ban hành", "lập, thẩm định".
  for (int words = 0; words < 2 && cut_word(near); ++words) {
    auto before = near;
    if ((cut(before, " và") || cut(before, ",")) && ends_with_one(before, kMaking)) return true;
  }
  return false;
}

namespace {

/// How what leads from a number to a title ends, and from a title to a number.
bool may_follow(std::string_view gap) {
  constexpr auto kEnds =
      std::to_array<std::string_view>({"duyệt", "hành", "qua", "bố", "chỉnh", "dung"});
  return ends_with_one(trim_right(gap, " \""), kEnds);
}

bool may_lead(std::string_view gap) {
  constexpr auto kEnds = std::to_array<std::string_view>({"tại ", "theo ", "bằng ", "các "});
  return ends_with_one(gap, kEnds);
}

}  // namespace

bool follows_number(std::string_view gap) {
  static const Pattern form(
      R"re((?: ?\([^)]{0,60}\))?(?: của [^.;()"]{2,120}?)?,? ?(?:về việc |về |V/v )?(?:phê duyệt|ban hành|thông qua|công bố)(?: điều chỉnh| nội dung)? ?"?)re");
  return gap.size() < 260 && may_follow(gap) && form.matches(gap);
}

bool leads_to_number(std::string_view gap) {
  static const Pattern form(
      R"re("?,? ?(?:\([^)]{0,80}\) ?)?(?:(?:đã )?(?:được|do) [^.;"]{0,90}(?:phê duyệt|ban hành|thông qua)(?: kèm)? (?:tại|theo|bằng) |(?:ban hành )?(?:kèm )?theo )(?:các )?)re");
  return gap.size() < 260 && may_lead(gap) && form.matches(gap);
}

}  // namespace viendan::citations

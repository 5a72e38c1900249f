// When an act was issued, and by whom, as printed around its number.
#include "citations/issued.h"

#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/english_month.h"

namespace viendan::citations {
namespace {

/// Official translations: "of October 6, 2005", "dated 6 October 2005".
std::optional<FoundDate> english_date(std::string_view text) {
  static const Pattern form(
      R"(,? ?(?:of|dated|on) (?:(\d{1,2}) )?([A-Z][a-z]{2,8})(?: (\d{1,2}),)? ((?:19|20)\d{2}))");
  const auto match = form.match_start(text);
  if (!match || match->has(1) == match->has(3)) return std::nullopt;
  const int month = english_month((*match)[2]);
  if (month == 0) return std::nullopt;
  const Date date{to_int((*match)[4]), month, to_int((*match)[match->has(1) ? 1 : 3])};
  if (!date.valid()) return std::nullopt;
  return FoundDate{match->span(), date};
}

}  // namespace

std::optional<FoundDate> date_after(const Unit& unit, std::size_t at) {
  // In a cell the date may stand on a line of its own, or in brackets.
  const auto text = unit.text;
  const std::string_view gap = unit.table ? " ,;\n(" : " ,";
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;  // the mark of a footnote
  std::size_t begin = at;
  while (begin < text.size() && begin - at < 3 && gap.find(text[begin]) != std::string_view::npos)
    ++begin;
  const auto rest = text.substr(begin, 60);
  const bool dated = begin > at || rest.starts_with("ngày");
  auto date = dated ? date_at_start(rest) : std::nullopt;
  if (!date && rest.size() > 3 && (rest[0] == 'o' || rest[0] == 'd')) date = english_date(rest);
  if (!date) return std::nullopt;
  date->span.begin = static_cast<std::uint32_t>(begin);
  date->span.end += static_cast<std::uint32_t>(begin);
  return date;
}

std::optional<Date> date_on_next_line(const Scan& scan, const Unit& unit, std::size_t at) {
  if (!trim(unit.text.substr(at)).empty()) return std::nullopt;
  const auto rest = std::string_view(scan.flat).substr(unit.span.begin + at, 80);
  const auto first = rest.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return std::nullopt;
  const auto line = rest.substr(first);
  if (!line.starts_with("ngày") && !line.starts_with("Ngày")) return std::nullopt;
  const auto date = date_at_start(line);
  if (!date) return std::nullopt;
  const auto after = trim(line.substr(date->span.end), " \t");
  const bool closed = after.empty() || after.front() == '\n' || after.starts_with("của ");
  return closed ? std::optional(date->date) : std::nullopt;
}

std::optional<Date> date_before(std::string_view text, std::size_t begin) {
  constexpr auto kIssuing = std::to_array<std::string_view>(
      {"ban hành ", "ký ", "thông qua ", "ban hành các ", "ký các ", "thông qua các "});
  constexpr std::size_t kFar = 300;
  const std::size_t from = begin > kFar ? begin - kFar : 0;
  const auto before = text.substr(from, begin - from);
  const bool issued = std::any_of(kIssuing.begin(), kIssuing.end(),
                                  [&](std::string_view word) { return before.ends_with(word); });
  if (!issued) return std::nullopt;
  const auto stop = before.find_last_of(";\n\t");
  const auto sentence = trim(stop == std::string_view::npos ? before : before.substr(stop + 1));
  if (!sentence.starts_with("Ngày")) return std::nullopt;
  const auto dates = find_dates(sentence);
  if (dates.size() != 1) return std::nullopt;
  return dates.front().date;
}

namespace {

bool may_be_local(std::string_view name) {
  constexpr auto kBeginnings =
      std::to_array<std::string_view>({"Chủ", "Thường", "Ban", "Ủy", "Uỷ", "UBND", "ủy", "uỷ",
                                       "Hội", "HĐND", "hội", "Tỉnh", "tỉnh", "Thành", "Đảng"});
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view word) { return name.starts_with(word); });
}

std::string proper_name(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto space = std::min(text.find(' ', at), text.size());
    const auto word = text.substr(at, space - at);
    if (!begins_upper(word)) break;
    const auto bare = trim_right(word, ".,;:)");
    end = at + bare.size();
    if (bare.size() != word.size()) break;
    at = space + 1;
  }
  return std::string(text.substr(0, std::min(end, text.size())));
}

/// Bodies of which each province has one.
bool is_provincial(const Symbol& symbol) {
  constexpr auto kCodes = std::to_array<std::string_view>({"UBND", "HĐND", "UB", "TU", "CTUBND"});
  return !symbol.issuers.empty() &&
         std::find(kCodes.begin(), kCodes.end(),
                   trim_right(symbol.issuers.front(), "0123456789")) != kCodes.end();
}

/// The place in the document's own identity: "qd-ubnd.quang-binh/2013/2384".
std::string own_place(const Scan& scan) {
  const std::string_view id = scan.own.id;
  const auto dot = id.find('.');
  const auto slash = id.find('/');
  if (dot == std::string_view::npos || slash == std::string_view::npos || dot > slash) return {};
  return std::string(id.substr(dot + 1, slash - dot - 1));
}

}  // namespace

Issued issuer_after(const Scan& scan, const Symbol& symbol, std::string_view text, std::size_t at) {
  const auto rest = text.substr(std::min(at, text.size()), 200);
  constexpr std::string_view kOf = "của ";
  const auto gap = rest.starts_with(' ') ? rest.substr(1) : rest;
  if (!gap.starts_with(kOf)) return {};
  const auto name = gap.substr(kOf.size());
  static const Pattern local(
      R"((?i:(?:Chủ tịch |Thường trực |Ban Thường vụ |Ban Chấp hành )?(?:(?:Ủy ban|Uỷ ban) nhân dân|UBND|Hội đồng nhân dân|HĐND|Tỉnh ủy|Thành ủy|Đảng bộ)))"
      R"((?: (?i:tỉnh|thành phố|TP\.?|lâm thời))*)");
  const auto match = may_be_local(name) ? local.match_start(name) : std::nullopt;
  if (!match) return {std::string(name.substr(0, scan.vocabulary.agency_prefix(name))), {}};
  const std::size_t end = match->span().end;
  const bool spaced = end < name.size() && name[end] == ' ';
  const std::string place = spaced ? proper_name(name.substr(end + 1)) : "";
  if (!place.empty()) return {std::string((*match)[0]) + ' ' + place, place};
  // "của Ủy ban nhân dân tỉnh" in an act of a province is that province's.
  return {std::string((*match)[0]), is_provincial(symbol) ? own_place(scan) : ""};
}

}  // namespace viendan::citations

// Mentions with a number: type word, "số", symbol, date.
#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "citations/introduction.h"
#include "citations/scan.h"
#include "vocabulary/symbol.h"
#include "vocabulary/timeline.h"

namespace viendan::citations {
namespace {

/// Official translations: "of October 6, 2005", "dated 6 October 2005".
std::optional<FoundDate> english_date(std::string_view text) {
  constexpr auto kMonths = std::to_array<std::string_view>(
      {"January", "February", "March", "April", "May", "June", "July", "August", "September",
       "October", "November", "December"});
  static const Pattern form(
      R"(,? ?(?:of|dated|on) (?:(\d{1,2}) )?([A-Z][a-z]{2,8})(?: (\d{1,2}),)? ((?:19|20)\d{2}))");
  const auto match = form.match_start(text);
  if (!match || match->has(1) == match->has(3)) return std::nullopt;
  const auto month = std::find(kMonths.begin(), kMonths.end(), (*match)[2]);
  if (month == kMonths.end()) return std::nullopt;
  const Date date{to_int((*match)[4]), static_cast<int>(month - kMonths.begin()) + 1,
                  to_int((*match)[match->has(1) ? 1 : 3])};
  if (!date.valid()) return std::nullopt;
  return FoundDate{match->span(), date};
}

/// The date that follows at once, after spaces or a comma.
std::optional<FoundDate> date_after(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin < text.size() && begin - at < 3 && (text[begin] == ' ' || text[begin] == ','))
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

/// "Ngày 24 tháng 12 năm 2012, ... đã ban hành Thông tư liên tịch số ...".
std::optional<Date> date_before(std::string_view text, std::size_t begin) {
  static const Pattern issued(R"((?:ban hành|ký|thông qua) (?:các )?$)");
  constexpr std::size_t kFar = 300;
  const std::size_t from = begin > kFar ? begin - kFar : 0;
  const auto before = text.substr(from, begin - from);
  if (!issued.found_in(before)) return std::nullopt;
  const auto stop = before.find_last_of(";\n\t");
  const auto sentence = trim(stop == std::string_view::npos ? before : before.substr(stop + 1));
  const auto lead = sentence.starts_with("Ngày") ? sentence : std::string_view();
  const auto dates = find_dates(lead);
  if (dates.size() != 1) return std::nullopt;
  return dates.front().date;
}

/// Who issued it, as printed after the date ("của Thủ tướng Chính phủ"), else by the code.
struct Issued {
  std::string issuer;
  std::string place;  // of a provincial body
};

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

Issued issuer_after(const Scan& scan, std::string_view text, std::size_t at) {
  const auto rest = text.substr(std::min(at, text.size()), 200);
  constexpr std::string_view kOf = " của ";
  if (!rest.starts_with(kOf)) return {};
  const auto name = rest.substr(kOf.size());
  static const Pattern local(
      R"((?i:(?:Chủ tịch )?(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND)) (?:tỉnh|thành phố|TP\.?) )");
  if (const auto match = local.match_start(name)) {
    const std::string place = proper_name(name.substr(match->span().end));
    if (!place.empty()) return {std::string((*match)[0]) + place, place};
  }
  const auto length = scan.vocabulary.agency_prefix(name);
  return {std::string(name.substr(0, length)), {}};
}

std::string issuer_by_symbol(const Scan& scan, const Symbol& symbol, std::optional<Date> date) {
  std::vector<std::string> names;
  const std::size_t count = symbol.type_code.empty() ? 1 : symbol.issuers.size();
  for (std::size_t i = 0; i < std::min(count, symbol.issuers.size()); ++i) {
    const auto code = trim_right(symbol.issuers[i], "0123456789");
    const Issuer* issuer = scan.vocabulary.issuer_by_code(code, date);
    if (!issuer) return {};
    names.push_back(issuer->office.empty() || count > 1 ? issuer->name : issuer->office);
  }
  return join(names, ", ");
}

/// Texts without accents keep the letters they print: the identity does not depend on them.
std::string spelled(const Symbol& symbol, std::string_view printed) {
  const bool plain = std::all_of(printed.begin(), printed.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return plain ? replace_all(symbol.text, "Đ", "D") : symbol.text;
}

/// Only list words between two numbers: the second has the first's type.
bool continues_list(std::string_view gap) {
  static const Pattern list(R"((?: ?[,;])?(?: ?(?:và|hoặc|,))? ?)");
  return list.matches(gap);
}

bool is_own_number_line(const Scan& scan, const Unit& unit, Span span) {
  const Span global{span.begin + unit.span.begin, span.end + unit.span.begin};
  if (scan.document.metadata.symbol.rule != "annex-line" &&
      global.overlaps(scan.document.metadata.symbol.span) && unit.head) {
    return true;
  }
  return unit.head && !scan.document.metadata.title.span.overlaps(global);
}

bool same_act(const Scan& scan, const Reference& target) {
  if (target.symbol.empty() || fold(target.symbol) != fold(scan.own.symbol)) return false;
  return !target.date || !scan.own.date || target.date->year == scan.own.date->year;
}

void set_target(const Scan& scan, const Unit& unit, const Symbol& symbol, std::string_view type,
                std::size_t end, Citation& citation) {
  Reference& target = citation.target;
  const auto issued = issuer_after(scan, unit.text, end);
  target.type = type_name(scan.vocabulary, symbol);
  if (target.type.empty() || target.type == "Công văn") {
    if (!type.empty()) target.type = type;
  }
  target.number = symbol.number;
  target.issuer =
      issued.issuer.empty() ? issuer_by_symbol(scan, symbol, target.date) : issued.issuer;
  target.id = document_id(scan.vocabulary, symbol, target.date, target.type, issued.place);
  const bool dated = symbol.year || target.date;
  citation.status = dated ? CitationStatus::Stub : CitationStatus::Unresolved;
  if (same_act(scan, target)) {
    target = scan.own;
    citation.status = CitationStatus::Resolved;
    citation.rule += "+own";
  }
}

}  // namespace

std::vector<Citation> find_numbered(const Scan& scan, const Unit& unit) {
  std::vector<Citation> mentions;
  std::size_t last_end = 0;
  std::string last_type;
  for (const FoundSymbol& found : find_symbols(scan.vocabulary, unit.text)) {
    Introduction intro = introduction(scan, unit, found.span.begin);
    const bool after_list = !mentions.empty() && intro.begin >= last_end &&
                            continues_list(unit.text.substr(last_end, intro.begin - last_end));
    if (intro.type.empty() && after_list) intro.type = last_type;
    if (intro.type.empty() && found.symbol.type_code.empty()) {
      const auto named = named_before(unit.text, intro.begin, intro.type);
      if (named != std::string_view::npos && named >= last_end) intro.begin = named;
    }
    const auto date = date_after(unit.text, found.span.end);
    const Span span{static_cast<std::uint32_t>(std::max(intro.begin, last_end)),
                    date ? date->span.end : found.span.end};
    if (is_own_number_line(scan, unit, span)) continue;
    Citation citation = make_citation(scan, unit, span, CitationKind::Numbered);
    citation.rule = date ? "symbol+date" : "symbol";
    citation.target.date = date ? std::optional(date->date) : std::nullopt;
    if (!date) {
      citation.target.date = date_before(unit.text, span.begin);
      if (citation.target.date) citation.rule = "symbol+date-before";
    }
    citation.target.symbol = spelled(found.symbol, found.span.of(unit.text));
    set_target(scan, unit, found.symbol, intro.type, span.end, citation);
    last_end = span.end;
    last_type = intro.type;
    mentions.push_back(std::move(citation));
  }
  return mentions;
}

}  // namespace viendan::citations

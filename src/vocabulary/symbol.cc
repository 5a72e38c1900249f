#include "vocabulary/symbol.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/symbol_parts.h"
#include "vocabulary/timeline.h"

namespace viendan {
namespace {

using symbols::Group;
using symbols::Parts;
using symbols::Spelling;

/// Ð (Eth) stands for Đ in texts that came out of 8-bit encodings.
std::string with_vietnamese_d(std::string_view text) {
  return replace_all(replace_all(to_nfc(text), "Ð", "Đ"), "ð", "đ");
}

/// The term number of a legislature, as in QH13, is no part of the code.
std::string_view without_term(std::string_view group) {
  return trim_right(group, "0123456789");
}

/// Spares nearly every comparison of two codes.
bool may_be_same(std::string_view a, std::string_view b, bool marks) {
  const auto first = static_cast<unsigned char>(a.front()),
             other = static_cast<unsigned char>(b.front());
  const bool plain = first < 0x80 && other < 0x80;
  return (!plain || (first | 0x20) == (other | 0x20)) && (!marks || a.size() == b.size());
}

/// Codes of a few letters: equal but for case, or but for case and marks.
bool same_code(std::string_view a, std::string_view b, bool marks) {
  if (a == b) return true;
  if (count_code_points(a) != count_code_points(b)) return false;
  return marks ? to_lower(a) == to_lower(b) : fold(a) == fold(b);
}

/// The row whose code is `code`: the first but for case (a table lists the official spelling before
/// its variants), else but for marks where one code fits, so that HD (hướng dẫn) never becomes HĐ
/// (hợp đồng).
template <typename Row>
const Row* by_code(const std::vector<Row>& rows, std::string_view code) {
  if (code.empty()) return nullptr;
  for (const bool marks : {true, false}) {
    const Row* found = nullptr;
    for (const Row& row : rows) {
      if (row.code.empty() || !may_be_same(row.code, code, marks) ||
          !same_code(row.code, code, marks))
        continue;
      if (!found) found = &row;
      if (marks) return found;
      if (to_lower(found->code) != to_lower(row.code)) return nullptr;
    }
    if (found) return found;
  }
  return nullptr;
}

const DocumentType* type_of(const Vocabulary& vocabulary, std::string_view code) {
  if (const auto* exact = vocabulary.type_by_code(code)) return exact;
  return by_code(vocabulary.types(), code);
}

/// What a group of letters is known to be.
struct Meaning {
  const DocumentType* type = nullptr;
  const Issuer* issuer = nullptr;
  std::string issuer_code;  // canonical, with the term number
  [[nodiscard]] bool known() const { return type || issuer; }
};

Meaning meaning_of(const Vocabulary& vocabulary, std::string_view group) {
  Meaning meaning;
  meaning.type = type_of(vocabulary, group);
  const auto base = without_term(group);
  meaning.issuer = by_code(vocabulary.issuers(), base);
  meaning.issuer_code = meaning.issuer
                            ? meaning.issuer->code + std::string(group.substr(base.size()))
                            : std::string(group);
  return meaning;
}

bool is_capitals(std::string_view group) {
  return to_upper(group) == group;
}

constexpr auto kWithTerms = std::to_array<std::string_view>({"QH", "UB", "HĐ", "NA", "NHNN"});
constexpr auto kActs = std::to_array<std::string_view>({"QĐ", "NĐ", "NQ", "TTLT", "TTLB"});

/// Whether a group can be part of a symbol: a known code, or capitals.
bool acceptable(const Vocabulary& vocabulary, std::string_view group, Spelling spelling) {
  return spelling == Spelling::Typed || is_capitals(group) || meaning_of(vocabulary, group).known();
}

/// Cuts the groups where the words of the sentence begin ("1393/QĐ-TTg - Bộ ..."): at the first
/// that is no code, and at a spaced separator once type and issuer are there.
void keep_codes(const Vocabulary& vocabulary, Parts& parts, Spelling spelling) {
  std::size_t keep = 0;
  for (const Group& group : parts.groups) {
    if (!acceptable(vocabulary, group.text, spelling)) break;
    if (spelling == Spelling::Running && keep >= 2 && group.spaced) break;
    ++keep;
  }
  parts.groups.resize(keep);
}

/// Legislatures, councils and committees are numbered by their term (QH13, UBTVQH15, HĐND17), and
/// the State Bank's departments by their number.
bool has_terms(std::string_view printed) {
  const std::string code = to_upper(printed);
  return std::any_of(kWithTerms.begin(), kWithTerms.end(), [&](std::string_view beginning) {
    return code.starts_with(beginning) || code.ends_with(beginning);
  });
}

/// The mark of a footnote stands at once behind the symbol: "140/NQ-CP2".
void drop_footnote(const Vocabulary& vocabulary, Parts& parts) {
  if (parts.groups.empty()) return;
  Group& last = parts.groups.back();
  const auto base = without_term(last.text);
  if (base.empty() || base.size() == last.text.size()) return;
  if (has_terms(base) || !by_code(vocabulary.issuers(), base)) return;
  last.end -= last.text.size() - base.size();
  last.text = base;
}

/// How sure a reading is without any word before it.
enum class Certainty { None, Introduced, Sure };

struct Reading {
  Symbol symbol;
  Certainty certainty = Certainty::None;
  std::vector<std::string> codes;  // of the groups, in printed order
};

/// Before 2000 the body may stand before the type: "999-TC/QĐ/CĐKT". Only codes that are no units
/// of a body too ("3816/VPCP-CN").
bool type_comes_second(const Parts& parts, const Meaning& first, const Meaning& second) {
  const bool plain = std::find(kActs.begin(), kActs.end(), parts.groups[1].text) != kActs.end();
  return plain && first.issuer && second.type && !second.issuer;
}

std::string code_of(const Meaning& meaning, std::string_view printed) {
  return meaning.issuer ? meaning.issuer_code : to_upper(printed);
}

/// The second of two groups decides: QĐ-TTg is type and issuer, BCT-KHCN issuer and unit.
void assign_roles(const Vocabulary& vocabulary, const Parts& parts, Reading& reading) {
  constexpr std::size_t kNone = std::string::npos;
  const auto& groups = parts.groups;
  std::vector<Meaning> meanings;
  for (const Group& group : groups) meanings.push_back(meaning_of(vocabulary, group.text));
  const Meaning& first = meanings[0];
  const bool alone = groups.size() == 1;
  // "327-CT": a single group behind a dash is who issued it.
  const bool old = alone && groups[0].separator == '-';
  std::size_t type_at = kNone;
  reading.certainty = Certainty::Sure;
  if (!alone && type_comes_second(parts, first, meanings[1])) {
    type_at = 1;
  } else if (first.type && !old && !(alone && first.issuer)) {
    type_at = 0;
    if (alone) reading.certainty = Certainty::Introduced;
  } else if (first.issuer || old) {
    if (alone && parts.year.empty()) reading.certainty = Certainty::Introduced;
  } else if (!alone && meanings[1].issuer) {
    type_at = 0;  // a type we do not know: "45/GPXD-UBND"
  } else {
    reading.certainty = Certainty::Introduced;
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool type = i == type_at;
    reading.codes.push_back(type && meanings[i].type ? meanings[i].type->code
                            : type                   ? to_upper(groups[i].text)
                                                     : code_of(meanings[i], groups[i].text));
    if (!type) reading.symbol.issuers.push_back(reading.codes.back());
    if (type) reading.symbol.type_code = reading.codes.back();
  }
}

/// Decree 30/2020/NĐ-CP: numbers below 10 have a 0 before them.
std::string number_as_printed(std::string_view number) {
  const auto digits = number.substr(std::min(number.find_first_not_of('0'), number.size()));
  const bool one_digit =
      digits.size() == 1 || (digits.size() > 1 && !is_digit(static_cast<unsigned char>(digits[1])));
  return (one_digit || digits.empty() ? "0" : "") + std::string(digits);
}

std::string number_of(std::string_view number) {
  const auto digits = number.substr(std::min(number.find_first_not_of('0'), number.size()));
  return digits.empty() ? "0" : to_lower(digits);
}

std::string text_of(const Parts& parts, const std::vector<std::string>& codes) {
  std::string text = number_as_printed(parts.number);
  if (!parts.year.empty()) text += '/' + std::string(parts.year);
  for (std::size_t i = 0; i < parts.groups.size(); ++i) {
    text += parts.groups[i].separator;
    text += codes[i];
  }
  return text;
}

/// Numbers with a dash before the first group: Party documents (24-NQ/TW) and those before 1997.
Certainty certainty_of_dashed(const Parts& parts, Certainty certainty) {
  if (parts.groups[0].separator != '-') return certainty;
  if (!parts.year.empty()) return Certainty::None;
  const bool party = parts.groups.size() > 1 && parts.groups[1].separator == '/';
  return party ? certainty : std::min(certainty, Certainty::Introduced);
}

/// What stands for a separator is one only where all the rest is known.
Certainty certainty_of_odd(Parts& parts, const Reading& reading) {
  const auto& symbol = reading.symbol;
  const bool typed = !symbol.type_code.empty() && !symbol.issuers.empty();
  if (reading.certainty != Certainty::Sure || !typed) return Certainty::None;
  // "1393 QĐ-TTg": the dash comes later.
  const bool slash = parts.groups[1].separator == '-' || !parts.year.empty();
  if (slash) parts.groups[0].separator = '/';
  return Certainty::Introduced;
}

Reading classify(const Vocabulary& vocabulary, Parts& parts, Spelling spelling) {
  Reading reading;
  keep_codes(vocabulary, parts, spelling);
  if (spelling == Spelling::Running) drop_footnote(vocabulary, parts);
  if (parts.groups.empty()) return reading;
  assign_roles(vocabulary, parts, reading);
  if (parts.odd) {
    reading.certainty = certainty_of_odd(parts, reading);
    if (reading.certainty == Certainty::None) return reading;
  }
  reading.certainty = certainty_of_dashed(parts, reading.certainty);
  reading.symbol.number = number_of(parts.number);
  reading.symbol.year = parts.year.empty() ? 0 : to_int(parts.year);
  reading.symbol.text = text_of(parts, reading.codes);
  return reading;
}

Symbol symbol_of(const symbols::Standard& standard) {
  Symbol symbol;
  symbol.number = standard.number;
  symbol.year = standard.year.empty() ? 0 : to_int(standard.year);
  symbol.type_code = replace_all(std::string(standard.series), " ", "-");
  if (!standard.issuer.empty()) symbol.issuers.emplace_back(standard.issuer);
  // "TIA-942" is the name of the standard, "TCVN-6909" a way to print one.
  const char between = standard.series.ends_with("TIA") ? '-' : ' ';
  symbol.text = std::string(standard.series) + between + std::string(standard.number);
  if (symbol.year) symbol.text += ':' + std::string(standard.year);
  if (!standard.issuer.empty()) symbol.text += '/' + std::string(standard.issuer);
  return symbol;
}

bool ends_with_type(const Vocabulary& vocabulary, std::string_view before) {
  for (const DocumentType& type : vocabulary.types()) {
    if (type.name.size() > before.size()) continue;
    const auto tail = before.substr(before.size() - type.name.size());
    if (tail == type.name || to_lower(tail) == to_lower(type.name)) return true;
  }
  return false;
}

/// Whether the words before a number say that it is one: "số", or the name of a document type; or
/// the date that follows ("56/CP ngày 02/10/1996").
bool introduced(const Vocabulary& vocabulary, std::string_view text, std::size_t begin,
                std::size_t end) {
  constexpr std::size_t kLongestName = 60;
  const auto from = begin > kLongestName ? begin - kLongestName : 0;
  const auto before = trim_right(text.substr(from, begin - from), " :*\n\t");
  for (const std::string_view word : {"số", "Số", "SỐ", "No.", "no."}) {
    if (before.ends_with(word)) return true;
  }
  if (ends_with_type(vocabulary, before)) return true;
  constexpr std::string_view kDated = " ngày ";
  const auto after = text.substr(std::min(text.size(), end), 40);
  return after.starts_with(kDated) && date_at_start(after.substr(1)).has_value();
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Whether a number that begins at `begin` is the inside of something else: "07/9/2009",
/// "1.250/...", "PM10/...".
bool continues(std::string_view text, std::size_t begin) {
  if (begin == 0) return false;
  const char before = text[begin - 1];
  if (before == '/' || before == '-') return true;
  if (before == '.' || before == ',' || before == ':') return is_digit_at(text, begin - 2);
  const bool letter = static_cast<unsigned char>(before) >= 0x80 || is_digit_at(text, begin - 1) ||
                      ((before | 0x20) >= 'a' && (before | 0x20) <= 'z');
  return letter && !text.substr(0, begin).ends_with("số");
}

/// "999 TC/QĐ/CĐKT": where the number ends, if the letters of a group stand between it and the
/// separator.
std::size_t before_group(std::string_view text, std::size_t separator) {
  constexpr std::size_t kMost = 12;
  std::size_t at = separator;
  while (at > 0 && separator - at < kMost && text[at - 1] != ' ' && !is_digit_at(text, at - 1))
    --at;
  const bool group = at < separator && at > 1 && text[at - 1] == ' ' && is_digit_at(text, at - 2);
  return group && is_capitals(text.substr(at, separator - at)) ? at - 1 : separator;
}

/// "66.12/2026/NQ-CP": one of the resolutions that are numbered below another. A year must follow,
/// since "1.250/..." is an amount.
std::size_t whole_number(std::string_view text, std::size_t begin, std::size_t separator) {
  const bool dated = separator + 5 < text.size() && text[separator + 5] == '/' &&
                     text.substr(separator + 1, 2) == "20";
  if (!dated || begin < 2 || text[begin - 1] != '.' || !is_digit_at(text, begin - 2)) return begin;
  std::size_t at = begin - 1;
  while (at > 0 && is_digit_at(text, at - 1) && begin - at < 4) --at;
  return at;
}

/// Where the number before a separator begins; npos where what stands there is none.
std::size_t number_before(std::string_view text, std::size_t separator) {
  constexpr std::string_view kGap = " *\t\n";
  constexpr std::size_t kMost = 8;
  std::size_t end = text[separator] == ')' ? separator : before_group(text, separator);
  separator = end;
  while (end > 0 && separator - end < 3 && kGap.find(text[end - 1]) != std::string_view::npos)
    --end;
  std::size_t begin = end;
  if (begin > 1 && !is_digit_at(text, begin - 1) && is_digit_at(text, begin - 2)) --begin;  // "12a"
  while (begin > 0 && is_digit_at(text, begin - 1) && end - begin < kMost) --begin;
  if (begin == end || !is_digit_at(text, begin)) return std::string_view::npos;
  begin = whole_number(text, begin, separator);
  return continues(text, begin) ? std::string_view::npos : begin;
}

}  // namespace

std::optional<Symbol> parse_symbol(const Vocabulary& vocabulary, std::string_view text) {
  constexpr std::size_t kLongest = 200;
  if (text.size() > kLongest) return std::nullopt;
  const std::string clean = with_vietnamese_d(trim(text, " \t\r\n*"));
  if (const auto standard = symbols::read_standard(clean);
      standard && standard->end == clean.size()) {
    return symbol_of(*standard);
  }
  auto parts = symbols::read_parts(clean, 0, Spelling::Typed);
  if (!parts || parts->groups.back().end != clean.size()) return std::nullopt;
  Reading reading = classify(vocabulary, *parts, Spelling::Typed);
  if (reading.certainty == Certainty::None) return std::nullopt;
  return std::move(reading.symbol);
}

namespace {

/// The separators of symbols, and the first letters of standards.
constexpr auto kMayBegin = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("/-)|\\QTI")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

/// Nearly all dashes and slashes of a text stand behind something else.
bool follows_number_or_code(std::string_view text, std::size_t at) {
  std::size_t before = at;
  while (before > 0 && at - before < 3 &&
         std::string_view(" *\t\n").find(text[before - 1]) != std::string_view::npos) {
    --before;
  }
  if (before == 0) return false;
  const char c = text[before - 1];
  const bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z');
  if (is_digit_at(text, before - 1)) return true;
  if (letter && before == at) return true;             // "999 TC/QĐ"
  return before > 1 && is_digit_at(text, before - 2);  // "12a/2015"
}

}  // namespace

std::vector<FoundSymbol> find_symbols(const Vocabulary& vocabulary, std::string_view text) {
  std::vector<FoundSymbol> found;
  std::size_t free_from = 0;  // everything before is part of a symbol already found
  const auto add = [&](std::size_t begin, std::size_t end, Symbol symbol) {
    found.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(symbol)});
    free_from = end;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kMayBegin[static_cast<unsigned char>(text[at])] || at < free_from) continue;
    if (text[at] >= 'A' && text[at] <= 'Z') {
      const auto standard = symbols::read_standard(text.substr(at, 60));
      if (standard && at_word_bounds(text, at, at + standard->end)) {
        add(at, at + standard->end, symbol_of(*standard));
      }
      continue;
    }
    if (!follows_number_or_code(text, at)) continue;
    const auto begin = number_before(text, at);
    if (begin == std::string_view::npos || begin < free_from) continue;
    auto parts = symbols::read_parts(text, begin, Spelling::Running);
    if (!parts) continue;
    Reading reading = classify(vocabulary, *parts, Spelling::Running);
    if (reading.certainty == Certainty::None) continue;
    if (reading.certainty == Certainty::Introduced &&
        !introduced(vocabulary, text, begin, parts->groups.back().end))
      continue;
    add(begin, parts->groups.back().end, std::move(reading.symbol));
  }
  return found;
}

std::string type_name(const Vocabulary& vocabulary, const Symbol& symbol) {
  if (!symbol.type_code.empty()) {
    const auto* type = vocabulary.type_by_code(symbol.type_code);
    return type ? type->name : "";
  }
  const bool letter =
      symbol.year == 0 && symbol.issuers.size() > 1 && symbol.text.find('/') != std::string::npos;
  return letter ? "Công văn" : "";
}

namespace {

/// How the identity begins. Without a code the word before the symbol decides; without either the
/// kind of act stays open ("vb"): a number of the National Assembly is a law or a resolution.
std::string type_slug(const Vocabulary& vocabulary, const Symbol& symbol,
                      std::string_view type_word) {
  if (!symbol.type_code.empty()) {
    const auto* type = vocabulary.type_by_code(symbol.type_code);
    return type && !type->slug.empty() ? type->slug : slug(symbol.type_code);
  }
  if (const auto* type = vocabulary.type_by_name(trim(type_word)); type && !type->slug.empty()) {
    return type->slug;
  }
  return type_name(vocabulary, symbol).empty() ? "vb" : "cv";
}

/// "tỉnh Quảng Bình" and "Quảng Bình" are one place.
std::string place_slug(std::string_view place) {
  std::string name = slug(place);
  for (const std::string_view prefix : {"thanh-pho-", "tinh-", "tp-"}) {
    if (name.starts_with(prefix) && name.size() > prefix.size()) return name.substr(prefix.size());
  }
  return name;
}

std::string code_slug(std::string_view code) {
  std::string out;
  for (const char c : fold(code)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

}  // namespace

std::string document_id(const Vocabulary& vocabulary, const Symbol& symbol,
                        std::optional<Date> date, std::string_view type_word,
                        std::string_view place) {
  std::string id = type_slug(vocabulary, symbol, type_word);
  for (const std::string& issuer : symbol.issuers) id += '-' + code_slug(issuer);
  if (!place.empty()) id += '.' + place_slug(place);
  const int year = symbol.year ? symbol.year : date ? date->year : 0;
  return id + '/' + (year ? std::to_string(year) : "?") + '/' + slug(symbol.number);
}

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : fold(text)) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (word) out += c;
    if (!word && !out.empty() && out.back() != '-') out += '-';
  }
  return std::string(trim_right(out, "-"));
}

}  // namespace viendan

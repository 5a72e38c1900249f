#include "vocabulary/symbol.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/symbol_parts.h"

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

/// Codes of a few letters: equal but for case, or but for case and marks.
bool same_code(std::string_view a, std::string_view b, bool marks) {
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
      if (row.code.empty() || !same_code(row.code, code, marks)) continue;
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

/// How sure a reading is without any word before it.
enum class Certainty { None, Introduced, Sure };

struct Reading {
  Symbol symbol;
  Certainty certainty = Certainty::None;
};

/// The second of two groups decides: QĐ-TTg is type and issuer, BCT-KHCN issuer and unit.
void assign_roles(const Vocabulary& vocabulary, const Parts& parts, Reading& reading) {
  const auto& groups = parts.groups;
  const Meaning first = meaning_of(vocabulary, groups[0].text);
  const bool alone = groups.size() == 1;
  Symbol& symbol = reading.symbol;
  std::size_t issuers_from = 0;
  // "327-CT": a single group behind a dash is who issued it.
  const bool old = alone && groups[0].separator == '-';
  if (first.type && !old && !(alone && first.issuer)) {
    symbol.type_code = first.type->code;
    issuers_from = 1;
    reading.certainty = alone ? Certainty::Introduced : Certainty::Sure;
  } else if (first.issuer || old) {
    reading.certainty = alone && parts.year.empty() ? Certainty::Introduced : Certainty::Sure;
  } else if (!alone && meaning_of(vocabulary, groups[1].text).issuer) {
    symbol.type_code = to_upper(groups[0].text);  // a type we do not know: "45/GPXD-UBND"
    issuers_from = 1;
    reading.certainty = Certainty::Sure;
  } else {
    reading.certainty = Certainty::Introduced;
  }
  for (std::size_t i = issuers_from; i < groups.size(); ++i) {
    const Meaning issuer = meaning_of(vocabulary, groups[i].text);
    symbol.issuers.push_back(issuer.issuer ? issuer.issuer_code : to_upper(groups[i].text));
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

std::string text_of(const Symbol& symbol, const Parts& parts) {
  std::string text = number_as_printed(parts.number);
  if (!parts.year.empty()) text += '/' + std::string(parts.year);
  const std::size_t offset = symbol.type_code.empty() ? 0 : 1;
  for (std::size_t i = 0; i < parts.groups.size(); ++i) {
    text += parts.groups[i].separator;
    text += i < offset ? symbol.type_code : symbol.issuers[i - offset];
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

Reading classify(const Vocabulary& vocabulary, Parts& parts, Spelling spelling) {
  Reading reading;
  keep_codes(vocabulary, parts, spelling);
  if (parts.groups.empty()) return reading;
  assign_roles(vocabulary, parts, reading);
  reading.certainty = certainty_of_dashed(parts, reading.certainty);
  reading.symbol.number = number_of(parts.number);
  reading.symbol.year = parts.year.empty() ? 0 : to_int(parts.year);
  reading.symbol.text = text_of(reading.symbol, parts);
  return reading;
}

Symbol symbol_of(const symbols::Standard& standard) {
  Symbol symbol;
  symbol.number = standard.number;
  symbol.year = standard.year.empty() ? 0 : to_int(standard.year);
  symbol.type_code = replace_all(std::string(standard.series), " ", "-");
  if (!standard.issuer.empty()) symbol.issuers.emplace_back(standard.issuer);
  symbol.text = std::string(standard.series) + ' ' + std::string(standard.number);
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

/// Whether the words before a number say that it is one: "số", or the name of a document type.
bool introduced(const Vocabulary& vocabulary, std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongestName = 60;
  const auto from = begin > kLongestName ? begin - kLongestName : 0;
  const auto before = trim_right(text.substr(from, begin - from), " :*\n\t");
  for (const std::string_view word : {"số", "Số", "SỐ", "No.", "no."}) {
    if (before.ends_with(word)) return true;
  }
  return ends_with_type(vocabulary, before);
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

/// Where the number before a separator begins; npos where what stands there is none.
std::size_t number_before(std::string_view text, std::size_t separator) {
  constexpr std::string_view kGap = " *\t\n";
  constexpr std::size_t kMost = 8;
  std::size_t end = separator;
  while (end > 0 && separator - end < 3 && kGap.find(text[end - 1]) != std::string_view::npos)
    --end;
  std::size_t begin = end;
  if (begin > 1 && !is_digit_at(text, begin - 1) && is_digit_at(text, begin - 2)) --begin;  // "12a"
  while (begin > 0 && is_digit_at(text, begin - 1) && end - begin < kMost) --begin;
  if (begin == end || !is_digit_at(text, begin)) return std::string_view::npos;
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

std::vector<FoundSymbol> find_symbols(const Vocabulary& vocabulary, std::string_view text) {
  std::vector<FoundSymbol> found;
  std::size_t free_from = 0;  // everything before is part of a symbol already found
  const auto add = [&](std::size_t begin, std::size_t end, Symbol symbol) {
    found.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(symbol)});
    free_from = end;
  };
  for (std::size_t at = text.find_first_of("/-QTI"); at != std::string_view::npos;
       at = text.find_first_of("/-QTI", at + 1)) {
    if (at < free_from) continue;
    if (text[at] != '/' && text[at] != '-') {
      const auto standard = symbols::read_standard(text.substr(at, 60));
      if (standard && at_word_bounds(text, at, at + standard->end)) {
        add(at, at + standard->end, symbol_of(*standard));
      }
      continue;
    }
    const auto begin = number_before(text, at);
    if (begin == std::string_view::npos || begin < free_from) continue;
    auto parts = symbols::read_parts(text, begin, Spelling::Running);
    if (!parts) continue;
    Reading reading = classify(vocabulary, *parts, Spelling::Running);
    if (reading.certainty == Certainty::None) continue;
    if (reading.certainty == Certainty::Introduced && !introduced(vocabulary, text, begin))
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

#include "vocabulary/symbol_reading.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::symbols {
namespace {

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

}  // namespace

bool is_capitals(std::string_view group) {
  return to_upper(group) == group;
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

Symbol symbol_of(const Standard& standard) {
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

}  // namespace viendan::symbols

// What may be typed as the value of a field, and which terms or ranges it stands for.
#include <algorithm>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "model/citation.h"
#include "search/index/passages.h"
#include "search/query/fields.h"

namespace viendan::search {
namespace {

constexpr std::size_t kLongestValue = 400;

// clang-format off
constexpr KnownValue kRelationValues[] = {
    {"legal_basis",  "căn cứ",             {}},
    {"issued_with",  "ban hành kèm theo",  {}},
    {"approves",     "phê duyệt",          {}},
    {"implements",   "thực hiện",          {}},
    {"guides",       "hướng dẫn",          {}},
    {"details",      "quy định chi tiết",  {}},
    {"amends",       "sửa đổi, bổ sung",   {}},
    {"replaces",     "thay thế",           {}},
    {"repeals",      "bãi bỏ",             {}},
    {"corrects",     "đính chính",         {}},
    {"suspends",     "đình chỉ",           {}},
    {"pauses",       "tạm ngưng",          {}},
    {"extends",      "kéo dài",            {}},
    {"consolidates", "hợp nhất",           {}},
    {"interprets",   "giải thích",         {}},
    {"announces",    "công bố",            {}},
    {"refers",       "dẫn chiếu",          {}},
};
static_assert(std::size(kRelationValues) == kRelations.size());

constexpr KnownValue kValidityValues[] = {
    {"amended",   "được sửa đổi",   {}},
    {"suspended", "bị đình chỉ",    {}},
    {"replaced",  "bị thay thế",    {}},
    {"repealed",  "bị bãi bỏ",      {}},
    {"expired",   "hết hiệu lực",   "replaced repealed"},
    {"in_force",  "còn hiệu lực",   "suspended replaced repealed", true},
};

constexpr KnownValue kKindValues[] = {
    {"article",    "điều",       {}},
    {"clause",     "khoản",      "clause decimal"},
    {"point",      "điểm",       {}},
    {"annex",      "phụ lục",    {}},
    {"section",    "mục",        "section subsection roman"},
    {"chapter",    "chương",     {}},
    {"part",       "phần",       {}},
    {"plan",       "kế hoạch",   {}},
    {"group",      "nhóm",       {}},
    {"row",        "dòng",       {}},
    {"row",        "hoạt động",  {}},
};
// clang-format on

/// Names compare without case and accents; "-" and "_" may stand for a space.
std::string value_key(std::string_view text) {
  std::string key = fold(to_nfc(text));
  std::replace_if(
      key.begin(), key.end(), [](char c) { return c == '-' || c == '_' || c == ','; }, ' ');
  return squeeze(key);
}

bool same_name(std::string_view name, std::string_view key) {
  // Folding letter by letter is spared where the lengths already tell.
  if (name.empty() || name.size() < key.size() || name.size() > 3 * key.size()) return false;
  return squeeze(fold(to_nfc(name))) == key;
}

void add(std::vector<std::string>& names, std::string_view name) {
  if (name.empty()) return;
  std::string folded = squeeze(fold(to_nfc(name)));
  if (std::find(names.begin(), names.end(), folded) == names.end()) {
    names.push_back(std::move(folded));
  }
}

std::optional<Value> read_known(Takes takes, std::string_view typed) {
  const std::string key = value_key(typed);
  for (const KnownValue& known : known_values(takes)) {
    if (value_key(known.name) != key && value_key(known.vietnamese) != key) continue;
    Value value{.none = known.none, .shown = std::string(known.name)};
    for (const auto name : split(known.terms.empty() ? known.name : known.terms, ' ')) {
      value.names.emplace_back(name);
    }
    return value;
  }
  return std::nullopt;
}

/// Kinds of units that the table of values does not have may be typed by their own name: "roman".
std::optional<Value> read_kind(std::string_view typed) {
  if (auto known = read_known(Takes::Kind, typed)) return known;
  const std::string name = to_lower(typed);
  const auto kind = block_kind(name);
  if (!kind || info(*kind).unit.empty()) return std::nullopt;
  return Value{.names = {name}, .shown = name};
}

Value read_type(std::string_view typed, const Vocabulary& vocabulary) {
  Value value;
  const std::string key = value_key(typed);
  const DocumentType* exact = vocabulary.type_by_code(typed);
  for (const auto& type : vocabulary.types()) {
    const bool meant = exact != nullptr ? &type == exact
                                        : same_name(type.name, key) || same_name(type.code, key) ||
                                              same_name(type.slug, key);
    if (!meant) continue;
    add(value.names, type.name);
    if (value.shown.find(type.name) == std::string::npos) {
      value.shown += (value.shown.empty() ? "" : " / ") + type.name;
    }
  }
  if (value.names.empty()) {
    add(value.names, typed);
    value.shown = squeeze(typed);
  }
  return value;
}

Value read_agency(std::string_view typed, const Vocabulary& vocabulary) {
  Value value{.shown = squeeze(typed)};
  const std::string key = squeeze(fold(to_nfc(typed)));
  add(value.names, typed);
  if (const auto found = vocabulary.find_agency(typed)) {
    add(value.names, found->agency->id);
    add(value.names, found->agency->name);
    value.shown = found->agency->name;
  }
  for (const auto& agency : vocabulary.agencies()) {
    if (!same_name(agency.abbreviation, key) && !same_name(agency.id, key)) continue;
    add(value.names, agency.id);
    add(value.names, agency.name);
    value.shown = agency.name;
  }
  for (const auto& issuer : vocabulary.issuers()) {
    if (!same_name(issuer.code, key) && !same_name(issuer.name, key)) continue;
    add(value.names, issuer.name);
    add(value.names, issuer.office);
    add(value.names, issuer.agency);
    value.shown = issuer.name;
  }
  return value;
}

/// "2015", "3/2015", "15/12/2015", "2015-03-31".
std::optional<Date> read_day(std::string_view typed) {
  static const Pattern backwards(R"((?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4}))");
  const std::string_view text = trim(typed);
  const auto match = backwards.match_all(text);
  if (!match) return parse_iso_date(text);
  const auto part = [&match](std::size_t group) {
    return match->has(group) ? to_int((*match)[group]) : 0;
  };
  // A day or month of zero is none: only one that is not printed is unknown.
  if ((match->has(1) && part(1) == 0) || (match->has(2) && part(2) == 0)) return std::nullopt;
  const Date date{part(3), part(2), part(1)};
  return date.valid() ? std::optional(date) : std::nullopt;
}

std::string slot_value(const Date& day) {
  return fmt::format("{:04}{:02}{:02}", day.year, day.month, day.day);
}

struct Range {
  std::optional<Date> first;
  std::optional<Date> last;
};

/// The day before, or after, so far as it is known: "<2015" ends in 2014.
Date neighbour(const Date& date, int step) {
  if (step > 0) {
    const Date last = date.last_day();
    const Date next = {last.year, last.month, last.day + 1};
    if (next.valid()) return next;
    return last.month == 12 ? Date{last.year + 1, 1, 1} : Date{last.year, last.month + 1, 1};
  }
  const Date first = date.first_day();
  if (first.day > 1) return {first.year, first.month, first.day - 1};
  return first.month == 1 ? Date{first.year - 1, 12, 31}
                          : Date{first.year, first.month - 1, 0}.last_day();
}

/// ">=2015", "<3/2015".
std::optional<Range> read_comparison(std::string_view typed) {
  const bool greater = typed.front() == '>';
  typed.remove_prefix(1);
  const bool equal = typed.starts_with('=');
  if (equal) typed.remove_prefix(1);
  const auto date = read_day(typed);
  if (!date) return std::nullopt;
  if (greater) return Range{equal ? date->first_day() : neighbour(*date, 1), {}};
  return Range{{}, equal ? date->last_day() : neighbour(*date, -1)};
}

/// Dates with ".." between them; either may be left out, but not both.
std::optional<Range> read_range(std::string_view typed) {
  typed = trim(typed);
  if (typed.starts_with("≥")) return read_range(fmt::format(">={}", typed.substr(3)));
  if (typed.starts_with("≤")) return read_range(fmt::format("<={}", typed.substr(3)));
  if (typed.starts_with('>') || typed.starts_with('<')) return read_comparison(typed);
  const auto dots = typed.find("..");
  if (dots == std::string_view::npos) {
    const auto date = read_day(typed);
    return date ? std::optional(Range{date->first_day(), date->last_day()}) : std::nullopt;
  }
  const auto low = trim(typed.substr(0, dots));
  const auto high = trim(typed.substr(dots + 2));
  const auto first = read_day(low);
  const auto last = read_day(high);
  if ((!low.empty() && !first) || (!high.empty() && !last) || (!first && !last))
    return std::nullopt;
  if (first && last && last->last_day() < first->first_day()) return std::nullopt;
  return Range{first ? std::optional(first->first_day()) : std::nullopt,
               last ? std::optional(last->last_day()) : std::nullopt};
}

std::optional<Value> read_dates(const FieldInfo& field, std::string_view typed) {
  const Takes takes = field.takes;
  const bool to = field.field == Field::To;
  static const Pattern years(R"([<>=≥≤. ]*\d{4}[. ]*(?:\d{4})?[. ]*)");
  if (takes == Takes::Years && !years.matches(typed)) return std::nullopt;
  auto range = read_range(typed);
  if (!range) return std::nullopt;
  if (takes == Takes::Day) {
    if (!read_day(typed)) return std::nullopt;
    if (field.field != Field::Valid) (to ? range->first : range->last).reset();
  }
  const auto shown = [takes](const std::optional<Date>& day) {
    if (!day) return std::string();
    return takes == Takes::Years ? fmt::format("{:04}", day->year) : day->iso();
  };
  Value value{.first = range->first ? slot_value(*range->first) : std::string(),
              .last = range->last ? slot_value(*range->last) : std::string()};
  const std::string first = shown(range->first);
  const std::string last = shown(range->last);
  if (takes == Takes::Day && field.field != Field::Valid)
    value.shown = to ? last : first;
  else
    value.shown = first == last ? first : fmt::format("{}..{}", first, last);
  return value;
}

/// "5", "IV", "đ", "1.2": annexes are numbered in both ways.
std::optional<Value> read_label(Field field, std::string_view typed) {
  static const Pattern label(R"([\p{L}\p{N}]{1,8}(?:\.[\p{N}]{1,4}){0,4})");
  const std::string text(trim(typed, " .)"));
  if (!label.matches(text)) return std::nullopt;
  Value value{.shown = to_lower(text)};
  value.names.push_back(value.shown);
  if (field != Field::Annex) return value;
  const int roman = roman_value(to_upper(text));
  if (roman > 0) value.names.push_back(fmt::format("{}", roman));
  constexpr std::pair<int, std::string_view> kRomans[] = {
      {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
  int number = to_int(text);
  if (number < 1 || number > 39) return value;
  std::string numeral;
  for (const auto& [worth, letters] : kRomans) {
    for (; number >= worth; number -= worth) numeral += letters;
  }
  value.names.push_back(numeral);
  return value;
}

std::optional<Value> read_symbol(std::string_view typed) {
  const std::string number = number_key(typed);
  const std::string key = number.empty() ? symbol_key(typed) : number;
  if (key.find_first_of("0123456789") == std::string::npos) return std::nullopt;
  return Value{.names = {key}, .shown = key};
}

std::optional<Value> read_words(std::string_view typed, bool quoted) {
  Tokenizer tokenizer;
  Value value;
  for (const Token& token : tokenizer.read(typed)) value.words.push_back(*token.spelling);
  if (value.words.empty()) return std::nullopt;
  value.phrase = quoted || value.words.size() > 1;
  for (const auto& word : value.words) value.shown += (value.shown.empty() ? "" : " ") + word.word;
  return value;
}

/// The longest name at the beginning of `text` that ends at a word bound.
template <typename Names>
std::size_t longest_prefix(std::string_view text, const Names& names) {
  const std::string folded = fold(text.substr(0, kLongestValue));
  std::size_t longest = 0;
  for (const std::string& name : names) {
    if (!folded.starts_with(name)) continue;
    const auto end = offset_of_code_point(text, count_code_points(name));
    if (end > longest && at_word_bounds(text, 0, end)) longest = end;
  }
  return longest;
}

bool is_sane(std::string_view typed) {
  return !trim(typed).empty() && typed.size() <= kLongestValue;
}

/// What needs no vocabulary.
std::optional<Value> read_known_form(const FieldInfo& field, std::string_view typed, bool quoted) {
  switch (field.takes) {
    case Takes::Words:
      return read_words(typed, quoted);
    case Takes::Symbol:
      return read_symbol(typed);
    case Takes::Kind:
      return read_kind(typed);
    case Takes::Years:
    case Takes::Dates:
    case Takes::Day:
      return read_dates(field, typed);
    case Takes::Label:
      return read_label(field.field, typed);
    default:
      return read_known(field.takes, typed);
  }
}

}  // namespace

std::span<const KnownValue> known_values(Takes takes) {
  if (takes == Takes::Relation) return kRelationValues;
  if (takes == Takes::Validity) return kValidityValues;
  if (takes == Takes::Kind) return kKindValues;
  return {};
}

bool can_have(const FieldInfo& field, std::string_view typed) {
  const bool name = field.takes == Takes::Type || field.takes == Takes::Agency;
  return is_sane(typed) && (name || read_known_form(field, typed, false).has_value());
}

std::optional<Value> read_value(const FieldInfo& field, std::string_view typed,
                                const Vocabulary& vocabulary, bool quoted) {
  if (!is_sane(typed)) return std::nullopt;
  if (field.takes == Takes::Type) return read_type(typed, vocabulary);
  if (field.takes == Takes::Agency) return read_agency(typed, vocabulary);
  return read_known_form(field, typed, quoted);
}

std::size_t name_prefix(const FieldInfo& field, std::string_view text,
                        const Vocabulary& vocabulary) {
  std::vector<std::string> names;
  if (field.takes == Takes::Agency) return vocabulary.agency_prefix(text);
  if (field.takes == Takes::Type) {
    for (const auto& type : vocabulary.types()) names.push_back(fold(type.name));
  }
  for (const KnownValue& known : known_values(field.takes)) names.push_back(fold(known.vietnamese));
  return longest_prefix(text, names);
}

}  // namespace viendan::search

#include "vocabulary/vocabulary.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/names.h"

namespace viendan {
namespace {

constexpr std::size_t kLongestHeading = 240;  // bytes: anything longer is a text
constexpr std::size_t kLongestName = 300;     // bytes: no body has a longer name

template <typename Thing>
bool existed(const Thing& thing, Date day) {
  const bool begun = !thing.from || thing.from->first_day() <= day.last_day();
  return begun && (!thing.to || day.first_day() <= thing.to->last_day());
}

/// The one of several things with one name: that which existed then. Where none or several did,
/// there is no single one, unless all are the same.
template <typename Thing>
const Thing* only(const std::vector<Thing>& things, const std::vector<std::size_t>& indexes,
                  std::optional<Date> as_of) {
  if (indexes.size() == 1) return &things[indexes.front()];
  const Thing* found = nullptr;
  for (const std::size_t i : indexes) {
    if (as_of && !existed(things[i], *as_of)) continue;
    if (found != nullptr) return nullptr;
    found = &things[i];
  }
  return found;
}

template <typename Value>
const Value* entry(const std::unordered_map<std::string, Value>& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

/// What stands between two words of a name, as name_key has it.
std::string gap_key(std::string_view gap) {
  if (gap == " ") return std::string(gap);
  std::string between("a");
  between += gap;
  between += 'a';
  const std::string key = name_key(between);
  return key.substr(1, key.size() - 2);
}

std::size_t word_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t at = begin; at < text.size() && is_word(next_code_point(text, at));) end = at;
  return end;
}

std::vector<std::string> syllables_of(std::string_view folded) {
  const auto words = words_of(folded);
  return {words.begin(), words.end()};
}

}  // namespace

const DocumentType* Vocabulary::type_by_code(std::string_view code) const {
  if (code.empty()) return nullptr;
  const auto found = std::find_if(types_.begin(), types_.end(),
                                  [code](const auto& type) { return type.code == code; });
  return found == types_.end() ? nullptr : &*found;
}

const DocumentType* Vocabulary::type_by_name(std::string_view name) const {
  const auto* found = entry(type_names_, name_key(name));
  return found == nullptr ? nullptr : &types_[found->front()];
}

const Issuer* Vocabulary::issuer_by_code(std::string_view code, std::optional<Date> as_of) const {
  const Issuer* first = nullptr;
  for (const auto& issuer : issuers_) {
    if (issuer.code != code) continue;
    if (!as_of || existed(issuer, *as_of)) return &issuer;
    if (first == nullptr) first = &issuer;
  }
  return first;
}

const Issuer* Vocabulary::issuer_by_name(std::string_view name) const {
  const auto* found = entry(issuer_names_, name_key(name));
  return found == nullptr ? nullptr : &issuers_[found->front()];
}

const Agency* Vocabulary::agency_by_id(std::string_view id) const {
  const auto* found = entry(agency_ids_, std::string(id));
  return found == nullptr ? nullptr : &agencies_[*found];
}

std::optional<FoundAgency> Vocabulary::find_agency(std::string_view text,
                                                   std::optional<Date> as_of) const {
  if (text.empty() || text.size() > kLongestName) return std::nullopt;
  const auto answer = [&](const std::vector<std::size_t>& fitting, AgencyMatch match) {
    const Agency* agency = only(agencies_, fitting, as_of);
    return agency == nullptr ? std::nullopt
                             : std::optional(FoundAgency{agency, match, agency->name});
  };
  const std::string key = name_key(text);
  if (const auto* same = entry(agency_names_, key)) return answer(*same, AgencyMatch::Exact);
  const std::string folded = fold(key);
  if (const auto* same = entry(folded_agency_names_, folded))
    return answer(*same, AgencyMatch::Folded);
  return answer(misread_agencies(folded), AgencyMatch::OneSyllable);
}

std::vector<std::size_t> Vocabulary::misread_agencies(std::string_view folded) const {
  const auto syllables = syllables_of(folded);
  std::vector<std::size_t> fitting;
  if (syllables.size() < 3) return fitting;
  const auto* candidates = entry(agency_heads_, syllables.front());
  if (candidates == nullptr) return fitting;
  for (const auto& candidate : *candidates) {
    const bool known = std::find(fitting.begin(), fitting.end(), candidate.agency) != fitting.end();
    if (!known && is_misreading(candidate.syllables, syllables))
      fitting.push_back(candidate.agency);
  }
  return fitting;
}

std::size_t Vocabulary::agency_prefix(std::string_view text) const {
  text = text.substr(0, kLongestName);
  std::size_t longest = 0;
  std::size_t done = 0;  // bytes of the text that the key stands for
  std::string key;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (!is_word(next_code_point(text, at))) {
      if (done == 0) break;
      continue;
    }
    const std::size_t end = word_end(text, begin);
    if (done > 0) key += gap_key(text.substr(done, begin - done));
    key += to_lower(text.substr(begin, end - begin));
    const bool* whole = entry(agency_beginnings_, key);
    if (whole == nullptr) break;
    if (*whole) longest = end;
    at = done = end;
  }
  return longest;
}

Column Vocabulary::role_of(std::string_view heading) const {
  Column column{std::string(heading), ColumnRole::Unknown, 0};
  if (heading.size() > kLongestHeading) return column;
  const std::string folded = fold(heading);
  const auto words = words_of(folded);
  for (std::size_t count = std::min(longest_heading_, words.size()); count > 0; --count) {
    for (auto first = words.begin(); words.end() - first >= static_cast<int>(count); ++first) {
      const auto last = first + static_cast<int>(count);
      const auto* found = entry(heading_words_, join({first, last}, " "));
      if (found == nullptr) continue;
      const Heading& row = headings_[*found];
      const double share = static_cast<double>(count) / static_cast<double>(words.size());
      column.role = row.role;
      column.confidence = row.role == ColumnRole::Unknown ? 0 : row.confidence * (1 + share) / 2;
      return column;
    }
  }
  return column;
}

}  // namespace viendan

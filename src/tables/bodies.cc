#include "tables/bodies.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "base/unicode.h"
#include "tables/cell.h"
#include "tables/types.h"

namespace viendan::tables {
namespace {

constexpr std::string_view kMarks = " .;,:\n";
// A name of more syllables is not tried for one that slid out of it.
constexpr std::size_t kMostSyllables = 14;
constexpr std::size_t kLongestList = 1500;
constexpr std::size_t kLongestName = 200;
constexpr std::string_view kAnd = " và ";

// Words that begin the name of a body. What follows them in capitals is its own name.
constexpr std::array<std::string_view, 16> kHeadNouns = {
    "Tổng cục",  "Bộ",  "Cục", "Vụ",     "Sở",       "Viện",         "Ban",       "Ủy ban",
    "Ngân hàng", "Hội", "Đài", "Trường", "Tập đoàn", "Tổng công ty", "Văn phòng", "Thanh tra"};

std::string_view without_plural(std::string_view name) {
  for (const std::string_view plural : {"các ", "Các ", "một số ", "Một số "}) {
    if (name.starts_with(plural)) return trim(name.substr(plural.size()));
  }
  return name;
}

std::string_view head_noun(std::string_view name) {
  for (const auto head : kHeadNouns) {
    const bool alone = name.size() == head.size();
    if (name.starts_with(head) && (alone || name[head.size()] == ' ')) return head;
  }
  return {};
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (const auto word : split(text, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

std::string without_word(const std::vector<std::string_view>& words, std::size_t left_out) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == left_out) continue;
    if (!out.empty()) out += ' ';
    out += words[i];
  }
  return out;
}

bool is_cut_off(std::string_view part, std::string_view whole) {
  return part.size() < whole.size() && whole.starts_with(part) && whole[part.size()] == ' ';
}

/// `part` is `whole` without one syllable inside.
bool lacks_syllable(std::string_view part, std::string_view whole) {
  if (part.size() >= whole.size()) return false;
  const auto short_words = words_of(part);
  const auto long_words = words_of(whole);
  if (long_words.size() != short_words.size() + 1) return false;
  const auto differs = std::mismatch(short_words.begin(), short_words.end(), long_words.begin());
  return differs.first != short_words.end() &&
         std::equal(differs.first, short_words.end(), differs.second + 1);
}

bool existed(const Agency& agency, const std::optional<Date>& date) {
  if (!date) return true;
  return (!agency.from || agency.from->first_day() <= *date) &&
         (!agency.to || *date <= agency.to->last_day());
}

struct Candidates {
  std::vector<std::string> names;
  void add(std::string name) {
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
};

/// Of several names the one that the document has elsewhere.
std::optional<std::string> only_one(const Candidates& candidates, const Document& document) {
  if (candidates.names.size() == 1) return candidates.names.front();
  std::optional<std::string> printed;
  for (const auto& name : candidates.names) {
    if (document.text.find(name) == std::string::npos) continue;
    if (printed) return std::nullopt;
    printed = name;
  }
  return printed;
}

/// Bodies unknown to the vocabulary have names too. What is cut off stands at the end of its cell;
/// what has lost a syllable is printed in full elsewhere in the document.
std::optional<std::string> completed(const Context& context, std::string_view part, bool at_end) {
  const auto head = head_noun(part);
  if (head.empty() || part.size() <= head.size() + 1) return std::nullopt;
  if (!begins_upper(part.substr(head.size() + 1))) return std::nullopt;
  Candidates candidates;
  for (const Agency& agency : context.vocabulary.agencies()) {
    if (!agency.name.starts_with(head) || !existed(agency, context.issued)) continue;
    const bool cut = at_end && is_cut_off(part, agency.name);
    const bool printed = !cut && lacks_syllable(part, agency.name) &&
                         context.document.text.find(agency.name) != std::string::npos;
    if (cut || printed) candidates.add(agency.name);
  }
  return only_one(candidates, context.document);
}

bool separates(std::string_view list, std::size_t at) {
  const char c = list[at];
  return c == ',' || c == ';' || c == '\n' || list.compare(at, kAnd.size(), kAnd) == 0;
}

/// Where the known name at the beginning of a part ends: separators inside it are its own.
std::size_t name_end(const Context& context, std::string_view list, std::size_t begin) {
  const auto part = trim(list.substr(begin), kMarks);
  const auto name = without_plural(without_bullet(part));
  return static_cast<std::size_t>(name.data() - list.data()) +
         context.vocabulary.agency_prefix(name.substr(0, kLongestName));
}

/// The parts that a list of bodies separates, as views into the list.
std::vector<std::string_view> parts_of(const Context& context, std::string_view list) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const auto part = trim(without_bullet(list.substr(begin, end - begin)), kMarks);
    if (!part.empty()) parts.push_back(part);
  };
  for (std::size_t at = name_end(context, list, 0); at < list.size();) {
    if (!separates(list, at)) {
      ++at;
      continue;
    }
    add(at);
    begin = at + (list[at] == ' ' ? kAnd.size() : 1);
    at = std::max(begin, name_end(context, list, begin));
  }
  add(list.size());
  return parts;
}

/// "Sở Công Thương" is a class of bodies, one in every province: it has a name, but no identity.
bool is_class(const Context& context, std::string_view name) {
  const auto& agencies = context.vocabulary.agencies();
  return std::any_of(agencies.begin(), agencies.end(),
                     [name](const Agency& agency) { return agency.name == name; });
}

bool is_known(const Context& context, std::string_view name) {
  return body_named(context, name) || is_class(context, without_plural(name));
}

bool is_listed(const Context& context, std::string_view name) {
  return context.vocabulary.find_agency(name, context.issued) ||
         context.vocabulary.find_agency(name) || is_class(context, name);
}

/// What the names that were looked up before are completed to; "" for those that are left.
struct Answers {
  std::unordered_map<std::string, std::string> names;
  std::unordered_set<std::string> whole_cells;  // texts in which nothing was completed
};

std::string answer(const Context& context, std::string_view name, bool at_end, Answers& answers) {
  const auto [known, fresh] = answers.names.try_emplace(std::string(name) + (at_end ? "$" : ""));
  if (fresh && !is_listed(context, name)) {
    known->second = completed(context, name, at_end).value_or("");
  }
  return known->second;
}

void complete_in(Cell& cell, SheetRow& row, std::string_view field, const Context& context,
                 Answers& answers) {
  if (cell.text.size() > kLongestList || answers.whole_cells.contains(cell.text)) return;
  const auto parts = parts_of(context, cell.text);
  std::string text;
  std::size_t done = 0;
  for (const auto printed : parts) {
    const auto name = without_plural(printed);
    if (head_noun(name).empty()) continue;
    const auto end = static_cast<std::size_t>(printed.data() - cell.text.data()) + printed.size();
    const std::string whole = answer(context, name, end == cell.text.size(), answers);
    if (whole.empty()) continue;
    const std::string plural(printed.substr(0, printed.size() - name.size()));
    row.repairs.push_back({"body-completed", std::string(field), std::string(printed),
                           plural + whole, 0.85, span_of(cell)});
    text += cell.text.substr(done, end - name.size() - done) + whole;
    done = end;
  }
  if (done == 0) {
    answers.whole_cells.insert(cell.text);
  } else {
    cell.text = text + cell.text.substr(done);
  }
}

/// The name with `word` put in at one place, where that names a body in exact spelling.
std::optional<std::string> with_word(const Context& context, std::string_view name,
                                     std::string_view word) {
  const auto words = words_of(name);
  if (words.size() > kMostSyllables) return std::nullopt;
  for (std::size_t place = 0; place <= words.size(); ++place) {
    auto grown = words;
    grown.insert(grown.begin() + static_cast<std::ptrdiff_t>(place), word);
    const std::string candidate = without_word(grown, grown.size());
    const auto found = context.vocabulary.find_agency(candidate, context.issued);
    if (found && found->match == AgencyMatch::Exact) return candidate;
  }
  return std::nullopt;
}

void return_slid(const Sheet& sheet, SheetRow& row, std::size_t c, const Context& context) {
  Cell& left = row.cells[c];
  Cell& right = row.cells[c + 1];
  const auto space = right.text.find(' ');
  if (space == std::string::npos || left.text.empty()) return;
  const std::string word = right.text.substr(0, space);
  const std::string rest = right.text.substr(space + 1);
  if (begins_body(right.text) || !begins_body(rest)) return;
  const auto& vocabulary = context.vocabulary;
  const auto exact = [&](std::string_view name) {
    const auto found = vocabulary.find_agency(name, context.issued);
    return found && found->match == AgencyMatch::Exact;
  };
  if (exact(left.text) || exact(right.text) || !exact(rest)) return;
  const auto whole = with_word(context, left.text, word);
  if (!whole) return;
  row.repairs.push_back(
      {"syllable-slid", std::string(field_of(sheet, c)), left.text, *whole, 0.9, span_of(left)});
  row.repairs.push_back({"syllable-slid", std::string(field_of(sheet, c + 1)), right.text, rest,
                         0.9, span_of(right)});
  left.text = *whole;
  right.text = rest;
}

}  // namespace

std::optional<std::string> body_named(const Context& context, std::string_view text) {
  const auto name = trim(text, kMarks);
  if (const auto found = context.vocabulary.find_agency(name, context.issued)) return found->name;
  const auto single = without_plural(name);
  if (single.size() == name.size()) return std::nullopt;
  if (!context.vocabulary.find_agency(single, context.issued)) return std::nullopt;
  return std::string(name);
}

std::string_view last_body(const Context& context, std::string_view list) {
  if (list.size() > kLongestList) return {};
  const auto parts = parts_of(context, list);
  return parts.empty() ? std::string_view{} : parts.back();
}

bool completes_body(const Context& context, std::string_view list, std::string_view next) {
  const auto last = last_body(context, list);
  if (last.empty() || next.empty() || next.size() > kLongestList ||
      head_noun(without_plural(last)).empty())
    return false;
  if (is_known(context, last)) return false;
  const auto parts = parts_of(context, next);
  return !parts.empty() && is_known(context, std::string(last) + " " + std::string(parts.front()));
}

bool begins_body(std::string_view text) {
  return !head_noun(without_plural(without_bullet(text))).empty();
}

std::optional<std::string> body_of_two(const Context& context, std::string_view left,
                                       std::string_view right) {
  const auto head = head_noun(left);
  if (head.empty() || right.empty()) return std::nullopt;
  const std::string together = std::string(left) + " " + std::string(right);
  const std::string headed = std::string(head) + " " + std::string(right);
  for (const auto& name : {together, headed}) {
    const auto found = context.vocabulary.find_agency(name, context.issued);
    if (found && found->match != AgencyMatch::OneSyllable) return found->name;
  }
  return std::nullopt;
}

void return_slid_syllables(Sheet& sheet, const Context& context) {
  for (std::size_t c = 0; c + 1 < sheet.width(); ++c) {
    if (!is_agency_role(sheet.columns[c].role) || !is_agency_role(sheet.columns[c + 1].role))
      continue;
    for (auto& row : sheet.rows) {
      if (row.kind == RowKind::Data) return_slid(sheet, row, c, context);
    }
  }
}

void complete_bodies(Sheet& sheet, const Context& context) {
  Answers answers;
  for (std::size_t c = 0; c < sheet.width(); ++c) {
    if (!is_agency_role(sheet.columns[c].role)) continue;
    for (auto& row : sheet.rows) {
      if (row.kind != RowKind::Data) continue;
      complete_in(row.cells[c], row, field_of(sheet, c), context, answers);
    }
  }
}

}  // namespace viendan::tables

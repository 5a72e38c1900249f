#include "search/answer/expand.h"

#include <algorithm>
#include <array>
#include <mutex>

#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/syllable.h"

namespace viendan::search {
namespace {

using Kind = Clause::Kind;

constexpr std::size_t kMostOfOne = 4;  // other names that one name brings
// Shorter ones stand for too much: "CN", "TP".
constexpr std::size_t kShortestAbbreviation = 3;
// Of those that the vocabulary calls ambiguous only long ones say enough by themselves: "KHCN".
constexpr std::size_t kShortestAmbiguous = 4;
constexpr std::size_t kMostSuccessions = 3;

// Rows that name classes of bodies, or bodies whose short names each ministry has.
constexpr std::array<std::string_view, 4> kWithoutShortNames = {"collective", "local-class",
                                                                "office-class", "department"};

bool same_words(const std::vector<Spelling>& a, const std::vector<Spelling>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Spelling& x, const Spelling& y) { return x.folded == y.folded; });
}

bool contains(const std::vector<Spelling>& words, const std::vector<Spelling>& part) {
  return !std::ranges::search(words, part, [](const Spelling& a, const Spelling& b) {
            return a.folded == b.folded;
          }).empty();
}

std::string key_of(const std::vector<Spelling>& words) {
  std::string key;
  for (const auto& word : words) key.append(key.empty() ? "" : " ").append(word.folded);
  return key;
}

bool is_short(std::string_view name) {
  return name.find(' ') == std::string_view::npos;
}

/// Whether a short form can be no word itself, nor the beginning of a signature ("KT.").
bool is_usable(const Abbreviation& each) {
  const auto letters = count_code_points(each.shortened);
  const bool long_enough = letters >= (each.ambiguous ? kShortestAmbiguous : kShortestAbbreviation);
  return long_enough && each.full.find('(') == std::string::npos &&
         each.shortened.find_first_of("./") == std::string::npos &&
         !is_possible_without_accents(syllable_key(each.shortened));
}

/// Whether the words are those of the name, and typed accents its own.
bool is_typed(const std::vector<Spelling>& name, std::span<const Clause> clauses) {
  return std::equal(name.begin(), name.end(), clauses.begin(),
                    [](const Spelling& word, const Clause& clause) {
                      const Spelling& typed = clause.words.front();
                      return !typed.accented() || typed.word == word.word;
                    });
}

std::string succession(const Agency& former, const Agency& later) {
  if (later.from) return fmt::format("successor since {}", later.from->iso());
  if (former.to) return fmt::format("successor after {}", former.to->iso());
  return "successor";
}

}  // namespace

std::vector<Spelling> Synonyms::read(std::string_view text) {
  std::vector<Spelling> words;
  for (const Token& token : tokenizer_.read(to_nfc(text))) words.push_back(*token.spelling);
  return words;
}

void Synonyms::add(std::string_view typed, std::string_view other, std::string why) {
  auto words = read(typed);
  auto also = read(other);
  if (words.empty() || also.empty() || same_words(words, also)) return;
  // A text that has the longer name has the shorter one as well.
  if (contains(also, words)) return;
  longest_ = std::max(longest_, words.size());
  Entry& entry = names_[key_of(words)];
  if (entry.words.empty()) entry.words = std::move(words);
  for (const Other& known : entry.others) {
    if (contains(also, known.words)) return;
  }
  if (entry.others.size() >= kMostOfOne) return;
  entry.others.push_back({squeeze(other), std::move(also), std::move(why)});
}

void Synonyms::add_abbreviations(const Vocabulary& vocabulary) {
  for (const Abbreviation& each : vocabulary.abbreviations()) {
    if (!is_usable(each)) continue;
    add(each.shortened, each.full, "full name");
    if (!each.ambiguous) add(each.full, each.shortened, "abbreviation");
  }
}

namespace {

struct Form {
  std::string name;
  std::string why;
};

/// The bodies that took over from one, nearest first.
std::vector<Form> successors(const Vocabulary& vocabulary, const Agency& agency) {
  std::vector<Form> found;
  std::vector<const Agency*> former = {&agency};
  for (std::size_t i = 0; i < former.size() && i < kMostSuccessions; ++i) {
    for (const auto& id : former[i]->successors) {
      const Agency* later = vocabulary.agency_by_id(id);
      if (later == nullptr || std::ranges::find(former, later) != former.end()) continue;
      found.push_back({later->name, succession(*former[i], *later)});
      former.push_back(later);
    }
  }
  return found;
}

/// What a body is called, and short enough to be asked for by itself.
std::vector<Form> forms(const Agency& agency) {
  const bool named = std::ranges::find(kWithoutShortNames, agency.kind) == kWithoutShortNames.end();
  std::vector<Form> found = {{agency.name, "full name"}};
  const auto add = [&](const std::string& name, std::string_view why) {
    const bool good = !is_short(name) || count_code_points(name) >= kShortestAbbreviation;
    if (good && named) found.push_back({name, std::string(why)});
  };
  add(agency.abbreviation, "abbreviation");
  for (const auto& alias : agency.aliases) {
    add(alias, is_short(alias) ? "abbreviation" : "another name");
  }
  return found;
}

}  // namespace

void Synonyms::add_agencies(const Vocabulary& vocabulary) {
  for (const Agency& agency : vocabulary.agencies()) {
    const auto names = forms(agency);
    const auto later = successors(vocabulary, agency);
    for (const Form& typed : names) {
      add(typed.name, agency.name, "full name");
      for (const Form& other : later) add(typed.name, other.name, other.why);
      for (const Form& other : names) add(typed.name, other.name, other.why);
    }
  }
}

Synonyms::Synonyms(const Vocabulary& vocabulary) {
  add_agencies(vocabulary);
  add_abbreviations(vocabulary);
}

std::shared_ptr<const Synonyms> Synonyms::of(const Vocabulary& vocabulary) {
  static std::mutex mutex;
  static std::string version;
  static std::shared_ptr<const Synonyms> last;
  const std::scoped_lock lock(mutex);
  // One that is made by hand may have no version.
  if (last == nullptr || version.empty() || version != vocabulary.version()) {
    last = std::make_shared<const Synonyms>(vocabulary);
    version = vocabulary.version();
  }
  return last;
}

const Synonyms::Entry* Synonyms::find(std::span<const Clause> clauses, std::size_t& length) const {
  std::string key;
  const Entry* found = nullptr;
  for (std::size_t i = 0; i < std::min(clauses.size(), longest_); ++i) {
    const Clause& clause = clauses[i];
    if (clause.kind != Kind::Word || clause.exact) break;
    key.append(key.empty() ? "" : " ").append(clause.words.front().folded);
    const auto entry = names_.find(key);
    if (entry == names_.end() || !is_typed(entry->second.words, clauses)) continue;
    found = &entry->second;
    length = i + 1;
  }
  return found;
}

namespace {

class Expander {
 public:
  Expander(const Synonyms& synonyms, const IsKnown& is_known)
      : synonyms_(synonyms), is_known_(is_known) {}

  /// Of clauses that all must hold.
  [[nodiscard]] std::vector<Clause> all(const std::vector<Clause>& clauses) {
    std::vector<Clause> out;
    for (std::size_t i = 0; i < clauses.size();) {
      std::size_t length = 0;
      const auto* entry = synonyms_.find(std::span(clauses).subspan(i), length);
      auto others =
          entry == nullptr ? std::vector<Clause>() : alternatives(*entry, clauses, i, length);
      if (others.empty()) {
        out.push_back(inside(clauses[i++]));
        continue;
      }
      Clause typed{.kind = Kind::All};
      typed.parts.assign(clauses.begin() + static_cast<std::ptrdiff_t>(i),
                         clauses.begin() + static_cast<std::ptrdiff_t>(i + length));
      others.insert(others.begin(), length == 1 ? typed.parts.front() : typed);
      out.push_back({.kind = Kind::Any, .parts = std::move(others)});
      i += length;
    }
    return out;
  }

  std::vector<Expansion> expansions;

 private:
  /// Of groups. Their depth is bounded by the parser.
  [[nodiscard]] Clause inside(const Clause& clause) {
    if (clause.kind != Kind::All && clause.kind != Kind::Any) return clause;
    Clause out = clause;
    if (clause.kind == Kind::All) {
      out.parts = all(clause.parts);
      return out;
    }
    for (Clause& part : out.parts) {
      auto expanded = all({part});
      part = std::move(expanded.front());
    }
    return out;
  }

  [[nodiscard]] std::vector<Clause> alternatives(const Synonyms::Entry& entry,
                                                 const std::vector<Clause>& clauses,
                                                 std::size_t begin, std::size_t length) {
    std::string typed;
    for (std::size_t i = begin; i < begin + length; ++i) {
      typed.append(typed.empty() ? "" : " ").append(clauses[i].words.front().word);
    }
    std::vector<Clause> found;
    for (const auto& other : entry.others) {
      if (expansions.size() >= kMostExpansions) break;
      if (!std::ranges::all_of(other.words, is_known_)) continue;
      found.push_back(
          {.kind = other.words.size() == 1 ? Kind::Word : Kind::Phrase, .words = other.words});
      expansions.push_back({typed, other.printed, other.why});
    }
    return found;
  }

  const Synonyms& synonyms_;
  const IsKnown& is_known_;
};

}  // namespace

Expanded expand(const QueryText& query, const Synonyms& synonyms, const IsKnown& is_known) {
  Expander expander(synonyms, is_known);
  Expanded expanded{query, {}};
  if (query.names_document()) return expanded;
  expanded.text.clauses = expander.all(query.clauses);
  expanded.expansions = std::move(expander.expansions);
  return expanded;
}

}  // namespace viendan::search

#include "search/query_text.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "search/terms.h"
#include "vocabulary/symbol.h"

namespace viendan::search {
namespace {

// A query costs time with each word; nobody types more than these.
constexpr std::size_t kLongestQuery = 4000;
constexpr std::size_t kMostWords = 128;

struct QuotePair {
  std::string_view open;
  std::string_view close;
};
constexpr QuotePair kQuotes[] = {{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"”", "”"}};

std::vector<Spelling> words_of(std::string_view text, Tokenizer& tokenizer) {
  std::vector<Spelling> words;
  for (const Token& token : tokenizer.read(text)) words.push_back(*token.spelling);
  return words;
}

/// A part of the query: between quotes, or between white space.
struct Part {
  std::string_view text;
  bool quoted = false;
  bool excluded = false;
};

std::size_t quoted_end(std::string_view text, std::size_t at, std::string_view& inside) {
  for (const auto& [open, close] : kQuotes) {
    if (!text.substr(at).starts_with(open)) continue;
    const std::size_t begin = at + open.size();
    const std::size_t end = text.find(close, begin);
    if (end == std::string_view::npos) continue;
    inside = text.substr(begin, end - begin);
    return end + close.size();
  }
  return at;
}

bool begins_exclusion(std::string_view text, std::size_t at) {
  if (text[at] != '-' || at + 1 >= text.size()) return false;
  if (at > 0 && kSpaces.find(text[at - 1]) == std::string_view::npos) return false;
  std::string_view inside;
  std::size_t next = at + 1;
  // "8 -10%" is a range, not an exclusion.
  return quoted_end(text, next, inside) > next || is_letter(next_code_point(text, next));
}

std::size_t word_part_end(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  std::string_view inside;
  while (at < text.size() && kSpaces.find(text[at]) == std::string_view::npos) {
    if (at > begin && quoted_end(text, at, inside) > at) break;
    ++at;
  }
  return at;
}

std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  for (std::size_t at = 0; at < text.size();) {
    if (kSpaces.find(text[at]) != std::string_view::npos) {
      ++at;
      continue;
    }
    Part part;
    part.excluded = begins_exclusion(text, at);
    if (part.excluded) ++at;
    std::size_t end = quoted_end(text, at, part.text);
    part.quoted = end > at;
    if (!part.quoted) {
      end = word_part_end(text, at);
      part.text = text.substr(at, end - at);
    }
    parts.push_back(part);
    at = std::max(end, at + 1);
  }
  return parts;
}

Clause symbol_clause(const Symbol& symbol, Tokenizer& tokenizer) {
  return {Clause::Kind::Symbol, words_of(symbol.text, tokenizer), symbol_key(symbol.text)};
}

/// A symbol that names no known issuer ("12/QĐ-XYZ") still has the shape of one.
bool has_symbol_shape(std::string_view key) {
  const auto slash = key.find('/');
  if (slash == 0 || slash == std::string_view::npos || slash > 6 || key.size() > 60) return false;
  const auto digits = key.find_first_not_of("0123456789");
  if (digits != slash && digits + 1 != slash) return false;
  const bool plain =
      key.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz/-.") == std::string_view::npos;
  return plain &&
         key.find_first_of("abcdefghijklmnopqrstuvwxyz", slash) != std::string_view::npos &&
         (key.find('-') != std::string_view::npos || key.find("qh") != std::string_view::npos);
}

std::optional<Clause> whole_symbol(std::string_view text, const Vocabulary& vocabulary,
                                   Tokenizer& tokenizer) {
  if (const auto symbol = parse_symbol(vocabulary, text)) return symbol_clause(*symbol, tokenizer);
  const std::string key = symbol_key(text);
  if (!has_symbol_shape(key)) return std::nullopt;
  return Clause{Clause::Kind::Symbol, words_of(key, tokenizer), key};
}

/// The text after the name of a type and "số", by which a symbol is often introduced.
std::string_view without_introduction(std::string_view text, const Vocabulary& vocabulary) {
  const std::string folded = fold(text);
  std::string_view rest = text;
  for (const auto& type : vocabulary.types()) {
    const std::string name = fold(type.name) + " ";
    if (!folded.starts_with(name)) continue;
    const auto letters = count_code_points(name);
    const auto after = text.substr(offset_of_code_point(text, letters));
    if (after.size() < rest.size()) rest = after;
  }
  rest = trim(rest);
  const std::string folded_rest = fold(rest);
  if (folded_rest.starts_with("so ") || folded_rest.starts_with("so:")) {
    rest = trim(rest.substr(offset_of_code_point(rest, 3)), " \t\r\n:");
  }
  return rest;
}

void add_part(const Part& part, const Vocabulary& vocabulary, Tokenizer& tokenizer,
              QueryText& query) {
  std::vector<Spelling> words = words_of(part.text, tokenizer);
  if (words.empty()) return;
  if (part.quoted || (part.excluded && words.size() > 1)) {
    const auto kind = words.size() > 1 ? Clause::Kind::Phrase : Clause::Kind::Word;
    // One quoted word is exact as a phrase is.
    query.clauses.push_back(
        {part.quoted ? Clause::Kind::Phrase : kind, std::move(words), {}, part.excluded});
    return;
  }
  if (auto symbol = part.text.find('/') == std::string_view::npos
                        ? std::nullopt
                        : whole_symbol(part.text, vocabulary, tokenizer)) {
    symbol->excluded = part.excluded;
    query.clauses.push_back(std::move(*symbol));
    return;
  }
  for (auto& word : words) {
    query.clauses.push_back({Clause::Kind::Word, {std::move(word)}, {}, part.excluded});
  }
}

void limit_words(QueryText& query) {
  std::size_t words = 0;
  std::size_t kept = 0;
  for (; kept < query.clauses.size(); ++kept) {
    words += query.clauses[kept].words.size();
    if (words > kMostWords) break;
  }
  // A phrase longer than all that is allowed is read up to there.
  if (kept == 0 && !query.clauses.empty()) query.clauses[kept++].words.resize(kMostWords);
  query.cut = query.cut || kept < query.clauses.size();
  query.clauses.resize(kept);
}

std::string cut_query(std::string_view text, bool& cut) {
  std::string_view rest = text;
  cut = rest.size() > kLongestQuery;
  if (cut) {
    std::size_t end = kLongestQuery;
    while (end > 0 && (rest[end] & '\xC0') == '\x80') --end;
    rest = rest.substr(0, end);
  }
  return to_nfc(trim(rest));
}

std::string clause_in_words(const Clause& clause) {
  if (clause.kind == Clause::Kind::Symbol) return fmt::format("symbol {}", clause.symbol);
  std::string words;
  for (const auto& word : clause.words) words += (words.empty() ? "" : " ") + word.word;
  return clause.kind == Clause::Kind::Phrase ? fmt::format("\"{}\"", words) : words;
}

}  // namespace

QueryText read_query(std::string_view typed, const Vocabulary& vocabulary) {
  QueryText query;
  const std::string text = cut_query(typed, query.cut);
  query.everything = text.empty();
  Tokenizer tokenizer;
  const std::string_view bare = without_introduction(text, vocabulary);
  query.number = number_key(bare);
  if (query.number.empty()) {
    if (auto symbol = whole_symbol(bare, vocabulary, tokenizer)) {
      query.symbol = symbol->symbol;
      query.clauses.push_back(std::move(*symbol));
      return query;
    }
  }
  for (const Part& part : parts_of(query.number.empty() ? std::string_view(text) : bare)) {
    add_part(part, vocabulary, tokenizer, query);
  }
  limit_words(query);
  for (const Clause& clause : query.clauses) {
    query.accented = query.accented || std::any_of(clause.words.begin(), clause.words.end(),
                                                   [](const Spelling& s) { return s.accented(); });
  }
  return query;
}

std::string in_words(const QueryText& query, bool any) {
  if (query.everything) return "everything";
  std::string reading;
  std::string excluded;
  for (const Clause& clause : query.clauses) {
    if (clause.excluded) {
      excluded += " NOT " + clause_in_words(clause);
      continue;
    }
    if (!reading.empty()) reading += any ? " OR " : " AND ";
    reading += clause_in_words(clause);
  }
  if (!query.number.empty())
    reading = fmt::format("number {}, or the word {}", query.number, reading);
  if (reading.empty()) reading = excluded.empty() ? "nothing" : "everything";
  return reading + excluded;
}

std::vector<const Clause*> wanted(const QueryText& query) {
  std::vector<const Clause*> clauses;
  for (const Clause& clause : query.clauses) {
    if (!clause.excluded) clauses.push_back(&clause);
  }
  return clauses;
}

}  // namespace viendan::search

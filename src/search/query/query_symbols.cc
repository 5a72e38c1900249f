#include "search/query/query_symbols.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "search/words/terms.h"
#include "vocabulary/symbol.h"

namespace viendan::search {
namespace {

// "1393 / QĐ - TTg" has five pieces, the joint circular of four ministries eleven.
constexpr std::size_t kMostPieces = 12;
constexpr std::size_t kLongestSymbol = 100;

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The words of a text that could be a symbol: pieces of letters and digits, with what stands
/// before each.
struct Piece {
  std::string_view before;
  std::string_view word;
  std::size_t end = 0;  // in the text
};

std::vector<Piece> pieces_of(std::string_view text, std::size_t begin) {
  std::vector<Piece> pieces;
  std::size_t at = begin;
  while (at < text.size() && at - begin < kLongestSymbol && pieces.size() < kMostPieces) {
    const std::size_t from = at;
    std::size_t after = at;
    while (at < text.size() && !is_word(next_code_point(text, after))) at = after;
    const std::size_t word = at;
    after = at;
    while (at < text.size() && is_word(next_code_point(text, after))) at = after;
    if (word == at) break;
    pieces.push_back({text.substr(from, word - from), text.substr(word, at - word), at});
  }
  return pieces;
}

/// Between the pieces of one symbol stand strokes, dashes, spaces and asterisks alone.
bool joins_pieces(std::string_view between) {
  if (between.empty() || between.size() > 8) return false;
  for (std::size_t at = 0; at < between.size();) {
    const char32_t c = next_code_point(between, at);
    if (std::u32string_view(U" */-\u2010\u2011\u2012\u2013\u2014\u2212\u00A0\t\n").find(c) ==
        std::u32string_view::npos)
      return false;
  }
  return true;
}

/// The term number of a legislature is no part of the code: QH13.
std::string_view without_term(std::string_view code) {
  return trim_right(code, "0123456789");
}

bool is_issuer(std::string_view code, const Vocabulary& vocabulary) {
  return vocabulary.issuer_by_code(without_term(code)) != nullptr;
}

bool known_issuers(const Symbol& symbol, const Vocabulary& vocabulary) {
  return !symbol.issuers.empty() &&
         std::all_of(symbol.issuers.begin(), symbol.issuers.end(),
                     [&](const std::string& code) { return is_issuer(code, vocabulary); });
}

/// What strokes are left out of is a symbol only if a type and issuers are known, or a year and the
/// issuers of laws: "30 2020 nd cp", "55 2014 qh13".
bool sure_without_strokes(const Symbol& symbol, const Vocabulary& vocabulary) {
  if (!known_issuers(symbol, vocabulary)) return false;
  return !symbol.type_code.empty() || symbol.year > 0;
}

/// The pieces as a symbol is printed: "30/2020/nd-cp".
std::string with_strokes(const std::vector<Piece>& pieces, std::size_t count) {
  std::string out(pieces[0].word);
  std::size_t at = 1;
  if (at < count && pieces[at].word.size() == 4 && is_digits(pieces[at].word)) {
    out += fmt::format("/{}", pieces[at++].word);
  }
  for (bool first = true; at < count; ++at, first = false) {
    out += fmt::format("{}{}", first ? '/' : '-', pieces[at].word);
  }
  return out;
}

TypedSymbol typed(const Symbol& symbol, std::size_t end) {
  return {.key = symbol_key(symbol.text), .text = symbol.text, .end = end};
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

/// Whether spaces stand beside strokes and dashes alone.
bool has_inner_spaces(std::string_view text) {
  constexpr std::string_view kAround = " /-*";
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    const bool inner = text[at] == ' ' && kAround.find(text[at - 1]) == std::string_view::npos;
    const auto next = inner ? text.find_first_not_of(' ', at) : std::string_view::npos;
    if (next != std::string_view::npos && kAround.find(text[next]) == std::string_view::npos)
      return true;
  }
  return false;
}

/// " -x": a dash that a space stands before only.
bool has_exclusion(std::string_view text) {
  const auto dash = text.find(" -");
  return dash != std::string_view::npos && dash + 2 < text.size() && text[dash + 2] != ' ';
}

/// The first `count` pieces as one symbol.
std::optional<TypedSymbol> joined(std::string_view text, const std::vector<Piece>& pieces,
                                  std::size_t count, const Vocabulary& vocabulary) {
  const std::size_t end = pieces[count - 1].end;
  const std::size_t begin = static_cast<std::size_t>(pieces[0].word.data() - text.data());
  const std::string_view printed = text.substr(begin, end - begin);
  const bool spaced = printed.find_first_of(kSpaces) != std::string_view::npos;
  const bool strokes = printed.find('/') != std::string_view::npos;
  if (strokes) {
    const auto symbol = parse_symbol(vocabulary, printed);
    if (symbol && (!spaced || known_issuers(*symbol, vocabulary))) return typed(*symbol, end);
    const std::string key = symbol_key(printed);
    if (!spaced && has_symbol_shape(key)) return TypedSymbol{.key = key, .text = key, .end = end};
  }
  if (!spaced) return std::nullopt;
  const auto symbol = parse_symbol(vocabulary, with_strokes(pieces, count));
  if (!symbol || !sure_without_strokes(*symbol, vocabulary)) return std::nullopt;
  return typed(*symbol, end);
}

/// The types that a code stands for: exactly as typed, else `loosely` without case and
/// accents.
std::vector<DocumentType> types_of_code(std::string_view code, bool loosely,
                                        const Vocabulary& vocabulary) {
  if (const auto* exact = vocabulary.type_by_code(code)) return {*exact};
  std::vector<DocumentType> types;
  if (!loosely) return types;
  const std::string folded = fold(code);
  for (const auto& type : vocabulary.types()) {
    if (!type.code.empty() && fold(type.code) == folded) types.push_back(type);
  }
  return types;
}

/// The word at `begin`, where it is short and something follows it at some distance.
std::string_view code_before_space(std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongestCode = 8;
  const auto space = text.substr(begin, kLongestCode + 1).find(' ');
  if (space == std::string_view::npos) return {};
  const auto next = text.find_first_not_of(' ', begin + space);
  const bool goes_on = next != std::string_view::npos &&
                       std::string_view("0123456789sS").find(text[next]) != std::string_view::npos;
  return goes_on ? text.substr(begin, space) : std::string_view();
}

/// "QĐ 1393", "QĐ số 1393".
std::optional<TypedSymbol> code_and_number(std::string_view text, std::size_t begin, bool loosely,
                                           const Vocabulary& vocabulary) {
  const std::string_view code = code_before_space(text, begin);
  if (code.empty()) return std::nullopt;
  auto types = types_of_code(code, loosely, vocabulary);
  if (types.empty()) return std::nullopt;
  const auto pieces = pieces_of(text, begin);
  if (pieces.size() < 2 || pieces[0].word != code) return std::nullopt;
  const bool introduced = pieces.size() > 2 && fold(pieces[1].word) == "so";
  const Piece& number = pieces[introduced ? 2 : 1];
  if (number.before.find_first_not_of(" :") != std::string_view::npos) return std::nullopt;
  if (!is_digits(number.word) || number.word.size() > 6) return std::nullopt;
  // "QĐ 30/2020/NĐ-CP" goes on: what follows says more.
  const bool goes_on = number.end < text.size() &&
                       std::string_view("/-.,").find(text[number.end]) != std::string_view::npos &&
                       number.end + 1 < text.size() &&
                       kSpaces.find(text[number.end + 1]) == std::string_view::npos;
  if (goes_on) return std::nullopt;
  return TypedSymbol{.key = number_key(number.word),
                     .text = fmt::format("{} {}", pieces[0].word, number.word),
                     .types = std::move(types),
                     .end = number.end};
}

struct Introduced {
  std::string_view rest;
  const DocumentType* type = nullptr;  // whose name stood before it
};

/// The text after the name of a type and "số", by which a symbol is often introduced.
Introduced without_introduction(std::string_view text, const Vocabulary& vocabulary) {
  constexpr std::size_t kLongestName = 60;
  const std::string folded = fold(text.substr(0, kLongestName));
  Introduced found{text};
  for (const auto& type : vocabulary.types()) {
    const std::string name = fold(type.name);
    if (folded.size() <= name.size() || !folded.starts_with(name) || folded[name.size()] != ' ')
      continue;
    const auto after = text.substr(offset_of_code_point(text, count_code_points(name) + 1));
    if (after.size() < found.rest.size()) found = {after, &type};
  }
  found.rest = trim(found.rest);
  const std::string rest = fold(found.rest.substr(0, kLongestName));
  if (rest.starts_with("so ") || rest.starts_with("so:")) {
    found.rest = trim(found.rest.substr(offset_of_code_point(found.rest, 3)), " \t\r\n:");
  }
  return found;
}

}  // namespace

std::optional<TypedSymbol> symbol_at(std::string_view text, std::size_t begin,
                                     const Vocabulary& vocabulary) {
  const auto pieces = pieces_of(text, begin);
  if (pieces.empty() || !pieces[0].before.empty()) return std::nullopt;
  const char first = pieces[0].word.front();
  if (first < '0' || first > '9') return code_and_number(text, begin, false, vocabulary);
  std::size_t most = 1;
  while (most < pieces.size() && joins_pieces(pieces[most].before)) ++most;
  for (std::size_t count = most; count > 1; --count) {
    // A range of years or a fraction is no symbol, and needs no reading.
    if (count == 2 && is_digits(pieces[1].word)) break;
    if (auto symbol = joined(text, pieces, count, vocabulary)) return symbol;
  }
  return std::nullopt;
}

std::optional<TypedSymbol> whole_symbol(std::string_view text, const Vocabulary& vocabulary) {
  const auto [rest, type] = without_introduction(text, vocabulary);
  if (rest.size() > kLongestSymbol) return std::nullopt;
  const std::string number = number_key(rest);
  if (!number.empty() && type != nullptr) {
    return TypedSymbol{
        .key = number, .text = std::string(text), .types = {*type}, .end = text.size()};
  }
  if (!number.empty()) return std::nullopt;
  const auto symbol = parse_symbol(vocabulary, rest);
  // "12/2020/TT-BTC -xanh" excludes a word; "24 -NQ/TW" is all codes.
  const bool excludes = has_exclusion(rest) && !(symbol && known_issuers(*symbol, vocabulary));
  if (excludes) return std::nullopt;
  if (symbol) return typed(*symbol, text.size());
  const std::string key = symbol_key(rest);
  if (!has_inner_spaces(rest) && has_symbol_shape(key))
    return TypedSymbol{.key = key, .text = key, .end = text.size()};
  const std::string_view bare = trim(rest, " \t\r\n*");
  for (auto other : {symbol_at(bare, 0, vocabulary), code_and_number(bare, 0, true, vocabulary)}) {
    if (other && other->end == bare.size()) return other;
  }
  return std::nullopt;
}

std::string whole_number(std::string_view text, const Vocabulary& vocabulary) {
  return number_key(without_introduction(text, vocabulary).rest);
}

}  // namespace viendan::search

#include "structure/own_symbol.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "structure/form.h"
#include "structure/line.h"
#include "structure/type_line.h"

namespace viendan::structure {
namespace {

// The headings of a portal stand in the first lines; a heading is not longer than this.
constexpr std::size_t kPageLines = 60;
constexpr std::size_t kLongestHeading = 1200;  // bytes
constexpr std::size_t kLinesBelow = 8;
constexpr std::size_t kLongestNumberLine = 60;  // bytes

std::string_view words_of(const Document& document, const Block& block) {
  const auto words = trim(block.own.of(document.text));
  return words.substr(0, words.find('\n'));
}

Span span_of(const Document& document, std::string_view line, Span found) {
  const auto begin = span_in(document.text, line).begin;
  return {begin + found.begin, begin + found.end};
}

std::optional<OwnSymbol> consolidation(const Document& document, const Vocabulary& vocabulary) {
  for (const Block& block : document.blocks) {
    if (block.own.size() > kLongestNumberLine || block.parent < 0) continue;
    const auto line = words_of(document, block);
    if (line.find("VBHN") == std::string_view::npos ||
        form_of(line, line_key(line)) != Form::Symbol)
      continue;
    const auto found = find_symbols(vocabulary, line);
    if (found.empty() || found.front().symbol.type_code != "VBHN") continue;
    return OwnSymbol{found.front().symbol, span_of(document, line, found.front().span),
                     "consolidation", type_name(vocabulary, found.front().symbol)};
  }
  return std::nullopt;
}

/// "Thông tư số 12/2020/TT-BTC Quy định ...": a type, "số", a number, and a title behind it.
std::optional<OwnSymbol> heading(const Document& document, std::string_view line,
                                 const Vocabulary& vocabulary) {
  if (line.size() > kLongestHeading) return std::nullopt;
  // A heading may be longer than any type line of a document is.
  const DocumentType* type = type_prefix(line.substr(0, line.find(" số ")), vocabulary);
  if (type == nullptr) return std::nullopt;
  const auto rest = trim(line.substr(type->name.size()));
  constexpr std::string_view kNumber = "số ";
  if (!to_lower(rest.substr(0, kNumber.size())).starts_with(kNumber)) return std::nullopt;
  const auto found = find_symbols(vocabulary, rest);
  if (found.empty() || found.front().span.begin > kNumber.size()) return std::nullopt;
  const auto title = trim(rest.substr(found.front().span.end));
  // A citation goes on with its date or its issuer.
  const bool cited = title.empty() || title.starts_with("ngày") || title.starts_with("của") ||
                     title.starts_with(",") || title.starts_with(";");
  if (cited) return std::nullopt;
  return OwnSymbol{found.front().symbol, span_of(document, rest, found.front().span), "page-title",
                   type->name, span_in(document.text, title)};
}

std::optional<OwnSymbol> page_title(const Document& document, const Vocabulary& vocabulary) {
  std::optional<OwnSymbol> first;
  std::size_t lines = 0;
  for (const Block& block : document.blocks) {
    if (block.parent < 0) continue;
    if (block.kind == BlockKind::Preamble || block.kind == BlockKind::Article) break;
    if (++lines > kPageLines) break;
    auto found = heading(document, words_of(document, block), vocabulary);
    if (!found) continue;
    if (first && found->symbol == first->symbol) return first;
    if (!first) first = std::move(found);
  }
  return std::nullopt;
}

std::optional<OwnSymbol> portal(const Document& document, const Vocabulary& vocabulary) {
  for (const auto& [field, value] : document.evidence) {
    if (field != "symbol") continue;
    const auto found = find_symbols(vocabulary, value);
    if (!found.empty()) return OwnSymbol{found.front().symbol, {}, "portal", ""};
  }
  return std::nullopt;
}

}  // namespace

std::optional<OwnSymbol> find_own_symbol(const Document& document, const Vocabulary& vocabulary) {
  if (auto found = consolidation(document, vocabulary)) return found;
  if (auto found = page_title(document, vocabulary)) return found;
  return portal(document, vocabulary);
}

std::optional<Span> place_date_below(const Document& document, std::uint32_t offset) {
  std::size_t lines = 0;
  for (const Block& block : document.blocks) {
    if (block.own.begin < offset || lines++ == 0) continue;
    if (lines > kLinesBelow) break;
    const auto line = words_of(document, block);
    if (place_date(line, line_key(line))) return span_in(document.text, line);
  }
  return std::nullopt;
}

}  // namespace viendan::structure

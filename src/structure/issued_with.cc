#include "structure/issued_with.h"

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/timeline.h"

namespace viendan::structure {
namespace {

/// The type that is named last before the number: "Kế hoạch tại Quyết định số ..." is a Quyết định.
std::string type_before(const Vocabulary& vocabulary, std::string_view words,
                        const Symbol& symbol) {
  std::string found;
  std::size_t last = 0;
  const std::string lower = to_lower(words);
  for (const DocumentType& type : vocabulary.types()) {
    const std::size_t at = lower.rfind(to_lower(type.name));
    if (at == std::string::npos || (!found.empty() && at < last)) continue;
    if (!may_be_type(symbol, type.name)) continue;
    if (!found.empty() && at == last && type.name.size() < found.size()) continue;
    found = type.name;
    last = at;
  }
  return found;
}

/// `symbol` is null where the number was left for a pen: date and issuer are printed all the same.
IssuedWith read(std::string_view text, Span line, const FoundSymbol* symbol,
                const Vocabulary& vocabulary) {
  const std::string_view words = line.of(text);
  IssuedWith found;
  std::string_view rest = words;
  if (symbol != nullptr) {
    found.type = type_before(vocabulary, words.substr(0, symbol->span.begin), symbol->symbol);
    found.symbol = symbol->symbol;
    found.symbol_span = {line.begin + symbol->span.begin, line.begin + symbol->span.end};
    rest = words.substr(symbol->span.end);
  }
  const auto dates = find_dates(rest);
  if (!dates.empty() && dates.front().date.valid()) {
    found.date = dates.front().date;
    const std::uint32_t begin = span_in(text, rest).begin;
    found.date_span = {begin + dates.front().span.begin, begin + dates.front().span.end};
  }
  static const Pattern issuer(R"((?:^|\s)của ([^()]+?)\s*\)?\s*\.?$)");
  if (const auto match = issuer.find(rest)) {
    found.issuer = squeeze((*match)[1]);
    found.issuer_span = span_in(text, (*match)[1]);
  }
  return found;
}

}  // namespace

std::optional<IssuedWith> find_issued_with(const Document& document, const Vocabulary& vocabulary) {
  for (const Block& block : document.blocks) {
    if (block.rule != "issued-with") continue;
    const std::string_view words = trim(block.own.of(document.text));
    if (words.empty()) continue;
    const auto symbols = find_symbols(vocabulary, words);
    return read(document.text, span_in(document.text, words),
                symbols.empty() ? nullptr : &symbols.front(), vocabulary);
  }
  return std::nullopt;
}

}  // namespace viendan::structure

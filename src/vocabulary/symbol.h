// Số ký hiệu: the number and symbol of a document, and the identity that follows from it.
//
// Forms (Decree 30/2020/NĐ-CP annex I; reference table in tests/spec/symbols.md): 1393/QĐ-TTg,
// 95/2012/NĐ-CP, 221/2012/TTLT-BTC-BCT, 55/2014/QH13, 1594/BCT-KHCN, 24-NQ/TW, 64-CP.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/span.h"
#include "vocabulary/vocabulary.h"

namespace viendan {

struct Symbol {
  std::string number;                // without leading zeros: "6" of 06/NQ-CP
  int year = 0;                      // printed in the symbol; 0 if not
  std::string type_code;             // "QĐ"; "" where the symbol has none
  std::vector<std::string> issuers;  // codes in printed order: {"BTC", "BCT"}
  std::string text;                  // canonical spelling, no spaces: "13443/QĐ-BCT", "06/NQ-CP"
  friend bool operator==(const Symbol&, const Symbol&) = default;
};

struct FoundSymbol {
  Span span;  // in the text that was searched
  Symbol symbol;
};

/// Reads a symbol in any spelling: spaces or asterisks around the number, missing accents (QD for
/// QĐ), en dashes, lower case. All of `text` must be one symbol.
[[nodiscard]] std::optional<Symbol> parse_symbol(const Vocabulary& vocabulary,
                                                 std::string_view text);

/// All symbols in running text (normalised), left to right. Ranges, fractions, dates and names with
/// a slash ("2014 - 2020", "tỉnh/thành", "điện/GDP") are none.
[[nodiscard]] std::vector<FoundSymbol> find_symbols(const Vocabulary& vocabulary,
                                                    std::string_view text);

/// The name of the document's type as the symbol has it ("Quyết định", "Công văn"), or "" where
/// only the words before it tell (laws).
[[nodiscard]] std::string type_name(const Vocabulary& vocabulary, const Symbol& symbol);

/// Whether acts with the symbol may be of that type. Those of the National Assembly and of its
/// Standing Committee are constitutions, codes, laws, ordinances and resolutions (80/2015/QH13,
/// article 4): what stands before the number in "Luật Quy hoạch số 21/2017/QH14" is a name.
[[nodiscard]] bool may_be_type(const Symbol& symbol, std::string_view type_name);

/// `<type>-<issuers>/<year>/<number>` in lower-case ASCII: "qd-ttg/2012/1393",
/// "ttlt-btc-bct/2012/221", "cv-bct-khcn/2013/1594", "luat-qh13/2014/55". The year is the symbol's
/// own or the date's; "?" where neither is known. `type_word` is the word printed before the
/// symbol, or "". `place` is given for provincial acts: "qd-ubnd.quang-binh/2013/2384".
[[nodiscard]] std::string document_id(const Vocabulary& vocabulary, const Symbol& symbol,
                                      std::optional<Date> date, std::string_view type_word = {},
                                      std::string_view place = {});

/// Lower-case ASCII with hyphens: "Bảo vệ môi trường" -> "bao-ve-moi-truong".
[[nodiscard]] std::string slug(std::string_view text);

}  // namespace viendan

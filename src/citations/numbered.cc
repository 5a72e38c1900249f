// Mentions with a number: type word, "số", symbol, date.
#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "citations/introduction.h"
#include "citations/issued.h"
#include "citations/scan.h"
#include "vocabulary/symbol.h"
#include "vocabulary/timeline.h"

namespace viendan::citations {
namespace {

std::string issuer_by_symbol(const Scan& scan, const Symbol& symbol, std::optional<Date> date) {
  std::vector<std::string> names;
  const std::size_t count = symbol.type_code.empty() ? 1 : symbol.issuers.size();
  for (std::size_t i = 0; i < std::min(count, symbol.issuers.size()); ++i) {
    const auto code = trim_right(symbol.issuers[i], "0123456789");
    const Issuer* issuer = scan.vocabulary.issuer_by_code(code, date);
    if (!issuer) return {};
    names.push_back(issuer->office.empty() || count > 1 ? issuer->name : issuer->office);
  }
  return join(names, ", ");
}

/// Texts without accents keep the letters they print: the identity does not depend on them.
std::string spelled(const Symbol& symbol, std::string_view printed) {
  const bool plain = std::all_of(printed.begin(), printed.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return plain ? replace_all(symbol.text, "Đ", "D") : symbol.text;
}

/// Only list words between two numbers: the second has the first's type.
bool continues_list(std::string_view gap) {
  static const Pattern list(R"((?: ?[,;])?(?: ?(?:và|hoặc|,))? ?)");
  return gap.size() < 12 && list.matches(gap);
}

bool is_own_number_line(const Scan& scan, const Unit& unit, Span span) {
  const Span global{span.begin + unit.span.begin, span.end + unit.span.begin};
  if (scan.document.metadata.symbol.rule != "annex-line" &&
      global.overlaps(scan.document.metadata.symbol.span) && unit.head) {
    return true;
  }
  return unit.head && !scan.document.metadata.title.span.overlaps(global);
}

bool same_act(const Scan& scan, const Reference& target) {
  if (target.symbol.empty() || fold(target.symbol) != fold(scan.own.symbol)) return false;
  return !target.date || !scan.own.date || target.date->year == scan.own.date->year;
}

/// "Số: 15/QĐ-BNV" alone on its line is the letterhead of a document that is printed inside this
/// one: of a specimen, or of another act.
bool is_letterhead(const Scan& scan, const Unit& unit, const Introduction& intro, Span symbol) {
  if (unit.table || !intro.numbered || !intro.type.empty()) return false;
  const std::string_view text = scan.document.text;
  const std::size_t begin = intro.begin + unit.span.begin, end = symbol.end + unit.span.begin;
  const auto word = text.substr(begin, symbol.begin + unit.span.begin - begin);
  if (word.find(':') == std::string_view::npos) return false;
  constexpr std::string_view kBlank = " *_#";
  const auto before = text.find_last_not_of(kBlank, begin - 1);
  const bool opens = begin == 0 || before == std::string_view::npos || text[before] == '\n';
  const auto after = text.find_first_not_of(kBlank, end);
  return opens && (after == std::string_view::npos || text[after] == '\n' || text[after] == '\t');
}

/// "Mẫu số 09-MST", "Biểu số 02/BC-TCT": forms have numbers that look like those of acts.
bool is_form(const Unit& unit, const Introduction& intro) {
  if (!intro.numbered || !intro.type.empty()) return false;
  constexpr auto kForms =
      std::to_array<std::string_view>({"mẫu", "biểu", "bảng", "phụ lục", "sổ", "phiếu", "mẫu biểu",
                                       "tờ khai", "đơn", "thẻ", "form"});
  const auto before = trim_right(unit.lower.substr(0, intro.begin), " (\"");
  return std::any_of(kForms.begin(), kForms.end(), [&](std::string_view form) {
    return before.ends_with(form) &&
           at_word_bounds(before, before.size() - form.size(), before.size());
  });
}

/// "Thông tư số 15 TC/TCT": the word before says that TC is no type but the Ministry of Finance.
Symbol without_type(const Scan& scan, Symbol symbol, std::string_view type) {
  const auto* printed = scan.vocabulary.type_by_name(type);
  const bool other = printed && !symbol.type_code.empty() && printed->code != symbol.type_code;
  if (!other || !scan.vocabulary.issuer_by_code(symbol.type_code)) return symbol;
  symbol.issuers.insert(symbol.issuers.begin(), symbol.type_code);
  symbol.type_code.clear();
  return symbol;
}

void set_target(const Scan& scan, const Unit& unit, const Symbol& found, std::string_view type,
                std::size_t end, Citation& citation) {
  Reference& target = citation.target;
  const Symbol symbol = without_type(scan, found, type);
  const auto issued = issuer_after(scan, symbol, unit.text, end);
  target.type = type_name(scan.vocabulary, symbol);
  if (target.type.empty() || target.type == "Công văn") {
    if (!type.empty()) target.type = type;
  }
  target.number = symbol.number;
  target.issuer =
      issued.issuer.empty() ? issuer_by_symbol(scan, symbol, target.date) : issued.issuer;
  target.id = document_id(scan.vocabulary, symbol, target.date, target.type, issued.place);
  // The Party's "Quy định số 37-QĐ/TW" has the letters of a decision.
  if (type == "Quy định" && symbol.type_code == "QĐ") target.type = type;
  const bool dated = symbol.year || target.date;
  citation.status = dated ? CitationStatus::Stub : CitationStatus::Unresolved;
  if (same_act(scan, target)) {
    target = scan.own;
    citation.status = CitationStatus::Resolved;
    citation.rule += "+own";
  }
}

/// The date of an act, as printed around its number, and how it was found.
void set_date(const Scan& scan, const Unit& unit, const std::optional<FoundDate>& after,
              const RowFacts& row, Citation& citation) {
  struct Way {
    std::optional<Date> date;
    std::string_view rule;
  };
  const std::size_t begin = citation.span.begin - unit.span.begin;
  const std::size_t end = citation.span.end - unit.span.begin;
  Way way{after ? std::optional(after->date) : std::nullopt, "symbol+date"};
  if (!way.date) way = {date_before(unit.text, begin), "symbol+date-before"};
  if (!way.date) way = {date_on_next_line(scan, unit, end), "symbol+date-next-line"};
  if (!way.date) way = {row.date, "symbol+date-in-row"};
  citation.target.date = way.date;
  citation.rule = way.date ? way.rule : "symbol";
}

}  // namespace

std::vector<Citation> find_numbered(const Scan& scan, const Unit& unit) {
  std::vector<Citation> mentions;
  std::size_t last_end = 0;
  std::string last_type;
  for (const FoundSymbol& found : find_symbols(scan.vocabulary, unit.text)) {
    Introduction intro = introduction(scan, unit, found.span.begin);
    if (!intro.type.empty() && !may_be_type(found.symbol, intro.type)) {
      intro.begin = intro.number;
      intro.type.clear();
    }
    const bool after_list = !mentions.empty() && intro.begin >= last_end &&
                            continues_list(unit.text.substr(last_end, intro.begin - last_end));
    if (intro.type.empty() && after_list) intro.type = last_type;
    if (is_form(unit, intro)) continue;
    std::string title;
    if (intro.type.empty() && found.symbol.type_code.empty()) {
      const auto named = named_before(unit.text, intro.begin, intro.type);
      if (named != std::string_view::npos && named >= last_end) {
        title = trim(unit.text.substr(named, intro.begin - named), " ,");
        intro.begin = named;
      }
    }
    const auto date = date_after(unit, found.span.end);
    const Span span{static_cast<std::uint32_t>(std::max(intro.begin, last_end)),
                    date ? date->span.end : found.span.end};
    if (is_own_number_line(scan, unit, span) || is_letterhead(scan, unit, intro, found.span)) {
      continue;
    }
    Citation citation = make_citation(scan, unit, span, CitationKind::Numbered);
    const RowFacts row = unit.table ? scan.rows.facts(citation.span, scan.vocabulary) : RowFacts{};
    if (row.specimen) continue;
    if (intro.type.empty()) intro.type = row.type;
    set_date(scan, unit, date, row, citation);
    citation.target.symbol = spelled(found.symbol, found.span.of(unit.text));
    set_target(scan, unit, found.symbol, intro.type, span.end, citation);
    if (!citation.target.in_corpus) citation.target.title = std::move(title);
    last_end = span.end;
    last_type = intro.type;
    mentions.push_back(std::move(citation));
  }
  return mentions;
}

}  // namespace viendan::citations

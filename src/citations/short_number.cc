#include "citations/short_number.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "base/unicode.h"
#include "citations/issued.h"
#include "vocabulary/symbol.h"

namespace viendan::citations {
namespace {

/// "1419 ngày 07/9/2009", "100/2019": what is printed after the type.
struct ShortNumber {
  std::string number;
  int year = 0;
  std::optional<Date> date;
  std::size_t end = 0;
};

std::size_t figures_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && text[at + count] >= '0' && text[at + count] <= '9') ++count;
  return count;
}

/// The number at `at`, if no letters of a symbol follow it.
std::optional<ShortNumber> number_at(const Unit& unit, std::size_t at) {
  constexpr std::size_t kMost = 5;
  const auto text = unit.text;
  const std::size_t figures = figures_at(text, at);
  if (figures == 0 || figures > kMost) return std::nullopt;
  ShortNumber found;
  found.number = text.substr(at, figures);
  found.number.erase(0, std::min(found.number.find_first_not_of('0'), found.number.size() - 1));
  found.end = at + figures;
  const bool dated =
      text.substr(found.end).starts_with('/') && figures_at(text, found.end + 1) == 4;
  if (dated) {
    found.year = to_int(text.substr(found.end + 1, 4));
    if (!Date{found.year, 0, 0}.valid()) return std::nullopt;
    found.end += 5;
  }
  const bool more = found.end < text.size() &&
                    std::string_view("/-.,:)%").find(text[found.end]) != std::string_view::npos &&
                    found.end + 1 < text.size() && text[found.end + 1] != ' ' &&
                    text[found.end + 1] != '\n';
  if (more || !ends_word(unit.lower, found.end)) return std::nullopt;
  if (const auto date = date_after(unit, found.end)) {
    found.date = date->date;
    found.end = date->span.end;
    if (found.year && found.year != date->date.year) return std::nullopt;
  }
  return found;
}

/// Where the number begins after a type word, or npos.
std::size_t after_type(const Unit& unit, const Word& word) {
  const auto rest = unit.lower.substr(word.span.end);
  for (const std::string_view gap : {" số: ", " số ", " "}) {
    if (rest.starts_with(gap)) return word.span.end + gap.size();
  }
  return std::string_view::npos;
}

/// The acts of a document by type and number; several where two years share them.
class Known {
 public:
  void add(const Citation& mention) {
    if (mention.kind != CitationKind::Numbered || mention.target.id.empty()) return;
    auto& acts = acts_[{mention.target.type, mention.target.number}];
    const bool there = std::any_of(acts.begin(), acts.end(), [&](const Citation& other) {
      return other.target.id == mention.target.id;
    });
    if (!there && acts.size() < kMost) acts.push_back(mention);
  }

  /// The only act that fits.
  [[nodiscard]] const Citation* find(const std::string& type, const ShortNumber& number) const {
    const auto entry = acts_.find({type, number.number});
    if (entry == acts_.end()) return nullptr;
    const int year = number.year ? number.year : number.date ? number.date->year : 0;
    const Citation* only = nullptr;
    for (const Citation& act : entry->second) {
      const auto& id = act.target.id;
      if (year && id.find('/' + std::to_string(year) + '/') == std::string::npos) continue;
      if (only) return nullptr;
      only = &act;
    }
    return only;
  }

 private:
  static constexpr std::size_t kMost = 8;
  std::map<std::pair<std::string, std::string>, std::vector<Citation>> acts_;
};

/// The code of who issued it: printed after it, or the only body that makes such acts.
std::string issuer_code(const Scan& scan, const std::string& type, int year, const Issued& issued) {
  constexpr int kFirstDecrees = 1993;  // of the Government, before that of the Council of Ministers
  if (const auto* issuer = scan.vocabulary.issuer_by_name(issued.issuer)) return issuer->code;
  return type == "Nghị định" && issued.issuer.empty() && year >= kFirstDecrees ? "CP" : "";
}

void set_new_target(const Scan& scan, const Unit& unit, const ShortNumber& number,
                    Citation& citation) {
  const auto* type = scan.vocabulary.type_by_name(citation.target.type);
  const int year = number.year ? number.year : number.date ? number.date->year : 0;
  if (!type || type->code.empty() || !year) return;
  const auto issued = issuer_after(scan, {}, unit.text, number.end);
  const auto code = issuer_code(scan, citation.target.type, year, issued);
  citation.target.issuer = issued.issuer;
  if (code.empty()) return;
  const Symbol symbol{number.number, year, type->code, {code}, {}};
  citation.target.id = document_id(scan.vocabulary, symbol, number.date, {}, issued.place);
  citation.status = CitationStatus::Stub;
  citation.rule = "number+issuer";
}

/// The mention that a word begins, if number and type tell of one.
std::optional<Citation> mention_at(const Scan& scan, const Unit& unit, const Word& word,
                                   const Known& known) {
  if (word.kind != WordKind::Act || !is_capitalised(unit, word)) return std::nullopt;
  const auto at = after_type(unit, word);
  if (at == std::string_view::npos || figures_at(unit.text, at) == 0) return std::nullopt;
  const auto number = number_at(unit, at);
  if (!number) return std::nullopt;
  const Span span{word.span.begin, static_cast<std::uint32_t>(number->end)};
  Citation citation = make_citation(scan, unit, span, CitationKind::Numbered);
  citation.target.type = word.span.of(unit.text);
  citation.target.number = number->number;
  citation.target.date = number->date;
  citation.rule = "number";
  citation.confidence = 0.9;
  if (const Citation* act = known.find(citation.target.type, *number)) {
    citation.target = act->target;
    citation.status = act->status;
    citation.rule = "number+same-document";
    return citation;
  }
  if (!number->date && !number->year) return std::nullopt;  // "Quyết định 5": of anything
  set_new_target(scan, unit, *number, citation);
  return citation;
}

}  // namespace

void find_short_numbers(const Scan& scan, std::vector<std::vector<Citation>>& by_unit) {
  Known known;
  for (const auto& mentions : by_unit) {
    for (const Citation& mention : mentions) known.add(mention);
  }
  for (std::size_t i = 0; i < by_unit.size(); ++i) {
    const Unit& unit = scan.units[i];
    if (unit.head) continue;
    std::vector<Citation> found;
    for (const Word& word : unit.words) {
      auto citation = mention_at(scan, unit, word, known);
      if (!citation || !overlapping(by_unit[i], citation->span).empty()) continue;
      if (!found.empty() && found.back().span.overlaps(citation->span)) continue;
      found.push_back(*std::move(citation));
    }
    by_unit[i].insert(by_unit[i].end(), found.begin(), found.end());
  }
}

}  // namespace viendan::citations

// Provisions: "điểm a khoản 2 Điều 5", "Phụ lục 1"; and which document they are of.
#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "citations/scan.h"

namespace viendan::citations {
namespace {

/// The kinds of units, from the smallest to the largest that a pinpoint has.
enum class Level { Point, Clause, Article, Annex, Other };

struct UnitWord {
  std::string_view word;
  Level level;
};
constexpr std::array kUnitWords = std::to_array<UnitWord>({
    {"điểm", Level::Point},
    {"khoản", Level::Clause},
    {"điều", Level::Article},
    {"phụ lục", Level::Annex},
});

Level level_of(std::string_view word) {
  for (const auto& row : kUnitWords) {
    if (row.word == word) return row.level;
  }
  return Level::Other;
}

std::string& field(Pinpoint& pinpoint, Level level) {
  switch (level) {
    case Level::Point:
      return pinpoint.point;
    case Level::Clause:
      return pinpoint.clause;
    case Level::Article:
      return pinpoint.article;
    default:
      return pinpoint.annex;
  }
}

struct UnitMention {
  Span span;
  Level level = Level::Other;
  std::string values;  // "1, 3" or "5-8"
};

/// "a, b và c" -> "a, b, c"; "5 đến Điều 8" -> "5-8".
std::string values_of(std::string_view printed) {
  if (printed.find(' ') == std::string_view::npos) return std::string(printed);
  std::string out = replace_all(printed, " và ", ", ");
  out = replace_all(out, " hoặc ", ", ");
  for (const std::string_view range : {" đến Điều ", " đến khoản ", " đến điểm ", " đến "}) {
    out = replace_all(out, range, "-");
  }
  for (const std::string_view word : {"Điều ", "điều ", "khoản ", "điểm ", "Phụ lục "}) {
    out = replace_all(out, word, "");
  }
  return squeeze(replace_all(out, " ,", ","));
}

/// Reads the values after a unit's word: "1, 3 và 4", "5 đến Điều 8", "II", "a, b và c".
class Values {
 public:
  /// `unit` is the word as printed: it may be repeated in the list ("từ Điều 5 đến Điều 8").
  Values(std::string_view text, std::string_view unit) : text_(text), unit_(unit) {}

  /// Where the list that begins at `at` ends; `at` itself where no value stands there. A number
  /// of the next words ("Điều 5, 6 tháng") may be taken as one of it.
  [[nodiscard]] std::size_t list(std::size_t at) const {
    std::size_t end = value(at, true);
    while (end > at) {
      const std::size_t next = more(end);
      if (next == end) break;
      end = next;
    }
    return end;
  }

 private:
  [[nodiscard]] bool at_end(std::size_t at) const {
    if (at >= text_.size()) return true;
    return !is_word(next_code_point(text_, at));
  }

  [[nodiscard]] bool figure(std::size_t at) const {
    return at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
  }

  /// "12", "12a", "1.2": at most three figures.
  [[nodiscard]] std::size_t number(std::size_t at) const {
    std::size_t end = at;
    while (end - at < 3 && figure(end)) ++end;
    if (end == at) return at;
    while (end < text_.size() && text_[end] == '.' && figure(end + 1)) {
      end += figure(end + 2) ? 3 : 2;
    }
    if (at_end(end)) return end;
    std::size_t after = end;
    const char32_t c = next_code_point(text_, after);
    return is_letter(c) && !is_upper(c) && at_end(after) ? after : at;
  }

  [[nodiscard]] std::size_t value(std::size_t at, bool first) const {
    if (figure(at)) return number(at);
    std::size_t end = at;
    while (end - at < 6 && end < text_.size() &&
           std::string_view("IVXLC").find(text_[end]) != std::string_view::npos) {
      ++end;
    }
    if (end > at && at_end(end)) return end;
    end = at;
    if (end >= text_.size()) return at;
    const char32_t c = next_code_point(text_, end);
    const bool point =
        std::u32string_view(U"abcdeghiklmnopqrstuvxyđ").find(c) != std::u32string_view::npos;
    const bool annex = first && c >= U'A' && c <= U'D';
    return (point || annex) && at_end(end) ? end : at;
  }

  /// The end of one more value of the list that ends at `end`, or `end`.
  [[nodiscard]] std::size_t more(std::size_t end) const {
    constexpr auto kLinks = std::to_array<std::string_view>({", ", " và ", " hoặc ", " đến ", "-"});
    const auto rest = text_.substr(end);
    for (const std::string_view link : kLinks) {
      if (!rest.starts_with(link)) continue;
      std::size_t at = end + link.size();
      const auto again = text_.substr(at);
      if (again.starts_with(unit_) && again.substr(unit_.size()).starts_with(' ')) {
        at += unit_.size() + 1;
      }
      const std::size_t after = value(at, false);
      return after > at ? after : end;
    }
    return end;
  }

  std::string_view text_, unit_;
};

/// "Phụ lục kèm theo", "Phụ lục ban hành kèm theo", "tại Phụ lục Quyết định này": the only annex.
bool is_bare_annex(std::string_view after) {
  for (const std::string_view words : {" ban hành kèm theo ", " kèm theo ", " của ", " "}) {
    if (after.starts_with(words)) return begins_upper(after.substr(words.size()));
  }
  return false;
}

/// How the word of a unit may be printed: all small, or with a capital; annexes all in capitals.
bool is_unit_word(const Unit& unit, const Word& word, bool annex) {
  const auto printed = word.span.of(unit.text);
  if (printed == word.span.of(unit.lower) || is_capitalised(unit, word)) return true;
  return annex && is_all_upper(printed);
}

std::vector<UnitMention> unit_mentions(const Unit& unit) {
  std::vector<UnitMention> found;
  std::size_t free_from = 0;
  for (const Word& word : unit.words) {
    if (word.kind != WordKind::Provision || word.span.begin < free_from) continue;
    const Level level = level_of(word.span.of(unit.lower));
    if (!is_unit_word(unit, word, level == Level::Annex)) continue;
    std::size_t at = word.span.end;
    if (unit.text.substr(at).starts_with(" số ")) at += std::string_view(" số").size();
    const std::size_t begin = at + 1;
    const bool spaced = at < unit.text.size() && unit.text[at] == ' ';
    const std::size_t end = spaced ? Values(unit.text, word.span.of(unit.text)).list(begin) : begin;
    if (end > begin) {
      found.push_back({{word.span.begin, static_cast<std::uint32_t>(end)},
                       level,
                       values_of(unit.text.substr(begin, end - begin))});
      free_from = end;
    } else if (level == Level::Annex && begins_upper(word.span.of(unit.text)) &&
               is_bare_annex(unit.text.substr(word.span.end))) {
      found.push_back({word.span, level, "Phụ lục"});
    }
  }
  return found;
}

void add_value(std::string& values, const std::string& more) {
  values += values.empty() ? more : ", " + more;
}

bool joins(std::string_view gap) {
  static const Pattern form(R"(,? (?:và |hoặc |của |thuộc |tại )?(?:các )?)");
  return gap == " " || (gap.size() < 24 && form.matches(gap));
}

/// The chain that begins at `first`; `next` is the first unit after it.
Provision chain(std::string_view text, const std::vector<UnitMention>& units, std::size_t first,
                std::size_t& next) {
  Provision provision{units[first].span, {}, false};
  for (next = first; next < units.size(); ++next) {
    const UnitMention& unit = units[next];
    if (next > first) {
      if (unit.span.begin < provision.span.end) continue;
      const auto gap = text.substr(provision.span.end, unit.span.begin - provision.span.end);
      const bool larger = unit.level >= units[next - 1].level || provision.pinpoint.article.empty();
      if (!joins(gap) || !larger) break;
    }
    add_value(field(provision.pinpoint, unit.level), unit.values);
    provision.span.end = unit.span.end;
    provision.whole = provision.whole || unit.level >= Level::Article;
  }
  return provision;
}

/// What stands between a provision and the document that it is in.
bool leads_to(std::string_view gap) {
  static const Pattern form(
      R"(,? ?(?:của |tại |thuộc |trong )?(?:\(?(?:ban hành )?(?:đính )?kèm theo )?"?)");
  return gap == " " || (gap.size() < 60 && form.matches(gap));
}

/// "Điều 3. ..." at the beginning of a block is the block's own label.
bool is_label(const Scan& scan, const Unit& unit, Span span) {
  const Block& block = scan.document.blocks[static_cast<std::size_t>(unit.block)];
  const auto before = trim(unit.text.substr(0, span.begin), " \n\t#*");
  if (!before.empty() && (!unit.table || unit.text[span.begin - 1] != '\t')) return false;
  const auto after = unit.text.substr(span.end);
  const bool annex = block.kind == BlockKind::Annex || block.kind == BlockKind::Plan;
  return annex || !block.label.empty() || after.starts_with(".") || after.starts_with(":") ||
         trim(after).empty();
}

}  // namespace

std::vector<Provision> find_provisions(const Unit& unit) {
  const auto units = unit_mentions(unit);
  std::vector<Provision> provisions;
  for (std::size_t i = 0; i < units.size();) {
    std::size_t next = i + 1;
    provisions.push_back(chain(unit.text, units, i, next));
    i = std::max(next, i + 1);
  }
  return provisions;
}

namespace {

/// The mention that a provision leads to: at once, or over further provisions of it ("khoản 2 Điều
/// 14 và khoản 1 Điều 15 Luật ...").
struct Owner {
  std::size_t mention = std::string::npos;  // index in the mentions
  bool direct = false;
};

std::vector<Owner> owners_of(const Unit& unit, const std::vector<Provision>& provisions,
                             const std::vector<Citation>& mentions) {
  std::vector<Owner> owners(provisions.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    const std::uint32_t end = provisions[i].span.end + unit.span.begin;
    while (next < mentions.size() && mentions[next].span.begin < end) ++next;
    if (next == mentions.size()) break;
    const auto gap = unit.text.substr(provisions[i].span.end, mentions[next].span.begin - end);
    if (leads_to(gap)) owners[i] = {next, true};
  }
  for (std::size_t i = provisions.size(); i-- > 1;) {
    const Span before = provisions[i - 1].span;
    const auto gap = unit.text.substr(before.end, provisions[i].span.begin - before.end);
    const bool linked = owners[i].mention != std::string::npos && !gap.empty() && joins(gap);
    if (linked && owners[i - 1].mention == std::string::npos) {
      owners[i - 1] = {owners[i].mention, false};
    }
  }
  return owners;
}

/// A provision that stands alone is one of the document itself, if it names article or annex.
bool stands_alone(const Scan& scan, const Unit& unit, const Provision& provision) {
  const auto surface = provision.span.of(unit.text);
  const bool numbered = surface.find_first_of("0123456789IVX") != std::string_view::npos;
  const bool named = begins_upper(surface) || !provision.pinpoint.article.empty();
  return provision.whole && numbered && named && !unit.head &&
         !is_label(scan, unit, provision.span);
}

}  // namespace

void attach_provisions(const Scan& scan, const Unit& unit, std::vector<Citation>& mentions) {
  const auto provisions = find_provisions(unit);
  const auto owners = owners_of(unit, provisions, mentions);
  std::vector<Citation> added;
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    const Provision& provision = provisions[i];
    const Citation* owner =
        owners[i].mention < mentions.size() ? &mentions[owners[i].mention] : nullptr;
    if (owners[i].direct) {
      mentions[owners[i].mention].pinpoint = provision.pinpoint;
      continue;
    }
    if (!owner && !stands_alone(scan, unit, provision)) continue;
    Citation citation = make_citation(scan, unit, provision.span, CitationKind::Provision);
    citation.target = owner ? owner->target : scan.own;
    citation.pinpoint = provision.pinpoint;
    citation.status = owner ? owner->status : CitationStatus::Resolved;
    citation.rule = owner ? "provision+next" : "provision+own";
    citation.confidence = 0.9;
    added.push_back(std::move(citation));
  }
  mentions.insert(mentions.end(), added.begin(), added.end());
}

}  // namespace viendan::citations

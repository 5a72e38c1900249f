// The document speaks of itself: "Quyết định này", "Điều 3", "Phụ lục 1".
#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "citations/scan.h"

namespace viendan::citations {
namespace {

/// Something attached to an act has the same number as the act: its words for itself are names.
constexpr std::array<std::string_view, 3> kAttached = {"Quy chế", "Quy định", "Điều lệ"};

bool is_attached(std::string_view words) {
  return std::any_of(kAttached.begin(), kAttached.end(),
                     [&](std::string_view word) { return words.starts_with(word); });
}

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
  const std::string lower = to_lower(word);
  for (const auto& row : kUnitWords) {
    if (row.word == lower) return row.level;
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

std::vector<UnitMention> unit_mentions(std::string_view text) {
  static const Pattern form(
      R"(((?:[Đđ]iều|[Kk]hoản|[Đđ]iểm|Phụ lục|phụ lục|PHỤ LỤC)) (?:số )?)"
      R"(((?:\d{1,3}(?:\.\d{1,2})*[a-zđ]?|[IVXLC]{1,6}|[a-eghiklm-vxyđ]|[A-D])(?:(?:, | và | hoặc | đến |-)(?:điểm |khoản |Điều )?(?:\d{1,3}[a-zđ]?|[IVXLC]{1,6}|[a-eghiklm-vxyđ]))*))");
  std::vector<UnitMention> found;
  std::size_t from = 0;
  while (const auto match = form.find(text, from)) {
    Span span = match->span();
    from = span.end;
    auto values = (*match)[2];
    // A number of the next words ("Điều 5, 6 tháng") was taken as one of the list: give it back.
    while (!at_word_bounds(text, span.begin, span.end)) {
      const auto cut = values.find_last_of(", ");
      if (cut == std::string_view::npos) break;
      values = trim_right(values.substr(0, cut), ", ");
      for (const std::string_view tail : {" và", " hoặc", " đến"}) {
        if (values.ends_with(tail)) values.remove_suffix(tail.size());
      }
      span.end = span_in(text, values).end;
    }
    if (!at_word_bounds(text, span.begin, span.end)) continue;
    from = span.end;
    found.push_back({span, level_of((*match)[1]), values_of(values)});
  }
  return found;
}

void add_value(std::string& values, const std::string& more) {
  values += values.empty() ? more : ", " + more;
}

bool joins(std::string_view gap) {
  static const Pattern form(R"(,? (?:và |hoặc |của |thuộc |tại )?(?:các )?)");
  return form.matches(gap);
}

/// "Phụ lục kèm theo", "Phụ lục ban hành kèm theo", "tại Phụ lục Quyết định này": the only annex.
std::vector<UnitMention> bare_annexes(std::string_view text) {
  static const Pattern form(R"((?:Phụ lục|PHỤ LỤC)( (?:ban hành )?kèm theo | của | )\p{Lu})");
  std::vector<UnitMention> found;
  std::size_t from = 0;
  while (const auto match = form.find(text, from)) {
    from = match->span().end;
    const auto begin = match->span().begin;
    const auto end = match->span(1).begin;
    if (!at_word_bounds(text, begin, end)) continue;
    found.push_back({{begin, end}, Level::Annex, "Phụ lục"});
  }
  return found;
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
  return form.matches(gap);
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

std::vector<Citation> find_self(const Scan& scan, const Unit& unit) {
  static const Pattern form(
      R"((Quyết định|Nghị định|Thông tư liên tịch|Thông tư|Nghị quyết liên tịch|Nghị quyết|Chỉ thị|Luật|Bộ luật|Pháp lệnh|Công văn|Thông báo|Công điện|Tờ trình|Quy định|Quy chế|Điều lệ|Hướng dẫn|Văn bản) này)");
  std::vector<Citation> mentions;
  if (unit.text.find(" này") == std::string_view::npos) return mentions;
  for (const Match& match : form.find_all(unit.text)) {
    const Span span = match.span();
    if (!at_word_bounds(unit.text, span.begin, span.end)) continue;
    const bool attached = is_attached(match[1]);
    Citation citation =
        make_citation(scan, unit, span, attached ? CitationKind::Alias : CitationKind::Self);
    citation.rule = attached ? "attached+this" : "type+this";
    // "Luật này" in a decision quotes a law: it is not the decision.
    const bool other = !attached && match[1] != "Văn bản" && !scan.own.type.empty() &&
                       to_lower(scan.own.type) != to_lower(match[1]);
    if (!other) {
      citation.target = scan.own;
      citation.status = CitationStatus::Resolved;
    }
    mentions.push_back(std::move(citation));
  }
  return mentions;
}

std::vector<Provision> find_provisions(const Unit& unit) {
  if (unit.text.find("iều") == std::string_view::npos &&
      unit.text.find("hoản") == std::string_view::npos &&
      unit.text.find("iểm") == std::string_view::npos &&
      unit.text.find("hụ lục") == std::string_view::npos &&
      unit.text.find("PHỤ LỤC") == std::string_view::npos) {
    return {};
  }
  auto units = unit_mentions(unit.text);
  for (auto& annex : bare_annexes(unit.text)) units.push_back(std::move(annex));
  std::stable_sort(units.begin(), units.end(), [](const UnitMention& a, const UnitMention& b) {
    return a.span.begin < b.span.begin;
  });
  std::vector<Provision> provisions;
  for (std::size_t i = 0; i < units.size();) {
    std::size_t next = i + 1;
    provisions.push_back(chain(unit.text, units, i, next));
    i = std::max(next, i + 1);
  }
  return provisions;
}

void attach_provisions(const Scan& scan, const Unit& unit, std::vector<Citation>& mentions) {
  std::vector<Citation> alone;
  std::size_t next = 0;
  for (const Provision& provision : find_provisions(unit)) {
    const std::uint32_t end = provision.span.end + unit.span.begin;
    while (next < mentions.size() && mentions[next].span.begin < end) ++next;
    if (next < mentions.size()) {
      const auto gap = unit.text.substr(provision.span.end, mentions[next].span.begin - end);
      if (leads_to(gap)) {
        mentions[next].pinpoint = provision.pinpoint;
        continue;
      }
    }
    const auto surface = provision.span.of(unit.text);
    const bool numbered = surface.find_first_of("0123456789IVX") != std::string_view::npos;
    const bool named = begins_upper(surface) || !provision.pinpoint.article.empty();
    if (!provision.whole || !numbered || !named || unit.head) continue;
    if (is_label(scan, unit, provision.span)) continue;
    Citation citation = make_citation(scan, unit, provision.span, CitationKind::Provision);
    citation.target = scan.own;
    citation.pinpoint = provision.pinpoint;
    citation.status = CitationStatus::Resolved;
    citation.rule = "provision+own";
    citation.confidence = 0.9;
    alone.push_back(std::move(citation));
  }
  mentions.insert(mentions.end(), alone.begin(), alone.end());
}

}  // namespace viendan::citations

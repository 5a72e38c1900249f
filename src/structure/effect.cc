#include "structure/effect.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <set>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "structure/effect_words.h"
#include "structure/quoted.h"
#include "vocabulary/timeline.h"

namespace viendan::structure {
namespace {

constexpr std::string_view kForce = "hiệu lực";

/// Blocks in which an act does not speak of itself as a whole.
bool is_apart(BlockKind kind) {
  constexpr auto kApart = std::to_array<BlockKind>(
      {BlockKind::Head, BlockKind::Preamble, BlockKind::Addressees, BlockKind::Plan,
       BlockKind::Annex, BlockKind::Classification, BlockKind::Notes, BlockKind::Contacts,
       BlockKind::Table, BlockKind::Recipients, BlockKind::Signature, BlockKind::Footnote,
       BlockKind::Stamp, BlockKind::PageMark});
  return std::ranges::find(kApart, kind) != kApart.end();
}

std::string later(const std::string& iso, const EffectWords& said) {
  const auto date = parse_iso_date(iso);
  if (!date || date->day == 0) return {};
  using namespace std::chrono;
  year_month_day day = year(date->year) / date->month / date->day;
  day += months(said.months);
  if (!day.ok()) day = day.year() / day.month() / last;
  const year_month_day later(sys_days(day) + days(said.days));
  return Date{static_cast<int>(later.year()), static_cast<int>(unsigned(later.month())),
              static_cast<int>(unsigned(later.day()))}
      .iso();
}

/// The day of the official gazette that the text is printed in, where its running heads name one.
std::string gazette_day(std::string_view text) {
  static const Pattern head(R"((?i)công báo\s*/\s*số[^/\n]*/\s*ngày\s+\d)");
  std::set<std::string> days;
  for (const Match& match : head.find_all(text)) {
    const auto found = date_at_start(text.substr(match.span().end - 1));
    if (found) days.insert(found->date.iso());
  }
  return days.size() == 1 ? *days.begin() : std::string();
}

/// "... đã được Quốc hội ... thông qua ngày 27 tháng 11 năm 2015".
std::string adoption_day(const Document& document) {
  static const Pattern adopted(R"((?i)này\s+(?:đã\s+)?được\s[^.;]*?thông\s+qua\s[^.;]*?ngày\s)");
  const std::string_view text = document.text;
  if (const auto match = adopted.find(text)) {
    const auto found = date_at_start(text.substr(match->span().end));
    return found ? found->date.iso() : std::string();
  }
  // Laws are dated by the day on which they were adopted.
  constexpr auto kAdopted = std::to_array<std::string_view>({"Luật", "Bộ luật", "Pháp lệnh"});
  const Metadata& m = document.metadata;
  const bool law = std::ranges::find(kAdopted, m.type.value) != kAdopted.end();
  return law ? m.date.value : std::string();
}

class Reader {
 public:
  Reader(Document& document, const std::vector<Line>& lines)
      : d_(document), m_(document.metadata), type_(to_lower(document.metadata.type.value)) {
    const auto quoted = find_quoted(d_.text, lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (quoted[i]) quoted_.push_back(lines[i].span);
    }
  }

  void read() {
    // A text put together from an act and what amended it says again when those are in force.
    if (type_.empty() || m_.symbol.rule == "consolidation") return;
    std::vector<bool> apart(d_.blocks.size(), false);
    for (std::size_t i = 1; i < d_.blocks.size(); ++i) {
      const Block& block = d_.blocks[i];
      const auto parent = static_cast<std::size_t>(block.parent);
      apart[i] = is_apart(block.kind) || apart[parent] || announces_text(d_.blocks[parent]);
      if (!apart[i]) read_block(block);
    }
    settle(m_.effective_from, from_, "in force");
    settle(m_.effective_to, to_, "last in force");
    if (sheet_is_of_it()) {
      take_sheet(m_.effective_from, from_, evidence("effective"), "in force from");
      take_sheet(m_.effective_to, to_, sheet_last_day(), "last in force on");
    }
    if (m_.effective_from.empty()) flag_unknown();
    flag_early();
  }

 private:
  /// "Khoản 2 Điều 5 được sửa đổi như sau:": what is below is another act's.
  [[nodiscard]] bool announces_text(const Block& block) const {
    return block.parent >= 0 && trim_right(block.own.of(d_.text)).ends_with("như sau:");
  }

  [[nodiscard]] bool is_quoted(std::uint32_t offset) const {
    const auto after = std::ranges::upper_bound(quoted_, offset, {}, &Span::begin);
    return after != quoted_.begin() && std::prev(after)->end > offset;
  }

  void read_block(const Block& block) {
    const std::string_view words = block.own.of(d_.text);
    if (words.find(kForce) == std::string_view::npos &&
        words.find(" đến ") == std::string_view::npos)
      return;
    bool quotes = false;
    for (const std::string_view sentence : sentences_of(d_.text, block)) {
      const Span span = span_in(d_.text, sentence);
      if (!quotes && !is_quoted(span.begin)) read_sentence(span);
      quotes = quotes != (std::ranges::count(sentence, '"') % 2 == 1);
    }
  }

  void read_sentence(Span span) {
    const EffectWords said = read_effect_words(span.of(d_.text), type_);
    if (said.from != Counted::Nothing) take_from(said, span);
    if (said.to) take_to(said, span);
  }

  /// Where some of its provisions go on, it does not end.
  void take_to(const EffectWords& said, Span span) {
    using Excepted = EffectWords::Excepted;
    if (said.excepted != Excepted::Nothing) {
      d_.issues.push_back({"effect-excepted",
                           fmt::format("last in force on {}, with exceptions: {}", said.to->iso(),
                                       squeeze(span.of(d_.text))),
                           span});
    }
    if (said.excepted != Excepted::Provisions) to_.push_back({said.to->iso(), span, "last-day"});
  }

  void take_from(const EffectWords& said, Span span) {
    const std::string counted = said.days + said.months == 0 ? "" : "after-";
    switch (said.from) {
      case Counted::Nothing:
        return;
      case Counted::Day:
        return add(said.day.iso(), span, "effect-date");
      case Counted::FromIssue:
        return add(later(m_.date.value, said), span, counted + "issue");
      case Counted::FromAdoption:
        return add(later(adoption_day(d_), said), span, counted + "adoption");
      case Counted::FromGazette:
        return add(later(gazette_day(d_.text), said), span, counted + "gazette");
    }
  }

  void add(std::string day, Span span, std::string rule) {
    from_.push_back({std::move(day), span, std::move(rule)});
  }

  /// One day, or none where sentences name several.
  void settle(Field& field, const std::vector<Field>& said, std::string_view what) {
    for (const Field& each : said) {
      if (each.empty()) continue;
      if (field.empty()) field = each;
      if (field.value == each.value) continue;
      d_.issues.push_back(
          {"effect-twice",
           fmt::format("{} on {} by one sentence, on {} by another", what, field.value, each.value),
           each.span});
      field = {};
      return;
    }
  }

  [[nodiscard]] std::string_view evidence(std::string_view field) const {
    const auto found = std::ranges::find(d_.evidence, field, &Evidence::field);
    return found == d_.evidence.end() ? std::string_view() : std::string_view(found->value);
  }

  /// A page may hold the sheet of a related document.
  [[nodiscard]] bool sheet_is_of_it() const {
    const auto issued = evidence("date");
    return issued.empty() || m_.date.empty() || issued == m_.date.value;
  }

  /// Portals name the day from which an act has lapsed. That of its first provisions is not its
  /// own.
  [[nodiscard]] std::string sheet_last_day() const {
    const auto lapsed = parse_iso_date(evidence("lapsed"));
    const bool in_part = fold(evidence("force")).find("mot phan") != std::string::npos;
    return lapsed && !in_part ? day_before(*lapsed).iso() : std::string();
  }

  /// What the text prints counts; the sheet speaks where the text is silent.
  void take_sheet(Field& field, const std::vector<Field>& said, std::string_view day,
                  std::string_view what) {
    if (day.empty() || day < m_.date.value) return;
    const bool contradicted =
        std::ranges::any_of(said, [](const Field& each) { return !each.empty(); });
    if (field.empty() && contradicted) return;
    if (field.value == day) return;
    const Span span = said.empty() ? Span{} : said.front().span;
    if (!field.empty()) {
      d_.issues.push_back(
          {"effect-sheet-differs",
           fmt::format("{} {} by its text, {} by the portal", what, field.value, day), field.span});
      return;
    }
    d_.issues.push_back({"effect-by-sheet",
                         fmt::format("{} {} by the portal; the text prints no such day", what, day),
                         span});
    field = {std::string(day), span, "data-sheet"};
  }

  void flag_unknown() {
    for (const Field& said : from_) {
      if (!said.empty()) continue;
      d_.issues.push_back({"effect-day-unknown",
                           fmt::format("from when it is in force is counted from a day that is "
                                       "not printed: {}",
                                       squeeze(said.span.of(d_.text))),
                           said.span});
      return;
    }
  }

  /// That happens, and so do misprints of a year.
  void flag_early() {
    const Field& from = m_.effective_from;
    if (from.empty() || from.value >= m_.date.value) return;
    d_.issues.push_back({"effect-before-issue",
                         fmt::format("in force from {}, issued on {}", from.value, m_.date.value),
                         from.span});
  }

  Document& d_;
  Metadata& m_;
  std::string type_;
  std::vector<Span> quoted_;
  std::vector<Field> from_, to_;
};

}  // namespace

void read_effect(Document& document, const std::vector<Line>& lines) {
  Reader(document, lines).read();
}

}  // namespace viendan::structure

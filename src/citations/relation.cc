// The words before a mention that say what the document does with it.
#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "citations/scan.h"

namespace viendan::citations {
namespace {

struct Cue {
  std::string_view words;  // directly before the mention, in lower case
  Relation relation;
};

// Longer cues stand before those that they end with.
constexpr auto kCues = std::to_array<Cue>({
    {"kèm theo", Relation::IssuedWith},
    {"quy định chi tiết và hướng dẫn thi hành", Relation::Details},
    {"quy định chi tiết thi hành", Relation::Details},
    {"quy định chi tiết", Relation::Details},
    {"hướng dẫn thực hiện", Relation::Guides},
    {"hướng dẫn thi hành", Relation::Guides},
    {"hướng dẫn triển khai", Relation::Guides},
    {"hướng dẫn", Relation::Guides},
    {"sửa đổi, bổ sung", Relation::Amends},
    {"sửa đổi", Relation::Amends},
    {"bổ sung", Relation::Amends},
    {"thay thế", Relation::Replaces},
    {"thay thế cho", Relation::Replaces},
    {"bãi bỏ", Relation::Repeals},
    {"hủy bỏ", Relation::Repeals},
    {"đính chính", Relation::Corrects},
    {"đình chỉ thi hành", Relation::Suspends},
    {"đình chỉ", Relation::Suspends},
    {"tạm ngưng hiệu lực", Relation::Pauses},
    {"ngưng hiệu lực", Relation::Pauses},
    {"tạm ngưng", Relation::Pauses},
    {"kéo dài thời gian thực hiện", Relation::Extends},
    {"kéo dài thời hạn áp dụng", Relation::Extends},
    {"kéo dài", Relation::Extends},
    {"hợp nhất", Relation::Consolidates},
    {"giải thích", Relation::Interprets},
    {"công bố", Relation::Announces},
    {"tổ chức thực hiện", Relation::Implements},
    {"thực hiện", Relation::Implements},
    {"triển khai", Relation::Implements},
    {"thi hành", Relation::Implements},
    {"theo quy định tại", Relation::Implements},
    {"theo quy định của", Relation::Refers},
    {"theo", Relation::Implements},
    {"phê duyệt", Relation::Approves},
});

/// Words between a cue and what it acts on.
constexpr auto kBridges = std::to_array<std::string_view>({"một số điều của",
                                                           "một số nội dung của",
                                                           "một số nội dung tại",
                                                           "một số quy định tại",
                                                           "toàn bộ",
                                                           "nội dung",
                                                           "mục tiêu và nhiệm vụ",
                                                           "mục tiêu",
                                                           "nhiệm vụ",
                                                           "các",
                                                           "hiệu lực của",
                                                           "quy định tại",
                                                           "của",
                                                           "tại",
                                                           "\"",
                                                           "(",
                                                           "kết quả",
                                                           "việc",
                                                           "thành công",
                                                           "tốt",
                                                           "có hiệu quả"});

/// The cue is reported, not done: "đã được sửa đổi, bổ sung bởi ...".
constexpr auto kPassive = std::to_array<std::string_view>({"được", "bị", "đã được"});

bool cut_end(std::string_view& text, std::string_view words) {
  const auto trimmed = trim_right(text, " ,");
  if (!trimmed.ends_with(words)) return false;
  const auto begin = trimmed.size() - words.size();
  const bool mark = words == "\"" || words == "(";
  if (!mark && !at_word_bounds(trimmed, begin, trimmed.size())) return false;
  text = trimmed.substr(0, begin);
  return true;
}

/// Whether the words may name a provision: a cheaper question than which.
bool names_unit(std::string_view text) {
  constexpr auto kUnits =
      std::to_array<std::string_view>({"điều", "khoản", "điểm", "mục", "phụ lục", "chương"});
  return std::any_of(kUnits.begin(), kUnits.end(), [&](std::string_view unit) {
    return text.find(unit) != std::string_view::npos;
  });
}

bool cut_provision(std::string_view& text) {
  static const Pattern form(
      R"((?:^|[ ,])(?:các |tại )?(?:phụ lục|điều|khoản|điểm|mục|chương)(?: (?:\d+[a-zđ]?|[ivxlc]+|[a-zđ]))?(?:(?:, | và )(?:\d+[a-zđ]?|[ivxlc]+|[a-zđ]))*$)");
  const auto trimmed = trim_right(text, " ,");
  const std::size_t from = trimmed.size() > 60 ? trimmed.size() - 60 : 0;
  if (!names_unit(trimmed.substr(from))) return false;
  const auto match = form.find(trimmed.substr(from));
  if (!match) return false;
  text = trimmed.substr(0, from + match->span().begin);
  return true;
}

std::string_view without_bridges(std::string_view text) {
  constexpr int kMost = 8;
  for (int i = 0; i < kMost; ++i) {
    const bool cut = cut_provision(text) ||
                     std::any_of(kBridges.begin(), kBridges.end(),
                                 [&](std::string_view bridge) { return cut_end(text, bridge); });
    if (!cut) break;
  }
  return text;
}

std::optional<Relation> cue_at_end(std::string_view text) {
  text = trim_right(text, " ,");
  if (text.empty()) return std::nullopt;
  for (const auto& [words, relation] : kCues) {
    std::string_view rest = text;
    if (words.back() != text.back() || !cut_end(rest, words)) continue;
    const bool passive = std::any_of(kPassive.begin(), kPassive.end(), [&](std::string_view word) {
      std::string_view left = rest;
      return cut_end(left, word);
    });
    return passive ? Relation::Refers : relation;
  }
  return std::nullopt;
}

/// Cues speak directly before the mention, or before words that lead to it.
Relation by_cue(std::string_view before) {
  if (const auto direct = cue_at_end(before)) return *direct;
  if (const auto led = cue_at_end(without_bridges(before))) return *led;
  return Relation::Refers;
}

/// "... hết hiệu lực kể từ ngày ...": what lost its force is named before the words.
bool loses_force(const Scan& scan, const Citation& mention) {
  const bool act = mention.kind == CitationKind::Numbered || mention.kind == CitationKind::NamedLaw;
  if (!act || mention.target.in_corpus) return false;
  const Span after{mention.span.end, mention.evidence.end};
  return after.of(scan.flat).find("hết hiệu lực") != std::string_view::npos;
}

bool opens_attachment(std::string_view before) {
  static const Pattern form(R"((?:^|[\n\t(])\s*(?:ban hành )?kèm theo(?: các)? $)");
  const bool ends = before.ends_with("kèm theo ") || before.ends_with("kèm theo các ");
  return ends && form.found_in(before);
}

/// Only list words and what belongs to the mention before stand between the two.
bool continues_list(std::string_view gap) {
  static const Pattern form(R"([,;]?(?: của [^.;,()]{2,80})?[,;]? ?(?:và |hoặc )?(?:các |số )?)");
  return gap.size() < 140 && form.matches(gap);
}

std::string_view lower_before(const Unit& unit, std::uint32_t begin) {
  constexpr std::size_t kFar = 200;
  const std::size_t end = begin - unit.span.begin;
  std::size_t from = end > kFar ? end - kFar : 0;
  while (from > 0 && (static_cast<unsigned char>(unit.text[from]) & 0xC0) == 0x80) --from;
  return unit.lower.substr(from, end - from);
}

/// Decree 30/2020/NĐ-CP: what an act rests on stands before it, each in a line of its own. In the
/// body only a number or law directly after the word is meant.
bool in_basis(const Scan& scan, const Unit& unit, const Citation& mention,
              std::string_view before) {
  constexpr auto kOpenings = std::to_array<std::string_view>(
      {"Căn cứ", "Xét", "Theo đề nghị", "Theo Tờ trình", "Trên cơ sở", "Pursuant"});
  const auto sentence = trim(mention.evidence.of(scan.flat), " -*(");
  const bool opened = std::any_of(kOpenings.begin(), kOpenings.end(), [&](std::string_view word) {
    return sentence.starts_with(word);
  });
  if (unit.preamble && opened) return true;
  const bool act = mention.kind == CitationKind::Numbered || mention.kind == CitationKind::NamedLaw;
  return act && trim_right(before).ends_with("căn cứ");
}

/// What a document says of itself changes nothing in it.
bool of_itself(Relation relation) {
  return relation == Relation::IssuedWith || relation == Relation::Approves ||
         relation == Relation::Implements;
}

/// What the words before a mention say, and what it shares with the mention before it.
Relation told_before(const Unit& unit, const Citation& mention, std::string_view before,
                     const Citation* previous) {
  const bool nested = previous && previous->span.contains(mention.span);
  const bool listed = previous && !nested && previous->span.end <= mention.span.begin &&
                      continues_list(unit.text.substr(previous->span.end - unit.span.begin,
                                                      mention.span.begin - previous->span.end));
  Relation relation = by_cue(before);
  if (relation == Relation::Approves && !mention.target.in_corpus) relation = Relation::Refers;
  if (relation == Relation::Refers && listed) relation = previous->relation;
  if (mention.rule == "title+number" && previous && !nested) relation = previous->relation;
  if (previous == nullptr || previous->relation != Relation::IssuedWith) return relation;
  // "Ban hành kèm theo Quyết định này Kế hoạch ...".
  const bool own = mention.target.in_corpus && mention.kind == CitationKind::Title;
  if (own && previous->kind == CitationKind::Self && previous->span.end + 2 >= mention.span.begin) {
    relation = Relation::Approves;
  }
  return before.ends_with(" tại ") ? Relation::IssuedWith : relation;
}

/// What the place of a mention and its target forbid.
Relation allowed(const Scan& scan, const Citation& mention, Relation relation) {
  if (!mention.pinpoint.annex.empty() && relation == Relation::IssuedWith) return Relation::Refers;
  if (mention.target.id == scan.own.id && !scan.own.id.empty() && !of_itself(relation)) {
    return Relation::Refers;
  }
  return relation;
}

Relation relation_of(const Scan& scan, const Unit& unit, const Citation& mention,
                     const Citation* previous) {
  const std::string_view before = lower_before(unit, mention.span.begin);
  Relation relation = told_before(unit, mention, before, previous);
  if (relation == Relation::Refers && loses_force(scan, mention)) relation = Relation::Repeals;
  if (opens_attachment(before)) relation = Relation::IssuedWith;
  relation = allowed(scan, mention, relation);
  const bool nested = previous && previous->span.contains(mention.span);
  if (!nested && in_basis(scan, unit, mention, before)) return Relation::LegalBasis;
  // What a row of a table says is a task to be done, not a provision in force.
  const bool changes = relation == Relation::Amends || relation == Relation::Replaces ||
                       relation == Relation::Repeals;
  return unit.table && changes ? Relation::Refers : relation;
}

}  // namespace

void assign_relations(const Scan& scan, const Unit& unit, std::vector<Citation>& mentions) {
  const Citation* previous = nullptr;
  for (Citation& mention : mentions) {
    mention.relation = relation_of(scan, unit, mention, previous);
    const bool nested = previous && previous->span.contains(mention.span);
    if (!nested) previous = &mention;
  }
}

}  // namespace viendan::citations

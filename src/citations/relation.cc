// The words before a mention that say what the document does with it.
#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "citations/lapses.h"
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
    {"ngưng hiệu lực thi hành", Relation::Pauses},
    {"lùi hiệu lực thi hành", Relation::Pauses},
    {"lùi hiệu lực", Relation::Pauses},
    {"lùi thời hạn có hiệu lực thi hành", Relation::Pauses},
    {"lùi thời hạn có hiệu lực", Relation::Pauses},
    {"lùi thời điểm có hiệu lực thi hành", Relation::Pauses},
    {"lùi thời điểm có hiệu lực", Relation::Pauses},
    {"lùi ngày có hiệu lực thi hành", Relation::Pauses},
    {"lùi ngày có hiệu lực", Relation::Pauses},
    {"lùi thời hạn thi hành", Relation::Pauses},
    {"lùi thời hạn áp dụng", Relation::Pauses},
    {"lùi thời điểm thi hành", Relation::Pauses},
    {"lùi thời điểm áp dụng", Relation::Pauses},
    {"lùi thời gian thi hành", Relation::Pauses},
    {"lùi thời gian áp dụng", Relation::Pauses},
    {"hoãn hiệu lực thi hành", Relation::Pauses},
    {"hoãn thi hành", Relation::Pauses},
    {"hoãn áp dụng", Relation::Pauses},
    {"hiệu lực thi hành", Relation::Refers},
    {"kéo dài thời gian thực hiện", Relation::Extends},
    {"kéo dài thời hạn áp dụng", Relation::Extends},
    {"kéo dài", Relation::Extends},
    {"hợp nhất", Relation::Consolidates},
    {"giải thích", Relation::Interprets},
    {"công bố", Relation::Announces},
    {"thực hiện quy định", Relation::Implements},
    {"tổ chức thực hiện", Relation::Implements},
    {"thực hiện", Relation::Implements},
    {"triển khai", Relation::Implements},
    {"thi hành", Relation::Implements},
    {"bổ sung theo", Relation::Refers},
    {"sửa đổi theo", Relation::Refers},
    {"một số điều theo", Relation::Refers},
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
    text = trim_right(text, " ,");
    if (text.empty()) break;
    const auto cut = [&text](std::string_view bridge) {
      return bridge.back() == text.back() && cut_end(text, bridge);
    };
    if (!cut_provision(text) && !std::any_of(kBridges.begin(), kBridges.end(), cut)) break;
  }
  return text;
}

/// What a cue says, and where it begins in the words before the mention.
struct Told {
  Relation relation = Relation::Refers;
  std::size_t begin = 0;
};

std::optional<Told> cue_at_end(std::string_view text) {
  text = trim_right(text, " ,");
  if (text.empty()) return std::nullopt;
  for (const auto& [words, relation] : kCues) {
    std::string_view rest = text;
    if (words.back() != text.back() || !cut_end(rest, words)) continue;
    const bool passive = std::any_of(kPassive.begin(), kPassive.end(), [&](std::string_view word) {
      std::string_view left = rest;
      return cut_end(left, word);
    });
    return Told{passive ? Relation::Refers : relation, rest.size()};
  }
  return std::nullopt;
}

bool is_change(Relation relation) {
  constexpr auto kChanges = std::to_array({Relation::Amends, Relation::Replaces, Relation::Repeals,
                                           Relation::Corrects, Relation::Suspends, Relation::Pauses,
                                           Relation::Extends, Relation::Consolidates});
  return std::find(kChanges.begin(), kChanges.end(), relation) != kChanges.end();
}

bool explains(Relation relation) {
  return relation == Relation::Guides || relation == Relation::Details;
}

/// Cues speak directly before the mention, or before words that lead to it. "Theo hướng dẫn tại"
/// points to a guide: what is guided stands without "tại".
Told by_cue(std::string_view before) {
  if (const auto direct = cue_at_end(before)) return *direct;
  const auto led = cue_at_end(without_bridges(before));
  if (!led) return {};
  const bool inside = before.ends_with(" tại ") && explains(led->relation);
  return inside ? Told{} : *led;
}

bool is_act(const Citation& mention) {
  return mention.kind == CitationKind::Numbered || mention.kind == CitationKind::NamedLaw;
}

bool opens_attachment(std::string_view before) {
  static const Pattern form(R"((?:^|[\n\t(])\s*(?:ban hành )?kèm theo(?: các)? $)");
  const bool ends = before.ends_with("kèm theo ") || before.ends_with("kèm theo các ");
  return ends && form.found_in(before);
}

/// Only list words and what belongs to the mention before stand between the two.
bool continues_list(std::string_view gap) {
  static const Pattern form(
      R"re([,;]?(?: của [^.;,()]{2,80})?"?[,;]? ?(?:và |hoặc )?(?:các |số )?"?)re");
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
  const auto opened = [&](std::string_view text) {
    const auto words = trim(text.substr(0, 40), " -*(\n\t");
    return std::any_of(kOpenings.begin(), kOpenings.end(),
                       [&](std::string_view word) { return words.starts_with(word); });
  };
  const auto sentence = mention.evidence.of(scan.flat);
  if (unit.preamble && (opened(sentence) || opened(unit.text))) return true;
  if (!is_act(mention)) return false;
  const bool english = trim(sentence, " -").starts_with("Pursuant to");
  return english || trim_right(before).ends_with("căn cứ");
}

/// What a document says of itself changes nothing in it, and carries nothing out.
bool of_itself(Relation relation) {
  return relation == Relation::IssuedWith || relation == Relation::Approves;
}

/// Words that may stand before a cue though it is the document that acts: labels, and the other
/// words of a heading or an enacting sentence.
bool is_bare_lead(std::string_view lead) {
  static const Pattern form(
      R"re((?:[-+•*"(]|\d{1,3}[.)]|\p{L}\)|[ivxlc]+\.|điều \d+[a-zđ]?[.:]?|khoản \d+[.:]?|(?:chương|mục|phần) [ivxlc\d]+[.:]?)?(?:[ ,]*(?:về việc|v/v|về|tạm|ban hành|phê duyệt|điều chỉnh|sửa đổi|bổ sung|thay thế|bãi bỏ|đính chính|quy định chi tiết|hướng dẫn|và|việc|một số nội dung|nay|đồng thời|quyết định))*[ ,]*)re");
  return lead.size() < 120 && form.matches(lead);
}

/// "Bộ trưởng ... ban hành Thông tư |sửa đổi ...", "Quyết định có hiệu lực ... và |thay thế ...",
/// "Bộ Công Thương |hướng dẫn ..." of the body whose act it is; "Thông tư A của Bộ trưởng Bộ Công
/// Thương |sửa đổi ..." is another act of that body.
bool enacts(const Scan& scan, std::string_view lead) {
  static const Pattern anothers(R"(\d/[^;:]* của (?:bộ trưởng |thống đốc |chủ tịch )?$)");
  const auto words = trim(lead, " ,-+*");
  const std::string body = to_lower(scan.document.metadata.issuer_body);
  if (!body.empty() && words.ends_with(body)) {
    return !anothers.found_in(words.substr(0, words.size() - body.size()));
  }
  const std::string type = to_lower(scan.own.type);
  if (type.empty()) return false;
  const auto before = words.ends_with(type) ? words.substr(0, words.size() - type.size()) : "";
  if (before.ends_with("ban hành ")) return true;
  return words.starts_with(type) && words.find("có hiệu lực") != std::string_view::npos;
}

/// Whether it is the document itself that does what the cue says: it begins the sentence, or
/// "Quyết định này" stands before it. "Trình Chính phủ Nghị định sửa đổi ..." is another's task,
/// and in "Nghị định A sửa đổi Nghị định B" A acts.
bool acts_itself(const Scan& scan, const Unit& unit, const Citation& mention, std::size_t cue,
                 const Citation* previous) {
  if (unit.head) return true;
  const auto sentence = mention.evidence.begin - unit.span.begin;
  if (cue < sentence) return true;
  const auto lead = unit.lower.substr(sentence, cue - sentence);
  if (is_bare_lead(lead) || enacts(scan, lead)) return true;
  const bool near = previous && previous->span.begin >= mention.evidence.begin &&
                    previous->span.end <= mention.span.begin;
  if (!near) return false;
  const auto gap =
      Span{previous->span.end, static_cast<std::uint32_t>(unit.span.begin + cue)}.of(scan.lower);
  if (previous->kind == CitationKind::Self) return gap.find("trình ") == std::string_view::npos;
  return is_change(previous->relation) && gap.size() < 12 && is_bare_lead(gap);
}

/// "Sửa đổi khoản 2 ... tại Nghị định số ... như sau:": the sentence begins with the change.
bool opens_change(const Scan& scan, const Citation& mention) {
  constexpr auto kOpenings =
      std::to_array<std::string_view>({"Sửa đổi", "Bổ sung", "Điều chỉnh", "Thay thế"});
  const auto sentence = mention.evidence.of(scan.flat);
  const auto words = trim(sentence, " -+*\"");
  const bool opened = std::any_of(kOpenings.begin(), kOpenings.end(),
                                  [&](std::string_view word) { return words.starts_with(word); });
  if (!opened || !trim_right(sentence).ends_with("như sau:")) return false;
  // "... Luật A đã được sửa đổi, bổ sung theo Luật B như sau:": A is what is changed, the last act
  // before those that changed it already.
  constexpr std::string_view kChanged = "được sửa đổi";
  const Span before{mention.evidence.begin, mention.span.begin};
  const auto after = Span{mention.span.end, mention.evidence.end}.of(scan.flat);
  return before.of(scan.flat).find(kChanged) == std::string_view::npos &&
         after.substr(0, after.find(kChanged)).find('/') == std::string_view::npos;
}

/// The number of a title that stands before it, the title of a number, or further provisions of one
/// document: one role.
bool names_the_same(const Citation& mention, const Citation* previous) {
  if (!previous || previous->span.contains(mention.span)) return false;
  const auto &ours = mention.target, &theirs = previous->target;
  if (previous->rule == "provision+next") return ours.id == theirs.id && ours.title == theirs.title;
  if (mention.rule != "title+number" && previous->rule != "title+number") return false;
  return ours.symbol == theirs.symbol && !ours.symbol.empty();
}

/// What is said of a mention; `settled` where another act does it to the mention's target.
struct Said {
  Relation relation = Relation::Refers;
  bool settled = false;
};

/// What the words before a mention say, and what it shares with the mention before it.
Said told_before(const Scan& scan, const Unit& unit, const Citation& mention,
                 std::string_view before, const Citation* previous) {
  if (names_the_same(mention, previous)) return {previous->relation, false};
  const bool nested = previous && previous->span.contains(mention.span);
  const bool listed = previous && !nested && previous->span.end <= mention.span.begin &&
                      continues_list(unit.text.substr(previous->span.end - unit.span.begin,
                                                      mention.span.begin - previous->span.end));
  const Told told = by_cue(before);
  Relation relation = told.relation;
  const std::size_t cue = mention.span.begin - unit.span.begin - before.size() + told.begin;
  if (is_change(relation) || explains(relation)) {
    if (!acts_itself(scan, unit, mention, cue, previous)) return {Relation::Refers, true};
  }
  if (relation == Relation::Approves && !mention.target.in_corpus) relation = Relation::Refers;
  if (relation == Relation::Refers && listed) relation = previous->relation;
  if (previous == nullptr || previous->relation != Relation::IssuedWith) {
    return {relation, false};
  }
  // "Ban hành kèm theo Quyết định này Kế hoạch ...".
  const bool own = mention.target.in_corpus && mention.kind == CitationKind::Title;
  if (own && previous->kind == CitationKind::Self && previous->span.end + 2 >= mention.span.begin) {
    relation = Relation::Approves;
  }
  return {before.ends_with(" tại ") ? Relation::IssuedWith : relation, false};
}

/// What the place of a mention and its target forbid.
Relation allowed(const Scan& scan, const Citation& mention, Relation relation) {
  // A plan "ban hành kèm theo" another act is not this document's.
  if (relation == Relation::IssuedWith && !mention.target.in_corpus) return Relation::Refers;
  if (!mention.pinpoint.annex.empty() && relation == Relation::IssuedWith) return Relation::Refers;
  const bool own = mention.kind == CitationKind::Self ||
                   (mention.target.id == scan.own.id && !scan.own.id.empty());
  if (own && !of_itself(relation)) {
    return Relation::Refers;
  }
  return relation;
}

Relation relation_of(const Scan& scan, const Unit& unit, const Citation& mention,
                     const Citation* previous) {
  if (const auto listed = done_to_list(scan, unit, mention)) return *listed;
  const std::string_view before = lower_before(unit, mention.span.begin);
  const Said said = told_before(scan, unit, mention, before, previous);
  Relation relation = said.relation;
  if (relation == Relation::Refers && !said.settled && is_act(mention) &&
      loses_force(scan, mention)) {
    relation = Relation::Repeals;
  }
  if (!is_change(relation) && is_act(mention) && opens_change(scan, mention)) {
    relation = Relation::Amends;
  }
  const bool attached = opens_attachment(before);
  relation = allowed(scan, mention, attached ? Relation::Refers : relation);
  if (attached && mention.pinpoint.annex.empty()) relation = Relation::IssuedWith;
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

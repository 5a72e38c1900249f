#include "store/acts.h"

#include <algorithm>
#include <map>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "model/claim.h"
#include "model/lead.h"
#include "store/act_exceptions.h"
#include "vocabulary/timeline.h"

namespace viendan::store {
namespace {

// Of a longer sentence so much is read on either side of the mention.
constexpr std::uint32_t kFar = 800;

std::string day_before(const Date& date) {
  if (date.day > 1) return Date{date.year, date.month, date.day - 1}.iso();
  if (date.month > 1) return Date{date.year, date.month - 1, 0}.last_day().iso();
  return Date{date.year - 1, 12, 31}.iso();
}

/// "Nghị định số A hết hiệu lực kể từ ngày 01 tháng 7 năm 2016"; a day "sau" which is the last.
std::string lapse_day(std::string_view behind) {
  static const Pattern form(
      R"(hết hiệu lực(?: thi hành)?,? (?:(sau)|kể từ|từ|vào)(?: hết)? ngày \d)");
  const auto match = form.find(behind);
  if (!match) return {};
  const auto found = date_at_start(behind.substr(match->span().end - 1));
  if (!found) return {};
  return match->has(1) ? day_after(found->date.iso()) : found->date.iso();
}

/// "Kể từ ngày 01 tháng 01 năm 2021, bãi bỏ ...".
std::string leading_day(std::string_view before) {
  static const Pattern form(R"(^[^\p{L}]*(?:điều \d+\.? )?(?:kể )?từ ngày \d)");
  const auto match = form.match_start(before);
  if (!match) return {};
  const auto found = date_at_start(before.substr(match->span().end - 1));
  return found ? found->date.iso() : std::string();
}

/// "đến hết ngày 31 tháng 12 năm 2022", "đến năm 2025".
std::string end_day(std::string_view behind) {
  static const Pattern form(
      R"(đến (?:(trước)|hết)? ?(?:ngày (\d)|(?:tháng (\d{1,2}) )?(?:năm )(\d{4})))");
  const auto match = form.find(behind);
  if (!match) return {};
  if (match->has(4)) {
    const Date date{to_int((*match)[4]), match->has(3) ? to_int((*match)[3]) : 0, 0};
    if (!date.valid()) return {};
    return match->has(1) ? day_before(date.first_day()) : date.last_day().iso();
  }
  const auto found = date_at_start(behind.substr(match->span(2).begin));
  if (!found) return {};
  return match->has(1) ? day_before(found->date) : found->date.iso();
}

/// "Lùi hiệu lực thi hành của | đến ngày 01 tháng 01 năm 2018": on that day it is in force.
std::string day_before_force(std::string_view before, std::string_view behind) {
  static const Pattern postpones(R"((?:^|[ "])(?:lùi|hoãn) [^;:]*$)");
  static const Pattern first(R"(đến ngày \d)");
  if (!postpones.found_in(before)) return {};
  const auto match = first.find(behind);
  if (!match) return {};
  const auto found = date_at_start(behind.substr(match->span().end - 1));
  return found ? day_before(found->date) : std::string();
}

/// "... hiệu lực ... từ ngày 01 tháng 01 năm 2021".
std::string since_day(std::string_view behind) {
  static const Pattern form(R"((?:^|[ ,])(?:kể )?từ ngày \d)");
  const auto match = form.find(behind);
  if (!match) return {};
  const auto found = date_at_start(behind.substr(match->span().end - 1));
  return found ? found->date.iso() : std::string();
}

/// "Nghị định A sửa đổi, bổ sung một số điều của Nghị định B và | hết hiệu lực": it may be what A
/// amended, in its title. "A đã được sửa đổi, bổ sung bởi B và |" names none of A's title.
bool may_be_amended(std::string_view before) {
  static const Pattern amended(
      R"(^sửa đổi(?:, bổ sung)?[^;()]* (?:của|tại) [^;()]*\d/[^;()]* và$)");
  const auto at = before.rfind("sửa đổi");
  if (at == std::string_view::npos || before.substr(0, at).ends_with("được ")) return false;
  return amended.found_in(before.substr(at));
}

/// "Bãi bỏ một số điều của |", "các quy định ... tại |": the mention names where that stands which
/// loses its force. "Hiệu lực của |", "toàn bộ ... của |" are of the whole.
bool names_a_part(std::string_view before) {
  static const Pattern inside(
      R"((?:^| )(?:của|tại|trong|ở|theo|vào)(?: các)?(?: luật)?(?: ["(])?$)");
  static const Pattern whole(
      R"((?:hiệu lực(?: thi hành)?|toàn bộ[^,;:]{0,60}|toàn văn|việc (?:thực hiện|áp dụng|thi hành)) (?:của|tại|theo|trong)(?: các)?$)");
  static const Pattern some(
      R"((?:bãi bỏ|hủy bỏ|thay thế|đình chỉ|ngưng hiệu lực),? (?:một số|các) (?:điều|khoản|điểm|nội dung|quy định|chương|mục|phụ lục|biểu|mẫu|cụm từ|từ)[^;:]*$)");
  static const Pattern unit(
      R"((?:chương|mục|phần|phụ lục|mẫu(?: số)?|biểu(?: số)?|điều|khoản|điểm) [^ ,;:]{1,8}(?:(?:,| và) [^ ,;:]{1,8}){0,6}$)");
  const auto words = trim_right(before);
  if (whole.found_in(words)) return false;
  return unit.found_in(words) || inside.found_in(words) || some.found_in(words);
}

/// "Đến khi | hết hiệu lực", "thay thế Nghị quyết A tạm ngưng hiệu lực |": the words of ending
/// speak of a time, or of another act.
bool speaks_of_another(std::string_view before) {
  static const Pattern other(
      R"((?:^| )(?:khi|ngày|nếu|trường hợp|áp dụng|thi hành|thực hiện|điều chỉnh|hướng dẫn|quy định chi tiết|sửa đổi|bổ sung)$|(?:ngưng hiệu lực|điều chỉnh thời hạn|kéo dài)[^;]*$)");
  return other.found_in(trim_right(before));
}

bool in_annex(const Document& document, int block) {
  for (; block > 0; block = document.blocks[static_cast<std::size_t>(block)].parent) {
    if (document.blocks[static_cast<std::size_t>(block)].kind == BlockKind::Annex) return true;
  }
  return false;
}

/// Part of a text without cutting a letter.
std::string words_of(std::string_view text, std::size_t begin, std::size_t end) {
  const auto inside = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80;
  };
  while (begin < end && inside(begin)) ++begin;
  while (end > begin && inside(end)) --end;
  return to_lower(squeeze(text.substr(begin, end - begin)));
}

/// False where its sentence does not do it after all.
bool read_sentence(Act& act, const Document& document, const Citation& mention) {
  const Span around = mention.evidence;
  if (!around.contains(mention.span)) return true;
  const auto from = std::max(around.begin, mention.span.begin - std::min(kFar, mention.span.begin));
  const auto to = std::min(around.end, mention.span.end + kFar);
  const std::string before = words_of(document.text, from, mention.span.begin);
  const std::string behind = words_of(document.text, mention.span.end, to);
  const bool typed = !to_lower(mention.surface).starts_with("số ");
  const bool ending = act.relation == Relation::Replaces || act.relation == Relation::Repeals;
  if (ending && speaks_of_another(before)) return false;
  if (act.relation != Relation::Amends && names_a_part(before)) act.whole = false;
  if (ending && typed && may_be_amended(trim_right(before))) act.whole = false;
  switch (act.relation) {
    case Relation::Replaces:
    case Relation::Repeals:
      act.from = lapse_day(behind);
      if (act.from.empty() && from == around.begin) act.from = leading_day(before);
      // A list of what has lapsed, as others ended it.
      return act.relation == Relation::Replaces || !act.from.empty() ||
             !in_annex(document, mention.block);
    case Relation::Suspends:
    case Relation::Pauses:
      act.to = day_before_force(before, behind);
      if (act.to.empty()) act.to = end_day(behind);
      if (act.to.empty()) act.to = end_day(before);
      act.from = since_day(behind);
      if (act.from.empty()) act.from = since_day(before);
      return true;
    case Relation::Extends:
      act.to = end_day(behind);
      return true;
    default:
      return true;
  }
}

/// "Các thông tư sau đây hết hiệu lực kể từ ngày 01 tháng 01 năm 2026: | a) ...".
std::string day_above(const Document& document, const Citation& mention) {
  return lapse_day(to_lower(squeeze(lead_above(document, mention.block).of(document.text))));
}

bool ends(Relation relation) {
  return relation == Relation::Replaces || relation == Relation::Repeals;
}

bool suspends(Relation relation) {
  return relation == Relation::Suspends || relation == Relation::Pauses;
}

/// Acts that say the same of a document, one perhaps shorter than the other.
bool same_kind(Relation a, Relation b) {
  return a == b || (ends(a) && ends(b)) || (suspends(a) && suspends(b));
}

bool in_head(const Document& document, const ActAt& at) {
  return document.blocks[static_cast<std::size_t>(at.mention->block)].kind == BlockKind::Head;
}

/// Whether another act of the document says in full what this one says in short.
bool says_more(const Document& document, const ActAt& more, const ActAt& less) {
  if (more.act.target != less.act.target || !same_kind(more.act.relation, less.act.relation)) {
    return false;
  }
  if (less.act.relation == Relation::Amends) return false;
  if (in_head(document, less) != in_head(document, more)) return in_head(document, less);
  if (!more.act.whole || !less.act.whole) return false;
  const auto told = [](const Act& act) {
    return !(ends(act.relation) ? act.from : act.to).empty();
  };
  return told(more.act) && !told(less.act);
}

void leave_out_short_ones(const Document& document, std::vector<ActAt>& acts) {
  std::vector<bool> out(acts.size(), false);
  std::map<std::string_view, std::vector<std::size_t>> by_target;
  for (std::size_t i = 0; i < acts.size(); ++i) by_target[acts[i].act.target].push_back(i);
  constexpr std::size_t kMany = 64;  // mentions beyond them are not compared with each other
  for (const auto& [target, all] : by_target) {
    const auto last = std::min(all.size(), kMany);
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = 0; j < last && !out[all[i]]; ++j) {
        out[all[i]] = says_more(document, acts[all[j]], acts[all[i]]);
      }
    }
  }
  std::size_t at = 0;
  std::erase_if(acts, [&](const ActAt&) { return out[at++]; });
}

/// What is excepted in one sentence is meant in the others too that end the act.
void spread_exceptions(std::vector<ActAt>& acts) {
  std::map<std::string, const ActAt*> excepting;
  const auto is_end = [](const ActAt& at) { return at.act.whole && ends(at.act.relation); };
  for (const ActAt& at : acts) {
    if (at.act.excepted && !at.act.whole) excepting.try_emplace(at.act.target, &at);
  }
  for (ActAt& at : acts) {
    const auto found = excepting.find(at.act.target);
    if (found == excepting.end() || !is_end(at)) continue;
    at.act.whole = false;
    at.act.excepted = true;
    at.exception = found->second->exception;
  }
}

/// An end with exceptions, and the end of what was excepted.
void add_excepted(const Document& document, std::vector<ActAt>& acts) {
  std::vector<ActAt> later;
  for (ActAt& at : acts) {
    const bool whole_end = at.act.whole && ends(at.act.relation);
    if (!whole_end && !(at.act.whole && suspends(at.act.relation))) continue;
    const auto exception = exception_of(document, *at.mention);
    if (!exception) continue;
    at.act.excepted = true;
    at.exception = exception->span;
    if (!whole_end || exception->of == Exception::Of::Cases) continue;
    at.act.whole = false;
    if (at.act.from == exception->lapse) at.act.from.clear();
    if (exception->lapse.empty()) continue;
    later.push_back(at);
    later.back().act.whole = true;
    later.back().act.excepted = false;
    later.back().act.from = exception->lapse;
  }
  spread_exceptions(acts);
  acts.insert(acts.end(), later.begin(), later.end());
}

}  // namespace

ActDays days_of(const Metadata& metadata) {
  return {metadata.date.value, metadata.effective_from.value, metadata.effective_to.value};
}

std::vector<ActAt> acts_at(const Document& document, std::span<const Citation> citations) {
  std::vector<ActAt> acts;
  const Metadata& m = document.metadata;
  if (m.symbol.rule == "consolidation") return acts;
  for (const Citation& citation : citations) {
    const std::string& target = citation.target.id;
    if (!changes_validity(citation.relation) || target.empty() || target == m.id) continue;
    const bool stub = citation.status == CitationStatus::Stub && is_sure(target);
    if (!stub && citation.status != CitationStatus::Resolved) continue;
    Act act{.target = target, .relation = citation.relation, .whole = citation.pinpoint.empty()};
    if (!read_sentence(act, document, citation)) continue;
    if (ends(act.relation) && act.from.empty()) act.from = day_above(document, citation);
    acts.push_back({std::move(act), &citation});
  }
  leave_out_short_ones(document, acts);
  add_excepted(document, acts);
  return acts;
}

Acting acting_of(const Document& document, std::span<const Citation> citations) {
  Acting acting{.days = days_of(document.metadata)};
  for (auto& at : acts_at(document, citations)) {
    at.act.excepted = false;  // bears on no state
    acting.acts.push_back(std::move(at.act));
  }
  std::ranges::sort(acting.acts);
  acting.acts.erase(std::unique(acting.acts.begin(), acting.acts.end()), acting.acts.end());
  return acting;
}

}  // namespace viendan::store

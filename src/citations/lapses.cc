#include "citations/lapses.h"

#include "base/pattern.h"
#include "model/lead.h"

namespace viendan::citations {
namespace {

/// Only its label, and provisions of what is mentioned, stand before it.
bool begins_item(const Unit& unit, const Citation& mention) {
  static const Pattern form(
      R"(^\s*(?:[-+•*]|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ]\d?\))?\s*(?:(?:toàn bộ|các|điều|khoản|điểm|chương|mục|và|[\d,]+[a-zđ]?|[a-zđ]|[ivx]+|của)[ ,]+)*$)");
  constexpr std::size_t kLongest = 200;
  const auto before = unit.lower.substr(0, mention.span.begin - unit.span.begin);
  return before.size() < kLongest && form.found_in(before);
}

/// "Luật A đã được sửa đổi, bổ sung một số điều theo Luật B và Luật C": B and C are named to tell
/// which text of A is meant. Each may amend other acts, of which nothing is said.
bool tells_which_text(const Scan& scan, const Citation& mention) {
  const auto before = Span{mention.evidence.begin, mention.span.begin}.of(scan.lower);
  const auto changed = before.rfind("được sửa đổi");
  return changed != std::string_view::npos &&
         before.find_first_of(";()", changed) == std::string_view::npos;
}

/// "Nghị quyết A về việc lùi hiệu lực thi hành của Luật B, Luật C hết hiệu lực": A lost its force,
/// which names the others in its title.
bool is_postponed_there(const Scan& scan, const Citation& mention) {
  const auto before = Span{mention.evidence.begin, mention.span.begin}.of(scan.lower);
  const auto postponed = before.rfind("lùi hiệu lực");
  return postponed != std::string_view::npos &&
         before.find_first_of(";()", postponed) == std::string_view::npos;
}

}  // namespace

bool loses_force(const Scan& scan, const Citation& mention) {
  if (mention.target.in_corpus) return false;
  if (tells_which_text(scan, mention) || is_postponed_there(scan, mention)) return false;
  const Span after{mention.span.end, mention.evidence.end};
  return after.of(scan.flat).find("hết hiệu lực") != std::string_view::npos;
}

std::optional<Relation> done_to_list(const Scan& scan, const Unit& unit, const Citation& mention) {
  static const Pattern lapses(
      R"(^(?:[^:;]*, )?(?:các|những|toàn bộ) [^:;]*sau(?: đây)? (?:được )?(?:hết hiệu lực|bãi bỏ)|^(?:bãi bỏ|hủy bỏ)(?: toàn bộ)? (?:(?:các|những|\d+) )?(?:\(\d+\) )?(?:văn bản|luật|pháp lệnh|nghị định|nghị quyết|quyết định|chỉ thị|thông tư|quy định|quy phạm)[^:;]*:$)");
  static const Pattern replaces(
      R"(^(?:[^:;]* )?thay thế (?:các|những) (?:văn bản|nghị định|nghị quyết|quyết định|chỉ thị|thông tư)[^:;]* sau(?: đây)?:$)");
  static const Pattern some(
      R"(một phần|một số|cụm từ|điều, khoản|nội dung|quy định[^:;]* (?:tại|của|trong|về) )");
  if (unit.table || unit.head || unit.preamble) return std::nullopt;
  const std::string_view above = lead_above(scan.document, unit.block).of(scan.lower);
  if (above.empty() || !begins_item(unit, mention)) return std::nullopt;
  if (some.found_in(above.substr(0, above.find(" sau")))) return std::nullopt;
  if (lapses.found_in(above)) return Relation::Repeals;
  if (replaces.found_in(above)) return Relation::Replaces;
  return std::nullopt;
}

}  // namespace viendan::citations

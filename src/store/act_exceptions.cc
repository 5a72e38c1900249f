#include "store/act_exceptions.h"

#include <algorithm>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "model/lead.h"
#include "model/validity.h"
#include "vocabulary/timeline.h"

namespace viendan::store {
namespace {

using Of = Exception::Of;

// A sentence may name a page of amending acts before it comes to its exceptions.
constexpr std::size_t kFar = 3000;

/// The clause from a place on, at most as far as the block goes. What a colon opens has semicolons.
Span clause_behind(const Document& document, std::uint32_t from, Span block) {
  const std::string_view words = Span{from, std::max(from, block.end)}.of(document.text);
  std::size_t end = std::min(words.size(), kFar);
  bool opened = false;
  for (std::size_t at = 0; at < end; ++at) {
    const bool stop = words[at] == '.' && (at + 1 >= words.size() || words[at + 1] == ' ' ||
                                           words[at + 1] == '\n' || words[at + 1] == '"');
    opened = opened || words[at] == ':';
    if (stop || (words[at] == ';' && !opened)) end = at;
  }
  while (end > 0 && end < words.size() && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80)
    --end;
  return {from, from + static_cast<std::uint32_t>(end)};
}

/// Where "trừ" begins that takes something from what was said; nullopt for "bù trừ", "khấu trừ".
std::optional<std::uint32_t> marker_in(std::string_view words) {
  static const Pattern form(
      R"((?i)(?:(?:[,)]|lực|hành|\d)\s+|\(\s*)((?:ngoại\s+)?trừ\s+(?:lại\s+)?)(?:[^\s]))");
  const auto match = form.find(words);
  if (!match) return std::nullopt;
  return match->span(1).begin;
}

/// "Thông tư này thay thế Thông tư A và có hiệu lực từ ngày ..., |trừ khoản 2 Điều 5": what is in
/// force later is the document's own.
bool speaks_of_itself(std::string_view before, std::string_view clause) {
  static const Pattern later(R"((?:^| )có hiệu lực(?: thi hành)? (?:kể )?từ )");
  const auto force = before.rfind("có hiệu lực");
  const auto end = before.rfind("hết hiệu lực");
  static const Pattern this_act(R"((?:này|ngày) $)");
  const bool its_force = force != std::string_view::npos && end == std::string_view::npos &&
                         !this_act.found_in(before.substr(0, force));
  return its_force || later.found_in(clause);
}

/// Whether the article of this document that a clause points to is one on pending matters.
bool points_to_transition(const Document& document, std::string_view clause) {
  static const Pattern article(R"(điều (\d+[a-zđ]?))");
  const auto match = article.find(clause);
  if (!match) return false;
  const auto found = std::ranges::find_if(document.blocks, [&](const Block& block) {
    return block.kind == BlockKind::Article && block.label == (*match)[1];
  });
  return found != document.blocks.end() &&
         to_lower(found->heading.of(document.text)).find("chuyển tiếp") != std::string::npos;
}

/// What is excepted, by the words of the clause in small letters.
Of excepted_in(const Document& document, std::string_view clause) {
  static const Pattern cases(
      R"(^(?:ngoại )?trừ (?:lại )?(?:(?:các|một số|những) )?(?:trường hợp|điều khoản chuyển tiếp|quy định chuyển tiếp|nội dung chuyển tiếp|hồ sơ|dự án|hợp đồng|đối tượng))");
  static const Pattern provisions(
      R"(^(?:ngoại )?trừ (?:lại )?(?:(?:các|một số|những) )?(?:quy định|nội dung|điều|khoản|điểm|chương|mục|phần|phụ lục|mẫu|biểu|danh mục))");
  static const Pattern own(
      R"((?:luật|pháp lệnh|nghị định|nghị quyết|quyết định|thông tư|văn bản|điều|khoản|mục|chương) này)");
  static const Pattern listed(R"(trừ [^:]*sau(?: đây)?:)");
  static const Pattern item(
      R"((?:^|[:;)] ?)(?:quy định tại )?(?:các )?(?:điều|khoản|điểm|chương|mục|phụ lục) [^;]{0,200} của (?:luật|bộ luật|pháp lệnh|nghị định|nghị quyết|quyết định|thông tư) [^;]{0,100}\d/)");
  const bool own_pointed = own.found_in(clause);
  if (listed.found_in(clause) && item.found_in(clause)) return Of::Provisions;
  if (cases.found_in(clause)) return Of::Cases;
  if (own_pointed) return points_to_transition(document, clause) ? Of::Cases : Of::Unclear;
  return provisions.found_in(clause) ? Of::Provisions : Of::Unclear;
}

/// "... tiếp tục có hiệu lực đến hết ngày 31 tháng 12 năm 2013": the only day of a clause.
std::string lapse_in(std::string_view clause) {
  static const Pattern any(R"(ngày \d)");
  static const Pattern until(
      R"((?:hiệu lực|áp dụng|thực hiện)(?: thi hành)?(?: cho)? đến (?:(trước) |hết )?ngày \d)");
  static const Pattern lapses(R"(hết hiệu lực(?: thi hành)? (?:kể )?từ ngày \d)");
  if (any.find_all(clause).size() != 1) return {};
  const auto end = until.find(clause);
  const auto match = end ? end : lapses.find(clause);
  if (!match) return {};
  const auto found = date_at_start(clause.substr(match->span().end - 1));
  if (!found) return {};
  const bool last = end && !end->has(1);
  return last ? day_after(found->date.iso()) : found->date.iso();
}

/// A clause that ends in a colon goes on in the blocks below.
std::string with_items(const Document& document, int block, Span clause) {
  std::string words(clause.of(document.text));
  if (!trim_right(words).ends_with(':')) return words;
  for (std::size_t i = static_cast<std::size_t>(block) + 1; i < document.blocks.size(); ++i) {
    if (document.blocks[i].parent < block || words.size() > kFar) break;
    words += std::string("; ") + std::string(document.blocks[i].own.of(document.text));
  }
  return words;
}

std::optional<Exception> exception_behind(const Document& document, std::uint32_t from, int block) {
  const Span clause =
      clause_behind(document, from, document.blocks[static_cast<std::size_t>(block)].own);
  const std::string_view words = clause.of(document.text);
  const auto marker = marker_in(words);
  if (!marker) return std::nullopt;
  const Span span{clause.begin + *marker, clause.end};
  const std::string said = to_lower(squeeze(with_items(document, block, span)));
  if (speaks_of_itself(to_lower(squeeze(words.substr(0, *marker))), said)) return std::nullopt;
  return Exception{excepted_in(document, said), span, lapse_in(said)};
}

}  // namespace

std::optional<Exception> exception_of(const Document& document, const Citation& mention) {
  if (auto found = exception_behind(document, mention.span.end, mention.block)) return found;
  const Span lead = lead_above(document, mention.block);
  if (lead.empty()) return std::nullopt;
  const int above = document.blocks[static_cast<std::size_t>(mention.block)].parent;
  return exception_behind(document, lead.begin, above);
}

}  // namespace viendan::store

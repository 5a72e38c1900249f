#include "structure/effect_words.h"

#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/timeline.h"

namespace viendan::structure {
namespace {

// A sentence on an act's force is short, or has it at its beginning.
constexpr std::size_t kLongest = 1500;  // bytes

bool ends_sentence(std::string_view words, std::size_t at) {
  if (words[at] == ';' || words[at] == ':') return true;
  if (words[at] != '.') return false;
  return at + 1 >= words.size() || kSpaces.find(words[at + 1]) != std::string_view::npos;
}

void add_sentences(std::string_view words, std::vector<std::string_view>& sentences) {
  std::size_t from = 0;
  for (std::size_t at = 0; at <= words.size(); ++at) {
    if (at < words.size() && !ends_sentence(words, at)) continue;
    const auto sentence = trim(words.substr(from, at - from));
    if (!sentence.empty()) sentences.push_back(sentence);
    from = at + 1;
  }
}

/// A heading alone: what follows it is no part of its sentence.
bool heads(std::string_view heading, std::string_view rest) {
  return heading.find(" này") == std::string_view::npos && begins_upper(rest);
}

/// The subject has to be the act: "Thông tư" for a "thông tư liên tịch" too.
bool is_own(std::string_view subject, std::string_view type) {
  return subject == "văn bản" || subject == type ||
         (!subject.empty() && type.starts_with(subject) && type[subject.size()] == ' ') ||
         type.ends_with(std::string(" ") + std::string(subject));
}

/// Until when, in the words directly after what says from when.
std::optional<Date> read_end(std::string_view words) {
  static const Pattern until(
      R"(^,? ?(?:và )?(?:(?:chỉ )?có hiệu lực |có giá trị |(?:được )?(?:áp dụng|thực hiện|thi hành) |thi hành )*(?:cho )?đến (trước |hết )?(?:ngày )?(tháng \d|năm \d|\d))");
  static const Pattern lapses(
      R"(^,? ?(?:và )?(?:sẽ )?(?:tự động )?hết hiệu lực(?: thi hành)? (?:(kể từ|từ)|sau|vào|kể từ hết|đến hết)(?: hết)? ngày \d)");
  if (const auto match = until.match_start(words)) {
    const auto at = match->span(2).begin;
    const auto found = date_at_start(words.substr(at));
    if (!found) return std::nullopt;
    return (*match)[1] == "trước " ? day_before(found->date) : found->date;
  }
  if (const auto match = lapses.match_start(words)) {
    const auto found = date_at_start(words.substr(match->span().end - 1));
    if (!found) return std::nullopt;
    return match->has(1) ? day_before(found->date) : found->date;
  }
  return std::nullopt;
}

/// "sau 15 ngày, kể từ ngày ký": so many days, and the words after "từ ngày".
struct Later {
  int days = 0, months = 0;
  std::string_view since;
};
struct NumberWord {
  std::string_view words;
  int number;
};
constexpr auto kNumbers = std::to_array<NumberWord>({
    {"mười", 10},
    {"mười lăm", 15},
    {"hai mươi", 20},
    {"ba mươi", 30},
    {"bốn mươi lăm", 45},
    {"sáu mươi", 60},
});
int number_of(std::string_view words) {
  const auto* row = std::ranges::find(kNumbers, words, &NumberWord::words);
  return row == kNumbers.end() ? to_int(words) : row->number;
}

std::optional<Later> read_since(std::string_view words) {
  static const Pattern later(
      R"(^ ?sau (\d{1,3}|[^ \d,()]+(?: (?:mươi|lăm))*) ?(?:\([^)]{0,40}\) ?)?(?:(ngày)|tháng),? (?:được )?(?:kể |tính )?từ ngày )");
  static const Pattern at_once(R"(^ ?(?:kể |tính )?từ ngày )");
  if (const auto match = later.match_start(words)) {
    const int number = number_of((*match)[1]);
    if (number <= 0) return std::nullopt;
    const bool days = match->has(2);
    return Later{days ? number : 0, days ? 0 : number, words.substr(match->span().end)};
  }
  if (const auto match = at_once.match_start(words)) {
    return Later{0, 0, words.substr(match->span().end)};
  }
  return std::nullopt;
}

/// What a day is counted from, and the words behind it.
Counted read_event(std::string_view& words) {
  static const Pattern issued(
      R"(^(?:(?:được )?ký(?:,? (?:và )?ban hành)?|(?:được )?ban hành|ra (?:quyết định|văn bản)))");
  static const Pattern adopted(
      R"(^(?:được )?(?:quốc hội |hội đồng nhân dân [^,;]*|ủy ban thường vụ quốc hội )?thông qua)");
  static const Pattern gazette(R"(^(?:được )?đăng (?:trên )?(?:trong )?công báo)");
  if (const auto match = issued.match_start(words)) {
    words = words.substr(match->span().end);
    const bool another =
        words.starts_with(" kết") || (!words.empty() && !at_word_bounds(words, 0, 0));
    return another ? Counted::Nothing : Counted::FromIssue;
  }
  if (const auto match = adopted.match_start(words)) {
    words = words.substr(match->span().end);
    return Counted::FromAdoption;
  }
  if (const auto match = gazette.match_start(words)) {
    words = words.substr(match->span().end);
    return Counted::FromGazette;
  }
  return Counted::Nothing;
}

/// From when and until when, in the words after "có hiệu lực".
EffectWords read_days(std::string_view words) {
  EffectWords said;
  static const Pattern day(R"(^ ?(?:kể |tính )?(?:từ|vào) (?:ngày:? )?\d)");
  if (const auto match = day.match_start(words)) {
    const auto begin = match->span().end - 1;
    const auto found = date_at_start(words.substr(begin));
    if (!found) return said;
    said.from = Counted::Day;
    said.day = found->date;
    said.to = read_end(words.substr(begin + found->span.end));
    return said;
  }
  const auto since = read_since(words);
  if (!since) {
    said.to = read_end(words);
    return said;
  }
  std::string_view rest = since->since;
  said.from = read_event(rest);
  said.days = since->days;
  said.months = since->months;
  if (said.from != Counted::Nothing) said.to = read_end(rest);
  return said;
}

/// Whether words between the act and what is said of its force leave it the subject: "... này gồm
/// 3 điều, |", "... thay thế Quyết định số ... và |".
bool keeps_subject(std::string_view between) {
  static const Pattern form(
      R"(^ (?:(?:đã )?được|thay thế|bãi bỏ|gồm|có \d).*(?: và|,)(?: chính thức| bắt đầu)?$)");
  static const Pattern none(R"(^(?: chính thức| bắt đầu| sẽ| chỉ)?$)");
  return none.matches(between) ||
         (form.matches(between) && between.find("hiệu lực") == std::string_view::npos);
}

/// "... hết hiệu lực kể từ ngày 01/3/2027, trừ các trường hợp ...": what goes on after the end.
EffectWords::Excepted read_excepted(std::string_view words) {
  static const Pattern form(
      R"([ ,(](?:ngoại )?trừ (?:(?:các|một số|những) )?(trường hợp|đối tượng)?)");
  const auto match = form.find(words);
  if (!match) return EffectWords::Excepted::Nothing;
  return match->has(1) ? EffectWords::Excepted::Cases : EffectWords::Excepted::Provisions;
}

EffectWords with_exceptions(EffectWords said, std::string_view words) {
  if (said.to) said.excepted = read_excepted(words);
  return said;
}

}  // namespace

Date day_before(const Date& date) {
  if (date.day > 1) return {date.year, date.month, date.day - 1};
  if (date.month > 1) return Date{date.year, date.month - 1, 0}.last_day();
  return {date.year - 1, 12, 31};
}

std::vector<std::string_view> sentences_of(std::string_view text, const Block& block) {
  std::vector<std::string_view> sentences;
  const std::string_view words = block.own.of(text);
  if (!block.heading.empty()) {
    const auto cut = block.heading.end - block.own.begin;
    const auto heading = block.heading.of(text);
    if (heads(heading, trim(words.substr(cut)))) {
      add_sentences(heading, sentences);
      add_sentences(words.substr(cut), sentences);
      return sentences;
    }
  }
  add_sentences(words, sentences);
  return sentences;
}

EffectWords read_effect_words(std::string_view sentence, std::string_view type) {
  static const Pattern subject(
      R"(^(?:[-+•*] ?|\d{1,2}[.)] ?|[a-zđ]\) ?|điều \d{1,3}[a-zđ]?[.:] ?)*(bộ luật|luật|pháp lệnh|nghị quyết(?: liên tịch)?|nghị định|quyết định|chỉ thị|thông tư(?: liên (?:tịch|bộ))?|lệnh|văn bản|công văn|kế hoạch|quy định|thông báo|hướng dẫn|chương trình|quy chế) này)");
  static const Pattern ends(
      R"(^ (?:(?:sẽ )?(?:tự động )?hết hiệu lực|(?:được )?(?:áp dụng|thực hiện|thi hành)(?: cho)? đến ))");
  constexpr std::string_view kInForce = " có hiệu lực";
  const std::string words = to_lower(squeeze(sentence.substr(0, kLongest)));
  const auto begins = subject.match_start(words);
  if (!begins || !is_own((*begins)[1], type)) return {};
  const std::string_view rest = std::string_view(words).substr(begins->span().end);
  if (ends.match_start(rest)) return with_exceptions({.to = read_end(rest)}, rest);
  const auto at = rest.find(kInForce);
  if (at == std::string_view::npos || !keeps_subject(rest.substr(0, at))) return {};
  static const Pattern more(
      R"(^(?: thi hành| áp dụng| pháp lý| pháp luật)*,?(?: và được áp dụng)?)");
  const auto behind = rest.substr(at + kInForce.size());
  const auto skipped = more.match_start(behind);
  return with_exceptions(read_days(behind.substr(skipped ? skipped->span().end : 0)), behind);
}

}  // namespace viendan::structure

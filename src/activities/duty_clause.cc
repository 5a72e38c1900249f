#include "activities/duty_clause.h"

#include <algorithm>

#include "activities/duty_words.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/timeline.h"

namespace viendan::activities {
namespace {

constexpr std::size_t kLongestSubject = 900;  // bytes: lists of heads of all kinds of bodies
constexpr std::string_view kEdges = " \t\r\n,;:.-+*#/";

std::uint32_t offset(std::size_t at) {
  return static_cast<std::uint32_t>(at);
}

Span trimmed(std::string_view text, Span span) {
  const std::string_view inner = trim(span.of(text), kEdges);
  return inner.empty() ? Span{span.begin, span.begin} : span_in(text, inner);
}

bool ends_sentence(std::string_view text, std::size_t at) {
  const std::size_t next = text.find_first_not_of(" \t\r\n", at + 1);
  return next == std::string_view::npos || (next > at + 1 && begins_upper(text.substr(next)));
}

/// The verb that ends the names at the beginning of a text.
std::size_t verb_after_names(std::string_view text) {
  const std::size_t verb = find_duty_verb(text);
  const bool may_hold_verb =
      text.starts_with("Ban ") || text.starts_with("Hội đồng ") || text.starts_with("Văn phòng ");
  if (!may_hold_verb) return verb;
  const std::size_t strong = find_strong_verb(text);
  return strong != std::string_view::npos && strong < verb + 80 ? strong : verb;
}

/// What already happened is told, not ordered: "liên bộ … đã ban hành".
bool is_past(std::string_view bodies) {
  return bodies.ends_with(" đã") || bodies.ends_with(" vừa") || bodies.ends_with(" được");
}

DutySubject subject_at(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view words =
      text.substr(begin, std::min<std::size_t>(end - begin, kLongestSubject));
  if (!opens_with_body(words)) return {};
  std::size_t verb = verb_after_names(words);
  // "Bộ trưởng Bộ Công Thương: Thực hiện trách nhiệm …"
  const std::size_t colon = words.find(": ");
  if (colon != std::string_view::npos && colon < verb) verb = colon + 2;
  if (verb == std::string_view::npos || verb == 0 || grants_power(words.substr(verb))) return {};
  const Span bodies = trimmed(text, {begin, begin + offset(verb)});
  if (bodies.empty() || is_past(bodies.of(text))) return {};
  return {bodies, {begin + offset(verb), end}, false};
}

/// The names after "giao" or "đề nghị": their verb, or the colon that ends the sentence.
DutySubject requested_at(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::size_t prefix = request_prefix(text.substr(begin, end - begin));
  if (prefix == 0) return {};
  const std::uint32_t names = begin + offset(prefix);
  DutySubject subject = subject_at(text, names, end);
  const std::string_view rest = trim_right(text.substr(names, end - names));
  if (subject.bodies.empty() && opens_with_body(rest) && rest.ends_with(":")) {
    subject = {trimmed(text, {names, end}), {end, end}, true};
  }
  subject.requested = true;
  return subject;
}

/// Places where a subject may begin after a circumstance: behind commas and semicolons.
std::vector<std::uint32_t> subject_places(std::string_view text, Span sentence) {
  std::vector<std::uint32_t> places{sentence.begin};
  if (!opens_with_circumstance(sentence.of(text))) return places;
  for (std::uint32_t at = sentence.begin; at + 1 < sentence.end && places.size() < 12; ++at) {
    if ((text[at] == ',' || text[at] == ';') && text[at + 1] == ' ') places.push_back(at + 2);
  }
  return places;
}

/// "định kỳ hàng năm báo cáo …", but not the "hàng năm" of "5 năm và hàng năm của địa phương".
bool starts_recurring_duty(std::string_view text) {
  const auto periods = find_periods(text.substr(0, std::min<std::size_t>(text.size(), 64)));
  if (periods.empty() || periods.front().span.begin != 0) return false;
  const FoundPeriod& period = periods.front();
  if (period.timeline.recurrence.empty() || period.timeline.recurrence == "continuous")
    return false;
  const std::string_view rest = text.substr(period.span.end);
  const std::size_t verb = rest.find_first_not_of(", ");
  return verb != std::string_view::npos && find_duty_verb(rest, verb) == verb;
}

/// How many bytes at `at` separate two duties of a sentence; 0 if they do not.
std::size_t separator_at(std::string_view rest) {
  for (const std::string_view mark : {"; ", ";\n", ", ", " và "}) {
    if (!rest.starts_with(mark)) continue;
    const std::string_view next = rest.substr(mark.size());
    if (mark.front() == ';' && opens_new_duty(next)) return mark.size();
    return starts_recurring_duty(next) ? mark.size() : 0;
  }
  return 0;
}

/// Where the last " do " begins; compared by bytes, because most sentences are asked and have none.
std::size_t last_doer(std::string_view words) {
  for (std::size_t at = words.size(); at >= 4; --at) {
    if (words[at - 1] == ' ' && words[at - 2] == 'o' && words[at - 3] == 'd' &&
        words[at - 4] == ' ')
      return at - 4;
  }
  return std::string_view::npos;
}

/// "Thành phần của Ban do Bộ trưởng quyết định": who decides stands behind.
DutySubject decider(std::string_view text, Span sentence) {
  const std::string_view words = sentence.of(text);
  // Who decides is named in the end.
  if (words.find("quyết định") == std::string_view::npos &&
      words.find("bảo đảm") == std::string_view::npos)
    return {};
  const std::size_t at = last_doer(words);
  if (at == std::string_view::npos) return {};
  const std::uint32_t names = sentence.begin + offset(at + 4);
  const DutySubject subject = subject_at(text, names, sentence.end);
  const std::string_view verb = trim(subject.verb.of(text), kEdges);
  const bool ends = verb == "quyết định" || verb == "bảo đảm";
  return ends ? subject : DutySubject{};
}

}  // namespace

std::vector<Span> split_sentences(std::string_view text) {
  std::vector<Span> sentences;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    at = std::min(text.find('.', at), text.size());
    if (at < text.size() && !ends_sentence(text, at)) continue;
    const Span span = {offset(begin), offset(at)};
    const std::string_view words = trim(span.of(text), " \t\r\n-+*#");
    if (!words.empty()) sentences.push_back(span_in(text, words));
    begin = at + 1;
  }
  return sentences;
}

DutySubject find_subject(std::string_view text, Span sentence) {
  for (const std::uint32_t place : subject_places(text, sentence)) {
    DutySubject subject = requested_at(text, place, sentence.end);
    if (subject.bodies.empty()) subject = subject_at(text, place, sentence.end);
    if (subject.bodies.empty()) continue;
    // "Bộ Công Thương đề nghị các địa phương lập báo cáo": who is asked, not who asks.
    const std::size_t at = find_request(sentence.of(text));
    if (at != std::string_view::npos && !subject.requested) {
      DutySubject asked = requested_at(text, sentence.begin + offset(at) + 1, sentence.end);
      if (!asked.bodies.empty()) return asked;
    }
    return subject;
  }
  const std::size_t at = find_request(sentence.of(text));
  if (at == std::string_view::npos) return decider(text, sentence);
  return requested_at(text, sentence.begin + offset(at) + 1, sentence.end);
}

Span find_partners(std::string_view text, Span verb) {
  const std::string_view words = verb.of(text);
  std::size_t at = words.substr(0, 160).find("phối hợp");
  if (words.starts_with("Phối hợp")) at = 0;
  if (at == std::string_view::npos) return {};
  at += std::string_view("phối hợp").size();
  if (words.substr(at).starts_with(" chặt chẽ")) at += std::string_view(" chặt chẽ").size();
  if (words.substr(at).starts_with(" với ")) at += std::string_view(" với ").size();
  at = std::min(words.find_first_not_of(' ', at), words.size());
  if (!opens_with_body(words.substr(at))) return {};
  const std::size_t purpose = std::min(words.find(" để ", at), words.find(" nhằm ", at));
  const std::size_t stop = std::min({find_duty_verb(words, at), purpose, words.size()});
  return trimmed(text, {verb.begin + offset(at), verb.begin + offset(stop)});
}

std::vector<DutyPart> split_duties(std::string_view text, Span sentence, Span verb) {
  std::vector<DutyPart> parts;
  std::uint32_t begin = sentence.begin;
  for (std::uint32_t at = std::max(verb.begin, sentence.begin) + 1; at < sentence.end; ++at) {
    const char c = text[at];
    if (c != ';' && c != ',' && c != ' ') continue;
    // Of the words between spaces only "và" may part duties.
    if (c == ' ' && text.substr(at, 2) != " v") continue;
    const std::size_t skip =
        separator_at(text.substr(at, std::min<std::size_t>(sentence.end - at, 120)));
    if (skip == 0) continue;
    parts.push_back({trimmed(text, {begin, at}), parts.empty()});
    begin = at + offset(skip);
    at = begin;
  }
  parts.push_back({trimmed(text, {begin, sentence.end}), parts.empty()});
  std::erase_if(parts, [](const DutyPart& part) { return part.span.empty(); });
  return parts;
}

}  // namespace viendan::activities

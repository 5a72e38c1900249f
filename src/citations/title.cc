#include "citations/title.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::citations {
namespace {

/// Words at which a title in running text ends.
constexpr auto kStops = std::to_array<std::string_view>({"được",
                                                         "theo",
                                                         "do",
                                                         "tại",
                                                         "nhằm",
                                                         "để",
                                                         "phù hợp",
                                                         "và các",
                                                         "và những",
                                                         "đã",
                                                         "là",
                                                         "này",
                                                         "sẽ",
                                                         "trong đó",
                                                         "trong các",
                                                         "trong quá trình",
                                                         "trong phạm vi",
                                                         "trong năm",
                                                         "nêu",
                                                         "nói trên",
                                                         "có",
                                                         "phải",
                                                         "gồm",
                                                         "bao gồm",
                                                         "khi",
                                                         "như",
                                                         "hoặc",
                                                         "hay",
                                                         "về việc",
                                                         "cũng",
                                                         "không",
                                                         "thì",
                                                         "mà",
                                                         "đang",
                                                         "cần",
                                                         "ban hành",
                                                         "phê duyệt",
                                                         "kèm theo",
                                                         "thực hiện",
                                                         "triển khai",
                                                         "và tổ chức",
                                                         "và báo cáo",
                                                         "trên",
                                                         "vào",
                                                         "với",
                                                         "từ",
                                                         "nếu",
                                                         "của mình",
                                                         "của các",
                                                         "của Bộ",
                                                         "của từng",
                                                         "của Ban",
                                                         "của đơn vị",
                                                         "giúp",
                                                         "làm",
                                                         "đến",
                                                         "tới",
                                                         "đề nghị",
                                                         "gửi"});

constexpr std::string_view kClosing = ".;:()\"\n\t/[]";

/// A period after the first words of a title ends it, but for the vision that follows.
constexpr std::string_view kPeriod =
    R"((?i)(?:trong )?(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|các năm)(?: từ)?(?: năm)? ?\d{4}(?: ?[-–] ?| đến(?: năm)? | và )(?:năm )?\d{4}|(?:từ nay )?(?:đến|tới) (?:hết )?năm \d{4}|(?:cho )?giai đoạn \d{4}|năm \d{4}(?: ?- ?\d{4})?|từ năm \d{4} đến năm \d{4}|\d{4} ?- ?\d{4}))";
constexpr std::string_view kVision =
    R"((?i),? ?(?:và )?(?:tầm nhìn|định hướng|có xét|xét|có tính|hướng)(?: đến| tới)?(?: năm)? \d{4})";

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && at_word_bounds(text, 0, word.size());
}

/// "và Kế hoạch ...": another title begins.
bool opens_another(std::string_view rest) {
  constexpr std::string_view kAnd = "và ";
  if (!rest.starts_with(kAnd)) return false;
  const auto heads = find_head_nouns(rest.substr(kAnd.size(), 40));
  if (!heads.empty() && heads.front().span.begin == 0) return true;
  for (const std::string_view word :
       {"Quyết định", "Nghị định", "Nghị quyết", "Luật", "Thông tư"}) {
    if (rest.substr(kAnd.size()).starts_with(word)) return true;
  }
  return false;
}

/// The words that end a title, by their first byte.
struct StopIndex {
  std::array<std::vector<std::string_view>, 256> words;
  StopIndex() {
    for (const auto stop : kStops) words[static_cast<unsigned char>(stop.front())].push_back(stop);
  }
};

bool stops(std::string_view rest, Extent extent) {
  static const StopIndex index;
  if (opens_another(rest)) return true;
  if (extent == Extent::Announced || rest.empty()) return false;
  const auto& words = index.words[static_cast<unsigned char>(rest.front())];
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view stop) { return starts_with_word(rest, stop); });
}

/// A comma belongs to a title before its vision, and between words of one that was announced.
bool comma_belongs(std::string_view rest, Extent extent) {
  if (extent == Extent::Running || rest.size() < 2 || rest[1] != ' ') return false;
  return begins_lower(rest.substr(2));
}

std::size_t after_period(std::string_view text, std::size_t at) {
  static const Pattern vision(kVision);
  while (at < text.size()) {
    const auto match = vision.match_start(text.substr(at, 80));
    if (!match) break;
    at += match->span().end;
  }
  return at;
}

/// A period begins with a figure or one of few letters, and has a year.
bool may_be_period(std::string_view rest) {
  constexpr std::string_view kFirst = "gGtTnNcC0123456789\xC4";
  if (rest.empty() || kFirst.find(rest.front()) == std::string_view::npos) return false;
  const auto near = rest.substr(0, 48);
  return near.find_first_of("0123456789") != std::string_view::npos;
}

std::size_t period_length(std::string_view rest) {
  static const Pattern period(kPeriod);
  if (!may_be_period(rest)) return 0;
  const auto match = period.match_start(rest.substr(0, 80));
  return match ? match->span().end : 0;
}

/// A title ends with no connective.
std::string_view without_tail(std::string_view words) {
  auto kept = trim_right(words, " ,-");
  for (const std::string_view tail : {" và", " hoặc", " của", " về"}) {
    if (kept.ends_with(tail)) kept.remove_suffix(tail.size());
  }
  return trim_right(kept, " ,-");
}

std::string expand(std::string_view word, const std::vector<Abbreviation>& known) {
  for (const Abbreviation& row : known) {
    if (!row.ambiguous && row.shortened == word) return row.full;
  }
  return std::string(word);
}

bool is_capitals(std::string_view word) {
  return word.size() >= 2 && is_all_upper(word);
}

/// "Chiến lược SXSH" -> "Chiến lược sản xuất sạch hơn"; runs of spaces become one.
std::string with_full_words(std::string_view title, const std::vector<Abbreviation>& known) {
  std::string spaced = squeeze(title);
  if (known.empty() || is_all_upper(spaced)) return spaced;
  std::vector<std::string> words;
  for (const auto word : split(spaced, ' ')) {
    words.push_back(is_capitals(word) ? expand(word, known) : std::string(word));
  }
  return join(words, " ");
}

}  // namespace

std::vector<HeadNoun> head_nouns(std::string_view text, std::string_view lower,
                                 std::span<const Word> words) {
  constexpr auto kLonger =
      std::to_array<std::string_view>({" hành động", " mục tiêu", " tổng thể", " khung"});
  std::vector<HeadNoun> found;
  std::uint32_t free_from = 0;
  for (const Word& word : words) {
    if (word.kind != WordKind::Title || word.span.begin < free_from) continue;
    Span span = word.span;
    for (const std::string_view more : kLonger) {
      const auto end = span.end + static_cast<std::uint32_t>(more.size());
      if (!lower.substr(span.end).starts_with(more) || !ends_word(lower, end)) continue;
      span.end = end;
      break;
    }
    const auto plain = word.span.of(text);
    found.push_back({span, plain.size(), begins_upper(plain), is_all_upper(plain)});
    free_from = span.end;
  }
  return found;
}

std::vector<HeadNoun> find_head_nouns(std::string_view text) {
  const std::string lower = same_length_lower(text);
  return head_nouns(text, lower, find_words(lower));
}

std::size_t title_end(std::string_view text, std::size_t head_end, Extent extent) {
  constexpr std::size_t kLongest = 400;
  std::size_t at = head_end;
  const std::size_t limit = std::min(text.size(), head_end + kLongest);
  while (at < limit) {
    const char c = text[at];
    if (kClosing.find(c) != std::string_view::npos) break;
    const auto rest = text.substr(at);
    if (c == ',') {
      if (const auto end = after_period(text, at); end > at) return end;
      if (!comma_belongs(rest, extent)) break;
    }
    if (c == ' ') {
      if (const auto length = period_length(rest.substr(1))) {
        return at > head_end || extent == Extent::Announced ? after_period(text, at + 1 + length)
                                                            : at;
      }
      if (stops(rest.substr(1), extent)) break;
    }
    ++at;
  }
  return head_end + without_tail(text.substr(head_end, at - head_end)).size();
}

std::string TitleKey::core() const {
  return join(words, " ");
}

TitleKey title_key(std::string_view title, const std::vector<Abbreviation>& known) {
  static const Pattern head(
      R"((dinh huong chien luoc|chien luoc|ke hoach|chuong trinh|de an|quy hoach)\b)");
  static const Pattern period(
      R"( (?:trong )?(?:giai doan|thoi ky|nhiem ky|(?:tu nay )?den nam|den het nam|toi nam|(?:cac )?nam|tu nam)(?: tu)?(?: nam)? ?\d{4}| \d{4} ?- ?\d{4})");
  static const Pattern vision(R"(,? ?(?:va )?(?:tam nhin|dinh huong|xet|co xet|co tinh|huong) )");
  static const Pattern year(R"((?:19|20)\d{2})");
  TitleKey key;
  const std::string folded = fold(with_full_words(title, known));
  const auto noun = head.match_start(folded);
  if (!noun) return key;
  key.head = (*noun)[1];
  const auto timed = period.find(folded);
  const std::string_view name =
      std::string_view(folded).substr(0, timed ? timed->span().begin : folded.size());
  const std::string_view times = std::string_view(folded).substr(name.size());
  const auto aside = vision.find(times);
  for (const Match& match :
       year.find_all(times.substr(0, aside ? aside->span().begin : times.size()))) {
    (key.from ? key.to : key.from) = to_int(match[0]);
  }
  if (key.from && !key.to) std::swap(key.from, key.to);
  for (const auto word : split(name, ' ')) {
    const auto bare = trim(word, ".,;:()\"'-");
    if (!bare.empty()) key.words.emplace_back(bare);
  }
  return key;
}

Fit fit(const TitleKey& candidate, const TitleKey& known) {
  constexpr std::size_t kFewest = 3;  // words beyond the head noun that tell one plan from another
  if (candidate.head.empty() || candidate.head != known.head) return Fit::None;
  const bool both = candidate.to && known.to;
  const bool same = candidate.from == known.from && candidate.to == known.to;
  const bool one_end = candidate.to == known.to || (candidate.from && candidate.from == known.from);
  if (both && !one_end) return Fit::None;
  if (candidate.words == known.words) return same ? Fit::Full : Fit::Core;
  const auto head_words =
      static_cast<std::size_t>(1 + std::count(candidate.head.begin(), candidate.head.end(), ' '));
  if (candidate.words.size() < head_words + kFewest) return Fit::None;
  std::size_t at = 0;
  for (const auto& word : known.words) {
    if (at < candidate.words.size() && candidate.words[at] == word) ++at;
  }
  return at == candidate.words.size() ? Fit::Short : Fit::None;
}

std::optional<SubjectTitle> subject_title(std::string_view heading) {
  static const Pattern owning(
      R"((?i)(?:^|phê duyệt|ban hành|công bố|thông qua)(?: điều chỉnh)?[ "]*(?:nội dung )?$)");
  for (const HeadNoun& noun : find_head_nouns(heading)) {
    if (!noun.capital) continue;
    const auto before = heading.substr(0, noun.span.begin);
    if (before.ends_with("Bộ ") || before.ends_with("BỘ ") || before.ends_with("Sở ")) continue;
    const auto end = title_end(heading, noun.span.end, Extent::Announced);
    if (end == noun.span.end) continue;
    return SubjectTitle{std::string(heading.substr(noun.span.begin, end - noun.span.begin)),
                        owning.found_in(before)};
  }
  return std::nullopt;
}

}  // namespace viendan::citations

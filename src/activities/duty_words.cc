#include "activities/duty_words.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::activities {
namespace {

// Lower case on purpose: names of bodies print the same words with capitals ("Vụ Tổ chức cán bộ").
constexpr std::string_view kStrongVerbs =
    "có trách nhiệm|chịu trách nhiệm|chủ trì|là đơn vị đầu mối|là cơ quan đầu mối|làm đầu mối";
constexpr std::string_view kVerbs =
    "phối hợp|căn cứ|theo chức năng|theo nhiệm vụ|theo thẩm quyền|trong phạm vi|tổ chức|xây dựng|"
    "thực hiện|hướng dẫn|báo cáo|tổng hợp|cân đối|bố trí|huy động|tiến hành|rà soát|thành "
    "lập|thiết lập|"
    "quyết định|ban hành|chỉ đạo|kiểm tra|đôn đốc|triển khai|trình|lập|có thể|phải|quy định|"
    "đề xuất|tham mưu|nghiên cứu|bảo đảm|đảm bảo|tiếp tục|chủ động|tăng cường|phê duyệt|công bố|"
    "tuyên truyền|hỗ trợ|theo dõi|giám sát|gửi|đăng ký|cử|ưu tiên|dành|chuẩn bị|thông báo|"
    "cung cấp|khẩn trương|đẩy mạnh|tập trung|thường xuyên|kịp thời|có nhiệm vụ|giúp|hoàn thiện|"
    "có quy định|có nhiệm vụ|có những nhiệm vụ|có các nhiệm vụ|có quyền|được quyền|có thẩm quyền|"
    "trong thời hạn|trong thời gian|trong vòng|điều chỉnh|xem xét|giải quyết|xác nhận|tổng kết|"
    "sơ kết|xử lý|đánh giá|thẩm định|hoàn thành|nghiêm túc|tiếp nhận|cập "
    "nhật|định kỳ|hàng năm|hằng năm|trực "
    "tiếp|khuyến "
    "khích";

// The same words as nouns: "các tổ chức", "cơ quan chủ trì", "đơn vị thực hiện".
constexpr std::array kNounHeads =
    std::to_array<std::string_view>({"các", "những", "mọi", "người", "việc", "công tác", "văn bản",
                                     "chế độ", "kế hoạch", "tiêu chuẩn", "chính sách"});
// After "cơ quan" and "đơn vị" these name a part in a task; other verbs are what the bodies do.
constexpr std::array kPartVerbs =
    std::to_array<std::string_view>({"chủ trì", "phối hợp", "thực hiện", "ban hành", "thẩm định"});
constexpr std::array kPartHeads = std::to_array<std::string_view>({"cơ quan", "đơn vị"});

constexpr std::array kNewDuties = std::to_array<std::string_view>(
    {"chịu trách nhiệm", "có trách nhiệm", "chủ trì", "phối hợp", "làm đầu mối", "tiến hành",
     "báo cáo", "tổng hợp", "theo dõi", "đôn đốc", "kiểm tra", "giám sát", "định kỳ", "hàng năm",
     "hằng năm", "hàng quý", "hàng tháng", "trước ngày", "gửi báo cáo"});

constexpr std::array kRequests =
    std::to_array<std::string_view>({"giao cho", "giao", "đề nghị", "yêu cầu"});

constexpr std::array kCircumstances = std::to_array<std::string_view>(
    {"căn cứ",  "trong",        "để",         "ngoài",      "thực hiện", "trên cơ sở",
     "định kỳ", "hàng năm",     "hằng năm",   "trước ngày", "khi",       "nếu",
     "đối với", "theo",         "trường hợp", "sau",        "chậm nhất", "tùy",
     "nhằm",    "chậm nhất là", "hàng quý",   "hàng tháng", "với"});

// A class of bodies in any case of its first letter.
constexpr std::array kClasses = std::to_array<std::string_view>({
    "các bộ",
    "các cơ quan",
    "các đơn vị",
    "các địa phương",
    "các tỉnh",
    "các sở",
    "các ban",
    "các ngành",
    "các tập đoàn",
    "các tổng công ty",
    "các cục",
    "các vụ",
    "các viện",
    "các hội",
    "các hiệp hội",
    "các tổng cục",
    "các thành viên",
    "các huyện",
    "các xã",
    "các phòng",
    "thủ trưởng",
    "bộ, ngành",
    "bộ trưởng",
    "chủ tịch",
    "giám đốc",
    "tổng giám đốc",
    "chánh",
    "cơ quan ngang bộ",
    "cơ quan thuộc",
    "ủy ban",
    "uỷ ban",
    "ubnd",
    "hội đồng nhân dân",
    "hội đồng quản lý",
    "tổng cục trưởng",
    "cục trưởng",
    "vụ trưởng",
    "viện trưởng",
    "trưởng ban",
    "thống đốc",
    "tổng thanh tra",
    "tổng kiểm toán",
    "thủ tướng",
    "chính phủ",
    "ban điều hành",
    "ban chỉ đạo",
    "ban quản lý",
    "ban tổ chức",
    "văn phòng",
    "sở, ban",
    "đơn vị đầu mối",
    "cơ quan đầu mối",
});

// Sets of things whose name begins like a ministry's.
constexpr std::array kThings = std::to_array<std::string_view>(
    {"các bộ dữ liệu", "các bộ phận", "các bộ luật", "các bộ tiêu chí", "các bộ chỉ số",
     "các bộ môn", "các bộ sách", "các bộ tài liệu", "các ngành nghề", "các ngành, nghề"});

// Bodies whose first word is no body unless a capital follows: "Bộ Tài chính" but "Bộ chỉ tiêu".
constexpr std::array kNamed = std::to_array<std::string_view>({"Bộ",           "Sở",
                                                               "Cục",          "Vụ",
                                                               "Viện",         "Ban",
                                                               "Tổng cục",     "Trung tâm",
                                                               "Hội",          "Trường",
                                                               "Tổng công ty", "Tập đoàn",
                                                               "Ngân hàng",    "Kho bạc",
                                                               "Thanh tra",    "Tòa án",
                                                               "Đài",          "Liên đoàn",
                                                               "Hiệp hội",     "Phòng",
                                                               "Công an",      "Bảo hiểm xã hội",
                                                               "Học viện",     "Hội đồng",
                                                               "Mặt trận",     "Đảng ủy"});

bool starts_with_any(std::string_view text, const auto& table) {
  return std::any_of(table.begin(), table.end(), [&](std::string_view word) {
    return text.starts_with(word) && at_word_bounds(text, 0, word.size());
  });
}

bool ends_with_any(std::string_view text, const auto& table) {
  return std::any_of(table.begin(), table.end(), [&](std::string_view word) {
    return text.ends_with(word) && at_word_bounds(text, text.size() - word.size(), text.size());
  });
}

// Before "trình" these make another word of it: chương trình, công trình.
constexpr std::array kCompounds = std::to_array<std::string_view>(
    {"chương", "công", "quá", "quy", "lộ", "tiến", "giáo", "hành", "tờ"});

bool follows_noun_head(std::string_view text, Span verb) {
  const std::string_view head = trim_right(text.substr(0, verb.begin));
  if (verb.of(text) == "trình" && ends_with_any(head, kCompounds)) return true;
  if (ends_with_any(head, kNounHeads)) return true;
  return ends_with_any(head, kPartHeads) && starts_with_any(verb.of(text), kPartVerbs);
}

/// "các Bộ, tổ chức, cá nhân": a noun of a list, though no "các" stands directly before it.
bool is_listed_noun(std::string_view text, Span word) {
  const std::string_view rest = text.substr(word.end);
  return word.of(text) == "tổ chức" &&
         (rest.starts_with(",") || rest.starts_with(" chính trị") ||
          rest.starts_with(" có liên quan") || rest.starts_with(" và cá nhân") ||
          rest.starts_with(" liên quan") || rest.starts_with(" xã hội") ||
          rest.starts_with(" quốc tế"));
}

std::size_t find_verb(const Pattern& pattern, std::string_view text, std::size_t from) {
  while (from < text.size()) {
    const auto match = pattern.find(text, from);
    if (!match) break;
    const Span span = match->span();
    const bool whole = at_word_bounds(text, span.begin, span.end);
    if (whole && !follows_noun_head(text, span) && !is_listed_noun(text, span)) {
      return span.begin;
    }
    from = span.begin + 1;
  }
  return std::string_view::npos;
}

constexpr std::size_t kHeadBytes = 56;      // no word of the tables is longer
constexpr std::size_t kSyllableBytes = 12;  // nor any first syllable

/// The first syllables of a table's words, in each case: most texts begin with none of them, and
/// are told so before anything dear is asked.
class FirstSyllables {
 public:
  explicit FirstSyllables(const auto& table) {
    for (const std::string_view word : table) {
      const std::string first = to_lower(word.substr(0, std::min(word.find(' '), word.find(','))));
      std::size_t letter = 0;
      static_cast<void>(next_code_point(first, letter));
      add(first);
      add(to_upper(first.substr(0, letter)) + first.substr(letter));
      add(to_upper(first));
    }
    std::ranges::sort(syllables_);
  }

  [[nodiscard]] bool begin(std::string_view text) const {
    if (text.empty() || !first_bytes_[static_cast<unsigned char>(text.front())]) return false;
    std::size_t end = 0;
    while (end < text.size() && !ends_syllable(text[end])) {
      if (++end > kSyllableBytes) return false;
    }
    return std::ranges::binary_search(syllables_, key_of(text.substr(0, end)));
  }

 private:
  /// Eight bytes as a number: two syllables may share one, which costs time and nothing else.
  static std::uint64_t key_of(std::string_view syllable) {
    std::uint64_t key = 0;
    std::memcpy(&key, syllable.data(), std::min(syllable.size(), sizeof key));
    return key;
  }

  /// Letters of Vietnamese are letters of ASCII or longer than a byte.
  static bool ends_syllable(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & '\x80') != 0;
    return !letter;
  }

  void add(std::string_view syllable) {
    first_bytes_[static_cast<unsigned char>(syllable.front())] = true;
    syllables_.push_back(key_of(syllable));
  }

  std::vector<std::uint64_t> syllables_;
  std::array<bool, 256> first_bytes_ = {};
};

bool opens_with_name(std::string_view text) {
  return std::ranges::any_of(kNamed, [text](std::string_view word) {
    return text.starts_with(word) && text.substr(word.size()).starts_with(' ') &&
           begins_upper(text.substr(word.size() + 1));
  });
}

/// The beginning of a text in lower case: enough for any word of the tables.
std::string lower_head(std::string_view text) {
  std::size_t end = std::min(text.size(), kHeadBytes);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  return to_lower(text.substr(0, end));
}

}  // namespace

std::size_t find_duty_verb(std::string_view text, std::size_t from) {
  static const Pattern pattern(std::string(kStrongVerbs) + "|" + std::string(kVerbs));
  return find_verb(pattern, text, from);
}

std::size_t find_strong_verb(std::string_view text, std::size_t from) {
  static const Pattern pattern(kStrongVerbs);
  return find_verb(pattern, text, from);
}

bool opens_new_duty(std::string_view text) {
  static const FirstSyllables syllables(kNewDuties);
  return syllables.begin(text) && starts_with_any(lower_head(text), kNewDuties);
}

bool grants_power(std::string_view verb) {
  static constexpr std::array kPowers =
      std::to_array<std::string_view>({"có quyền", "được quyền", "có thẩm quyền"});
  return starts_with_any(verb, kPowers);
}

bool opens_with_body(std::string_view text) {
  static const FirstSyllables named(kNamed);
  static const FirstSyllables classes(kClasses);
  if (named.begin(text) && opens_with_name(text)) return true;
  if (!classes.begin(text)) return false;
  const std::string head = lower_head(text);
  return starts_with_any(head, kClasses) && !starts_with_any(head, kThings);
}

bool opens_with_circumstance(std::string_view text) {
  static const FirstSyllables syllables(kCircumstances);
  return syllables.begin(text) && starts_with_any(lower_head(text), kCircumstances);
}

std::size_t find_request(std::string_view text) {
  constexpr std::string_view kRequest = " đề nghị ";
  // The second byte of "đ" is rarer than a space.
  for (std::size_t at = text.find('\x91'); at != std::string_view::npos;
       at = text.find('\x91', at + 1)) {
    if (at >= 2 && text.substr(at - 2).starts_with(kRequest)) return at - 2;
  }
  return std::string_view::npos;
}

namespace {

/// "các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ" is one class.
bool continues_class(std::string_view piece, std::string_view next) {
  const bool plural = piece.starts_with("các ") || piece.starts_with("Các ");
  return plural && (next.starts_with("cơ quan ngang") || next.starts_with("cơ quan thuộc"));
}

}  // namespace

std::vector<std::string_view> split_bodies(std::string_view list) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < list.size(); ++at) {
    const std::string_view rest = list.substr(at);
    std::size_t skip = 0;
    for (const std::string_view mark : {"; ", ", và ", ", ", " và ", " hoặc "}) {
      if (skip == 0 && rest.starts_with(mark)) skip = mark.size();
    }
    if (skip == 0) continue;
    const std::string_view next = rest.substr(skip);
    const std::string_view piece = list.substr(begin, at - begin);
    if (continues_class(piece, next)) continue;
    const bool body = opens_with_body(next) || next.starts_with("các ") || next.starts_with("Các ");
    if (!body && rest.front() != ';') continue;
    pieces.push_back(trim(piece));
    begin = at + skip;
    at = begin - 1;
  }
  pieces.push_back(trim(list.substr(begin)));
  std::erase_if(pieces, [](std::string_view piece) { return piece.empty(); });
  return pieces;
}

bool is_office(std::string_view name) {
  static constexpr std::array kHeads = std::to_array<std::string_view>(
      {"thủ trưởng", "bộ trưởng", "chủ tịch", "giám đốc", "tổng giám đốc", "chánh", "cục trưởng",
       "vụ trưởng", "tổng cục trưởng", "viện trưởng"});
  return starts_with_any(lower_head(name), kHeads);
}

bool is_class_of_offices(std::string_view name) {
  static constexpr std::array kOffices = std::to_array<std::string_view>(
      {"thủ trưởng", "bộ trưởng", "chủ tịch", "giám đốc", "tổng giám đốc", "các bộ trưởng", "sở",
       "ủy ban nhân dân", "uỷ ban nhân dân", "ubnd"});
  static constexpr std::array kBare =
      std::to_array<std::string_view>({"thủ trưởng", "bộ trưởng", "các bộ trưởng"});
  const std::string lower = to_lower(name);
  if (!starts_with_any(lower, kOffices)) return false;
  const bool bare = std::find(kBare.begin(), kBare.end(), lower) != kBare.end();
  return bare || lower.find(" các ") != std::string::npos ||
         lower.find("cơ quan ngang bộ") != std::string::npos ||
         lower.find("cơ quan thuộc chính phủ") != std::string::npos;
}

std::size_t request_prefix(std::string_view text) {
  // The first bytes of the requests in either case: most sentences begin with none.
  if (text.empty() || std::string_view("gGyY\xC4").find(text.front()) == std::string_view::npos)
    return 0;
  const std::string head = lower_head(text);
  for (const std::string_view word : kRequests) {
    if (head.starts_with(word) && head.substr(word.size()).starts_with(" ")) return word.size() + 1;
  }
  return 0;
}

}  // namespace viendan::activities

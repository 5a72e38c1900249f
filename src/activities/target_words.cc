#include "activities/target_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::activities {
namespace {

constexpr std::array kComparators = std::to_array<std::string_view>({
    "đạt được",
    "đạt mức",
    "đạt tỷ lệ",
    "đạt tỉ lệ",
    "ước đạt",
    "đạt",
    "là",
    "bằng",
    "vào khoảng",
    "khoảng",
    "xấp xỉ",
    "gần",
    "có",
    "từ mức",
    "từ",
    "đến",
    "tới",
    "lên mức",
    "lên",
    "xuống còn",
    "xuống dưới",
    "xuống",
    "còn",
    "chiếm",
    "trên",
    "dưới",
    "không vượt quá",
    "không quá",
    "tối thiểu",
    "tối đa",
    "ít nhất",
    "thấp nhất",
    "cao nhất",
    "bình quân",
    "trung bình",
    "tăng",
    "giảm",
    "hạ",
    "nâng",
    "tiết kiệm được",
    "tiết kiệm",
    "tăng thêm",
    "giảm thêm",
    "thêm",
    "ở mức",
    "phấn đấu",
    "bảo đảm",
    "đảm bảo",
    "duy trì",
    "tăng trưởng",
    "hoàn thành",
    "cắt giảm",
    "cung cấp",
});
constexpr std::string_view kMoreThan = "hơn";
constexpr std::array kChangeVerbs = std::to_array<std::string_view>({
    "cắt giảm",
    "giảm dần",
    "giảm",
    "tăng dần",
    "tăng",
    "nâng cao",
    "nâng dần",
    "nâng",
    "hạ",
    "tiết kiệm được",
    "tiết kiệm",
    "đưa",
    "duy trì",
});
constexpr std::array kLevels = std::to_array<std::string_view>(
    {"xuống", "lên", "còn", "đạt", "là", "chiếm", "bằng", "có", "không"});
constexpr std::array kOpenings = std::to_array<std::string_view>({
    "phấn đấu",
    "trong đó",
    "và",
    "bảo đảm",
    "đảm bảo",
    "cụ thể là",
    "cụ thể",
    "đồng thời",
    "từng bước",
    "mục tiêu là",
    "mục tiêu",
    "để",
    "nhằm",
});
constexpr std::array kPrepositions =
    std::to_array<std::string_view>({"tại", "ở", "đối với", "trong", "với", "cho"});
// Shares and rates of laws, and money to be spent: no aims wherever they stand.
constexpr std::array kRates = std::to_array<std::string_view>({
    "vốn điều lệ",     "vốn pháp định",
    "vốn góp",         "phần vốn",
    "tổng số vốn",     "cổ phần",
    "lãi suất",        "thuế suất",
    "mức thuế",        "mức đóng",
    "mức phạt",        "phạt tiền",
    "mức hỗ trợ",      "mức chi",
    "mức lương",       "phụ cấp",
    "kinh phí",        "hỗ trợ 100%",
    "hỗ trợ tối đa",   "hỗ trợ không quá",
    "tạm ứng",         "giá trị hợp đồng",
    "biểu quyết",      "tán thành",
    "phiếu",           "bảo hiểm xã hội bằng",
    "tổng mức đầu tư", "trích",
    "được hưởng",      "mức tiền",
    "mức thu",         "sẽ được giảm",
    "chi phí khám",
});
constexpr std::array kQualifiers = std::to_array<std::string_view>({
    "so với",    "mỗi năm", "hàng năm", "hằng năm", "một năm", "/năm",    "/ năm",
    "/",         "trở lên", "vào",      "đến",      "trong",   "năm",     "bình quân",
    "giai đoạn", "của",     "tổng",     "gdp",      "grdp",    "thời kỳ", "và",
    "(",         ",",       "hiện nay", "theo",     "khi",
});
constexpr std::array kFromBaseline = std::to_array<std::string_view>(
    {"xuống còn", "xuống dưới", "xuống", "lên đến", "lên tới", "lên mức", "lên", "còn", "lên trên",
     "lên khoảng", "xuống khoảng"});

std::string_view starting(std::string_view text, const auto& table) {
  std::string_view longest;
  for (const std::string_view word : table) {
    const bool bounded = word.size() <= text.size() && at_word_bounds(text, 0, word.size());
    if (text.starts_with(word) && bounded && word.size() > longest.size()) longest = word;
  }
  return longest;
}

std::string_view ending(std::string_view text, const auto& table) {
  std::string_view longest;
  for (const std::string_view word : table) {
    if (!text.ends_with(word) || word.size() <= longest.size()) continue;
    if (at_word_bounds(text, text.size() - word.size(), text.size())) longest = word;
  }
  return longest;
}

}  // namespace

std::size_t comparator_suffix(std::string_view text) {
  std::string_view rest = trim_right(text);
  std::string_view kept = rest;
  // Only beside the number: "sản xuất sạch hơn đạt 50%" ends a name with it.
  if (!ending(kept, std::array{kMoreThan}).empty()) {
    rest = kept.substr(0, kept.size() - kMoreThan.size());
    kept = trim_right(rest);
  }
  while (true) {
    const std::string_view word = ending(kept, kComparators);
    if (word.empty()) break;
    rest = kept.substr(0, kept.size() - word.size());
    kept = trim_right(rest);
  }
  return text.size() - rest.size();
}

std::string_view change_verb(std::string_view text) {
  return starting(text, kChangeVerbs);
}

bool names_level(std::string_view comparator) {
  return !starting(comparator, kLevels).empty();
}

std::size_t opening(std::string_view text) {
  std::size_t at = 0;
  while (true) {
    const std::size_t word = text.find_first_not_of(" \t\n,:;.-+", at);
    if (word == std::string_view::npos) return text.size();
    const std::string_view found = starting(text.substr(word), kOpenings);
    if (found.empty()) return word;
    at = word + found.size();
  }
}

std::string_view preposition(std::string_view text) {
  return starting(text, kPrepositions);
}

bool is_rate(std::string_view clause) {
  return std::any_of(kRates.begin(), kRates.end(), [&](std::string_view words) {
    return clause.find(words) != std::string_view::npos;
  });
}

bool aims_at(std::string_view comparator) {
  static constexpr std::array kAiming = std::to_array<std::string_view>(
      {"đạt", "khoảng", "tăng", "giảm", "ít nhất", "tối thiểu", "có", "còn", "lên", "xuống", "trên",
       "hơn", "không", "phấn đấu", "thêm", "gần", "hoàn thành", "cung cấp"});
  return std::any_of(kAiming.begin(), kAiming.end(), [&](std::string_view word) {
    const auto at = comparator.find(word);
    return at != std::string_view::npos && at_word_bounds(comparator, at, at + word.size());
  });
}

bool is_qualifier(std::string_view tail) {
  return tail.empty() || !starting(tail, kQualifiers).empty() || tail.starts_with('/') ||
         tail.starts_with('(') || tail.starts_with(',');
}

bool is_rate_of_time(std::string_view tail) {
  static constexpr std::array kPer = std::to_array<std::string_view>(
      {"năm", "mỗi năm", "một năm", "hàng năm", "hằng năm", "tháng", "trở lên", "trở xuống"});
  return !starting(tail, kPer).empty();
}

bool leads_from_baseline(std::string_view gap) {
  return !ending(trim_right(gap), kFromBaseline).empty();
}

}  // namespace viendan::activities

#include "vocabulary/agency_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::agency_words {
namespace {

using Words = std::string_view;

// As before a name; longer before shorter where one begins the other.
constexpr std::array kHeadNouns = std::to_array<Words>({
    "Bộ trưởng",
    "Bộ Tư lệnh",
    "Bộ Chỉ huy",
    "Bộ",
    "Vụ",
    "Tổng cục",
    "Chi cục",
    "Cục",
    "Tổng công ty",
    "Tổng Công ty",
    "Tổng Liên đoàn",
    "Công ty",
    "Công đoàn",
    "Công an",
    "Công thương",
    "Tập đoàn",
    "Viện Kiểm sát",
    "Viện",
    "Học viện",
    "Đại học",
    "Trường",
    "Trung tâm",
    "Ủy ban nhân dân",
    "Uỷ ban nhân dân",
    "Ủy ban",
    "Uỷ ban",
    "UBND",
    "UBMTTQ",
    "HĐND",
    "Hội đồng nhân dân",
    "Hội đồng",
    "Hội",
    "Hiệp hội",
    "Liên đoàn",
    "Liên minh",
    "Liên hiệp",
    "Văn phòng",
    "Thanh tra",
    "Sở",
    "Ban Quản lý",
    "Ban",
    "Ngân hàng",
    "Quỹ",
    "Đài",
    "Báo",
    "Tạp chí",
    "Nhà xuất bản",
    "Tòa án",
    "Toà án",
    "Kiểm toán",
    "Bảo hiểm",
    "Cơ quan",
    "Đảng ủy",
    "Đảng uỷ",
    "Tỉnh ủy",
    "Thành ủy",
    "Quân ủy",
    "Mặt trận",
    "Trung ương",
    "Phòng",
    "Bưu điện",
    "Kho bạc",
    "Chính phủ",
    "Quốc hội",
    "Thủ tướng",
    "Chủ tịch",
    "Chánh",
    "Lãnh đạo",
    "Quân khu",
    "Đoàn",
    "Thông tấn xã",
    "Tổ công tác",
    "Cổng",
    "Tiểu ban",
    "Đơn vị",
});

constexpr std::array kOpeners =
    std::to_array<Words>({"các ", "một số ", "những ", "tất cả các ", "toàn bộ các "});

constexpr std::array kClassNouns = std::to_array<Words>({
    "bộ",
    "ban",
    "ngành",
    "địa phương",
    "doanh nghiệp",
    "cơ quan",
    "đơn vị",
    "tổ chức",
    "tập đoàn",
    "tổng công ty",
    "công ty",
    "hiệp hội",
    "hội",
    "viện nghiên cứu",
    "viện",
    "trường",
    "nhà máy",
    "cơ sở",
    "tỉnh",
    "thành phố",
    "cục",
    "vụ",
    "sở",
    "nhà khoa học",
    "chuyên gia",
    "ban quản lý",
    "ngân hàng",
    "đoàn thể",
    "hợp tác xã",
    "liên hiệp",
    "liên đoàn",
    "đối tác",
    "nhà tài trợ",
    "quận",
    "huyện",
    "xã",
    "phường",
    "trung tâm",
    "học viện",
    "đại học",
    "cấp ủy",
    "cấp uỷ",
    "tỉnh ủy",
    "thành ủy",
    "ủy ban",
    "uỷ ban",
    "cộng đồng",
    "nhà đầu tư",
    "bệnh viện",
    "báo",
    "đài",
    "tổng cục",
    "hội đồng",
    "khu công nghiệp",
    "chủ đầu tư",
    "cá nhân",
    "chủ rừng",
    "làng nghề",
    "thành viên",
    "quỹ",
    "tổ chức tín dụng",
    "văn phòng",
    "bên liên quan",
    "phòng",
    "lực lượng",
    "chính quyền",
    "ubnd",
    "hđnd",
    "nhà sản xuất",
    "hộ gia đình",
    "đại diện",
    "tòa án",
});

// Of these a class may be said with words after it and no opener: "Cơ sở khám bệnh, chữa bệnh".
constexpr std::array kQualifiedNouns = std::to_array<Words>(
    {"doanh nghiệp", "địa phương", "cơ sở", "nhà máy", "cơ quan", "đơn vị", "hộ gia đình"});
// What begins like one and is none.
constexpr std::array kNoBodies = std::to_array<Words>({
    "cơ sở dữ liệu",
    "cơ sở hạ tầng",
    "cơ sở vật chất",
    "cơ sở pháp lý",
    "đơn vị tính",
    "tổ chức thực hiện",
});

constexpr std::array kRelated = std::to_array<Words>(
    {"liên quan", "hữu quan", "được lựa chọn", "đủ điều kiện", "ở trung ương", "ở địa phương"});

struct TailWords {
  Words text;
  TailKind kind;
};
constexpr std::array kTails = std::to_array<TailWords>({
    {" trình ", TailKind::Submits},
    {" đối với ", TailKind::Scope},
    {" theo chức năng", TailKind::Scope},
    {" GS. ", TailKind::Person},
    {" PGS.", TailKind::Person},
    {" TS. ", TailKind::Person},
    {" TS.", TailKind::Person},
    {" ThS. ", TailKind::Person},
    {" ThS ", TailKind::Person},
    {" KS. ", TailKind::Person},
    {" CN. ", TailKind::Person},
    {" BS. ", TailKind::Person},
    {" Ông ", TailKind::Person},
    {" Bà ", TailKind::Person},
});
// Words that end in "trình" and submit nothing.
constexpr std::array kCompounds = std::to_array<Words>(
    {"chương", "quy", "công", "lộ", "tiến", "giáo", "tờ", "hành", "qui", "phát", "thuyết"});

// Bodies of which each province, or each level, has one.
constexpr std::array kLocalBodies = std::to_array<Words>({
    "ủy ban nhân dân",
    "uỷ ban nhân dân",
    "ubnd",
    "chủ tịch ủy ban nhân dân",
    "chủ tịch uỷ ban nhân dân",
    "chủ tịch ubnd",
    "hội đồng nhân dân",
    "hđnd",
    "ban chỉ huy",
    "ban chỉ đạo",
    "sở",
    "ban quản lý",
    "công an",
});
constexpr std::array kLevels = std::to_array<Words>({
    " các ",
    " cấp ",
    " tỉnh, ",
    " tỉnh/",
    " tỉnh và ",
    " thành phố, ",
    " một số ",
    " tỉnh thành",
    " những ",
    " tỉnh - ",
});

/// The length of the row that `lower` begins with at a word bound, the longest; or 0.
template <typename Table>
std::size_t longest_row(const Table& table, std::string_view lower) {
  std::size_t longest = 0;
  for (const auto row : table) {
    if (row.size() <= longest || !lower.starts_with(row)) continue;
    if (row.ends_with(' ') || at_word_bounds(lower, 0, row.size())) longest = row.size();
  }
  return longest;
}

std::string lower_beginning(std::string_view text) {
  constexpr std::size_t kEnough = 120;
  std::size_t end = std::min(text.size(), kEnough);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return to_lower(text.substr(0, end));
}

bool is_each_level(std::string_view lower) {
  const std::size_t body = longest_row(kLocalBodies, lower);
  if (body == 0) return false;
  std::string rest(lower.substr(body));
  rest += ' ';
  return std::any_of(kLevels.begin(), kLevels.end(),
                     [&rest](Words level) { return rest.starts_with(level); });
}

/// "Sở Y tế": one in each province, unless one is named.
bool is_provincial_department(std::string_view lower) {
  return lower.starts_with("sở ") && lower.size() > 4 && lower.find(" tỉnh ") == Words::npos &&
         lower.find(" thành phố ") == Words::npos;
}

bool follows_compound(std::string_view before) {
  const std::string lower = to_lower(before.substr(before.find_last_of(' ') + 1));
  return std::find(kCompounds.begin(), kCompounds.end(), lower) != kCompounds.end();
}

}  // namespace

std::string_view head_noun(std::string_view text) {
  static const auto lower_nouns = [] {
    std::array<std::string, kHeadNouns.size()> nouns;
    std::transform(kHeadNouns.begin(), kHeadNouns.end(), nouns.begin(), to_lower);
    return nouns;
  }();
  const std::string lower = lower_beginning(text);
  std::string_view found;
  for (std::size_t i = 0; i < kHeadNouns.size(); ++i) {
    const std::string& noun = lower_nouns[i];
    if (kHeadNouns[i].size() > found.size() && lower.starts_with(noun) &&
        at_word_bounds(lower, 0, noun.size()))
      found = kHeadNouns[i];
  }
  return found;
}

std::size_t opener(std::string_view text) {
  return longest_row(kOpeners, lower_beginning(text));
}

std::size_t class_noun(std::string_view text) {
  const std::string lower = lower_beginning(text);
  return longest_row(kNoBodies, lower) > 0 ? 0 : longest_row(kClassNouns, lower);
}

bool closes_class(std::string_view text) {
  constexpr std::size_t kEnough = 60;  // bytes: longer than any row
  const std::string_view whole = trim(text, " .,;");
  const std::size_t skipped = whole.size() > kEnough ? whole.find(' ', whole.size() - kEnough) : 0;
  const std::string lower = to_lower(whole.substr(std::min(skipped, whole.size())));
  return std::any_of(kRelated.begin(), kRelated.end(),
                     [&lower](Words words) { return lower.ends_with(words); });
}

bool is_class(std::string_view text) {
  const std::string lower = lower_beginning(text);
  if (longest_row(kOpeners, lower) > 0) return true;
  if (is_each_level(lower) || is_provincial_department(lower)) return true;
  if (longest_row(kNoBodies, lower) > 0) return false;
  const std::size_t noun = longest_row(kClassNouns, lower);
  if (noun == 0) return false;
  const std::string_view rest = trim(std::string_view(lower).substr(noun), " .,;");
  const bool qualified = longest_row(kQualifiedNouns, lower) == noun && begins_lower(rest);
  return rest.empty() || begins_lower(text) || qualified || closes_class(text);
}

bool is_local_class(std::string_view text) {
  const std::string lower = lower_beginning(text);
  return is_each_level(lower) || is_provincial_department(lower);
}

bool is_written_small(std::string_view text) {
  const std::string lower = lower_beginning(text);
  if (longest_row(kOpeners, lower) > 0) return true;
  return longest_row(kLocalBodies, lower) == 0 && longest_row(kClassNouns, lower) > 0;
}

Tail tail_of(std::string_view part) {
  Tail first{part.size(), part.size(), TailKind::None};
  for (const auto& row : kTails) {
    const std::size_t at = part.find(row.text);
    if (at >= first.begin) continue;
    if (row.kind == TailKind::Submits && follows_compound(part.substr(0, at))) continue;
    const bool says = row.kind == TailKind::Scope;
    first = {at, says ? at + 1 : at + row.text.size(), row.kind};
  }
  return first;
}

}  // namespace viendan::agency_words

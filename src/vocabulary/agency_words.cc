#include "vocabulary/agency_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan {
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

constexpr std::array kRelated =
    std::to_array<Words>({"liên quan", "hữu quan", "được lựa chọn", "đủ điều kiện"});

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

bool is_local_class(std::string_view lower) {
  const std::size_t body = longest_row(kLocalBodies, lower);
  if (body == 0) return false;
  std::string rest(lower.substr(body));
  rest += ' ';
  return std::any_of(kLevels.begin(), kLevels.end(),
                     [&rest](Words level) { return rest.starts_with(level); });
}

/// "Sở Y tế": one in each province, unless one is named.
bool is_provincial_department(std::string_view lower) {
  return lower.starts_with("sở ") && lower.find(" tỉnh ") == Words::npos &&
         lower.find(" thành phố ") == Words::npos;
}

}  // namespace

std::string_view head_noun(std::string_view text) {
  const std::string lower = lower_beginning(text);
  std::string_view found;
  for (const auto row : kHeadNouns) {
    const std::string noun = to_lower(row);
    if (row.size() > found.size() && lower.starts_with(noun) &&
        at_word_bounds(lower, 0, noun.size()))
      found = row;
  }
  return found;
}

std::size_t opener(std::string_view text) {
  return longest_row(kOpeners, lower_beginning(text));
}

std::size_t class_noun(std::string_view text) {
  return longest_row(kClassNouns, lower_beginning(text));
}

bool closes_class(std::string_view text) {
  const std::string lower = to_lower(trim(text, " .,;"));
  return std::any_of(kRelated.begin(), kRelated.end(),
                     [&lower](Words words) { return lower.ends_with(words); });
}

bool is_class(std::string_view text) {
  const std::string lower = lower_beginning(text);
  if (longest_row(kOpeners, lower) > 0 || is_local_class(lower)) return true;
  if (is_provincial_department(lower)) return true;
  const std::size_t noun = longest_row(kClassNouns, lower);
  if (noun == 0) return false;
  const std::string_view rest = trim(std::string_view(lower).substr(noun), " .,;");
  return rest.empty() || begins_lower(text) || closes_class(text);
}

bool is_written_small(std::string_view text) {
  const std::string lower = lower_beginning(text);
  if (longest_row(kOpeners, lower) > 0) return true;
  return longest_row(kLocalBodies, lower) == 0 && longest_row(kClassNouns, lower) > 0;
}

}  // namespace viendan

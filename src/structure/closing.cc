#include "structure/closing.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::structure {
namespace {

struct Office {
  std::string_view key;     // folded title of the head of an office
  std::string_view deputy;  // who signs for him
};

// Longer titles first: they are looked for as beginnings.
constexpr auto kOffices = std::to_array<Office>({
    {"bo truong, chu nhiem", "PHÓ CHỦ NHIỆM"},
    {"tong cuc truong", "PHÓ TỔNG CỤC TRƯỞNG"},
    {"tong giam doc", "PHÓ TỔNG GIÁM ĐỐC"},
    {"tong kiem toan", "PHÓ TỔNG KIỂM TOÁN"},
    {"tong thanh tra", "PHÓ TỔNG THANH TRA"},
    {"chanh van phong", "PHÓ CHÁNH VĂN PHÒNG"},
    {"thu tuong", "PHÓ THỦ TƯỚNG"},
    {"bo truong", "THỨ TRƯỞNG"},
    {"chu tich", "PHÓ CHỦ TỊCH"},
    {"chu nhiem", "PHÓ CHỦ NHIỆM"},
    {"thong doc", "PHÓ THỐNG ĐỐC"},
    {"vien truong", "PHÓ VIỆN TRƯỞNG"},
    {"chanh an", "PHÓ CHÁNH ÁN"},
    {"cuc truong", "PHÓ CỤC TRƯỞNG"},
    {"vu truong", "PHÓ VỤ TRƯỞNG"},
    {"giam doc", "PHÓ GIÁM ĐỐC"},
    {"hieu truong", "PHÓ HIỆU TRƯỞNG"},
    {"truong ban", "PHÓ TRƯỞNG BAN"},
    {"truong phong", "PHÓ TRƯỞNG PHÒNG"},
});

constexpr auto kOtherTitles = std::to_array<std::string_view>(
    {"thu truong", "bi thu", "pho ", "tong bi thu", "chanh thanh tra", "uy vien", "quyen "});

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (const auto word : split(text, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

const Office* office_of(std::string_view key) {
  const auto office = std::find_if(kOffices.begin(), kOffices.end(),
                                   [key](const Office& o) { return key.starts_with(o.key); });
  return office == kOffices.end() ? nullptr : &*office;
}

}  // namespace

bool is_position(std::string_view line, std::string_view key) {
  if (line.size() > 140 || !is_all_upper(line)) return false;
  if (line.find_first_of("0123456789:;") != std::string_view::npos) return false;
  if (office_of(key) != nullptr) return true;
  return std::any_of(kOtherTitles.begin(), kOtherTitles.end(),
                     [key](std::string_view title) { return key.starts_with(title); });
}

bool is_plain_position(std::string_view line, std::string_view key) {
  if (line.size() > 60 || !begins_upper(line)) return false;
  return std::any_of(kOffices.begin(), kOffices.end(), [key](const Office& office) {
    return key == office.key || key == fold(office.deputy);
  });
}

bool is_signed_mark(std::string_view key) {
  const std::string_view words = trim(key, " ().[]");
  return words == "da ky" || words == "da ki" || words == "da ky va dong dau" ||
         words == "ky ten, dong dau";
}

std::string_view without_rank(std::string_view name) {
  static const Pattern rank(
      R"((?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá)|(?:(?:GS|PGS|TS|ThS|BS)\.? ?){1,3})\s+)");
  constexpr std::string_view kFirst = "\xC4TGPB";  // D with stroke is C4 90
  if (name.empty() || kFirst.find(name.front()) == std::string_view::npos) return name;
  if (const auto match = rank.match_start(name)) name.remove_prefix(match->span().size());
  return name;
}

bool is_person_name(std::string_view line) {
  if (line.size() > 90) return false;
  line = without_rank(line);
  const auto words = words_of(line);
  if (words.size() < 2 || words.size() > 6) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    std::size_t at = 0;
    if (!is_upper(next_code_point(word, at))) return false;
    bool lower = false;
    while (at < word.size()) {
      const char32_t c = next_code_point(word, at);
      if (!is_letter(c)) return false;
      lower = lower || is_lower(c);
    }
    // "Y", "Ê" are names of one letter; a word of several has small letters in it.
    return lower || count_code_points(word) == 1;
  });
}

std::string_view deputy_of(std::string_view capacity) {
  const std::string key = fold(capacity);
  if (!key.starts_with("kt") && key.find(" kt.") == std::string::npos) return {};
  const std::size_t point = key.rfind("kt");
  const Office* office = office_of(trim(std::string_view(key).substr(point + 2), " ./"));
  return office == nullptr ? std::string_view{} : office->deputy;
}

std::optional<std::string> repaired_deputy(std::string_view capacity, std::string_view printed) {
  const std::string_view deputy = deputy_of(capacity);
  if (deputy.empty() || printed.starts_with(deputy)) return std::nullopt;
  const auto wanted = words_of(deputy), found = words_of(printed);
  if (wanted.size() != found.size()) return std::nullopt;
  int off = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) off += wanted[i] == found[i] ? 0 : 1;
  const bool marks_only = fold(deputy) == fold(printed);
  if (to_lower(deputy) == to_lower(printed)) return std::nullopt;
  if (off > 1 && !marks_only) return std::nullopt;
  return std::string(deputy);
}

}  // namespace viendan::structure

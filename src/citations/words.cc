#include "citations/words.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace viendan::citations {
namespace {

struct Row {
  std::string_view word;
  WordKind kind;
};

// Longer words stand before those that they begin with.
constexpr auto kWords = std::to_array<Row>({
    {"định hướng chiến lược", WordKind::Title},
    {"chiến lược", WordKind::Title},
    {"kế hoạch", WordKind::Title},
    {"chương trình", WordKind::Title},
    {"đề án", WordKind::Title},
    {"quy hoạch", WordKind::Title},
    {"bộ luật", WordKind::Law},
    {"luật", WordKind::Law},
    {"pháp lệnh", WordKind::Law},
    {"hiến pháp", WordKind::Law},
    {"quyết định", WordKind::Act},
    {"nghị định", WordKind::Act},
    {"nghị quyết liên tịch", WordKind::Act},
    {"nghị quyết", WordKind::Act},
    {"thông tư liên tịch", WordKind::Act},
    {"thông tư", WordKind::Act},
    {"thông báo", WordKind::Act},
    {"chỉ thị", WordKind::Act},
    {"công văn", WordKind::Act},
    {"công điện", WordKind::Act},
    {"tờ trình", WordKind::Act},
    {"quy định", WordKind::Act},
    {"quy chế", WordKind::Act},
    {"điều lệ", WordKind::Act},
    {"hướng dẫn", WordKind::Act},
    {"văn bản", WordKind::Act},
    {"điều", WordKind::Provision},
    {"khoản", WordKind::Provision},
    {"điểm", WordKind::Provision},
    {"phụ lục", WordKind::Provision},
});

/// Rows by their first byte; letters beyond ASCII all begin with the byte of "đ".
struct Index {
  std::array<std::vector<Row>, 256> rows;
  Index() {
    for (const Row& row : kWords) rows[static_cast<unsigned char>(row.word.front())].push_back(row);
  }
};

bool is_word_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// The first byte of dashes and quotes, or of spaces and quotes of the second Latin block.
bool opens_mark(char c) {
  return c == '\xE2' || c == '\xC2';
}

}  // namespace

bool ends_word(std::string_view lower, std::size_t at) {
  if (at >= lower.size()) return true;
  if (static_cast<unsigned char>(lower[at]) < 0x80) return !is_word_byte(lower[at]);
  return !is_word(next_code_point(lower, at));
}

std::string same_length_lower(std::string_view text) {
  std::string lower(text);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const auto c = static_cast<unsigned char>(lower[i]);
    if (c < 0x80) {
      if (c >= 'A' && c <= 'Z') lower[i] = static_cast<char>(c + 0x20);
      continue;
    }
    if (i + 1 >= lower.size()) break;
    const auto next = static_cast<unsigned char>(lower[i + 1]);
    if (c == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97) {
      lower[i + 1] = static_cast<char>(next + 0x20);  // À to Ý
    } else if ((c == 0xC4 && (next == 0x82 || next == 0x90 || next == 0xA8)) ||
               (c == 0xC5 && next == 0xA8) || (c == 0xC6 && next == 0xA0)) {
      lower[i + 1] = static_cast<char>(next + 1);  // Ă Đ Ĩ Ũ Ơ
    } else if (c == 0xC6 && next == 0xAF) {
      lower[i + 1] = static_cast<char>(0xB0);  // Ư
    } else if (c == 0xE1 && (next == 0xBA || next == 0xBB) && i + 2 < lower.size()) {
      lower[i + 2] = static_cast<char>(static_cast<unsigned char>(lower[i + 2]) | 1);  // Ạ to Ỹ
      ++i;
    }
    ++i;
  }
  return lower;
}

std::vector<Word> find_words(std::string_view lower) {
  static const Index index;
  std::vector<Word> found;
  bool inside = false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (opens_mark(lower[i])) {
      while (i + 1 < lower.size() && (lower[i + 1] & '\xC0') == '\x80') ++i;
      inside = false;
      continue;
    }
    const bool word = is_word_byte(lower[i]);
    const bool begins = word && !inside;
    inside = word;
    if (!begins) continue;
    for (const Row& row : index.rows[static_cast<unsigned char>(lower[i])]) {
      const std::size_t end = i + row.word.size();
      if (!lower.substr(i).starts_with(row.word) || !ends_word(lower, end)) continue;
      found.push_back({{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)}, row.kind});
    }
  }
  return found;
}

}  // namespace viendan::citations

#include "citations/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>

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

/// The first four bytes, which every word has.
constexpr std::size_t kPrefix = 4;

std::uint32_t prefix_of(std::string_view word) {
  std::uint32_t prefix = 0;
  std::memcpy(&prefix, word.data(), kPrefix);
  return prefix;
}

/// Rows by their first bytes: nearly every word of a text is sorted out by one look.
class Index {
 public:
  Index() {
    for (const Row& row : kWords) slot(prefix_of(row.word)).rows.push_back(row);
  }

  [[nodiscard]] std::span<const Row> rows(std::uint32_t prefix) const {
    for (std::size_t at = hash(prefix); !slots_[at].rows.empty(); at = (at + 1) % kSlots) {
      if (slots_[at].prefix == prefix) return slots_[at].rows;
    }
    return {};
  }

 private:
  struct Slot {
    std::uint32_t prefix = 0;
    std::vector<Row> rows;
  };
  static constexpr std::size_t kSlots = 256;
  static_assert(kWords.size() * 2 < kSlots);

  static std::size_t hash(std::uint32_t prefix) { return (prefix * 2654435761U) >> 24; }

  Slot& slot(std::uint32_t prefix) {
    std::size_t at = hash(prefix);
    while (!slots_[at].rows.empty() && slots_[at].prefix != prefix) at = (at + 1) % kSlots;
    slots_[at].prefix = prefix;
    return slots_[at];
  }

  std::array<Slot, kSlots> slots_;
};

enum class Byte : std::uint8_t { Gap, Word, Mark, Rest };

/// What a byte is to words. Marks are the first bytes of dashes and quotes, and of the spaces and
/// quotes of the second Latin block; the rest of a letter is part of its word.
constexpr auto kBytes = [] {
  std::array<Byte, 256> table{};
  for (int c = 0x80; c < 256; ++c) table[static_cast<std::size_t>(c)] = Byte::Word;
  for (int c = 0x80; c < 0xC0; ++c) table[static_cast<std::size_t>(c)] = Byte::Rest;
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = Byte::Word;
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = Byte::Word;
  table[0xC2] = table[0xE2] = Byte::Mark;
  return table;
}();

Byte byte_at(std::string_view text, std::size_t at) {
  return kBytes[static_cast<unsigned char>(text[at])];
}

/// What makes a capital of ASCII small.
constexpr auto kCaseBit = [] {
  std::array<std::uint8_t, 256> table{};
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = 0x20;
  return table;
}();

char case_bit(char c) {
  return static_cast<char>(kCaseBit[static_cast<unsigned char>(c)]);
}

}  // namespace

bool ends_word(std::string_view lower, std::size_t at) {
  if (at >= lower.size()) return true;
  if (static_cast<unsigned char>(lower[at]) < 0x80) return byte_at(lower, at) != Byte::Word;
  return !is_word(next_code_point(lower, at));
}

std::string same_length_lower(std::string_view text) {
  std::string lower(text);
  char* const bytes = lower.data();
  for (std::size_t i = 0; i + 1 < lower.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    bytes[i] = static_cast<char>(c | kCaseBit[c]);
    if (c < 0xC3) continue;
    const auto next = static_cast<unsigned char>(bytes[i + 1]);
    if (c == 0xC3 && next <= 0x9E && next != 0x97) {
      bytes[i + 1] = static_cast<char>(next | 0x20);  // À to Ý
    } else if ((c == 0xC4 && (next == 0x82 || next == 0x90 || next == 0xA8)) ||
               (c == 0xC5 && next == 0xA8) || (c == 0xC6 && next == 0xA0)) {
      bytes[i + 1] = static_cast<char>(next + 1);  // Ă Đ Ĩ Ũ Ơ
    } else if (c == 0xC6 && next == 0xAF) {
      bytes[i + 1] = static_cast<char>(0xB0);  // Ư
    } else if (c == 0xE1 && (next == 0xBA || next == 0xBB) && i + 2 < lower.size()) {
      bytes[i + 2] = static_cast<char>(static_cast<unsigned char>(bytes[i + 2]) | 1);  // Ạ to Ỹ
      ++i;
    }
    ++i;
  }
  if (!lower.empty()) lower.back() = static_cast<char>(lower.back() | case_bit(lower.back()));
  return lower;
}

std::vector<Word> find_words(std::string_view lower) {
  static const Index index;
  std::vector<Word> found;
  bool inside = false;
  for (std::size_t i = 0; i + kPrefix <= lower.size(); ++i) {
    const Byte byte = byte_at(lower, i);
    if (byte == Byte::Rest) continue;
    const bool begins = byte == Byte::Word && !inside;
    inside = byte == Byte::Word;
    if (!begins) continue;
    for (const Row& row : index.rows(prefix_of(lower.substr(i)))) {
      const std::size_t end = i + row.word.size();
      if (!lower.substr(i).starts_with(row.word) || !ends_word(lower, end)) continue;
      found.push_back({{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)}, row.kind});
    }
  }
  return found;
}

}  // namespace viendan::citations

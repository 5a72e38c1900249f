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
    for (const Row& row : kWords) slot(prefix_of(row.word)).push_back(row);
  }

  [[nodiscard]] std::span<const Row> rows(std::uint32_t prefix) const {
    for (std::size_t at = hash(prefix); prefixes_[at] != 0; at = (at + 1) % kSlots) {
      if (prefixes_[at] == prefix) return rows_[at];
    }
    return {};
  }

 private:
  static constexpr std::size_t kSlots = 256;
  static_assert(kWords.size() * 2 < kSlots);

  static std::size_t hash(std::uint32_t prefix) { return (prefix * 2654435761U) >> 24; }

  std::vector<Row>& slot(std::uint32_t prefix) {
    std::size_t at = hash(prefix);
    while (prefixes_[at] != 0 && prefixes_[at] != prefix) at = (at + 1) % kSlots;
    prefixes_[at] = prefix;
    return rows_[at];
  }

  std::array<std::uint32_t, kSlots> prefixes_{};  // 0: a free slot
  std::array<std::vector<Row>, kSlots> rows_;
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

bool is_inside(char c) {
  const Byte byte = kBytes[static_cast<unsigned char>(c)];
  return byte == Byte::Word || byte == Byte::Rest;
}

Byte byte_at(std::string_view text, std::size_t at) {
  return kBytes[static_cast<unsigned char>(text[at])];
}

using Octet = std::uint8_t;

constexpr Octet all_if(bool holds) {
  return holds ? 0xFF : 0;
}

/// The small letter's byte in place of `c`, which stands behind `b` and that behind `a`. All bits
/// or none instead of branches: so the compiler does many bytes at once.
constexpr Octet lower_byte(Octet a, Octet b, Octet c) {
  const Octet ascii = all_if(c >= 'A') & all_if(c <= 'Z');
  const Octet latin = all_if(b == 0xC3) & all_if(c <= 0x9E) & all_if(c != 0x97);     // À to Ý
  const Octet marked = all_if(a == 0xE1) & (all_if(b == 0xBA) | all_if(b == 0xBB));  // Ạ to Ỹ
  const Octet next =
      (all_if(b == 0xC4) & (all_if(c == 0x82) | all_if(c == 0x90) | all_if(c == 0xA8))) |
      (all_if(b == 0xC5) & all_if(c == 0xA8)) |
      (all_if(b == 0xC6) & (all_if(c == 0xA0) | all_if(c == 0xAF)));  // Ă Đ Ĩ Ũ Ơ Ư
  return static_cast<Octet>((c | ((ascii | latin) & 0x20) | (marked & 1)) + (next & 1));
}

void lower_bytes(const Octet* __restrict from, Octet* __restrict to, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] = lower_byte(from[i], from[i + 1], from[i + 2]);
}

}  // namespace

bool ends_word(std::string_view lower, std::size_t at) {
  if (at >= lower.size()) return true;
  if (static_cast<unsigned char>(lower[at]) < 0x80) return byte_at(lower, at) != Byte::Word;
  return !is_word(next_code_point(lower, at));
}

std::string same_length_lower(std::string_view text) {
  std::string lower(text.size(), '\0');
  const auto byte = [&](std::size_t at) { return static_cast<Octet>(text[at]); };
  for (std::size_t i = 0; i < std::min<std::size_t>(2, text.size()); ++i) {
    lower[i] = static_cast<char>(lower_byte(0, i ? byte(i - 1) : Octet{0}, byte(i)));
  }
  if (text.size() < 3) return lower;
  lower_bytes(reinterpret_cast<const Octet*>(text.data()),
              reinterpret_cast<Octet*>(lower.data()) + 2, text.size() - 2);
  return lower;
}

std::vector<Word> find_words(std::string_view lower) {
  static const Index index;
  std::vector<Word> found;
  const std::size_t size = lower.size();
  for (std::size_t i = 0; i + kPrefix <= size; ++i) {
    if (byte_at(lower, i) != Byte::Word) continue;
    const std::size_t begin = i;
    while (i + 1 < size && is_inside(lower[i + 1])) ++i;
    if (begin + kPrefix > size) break;
    for (const Row& row : index.rows(prefix_of(lower.substr(begin)))) {
      const std::size_t end = begin + row.word.size();
      if (!lower.substr(begin).starts_with(row.word) || !ends_word(lower, end)) continue;
      found.push_back(
          {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, row.kind});
    }
  }
  return found;
}

}  // namespace viendan::citations

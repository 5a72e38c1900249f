// Finds the few places of a text that a rule may have to do with. A test of neighbouring bytes that
// has no branches is made for a block of them in a few steps, so rules that find nothing cost next
// to nothing.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace viendan::normalise {

/// The bytes from one place of a text on; behind its end they are 0.
struct Bytes {
  std::uint8_t a, b, c, d;
};

/// Asks about places from left to right; `kTest` is a bool(Bytes).
template <auto kTest>
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  /// The first place at or after `at` that passes the test, or the size of the text.
  std::size_t next(std::size_t at) {
    for (; at < text_.size(); at = end_) {
      if (at < begin_ || at >= end_) test_block(at);
      if (const void* hit = std::memchr(&passed_[at - begin_], 1, end_ - at))
        return begin_ +
               static_cast<std::size_t>(static_cast<const std::uint8_t*>(hit) - passed_.data());
    }
    return text_.size();
  }

 private:
  static constexpr std::size_t kBlock = 256;
  static constexpr std::size_t kAhead = 3;

  void test_block(std::size_t at) {
    begin_ = at;
    end_ = std::min(at + kBlock, text_.size());
    if (at + kBlock + kAhead <= text_.size())
      test(reinterpret_cast<const std::uint8_t*>(text_.data()) + at);
    else
      test_last();
  }

  void test(const std::uint8_t* bytes) {
    for (std::size_t i = 0; i < kBlock; ++i)
      passed_[i] = kTest(Bytes{bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3]}) ? 1 : 0;
  }

  void test_last() {
    std::array<std::uint8_t, kBlock + kAhead> copy{};
    std::memcpy(copy.data(), text_.data() + begin_, std::min(copy.size(), text_.size() - begin_));
    test(copy.data());
  }

  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;  // of the block that was tested
  std::array<std::uint8_t, kBlock> passed_;
};

}  // namespace viendan::normalise

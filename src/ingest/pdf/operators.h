// Cuts the content stream of a page into operators with their operands (ISO 32000-1, 7.8.2). It
// knows only what drawing needs: numbers and names; strings are skipped and counted.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace viendan::ingest {

/// An operator with what stands before it. Views are into the stream.
struct Operator {
  static constexpr std::size_t kOperands = 6;  // no operator that we know has more

  std::string_view name;                    // "re"; empty at the end of the stream
  std::array<double, kOperands> numbers{};  // the last ones, in order
  std::size_t count = 0;                    // of these
  std::string_view label;                   // the last name, without its slash
  std::size_t letters = 0;                  // bytes in all strings

  /// The last `wanted` numbers; none where there are fewer.
  [[nodiscard]] std::span<const double> last(std::size_t wanted) const {
    if (count < wanted) return {};
    return std::span(numbers).subspan(count - wanted, wanted);
  }
};

class OperatorReader {
 public:
  explicit OperatorReader(std::string_view stream) : rest_(stream) {}

  /// The next operator; one without name at the end.
  [[nodiscard]] Operator next();

 private:
  void read_operand(Operator& found, char first);
  void read_number(Operator& found);
  void skip_literal(Operator& found);
  void skip_hexadecimal(Operator& found);
  void skip_comment();
  void skip_inline_image();
  std::string_view take_regular();

  std::string_view rest_;
};

}  // namespace viendan::ingest

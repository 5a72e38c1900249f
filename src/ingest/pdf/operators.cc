#include "ingest/pdf/operators.h"

#include <algorithm>
#include <charconv>

namespace viendan::ingest {
namespace {

constexpr std::string_view kWhite("\0\t\n\f\r ", 6);
constexpr std::string_view kDelimiters("()<>[]{}/%");

enum class Kind : unsigned char { Regular, White, Delimiter };

/// Streams are long: one look a byte.
constexpr auto kKinds = [] {
  std::array<Kind, 256> kinds{};
  for (const char c : kWhite) kinds[static_cast<unsigned char>(c)] = Kind::White;
  for (const char c : kDelimiters) kinds[static_cast<unsigned char>(c)] = Kind::Delimiter;
  return kinds;
}();

Kind kind_of(char c) {
  return kKinds[static_cast<unsigned char>(c)];
}

bool is_white(char c) {
  return kind_of(c) == Kind::White;
}

bool begins_number(char c) {
  return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

/// A number that is none counts as 0, as viewers read it.
double number_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return value;
}

}  // namespace

std::string_view OperatorReader::take_regular() {
  std::size_t end = 0;
  while (end < rest_.size() && kind_of(rest_[end]) == Kind::Regular) ++end;
  const auto taken = rest_.substr(0, end);
  rest_.remove_prefix(end);
  return taken;
}

void OperatorReader::read_number(Operator& found) {
  const double value = number_of(take_regular());
  if (found.count == Operator::kOperands) {
    std::shift_left(found.numbers.begin(), found.numbers.end(), 1);
    found.numbers.back() = value;
    return;
  }
  found.numbers[found.count++] = value;
}

/// Brackets inside nest, and a backslash makes the next character plain.
void OperatorReader::skip_literal(Operator& found) {
  std::size_t depth = 0;
  std::size_t at = 0;
  for (; at < rest_.size(); ++at) {
    const char c = rest_[at];
    if (c == '\\') {
      ++at;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      break;
    }
  }
  found.letters += at;
  rest_.remove_prefix(std::min(at + 1, rest_.size()));
}

void OperatorReader::skip_hexadecimal(Operator& found) {
  const auto end = std::min(rest_.find('>'), rest_.size());
  found.letters += end / 2;
  rest_.remove_prefix(std::min(end + 1, rest_.size()));
}

void OperatorReader::skip_comment() {
  rest_.remove_prefix(std::min(rest_.find_first_of("\r\n"), rest_.size()));
}

/// The bytes of an image end where "EI" stands alone.
void OperatorReader::skip_inline_image() {
  for (std::size_t at = rest_.find("EI"); at != std::string_view::npos;
       at = rest_.find("EI", at + 2)) {
    const bool alone =
        at > 0 && is_white(rest_[at - 1]) && (at + 2 == rest_.size() || is_white(rest_[at + 2]));
    if (!alone) continue;
    rest_.remove_prefix(at + 2);
    return;
  }
  rest_ = {};
}

void OperatorReader::read_operand(Operator& found, char first) {
  if (first == '/') {
    rest_.remove_prefix(1);
    found.label = take_regular();
  } else if (first == '(') {
    skip_literal(found);
  } else if (first == '<' && !rest_.starts_with("<<")) {
    skip_hexadecimal(found);
  } else if (first == '%') {
    skip_comment();
  } else {
    // Brackets of arrays and dictionaries: what is inside are operands as well.
    rest_.remove_prefix(1);
  }
}

Operator OperatorReader::next() {
  Operator found;
  while (!rest_.empty()) {
    const char first = rest_.front();
    if (is_white(first)) {
      rest_.remove_prefix(1);
    } else if (kind_of(first) == Kind::Delimiter) {
      read_operand(found, first);
    } else if (begins_number(first)) {
      read_number(found);
    } else {
      found.name = take_regular();
      if (found.name == "ID") skip_inline_image();
      return found;
    }
  }
  found.name = {};
  return found;
}

}  // namespace viendan::ingest

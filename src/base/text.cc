#include "base/text.h"

#include <algorithm>

namespace viendan {

std::string_view trim_right(std::string_view text, std::string_view what) {
  const auto last = text.find_last_not_of(what);
  return last == std::string_view::npos ? text.substr(0, 0) : text.substr(0, last + 1);
}

std::string_view trim(std::string_view text, std::string_view what) {
  const auto first = text.find_first_not_of(what);
  return first == std::string_view::npos ? text.substr(0, 0) : trim_right(text.substr(first), what);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const auto end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const auto& part : parts) {
    if (&part != &parts.front()) out += separator;
    out += part;
  }
  return out;
}

std::string squeeze(std::string_view text) {
  std::string out;
  for (const char c : trim(text)) {
    const bool space = kSpaces.find(c) != std::string_view::npos;
    if (!space) out += c;
    if (space && out.back() != ' ') out += ' ';
  }
  return out;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (std::size_t begin = 0;;) {
    const auto at = text.find(from, begin);
    out += text.substr(begin, at - begin);
    if (at == std::string_view::npos) return out;
    out += to;
    begin = at + from.size();
  }
}

int to_int(std::string_view digits) {
  if (digits.empty() || digits.size() > 9) return -1;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

int roman_value(std::string_view numeral) {
  constexpr std::string_view kDigits = "IVXLC";
  constexpr int kValues[] = {1, 5, 10, 50, 100};
  int sum = 0;
  int previous = 0;
  for (auto c = numeral.rbegin(); c != numeral.rend(); ++c) {
    const auto digit = kDigits.find(*c);
    if (digit == std::string_view::npos) return 0;
    const int value = kValues[digit];
    sum += value < previous ? -value : value;
    previous = std::max(previous, value);
  }
  return sum;
}

}  // namespace viendan

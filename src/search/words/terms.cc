#include "search/words/terms.h"

#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::search {
namespace {

// Xapian's limit is 245 bytes, and 255 with its own escapes, which fail only at the commit.
constexpr std::size_t kLongestTerm = 200;
constexpr std::size_t kDigest = 16;

std::string strip_zeros(std::string_view digits) {
  const auto first = digits.find_first_not_of('0');
  return std::string(first == std::string_view::npos ? "0" : digits.substr(first));
}

/// What stands between the characters of a printed symbol and means nothing.
bool is_filling(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'*' || c == U'\u00A0' || c == U'_';
}

bool is_dash(char32_t c) {
  return c == U'–' || c == U'—' || c == U'‑' || c == U'‐' || c == U'−';
}

}  // namespace

std::string term(std::string_view prefix, std::string_view value) {
  std::string out = fmt::format("{}{}", prefix, replace_all(value, std::string_view("\0", 1), " "));
  if (out.size() <= kLongestTerm) return out;
  std::size_t end = kLongestTerm - kDigest;
  while (end > 0 && (out[end] & '\xC0') == '\x80') --end;
  return out.substr(0, end) + digest(out).substr(0, kDigest);
}

std::string name_term(std::string_view prefix, std::string_view name) {
  return term(prefix, squeeze(fold(to_nfc(name))));
}

std::string symbol_key(std::string_view symbol) {
  const std::string folded = fold(to_nfc(symbol));
  std::string key;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    if (!is_filling(c)) append_code_point(key, is_dash(c) ? U'-' : c);
  }
  const auto digits = std::min(key.find_first_not_of("0123456789"), key.size());
  return digits == 0 ? key : strip_zeros(key.substr(0, digits)) + key.substr(digits);
}

std::string number_key(std::string_view number) {
  const std::string_view digits = trim(number);
  const bool good = !digits.empty() && digits.size() <= 9 &&
                    digits.find_first_not_of("0123456789") == std::string_view::npos;
  return good ? strip_zeros(digits) : std::string();
}

std::string pair_term(std::string_view first, std::string_view second) {
  std::string pair(prefix::kPair);
  pair.append(first).append(" ").append(second);
  return pair.size() <= kLongestTerm ? pair
                                     : term(prefix::kPair, pair.substr(prefix::kPair.size()));
}

bool pair_counts(const Spelling& first, const Spelling& second, std::string_view between) {
  if (first.number || second.number || between.find_first_of(".,;:()\n\"") != std::string::npos)
    return false;
  return !first.joins || !second.joins;
}

std::string pack(const std::vector<std::string>& fields) {
  std::string out;
  for (const auto& field : fields)
    out.append(std::to_string(field.size())).append(":").append(field);
  return out;
}

bool take_field(std::string_view& data, std::string_view& field) {
  const auto colon = data.find(':');
  const int size = colon == std::string_view::npos ? -1 : to_int(data.substr(0, colon));
  if (size < 0 || data.size() - colon - 1 < static_cast<std::size_t>(size)) return false;
  field = data.substr(colon + 1, static_cast<std::size_t>(size));
  data.remove_prefix(colon + 1 + static_cast<std::size_t>(size));
  return true;
}

std::vector<std::string> unpack(std::string_view data) {
  std::vector<std::string> fields;
  for (std::string_view field; take_field(data, field);) fields.emplace_back(field);
  return fields;
}

}  // namespace viendan::search

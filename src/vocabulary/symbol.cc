#include "vocabulary/symbol.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/symbol_reading.h"

namespace viendan {
namespace {

/// Ð (Eth) stands for Đ in texts that came out of 8-bit encodings.
std::string with_vietnamese_d(std::string_view text) {
  return replace_all(replace_all(to_nfc(text), "Ð", "Đ"), "ð", "đ");
}

/// How the identity begins. Without a code the word before the symbol decides; without either the
/// kind of act stays open ("vb"): a number of the National Assembly is a law or a resolution.
std::string type_slug(const Vocabulary& vocabulary, const Symbol& symbol,
                      std::string_view type_word) {
  if (!symbol.type_code.empty()) {
    const auto* type = vocabulary.type_by_code(symbol.type_code);
    return type && !type->slug.empty() ? type->slug : slug(symbol.type_code);
  }
  if (const auto* type = vocabulary.type_by_name(trim(type_word)); type && !type->slug.empty()) {
    return type->slug;
  }
  return type_name(vocabulary, symbol).empty() ? "vb" : "cv";
}

/// "tỉnh Quảng Bình" and "Quảng Bình" are one place.
std::string place_slug(std::string_view place) {
  std::string name = slug(place);
  for (const std::string_view prefix : {"thanh-pho-", "tinh-", "tp-"}) {
    if (name.starts_with(prefix) && name.size() > prefix.size()) return name.substr(prefix.size());
  }
  return name;
}

std::string code_slug(std::string_view code) {
  std::string out;
  for (const char c : fold(code)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

}  // namespace

std::optional<Symbol> parse_symbol(const Vocabulary& vocabulary, std::string_view text) {
  constexpr std::size_t kLongest = 200;
  if (text.size() > kLongest) return std::nullopt;
  const std::string clean = with_vietnamese_d(trim(text, " \t\r\n*"));
  if (const auto standard = symbols::read_standard(clean);
      standard && standard->end == clean.size()) {
    return symbols::symbol_of(*standard);
  }
  auto parts = symbols::read_parts(clean, 0, symbols::Spelling::Typed);
  if (!parts || parts->groups.back().end != clean.size()) return std::nullopt;
  auto reading = symbols::classify(vocabulary, *parts, symbols::Spelling::Typed);
  if (reading.certainty == symbols::Certainty::None) return std::nullopt;
  return std::move(reading.symbol);
}

std::string type_name(const Vocabulary& vocabulary, const Symbol& symbol) {
  if (!symbol.type_code.empty()) {
    const auto* type = vocabulary.type_by_code(symbol.type_code);
    return type ? type->name : "";
  }
  const bool letter =
      symbol.year == 0 && symbol.issuers.size() > 1 && symbol.text.find('/') != std::string::npos;
  return letter ? "Công văn" : "";
}

bool may_be_type(const Symbol& symbol, std::string_view type_name) {
  constexpr auto kEnacted = std::to_array<std::string_view>(
      {"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị quyết", "Văn bản"});
  if (!symbol.type_code.empty() || symbol.year == 0 || symbol.issuers.size() != 1) return true;
  const auto body = trim_right(symbol.issuers[0], "0123456789");
  if (body != "QH" && body != "UBTVQH") return true;
  return std::ranges::find(kEnacted, type_name) != kEnacted.end();
}

std::string document_id(const Vocabulary& vocabulary, const Symbol& symbol,
                        std::optional<Date> date, std::string_view type_word,
                        std::string_view place) {
  std::string id = type_slug(vocabulary, symbol, type_word);
  for (const std::string& issuer : symbol.issuers) id += '-' + code_slug(issuer);
  if (!place.empty()) id += '.' + place_slug(place);
  const int year = symbol.year ? symbol.year : date ? date->year : 0;
  return id + '/' + (year ? std::to_string(year) : "?") + '/' + slug(symbol.number);
}

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : fold(text)) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (word) out += c;
    if (!word && !out.empty() && out.back() != '-') out += '-';
  }
  return std::string(trim_right(out, "-"));
}

}  // namespace viendan

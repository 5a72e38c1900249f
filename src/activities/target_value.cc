#include "activities/target_value.h"

#include <array>
#include <charconv>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::activities {
namespace {

// Units that aims are counted in; time is none of them ("05 năm" is how long something takes).
// Longer before shorter where one begins the other.
// clang-format off
constexpr std::array kUnits = std::to_array<std::string_view>({
    "%", "phần trăm",
    "triệu tấn", "nghìn tấn", "ngàn tấn", "tấn", "triệu lít", "lít", "kg",
    "triệu m3", "triệu m³", "nghìn m3", "m3", "m³", "km2", "km²", "m2", "m²", "km",
    "triệu ha", "nghìn ha", "ha", "héc ta", "hecta",
    "tỷ kwh", "triệu kwh", "kwh", "twh", "gwh", "mwh", "mwp", "mw", "gw", "kw",
    "tỷ usd", "triệu usd", "tỷ đô la", "triệu đô la", "usd",
    "nghìn tỷ đồng", "tỷ đồng", "triệu đồng", "nghìn đồng", "đồng",
    "triệu người", "nghìn người", "người", "triệu lượt", "lượt", "triệu lao động", "lao động", "hộ",
    "bác sĩ",
    "giường bệnh", "giường", "cơ sở", "doanh nghiệp", "hợp tác xã", "khu công nghiệp",
    "cụm công nghiệp", "mô hình", "sản phẩm", "xã", "huyện", "tỉnh", "trường", "trạm", "điểm",
    "thuê bao", "căn hộ", "căn", "nhà máy", "trung tâm",
});
// clang-format on

constexpr char kPercent = '%';
constexpr std::string_view kNumber =
    R"((\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?|\d{1,12}(?:[,.]\d{1,6})?))";

const Pattern& value_pattern() {
  static const Pattern pattern(std::string(kNumber) +
                               R"((?: ?(%))?(?:\s{0,2}(-|–|đến|tới)\s{0,2})" +
                               std::string(kNumber) + R"((?: ?(%))?)?)");
  return pattern;
}

std::string_view unit_at(std::string_view text) {
  for (const std::string_view unit : kUnits) {
    if (text.starts_with(unit) && at_word_bounds(text, 0, unit.size())) return unit;
  }
  return {};
}

/// "PM2.5", "95/2012", "1.2.3": digits inside something longer.
bool stands_free(std::string_view text, Span span) {
  if (span.begin > 0) {
    const char previous = text[span.begin - 1];
    const std::string_view glue = "/.,-";
    if (glue.find(previous) != std::string_view::npos) return false;
  }
  return at_word_bounds(text, span.begin, span.end) &&
         (span.end == text.size() || text[span.end] != '/' || text[span.end - 1] == '%');
}

bool is_year(double number) {
  return number >= 1900 && number < 2100;
}

std::optional<Value> read_value(std::string_view text, const Match& match) {
  const auto first = read_number(match[1]);
  const auto second = match.has(4) ? read_number(match[4]) : first;
  if (!first || !second) return std::nullopt;
  Value value{match.span(), *first, *second, {}, {}};
  if (match.has(4)) value.separator = match[3] == "–" ? "-" : std::string(match[3]);
  if (match.has(2) || match.has(5)) {
    value.unit = std::string(1, kPercent);
    return value;
  }
  const std::string_view rest = text.substr(value.span.end);
  const std::size_t gap = rest.starts_with(' ') ? 1 : 0;
  const std::string_view unit = unit_at(rest.substr(gap));
  if (unit.empty() && is_year(*first)) return std::nullopt;
  value.unit = std::string(unit == "phần trăm" ? "%" : unit);
  if (!unit.empty()) value.span.end += static_cast<std::uint32_t>(gap + unit.size());
  return value;
}

/// "60% đến năm 2025" is a value and a deadline, "45% - 2020" is not a range either.
bool is_range(const Match& match) {
  if (!match.has(4)) return false;
  const auto second = read_number(match[4]);
  return second && !(is_year(*second) && match.has(2) && !match.has(5));
}

}  // namespace

std::optional<double> read_number(std::string_view text) {
  std::string plain(text);
  const std::size_t dot = plain.rfind('.');
  const bool comma = plain.find(',') != std::string::npos;
  const bool decimal_dot = !comma && dot != std::string::npos && plain.size() - dot != 4;
  if (!decimal_dot) plain = replace_all(plain, ".", "");
  plain = replace_all(plain, ",", ".");
  double number = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
  return number;
}

std::vector<Value> find_values(std::string_view text) {
  std::vector<Value> values;
  for (std::size_t from = 0; from < text.size();) {
    const auto match = value_pattern().find(text, from);
    if (!match) break;
    const Span whole = match->span();
    from = is_range(*match) || !match->has(4) ? whole.end : match->span(4).begin;
    const std::uint32_t end =
        match->has(4) && !is_range(*match) ? match->span(match->has(2) ? 2 : 1).end : whole.end;
    if (!stands_free(text, {whole.begin, end})) continue;
    auto value = read_value(text, *match);
    if (!value) continue;
    if (match->has(4) && !is_range(*match)) {
      value->max = value->min;
      value->separator.clear();
      value->span.end = end;
    }
    if (value->min > value->max) continue;
    from = std::max<std::size_t>(from, value->span.end);
    values.push_back(*std::move(value));
  }
  return values;
}

}  // namespace viendan::activities

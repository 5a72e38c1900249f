#include "structure/issuer.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::structure {
namespace {

// First words of bodies, folded: a line of a letterhead that begins so names a body of its own.
constexpr auto kBodyWords = std::to_array<std::string_view>({
    "bo ",       "so ",        "cuc ",      "tong cuc ",     "chi cuc ",        "vu ",
    "ban ",      "uy ban ",    "ubnd ",     "hdnd ",         "hoi dong ",       "van phong ",
    "quoc hoi",  "chinh phu",  "thu tuong", "chu tich ",     "vien ",           "ngan hang ",
    "thanh tra", "kiem toan ", "toa an ",   "kho bac ",      "bao hiem ",       "truong ",
    "hoc vien ", "dai hoc ",   "cong ty ",  "tong cong ty ", "tap doan ",       "trung tam ",
    "dang ",     "tinh uy",    "thanh uy",  "huyen uy",      "tong lien doan ", "lien bo ",
});

// Words inside names of offices and bodies that are written small.
constexpr auto kSmallWords = std::to_array<std::string_view>({
    "ban", "nhân",  "dân",   "đồng", "tịch",   "trưởng", "tỉnh",  "thành",
    "phố", "huyện", "quận",  "xã",   "phường", "thị",    "trấn",  "và",
    "của", "đốc",   "phòng", "cục",  "nhiệm",  "trực",   "thuộc",
});

// Words that open a name inside a name: "Chủ tịch Ủy ban nhân dân", "Bộ trưởng Bộ ...".
constexpr auto kHeadWords =
    std::to_array<std::string_view>({"ủy", "uỷ", "hội", "bộ", "văn", "tổng"});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string with_capital(std::string_view word) {
  std::size_t at = 0;
  if (word.empty()) return {};
  static_cast<void>(next_code_point(word, at));
  return to_upper(word.substr(0, at)) + std::string(word.substr(at));
}

bool begins_body(std::string_view line) {
  const std::string key = fold(line) + ' ';
  return std::any_of(kBodyWords.begin(), kBodyWords.end(),
                     [&key](std::string_view word) { return key.starts_with(word); });
}

/// What an office heads: "Bộ trưởng Bộ Công Thương" -> "Bộ Công Thương".
std::string body_of_office(std::string_view office) {
  constexpr auto kOffices = std::to_array<std::string_view>(
      {"Bộ trưởng ", "Chủ tịch ", "Chủ nhiệm ", "Thống đốc ", "Giám đốc ", "Tổng giám đốc ",
       "Cục trưởng ", "Tổng cục trưởng ", "Viện trưởng ", "Chánh án ", "Trưởng ban "});
  for (const std::string_view prefix : kOffices) {
    // "Chủ tịch nước" heads no body: what follows must be a name.
    if (office.starts_with(prefix) && begins_upper(office.substr(prefix.size()))) {
      return std::string(office.substr(prefix.size()));
    }
  }
  return std::string(office);
}

}  // namespace

std::string name_case(std::string_view printed) {
  if (!is_all_upper(printed)) return squeeze(printed);
  std::string out;
  const std::string lower = squeeze(to_lower(printed));
  for (const std::string_view word : split(lower, ' ')) {
    const bool small = !out.empty() && holds(kSmallWords, word) && !holds(kHeadWords, word);
    if (!out.empty()) out += ' ';
    out += small ? std::string(word) : with_capital(word);
  }
  return out;
}

namespace {

/// By letters alone, where a scanner misread marks: "CHÍNH PHÙ". Only where a single one fits.
const Issuer* misread_issuer(const Vocabulary& vocabulary, std::string_view text) {
  const std::string key = fold(text);
  const Issuer* found = nullptr;
  for (const Issuer& issuer : vocabulary.issuers()) {
    if (fold(issuer.name) != key && fold(issuer.office) != key) continue;
    if (found != nullptr && found->name != issuer.name) return nullptr;
    found = &issuer;
  }
  return found;
}

const Issuer* issuer_named(const Vocabulary& vocabulary, std::string_view text) {
  const Issuer* issuer = vocabulary.issuer_by_name(text);
  return issuer != nullptr ? issuer : misread_issuer(vocabulary, text);
}

/// Whether a line may go on a name: letters of a name, no number, no strokes of a stamp.
bool may_continue_name(std::string_view line) {
  return line.find_first_of("0123456789|'\"`~_*=<>\\^:;") == std::string_view::npos;
}

}  // namespace

IssuerName name_issuer(const Vocabulary& vocabulary, std::string_view printed) {
  const std::string text = squeeze(trim(printed, " .,;:()-_\n\t"));
  if (text.empty()) return {};
  if (const Issuer* issuer = issuer_named(vocabulary, text)) {
    const bool office = !issuer->office.empty() && fold(issuer->office) == fold(text);
    return {office ? issuer->office : issuer->name, issuer->name, issuer->agency};
  }
  const std::string name = name_case(text);
  const std::string body = body_of_office(name);
  const Issuer* issuer = vocabulary.issuer_by_name(body);
  return {name, issuer != nullptr ? issuer->name : body, issuer != nullptr ? issuer->agency : ""};
}

std::string letterhead_body(const std::vector<std::string_view>& lines) {
  std::string body;
  for (const std::string_view line : lines) {
    const std::string words = squeeze(trim(line, " -_*.\t"));
    if (words.empty()) continue;
    if (begins_body(words)) {
      body = words;
    } else if (!body.empty() && may_continue_name(words)) {
      body.append(" ").append(words);
    }
  }
  return body;
}

std::string place_of_body(std::string_view body) {
  constexpr auto kUnits =
      std::to_array<std::string_view>({" tỉnh ", " thành phố ", " TP. ", " TP "});
  for (const std::string_view unit : kUnits) {
    const std::size_t at = body.find(unit);
    if (at != std::string_view::npos) return std::string(trim(body.substr(at + unit.size())));
  }
  return {};
}

}  // namespace viendan::structure

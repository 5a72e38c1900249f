// Laws by name: "Luật Bảo vệ môi trường ngày 23 tháng 6 năm 2014", "Bộ luật Dân sự năm 2015".
#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "citations/scan.h"
#include "vocabulary/symbol.h"
#include "vocabulary/timeline.h"

namespace viendan::citations {
namespace {

constexpr std::size_t kLongestName = 260;

/// Words that end a name without a date; the name itself may hold "và" and commas.
constexpr auto kStops = std::to_array<std::string_view>(
    {"được",        "đã",         "này",      "có",       "thì",        "theo",    "do",
     "cho",         "để",         "phải",     "trong",    "hoặc",       "không",   "tại",
     "là",          "và các",     "và những", "và Luật",  "và Bộ luật", "và Nghị", "và Pháp lệnh",
     "và quy định", "và văn bản", "như",      "khi",      "mà",         "nhằm",    "sẽ",
     "về",          "hiện hành",  "quy định", "nêu trên", "với",        "từ"});

/// Names of laws that hold a comma: what stands before it.
constexpr auto kBeforeComma = std::to_array<std::string_view>({"Phòng",
                                                               "sửa đổi",
                                                               "Sửa đổi",
                                                               "Thực hành tiết kiệm",
                                                               "Thi đua",
                                                               "Trưng mua",
                                                               "Quản lý",
                                                               "Cán bộ",
                                                               "Xuất cảnh",
                                                               "nhập cảnh",
                                                               "Nhập cảnh",
                                                               "xuất cảnh",
                                                               "quá cảnh",
                                                               "Thuế xuất khẩu",
                                                               "Ký kết",
                                                               "Hòa giải",
                                                               "Chất lượng sản phẩm",
                                                               "Trật tự",
                                                               "An toàn",
                                                               "Công nghiệp quốc phòng"});

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && at_word_bounds(text, 0, word.size());
}

/// Whether a word of the table begins with the byte: spares most comparisons.
constexpr auto kStopBytes = [] {
  std::array<bool, 256> table{};
  for (const auto stop : kStops) table[static_cast<unsigned char>(stop.front())] = true;
  return table;
}();

bool stops_name(std::string_view rest) {
  if (rest.empty() || !kStopBytes[static_cast<unsigned char>(rest.front())]) return false;
  return std::any_of(kStops.begin(), kStops.end(),
                     [&](std::string_view stop) { return starts_with_word(rest, stop); });
}

bool comma_belongs(std::string_view name, std::string_view after) {
  if (!begins_lower(after)) return false;
  return std::any_of(kBeforeComma.begin(), kBeforeComma.end(),
                     [&](std::string_view head) { return name.ends_with(head); });
}

/// The end of a name that no date closes.
std::size_t undated_end(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && at < kLongestName) {
    const char c = text[at];
    if (std::string_view(".;:()\"\n\t/").find(c) != std::string_view::npos) break;
    if (c == ',' && !comma_belongs(text.substr(0, at), trim(text.substr(at + 1, 8)))) break;
    if (c == ' ' && stops_name(text.substr(at + 1))) break;
    ++at;
  }
  auto name = trim_right(text.substr(0, at));
  for (const std::string_view tail : {" và", " hoặc", " của"}) {
    if (name.ends_with(tail)) name.remove_suffix(tail.size());
  }
  return name.size();
}

struct Name {
  std::size_t length = 0;  // of the name, in the text after the type word
  std::size_t end = 0;     // with date
  std::optional<Date> date;
};

/// The first date or year before the sentence ends closes the name.
/// A law that changes others names them all: "Luật sửa đổi ... của Luật A và Luật B ngày ...".
std::optional<Name> name_of_change(std::string_view text) {
  if (!text.starts_with("sửa đổi")) return std::nullopt;
  constexpr std::string_view kDay = " ngày ";
  const auto window = text.substr(0, kLongestName);
  const auto at = window.find(kDay);
  if (at == std::string_view::npos) return std::nullopt;
  const auto name = window.substr(0, at);
  if (name.find_first_of(";:.()\"\n\t0123456789") != std::string_view::npos) return std::nullopt;
  const auto date = date_at_start(text.substr(at + 1, 60));
  if (!date) return std::nullopt;
  return Name{at, at + 1 + date->span.end, date->date};
}

std::optional<Name> dated_name(std::string_view text) {
  if (const auto change = name_of_change(text)) return change;
  static const Pattern close(
      R"re([;:()"\n\t]|\. |,? ngày \d|,? (?:được )?(?:công bố|thông qua)|,? năm ((?:19|20)\d{2})|,? số:? \d| (?:Bộ luật|Luật|Nghị định|Pháp lệnh) )re");
  const auto window = text.substr(0, kLongestName);
  const auto match = close.find(window);
  if (!match) return std::nullopt;
  const auto at = match->span().begin;
  if (match->has(1)) return Name{at, match->span().end, Date{to_int((*match)[1]), 0, 0}};
  const auto mark = (*match)[0];
  if (mark.find("ngày") == std::string_view::npos) return std::nullopt;
  const auto rest = text.substr(at + mark.find("ngày"));
  const auto date = date_at_start(rest.substr(0, 60));
  if (!date) return std::nullopt;
  return Name{at, at + mark.find("ngày") + date->span.end, date->date};
}

/// Stop words between name and date mean that the date is another matter's.
bool plausible(std::string_view name) {
  for (std::size_t at = name.find(' '); at != std::string_view::npos; at = name.find(' ', at + 1)) {
    const auto rest = name.substr(at + 1);
    for (const std::string_view stop : {"được", "có hiệu lực", "theo quy định", "đã"}) {
      if (starts_with_word(rest, stop)) return false;
    }
  }
  return true;
}

Name name_after(std::string_view text) {
  if (const auto dated = dated_name(text); dated && plausible(text.substr(0, dated->length))) {
    return *dated;
  }
  const auto end = undated_end(text);
  return {end, end, std::nullopt};
}

/// At most `count` letters from the end.
std::string_view last_letters(std::string_view text, int count) {
  std::size_t begin = text.size();
  for (; begin > 0 && count > 0; --count) {
    do --begin;
    while (begin > 0 && (text[begin] & '\xC0') == '\x80');
  }
  return text.substr(begin);
}

// What is done with a law that is still to be made.
constexpr auto kMaking =
    std::to_array<std::string_view>({"xây dựng", "soạn thảo", "dự thảo", "dự án", "ban hành",
                                     "trình", "nghiên cứu", "đề xuất", "đề nghị"});

/// Whether the words directly before the name say so: nothing but words stands between.
bool says_making(std::string_view before) {
  const std::string near = to_lower(last_letters(before, 34));
  return std::any_of(kMaking.begin(), kMaking.end(), [&near](std::string_view word) {
    const auto at = near.rfind(word);
    return at != std::string::npos &&
           near.find_first_of(",.;:()\"/-\n\t0123456789", at + word.size()) == std::string::npos;
  });
}

/// A law that is to be made, or one of a list of bills.
bool is_planned(const Unit& unit, std::string_view before, std::string_view after) {
  static const Pattern revised(R"(^ ?\((?:sửa đổi|thay thế|mới)\))");
  const bool opens_cell =
      unit.table && (before.empty() || before.back() == '\t' || before.back() == '\n');
  return opens_cell || says_making(before) || revised.found_in(after.substr(0, 40));
}

std::string law_id(std::string_view type, std::string_view name, const std::optional<Date>& date) {
  if (!date) return {};
  const std::string year = '@' + std::to_string(date->year);
  if (type == "Hiến pháp") return "hien-phap" + year;
  return slug(type) + ':' + slug(name) + year;
}

bool opens_name(std::string_view type, std::string_view rest) {
  if (type == "Hiến pháp") return rest.starts_with("năm ") || rest.starts_with("nước ");
  return begins_upper(rest) || rest.starts_with("sửa đổi");
}

}  // namespace

std::vector<Citation> find_laws(const Scan& scan, const Unit& unit,
                                const std::vector<Citation>& numbered) {
  std::vector<Citation> mentions;
  std::size_t from = 0;
  for (const Word& word : unit.words) {
    if (word.kind != WordKind::Law || word.span.begin < from || !is_capitalised(unit, word) ||
        !unit.text.substr(word.span.end).starts_with(' ')) {
      continue;
    }
    const Span head{word.span.begin, word.span.end + 1};
    from = head.end;
    const auto type = word.span.of(unit.text);
    const auto before = unit.text.substr(0, head.begin);
    const auto rest = unit.text.substr(head.end);
    if (!opens_name(type, rest)) continue;
    if (before.ends_with("Bộ ") || before.ends_with("Hội ")) continue;
    const Name name = type == "Hiến pháp" && rest.starts_with("năm ") ? Name{0, 0, std::nullopt}
                                                                      : name_after(rest);
    Span span{head.begin, static_cast<std::uint32_t>(head.end + name.end)};
    Citation citation = make_citation(scan, unit, span, CitationKind::NamedLaw);
    citation.target.date = name.date;
    if (name.length == 0) {
      const auto year = to_int(rest.substr(rest.starts_with("năm ") ? 5 : 0, 4));
      if (year < 1900) continue;
      citation.span.end = unit.span.begin + head.end + 9;
      citation.surface = citation.span.of(scan.document.text);
      citation.target.date = Date{year, 0, 0};
    }
    const bool taken = !overlapping(numbered, citation.span).empty();
    const auto after = unit.text.substr(std::min<std::size_t>(unit.text.size(), span.end));
    if (taken || (!name.date && name.length > 0 && is_planned(unit, before, after))) continue;
    const auto words = rest.substr(0, name.length);
    citation.target.type = type;
    citation.target.title = std::string(type) + (words.empty() ? "" : " " + std::string(words));
    citation.target.issuer = type == "Pháp lệnh" ? "Ủy ban Thường vụ Quốc hội" : "Quốc hội";
    citation.target.id = law_id(type, words, citation.target.date);
    citation.status =
        citation.target.id.empty() ? CitationStatus::Unresolved : CitationStatus::Stub;
    citation.rule = citation.target.date ? "law-name+date" : "law-name";
    citation.confidence = citation.target.date ? 1 : 0.9;
    from = std::max<std::size_t>(from, citation.span.end - unit.span.begin);
    mentions.push_back(std::move(citation));
  }
  return mentions;
}

}  // namespace viendan::citations

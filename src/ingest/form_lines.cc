#include "ingest/form_lines.h"

#include <string>
#include <vector>

#include "base/pattern.h"
#include "base/unicode.h"

namespace viendan::ingest {
namespace {

constexpr std::size_t kFirstBytes = 120;  // of a line

struct FormWords {
  std::string_view begins;  // folded
  unsigned form;
};
constexpr FormWords kFormWords[] = {
    {"cong hoa xa hoi chu nghia viet nam", kMotto},
    {"doc lap - tu do", kMotto},
    {"doc lap – tu do", kMotto},
    {"dang cong san viet nam", kMotto},
    {"can cu ", kBasis},
    {"theo de nghi cua ", kBasis},
    {"xet de nghi ", kBasis},
    {"xet to trinh ", kBasis},
    {"quyet dinh:", kEnacting},
    {"quyet nghi:", kEnacting},
    {"phu luc", kAnnex},
    {"(ban hanh kem theo ", kAnnex},
    {"(kem theo ", kAnnex},
    {"mau so ", kAnnex},
    {"bieu so ", kAnnex},
    {"the socialist republic of viet", kMotto | kEnglish},
    {"socialist republic of viet", kMotto | kEnglish},
    {"independence - freedom", kMotto | kEnglish},
    {"pursuant to ", kBasis | kEnglish},
    {"at the proposal of ", kBasis | kEnglish},
    {"at the request of ", kBasis | kEnglish},
    {"decides:", kEnacting | kEnglish},
    {"hereby decides", kEnacting | kEnglish},
    {"decrees:", kEnacting | kEnglish},
    {"resolves:", kEnacting | kEnglish},
    {"appendix", kAnnex | kEnglish},
    {"annex ", kAnnex | kEnglish},
};

struct FormPattern {
  unsigned form;
  char first;  // what such a line begins with: others are not searched; 0 for anything
  Pattern pattern;
};

const std::vector<FormPattern>& form_patterns() {
  static const std::vector<FormPattern> kPatterns = [] {
    std::vector<FormPattern> rows;
    const auto add = [&rows](unsigned form, char first, std::string_view expression) {
      rows.push_back({form, first, Pattern(expression)});
    };
    // Nothing but the symbol: a portal prints "Nghị quyết số 1/2020/QH14 về ..." as its heading.
    constexpr std::string_view kRestOfSymbol =
        R"(so ?[:.]? ?[^a-z]{0,24}[/-] ?\S{0,32}(?: ?[/-] ?\S{1,24})?$)";
    add(kArticle, 'd', R"(dieu \d{1,3}[a-z]?(?:[.:]| ?$))");
    add(kArticle | kEnglish, 'a', R"(article \d{1,3}[a-z]?(?:[.:]| ?$))");
    add(kSymbol, 's', kRestOfSymbol);
    add(kSymbol, 'l', "(?:luat|lenh|lien tich) " + std::string(kRestOfSymbol));
    add(kSymbol, 'n', "nghi quyet " + std::string(kRestOfSymbol));
    add(kSymbol | kEnglish, 'n', R"(no[.:] ?\d+/\S{1,40}$)");
    add(kRecipients, 'n', R"(noi nhan ?(?::|$))");
    add(kAddressees, 'k', R"(kinh gui ?(?::|$))");
    add(kColumnHead, 's', R"((?:stt|so tt|so thu tu)\.?$)");
    add(kColumnHead, 't', R"(tt\.?$)");
    add(kUnit, 'c', R"(chuong (?:[ivxl]+|\d+)\b)");
    add(kUnit, 'm', R"(muc (?:[ivxl]+|\d+)\b)");
    add(kUnit, 0, R"((?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3})[.)] ?\S)");
    add(kUnit, 0, R"([a-z]\) ?\S)");
    return rows;
  }();
  return kPatterns;
}

/// The words after the letters are capitals too, unlike those of an item "Q. ...".
bool is_capacity(std::string_view line) {
  static const Pattern form(R"((?:KT|TM|TL|TUQ|Q|T/M|K/T|T/L) ?[./] ?\p{Lu}{2}[^\p{Ll}]*)");
  return form.matches(line);
}

bool is_place_date(std::string_view key) {
  static const Pattern form(R"([^,;:.]{2,40}, ?ngay ?[\d …._]*thang ?[\d …._]*nam ?[\d …._]*)");
  return key.find("ngay") != std::string_view::npos && form.matches(key);
}

}  // namespace

std::string_view first_words(std::string_view line) {
  if (line.size() <= kFirstBytes) return line;
  std::size_t end = kFirstBytes;
  while (end > 0 && (line[end] & '\xC0') == '\x80') --end;
  return line.substr(0, end);
}

unsigned form_of_line(std::string_view line, std::string_view folded) {
  for (const auto& [begins, form] : kFormWords) {
    if (folded.starts_with(begins)) return form;
  }
  for (const auto& [form, first, pattern] : form_patterns()) {
    if ((first == 0 || folded.starts_with(first)) && pattern.match_start(folded)) return form;
  }
  if (line.size() > kFirstBytes) return 0;
  if (is_capacity(line)) return kCapacity;
  if (is_place_date(folded)) return kPlaceDate;
  return 0;
}

unsigned form_of_line(std::string_view line) {
  return form_of_line(line, fold(first_words(line)));
}

}  // namespace viendan::ingest

#include "ingest/layout/furniture.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "ingest/layout/geometry.h"

namespace viendan::ingest {
namespace {

constexpr double kMargin = 0.14;         // of the page's height: where running lines are
constexpr double kSamePlace = 8;         // points
constexpr std::ptrdiff_t kRepeats = 3;   // near pages on which a running line stands
constexpr std::ptrdiff_t kNumbered = 2;  // where its number counts the pages
constexpr std::size_t kNearPages = 4;
constexpr std::size_t kMostRunning = 6;  // lines at either end of a page
constexpr double kNextRunning = 3;       // heights of a line to the one before it
constexpr double kSegment = 1.5;         // heights of a line between columns

/// What a line says, every number as '#'.
std::string key_of(const TextLine& line) {
  std::string key;
  for (const char c : fold(text_of(line))) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit)
      key += c;
    else if (!key.ends_with('#'))
      key += '#';
  }
  return key;
}

/// What is the same on every page: the words, and how far the number at either end is from that of
/// the page.
std::vector<std::string> signs_of(const TextLine& line, std::size_t page) {
  const std::string text = fold(text_of(line));
  std::vector<std::string> signs{text};
  static const Pattern first(R"((\d{1,4})(\D.*))"), last(R"((.*\D)(\d{1,4}))");
  const auto add = [&](std::string_view number, std::string_view rest) {
    signs.push_back(fmt::format("#{} {}", to_int(number) - static_cast<int>(page), rest));
  };
  if (const auto match = first.match_all(text)) add((*match)[1], (*match)[2]);
  if (const auto match = last.match_all(text)) add((*match)[2], (*match)[1]);
  return signs;
}

bool is_page_number(std::string_view key) {
  static const Pattern number(R"([-–—\s]*(?:trang|page)?\s*#(?:\s*(?:/|of|tren)\s*#)?[-–—\s]*)");
  return number.matches(key);
}

bool is_gazette_head(std::string_view key) {
  static const Pattern head(R"(#?\s*cong bao\s*/\s*so\s*#.*)");
  return head.matches(key);
}

/// Forms begin on every page with the motto or their number; that is their text.
bool opens_text(std::string_view key) {
  constexpr std::string_view kBegins[] = {"mau ",  "phu luc", "bieu ", "bang ", "chuong ",
                                          "dieu ", "phan ",   "muc ",  "phieu "};
  return key.find("cong hoa xa hoi") != std::string_view::npos ||
         key.find("doc lap - tu do") != std::string_view::npos ||
         std::ranges::any_of(kBegins, [&](auto begin) { return key.starts_with(begin); });
}

struct Place {
  std::size_t page = 0;
  double top = 0;
};
using Places = std::map<std::string, std::vector<Place>, std::less<>>;

bool in_margin(const PageLines& page, const TextLine& line, bool head) {
  return head ? line.bottom < kMargin * page.height : line.top > (1 - kMargin) * page.height;
}

/// The lines at one end of a page that may run, from the end inwards: those in the margin, and what
/// is set directly at them.
std::vector<std::size_t> candidates(const PageLines& page, bool head) {
  std::vector<std::size_t> found;
  const std::size_t count = page.lines.size();
  for (std::size_t i = 0; i < std::min(count, kMostRunning); ++i) {
    const std::size_t at = head ? i : count - 1 - i;
    const TextLine& line = page.lines[at];
    if (!in_margin(page, line, head)) {
      if (found.empty()) break;
      const TextLine& before = page.lines[found.back()];
      const double gap = head ? line.top - before.bottom : before.top - line.bottom;
      if (gap > kNextRunning * line.height()) break;
    }
    found.push_back(at);
  }
  return found;
}

/// Whether the line stands at this place on pages around it: a sentence may come twice.
bool repeats(const Places& places, const TextLine& line, std::size_t page) {
  return std::ranges::any_of(signs_of(line, page), [&](const std::string& sign) {
    const auto found = places.find(sign);
    if (found == places.end()) return false;
    const auto [from, to] = std::ranges::equal_range(
        found->second, page, [](std::size_t a, std::size_t b) { return a + kNearPages < b; },
        &Place::page);
    const auto same = std::count_if(
        from, to, [&](const Place& p) { return std::abs(p.top - line.top) < kSamePlace; });
    return same >= (sign.starts_with('#') ? kNumbered : kRepeats);
  });
}

void take_at_end(PageLines& page, std::size_t number, const Places& places, bool head) {
  std::vector<std::size_t> taken;
  for (const std::size_t i : candidates(page, head)) {
    const TextLine& line = page.lines[i];
    const std::string key = key_of(line);
    const bool runs = is_page_number(key) || is_gazette_head(key) ||
                      (!opens_text(key) && repeats(places, line, number));
    if (!runs) break;
    taken.push_back(i);
  }
  std::ranges::sort(taken);
  for (const std::size_t i : taken) page.marks.push_back(page.lines[i]);
  for (auto i = taken.rbegin(); i != taken.rend(); ++i)
    page.lines.erase(page.lines.begin() + static_cast<std::ptrdiff_t>(*i));
}

Places places_of(const std::vector<PageLines>& pages, bool head) {
  Places places;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    for (const std::size_t i : candidates(pages[p], head)) {
      for (const std::string& sign : signs_of(pages[p].lines[i], p))
        places[sign].push_back({p, pages[p].lines[i].top});
    }
  }
  return places;
}

bool is_strong_stamp(std::string_view key) {
  static const Pattern pattern(
      R"(.{0,14}(?:(?:ky boi|nguoi ky|thoi gian ky)\s*:|digitally signed by|signature not verified))");
  return pattern.match_start(key).has_value();
}

bool is_stamp(std::string_view key) {
  static const Pattern pattern(
      R"((?:ky boi|nguoi ky|thoi gian ky|ngay ky|gio ky|co quan|to chuc|don vi|chuc vu|email|location|reason|date)\s*:.*)");
  return is_strong_stamp(key) || pattern.match_start(key).has_value();
}

}  // namespace

std::vector<TextLine> take_stamps(Words& words) {
  std::vector<TextLine> parts;
  for (const TextLine& line : lines_of(words)) {
    for (TextLine& part : split_at_gaps(line, kSegment)) parts.push_back(std::move(part));
  }
  std::vector<TextLine> stamps;
  const bool any = std::ranges::any_of(
      parts, [](const TextLine& part) { return is_strong_stamp(fold(text_of(part))); });
  if (!any) return stamps;
  for (TextLine& part : parts) {
    if (!is_stamp(fold(text_of(part)))) continue;
    std::erase_if(words, [&](const Word* word) {
      return std::ranges::find(part.words, word) != part.words.end();
    });
    stamps.push_back(std::move(part));
  }
  return stamps;
}

void take_running_lines(std::vector<PageLines>& pages) {
  for (const bool head : {true, false}) {
    const Places places = places_of(pages, head);
    for (std::size_t p = 0; p < pages.size(); ++p) take_at_end(pages[p], p, places, head);
  }
}

void take_notes(PageLines& page, const std::vector<Ruling>& level) {
  constexpr double kLongest = 0.45, kShortest = 60, kLowerPart = 0.3, kNear = 25;
  if (page.lines.empty()) return;
  double left = page.lines.front().box.left;
  for (const TextLine& line : page.lines) left = std::min(left, line.box.left);
  for (const Ruling& rule : level) {
    if (rule.length() > kLongest * page.width || rule.length() < kShortest) continue;
    if (rule.at < kLowerPart * page.height || std::abs(rule.from - left) > kNear) continue;
    const auto below = std::ranges::find_if(
        page.lines, [&](const TextLine& line) { return line.top > rule.at - 2; });
    if (below == page.lines.end() || below->top - rule.at > kNear) continue;
    static const Pattern mark(R"(\d{1,3}|\*+|\(\d{1,3}\))");
    const std::string first = below->words.front()->text;
    if (!mark.match_start(first)) continue;
    page.notes.assign(below, page.lines.end());
    page.lines.erase(below, page.lines.end());
    return;
  }
}

}  // namespace viendan::ingest

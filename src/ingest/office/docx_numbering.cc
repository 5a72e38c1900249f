#include "ingest/office/docx_numbering.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "ingest/office/symbols.h"

namespace viendan::ingest {
namespace {

constexpr std::size_t kMostLists = 20'000;
constexpr int kMostCount = 1'000'000'000;

std::string roman(int number) {
  constexpr std::pair<int, std::string_view> kDigits[] = {
      {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
      {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  std::string text;
  for (const auto& [value, digits] : kDigits) {
    for (; number >= value; number -= value) text += digits;
  }
  return text;
}

/// A to Z, then AA to ZZ: the letter is repeated, not counted on.
std::string letters(int number) {
  constexpr int kAlphabet = 26;
  const auto index = number - 1;
  return std::string(static_cast<std::size_t>(index / kAlphabet + 1),
                     static_cast<char>('A' + index % kAlphabet));
}

std::string vietnamese(int number) {
  constexpr std::string_view kWords[] = {"không", "một", "hai", "ba",   "bốn", "năm",
                                         "sáu",   "bảy", "tám", "chín", "mười"};
  const auto index = static_cast<std::size_t>(number);
  return index < std::size(kWords) ? std::string(kWords[index]) : std::to_string(number);
}

struct NumberFormat {
  std::string_view name;
  int most;  // the greatest number that the format is used for; decimal above it
  std::string (*write)(int number);
};
constexpr NumberFormat kFormats[] = {
    {"upperRoman", 3999, roman},
    {"lowerRoman", 3999, [](int n) { return to_lower(roman(n)); }},
    {"upperLetter", 780, letters},
    {"lowerLetter", 780, [](int n) { return to_lower(letters(n)); }},
    {"decimalZero", 9, [](int n) { return "0" + std::to_string(n); }},
    {"vietnameseCounting", 10, vietnamese},
    {"decimalEnclosedParen", kMostCount, [](int n) { return fmt::format("({})", n); }},
    {"numberInDash", kMostCount, [](int n) { return fmt::format("- {} -", n); }},
    {"none", kMostCount, [](int) { return std::string(); }},
};

std::string separator_of(Element level) {
  return level.child("suff").attribute("val") == "nothing" ? "" : " ";
}

}  // namespace

std::string format_number(int number, std::string_view format) {
  const auto* found = std::ranges::find(kFormats, format, &NumberFormat::name);
  const bool fits = found != std::end(kFormats) && number > 0 && number <= found->most;
  return fits ? found->write(number) : std::to_string(number);
}

Numbering::Numbering(Element root, const Styles& styles) {
  for (const Element element : root) {
    if (lists_.size() + instances_.size() >= kMostLists) break;
    if (element.is("abstractNum")) read_list(element, styles);
    if (element.is("num")) read_instance(element, styles);
  }
  follow_links(styles);
}

Numbering::Level Numbering::read_level(Element element, const Styles& styles) const {
  const Element format = element.child("numFmt");
  Level level{.start = to_number(element.child("start").attribute("val")).value_or(0),
              .format = std::string(format.attribute("val")),
              .text = std::string(element.child("lvlText").attribute("val")),
              .style = std::string(element.child("pStyle").attribute("val")),
              .separator = separator_of(element),
              .restart_after = to_number(element.child("lvlRestart").attribute("val")).value_or(-1),
              .plain = toggle(element.child("isLgl")).value_or(false),
              .look = styles.look_of(element.child("rPr"))};
  level.start = std::clamp(level.start, 0, kMostCount);
  return level;
}

void Numbering::read_list(Element element, const Styles& styles) {
  List list;
  list.linked_style = element.child("numStyleLink").attribute("val");
  for (const Element child : element) {
    const auto index = to_number(child.attribute("ilvl")).value_or(-1);
    if (!child.is("lvl") || index < 0 || index >= kLevels) continue;
    list.levels[static_cast<std::size_t>(index)] = read_level(child, styles);
  }
  const auto id = to_number(element.attribute("abstractNumId"));
  if (id) lists_.insert_or_assign(*id, std::move(list));
}

void Numbering::read_instance(Element element, const Styles& styles) {
  Instance instance;
  instance.list = to_number(element.child("abstractNumId").attribute("val")).value_or(-1);
  for (const Element change : element) {
    const auto index = to_number(change.attribute("ilvl")).value_or(-1);
    if (!change.is("lvlOverride") || index < 0 || index >= kLevels) continue;
    const auto start = to_number(change.child("startOverride").attribute("val"));
    if (start) instance.starts[index] = std::clamp(*start, 0, kMostCount);
    if (const Element level = change.child("lvl"))
      instance.levels[index] = read_level(level, styles);
  }
  const auto id = to_number(element.attribute("numId"));
  if (id && *id != 0) instances_.insert_or_assign(*id, std::move(instance));
}

/// A list that is defined by a style: the one that the style's paragraphs are points of.
void Numbering::follow_links(const Styles& styles) {
  for (auto& [id, instance] : instances_) {
    const auto list = lists_.find(instance.list);
    if (list == lists_.end() || list->second.linked_style.empty()) continue;
    const auto linked = styles.paragraph(list->second.linked_style).place.list;
    const auto target = linked ? instances_.find(*linked) : instances_.end();
    if (target != instances_.end()) instance.list = target->second.list;
  }
}

const Numbering::Level& Numbering::level(const Instance& instance, int index) const {
  const auto own = instance.levels.find(index);
  if (own != instance.levels.end()) return own->second;
  return lists_.at(instance.list).levels[static_cast<std::size_t>(index)];
}

int Numbering::level_of(const Instance& instance, const ListPlace& place,
                        std::string_view style) const {
  if (place.level) return std::clamp(*place.level, 0, kLevels - 1);
  for (int index = 0; index < kLevels && !style.empty(); ++index) {
    if (level(instance, index).style == style) return index;
  }
  return 0;
}

void Numbering::count(Instance& instance, Counters& counters, int index) const {
  if (!std::exchange(instance.used, true)) {
    for (const auto& [at, start] : instance.starts) counters[static_cast<std::size_t>(at)].reset();
  }
  auto& counter = counters[static_cast<std::size_t>(index)];
  const auto start = instance.starts.find(index);
  const int first = start == instance.starts.end() ? level(instance, index).start : start->second;
  counter = counter ? std::min(*counter + 1, kMostCount) : first;
  for (int below = index + 1; below < kLevels; ++below) {
    // 0 never begins anew; n does when one of the first n levels goes on.
    const int restart = level(instance, below).restart_after;
    if (restart < 0 || index < restart) counters[static_cast<std::size_t>(below)].reset();
  }
}

std::string Numbering::text(const Instance& instance, const Counters& counters, int index) const {
  const Level& own = level(instance, index);
  if (own.format == "bullet") return as_bullet(own.text);
  std::string text;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const char c = own.text[i];
    const bool place =
        c == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' && own.text[i + 1] <= '9';
    if (!place) {
      text += c;
      continue;
    }
    const int upper = own.text[++i] - '1';
    if (upper > index) continue;
    const Level& shown = level(instance, upper);
    const int number = counters[static_cast<std::size_t>(upper)].value_or(shown.start);
    const bool decimal = own.plain && shown.format != "none";
    text += format_number(number, decimal ? std::string_view("decimal") : shown.format);
  }
  return text;
}

Label Numbering::next(const ListPlace& place, std::string_view style) {
  const auto found = instances_.find(place.list.value_or(0));
  if (found == instances_.end()) return {};
  Instance& instance = found->second;
  if (!lists_.contains(instance.list)) return {};
  const int index = level_of(instance, place, style);
  Counters& counters = counters_[instance.list];
  count(instance, counters, index);
  std::string shown = text(instance, counters, index);
  const Level& own = level(instance, index);
  if (!shown.empty()) shown += own.separator;
  return {std::move(shown), own.look};
}

}  // namespace viendan::ingest

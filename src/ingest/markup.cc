#include "ingest/markup.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::ingest {
namespace {

enum class Effect { None, Bold, Break };

struct Tag {
  std::string_view name;
  Effect effect;
  bool nests;  // p and li may be left open, br has no end
};

constexpr std::array kTags = {
    Tag{"ul", Effect::Break, true},  Tag{"ol", Effect::Break, true},
    Tag{"li", Effect::Break, false}, Tag{"p", Effect::Break, false},
    Tag{"br", Effect::Break, false}, Tag{"div", Effect::Break, true},
    Tag{"b", Effect::Bold, true},    Tag{"strong", Effect::Bold, true},
    Tag{"i", Effect::None, true},    Tag{"em", Effect::None, true},
    Tag{"u", Effect::None, true},    Tag{"sup", Effect::None, true},
    Tag{"sub", Effect::None, true},  Tag{"span", Effect::None, true},
    Tag{"font", Effect::None, true},
};

struct Entity {
  std::string_view name;
  char32_t character;
};

constexpr std::array kEntities = {
    Entity{"amp", U'&'},  Entity{"lt", U'<'},    Entity{"gt", U'>'},
    Entity{"quot", U'"'}, Entity{"apos", U'\''}, Entity{"nbsp", U'\u00A0'},
};

// A real tag or entity is short; the bound keeps a text full of '<' or '&' linear.
constexpr std::size_t kLongestTag = 400;
constexpr std::size_t kLongestEntity = 10;

struct FoundTag {
  const Tag* tag;
  bool closes;
  std::size_t end;
};

std::optional<FoundTag> tag_at(std::string_view text, std::size_t at) {
  const auto window = text.substr(at, kLongestTag);
  const auto close = window.find_first_of("<>", 1);
  if (close == std::string_view::npos || window[close] != '>') return std::nullopt;
  auto inside = window.substr(1, close - 1);
  const bool closes = inside.starts_with('/');
  if (closes) inside.remove_prefix(1);
  const auto name = to_lower(inside.substr(0, inside.find_first_of(" \t\r/")));
  const auto* tag =
      std::find_if(kTags.begin(), kTags.end(), [&](const Tag& t) { return t.name == name; });
  if (tag == kTags.end()) return std::nullopt;
  return FoundTag{tag, closes, at + close + 1};
}

std::optional<char32_t> numbered_character(std::string_view digits) {
  int base = 10;
  if (digits.starts_with('x') || digits.starts_with('X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  if (digits.empty()) return std::nullopt;
  char32_t value = 0;
  for (const char c : digits) {
    const auto digit = std::string_view("0123456789abcdef").find(to_lower(std::string_view(&c, 1)));
    if (digit >= static_cast<std::size_t>(base)) return std::nullopt;
    value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
  }
  // Controls and halves of surrogate pairs are no characters that a document can print.
  const bool printable = value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return printable ? std::optional(value) : std::nullopt;
}

std::optional<Token> entity_at(std::string_view text, std::size_t at) {
  const auto end = text.substr(at, kLongestEntity).find(';');
  if (end == std::string_view::npos || end < 2) return std::nullopt;
  const auto name = text.substr(at + 1, end - 1);
  const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + end + 1)};
  if (name.front() == '#') {
    const auto character = numbered_character(name.substr(1));
    return character ? std::optional(Token{Token::Kind::Character, span, *character})
                     : std::nullopt;
  }
  for (const Entity& entity : kEntities) {
    if (entity.name == name) return Token{Token::Kind::Character, span, entity.character};
  }
  return std::nullopt;
}

class Scanner {
 public:
  Scanner(std::string_view text, const std::vector<Mark>& marks, bool& bold, Scan& scan)
      : text_(text), mark_(marks.begin()), last_(marks.end()), strong_(bold), scan_(scan) {}

  void run() {
    while (at_ < text_.size()) step();
    add_text(text_.size());
  }

 private:
  void step() {
    const auto next = std::min(text_.find_first_of("<&\\*", at_), text_.size());
    at_ = next;
    if (next == text_.size() || mark() || tag() || entity() || escape()) return;
    ++at_;
  }

  bool mark() {
    while (mark_ != last_ && mark_->offset < at_) ++mark_;
    if (mark_ == last_ || mark_->offset != at_) return false;
    add_text(at_);
    if (mark_->strong) strong_ = mark_->opens;
    skip_to(at_ + mark_->size);
    return true;
  }

  bool tag() {
    if (text_[at_] != '<') return false;
    const auto found = tag_at(text_, at_);
    if (!found) return false;
    add_text(at_);
    if (found->tag->nests) nest(found->closes);
    if (found->tag->effect == Effect::Bold) bold_tags_ += found->closes ? -1 : 1;
    if (found->tag->effect == Effect::Break) add(Token{Token::Kind::Break, span(at_, found->end)});
    skip_to(found->end);
    return true;
  }

  bool entity() {
    if (text_[at_] != '&') return false;
    const auto token = entity_at(text_, at_);
    if (!token) return false;
    add_text(at_);
    add(*token);
    skip_to(token->span.end);
    return true;
  }

  /// Only what converters to Markdown escape: elsewhere a backslash is printed.
  bool escape() {
    constexpr std::string_view kEscaped = "*#_[]-+.()|<>\\`~";
    if (text_[at_] != '\\' || at_ + 1 >= text_.size()) return false;
    if (kEscaped.find(text_[at_ + 1]) == std::string_view::npos) return false;
    add_text(at_);
    add({Token::Kind::Escape, span(at_, at_ + 2), static_cast<char32_t>(text_[at_ + 1])});
    skip_to(at_ + 2);
    return true;
  }

  void nest(bool closes) {
    if (!closes)
      scan_.depth = std::max(scan_.depth, ++depth_);
    else if (depth_ > 0)
      --depth_;
  }

  void add_text(std::size_t end) {
    if (end > from_) add({Token::Kind::Text, span(from_, end)});
    from_ = end;
  }

  void add(Token token) {
    token.bold = strong_ || bold_tags_ > 0;
    scan_.tokens.push_back(token);
  }

  void skip_to(std::size_t at) { from_ = at_ = at; }

  static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::string_view text_;
  std::vector<Mark>::const_iterator mark_, last_;
  bool& strong_;
  Scan& scan_;
  std::size_t at_ = 0;
  std::size_t from_ = 0;  // where text begins that is not added yet
  std::uint32_t depth_ = 0;
  int bold_tags_ = 0;
};

}  // namespace

void scan_markup(std::string_view text, const std::vector<Mark>& marks, bool& bold, Scan& scan) {
  scan.tokens.clear();
  scan.depth = 0;
  Scanner(text, marks, bold, scan).run();
}

bool may_have_markup(std::string_view text) {
  constexpr std::string_view kSigns = "<&\\*";
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](char sign) { return text.find(sign) != std::string_view::npos; });
}

}  // namespace viendan::ingest

#include "structure/english.h"

#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/english_month.h"
#include "vocabulary/symbol.h"

namespace viendan::structure {
namespace {

/// How a type of act is called in translations.
struct EnglishType {
  std::string_view name;
  std::string_view vietnamese;
};
constexpr EnglishType kTypes[] = {
    {"Joint Circular", "Thông tư liên tịch"},
    {"Joint Resolution", "Nghị quyết liên tịch"},
    {"Decision", "Quyết định"},
    {"Decree", "Nghị định"},
    {"Circular", "Thông tư"},
    {"Resolution", "Nghị quyết"},
    {"Directive", "Chỉ thị"},
    {"Ordinance", "Pháp lệnh"},
    {"Order", "Lệnh"},
    {"Law", "Luật"},
    {"Official Letter", "Công văn"},
    {"Official Dispatch", "Công văn"},
    {"Notice", "Thông báo"},
    {"Plan", "Kế hoạch"},
};

// A letterhead and a title take fewer lines than this.
constexpr std::size_t kHeadLines = 24;

std::vector<std::string_view> head_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < kHeadLines) {
    const auto end = std::min(text.find_first_of("\n\t"), text.size());
    const auto words = trim(text.substr(0, end));
    if (!words.empty()) lines.push_back(words);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

const EnglishType* type_of(std::string_view line) {
  const std::string lower = to_lower(line.substr(0, 32));
  const auto* found = std::ranges::find_if(kTypes, [&lower](const EnglishType& type) {
    return lower.starts_with(to_lower(type.name)) && at_word_bounds(lower, 0, type.name.size());
  });
  return found == std::end(kTypes) ? nullptr : found;
}

/// "September 22, 2010", "22 September 2010", "22nd of September, 2010".
std::optional<Match> date_in(std::string_view line) {
  static const Pattern form(
      R"((?i)(?:(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2}),? (\d{4})|(\d{1,2})(?:st|nd|rd|th)?(?: of)? (January|February|March|April|May|June|July|August|September|October|November|December),? (\d{4})))");
  return form.find(line);
}

Date date_of(const Match& match) {
  const bool month_first = match.has(1);
  return {to_int(match[month_first ? 3 : 6]), english_month(match[month_first ? 1 : 5]),
          to_int(match[month_first ? 2 : 4])};
}

/// "THE PRIME MINISTER" -> "Prime Minister".
std::string issuer_name(std::string_view line) {
  std::string name;
  const std::string lower = to_lower(line);
  for (const auto word : split(lower, ' ')) {
    if (word.empty() || (name.empty() && word == "the")) continue;
    if (!name.empty()) name += ' ';
    const bool small = word == "of" || word == "and" || word == "the" || word == "for";
    name += small ? std::string(word) : to_upper(word.substr(0, 1)) + std::string(word.substr(1));
  }
  return name;
}

bool is_motto(std::string_view line) {
  const std::string lower = to_lower(line);
  return lower.find("socialist republic") != std::string::npos ||
         lower.find("independence") != std::string::npos;
}

class Reader {
 public:
  Reader(Document& document, const Vocabulary& vocabulary)
      : m_(document.metadata),
        text_(document.text),
        vocabulary_(vocabulary),
        lines_(head_lines(document.text)) {}

  void read() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto line = lines_[i];
      if (m_.symbol.empty()) read_symbol(line);
      if (m_.date.empty()) read_date(line);
      read_type(i);
      if (m_.issuer.empty() && !m_.type.empty()) read_issuer(line);
    }
    if (symbol_) {
      m_.id = document_id(vocabulary_, *symbol_, m_.issued(),
                          vietnamese_ == nullptr ? "" : vietnamese_->vietnamese, "");
    }
  }

 private:
  Field field(std::string value, std::string_view words, std::string_view rule) const {
    return {std::move(value), span_in(text_, words), std::string(rule)};
  }

  /// The act's own number stands in its head, before anything it cites.
  void read_symbol(std::string_view line) {
    static const Pattern form(R"((?i:\bNo)\.? ?:? ?(\d{1,5}(?:/\d{4})?[/-][\p{Lu}\p{Ll}\d&/-]+))");
    const auto match = form.find(line);
    if (!match || line.starts_with("Pursuant")) return;
    const auto printed = trim_right((*match)[1], "-/");
    const auto found = find_symbols(vocabulary_, printed);
    if (!found.empty()) symbol_ = found.front().symbol;
    m_.symbol = field(std::string(printed), printed, "english-head");
    const auto number = printed.substr(0, printed.find_first_of("/-"));
    m_.number = field(std::string(number), number, "english-head");
  }

  void read_date(std::string_view line) {
    const auto match = date_in(line);
    if (!match || line.starts_with("Pursuant") || !date_of(*match).valid()) return;
    m_.date = field(date_of(*match).iso(), (*match)[0], "english-head");
  }

  /// The type alone in capitals, with the title below it; or all in one line.
  void read_type(std::size_t i) {
    const auto line = lines_[i];
    const auto* type = type_of(line);
    if (type == nullptr || !m_.title.empty()) return;
    const auto rest = trim(line.substr(type->name.size()), " .:");
    m_.type = field(std::string(type->name), line.substr(0, type->name.size()), "english-head");
    vietnamese_ = type;
    if (rest.empty()) return read_title_below(i + 1);
    const auto match = date_in(line);
    const auto title = match ? trim(line.substr(match->span().end), " ,.:") : rest;
    if (!title.empty()) m_.title = field(std::string(title), title, "english-head");
  }

  void read_title_below(std::size_t i) {
    if (i >= lines_.size() || type_of(lines_[i]) != nullptr) return;
    std::string title;
    const auto first = i;
    for (; i < lines_.size() && i < first + 4 && !ends_title(lines_[i], title.empty()); ++i)
      title.append(title.empty() ? "" : " ").append(lines_[i]);
    if (title.empty()) return;
    const auto end = span_in(text_, lines_[i - 1]).end;
    m_.title = {squeeze(title), {span_in(text_, lines_[first]).begin, end}, "english-head"};
  }

  static bool ends_title(std::string_view line, bool first) {
    return line.starts_with("Pursuant") || line.starts_with("THE ") ||
           line.starts_with("Based on") || (first && !is_all_upper(line) && line.ends_with(";"));
  }

  void read_issuer(std::string_view line) {
    if (!line.starts_with("THE ") || !is_all_upper(line) || is_motto(line) || line.size() > 120)
      return;
    m_.issuer = field(issuer_name(line), line, "english-head");
    m_.issuer_body = m_.issuer.value;
  }

  Metadata& m_;
  std::string_view text_;
  const Vocabulary& vocabulary_;
  std::vector<std::string_view> lines_;
  std::optional<Symbol> symbol_;
  const EnglishType* vietnamese_ = nullptr;
};

}  // namespace

void read_english_metadata(Document& document, const Vocabulary& vocabulary) {
  Reader(document, vocabulary).read();
}

}  // namespace viendan::structure

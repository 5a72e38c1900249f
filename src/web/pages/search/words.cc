#include "web/pages/search/words.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"
#include "model/citation.h"
#include "web/page/layout.h"
#include "web/page/names.h"

namespace viendan::web::finding {
namespace {

struct Said {
  std::string_view english;  // as search says it
  std::string_view vietnamese;
};

// What a reading is made of beside words and fields. A word of the query is followed by an operator
// or nothing, so that none of these can be one.
constexpr Said kOperators[] = {
    {"AND", "và"},
    {"OR", "hoặc"},
    {"NOT", "không có"},
    {"everything", "mọi văn bản"},
    {"nothing", "không có gì"},
    {"symbol", "số ký hiệu"},
    {"number", "số"},
    {"of type", "loại"},
    {"or the words", "hoặc các từ"},
    {"or the word", "hoặc từ"},
    {"or", "hoặc"},
};

// The first that a remark or reason begins with; what follows stays.
constexpr Said kSentences[] = {
    {"widened: not all words occur together",
     "Không văn bản nào có đủ các từ, nên đã tìm văn bản có một phần các từ."},
    {"read as keys of Telex or VNI: ", "Câu tìm được đọc theo kiểu gõ Telex hoặc VNI: "},
    {"the query is too long: only its beginning was read",
     "Câu tìm quá dài, nên chỉ đọc phần đầu."},
    {"successor since ", "cơ quan kế thừa từ "},
    {"successor after ", "cơ quan kế thừa sau "},
    {"successor", "cơ quan kế thừa"},
    {"abbreviation", "viết tắt"},
    {"full name", "tên đầy đủ"},
    {"another name", "tên gọi khác"},
    {"both cite ", "cùng viện dẫn "},
    {"both have ", "cùng nói đến "},
};
// The same in English, where search says it for programs.
constexpr Said kPlainer[] = {
    {"widened: not all words occur together",
     "No document has all the words, so documents that have some of them are shown."},
    {"read as keys of Telex or VNI: ", "The query was read as keys of Telex or VNI: "},
    {"the query is too long: only its beginning was read",
     "The query is too long: only its beginning was read."},
};

constexpr std::array kFurtherValidities = std::to_array<CodeName>({
    {"expired", {"Hết hiệu lực (bị thay thế, bãi bỏ)", "Ended (replaced or repealed)"}},
    {"in_force", {"Chưa thấy hết hiệu lực", "Not known to have ended"}},
});

std::string capitalised(std::string_view text) {
  std::size_t end = 0;
  (void)next_code_point(text, end);
  return to_upper(text.substr(0, end)) + std::string(text.substr(end));
}

/// The part of a reading that begins at `at`, where a name of ours stands there; else nothing.
struct Part {
  std::string words;
  std::size_t size = 0;
};

bool ends_name(std::string_view rest, std::size_t size) {
  return rest.size() == size || std::string_view(" ),;").find(rest[size]) != std::string_view::npos;
}

Part operator_at(std::string_view rest) {
  constexpr std::string_view kNear = "NEAR/";
  if (rest.starts_with(kNear)) {
    const auto size = std::min(rest.find(' '), rest.size());
    return {fmt::format("gần/{}", rest.substr(kNear.size(), size - kNear.size())), size};
  }
  for (const auto& [english, vietnamese] : kOperators) {
    if (rest.starts_with(english) && ends_name(rest, english.size()))
      return {std::string(vietnamese), english.size()};
  }
  return {};
}

/// "validity:replaced"; of a quoted value only the name.
Part field_at(std::string_view rest) {
  const auto colon = rest.find(':');
  if (colon == std::string_view::npos) return {};
  const auto name = rest.substr(0, colon);
  const auto* field = std::ranges::find(search::kFields, name, &search::FieldInfo::name);
  if (field == search::kFields.end()) return {};
  const auto value = rest.substr(colon + 1);
  const std::string label = replace_all(field->vietnamese, "-", " ") + ": ";
  if (value.starts_with('"')) return {label, colon + 1};
  const auto size = std::min(value.find_first_of(" )"), value.size());
  return {label + value_label({std::string(name), std::string(value.substr(0, size))},
                              Language::Vietnamese),
          colon + 1 + size};
}

std::string said_otherwise(std::string_view text, std::span<const Said> table) {
  for (const auto& [english, other] : table) {
    if (text.starts_with(english)) return fmt::format("{}{}", other, text.substr(english.size()));
  }
  return std::string(text);
}

std::string known_label(const search::FieldInfo& field, std::string_view code, Language language) {
  if (field.takes == search::Takes::Validity) {
    const auto* further = find_name(kFurtherValidities, code);
    return std::string(further ? further->name.in(language)
                               : shown_name(validity_names(), code, language));
  }
  if (field.takes == search::Takes::Relation) {
    const auto relation = value_in(kRelations, code);
    if (relation) return std::string(name_of(*relation).name.in(language));
  }
  for (const auto& known : search::known_values(field.takes)) {
    if (known.name == code)
      return capitalised(language == Language::Vietnamese ? known.vietnamese : known.name);
  }
  return std::string(code);
}

/// "a, b và 3 mục khác" for "a, b and 3 more".
std::string with_rest(std::string_view listed) {
  constexpr std::string_view kMore = " more";
  constexpr std::string_view kAnd = " and ";
  const auto at = listed.rfind(kAnd);
  if (!listed.ends_with(kMore) || at == std::string_view::npos) return std::string(listed);
  const auto number = listed.substr(at + kAnd.size());
  return fmt::format("{} và {} mục khác", listed.substr(0, at),
                     number.substr(0, number.size() - kMore.size()));
}

}  // namespace

std::string field_label(std::string_view name, Language language) {
  const auto* field = search::field_named(name);
  if (field == nullptr) return std::string(name);
  const auto words = language == Language::Vietnamese ? field->vietnamese : field->name;
  return capitalised(replace_all(words, "-", " "));
}

std::string value_label(const Condition& condition, Language language) {
  const auto* field = search::field_named(condition.field);
  if (field == nullptr) return condition.value;
  const std::string key = fold(replace_all(condition.value, "_", " "));
  for (const auto& known : search::known_values(field->takes)) {
    const bool meant =
        key == fold(replace_all(known.name, "_", " ")) || key == fold(known.vietnamese);
    if (meant) return known_label(*field, known.name, language);
  }
  return shown_date(condition.value, language);
}

std::string reading_in_words(std::string_view reading, Language language) {
  if (language == Language::English) return std::string(reading);
  std::string out;
  bool quoted = false;
  for (std::size_t at = 0; at < reading.size();) {
    const bool begins = !quoted && (at == 0 || reading[at - 1] == ' ' || reading[at - 1] == '(');
    Part part = begins ? operator_at(reading.substr(at)) : Part{};
    if (begins && part.size == 0) part = field_at(reading.substr(at));
    if (part.size == 0) {
      quoted = quoted != (reading[at] == '"');
      part = {std::string(1, reading[at]), 1};
    }
    out += part.words;
    at += part.size;
  }
  return out;
}

std::string note_in_words(std::string_view note, Language language) {
  const bool vietnamese = language == Language::Vietnamese;
  return said_otherwise(note, vietnamese ? std::span<const Said>(kSentences) : kPlainer);
}

std::string reason_in_words(std::string_view why, Language language) {
  if (language == Language::English) return std::string(why);
  constexpr std::string_view kCited = "cited by ";
  if (why.starts_with(kCited)) {
    const auto number = why.substr(kCited.size(), why.find(' ', kCited.size()) - kCited.size());
    return fmt::format("được {} văn bản viện dẫn", number);
  }
  return with_rest(said_otherwise(why, kSentences));
}

std::string total_in_words(const Answer& answer, Language language) {
  constexpr std::uint32_t kRound = 1000;  // up to here search counts
  const bool vietnamese = language == Language::Vietnamese;
  std::string_view before;
  if (!answer.exact && answer.total >= kRound) before = vietnamese ? "hơn " : "more than ";
  if (!answer.exact && answer.total < kRound) before = vietnamese ? "ít nhất " : "at least ";
  const std::string_view noun =
      vietnamese ? "văn bản" : (answer.total == 1 ? "document" : "documents");
  return fmt::format("{}{} {}", before, shown_number(answer.total, language), noun);
}

}  // namespace viendan::web::finding

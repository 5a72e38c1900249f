#include "structure/type_line.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::structure {
namespace {

constexpr std::size_t kLongest = 420;  // bytes; no heading is longer

// How offices and bodies begin, folded. A ministry is looked up in the vocabulary.
constexpr auto kOffices = std::to_array<std::string_view>({
    "thu tuong chinh phu",
    "chinh phu",
    "bo truong",
    "uy ban nhan dan",
    "hoi dong nhan dan",
    "chu tich",
    "uy ban thuong vu quoc hoi",
    "quoc hoi",
    "tong giam doc",
    "giam doc",
    "cuc truong",
    "tong cuc truong",
    "thong doc",
    "vien truong",
    "chanh an",
    "tong kiem toan",
    "tong thanh tra",
    "thanh tra",
    "lien bo",
    "hoi dong",
    "truong ban",
    "ban chi dao",
    "chu nhiem",
    "thu truong",
    "bo ",
    "ngan hang nha nuoc",
    "van phong",
    "ban chap hanh",
    "bo chinh tri",
    "tinh uy",
    "thanh uy",
});

/// The longest type name at the beginning of the line, and its bytes.
std::pair<const DocumentType*, std::size_t> sized_prefix(std::string_view line,
                                                         const Vocabulary& vocabulary) {
  std::pair<const DocumentType*, std::size_t> found{nullptr, 0};
  if (line.empty() || line.size() > kLongest) return found;
  const std::string lower = to_lower(line.substr(0, 64));
  for (const DocumentType& type : vocabulary.types()) {
    // No name is lower-cased for nothing: the vocabulary's begin with a capital.
    if (type.name.empty() || (type.name.front() | ' ') != lower.front()) continue;
    const std::string name = to_lower(type.name);
    // Small Vietnamese letters have as many bytes as their capitals.
    if (name.size() <= found.second || name.size() > line.size()) continue;
    if (lower.starts_with(name) && at_word_bounds(lower, 0, name.size())) {
      found = {&type, name.size()};
    }
  }
  return found;
}

}  // namespace

bool is_office(std::string_view text, const Vocabulary& vocabulary) {
  const std::string key = fold(trim(text, " .,;:"));
  if (key.size() > 160) return false;
  const auto begins =
      std::any_of(kOffices.begin(), kOffices.end(), [&key](std::string_view office) {
        return key.starts_with(office) &&
               (office.ends_with(' ') || key.size() == office.size() || key[office.size()] == ' ');
      });
  if (!begins) return false;
  return is_all_upper(text) || vocabulary.issuer_by_name(trim(text)) != nullptr ||
         key.starts_with("bo truong bo ") || key.starts_with("uy ban nhan dan ");
}

const DocumentType* type_prefix(std::string_view line, const Vocabulary& vocabulary) {
  return sized_prefix(line, vocabulary).first;
}

std::optional<TypeLine> read_type_line(std::string_view line, const Vocabulary& vocabulary) {
  const auto [type, size] = sized_prefix(line, vocabulary);
  if (type == nullptr) return std::nullopt;
  TypeLine found{.type = type, .word = line.substr(0, size), .office = {}, .title = {}};
  const std::string_view rest = trim(line.substr(size));
  found.colon = rest.find(':') != std::string_view::npos && trim(rest, " :.-").empty();
  if (found.colon || trim(rest, " .").empty()) return found;
  const std::string lower = to_lower(rest.substr(0, 16));
  constexpr std::string_view kOf = "của ";
  if (lower.starts_with(kOf) && is_office(rest.substr(kOf.size()), vocabulary)) {
    found.office = trim(rest.substr(kOf.size()));
    return found;
  }
  // A sentence may begin with the word too; a heading prints it in capitals.
  const bool title = lower.starts_with("về ") || lower.starts_with("v/v") || is_all_upper(rest);
  if (!is_all_upper(found.word) || !title || lower.starts_with("số") || !begins_upper(rest)) {
    return std::nullopt;
  }
  found.title = rest;
  return found;
}

std::optional<TypeLine> read_flat_type_line(std::string_view line, const Vocabulary& vocabulary) {
  const auto [type, size] = sized_prefix(line, vocabulary);
  if (type == nullptr || !begins_upper(line)) return std::nullopt;
  const std::string_view rest = trim(line.substr(size));
  if (!begins_lower(rest)) return std::nullopt;
  return TypeLine{.type = type, .word = line.substr(0, size), .office = {}, .title = rest};
}

bool is_enacting_sentence(std::string_view line) {
  static const Pattern form(
      R"(\p{Lu}[^.;:]{3,160} (?:ban hành|ra) (?:Nghị định|Thông tư|Luật|Bộ luật|Quyết định|Nghị quyết|Pháp lệnh|Chỉ thị)(?:[ .:,].*|$)|\p{Lu}.*(?:như sau|sau đây) ?:)");
  if (line.size() > 900) return false;
  return line.find("ban hành") != std::string_view::npos || line.ends_with(":") ? form.matches(line)
                                                                                : false;
}

}  // namespace viendan::structure

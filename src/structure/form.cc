#include "structure/form.h"

#include <algorithm>

#include "base/pattern.h"
#include "base/text.h"

namespace viendan::structure {
namespace {

enum class Extent { Prefix, Word, Whole };

struct FormRow {
  Form form;
  std::string_view key;  // folded words at the beginning of the line
  Extent extent;         // Word: no letter may follow; Whole: only marks may follow
};

// Folded, because capitals of letterheads and stamps are what scanners misread most.
constexpr FormRow kForms[] = {
    {Form::Motto, "cong hoa xa hoi chu nghia viet nam", Extent::Word},
    {Form::Motto, "doc lap", Extent::Word},
    {Form::Subject, "v/v", Extent::Prefix},
    {Form::Subject, "(v/v", Extent::Prefix},
    {Form::Basis, "can cu ", Extent::Prefix},
    {Form::Basis, "- can cu ", Extent::Prefix},
    {Form::Basis, "theo de nghi ", Extent::Prefix},
    {Form::Basis, "xet de nghi ", Extent::Prefix},
    {Form::Basis, "xet to trinh ", Extent::Prefix},
    {Form::Addressees, "kinh gui", Extent::Word},
    {Form::Recipients, "noi nhan", Extent::Word},
    {Form::IssuedWith, "(ban hanh kem theo ", Extent::Prefix},
    {Form::IssuedWith, "(ban hanh theo ", Extent::Prefix},
    {Form::IssuedWith, "(kem theo ", Extent::Prefix},
    {Form::IssuedWith, "(dinh kem ", Extent::Prefix},
    {Form::IssuedWith, "ban hanh kem theo ", Extent::Prefix},
    {Form::Annex, "phu luc", Extent::Word},
    {Form::FormSheet, "mau so", Extent::Word},
    {Form::FormSheet, "bieu mau so", Extent::Word},
    {Form::FormSheet, "bieu so", Extent::Word},
    {Form::Notes, "ghi chu", Extent::Whole},
    {Form::Notes, "luu y", Extent::Whole},
};

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80') != 0;
}

bool fits(const FormRow& row, std::string_view key) {
  if (key.front() != row.key.front() || !key.starts_with(row.key)) return false;
  const std::string_view rest = key.substr(row.key.size());
  switch (row.extent) {
    case Extent::Prefix:
      return true;
    case Extent::Word:
      return rest.empty() || !is_letter_byte(rest.front());
    case Extent::Whole:
      return std::none_of(rest.begin(), rest.end(), is_letter_byte);
  }
  return false;
}

bool is_drawn(std::string_view line) {
  return line.size() >= 2 && line.find_first_not_of("-_=*&~. ") == std::string_view::npos;
}

bool is_symbol_line(std::string_view line, std::string_view key) {
  static const Pattern form(
      R"((?:(?:bo luat|luat|nghi quyet|phap lenh|lenh) )?so ?[:.]? ?[^a-z]*[/-].*)");
  if (key.size() > 100 || line.find('/') == std::string_view::npos) return false;
  if (key.find("so") == std::string_view::npos) return false;
  return form.matches(key);
}

bool is_capacity(std::string_view line, std::string_view key) {
  static const Pattern form(R"((?i)(?:KT|TM|TL|TUQ|Q|T/M|K/T|T/L) ?\. ?\p{L}.*)");
  constexpr std::string_view kFirst = "ktq";
  return line.size() < 160 && !key.empty() && kFirst.find(key.front()) != std::string_view::npos &&
         form.matches(line);
}

bool asks_for_contact(std::string_view line, std::string_view key) {
  if (line.size() > 300 || !line.ends_with(':')) return false;
  return key.find("lien he") != std::string_view::npos ||
         (line.find("liên hệ:") != std::string_view::npos);
}

}  // namespace

Form form_of(std::string_view line, std::string_view key) {
  if (is_drawn(line)) return Form::Drawn;
  if (key.empty()) return Form::None;
  const auto row = std::find_if(std::begin(kForms), std::end(kForms),
                                [key](const FormRow& r) { return fits(r, key); });
  if (row != std::end(kForms)) return row->form;
  if (is_capacity(line, key)) return Form::Capacity;
  if (is_symbol_line(line, key)) return Form::Symbol;
  if (asks_for_contact(line, key)) return Form::Contacts;
  return Form::None;
}

std::optional<PlaceDate> place_date(std::string_view line, std::string_view key) {
  static const Pattern form(
      R"((?:^|[\s])((?:\p{Lu}[\p{L}.'-]*[ ]?){1,6}),? ?(ngày ?\d{1,2} ?(?:tháng|/|-) ?\d{1,2} ?(?:năm|/|-) ?\d{4}.*)$)");
  static const Pattern bare(R"((ngày ?\d{1,2} ?(?:tháng|/|-) ?\d{1,2} ?(?:năm|/|-) ?\d{4})[ .]*)");
  if (line.size() > 240 || key.find("ngay") == std::string_view::npos) return std::nullopt;
  if (const auto match = form.find(line)) return PlaceDate{trim((*match)[1]), (*match)[2]};
  if (const auto match = bare.match_all(line)) return PlaceDate{{}, (*match)[1]};
  return std::nullopt;
}

bool is_blank_date(std::string_view key) {
  static const Pattern form(R"([^,]{2,40}, ?ngay[ .\d_]*thang[ .\d_]*nam[ .\d_]*)");
  return key.size() < 100 && key.find("ngay") != std::string_view::npos && form.matches(key);
}

}  // namespace viendan::structure

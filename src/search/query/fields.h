// The fields of the query language: one table for the parser, the conditions of a search, `viendan
// help search` and completion lists. Any name and alias may be typed with accents or without.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "search/words/terms.h"
#include "search/words/tokenizer.h"
#include "vocabulary/vocabulary.h"

namespace viendan::search {

enum class Field {
  Title,
  Text,
  Exact,
  Symbol,
  Cites,
  Relation,
  Validity,
  Valid,
  Type,
  Issuer,
  Agency,
  Lead,
  Joins,
  Year,
  Date,
  From,
  To,
  Deadline,
  Period,
  Article,
  Clause,
  Point,
  Annex,
  Kind,
};

/// What a value of the field is.
enum class Takes {
  Words,
  Symbol,
  Relation,
  Validity,
  Type,
  Agency,
  Years,
  Dates,
  Day,
  Label,
  Kind
};

/// What a condition on the field holds of.
enum class AppliesTo { Words, Document, Row, Provision };

struct FieldInfo {
  Field field;
  std::string_view name;        // in English: as Condition has it
  std::string_view vietnamese;  // "tiêu-đề"
  std::string_view aliases;     // further names, separated by spaces
  Takes takes;
  AppliesTo applies;
  std::string_view prefix;  // of its terms; "" where it is a range of a value slot, or words
  std::string_view example;
  std::string_view help;
  std::string_view help_vietnamese;
};

// clang-format off
inline constexpr std::array kFields = std::to_array<FieldInfo>({
    {Field::Title, "title", "tiêu-đề", "trích-yếu", Takes::Words, AppliesTo::Document, prefix::kTitle,
     "tieu-de:\"tăng trưởng xanh\"", "words of the title", "từ trong tiêu đề, trích yếu"},
    {Field::Text, "text", "nội-dung", "", Takes::Words, AppliesTo::Words, "",
     "noi-dung:1393", "a word as such: no symbol, no number of a document", "chỉ là từ, không phải số ký hiệu"},
    {Field::Exact, "exact", "chính-xác", "", Takes::Words, AppliesTo::Words, "",
     "chinh-xac:hoá", "a word or phrase only as typed, accents too", "đúng như đã gõ, kể cả dấu"},
    {Field::Symbol, "symbol", "số", "ký-hiệu số-hiệu number", Takes::Symbol, AppliesTo::Document, prefix::kSymbol,
     "so:1393/QĐ-TTg", "own symbol or number", "số, ký hiệu của văn bản"},
    {Field::Cites, "cites", "viện-dẫn", "dẫn-chiếu", Takes::Symbol, AppliesTo::Document, prefix::kCitesSymbol,
     "vien-dan:95/2012/NĐ-CP", "cites this symbol or number", "có viện dẫn văn bản này"},
    {Field::Relation, "relation", "quan-hệ", "", Takes::Relation, AppliesTo::Document, prefix::kRelation,
     "quan-he:\"thay thế\"", "has this relation to a cited document", "có quan hệ này với văn bản khác"},
    {Field::Validity, "validity", "hiệu-lực", "", Takes::Validity, AppliesTo::Document, prefix::kValidity,
     "hieu-luc:\"còn hiệu lực\"", "validity", "tình trạng hiệu lực"},
    {Field::Valid, "valid", "hiệu-lực-ngày", "có-hiệu-lực-ngày valid-on", Takes::Day, AppliesTo::Document, "",
     "hieu-luc-ngay:01/7/2016", "in force on this day, as far as the documents say", "còn hiệu lực vào ngày này, theo các văn bản trong kho"},
    {Field::Type, "type", "loại", "loại-văn-bản", Takes::Type, AppliesTo::Document, prefix::kType,
     "loai:QĐ", "type, by name or code", "loại văn bản: tên hoặc chữ viết tắt"},
    {Field::Issuer, "issuer", "ban-hành", "cơ-quan-ban-hành", Takes::Agency, AppliesTo::Document, prefix::kIssuer,
     "ban-hanh:BCT", "body that issued it", "cơ quan ban hành"},
    {Field::Agency, "agency", "cơ-quan", "", Takes::Agency, AppliesTo::Document, prefix::kAgency,
     "co-quan:\"Bộ Tài chính\"", "body in any role: issuer, lead, partner", "cơ quan trong mọi vai trò"},
    {Field::Lead, "lead", "chủ-trì", "", Takes::Agency, AppliesTo::Row, prefix::kLead,
     "chu-tri:\"Vụ Khoa học và Công nghệ\"", "activities that this body leads", "hoạt động do cơ quan này chủ trì"},
    {Field::Joins, "joins", "phối-hợp", "", Takes::Agency, AppliesTo::Row, prefix::kJoins,
     "phoi-hop:BTC", "activities that it coordinates", "hoạt động có cơ quan này phối hợp"},
    {Field::Year, "year", "năm", "", Takes::Years, AppliesTo::Document, prefix::kYear,
     "nam:2012..2015", "year of issue", "năm ban hành"},
    {Field::Date, "date", "ngày", "", Takes::Dates, AppliesTo::Document, "",
     "ngay:2015-03..2015-06-30", "date of issue", "ngày ban hành"},
    {Field::From, "from", "từ", "từ-ngày since", Takes::Day, AppliesTo::Document, "",
     "tu:15/12/2015", "issued on or after", "ban hành từ ngày này trở đi"},
    {Field::To, "to", "đến", "đến-ngày until", Takes::Day, AppliesTo::Document, "",
     "den:3/2015", "issued on or before", "ban hành đến hết ngày này"},
    {Field::Deadline, "deadline", "hạn", "thời-hạn", Takes::Dates, AppliesTo::Row, "",
     "han:..2016", "activities whose period ends then", "hoạt động có thời hạn kết thúc trong khoảng"},
    {Field::Period, "period", "thời-gian", "", Takes::Dates, AppliesTo::Row, "",
     "thoi-gian:2014..2015", "activities that go on then", "hoạt động thực hiện trong khoảng"},
    {Field::Article, "article", "điều", "", Takes::Label, AppliesTo::Provision, prefix::kPinpoint,
     "dieu:5", "in the article of this number", "trong điều này"},
    {Field::Clause, "clause", "khoản", "", Takes::Label, AppliesTo::Provision, prefix::kPinpoint,
     "khoan:2", "in the clause", "trong khoản này"},
    {Field::Point, "point", "điểm", "", Takes::Label, AppliesTo::Provision, prefix::kPinpoint,
     "diem:đ", "in the point", "trong điểm này"},
    {Field::Annex, "annex", "phụ-lục", "", Takes::Label, AppliesTo::Provision, prefix::kPinpoint,
     "phu-luc:II", "in the annex", "trong phụ lục này"},
    {Field::Kind, "kind", "đơn-vị", "", Takes::Kind, AppliesTo::Provision, prefix::kKind,
     "don-vi:dòng", "kind of unit: article, clause, annex, row", "loại đơn vị: điều, khoản, phụ lục, dòng"},
});
// clang-format on

[[nodiscard]] constexpr const FieldInfo& info(Field field) {
  return kFields[static_cast<std::size_t>(field)];
}

/// The field of that name in any of its spellings, or nullptr.
[[nodiscard]] const FieldInfo* field_named(std::string_view name);

/// "tieu-de" for "tiêu-đề": how a Vietnamese name is typed on any keyboard.
[[nodiscard]] std::string without_accents(std::string_view name);

/// The value of a condition, understood.
struct Value {
  std::vector<std::string> names;  // terms without their prefix, any of which will do
  bool none = false;               // none of them may be there
  std::string first;               // of a range, as slots have it (20151208); "" is no bound
  std::string last;
  std::vector<Spelling> words;  // of Takes::Words
  bool phrase = false;          // these stand together
  std::string shown;            // in words, for the reading
};

/// nullopt where the field cannot have such a value: an unknown kind, a date that does not exist.
/// `quoted` words are a phrase.
[[nodiscard]] std::optional<Value> read_value(const FieldInfo& field, std::string_view typed,
                                              const Vocabulary& vocabulary, bool quoted = false);

/// Whether the field can have such a value. Names of bodies and types may be unknown.
[[nodiscard]] bool can_have(const FieldInfo& field, std::string_view typed);

/// How many bytes of `text` the value at its beginning has, where a known name with spaces stands
/// there unquoted ("Bộ Công Thương, ..."); 0 where none does.
[[nodiscard]] std::size_t name_prefix(const FieldInfo& field, std::string_view text,
                                      const Vocabulary& vocabulary);

/// A value that may be typed for a field in either language.
struct KnownValue {
  std::string_view name;        // "replaces"
  std::string_view vietnamese;  // "thay thế"
  std::string_view terms;       // what it stands for, separated by spaces; "" for its name
  bool none = false;            // it stands for having none of these
};
/// Of relations, validities and kinds; empty for others.
[[nodiscard]] std::span<const KnownValue> known_values(Takes takes);

}  // namespace viendan::search

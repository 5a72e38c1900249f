#include "search/query/fields.h"

#include <catch2/catch.hpp>

#include <set>

#include "base/text.h"
#include "search/query/query_text.h"

namespace viendan::search {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary kLoaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return kLoaded;
}

std::optional<Value> value(Field field, std::string_view typed) {
  return read_value(info(field), typed, vocabulary());
}

}  // namespace

TEST_CASE("Every field is found by all its names, with accents or without, and by no other's") {
  std::set<std::string> names;
  for (const FieldInfo& field : kFields) {
    std::vector<std::string> all = {std::string(field.name), std::string(field.vietnamese),
                                    without_accents(field.vietnamese)};
    for (const auto alias : split(field.aliases, ' ')) {
      if (!alias.empty()) all.emplace_back(alias);
    }
    for (const auto& name : all) {
      CAPTURE(name);
      CHECK(field_named(name) == &field);
    }
    CHECK(names.insert(std::string(field.name)).second);
  }
  CHECK(field_named("TIÊU-ĐỀ") == &info(Field::Title));
  CHECK(field_named("tieu_de") == &info(Field::Title));
  CHECK(field_named("") == nullptr);
  CHECK(field_named("abc") == nullptr);
  CHECK(field_named(std::string(1000, 'a')) == nullptr);
}

TEST_CASE("Every field's example is a condition on it, or words as such") {
  for (const FieldInfo& field : kFields) {
    CAPTURE(field.example);
    const QueryText query = read_query(field.example, vocabulary());
    REQUIRE(query.clauses.size() == 1);
    const Clause& clause = query.clauses.front();
    if (field.applies == AppliesTo::Words) {
      CHECK(clause.kind == Clause::Kind::Word);
    } else {
      CHECK(clause.kind == Clause::Kind::Condition);
      CHECK(clause.field == field.field);
    }
    CHECK_FALSE(field.help.empty());
    CHECK_FALSE(field.help_vietnamese.empty());
  }
}

TEST_CASE("Dates are years, months and days in either order, and ranges open at either end") {
  struct Row {
    Field field;
    std::string_view typed;
    std::string_view first;
    std::string_view last;
    std::string_view shown;
  };
  const Row rows[] = {
      {Field::Year, "2015", "20150101", "20151231", "2015"},
      {Field::Year, "2012..2015", "20120101", "20151231", "2012..2015"},
      {Field::Year, "2012 .. 2015", "20120101", "20151231", "2012..2015"},
      {Field::Year, ">=2015", "20150101", "", "2015.."},
      {Field::Year, "≥2015", "20150101", "", "2015.."},
      {Field::Year, ">2015", "20160101", "", "2016.."},
      {Field::Year, "<2015", "", "20141231", "..2014"},
      {Field::Year, "..2015", "", "20151231", "..2015"},
      {Field::Date, "3/2015", "20150301", "20150331", "2015-03-01..2015-03-31"},
      {Field::Date, "15/12/2015", "20151215", "20151215", "2015-12-15"},
      {Field::Date, "15-12-2015", "20151215", "20151215", "2015-12-15"},
      {Field::Date, "15.12.2015", "20151215", "20151215", "2015-12-15"},
      {Field::Date, "2015-03..2015-06-30", "20150301", "20150630", "2015-03-01..2015-06-30"},
      {Field::Date, "2016..", "20160101", "", "2016-01-01.."},
      {Field::Date, ">28/2/2016", "20160229", "", "2016-02-29.."},
      {Field::Date, "<1/3/2015", "", "20150228", "..2015-02-28"},
      {Field::Date, "<=1/2015", "", "20150131", "..2015-01-31"},
      {Field::From, "15/12/2015", "20151215", "", "2015-12-15"},
      {Field::From, "2015", "20150101", "", "2015-01-01"},
      {Field::To, "2/2016", "", "20160229", "2016-02-29"},
      {Field::Valid, "01/7/2016", "20160701", "20160701", "2016-07-01"},
      {Field::Valid, "2016", "20160101", "20161231", "2016-01-01..2016-12-31"},
      {Field::Deadline, "..2016", "", "20161231", "..2016-12-31"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    const auto read = value(row.field, row.typed);
    REQUIRE(read);
    CHECK(read->first == row.first);
    CHECK(read->last == row.last);
    CHECK(read->shown == row.shown);
  }
}

TEST_CASE("Values that cannot be are none") {
  const std::pair<Field, std::string_view> rows[] = {
      {Field::Year, "abc"},
      {Field::Year, "3/2015"},
      {Field::Year, "2015..2012"},
      {Field::Year, "1800"},
      {Field::Year, ""},
      {Field::Year, ".."},
      {Field::Date, "31/2/2015"},
      {Field::Date, "0/2015"},
      {Field::Date, "13/2015"},
      {Field::Date,
       "2015.."
       "..2016"},
      {Field::From, "2015..2016"},
      {Field::To, ">=2015"},
      {Field::Kind, "abc"},
      {Field::Relation, "abc"},
      {Field::Article, "a b"},
      {Field::Symbol, "abc"},
      {Field::Title, "..."},
      {Field::Agency, " "},
      {Field::Clause, "-"},
      {Field::Validity, "unknown"},
      {Field::Valid, "2015..2016"},
      {Field::Valid, "hôm nay"},
  };
  for (const auto& [field, typed] : rows) {
    CAPTURE(typed);
    CHECK_FALSE(value(field, typed));
    CHECK_FALSE(can_have(info(field), typed));
  }
  CHECK_FALSE(value(Field::Agency, std::string(5000, 'a')));
}

TEST_CASE("Names and codes stand for one another") {
  const auto has = [](const std::optional<Value>& value, std::string_view name) {
    REQUIRE(value);
    return std::find(value->names.begin(), value->names.end(), name) != value->names.end();
  };
  CHECK(has(value(Field::Type, "QĐ"), "quyet dinh"));
  CHECK(has(value(Field::Type, "qd"), "quyet dinh"));
  CHECK(has(value(Field::Type, "QUYẾT ĐỊNH"), "quyet dinh"));
  CHECK_FALSE(has(value(Field::Type, "TT"), "to trinh"));
  CHECK(has(value(Field::Issuer, "BCT"), "bo cong thuong"));
  CHECK(has(value(Field::Issuer, "BCT"), "bo truong bo cong thuong"));
  CHECK(has(value(Field::Lead, "bct"), "bo cong thuong"));
  CHECK(has(value(Field::Lead, "Bộ CT"), "bct"));
  CHECK(has(value(Field::Lead, "Không ai cả"), "khong ai ca"));
  CHECK(has(value(Field::Relation, "thay the"), "replaces"));
  CHECK(has(value(Field::Relation, "legal-basis"), "legal_basis"));
  CHECK(has(value(Field::Kind, "phụ-lục"), "annex"));
  CHECK(has(value(Field::Kind, "roman"), "roman"));
  CHECK_FALSE(value(Field::Kind, "notes"));  // no unit: nothing is found in it
  CHECK(has(value(Field::Annex, "IV"), "4"));
  CHECK(has(value(Field::Annex, "14"), "xiv"));
  CHECK(has(value(Field::Symbol, "30/2020/ND-CP"), "30/2020/nd-cp"));
  CHECK(value(Field::Validity, "còn hiệu lực")->none);
}

}  // namespace viendan::search

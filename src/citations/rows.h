// What the other cells of a row say of an act that one of them numbers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::citations {

/// Lists of acts print number, date and type in columns of their own.
struct RowFacts {
  std::optional<Date> date;
  std::string type;
  bool specimen = false;  // the column shows examples of how things are written
};

/// The cells of all tables, by place.
class Rows {
 public:
  explicit Rows(const Document& document);
  /// What the row says of the act whose number covers `number`. Date and type only where the number
  /// is all that its cell prints, or where the date stands below it ("Ngày 15/11/1999 của ...").
  [[nodiscard]] RowFacts facts(Span number, const Vocabulary& vocabulary) const;

 private:
  struct Place {
    Span span;
    const Table* table = nullptr;
    const Row* row = nullptr;
    std::size_t column = 0;
  };
  [[nodiscard]] const Place* at(std::uint32_t offset) const;

  std::vector<Place> places_;  // by beginning
};

}  // namespace viendan::citations

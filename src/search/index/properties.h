// The terms and values by which records are found, filtered, sorted and counted, beside their
// words.
#pragma once

#include <map>
#include <set>
#include <string>

#include "model/document.h"
#include "model/standing.h"
#include "search/index/database.h"
#include "search/index/passages.h"
#include "search/index/stored.h"

namespace viendan::search {

struct Properties {
  std::set<std::string> terms;
  std::map<Slot, std::string> values;

  /// A term for a name, in any spelling; none for an empty one.
  void name(std::string_view prefix, std::string_view value);
  void apply(Record& record) const;
};

/// Of a document, for its own records and its rows.
[[nodiscard]] Properties properties(const Document& document, const Stored& stored,
                                    const std::string& key, const Standing& standing);
[[nodiscard]] Properties properties(const Stub& stub, const Stored& stored, const std::string& key);
/// Of a row or a heading of rows: its document's, with its own agencies, period and place.
[[nodiscard]] Properties properties_of_row(const Properties& document, const PassageText& passage);

/// Kinds and numbers of the units around passages, by which "điều 5" is found.
class PlaceTerms {
 public:
  void add(const PassageText& passage);
  void write(std::set<std::string>& terms) const;

 private:
  // As printed: few are distinct, and only these are folded.
  std::set<std::pair<std::string_view, std::string>> labels_;
  std::set<std::string> kinds_;
};

void add_identity(Record& record, const Stored& stored, std::string_view number);
void add_citation(Record& record, const Reference& target);

}  // namespace viendan::search

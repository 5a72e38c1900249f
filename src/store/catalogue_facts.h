// What a catalogue says of one document, before it is a row.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace viendan::store {

/// The block that gives an offset its address: the nearest one around it that has one; 0 where
/// there is none, as in the head.
[[nodiscard]] int addressed_block(const Document& document, std::uint32_t offset);

/// The sentence around a citation on one line; a long one is cut around the mention.
[[nodiscard]] std::string evidence_words(const Document& document, const Citation& citation);

/// The same, and what the sentence excepts where that was cut off or stands elsewhere.
[[nodiscard]] std::string act_words(const Document& document, const Citation& citation,
                                    Span exception);

/// By which a body is counted and found: its id, or its name where it has none.
[[nodiscard]] const std::string& body_key(const AgencyRef& body);

/// One key for all spellings of a symbol: "*1419* /QĐ-TTg", "1419/qd-ttg".
[[nodiscard]] std::string written_key(std::string_view symbol);

/// The first and the last day of a timeline, ISO; "" where it does not tell.
struct Period {
  std::string begins, ends;
};
[[nodiscard]] Period period_of(const Timeline& timeline);

/// Which rows of a document's tables its activities came from.
class PrintedRows {
 public:
  explicit PrintedRows(const Document& document);
  /// Heading of each column and what its cell prints; empty where no row is the activity's.
  [[nodiscard]] std::vector<Detail> of(const Activity& activity) const;

 private:
  struct Placed {
    Span span;
    const Table* table = nullptr;
    const Row* row = nullptr;
  };
  std::vector<Placed> rows_;  // by beginning
};

/// What a document has of one body.
struct BodyCounts {
  std::string id, name;
  bool collective = false;
  int lead = 0, coordinating = 0, activities = 0, duties = 0;
};
/// By key.
[[nodiscard]] std::map<std::string, BodyCounts> bodies_of(const Document& document);

/// What a document says of its relation to another.
struct LinkCounts {
  std::string target;
  Relation relation = Relation::Refers;
  CitationStatus status = CitationStatus::Resolved;  // of the last mention
  int mentions = 0, whole = 0, part = 0, stubs = 0;
};
/// By target, then relation; those to itself are left out.
[[nodiscard]] std::vector<LinkCounts> links_of(const Document& document);

}  // namespace viendan::store

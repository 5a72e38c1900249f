// What lists over all documents show: one thing each, with the document that it stands in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/activity.h"
#include "model/citation.h"
#include "model/remark.h"

namespace viendan {

/// A document in a list. Dates are ISO, "" where unknown.
struct DocumentFact {
  std::string id, source, format, language;
  std::string symbol, number, type, issuer, date, title;
  int pages = 0;    // 0 where the file has none
  int letters = 0;  // of its text, in code points
  int activities = 0, duties = 0, targets = 0;
  int citations = 0;  // mentions of other documents
  int repairs = 0, issues = 0;
};

/// A place in a document.
struct FactPlace {
  std::string document;    // id
  std::string symbol;      // of the document; "" where it prints none
  std::string source;      // its file, below the corpus
  std::string anchor;      // of the provision; "" for the head
  std::string provision;   // in words: "Điều 1, khoản 2"
  std::uint32_t line = 0;  // of the source; 0 where it is of the document as a whole
  Span span = {};          // in the document's text
};

struct ActivityFact {
  FactPlace place;
  std::string date;  // of the document
  Activity activity;
  std::vector<Detail> printed;  // heading of each column and what its cell prints
};

struct DutyFact {
  FactPlace place;
  Duty duty;
};

struct CitationFact {
  FactPlace place;
  std::string title;     // of the citing document
  std::string date;      // of the citing document
  Citation citation;     // spans, block: in the citing document
  std::string evidence;  // the sentence around it; long ones are cut around the mention
};

struct IssueFact {
  FactPlace place;
  Issue issue;
};

/// A body that activities or duties name, over all documents.
struct AgencyFact {
  std::string id;  // of the vocabulary; "" for collectives and unknown bodies
  std::string name;
  bool collective = false;
  int lead = 0, coordinating = 0, duties = 0;
  int documents = 0;
};

/// All citations of one relation from one document to another.
struct EdgeFact {
  std::string from, to;  // identities
  Relation relation = Relation::Refers;
  CitationStatus status = CitationStatus::Resolved;
  int mentions = 0;
};

/// Documents that say different things of one matter.
struct Disagreement {
  std::string code;     // "date-disagrees": as in check
  std::string subject;  // what they speak of: "1419/QĐ-TTg"
  struct Saying {
    std::string value;              // as printed, or an ISO date
    std::vector<FactPlace> places;  // by document, then place; the first of very many
    int times = 0;                  // at how many places it is said
  };
  std::vector<Saying> sayings;  // two or more, most frequent first
};

/// What one document says of a thing that others may speak of too: sayings of one code and key with
/// different values contradict each other.
struct Saying {
  std::string code;        // as in Disagreement
  std::string key, value;  // folded or ISO: to be compared
  std::string subject;     // what messages call the key
  std::string shown;       // the value as printed; "" where that is the value
  Span span = {};          // in the document that says it
};

/// A saying and where it is said.
struct Said {
  Saying saying;
  FactPlace place;
};
/// What sayings of one code and key disagree on; nullopt where all have one value.
[[nodiscard]] std::optional<Disagreement> disagreement(std::vector<Said> sayings);

/// A value and how many things have it.
struct Count {
  std::string value;
  std::string name;  // shown for it where that is another: of an agency
  int count = 0;
};

/// A part of a list, and how long all of it is.
template <typename T>
struct Listed {
  std::vector<T> items;
  std::size_t total = 0;
};

}  // namespace viendan

// Who does what by when: what analysts take away.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/names.h"
#include "model/place.h"
#include "model/remark.h"

namespace viendan {

/// A body named in a document, resolved to an identity as of the document's date.
struct AgencyRef {
  std::string name;         // in full: an elliptical list is expanded ("Vụ Tài chính")
  std::string printed;      // the words that name it in the source
  std::string id;           // of schemas/vocabulary/agencies.xml; "" for collectives and unknown
  bool collective = false;  // a class of bodies: "các bộ, ngành liên quan"
  std::string scope;        // what part it leads: "Nội dung số 1, 2"; or ""
  std::vector<int> scope_items;  // the content items of the scope, from 1
  friend bool operator==(const AgencyRef&, const AgencyRef&) = default;
};

/// A period, a deadline or a recurrence.
struct Timeline {
  std::string raw;  // as printed
  std::optional<Date> from;
  std::optional<Date> to;
  std::string recurrence;  // ISO 8601 duration, "periodic" or "continuous"; "" if none
  friend bool operator==(const Timeline&, const Timeline&) = default;
};

enum class Origin { Table, Text };
inline constexpr auto kOrigins =
    NameTable<Origin, 2>{{{Origin::Table, "table"}, {Origin::Text, "text"}}};

/// A further named field of an activity, such as its objective.
struct Detail {
  std::string label;
  std::string value;
  friend bool operator==(const Detail&, const Detail&) = default;
};

struct Activity {
  std::string annex;    // label of the annex: "Phụ lục", "Phụ lục 2"; "" outside one
  std::string table;    // label of the section in it that holds the table: "I"; or ""
  std::string ordinal;  // as printed; "" if none
  std::vector<std::string> group;  // headings above, outermost first
  std::string title;
  std::string title_printed;
  std::vector<std::string> content;  // items without their bullets or numbers
  std::vector<AgencyRef> lead;
  std::vector<AgencyRef> coordinating;
  Timeline timeline;
  std::vector<std::string> funding;
  std::vector<std::string> outputs;
  std::string submit_to;
  std::string note;
  std::vector<Detail> details;
  Origin origin = Origin::Table;
  std::string anchor;  // address: "pl.muc-i.hd-7"
  Span span;           // where it begins and ends in Document::text
  Lines lines;
  std::vector<Repair> repairs;
  friend bool operator==(const Activity&, const Activity&) = default;
};

/// A quantified aim. `min` equals `max` unless a range is printed; decimal comma is read.
struct Target {
  std::string statement;
  std::string subject;
  std::optional<double> min;
  std::optional<double> max;
  std::string unit;        // "%", "hệ số", "triệu tấn"
  std::string comparator;  // the words of comparison: "giảm từ ... đến ...", "đạt"
  std::string baseline;    // "so với mức 2010"; or ""
  std::optional<Date> from;
  std::optional<Date> to;
  Span span;
  friend bool operator==(const Target&, const Target&) = default;
};

/// A standing obligation of named bodies, in prose.
struct Duty {
  std::vector<AgencyRef> agencies;
  std::string text;
  std::string recurrence;  // as in Timeline
  std::optional<Date> deadline;
  Span span;
  friend bool operator==(const Duty&, const Duty&) = default;
};

}  // namespace viendan

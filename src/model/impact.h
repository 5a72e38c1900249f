// What a build changed, told to people: what came, what went, and what that did to the rest.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/citation.h"
#include "model/names.h"
#include "model/standing.h"

namespace viendan {

/// The first of things, and how many there are.
template <typename T>
struct Told {
  std::vector<T> items = {};
  int total = 0;
  friend bool operator==(const Told&, const Told&) = default;
};

/// A field that says another thing. "" where it said or says nothing.
struct FieldChange {
  std::string field, before, after;
  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

enum class Change { Added, Changed, Removed };
inline constexpr auto kChanges = NameTable<Change, 3>{{
    {Change::Added, "added"},
    {Change::Changed, "changed"},
    {Change::Removed, "removed"},
}};

/// An activity that one of two texts lacks, or words otherwise. What has gone is told as it was.
struct RowChange {
  Change change = Change::Changed;
  std::string annex, table, ordinal, title;
  std::uint32_t line = 0;  // of the source
  std::vector<FieldChange> fields = {};
  friend bool operator==(const RowChange&, const RowChange&) = default;
};

/// A mention that one of two texts lacks.
struct CitationChange {
  Change change = Change::Added;
  std::uint32_t line = 0;
  std::string words;
  Relation relation = Relation::Refers;
  CitationStatus status = CitationStatus::Unresolved;
  std::string target;  // identity; "" where it is not known
  friend bool operator==(const CitationChange&, const CitationChange&) = default;
};

/// A document as it is now; as it was where it has gone.
struct DocumentChange {
  std::string id, source;
  std::string id_before, source_before;  // where they were others
  std::string symbol, title;
  bool same_bytes = false;  // the file is as it was, and is read otherwise
  std::vector<FieldChange> metadata = {};
  Told<RowChange> rows = {};
  Told<CitationChange> citations = {};
  int lines_added = 0, lines_removed = 0;  // of the text
  friend bool operator==(const DocumentChange&, const DocumentChange&) = default;
};

/// A file whose document another file brings too.
struct Duplicate {
  std::string id, source;
  std::string of_id, of_source;
  bool same_bytes = false;
  friend bool operator==(const Duplicate&, const Duplicate&) = default;
};

struct Unread {
  std::string source, message;
  friend bool operator==(const Unread&, const Unread&) = default;
};

/// What became of a mention though the words that make it are as they were.
enum class LinkFate { Healed, Identified, Moved, Ambiguous, Broken };
inline constexpr auto kLinkFates = NameTable<LinkFate, 5>{{
    {LinkFate::Healed, "healed"},  // leads to a text now
    {LinkFate::Identified,
     "identified"},              // it is known which document is meant; its text is not here
    {LinkFate::Moved, "moved"},  // leads to another document than before
    {LinkFate::Ambiguous, "ambiguous"},  // may mean several now
    {LinkFate::Broken, "broken"},        // led to a text, or to a document that is known
}};

struct LinkChange {
  std::string document, source;  // that cites
  std::uint32_t line = 0;
  std::string words;
  CitationStatus status_before = CitationStatus::Unresolved;
  std::string target_before;
  CitationStatus status = CitationStatus::Unresolved;
  std::string target;
  std::vector<std::string> candidates = {};
  friend bool operator==(const LinkChange&, const LinkChange&) = default;
};

struct NewContradiction {
  std::string document, code, message;
  friend bool operator==(const NewContradiction&, const NewContradiction&) = default;
};

struct ValidityChange {
  std::string document, source;
  Validity before = Validity::Unknown;
  Validity after = Validity::Unknown;
  friend bool operator==(const ValidityChange&, const ValidityChange&) = default;
};

struct Impact {
  std::string built;  // UTC, "2026-11-21T13:35:35Z"
  int documents = 0;  // in the index after it
  int stubs = 0;      // cited, not in the corpus
  Told<DocumentChange> added, changed, renamed, removed;
  Told<Duplicate> duplicates;  // that were none before
  Told<Unread> unread;         // all
  Told<LinkChange> healed, identified, moved, ambiguous, broken;
  Told<NewContradiction> contradictions;
  int settled = 0;  // contradictions that are none any more
  Told<std::string> became_real, new_stubs;
  Told<ValidityChange> validity;
  friend bool operator==(const Impact&, const Impact&) = default;
};

[[nodiscard]] inline Told<LinkChange>& links_of(Impact& impact, LinkFate fate) {
  Told<LinkChange>* const lists[] = {&impact.healed, &impact.identified, &impact.moved,
                                     &impact.ambiguous, &impact.broken};
  return *lists[static_cast<std::size_t>(fate)];
}
[[nodiscard]] inline const Told<LinkChange>& links_of(const Impact& impact, LinkFate fate) {
  return links_of(const_cast<Impact&>(impact), fate);
}

}  // namespace viendan

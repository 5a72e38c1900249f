// What a document refers to, and how.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/span.h"
#include "model/names.h"

namespace viendan {

/// Acting document -> target. All relations of a pair are kept.
enum class Relation {
  LegalBasis,
  IssuedWith,
  Approves,
  Implements,
  Guides,
  Details,
  Amends,
  Replaces,
  Repeals,
  Corrects,
  Suspends,
  Pauses,
  Extends,
  Consolidates,
  Interprets,
  Announces,
  Refers,
};

// clang-format off
inline constexpr auto kRelations = NameTable<Relation, 17>{{
    {Relation::LegalBasis, "legal_basis"},     // căn cứ
    {Relation::IssuedWith, "issued_with"},     // ban hành kèm theo
    {Relation::Approves, "approves"},          // phê duyệt
    {Relation::Implements, "implements"},      // thực hiện, triển khai
    {Relation::Guides, "guides"},              // hướng dẫn
    {Relation::Details, "details"},            // quy định chi tiết
    {Relation::Amends, "amends"},              // sửa đổi, bổ sung
    {Relation::Replaces, "replaces"},          // thay thế
    {Relation::Repeals, "repeals"},            // bãi bỏ
    {Relation::Corrects, "corrects"},          // đính chính
    {Relation::Suspends, "suspends"},          // đình chỉ
    {Relation::Pauses, "pauses"},              // tạm ngưng
    {Relation::Extends, "extends"},            // kéo dài
    {Relation::Consolidates, "consolidates"},  // hợp nhất
    {Relation::Interprets, "interprets"},      // giải thích
    {Relation::Announces, "announces"},        // công bố
    {Relation::Refers, "refers"},              // dẫn chiếu
}};
// clang-format on

enum class CitationKind { Numbered, NamedLaw, Title, Self, Alias, Provision };
inline constexpr auto kCitationKinds = NameTable<CitationKind, 6>{{
    {CitationKind::Numbered, "numbered"},
    {CitationKind::NamedLaw, "named-law"},
    {CitationKind::Title, "title"},
    {CitationKind::Self, "self"},
    {CitationKind::Alias, "alias"},
    {CitationKind::Provision, "provision"},
}};

/// Resolved: the target's identity is sure, and it is in the corpus or the document itself.
/// Stub: the identity is sure, its text is not here. Ambiguous: several candidates. Unresolved:
/// nothing in the corpus tells what it is.
enum class CitationStatus { Resolved, Stub, Ambiguous, Unresolved };
inline constexpr auto kCitationStatuses = NameTable<CitationStatus, 4>{{
    {CitationStatus::Resolved, "resolved"},
    {CitationStatus::Stub, "stub"},
    {CitationStatus::Ambiguous, "ambiguous"},
    {CitationStatus::Unresolved, "unresolved"},
}};

/// What is known of a cited document. Empty strings where nothing is.
struct Reference {
  std::string id;  // "qd-ttg/2012/1393"; "qd-ttg/?/1393" where the year is unknown
  std::string symbol;
  std::string type;  // "Quyết định"
  std::string number;
  std::optional<Date> date;
  std::string issuer;
  std::string title;
  bool in_corpus = false;
  friend bool operator==(const Reference&, const Reference&) = default;
};

/// A provision inside the target.
struct Pinpoint {
  std::string article;
  std::string clause;
  std::string point;
  std::string annex;  // label, or "Phụ lục" for the only one
  friend bool operator==(const Pinpoint&, const Pinpoint&) = default;
  [[nodiscard]] bool empty() const { return *this == Pinpoint{}; }
};

struct Citation {
  Span span;      // in Document::text
  Span evidence;  // the sentence or line around it
  int block = 0;
  std::string surface;  // the words of the span
  CitationKind kind = CitationKind::Numbered;
  Relation relation = Relation::Refers;
  Reference target;
  Pinpoint pinpoint;
  CitationStatus status = CitationStatus::Unresolved;
  std::vector<std::string> candidates;  // identities, where ambiguous
  std::string rule;                     // how it was found and resolved: "symbol+date"
  double confidence = 1;
  friend bool operator==(const Citation&, const Citation&) = default;
};

/// A cited document that the corpus lacks, as its citations describe it.
struct Stub {
  Reference reference;
  std::vector<std::string> cited_by;  // document ids, sorted
  int mentions = 0;
  friend bool operator==(const Stub&, const Stub&) = default;
};

}  // namespace viendan

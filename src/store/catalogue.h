// What lists over all documents need, without loading the documents: facts of each, in a SQLite
// file beside the search index of each segment (segments/seg-000N/catalogue.sqlite).
//
// As immutable as its segment: opened without locks and without writing anything, so that a folder
// that may only be read will do. Facts of documents that are dead in a segment are passed over, by
// the same keys as in search.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/fact.h"
#include "model/validity.h"
#include "store/workspace.h"

namespace viendan::store {

/// A page of a list.
struct Page {
  std::size_t offset = 0;
  std::size_t limit = 50;
};

struct DocumentsWanted {
  std::string words;                                 // in symbol or title, folded; all of them
  std::vector<std::string> types, issuers, formats;  // any of each
  std::string from, to;                              // date of issue, ISO, inclusive
  bool unread_dates = false;                         // only those without a date
  enum class Order { Identity, Newest, Oldest, MostActivities, MostIssues } order = Order::Identity;
};

struct ActivitiesWanted {
  std::vector<std::string> agencies;  // ids, or names where a body has no id; any of them
  enum class Role { Any, Lead, Coordinating } role = Role::Any;
  std::optional<Date> from, to;  // the period overlaps; those without a period are left out then
  std::vector<std::string> documents;  // identities; any of them
  std::vector<std::string> funding;    // as printed; any of them
  std::string words;                   // in title or content, folded; all of them
  enum class Order { Document, Start, End, Agency, Title } order = Order::Document;
  bool descending = false;
};

struct CitationsWanted {
  std::string target;                    // identity that is cited; "" for any
  std::string document;                  // identity that cites; "" for any
  std::vector<CitationStatus> statuses;  // any of them; empty for all
  std::vector<Relation> relations;
  std::optional<Pinpoint> pinpoint;  // the provision cited, or one inside it
};

struct IssuesWanted {
  std::string code, document;  // "" for any
};

/// What sayings that can contradict each other have in common.
struct SayingKey {
  std::string code, key;
  friend auto operator<=>(const SayingKey&, const SayingKey&) = default;
};

struct StubsWanted {
  std::string words;  // in symbol or title, folded
  std::string type;
  enum class Order { MostMentions, Identity, Newest } order = Order::MostMentions;
};

/// A legal basis that had lapsed when the document that rests on it was issued, or has since.
struct LapsedBasis {
  std::string document, issued;  // identity, ISO
  std::string source;            // file of the document
  std::string basis;             // identity
  bool before = false;           // on the day of issue
  StateOn state;                 // of the basis: on that day, or at last
};

/// Reads the catalogues of a generation. One a thread; bounded memory however many documents.
class Catalogue {
 public:
  /// NoIndex (with a hint) where a segment has none or one of another format.
  [[nodiscard]] static Result<Catalogue> open(const Workspace& workspace);
  ~Catalogue();
  Catalogue(Catalogue&&) noexcept;
  Catalogue& operator=(Catalogue&&) noexcept;

  [[nodiscard]] Result<Listed<DocumentFact>> documents(const DocumentsWanted& wanted,
                                                       const Page& page) const;
  /// nullopt where it is not in the corpus.
  [[nodiscard]] Result<std::optional<DocumentFact>> document(std::string_view id) const;
  [[nodiscard]] Result<Listed<ActivityFact>> activities(const ActivitiesWanted& wanted,
                                                        const Page& page) const;
  /// Of a body: id, or name where it has no id.
  [[nodiscard]] Result<Listed<DutyFact>> duties(std::string_view agency, const Page& page) const;
  [[nodiscard]] Result<Listed<CitationFact>> citations(const CitationsWanted& wanted,
                                                       const Page& page) const;
  [[nodiscard]] Result<Listed<IssueFact>> issues(const IssuesWanted& wanted,
                                                 const Page& page) const;
  /// By number of activities, then by name. `words`: in the name, folded; "" for all.
  [[nodiscard]] Result<Listed<AgencyFact>> agencies(std::string_view words, const Page& page) const;
  [[nodiscard]] Result<std::optional<AgencyFact>> agency(std::string_view id) const;

  /// All cited documents that are not in the corpus.
  [[nodiscard]] Result<Listed<Stub>> stubs(const StubsWanted& wanted, const Page& page) const;
  [[nodiscard]] Result<std::optional<Stub>> stub(std::string_view id) const;
  /// What any citation or its own text says of a document: for previews and names of nodes.
  [[nodiscard]] Result<std::optional<Reference>> reference(std::string_view id) const;
  /// Documents and stubs with a symbol in any spelling ("1393/QD-TTg"), a number, or an identity.
  [[nodiscard]] Result<std::vector<Reference>> named(std::string_view address) const;
  /// What the corpus says of its validity, and how many documents cite it.
  [[nodiscard]] Result<Standing> standing(std::string_view id) const;

  /// The days of a document as it tells them, what other documents do to it, and the states that
  /// follow.
  [[nodiscard]] Result<History> history(std::string_view id) const;
  /// Documents whose legal basis has lapsed, by identity; each basis once.
  [[nodiscard]] Result<std::vector<LapsedBasis>> lapsed_bases() const;

  /// Relations from and to a document, without those to itself; by relation, then identity.
  [[nodiscard]] Result<std::vector<EdgeFact>> edges_from(std::string_view id) const;
  [[nodiscard]] Result<std::vector<EdgeFact>> edges_to(std::string_view id) const;

  [[nodiscard]] Result<std::vector<Disagreement>> disagreements() const;
  /// On these matters alone.
  [[nodiscard]] Result<std::vector<Disagreement>> disagreements(
      std::span<const SayingKey> keys) const;

  /// Counts over all documents, most frequent first (years in order).
  enum class By { Type, Issuer, Year, Format, Language, IssueCode, CitationStatus, Funding };
  [[nodiscard]] Result<std::vector<Count>> counts(By what) const;

 private:
  struct State;
  explicit Catalogue(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

using viendan::Saying;

/// Writes the catalogue of a segment, each document once: put in order of identity, or taken from
/// finished catalogues, not both.
class CatalogueWriter {
 public:
  /// A part is only there to be taken, so it has no indexes. Parts of one order are taken fastest
  /// where each knows how many documents stand `before` its own.
  struct Use {
    bool is_part = false;
    std::int64_t before = 0;
  };
  [[nodiscard]] static Result<CatalogueWriter> create(const std::filesystem::path& file, Use use);
  [[nodiscard]] static Result<CatalogueWriter> create(const std::filesystem::path& file) {
    return create(file, Use{});
  }
  ~CatalogueWriter();
  CatalogueWriter(CatalogueWriter&&) noexcept;
  CatalogueWriter& operator=(CatalogueWriter&&) noexcept;

  /// `key`: by which search knows this version of the document.
  [[nodiscard]] Result<void> put(const Document& document, std::string_view key,
                                 std::span<const Saying> sayings);
  /// All documents of another catalogue but for the dead. The file must stay until finish().
  [[nodiscard]] Result<void> take(const std::filesystem::path& file,
                                  std::span<const std::string> dead);
  /// Joins what was taken and completes the file, not flushed to the disk: the publisher does that.
  [[nodiscard]] Result<void> finish();

 private:
  struct State;
  explicit CatalogueWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace viendan::store

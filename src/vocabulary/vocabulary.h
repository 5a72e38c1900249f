// What exists in Vietnamese administration, as data: document types, issuers, agencies with their
// history, abbreviations, column headings, funding sources. Loaded once from the XML files of
// schemas/vocabulary/, which people may extend without a compiler; immutable and shared afterwards.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "model/table.h"

namespace viendan {

struct DocumentType {
  std::string code;  // "QĐ"; "" where the type leaves no trace in the symbol (Công văn, Luật)
  std::string name;  // "Quyết định"
  std::string slug;  // "qd": how identities begin
};

/// A body or office that stands in symbols: "TTg", "BCT", "UBND".
struct Issuer {
  std::string code;
  std::string name;  // of the body: "Bộ Công Thương"
  std::string office;  // who signs its decisions: "Bộ trưởng Bộ Công Thương"; or "" (the body)
  std::string agency;  // id in agencies
  std::optional<Date> from, to;
};

struct Agency {
  std::string id;
  std::string name;
  std::string abbreviation;
  std::string kind;                     // "ministry", "department" ...
  std::string parent;                   // id
  std::optional<Date> from, to;         // existed from, until; nullopt: no bound known
  std::vector<std::string> successors;  // ids
  std::vector<std::string> aliases;     // other printed forms
  std::string source;                   // of the fact: a decree, or "unverified"
};

/// "SXSH" -> "sản xuất sạch hơn".
struct Abbreviation {
  std::string shortened;
  std::string full;
  bool ambiguous = false;  // expanded only where the context says so
};

/// A column or field heading and what it means.
struct Heading {
  std::string text;  // folded words that the heading contains or is
  ColumnRole role = ColumnRole::Unknown;
  double confidence = 1;
};

/// How an agency was recognised, from surest to least.
enum class AgencyMatch { Exact, Folded, OneSyllable };

struct FoundAgency {
  const Agency* agency = nullptr;
  AgencyMatch match = AgencyMatch::Exact;
  std::string name;  // the name in full, spelled as the vocabulary has it
};

class Vocabulary {
 public:
  /// Reads all files; a damaged or missing one is an error naming file and place.
  [[nodiscard]] static Result<Vocabulary> load(const std::filesystem::path& folder);

  [[nodiscard]] const std::vector<DocumentType>& types() const { return types_; }
  [[nodiscard]] const std::vector<Issuer>& issuers() const { return issuers_; }
  [[nodiscard]] const std::vector<Agency>& agencies() const { return agencies_; }
  [[nodiscard]] const std::vector<Abbreviation>& abbreviations() const { return abbreviations_; }
  [[nodiscard]] const std::vector<std::string>& funding_sources() const { return funding_; }

  /// By code as symbols have it (case and marks decide: TTr is not TT), or nullptr.
  [[nodiscard]] const DocumentType* type_by_code(std::string_view code) const;
  /// By name in any case ("QUYẾT ĐỊNH"), or nullptr.
  [[nodiscard]] const DocumentType* type_by_name(std::string_view name) const;
  [[nodiscard]] const Issuer* issuer_by_code(std::string_view code,
                                             std::optional<Date> as_of = {}) const;
  /// By the name of the body or of the office, in any case.
  [[nodiscard]] const Issuer* issuer_by_name(std::string_view name) const;
  [[nodiscard]] const Agency* agency_by_id(std::string_view id) const;

  /// The agency that all of `text` names, as of a date: of two bodies with one name the one that
  /// existed then. Exact spelling first, then without accents, then with one syllable misread,
  /// each only where a single body fits; nullopt otherwise.
  [[nodiscard]] std::optional<FoundAgency> find_agency(std::string_view text,
                                                       std::optional<Date> as_of = {}) const;
  /// The longest agency name or alias, in exact spelling and any case, at the very beginning of
  /// `text` and ending at a word bound; the number of bytes that it covers, or 0.
  [[nodiscard]] std::size_t agency_prefix(std::string_view text) const;

  /// The role of a column or field heading: the heading whose words it has, longest first.
  /// Accents and case do not matter. Unknown with confidence 0 where none fits.
  [[nodiscard]] Column role_of(std::string_view heading) const;

  /// Identifies the vocabulary's content: part of what decides whether a document is read anew.
  [[nodiscard]] const std::string& version() const { return version_; }

 private:
  friend class VocabularyLoader;
  Vocabulary() = default;

  [[nodiscard]] std::vector<std::size_t> misread_agencies(std::string_view folded) const;

  std::vector<DocumentType> types_;
  std::vector<Issuer> issuers_;
  std::vector<Agency> agencies_;
  std::vector<Abbreviation> abbreviations_;
  std::vector<Heading> headings_;
  std::vector<std::string> funding_;
  std::string version_;
  // Indexes into the vectors above; see names.h for the keys.
  std::unordered_map<std::string, std::vector<std::size_t>> type_names_;
  std::unordered_map<std::string, std::vector<std::size_t>> issuer_names_;
  std::unordered_map<std::string, std::size_t> agency_ids_;
  std::unordered_map<std::string, std::vector<std::size_t>> agency_names_;
  std::unordered_map<std::string, std::vector<std::size_t>> folded_agency_names_;
  // All beginnings of agency names at word bounds; true where one is a whole name.
  std::unordered_map<std::string, bool> agency_beginnings_;
  // By the first syllable of the folded name: the noun that says what sort of body it is.
  struct AgencySyllables {
    std::vector<std::string> syllables;
    std::size_t agency = 0;
  };
  std::unordered_map<std::string, std::vector<AgencySyllables>> agency_heads_;
  std::unordered_map<std::string, std::size_t> heading_words_;
  std::size_t longest_heading_ = 0;  // in words
};

}  // namespace viendan

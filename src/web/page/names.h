// What the things of the model are called on the pages, in both languages: one table each.
#pragma once

#include <span>
#include <string_view>

#include "model/citation.h"
#include "model/query.h"
#include "model/standing.h"
#include "web/page/phrase.h"

namespace viendan::web {

/// Relations that a reader looks for together, in the order in which pages show them.
enum class RelationGroup { Basis, Content, Guidance, Change, Reference };

struct RelationName {
  Relation relation;
  RelationGroup group;
  Phrase name;  // of the relation itself: "Thay thế"
  Phrase out;   // before what the document acts on: "Thay thế"
  Phrase in;    // before what acts on the document: "Bị thay thế bởi"
};
/// In the order of the enumeration; pages sort by group first.
[[nodiscard]] std::span<const RelationName> relation_names();
[[nodiscard]] const RelationName& name_of(Relation relation);
[[nodiscard]] const Phrase& name_of(RelationGroup group);

/// "Bị thay thế"; of Unknown, that nothing is said.
[[nodiscard]] const Phrase& name_of(Validity validity);
[[nodiscard]] const Phrase& name_of(CitationStatus status);
[[nodiscard]] const Phrase& name_of(CitationKind kind);
[[nodiscard]] const Phrase& name_of(SortBy order);

/// The name of a code, and what it means in a sentence.
struct CodeName {
  std::string_view code;
  Phrase name;
  Phrase meaning = {};
};
/// Of Issue::code: what stays open after reading; listed in src/README.md.
[[nodiscard]] std::span<const CodeName> issue_names();
/// Of Repair::rule.
[[nodiscard]] std::span<const CodeName> repair_names();
/// Of Repair::field, which is the role of a column ("lead") or a part of the document ("text").
[[nodiscard]] std::span<const CodeName> field_names();
/// Of Disagreement::code.
[[nodiscard]] std::span<const CodeName> disagreement_names();
/// Of Metadata::language.
[[nodiscard]] std::span<const CodeName> language_names();
/// Of Document::format.
[[nodiscard]] std::span<const CodeName> format_names();
/// Of CitationStatus and Validity as exports write them ("stub", "replaced"), with their meaning.
[[nodiscard]] std::span<const CodeName> status_names();
[[nodiscard]] std::span<const CodeName> validity_names();

/// The row of a code, or nullptr.
[[nodiscard]] const CodeName* find_name(std::span<const CodeName> names, std::string_view code);
/// The name of a code in a language; the code itself where it has none. Lives as long as `code`.
[[nodiscard]] std::string_view shown_name(std::span<const CodeName> names, std::string_view code,
                                          Language language);

}  // namespace viendan::web

// Links that a person decided: this mention means that document, or does not mean it.
//
// A decision is compared with what the rules make of the mention, so it is taken after them, each
// time anew, and its traces in the document with it. What the corpus is told and asked is known
// before: whoever is sure what a mention means is so by the document alone.
#pragma once

#include <functional>
#include <optional>

#include "corrections/corrections.h"
#include "model/document.h"

namespace viendan::corrections {

inline constexpr std::string_view kConfirmedRule = "confirmed-by-person";
inline constexpr std::string_view kRefusedRule = "refused-by-person";

/// What decisions leave in a document beside its citations.
struct Decisions {
  std::vector<Correction> corrections = {};
  std::vector<Repair> repairs = {};
  std::vector<Issue> issues = {};
  friend bool operator==(const Decisions&, const Decisions&) = default;
};

/// Takes them out of a document.
[[nodiscard]] Decisions take_decisions(Document& document);
void put_decisions(Document& document, Decisions decisions);

/// What the corpus knows of an identity; nullopt where it knows nothing.
using Known = std::function<std::optional<Reference>(std::string_view)>;

/// Whether the citations have been resolved against a corpus. Without one those that are open fit
/// whatever the person saw.
enum class Seen { Corpus, DocumentAlone };

/// Changes the citations of the document, which the rules have resolved. Those that a person
/// decided have one of the rules above.
[[nodiscard]] Decisions decide_links(const Document& document, std::vector<Citation>& citations,
                                     const Entries& entries, const Known& known,
                                     Seen seen = Seen::Corpus);

/// What decisions change of what a document says and asks.
struct Voice {
  std::vector<bool> silent = {};        // of each citation: it makes no claim on its target
  std::vector<std::string> asked = {};  // identities that were confirmed
  [[nodiscard]] bool plain() const { return silent.empty() && asked.empty(); }
};

/// The identities that people say are meant.
[[nodiscard]] std::vector<std::string> confirmed(const Entries& entries);

/// By the citations as the document alone tells them.
[[nodiscard]] Voice voice_of(const Document& document, const Entries& entries);
/// The same by a record: by the citations as found, and as they were recorded with decisions.
[[nodiscard]] Voice voice_of(const std::vector<Citation>& found,
                             const std::vector<Citation>& recorded);

}  // namespace viendan::corrections

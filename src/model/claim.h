// What documents say of documents, piece by piece, so that one document can be taken out or put in
// without the others being read.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/citation.h"

namespace viendan {

/// What one document says of a document: of itself, or of one that it cites with number and date.
/// What the corpus knows of a document is the sum of the distinct claims on its identity.
struct Claim {
  Reference reference;  // in_corpus: said of itself
  std::string title;    // folded; "" where the claim gives no title that could name it
  std::string core;     // the title's words without its period, by which it is looked for
  friend bool operator==(const Claim&, const Claim&) = default;
};
[[nodiscard]] std::strong_ordering operator<=>(const Claim& a, const Claim& b);

/// A fixed form, the same for equal claims and for no others; and back, nullopt for other bytes.
[[nodiscard]] std::string to_bytes(const Claim& claim);
[[nodiscard]] std::optional<Claim> claim_from_bytes(std::string_view bytes);

// The keys by which documents are asked for. Whoever stores them may store a digest: two keys of
// one digest cost a needless look and change no answer.
[[nodiscard]] std::string identity_key(std::string_view identity);
[[nodiscard]] std::string symbol_key(std::string_view symbol);  // "" where nothing can be asked
[[nodiscard]] std::string core_key(std::string_view core);      // "" where nothing can be asked

/// The keys under which the claim's document is found because of it, sorted.
[[nodiscard]] std::vector<std::string> keys(const Claim& claim);

/// The sum of claims on one document; their order and number do not matter.
struct Known {
  Reference reference;
  std::vector<std::string> titles;  // folded, sorted
  Reference own, said;              // what it says of itself, what others say of it
  friend bool operator==(const Known&, const Known&) = default;
};
void add(Known& known, const Claim& claim);

/// Whether an identity tells one document from all others: a number without its year does not.
[[nodiscard]] bool is_sure(std::string_view identity);

/// What a resolved document says of its relation to another: one row a relation.
struct Link {
  std::string target;  // identity
  Relation relation = Relation::Refers;
  bool whole = true;  // false: only of provisions that the citations name
  bool stub = false;  // the corpus lacks the target
  int mentions = 0;
  friend auto operator<=>(const Link&, const Link&) = default;
};

}  // namespace viendan

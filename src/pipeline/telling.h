// What a document says before any of it is resolved: alone, and as the live index has it.
#pragma once

#include <string>
#include <vector>

#include "corrections/links.h"
#include "pipeline/work.h"
#include "store/link_table.h"

namespace viendan::pipeline {

[[nodiscard]] corrections::Entries entries_of(const Bench& bench, const Item& item);

/// A document as it is found alone, and as the live index has it.
struct Found {
  Document document;
  std::vector<Citation> recorded = {};
  corrections::Decisions decided = {};  // by people, as the live index has them
};

/// `place`: of the item among all, by which the shelf knows it.
[[nodiscard]] Result<Found> take(const Bench& bench, const Item& item, std::size_t place);

/// What the link table is to know of a document.
struct Told {
  std::vector<Claim> claims;
  std::vector<std::string> lookups;
  std::vector<Link> recorded = {};  // as the live index has them
  store::Acting acting = {};        // likewise
};
/// `voice`: what people decided of its mentions.
[[nodiscard]] Told told_by(const Document& document, const corrections::Voice& voice);

/// Leaves the document where it is: most are looked at again when all have told.
[[nodiscard]] Result<Told> tell(const Bench& bench, const Item& item, std::size_t place);

}  // namespace viendan::pipeline

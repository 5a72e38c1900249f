// Which document does the user mean?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/catalogue.h"
#include "vocabulary/vocabulary.h"

namespace viendan::cli {

/// What an address names: documents of the corpus and cited ones with that identity or symbol.
struct Found {
  std::vector<std::string> documents;  // identities
  std::vector<std::string> stubs;
  std::string provision;  // after '#'; "" for the whole
};

/// Matches an identity ("qd-ttg/2012/1393"), a symbol in any spelling ("1393/QD-TTg",
/// "13443 /QĐ-BCT") or a bare number. NotFound where nothing fits.
[[nodiscard]] Result<Found> find_document(std::string_view address,
                                          const store::Catalogue& catalogue,
                                          const Vocabulary& vocabulary);

/// The same, where it must be one document or stub: its identity. NotFound lists the candidates
/// where there are several.
[[nodiscard]] Result<std::string> find_one(std::string_view address,
                                           const store::Catalogue& catalogue,
                                           const Vocabulary& vocabulary);

}  // namespace viendan::cli

// Where the words of a query stand in one record of a document, told by the index alone.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/index/database.h"
#include "search/query/query_text.h"
#include "search/words/spellings.h"

namespace viendan::search {

using Positions = std::vector<std::uint32_t>;  // ascending

class PositionFinder {
 public:
  /// What an accent in the query asks for: itself where the document has the word so (to show the
  /// best), or the word in any spelling (to know whether it is there, as matching counts it).
  enum class Accents { Preferred, Ignored };

  /// The arguments must outlive this. `work`: to which the positions are added that were read.
  PositionFinder(const Database& documents, std::uint32_t record, const Spellings& spellings,
                 Accents accents = Accents::Preferred, std::size_t* work = nullptr)
      : documents_(documents),
        spellings_(spellings),
        record_(record),
        accents_(accents),
        work_(work) {}

  /// Where a clause with words is met; a sequence is where its first word stands.
  [[nodiscard]] Result<Positions> positions(const Clause& clause);

 private:
  [[nodiscard]] Result<Positions> word(const Spelling& word, bool exact);
  [[nodiscard]] Result<Positions> prefix(const Clause& clause);
  [[nodiscard]] Result<Positions> sequence(const Clause& clause);
  [[nodiscard]] Result<Positions> near(const Clause& clause);
  [[nodiscard]] Result<const Positions*> of_term(const std::string& term);

  const Database& documents_;
  const Spellings& spellings_;
  std::uint32_t record_;
  Accents accents_;
  std::size_t* work_;
  std::map<std::string, Positions> known_ = {};  // words stand in several clauses
};

}  // namespace viendan::search

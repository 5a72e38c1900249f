// The rows of the table of links: what a document says is set, and what that changes is noted.
// Failures stay in the Sql; whoever calls looks at its outcome.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/claim.h"
#include "model/standing.h"
#include "store/acts.h"
#include "store/link_table.h"
#include "store/sql.h"

namespace viendan::store {

using Id = std::int64_t;

/// 64 bits of a digest: two keys that share them cost a needless look, and what is found is
/// compared by its text where that matters.
[[nodiscard]] std::int64_t short_digest(std::string_view bytes);

/// What all claims on one document say, and the keys under which they make it found.
struct Sum {
  Known known;
  std::set<std::string> keys;
};

class LinkRows {
 public:
  explicit LinkRows(Sql opened) : sql(std::move(opened)) {}

  [[nodiscard]] std::optional<Id> known_id(std::string_view name);
  [[nodiscard]] Id id_of(std::string_view name);
  [[nodiscard]] std::string name_of(Id id);
  [[nodiscard]] std::vector<Claim> claims_on(Id identity);
  [[nodiscard]] Sum sum_of(Id identity);
  [[nodiscard]] Standing standing_of(Id identity);
  [[nodiscard]] Id stub_mentions(Id identity);

  void set_claims(Id document, std::span<const Claim> claims);
  void set_lookups(Id document, std::span<const std::string> lookups);
  void set_links(Id document, std::span<const Link> links);
  void set_acting(Id document, const Acting& acting);

  void forget_changes(Tracking from_now);
  [[nodiscard]] LinkChanges changes();

  Sql sql;

 private:
  /// The rows of one document about one target.
  struct Mentioned {
    bool any = false;
    Id stubs = 0;
  };
  struct LinkKey {
    Id target, relation, whole, stub;
    friend auto operator<=>(const LinkKey&, const LinkKey&) = default;
  };
  using LinkCounts = std::map<LinkKey, Id>;

  void note_sum(Id identity);
  void note_standing(Id target);
  [[nodiscard]] ActDays days_of(Id document);
  [[nodiscard]] std::vector<ActBy> acts_on(Id target);
  [[nodiscard]] std::vector<Act> acts_of(Id document);
  [[nodiscard]] std::set<Id> claims_of(Id document);
  [[nodiscard]] Id claim_id(const Claim& claim);
  void make_keys(Id identity, const Claim& claim);
  void drop_claim(Id id);
  [[nodiscard]] LinkCounts links_of(Id document);
  [[nodiscard]] LinkCounts counted(Id document, std::span<const Link> links);
  void count_links(const LinkCounts& before, const LinkCounts& after);

  Tracking tracking_ = Tracking::On;
  std::map<Id, Sum> sums_before_;            // of identities on which claims came or went
  std::map<Id, Standing> standings_before_;  // of targets to which links came or went
  std::set<Id> stubs_touched_;
};

}  // namespace viendan::store

// What documents say of documents: references, stubs, edges.
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "base/unicode.h"
#include "model/claim.h"
#include "store/catalogue_facts.h"
#include "store/catalogue_parts.h"
#include "store/catalogue_validity.h"
#include "store/standing.h"

namespace viendan::store {
namespace {

// A number alone may name many documents; nobody reads more.
constexpr std::size_t kMostNamed = 100;

template <typename Row>
Reference own_reference(const Row& row) {
  const auto text = [&row](int column) { return std::string(row.text(column)); };
  return {text(0), text(1), text(2), text(3), parse_iso_date(row.text(4)), text(5), text(6), true};
}

constexpr std::string_view kSaid =
    "SELECT DISTINCT x.target, x.symbol, x.type, x.number, x.date, x.issuer, x.title FROM "
    "descriptions x WHERE x.target=? AND {alive}";
constexpr std::string_view kTold =
    "SELECT DISTINCT x.target, x.symbol, x.type, x.number, x.date, x.issuer, x.title FROM "
    "descriptions x WHERE x.target=? AND x.told AND {alive}";

void add_said(Known& known, Reference said) {
  said.in_corpus = false;
  add(known, Claim{std::move(said), "", ""});
}

void said_by_others(Parts& parts, std::string_view id, std::string_view statement, Known& known) {
  const Sql::Value value = id;
  parts.each(statement, {&value, 1},
             [&](const Sql::Row& row) { add_said(known, own_reference(row)); });
}

/// What the document says of itself, and what others say of it where they are sure.
Known known_of(Parts& parts, std::string_view id) {
  Known known;
  const Sql::Value value = id;
  parts.each(
      "SELECT x.name, x.symbol, x.type, x.number, x.date, x.issuer, x.title FROM documents x WHERE "
      "x.name=? AND {alive_document}",
      {&value, 1}, [&](const Sql::Row& row) {
        add(known, Claim{own_reference(row), "", ""});
      });
  said_by_others(parts, id, kTold, known);
  return known;
}

/// A stub as the rows of all parts count it.
struct Mentioned {
  std::string id;
  int mentions = 0;
};

std::vector<std::string> citing(Parts& parts, std::string_view id) {
  std::vector<std::string> names;
  const Sql::Value value = id;
  parts.each(
      "SELECT DISTINCT d.name FROM links x JOIN documents d ON d.id=x.id>>24 WHERE x.target=? AND "
      "x.whole+x.part>0 AND {alive}",
      {&value, 1}, [&](const Sql::Row& row) { names.emplace_back(row.text(0)); });
  std::ranges::sort(names);
  return names;
}

Stub stub_of(Parts& parts, const Mentioned& mentioned) {
  Stub stub{known_of(parts, mentioned.id).reference, citing(parts, mentioned.id),
            mentioned.mentions};
  stub.reference.id = mentioned.id;
  return stub;
}

/// Calls for each stub, in order of identity.
template <typename Take>
void each_stub(Parts& parts, const Take& take) {
  auto rows = parts.merged(
      "SELECT x.target, SUM(x.stubs) FROM links x WHERE x.stubs>0 AND {alive} GROUP BY x.target "
      "ORDER BY x.target",
      {}, [](const auto& a, const auto& b) { return a.text(0) < b.text(0); });
  Mentioned stub;
  while (rows.next()) {
    if (rows.row().text(0) != stub.id) {
      if (!stub.id.empty()) take(stub);
      stub = {std::string(rows.row().text(0)), 0};
    }
    stub.mentions += static_cast<int>(rows.row().number(1));
  }
  if (!stub.id.empty()) take(stub);
}

/// What is told of one document after the other, in order of identity.
class TellingsInOrder {
 public:
  explicit TellingsInOrder(Parts& parts)
      : rows_(parts.merged("SELECT x.target, x.symbol, x.type, x.number, x.date, x.issuer, x.title "
                           "FROM descriptions x WHERE x.told AND {alive} ORDER BY x.target",
                           {}, [](const auto& a, const auto& b) { return a.text(0) < b.text(0); })),
        more_(rows_.next()) {}

  /// Of identities that follow each other.
  Reference of(std::string_view id) {
    Known known;
    for (; more_ && rows_.row().text(0) <= id; more_ = rows_.next()) {
      if (rows_.row().text(0) == id) add_said(known, own_reference(rows_.row()));
    }
    return std::move(known.reference);
  }

 private:
  Merged rows_;
  bool more_;
};

bool has_words(const Reference& reference, std::span<const std::string_view> words) {
  if (words.empty()) return true;
  const std::string text = fold(reference.symbol + "\n" + reference.title);
  return std::ranges::all_of(
      words, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

/// A stub in an order: the smaller stands first.
struct Ranked {
  std::int64_t rank = 0;  // of mentions
  std::string date;       // the newest first
  Mentioned stub;
  friend bool operator<(const Ranked& a, const Ranked& b) {
    if (a.rank != b.rank) return a.rank > b.rank;
    if (a.date != b.date) return a.date > b.date;
    return a.stub.id < b.stub.id;
  }
};

std::vector<EdgeFact> edges(Parts& parts, std::string_view statement, std::string_view id) {
  std::vector<EdgeFact> found;
  const Sql::Value value = id;
  parts.each(statement, {&value, 1}, [&](const Sql::Row& row) {
    found.push_back({std::string(row.text(0)), std::string(row.text(1)),
                     static_cast<Relation>(row.number(2)),
                     static_cast<CitationStatus>(row.number(3)), static_cast<int>(row.number(4))});
  });
  std::ranges::sort(found, {}, [](const EdgeFact& edge) {
    return std::tuple(edge.relation, std::string_view(edge.to), std::string_view(edge.from));
  });
  return found;
}

}  // namespace

std::optional<Reference> known_reference(Parts& parts, std::string_view id) {
  Known known = known_of(parts, id);
  // Open citations guess: an identity without a year.
  if (known.reference.id.empty()) said_by_others(parts, id, kSaid, known);
  if (known.reference.id.empty()) return std::nullopt;
  return std::move(known.reference);
}

Result<Listed<Stub>> Catalogue::stubs(const StubsWanted& wanted, const Page& page) const {
  Parts& parts = state_->parts;
  const std::size_t most = page.offset + std::min(page.limit, std::size_t{1} << 20U);
  const bool newest = wanted.order == StubsWanted::Order::Newest;
  const bool by_mentions = wanted.order == StubsWanted::Order::MostMentions;
  const bool looks = newest || !wanted.words.empty() || !wanted.type.empty();
  const std::string folded = squeeze(fold(to_nfc(wanted.words)));
  const auto words = folded.empty() ? std::vector<std::string_view>() : split(folded, ' ');
  std::optional<TellingsInOrder> tellings;
  if (looks) tellings.emplace(parts);
  std::set<Ranked> best;
  Listed<Stub> listed;
  each_stub(parts, [&](const Mentioned& stub) {
    Ranked ranked{by_mentions ? stub.mentions : 0, "", stub};
    if (looks) {
      const Reference known = tellings->of(stub.id);
      if (!wanted.type.empty() && known.type != wanted.type) return;
      if (!has_words(known, words)) return;
      if (newest && known.date) ranked.date = known.date->iso();
    }
    ++listed.total;
    best.insert(std::move(ranked));
    if (best.size() > most) best.erase(std::prev(best.end()));
  });
  std::size_t at = 0;
  for (const Ranked& ranked : best) {
    if (at++ >= page.offset) listed.items.push_back(stub_of(parts, ranked.stub));
  }
  return parts.with_outcome(std::move(listed));
}

Result<std::optional<Stub>> Catalogue::stub(std::string_view id) const {
  Parts& parts = state_->parts;
  Mentioned mentioned{std::string(id), 0};
  const Sql::Value value = id;
  parts.each("SELECT SUM(x.stubs) FROM links x WHERE x.target=? AND {alive}", {&value, 1},
             [&](const Sql::Row& row) { mentioned.mentions += static_cast<int>(row.number(0)); });
  std::optional<Stub> stub;
  if (mentioned.mentions > 0) stub = stub_of(parts, mentioned);
  return parts.with_outcome(std::move(stub));
}

Result<std::optional<Reference>> Catalogue::reference(std::string_view id) const {
  auto known = known_reference(state_->parts, id);
  return state_->parts.with_outcome(std::move(known));
}

Result<std::vector<Reference>> Catalogue::named(std::string_view address) const {
  Parts& parts = state_->parts;
  const std::string key = written_key(address);
  const std::string number(trim(address));
  std::set<std::string> ids{number};
  const auto take = [&](const Sql::Row& row) {
    if (ids.size() <= kMostNamed) ids.emplace(row.text(0));
  };
  const std::vector<Sql::Value> values{std::string_view(key), std::string_view(number)};
  if (!number.empty()) {
    parts.each(
        "SELECT x.name FROM documents x WHERE (x.symbol_key=? OR x.number=?) AND {alive_document} "
        "ORDER BY x.name",
        values, take);
    parts.each(
        "SELECT DISTINCT x.target FROM descriptions x WHERE (x.symbol_key=? OR x.number=?) AND "
        "x.told AND {alive} ORDER BY x.target",
        values, take);
  }
  std::vector<Reference> found;
  for (const auto& id : ids) {
    auto known = known_reference(parts, id);
    if (!known || (!known->in_corpus && !is_sure(id))) continue;
    const bool fits = id == number || known->number == number || written_key(known->symbol) == key;
    if (fits) found.push_back(*std::move(known));
  }
  std::ranges::stable_sort(found, {}, [](const Reference& r) { return !r.in_corpus; });
  return parts.with_outcome(std::move(found));
}

Result<Standing> Catalogue::standing(std::string_view id) const {
  Parts& parts = state_->parts;
  Standing standing;
  const Sql::Value value = id;
  parts.each(
      "SELECT COUNT(DISTINCT x.id>>24) FROM links x WHERE x.target=? AND x.whole+x.part>0 AND "
      "{alive}",
      {&value, 1},
      [&](const Sql::Row& row) { standing.cited_by += static_cast<unsigned>(row.number(0)); });
  const auto acts = acts_on(parts, id);
  standing.validity = validity_after(acts);
  standing.bounds = bounds_of(history_of(own_days(parts, id), acts));
  return parts.with_outcome(standing);
}

Result<std::vector<EdgeFact>> Catalogue::edges_from(std::string_view id) const {
  auto found = edges(state_->parts,
                     "SELECT d.name, x.target, x.relation, x.status, x.mentions FROM documents d "
                     "JOIN links x ON x.id BETWEEN d.id<<24 AND (d.id<<24)|16777215 WHERE d.name=? "
                     "AND {alive}",
                     id);
  return state_->parts.with_outcome(std::move(found));
}

Result<std::vector<EdgeFact>> Catalogue::edges_to(std::string_view id) const {
  auto found = edges(state_->parts,
                     "SELECT d.name, x.target, x.relation, x.status, x.mentions FROM links x JOIN "
                     "documents d ON d.id=x.id>>24 WHERE x.target=? AND {alive}",
                     id);
  return state_->parts.with_outcome(std::move(found));
}

}  // namespace viendan::store

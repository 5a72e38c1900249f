#include "store/link_rows.h"

#include <algorithm>
#include <charconv>

#include "base/file.h"
#include "store/standing.h"

namespace viendan::store {
namespace {

void add_title_keys(const std::set<std::string>& from, std::set<std::string>& to) {
  const std::string first = core_key(" ");
  for (const auto& key : from) {
    if (key.front() == first.front()) to.insert(key);
  }
}

/// The keys that give another answer than before: all where the reference is another; those of
/// titles, which alone compare titles, where these are; and those that begin or cease to find it.
void add_changed_keys(const Sum& before, const Sum& after, std::set<std::string>& changed) {
  if (before.known.reference != after.known.reference) {
    changed.insert(before.keys.begin(), before.keys.end());
    changed.insert(after.keys.begin(), after.keys.end());
    return;
  }
  std::ranges::set_symmetric_difference(before.keys, after.keys,
                                        std::inserter(changed, changed.end()));
  if (before.known.titles == after.known.titles) return;
  add_title_keys(before.keys, changed);
  add_title_keys(after.keys, changed);
}

/// Of the columns relation, whole, begins and ends.
Act act_in(const Sql::Row& row, int first, std::string target) {
  return {.target = std::move(target),
          .relation = static_cast<Relation>(row.number(first)),
          .whole = row.number(first + 1) != 0,
          .from = std::string(row.text(first + 2)),
          .to = std::string(row.text(first + 3))};
}

std::vector<std::string> listed(const std::set<std::string>& values) {
  return {values.begin(), values.end()};
}

}  // namespace

std::int64_t short_digest(std::string_view bytes) {
  const std::string whole = digest(bytes);
  std::uint64_t value = 0;
  std::from_chars(whole.data(), whole.data() + 16, value, 16);
  return static_cast<std::int64_t>(value);
}

std::optional<Id> LinkRows::known_id(std::string_view name) {
  return sql.number("SELECT id FROM names WHERE name=?", {name});
}

Id LinkRows::id_of(std::string_view name) {
  if (const auto id = known_id(name)) return *id;
  sql.run("INSERT INTO names(name) VALUES(?)", {name});
  return sql.last_id();
}

std::string LinkRows::name_of(Id id) {
  return sql.text("SELECT name FROM names WHERE id=?", {id});
}

std::vector<Claim> LinkRows::claims_on(Id identity) {
  std::vector<Claim> claims;
  sql.each("SELECT body FROM claims WHERE identity=?", {identity}, [&](const Sql::Row& row) {
    auto claim = claim_from_bytes(row.text(0));
    if (!claim) return sql.fail_damaged("a claim that cannot be read");
    claims.push_back(*std::move(claim));
  });
  return claims;
}

Sum LinkRows::sum_of(Id identity) {
  Sum sum;
  for (const Claim& claim : claims_on(identity)) {
    add(sum.known, claim);
    for (auto& key : keys(claim)) sum.keys.insert(std::move(key));
  }
  return sum;
}

Standing LinkRows::standing_of(Id identity) {
  Standing standing;
  const auto cited_by = sql.number("SELECT cited_by FROM names WHERE id=?", {identity});
  standing.cited_by = static_cast<unsigned>(cited_by.value_or(0));
  const auto acts = acts_on(identity);
  standing.validity = validity_after(acts);
  standing.bounds = bounds_of(history_of(days_of(identity), acts));
  return standing;
}

ActDays LinkRows::days_of(Id document) {
  ActDays days;
  sql.each("SELECT issued, begins, ends FROM days WHERE document=?", {document},
           [&](const Sql::Row& row) {
             days = {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))};
           });
  return days;
}

std::vector<ActBy> LinkRows::acts_on(Id target) {
  std::vector<ActBy> acts;
  sql.each(
      "SELECT name, issued, d.begins, d.ends, relation, whole, a.begins, a.ends FROM acts a JOIN "
      "names n ON n.id=a.document JOIN days d ON d.document=a.document WHERE a.target=?",
      {target}, [&](const Sql::Row& row) {
        const auto text = [&row](int column) { return std::string(row.text(column)); };
        acts.push_back(
            {.by = text(0), .days = {text(1), text(2), text(3)}, .act = act_in(row, 4, {})});
      });
  return acts;
}

std::vector<Act> LinkRows::acts_of(Id document) {
  std::vector<Act> acts;
  sql.each(
      "SELECT name, relation, whole, begins, ends FROM acts JOIN names ON id=target WHERE "
      "document=?",
      {document},
      [&](const Sql::Row& row) { acts.push_back(act_in(row, 1, std::string(row.text(0)))); });
  std::ranges::sort(acts);
  return acts;
}

/// The days of a document bear on its own standing and on that of all on which it acts.
void LinkRows::set_acting(Id document, const Acting& acting) {
  const Acting before{days_of(document), acts_of(document)};
  if (before == acting) return;
  if (before.days != acting.days) note_standing(document);
  for (const auto* acts : {&before.acts, &acting.acts}) {
    for (const Act& act : *acts) note_standing(id_of(act.target));
  }
  sql.run("DELETE FROM days WHERE document=?", {document});
  sql.run("DELETE FROM acts WHERE document=?", {document});
  if (acting == Acting{}) return;
  sql.run("INSERT INTO days VALUES(?,?,?,?)",
          {document, acting.days.issued, acting.days.from, acting.days.to});
  for (const Act& act : acting.acts) {
    if (id_of(act.target) == document) continue;
    sql.run(
        "INSERT INTO acts VALUES(?,?,?,?,?,?)",
        {document, id_of(act.target), static_cast<Id>(act.relation), act.whole, act.from, act.to});
  }
}

Id LinkRows::stub_mentions(Id identity) {
  return sql.number("SELECT stub_mentions FROM names WHERE id=?", {identity}).value_or(0);
}

void LinkRows::note_sum(Id identity) {
  if (tracking_ == Tracking::Off || sums_before_.contains(identity)) return;
  sums_before_.emplace(identity, sum_of(identity));
}

void LinkRows::note_standing(Id target) {
  if (tracking_ == Tracking::Off || standings_before_.contains(target)) return;
  standings_before_.emplace(target, standing_of(target));
}

std::set<Id> LinkRows::claims_of(Id document) {
  std::set<Id> claims;
  sql.each("SELECT claim FROM made WHERE document=?", {document},
           [&](const Sql::Row& row) { claims.insert(row.number(0)); });
  return claims;
}

void LinkRows::make_keys(Id identity, const Claim& claim) {
  for (const auto& key : keys(claim)) {
    sql.run("INSERT INTO keys VALUES(?,?,1) ON CONFLICT DO UPDATE SET uses=uses+1",
            {short_digest(key), identity});
  }
}

/// The row of a claim, which nobody may have made so far.
Id LinkRows::claim_id(const Claim& claim) {
  const Id identity = id_of(claim.reference.id);
  const std::string body = to_bytes(claim);
  const auto digest = short_digest(body);
  std::optional<Id> found;
  sql.each("SELECT id, body FROM claims WHERE identity=? AND digest=?", {identity, digest},
           [&](const Sql::Row& row) {
             if (row.text(1) == body) found = row.number(0);
           });
  if (found) return *found;
  note_sum(identity);
  sql.run("INSERT INTO claims(identity, digest, body, makers) VALUES(?,?,?,0)",
          {identity, digest, body});
  const Id made = sql.last_id();
  make_keys(identity, claim);
  return made;
}

void LinkRows::drop_claim(Id id) {
  Id identity = 0;
  std::optional<Claim> claim;
  sql.each("SELECT identity, body FROM claims WHERE id=?", {id}, [&](const Sql::Row& row) {
    identity = row.number(0);
    claim = claim_from_bytes(row.text(1));
  });
  if (!claim) return sql.fail_damaged("a claim that cannot be read");
  note_sum(identity);
  sql.run("DELETE FROM claims WHERE id=?", {id});
  for (const auto& key : keys(*claim)) {
    const auto digest = short_digest(key);
    sql.run("UPDATE keys SET uses=uses-1 WHERE key=? AND identity=?", {digest, identity});
    sql.run("DELETE FROM keys WHERE key=? AND identity=? AND uses=0", {digest, identity});
  }
}

void LinkRows::set_claims(Id document, std::span<const Claim> claims) {
  const std::set<Id> had = claims_of(document);
  std::set<Id> has;
  for (const Claim& claim : claims) {
    const Id id = claim_id(claim);
    if (!has.insert(id).second || had.contains(id)) continue;
    sql.run("INSERT INTO made VALUES(?,?)", {document, id});
    sql.run("UPDATE claims SET makers=makers+1 WHERE id=?", {id});
  }
  for (const Id id : had) {
    if (has.contains(id)) continue;
    sql.run("DELETE FROM made WHERE document=? AND claim=?", {document, id});
    sql.run("UPDATE claims SET makers=makers-1 WHERE id=?", {id});
    if (sql.number("SELECT makers FROM claims WHERE id=?", {id}) == 0) drop_claim(id);
  }
}

void LinkRows::set_lookups(Id document, std::span<const std::string> lookups) {
  std::set<Id> had, has;
  sql.each("SELECT key FROM lookups WHERE document=?", {document},
           [&](const Sql::Row& row) { had.insert(row.number(0)); });
  for (const auto& key : lookups) has.insert(short_digest(key));
  for (const Id key : had) {
    if (has.contains(key)) continue;
    sql.run("DELETE FROM lookups WHERE document=? AND key=?", {document, key});
  }
  for (const Id key : has) {
    if (!had.contains(key)) sql.run("INSERT INTO lookups VALUES(?,?)", {document, key});
  }
}

LinkRows::LinkCounts LinkRows::links_of(Id document) {
  LinkCounts links;
  sql.each("SELECT target, relation, whole, stub, mentions FROM links WHERE document=?", {document},
           [&](const Sql::Row& row) {
             const LinkKey key{row.number(0), row.number(1), row.number(2), row.number(3)};
             links[key] = row.number(4);
           });
  return links;
}

LinkRows::LinkCounts LinkRows::counted(Id document, std::span<const Link> links) {
  LinkCounts counts;
  for (const Link& link : links) {
    const Id target = id_of(link.target);
    if (target == document) continue;
    counts[{target, static_cast<Id>(link.relation), link.whole, link.stub}] += link.mentions;
  }
  return counts;
}

/// The number of citing documents and that of mentions are kept with the name: a law has too many
/// rows to count them at each look.
void LinkRows::count_links(const LinkCounts& before, const LinkCounts& after) {
  std::map<Id, std::pair<Mentioned, Mentioned>> targets;
  const auto mention = [](Mentioned& seen, const LinkKey& key, Id mentions) {
    seen.any = true;
    if (key.stub) seen.stubs += mentions;
  };
  for (const auto& [key, mentions] : before) mention(targets[key.target].first, key, mentions);
  for (const auto& [key, mentions] : after) mention(targets[key.target].second, key, mentions);
  for (const auto& [target, seen] : targets) {
    const Id documents = Id{seen.second.any} - Id{seen.first.any};
    const Id mentions = seen.second.stubs - seen.first.stubs;
    if (mentions != 0 && tracking_ == Tracking::On) stubs_touched_.insert(target);
    if (documents == 0 && mentions == 0) continue;
    sql.run("UPDATE names SET cited_by=cited_by+?, stub_mentions=stub_mentions+? WHERE id=?",
            {documents, mentions, target});
  }
}

void LinkRows::set_links(Id document, std::span<const Link> links) {
  const LinkCounts had = links_of(document);
  const LinkCounts has = counted(document, links);
  for (const auto& [key, mentions] : had) {
    if (has.contains(key)) continue;
    note_standing(key.target);
    sql.run("DELETE FROM links WHERE document=? AND target=? AND relation=? AND whole=? AND stub=?",
            {document, key.target, key.relation, key.whole, key.stub});
  }
  for (const auto& [key, mentions] : has) {
    const auto old = had.find(key);
    if (old != had.end() && old->second == mentions) continue;
    note_standing(key.target);
    sql.run("INSERT OR REPLACE INTO links VALUES(?,?,?,?,?,?)",
            {document, key.target, key.relation, key.whole, key.stub, mentions});
  }
  count_links(had, has);
}

void LinkRows::forget_changes(Tracking from_now) {
  tracking_ = from_now;
  sums_before_.clear();
  standings_before_.clear();
  stubs_touched_.clear();
}

LinkChanges LinkRows::changes() {
  std::set<std::string> keys, stubs, standings;
  for (const auto& [identity, before] : sums_before_) {
    const Sum after = sum_of(identity);
    add_changed_keys(before, after, keys);
    const bool another = before.known.reference != after.known.reference;
    if (another && stub_mentions(identity) > 0) stubs.insert(name_of(identity));
  }
  for (const Id target : stubs_touched_) stubs.insert(name_of(target));
  for (const auto& [target, before] : standings_before_) {
    if (before != standing_of(target)) standings.insert(name_of(target));
  }
  return {listed(keys), listed(stubs), listed(standings)};
}

}  // namespace viendan::store

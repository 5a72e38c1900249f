// What is counted and compared over all documents.
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "base/unicode.h"
#include "store/catalogue_parts.h"

namespace viendan::store {
namespace {

struct CountRow {
  Catalogue::By by;
  std::string_view statement;  // value, count
};
// clang-format off
constexpr auto kCounts = std::to_array<CountRow>({
    {Catalogue::By::Type, "SELECT x.type, COUNT(*) FROM documents x WHERE {alive_document} GROUP BY 1"},
    {Catalogue::By::Issuer, "SELECT x.issuer, COUNT(*) FROM documents x WHERE {alive_document} GROUP BY 1"},
    {Catalogue::By::Year, "SELECT substr(x.date,1,4), COUNT(*) FROM documents x WHERE {alive_document} GROUP BY 1"},
    {Catalogue::By::Format, "SELECT x.format, COUNT(*) FROM documents x WHERE {alive_document} GROUP BY 1"},
    {Catalogue::By::Language, "SELECT x.language, COUNT(*) FROM documents x WHERE {alive_document} GROUP BY 1"},
    {Catalogue::By::IssueCode, "SELECT x.code, COUNT(*) FROM issues x WHERE {alive} GROUP BY 1"},
    {Catalogue::By::CitationStatus, "SELECT x.status, COUNT(*) FROM citations x WHERE {alive} GROUP BY 1"},
    {Catalogue::By::Funding, "SELECT x.name, COUNT(DISTINCT x.activity) FROM fundings x WHERE {alive} GROUP BY 1"},
});
// clang-format on

std::string value_of(Catalogue::By by, const Sql::Row& row) {
  if (by != Catalogue::By::CitationStatus) return std::string(row.text(0));
  return std::string(name_in(kCitationStatuses, static_cast<CitationStatus>(row.number(0))));
}

/// A body as the rows of all parts count it, and how often it has which name.
struct Counted {
  std::string key;
  AgencyFact fact;
  std::string folded;  // the name
  int activities = 0;
  struct Name {
    int times = 0;
    std::string folded;
  };
  std::map<std::string, Name> names;

  void add(const auto& row) {
    const auto number = [&row](int column) { return static_cast<int>(row.number(column)); };
    fact.id = row.text(3);
    fact.collective = fact.collective || number(4) != 0;
    fact.lead += number(5);
    fact.coordinating += number(6);
    activities += number(7);
    fact.duties += number(8);
    fact.documents += number(9);
    Name& name = names[std::string(row.text(1))];
    name.times += number(9);
    name.folded = row.text(2);
  }
  /// A body may have had several names: it has the most frequent.
  void choose_name() {
    const auto most = std::ranges::max_element(
        names, [](const auto& a, const auto& b) { return a.second.times < b.second.times; });
    if (most == names.end()) return;
    fact.name = most->first.empty() ? key : most->first;
    folded = most->second.folded;
  }
  [[nodiscard]] bool has(std::span<const std::string_view> words) const {
    return std::ranges::all_of(
        words, [&](std::string_view word) { return folded.find(word) != std::string::npos; });
  }
};

constexpr std::string_view kAgencies =
    "SELECT x.key, x.name, x.folded, MAX(x.agency), MAX(x.collective), SUM(x.lead), "
    "SUM(x.coordinating), SUM(x.activities), SUM(x.duties), COUNT(*) FROM agencies x WHERE "
    "{alive} ";

template <typename Take>
void each_agency(Parts& parts, const Take& take) {
  auto rows = parts.merged(std::string(kAgencies) + "GROUP BY x.key, x.name ORDER BY x.key, x.name",
                           {}, [](const auto& a, const auto& b) { return a.text(0) < b.text(0); });
  Counted body;
  const auto done = [&] {
    if (body.key.empty()) return;
    body.choose_name();
    take(body);
  };
  while (rows.next()) {
    if (rows.row().text(0) != body.key) {
      done();
      body = {};
      body.key = rows.row().text(0);
    }
    body.add(rows.row());
  }
  done();
}

struct RankedAgency {
  int activities = 0;
  std::string folded, key;
  AgencyFact fact;
  friend bool operator<(const RankedAgency& a, const RankedAgency& b) {
    if (a.activities != b.activities) return a.activities > b.activities;
    return std::tie(a.folded, a.key) < std::tie(b.folded, b.key);
  }
};

bool stands_before(const RankedAgency& a, const Counted& b) {
  if (a.activities != b.activities) return a.activities > b.activities;
  return std::tie(a.folded, a.key) < std::tie(b.folded, b.key);
}

/// Which sayings have one code and key, before they are read.
struct Group {
  std::string code, key;
  std::string first_value;
  bool differs = false;
  std::vector<Ref> rows;
};

Said said_in(const Sql::Row& row) {
  const auto text = [&row](int column) { return std::string(row.text(column)); };
  Said said{{text(8), text(9), text(10), text(11), text(12), {}}, place_in(row)};
  said.saying.span = {static_cast<std::uint32_t>(row.number(6)),
                      static_cast<std::uint32_t>(row.number(7))};
  said.place.span = said.saying.span;
  return said;
}

void compare(Parts& parts, Group& group, std::vector<Disagreement>& found) {
  if (!group.differs) return;
  std::ranges::sort(group.rows, {}, [](const Ref& ref) { return std::tuple(ref.part, ref.id); });
  std::vector<Said> sayings;
  for (const Ref& ref : group.rows) {
    parts.sql(ref.part).each(
        "SELECT d.name, d.symbol, d.source, p.anchor, p.provision, x.line, x.begins, x.ends, "
        "x.code, x.key, x.value, x.subject, x.shown FROM sayings x JOIN documents d ON "
        "d.id=x.id>>24 LEFT JOIN places p ON p.id=((x.id>>24)<<24)|x.place WHERE x.id=?",
        {ref.id}, [&](const Sql::Row& row) { sayings.push_back(said_in(row)); });
  }
  if (auto one = disagreement(std::move(sayings))) found.push_back(*std::move(one));
}

}  // namespace

Result<Listed<AgencyFact>> Catalogue::agencies(std::string_view words, const Page& page) const {
  Parts& parts = state_->parts;
  const std::string folded = squeeze(fold(to_nfc(words)));
  const auto asked = split(folded, ' ');
  const std::size_t most = page.offset + std::min(page.limit, std::size_t{1} << 20U);
  std::set<RankedAgency> best;
  Listed<AgencyFact> listed;
  each_agency(parts, [&](const Counted& body) {
    if (!body.has(asked)) return;
    ++listed.total;
    if (best.size() == most && (most == 0 || stands_before(*best.rbegin(), body))) return;
    best.insert({body.activities, body.folded, body.key, body.fact});
    if (best.size() > most) best.erase(std::prev(best.end()));
  });
  std::size_t at = 0;
  for (const auto& ranked : best) {
    if (at++ >= page.offset) listed.items.push_back(ranked.fact);
  }
  return parts.with_outcome(std::move(listed));
}

Result<std::optional<AgencyFact>> Catalogue::agency(std::string_view id) const {
  Parts& parts = state_->parts;
  Counted body{.key = std::string(id)};
  const Sql::Value value = id;
  parts.each(std::string(kAgencies) + "AND x.key=? GROUP BY x.key, x.name", {&value, 1},
             [&](const Sql::Row& row) { body.add(row); });
  body.choose_name();
  std::optional<AgencyFact> found;
  if (!body.names.empty()) found = body.fact;
  return parts.with_outcome(std::move(found));
}

Result<std::vector<Count>> Catalogue::counts(By what) const {
  Parts& parts = state_->parts;
  std::map<std::string, int> counted;
  const auto row = std::ranges::find(kCounts, what, &CountRow::by);
  parts.each(row->statement, {}, [&](const Sql::Row& at) {
    counted[value_of(what, at)] += static_cast<int>(at.number(1));
  });
  std::vector<Count> counts;
  for (const auto& [value, count] : counted) counts.push_back({value, "", count});
  if (what != By::Year) std::ranges::stable_sort(counts, std::greater(), &Count::count);
  return parts.with_outcome(std::move(counts));
}

Result<std::vector<Disagreement>> Catalogue::disagreements() const {
  Parts& parts = state_->parts;
  auto rows = parts.merged(
      "SELECT x.code, x.key, x.value, x.id FROM sayings x WHERE {alive} ORDER BY x.code, x.key", {},
      [](const auto& a, const auto& b) {
        const int order = a.text(0).compare(b.text(0));
        return order != 0 ? order < 0 : a.text(1) < b.text(1);
      });
  std::vector<Disagreement> found;
  Group group;
  while (rows.next()) {
    const auto& row = rows.row();
    if (row.text(0) != group.code || row.text(1) != group.key) {
      compare(parts, group, found);
      group = {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))};
    }
    group.differs = group.differs || row.text(2) != group.first_value;
    group.rows.push_back({rows.part(), row.number(3)});
  }
  compare(parts, group, found);
  return parts.with_outcome(std::move(found));
}

Result<std::vector<Disagreement>> Catalogue::disagreements(std::span<const SayingKey> keys) const {
  Parts& parts = state_->parts;
  std::vector<Disagreement> found;
  for (const SayingKey& wanted : keys) {
    Group group{.code = wanted.code, .key = wanted.key};
    for (std::size_t part = 0; part < parts.size(); ++part) {
      const auto statement = parts.living(
          part, "SELECT x.value, x.id FROM sayings x WHERE x.code=? AND x.key=? AND {alive}");
      parts.sql(part).each(statement, {wanted.code, wanted.key}, [&](const Sql::Row& row) {
        if (group.rows.empty()) group.first_value = row.text(0);
        group.differs = group.differs || row.text(0) != group.first_value;
        group.rows.push_back({part, row.number(1)});
      });
    }
    compare(parts, group, found);
  }
  return parts.with_outcome(std::move(found));
}

}  // namespace viendan::store

#include "store/catalogue.h"

#include "store/catalogue_packed.h"
#include "store/catalogue_parts.h"

namespace viendan::store {
namespace {

constexpr std::string_view kDocumentColumns =
    "id, name, source, format, language, symbol, number, type, issuer, date, title, pages, "
    "letters, activities, duties, targets, citations, repairs, issues";

DocumentFact document_in(const Sql::Row& row) {
  const auto text = [&row](int column) { return std::string(row.text(column)); };
  const auto number = [&row](int column) { return static_cast<int>(row.number(column)); };
  return {.id = text(1),
          .source = text(2),
          .format = text(3),
          .language = text(4),
          .symbol = text(5),
          .number = text(6),
          .type = text(7),
          .issuer = text(8),
          .date = text(9),
          .title = text(10),
          .pages = number(11),
          .letters = number(12),
          .activities = number(13),
          .duties = number(14),
          .targets = number(15),
          .citations = number(16),
          .repairs = number(17),
          .issues = number(18)};
}

ListOf order_of(DocumentsWanted::Order order) {
  ListOf list{.from = "documents x", .is_document = true};
  switch (order) {
    case DocumentsWanted::Order::Identity:
      break;
    case DocumentsWanted::Order::Newest:
      list.text = "x.date";
      list.descending = true;
      break;
    case DocumentsWanted::Order::Oldest:
      list.number = "x.date=''";
      list.text = "x.date";
      break;
    case DocumentsWanted::Order::MostActivities:
      list.number = "-x.activities";
      break;
    case DocumentsWanted::Order::MostIssues:
      list.number = "-x.issues";
      break;
  }
  return list;
}

ListOf order_of(const ActivitiesWanted& wanted) {
  ListOf list{.from = "activities x", .descending = wanted.descending};
  switch (wanted.order) {
    case ActivitiesWanted::Order::Document:
      if (wanted.descending) list.text = "(SELECT name FROM documents WHERE id=x.id>>24)";
      break;
    case ActivitiesWanted::Order::Start:
      list.number = "x.begins=''";
      list.text = "x.begins";
      break;
    case ActivitiesWanted::Order::End:
      list.number = "x.ends=''";
      list.text = "x.ends";
      break;
    case ActivitiesWanted::Order::Agency:
      list.number = "x.agency=''";
      list.text = "x.agency";
      break;
    case ActivitiesWanted::Order::Title:
      list.number = "x.title=''";
      list.text = "x.title";
      break;
  }
  return list;
}

/// A period that tells only its end is that day; one that tells only its beginning goes on.
void within(Condition& where, const ActivitiesWanted& wanted) {
  if (!wanted.from && !wanted.to) return;
  where.add("(x.begins<>'' OR x.ends<>'')");
  if (wanted.from) where.unless_empty("(x.ends='' OR x.ends>=?)", wanted.from->first_day().iso());
  if (wanted.to) {
    where.unless_empty("(CASE WHEN x.begins='' THEN x.ends ELSE x.begins END)<=?",
                       wanted.to->last_day().iso());
  }
}

std::string_view roles_of(ActivitiesWanted::Role role) {
  switch (role) {
    case ActivitiesWanted::Role::Lead:
      return "x.id IN (SELECT activity FROM roles WHERE agency IN ({}) AND role=0)";
    case ActivitiesWanted::Role::Coordinating:
      return "x.id IN (SELECT activity FROM roles WHERE agency IN ({}) AND role=1)";
    case ActivitiesWanted::Role::Any:
      break;
  }
  return "x.id IN (SELECT activity FROM roles WHERE agency IN ({}))";
}

/// A packed fact; what is damaged is a failure of its part.
template <typename T>
T fact_in(Sql& sql, std::string_view bytes) {
  auto fact = from_packed<T>(bytes);
  if (fact) return *std::move(fact);
  sql.fail_damaged(fact.error().message);
  return {};
}

template <typename T, typename Load>
Result<Listed<T>> loaded(Parts& parts, const Listed<Ref>& rows, const Load& load) {
  Listed<T> listed{.total = rows.total};
  for (const Ref& row : rows.items) load(parts.sql(row.part), row.id, listed.items);
  return parts.with_outcome(std::move(listed));
}

void load_activity(Sql& sql, std::int64_t id, std::vector<ActivityFact>& facts) {
  sql.each(
      "SELECT d.name, d.symbol, d.source, p.anchor, p.provision, x.line, d.date, x.fact FROM "
      "activity_facts x JOIN documents d ON d.id=x.id>>24 LEFT JOIN places p ON "
      "p.id=((x.id>>24)<<24)|x.place WHERE x.id=?",
      {id}, [&](const Sql::Row& row) {
        auto stored = fact_in<PrintedActivity>(sql, row.text(7));
        ActivityFact fact{place_in(row), std::string(row.text(6)), std::move(stored.activity),
                          std::move(stored.printed)};
        fact.place.span = fact.activity.span;
        if (!fact.activity.anchor.empty()) fact.place.anchor = fact.activity.anchor;
        facts.push_back(std::move(fact));
      });
}

void load_duty(Sql& sql, std::int64_t id, std::vector<DutyFact>& facts) {
  sql.each(
      "SELECT d.name, d.symbol, d.source, p.anchor, p.provision, x.line, x.fact FROM duties x JOIN "
      "documents d ON d.id=x.id>>24 LEFT JOIN places p ON p.id=((x.id>>24)<<24)|x.place WHERE "
      "x.id=?",
      {id}, [&](const Sql::Row& row) {
        DutyFact fact{place_in(row), fact_in<Duty>(sql, row.text(6))};
        fact.place.span = fact.duty.span;
        facts.push_back(std::move(fact));
      });
}

void load_citation(Sql& sql, std::int64_t id, std::vector<CitationFact>& facts) {
  sql.each(
      "SELECT d.name, d.symbol, d.source, p.anchor, p.provision, x.line, d.title, d.date, x.fact, "
      "e.words, s.target, s.symbol, s.type, s.number, s.date, s.issuer, s.title, s.in_corpus FROM "
      "citation_facts x JOIN documents d ON d.id=x.id>>24 JOIN citations c ON c.id=x.id LEFT JOIN "
      "places p ON p.id=((x.id>>24)<<24)|x.place LEFT JOIN evidences e ON "
      "e.id=((x.id>>24)<<24)|x.evidence LEFT JOIN descriptions s ON s.id=c.description WHERE "
      "x.id=?",
      {id}, [&](const Sql::Row& row) {
        const auto text = [&row](int column) { return std::string(row.text(column)); };
        CitationFact fact{place_in(row), text(6), text(7), fact_in<Citation>(sql, row.text(8)),
                          text(9)};
        fact.place.span = fact.citation.span;
        fact.citation.target = {
            text(10), text(11), text(12),           text(13), parse_iso_date(row.text(14)),
            text(15), text(16), row.number(17) != 0};
        facts.push_back(std::move(fact));
      });
}

void load_issue(Sql& sql, std::int64_t id, std::vector<IssueFact>& facts) {
  sql.each(
      "SELECT d.name, d.symbol, d.source, p.anchor, p.provision, x.line, x.begins, x.ends, x.code, "
      "x.message FROM issues x JOIN documents d ON d.id=x.id>>24 LEFT JOIN places p ON "
      "p.id=((x.id>>24)<<24)|x.place WHERE x.id=?",
      {id}, [&](const Sql::Row& row) {
        IssueFact fact{place_in(row), {}};
        fact.place.span = {static_cast<std::uint32_t>(row.number(6)),
                           static_cast<std::uint32_t>(row.number(7))};
        fact.issue = {std::string(row.text(8)), std::string(row.text(9)), fact.place.span};
        facts.push_back(std::move(fact));
      });
}

template <typename E>
std::vector<std::int64_t> numbers(const std::vector<E>& values) {
  std::vector<std::int64_t> all;
  for (const E value : values) all.push_back(static_cast<std::int64_t>(value));
  return all;
}

constexpr std::string_view kOfDocument = "x.id>>24=(SELECT id FROM documents WHERE name=?)";

}  // namespace

Catalogue::Catalogue(std::unique_ptr<State> state) : state_(std::move(state)) {}
Catalogue::~Catalogue() = default;
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;

Result<Catalogue> Catalogue::open(const Workspace& workspace) {
  return Parts::open(workspace).map(
      [](Parts&& parts) { return Catalogue(std::make_unique<State>(State{std::move(parts)})); });
}

Result<Listed<DocumentFact>> Catalogue::documents(const DocumentsWanted& wanted,
                                                  const Page& page) const {
  Condition where;
  where.words("x.words", wanted.words)
      .any_of("x.type IN ({})", wanted.types)
      .any_of("x.issuer IN ({})", wanted.issuers)
      .any_of("x.format IN ({})", wanted.formats)
      .unless_empty("x.date>=?", wanted.from);
  // "2015-12-08" is not after "2015"; nothing without a date is before anything.
  if (!wanted.to.empty()) where.unless_empty("x.date<>'' AND x.date<=?", wanted.to + "~");
  if (wanted.unread_dates) where.add("x.date=''");
  return loaded<DocumentFact>(
      state_->parts, state_->parts.list(order_of(wanted.order), where, page),
      [](Sql& sql, std::int64_t id, std::vector<DocumentFact>& facts) {
        static const std::string statement =
            fmt::format("SELECT {} FROM documents WHERE id=?", kDocumentColumns);
        sql.each(statement, {id}, [&](const Sql::Row& row) { facts.push_back(document_in(row)); });
      });
}

Result<std::optional<DocumentFact>> Catalogue::document(std::string_view id) const {
  Condition where;
  where.add("x.name=?", id);
  std::optional<DocumentFact> found;
  Parts& parts = state_->parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto statement =
        parts.living(i, fmt::format("SELECT {} FROM documents x WHERE {{alive_document}}{}",
                                    kDocumentColumns, where.sql()));
    Sql& sql = parts.sql(i);
    sql.each(statement, {id}, [&](const Sql::Row& row) { found = document_in(row); });
  }
  return parts.with_outcome(std::move(found));
}

Result<Listed<ActivityFact>> Catalogue::activities(const ActivitiesWanted& wanted,
                                                   const Page& page) const {
  Condition where;
  where.any_of(roles_of(wanted.role), wanted.agencies)
      .any_of("x.id>>24 IN (SELECT id FROM documents WHERE name IN ({}))", wanted.documents)
      .any_of("x.id IN (SELECT activity FROM fundings WHERE name IN ({}))", wanted.funding)
      .words("(SELECT words FROM activity_words WHERE id=x.id)", wanted.words);
  within(where, wanted);
  return loaded<ActivityFact>(state_->parts, state_->parts.list(order_of(wanted), where, page),
                              load_activity);
}

Result<Listed<DutyFact>> Catalogue::duties(std::string_view agency, const Page& page) const {
  Condition where;
  where.add("x.id IN (SELECT duty FROM duty_roles WHERE agency=?)", agency);
  return loaded<DutyFact>(state_->parts, state_->parts.list({.from = "duties x"}, where, page),
                          load_duty);
}

Result<Listed<CitationFact>> Catalogue::citations(const CitationsWanted& wanted,
                                                  const Page& page) const {
  Condition where;
  // Most statuses are those of very many: the target finds fewer, and so the index is left to it.
  const bool few = !wanted.target.empty() || !wanted.document.empty();
  where.unless_empty("x.description IN (SELECT id FROM descriptions WHERE target=?)", wanted.target)
      .unless_empty(kOfDocument, wanted.document)
      .any_of(few ? "+x.status IN ({})" : "x.status IN ({})", numbers(wanted.statuses))
      .any_of("x.relation IN ({})", numbers(wanted.relations));
  if (wanted.pinpoint) {
    where.unless_empty("x.article=?", wanted.pinpoint->article)
        .unless_empty("x.clause=?", wanted.pinpoint->clause)
        .unless_empty("x.point=?", wanted.pinpoint->point)
        .unless_empty("x.annex=?", wanted.pinpoint->annex);
  }
  return loaded<CitationFact>(
      state_->parts, state_->parts.list({.from = "citations x"}, where, page), load_citation);
}

Result<Listed<IssueFact>> Catalogue::issues(const IssuesWanted& wanted, const Page& page) const {
  Condition where;
  where.unless_empty("x.code=?", wanted.code).unless_empty(kOfDocument, wanted.document);
  return loaded<IssueFact>(state_->parts, state_->parts.list({.from = "issues x"}, where, page),
                           load_issue);
}

}  // namespace viendan::store

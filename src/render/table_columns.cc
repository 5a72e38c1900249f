// Every column of every table, with its type, its meaning and its value.
#include <array>

#include "base/text.h"
#include "render/tables.h"

namespace viendan::render {
namespace {

using enum ColumnType;
using Use = TableColumn::Use;

Value text(std::string_view words) {
  return text_or_null(words);
}
Value count(int number) {
  return number > 0 ? Value(number) : Value();
}

Lines lines_of(const Entry& e) {
  const auto of = [&](Span span) { return span == Span{} ? Lines{} : e.document->map.lines(span); };
  if (e.activity != nullptr) return e.activity->lines;
  if (e.agency != nullptr) return e.agency->lines;
  if (e.unit != nullptr) return {e.unit->line, e.unit->last_line};
  if (e.citation != nullptr) return of(e.citation->span);
  if (e.target != nullptr) return of(e.target->span);
  if (e.duty != nullptr) return of(e.duty->span);
  if (e.issue != nullptr) return of(e.issue->span);
  if (e.document == nullptr) return {};
  return of({0, static_cast<std::uint32_t>(e.document->text.size())});
}
Value line(std::uint32_t number) {
  return number > 0 ? Value(number) : Value();
}

Value document(const Entry& e) {
  return text(e.home.document);
}
Value source(const Entry& e) {
  return text(e.home.source);
}
Value number(const Entry& e) {
  return count(e.number);
}
Value owner(const Entry& e) {
  return count(e.owner);
}
Value first_line(const Entry& e) {
  return line(lines_of(e).first);
}
Value last_line(const Entry& e) {
  return line(lines_of(e).last);
}

// What places and keys look like in every table.
constexpr TableColumn kDocumentColumn{
    "document", Text, "Identity of the document", document, Use::Everywhere, true, 20};
constexpr TableColumn kSourceColumn{
    "source", Text, "File below the corpus", source, Use::Everywhere, true, 24};
constexpr TableColumn kNumberColumn{
    "number", Integer, "Number of the row in its document, from 1", number, Use::Everywhere,
    true,     8};
constexpr TableColumn kFirstLine{
    "first_line", Integer, "First line in the file", first_line, Use::Everywhere, false, 9};
constexpr TableColumn kLastLine{
    "last_line", Integer, "Last line in the file", last_line, Use::Everywhere, false, 9};
constexpr TableColumn kItemNumber{
    "number", Integer, "Number in its list, from 1", number, Use::Everywhere, true, 8};

List texts(const std::vector<std::string>& items) {
  return {items.begin(), items.end()};
}
template <typename T>
List each_body(const std::vector<AgencyRef>& bodies, T AgencyRef::*member) {
  List list;
  for (const AgencyRef& body : bodies) list.emplace_back(body.*member);
  return list;
}
std::string scope(const AgencyRef& body) {
  std::string items;
  for (const int item : body.scope_items)
    items += fmt::format("{}{}", items.empty() ? "" : ",", item);
  return items.empty() ? body.scope : items;
}
List scopes(const std::vector<AgencyRef>& bodies) {
  List list;
  bool any = false;
  for (const AgencyRef& body : bodies) {
    list.emplace_back(scope(body));
    any = any || !body.scope.empty() || !body.scope_items.empty();
  }
  return any ? list : List{};
}
Value first_day(const std::optional<Date>& date) {
  return date ? Value(date->first_day().iso()) : Value();
}
Value last_day(const std::optional<Date>& date) {
  return date ? Value(date->last_day().iso()) : Value();
}

const Metadata& meta(const Entry& e) {
  return e.document->metadata;
}
const Activity& act(const Entry& e) {
  return *e.activity;
}
const Citation& cite(const Entry& e) {
  return *e.citation;
}

// clang-format off
constexpr std::array kDocuments = std::to_array<TableColumn>({
    {"id", Text, "Identity: type, issuer, year, number", [](const Entry& e) { return text(meta(e).id); }, Use::Everywhere, true, 20},
    kSourceColumn,
    {"type", Text, "Type of document", [](const Entry& e) { return text(meta(e).type.value); }},
    {"number", Text, "Number as printed: text, for it may begin with zeros", [](const Entry& e) { return text(meta(e).number.value); }, Use::Everywhere, false, 10},
    {"symbol", Text, "Number and symbol as printed", [](const Entry& e) { return text(meta(e).symbol.value); }, Use::Everywhere, false, 18},
    {"issuer", Text, "Who signs it into being", [](const Entry& e) { return text(meta(e).issuer.value); }, Use::Everywhere, false, 28},
    {"date", Known, "Date of issue, as far as it is known", [](const Entry& e) { return text(meta(e).date.value); }, Use::Everywhere, false, 12},
    {"place", Text, "Place of issue", [](const Entry& e) { return text(meta(e).place.value); }},
    {"title", Text, "Title as printed", [](const Entry& e) { return text(meta(e).title.value); }, Use::Everywhere, false, 60},
    {"signer", Text, "Name of the signer", [](const Entry& e) { return text(meta(e).signer.value); }, Use::Everywhere, false, 24},
    {"signer_position", Text, "Capacity and position of the signer", [](const Entry& e) { return text(meta(e).signer_position.value); }, Use::Everywhere, false, 24},
    {"language", Text, "Language: ISO 639-1", [](const Entry& e) { return text(meta(e).language); }, Use::Everywhere, false, 9},
    {"issues", Texts, "Codes of what stays open about it", [](const Entry& e) {
       List codes;
       for (const Issue& issue : e.document->issues) codes.emplace_back(issue.code);
       return Value(std::move(codes)); }, Use::Flat, false, 24},
    {"issuer_body", Text, "Name of the issuing body", [](const Entry& e) { return text(meta(e).issuer_body); }, Use::Everywhere, false, 28},
    {"issuer_id", Text, "The issuing body in the vocabulary", [](const Entry& e) { return text(meta(e).issuer_id); }, Use::Everywhere, false, 20},
    {"year", Integer, "Year of issue", [](const Entry& e) { const auto day = meta(e).issued(); return day ? Value(day->year) : Value(); }, Use::Everywhere, false, 8},
    {"effective_from", Known, "From when it is in force, where it says so", [](const Entry& e) { return text(meta(e).effective_from.value); }, Use::Everywhere, false, 12},
    {"effective_to", KnownEnd, "Last day in force, where it says so", [](const Entry& e) { return text(meta(e).effective_to.value); }, Use::Everywhere, false, 12},
    {"format", Text, "Format of the file", [](const Entry& e) { return text(e.document->format); }, Use::Everywhere, false, 9},
    kFirstLine, kLastLine,
});
constexpr std::array kIssues = std::to_array<TableColumn>({
    kDocumentColumn, kNumberColumn,
    {"code", Text, "What was met; src/README.md lists the codes", [](const Entry& e) { return text(e.issue->code); }, Use::Everywhere, true, 20},
    {"message", Text, "The same in words", [](const Entry& e) { return text(e.issue->message); }, Use::Everywhere, false, 60},
    kFirstLine, kLastLine,
});
constexpr std::array kUnits = std::to_array<TableColumn>({
    kDocumentColumn, kSourceColumn,
    {"path", Texts, "Labels from the top to the unit itself", [](const Entry& e) { return Value(texts(e.unit->path)); }, Use::Everywhere, false, 28},
    {"kind", Text, "Kind of unit", [](const Entry& e) { return text(e.unit->kind); }, Use::Everywhere, true, 10, "dieu roman arabic letter decimal phu_luc plan group subgroup chuong muc phan"},
    {"label", Text, "Label as printed", [](const Entry& e) { return text(e.unit->label); }, Use::Everywhere, false, 8},
    {"heading", Text, "Its first line", [](const Entry& e) { return text(e.unit->heading); }, Use::Everywhere, false, 60},
    kNumberColumn, kFirstLine, kLastLine,
});
constexpr std::array kAgencies = std::to_array<TableColumn>({
    {"id", Text, "Identity in the vocabulary; none for collectives and unknown bodies", [](const Entry& e) { return text(e.agency->id); }, Use::Everywhere, false, 24},
    {"name", Text, "Name in full", [](const Entry& e) { return text(e.agency->name); }, Use::Everywhere, false, 44},
    {"collective", Boolean, "A class of bodies: \"các bộ, ngành liên quan\"", [](const Entry& e) { return Value(e.agency->collective); }, Use::Everywhere, true, 10},
    {"lead", Integer, "Activities that it leads", [](const Entry& e) { return Value(e.agency->lead); }, Use::Everywhere, true, 8},
    {"coordinating", Integer, "Activities that it joins", [](const Entry& e) { return Value(e.agency->coordinating); }, Use::Everywhere, true, 12},
    {"duties", Integer, "Duties that it has", [](const Entry& e) { return Value(e.agency->duties); }, Use::Everywhere, true, 8},
    {"documents", Texts, "Documents that name it", [](const Entry& e) { return Value(texts(e.agency->documents)); }, Use::Flat, false, 30},
    {"key", Text, "Its identity, or \"name:\" and its name in lower case", [](const Entry& e) { return Value(agency_key(e.agency->id, e.agency->name)); }, Use::Keyed, true, 24},
    {"document", Text, "The first document that names it", [](const Entry& e) { return text(e.agency->documents.front()); }, Use::Everywhere, true, 20},
    {"source", Text, "File of that document", [](const Entry& e) { return text(e.agency->source); }, Use::Everywhere, true, 24},
    kFirstLine, kLastLine,
});
constexpr std::array kActivities = std::to_array<TableColumn>({
    kDocumentColumn, kSourceColumn,
    {"annex", Text, "Label of the annex", [](const Entry& e) { return text(act(e).annex); }, Use::Everywhere, false, 12},
    {"table", Text, "Label of the section with the table", [](const Entry& e) { return text(act(e).table); }, Use::Everywhere, false, 8},
    {"ordinal", Text, "Ordinal as printed", [](const Entry& e) { return text(act(e).ordinal); }, Use::Everywhere, false, 8},
    {"group", Texts, "Headings above, outermost first", [](const Entry& e) { return Value(texts(act(e).group)); }, Use::Flat, false, 24},
    {"title", Text, "Title", [](const Entry& e) { return text(act(e).title); }, Use::Everywhere, false, 48},
    {"title_printed", Text, "Title as printed, before repairs", [](const Entry& e) { return text(act(e).title_printed); }, Use::Everywhere, false, 30},
    {"content", Texts, "Items of content", [](const Entry& e) { return Value(texts(act(e).content)); }, Use::Flat, false, 60},
    {"lead", Texts, "Bodies that lead", [](const Entry& e) { return Value(each_body(act(e).lead, &AgencyRef::name)); }, Use::Flat, false, 30},
    {"lead_id", Texts, "Their identities, at the same places", [](const Entry& e) { return Value(each_body(act(e).lead, &AgencyRef::id)); }, Use::Flat, false, 20},
    {"coordinating", Texts, "Bodies that join", [](const Entry& e) { return Value(each_body(act(e).coordinating, &AgencyRef::name)); }, Use::Flat, false, 36},
    {"coordinating_id", Texts, "Their identities, at the same places", [](const Entry& e) { return Value(each_body(act(e).coordinating, &AgencyRef::id)); }, Use::Flat, false, 20},
    {"timeline_raw", Text, "Period as printed", [](const Entry& e) { return text(act(e).timeline.raw); }, Use::Everywhere, false, 16},
    {"timeline_from", Known, "Beginning, as far as it is known", [](const Entry& e) { return date_or_null(act(e).timeline.from); }, Use::Everywhere, false, 12},
    {"timeline_to", KnownEnd, "End, as far as it is known", [](const Entry& e) { return date_or_null(act(e).timeline.to); }, Use::Everywhere, false, 12},
    {"timeline_recurrence", Text, "ISO 8601 duration, \"periodic\" or \"continuous\"", [](const Entry& e) { return text(act(e).timeline.recurrence); }, Use::Everywhere, false, 12},
    {"funding", Texts, "Sources of funding", [](const Entry& e) { return Value(texts(act(e).funding)); }, Use::Flat, false, 28},
    {"outputs", Texts, "What shall come of it", [](const Entry& e) { return Value(texts(act(e).outputs)); }, Use::Flat, false, 28},
    {"submit_to", Text, "To whom it is submitted", [](const Entry& e) { return text(act(e).submit_to); }, Use::Everywhere, false, 18},
    {"note", Text, "Note", [](const Entry& e) { return text(act(e).note); }, Use::Everywhere, false, 20},
    {"origin", Text, "Where it was read from", [](const Entry& e) { return text(name_in(kOrigins, act(e).origin)); }, Use::Everywhere, true, 8, "table text"},
    {"repairs", Texts, "Rules that changed what is printed", [](const Entry& e) {
       List rules;
       for (const Repair& repair : act(e).repairs) rules.emplace_back(repair.rule);
       return Value(std::move(rules)); }, Use::Flat, false, 24},
    {"lead_scope", Texts, "Of what part each leads: numbers of content items, or words", [](const Entry& e) { return Value(scopes(act(e).lead)); }, Use::Flat, false, 16},
    {"coordinating_scope", Texts, "Of what part each joins", [](const Entry& e) { return Value(scopes(act(e).coordinating)); }, Use::Flat, false, 16},
    {"anchor", Text, "Address in the document", [](const Entry& e) { return text(act(e).anchor); }, Use::Everywhere, false, 20},
    {"starts", Day, "First day that the period can mean", [](const Entry& e) { return first_day(act(e).timeline.from); }, Use::Keyed, false, 12},
    {"ends", Day, "Last day that the period can mean", [](const Entry& e) { return last_day(act(e).timeline.to); }, Use::Keyed, false, 12},
    kNumberColumn, kFirstLine, kLastLine,
});
constexpr TableColumn kActivityOwner{"activity", Integer, "Number of the activity in its document", owner, Use::Everywhere, true};
constexpr std::array kItems = std::to_array<TableColumn>({
    kDocumentColumn, kActivityOwner,
    {"field", Text, "Which list", [](const Entry& e) { return text(e.part); }, Use::Everywhere, true, 10, "group content funding outputs detail"},
    kItemNumber,
    {"label", Text, "Name of a detail", [](const Entry& e) { return text(e.label); }},
    {"text", Text, "The words", [](const Entry& e) { return text(e.words); }, Use::Everywhere, false, 60},
});
constexpr TableColumn kBodyKey{"agency", Text, "Key of the body in agencies", [](const Entry& e) { return Value(agency_key(e.body->id, e.body->name)); }, Use::Everywhere, true, 24};
constexpr TableColumn kBodyName{"name", Text, "Its name here, in full", [](const Entry& e) { return text(e.body->name); }, Use::Everywhere, false, 40};
constexpr TableColumn kBodyPrinted{"printed", Text, "Its name as printed", [](const Entry& e) { return text(e.body->printed); }, Use::Everywhere, false, 40};
constexpr TableColumn kBodyCollective{"collective", Boolean, "A class of bodies", [](const Entry& e) { return Value(e.body->collective); }, Use::Everywhere, true, 10};
constexpr TableColumn kBodyScope{"scope", Text, "Of what part, in words", [](const Entry& e) { return text(e.body->scope); }, Use::Everywhere, false, 20};
constexpr TableColumn kBodyItems{"scope_items", Text, "Numbers of the content items of that part, by commas", [](const Entry& e) { return e.body->scope_items.empty() ? Value() : Value(scope(*e.body)); }};
constexpr std::array kActivityAgencies = std::to_array<TableColumn>({
    kDocumentColumn, kActivityOwner,
    {"role", Text, "As what it takes part", [](const Entry& e) { return text(e.part); }, Use::Everywhere, true, 12, "lead coordinating"},
    kItemNumber, kBodyKey, kBodyName, kBodyPrinted, kBodyCollective, kBodyScope, kBodyItems,
});
constexpr std::array kActivityRepairs = std::to_array<TableColumn>({
    kDocumentColumn, kActivityOwner, kItemNumber,
    {"rule", Text, "Name of the rule", [](const Entry& e) { return text(e.repair->rule); }, Use::Everywhere, true, 20},
    {"field", Text, "What it changed", [](const Entry& e) { return text(e.repair->field); }},
    {"before", Text, "As printed", [](const Entry& e) { return text(e.repair->before); }, Use::Everywhere, false, 40},
    {"after", Text, "As it is read", [](const Entry& e) { return text(e.repair->after); }, Use::Everywhere, false, 40},
    {"confidence", Number, "How sure the rule is, 0 to 1", [](const Entry& e) { return number_or_null(e.repair->confidence); }, Use::Everywhere, false, 10},
});
constexpr std::array kCitations = std::to_array<TableColumn>({
    kDocumentColumn, kSourceColumn,
    {"start", Integer, "First letter in the first line, from 0", [](const Entry& e) { return *member(citation_record(*e.document, cite(e)), "start"); }, Use::Everywhere, false, 8},
    {"end", Integer, "Letter after the last in that line", [](const Entry& e) { return *member(citation_record(*e.document, cite(e)), "end"); }, Use::Everywhere, false, 8},
    {"surface", Text, "The words that cite", [](const Entry& e) { return text(cite(e).surface); }, Use::Everywhere, true, 36},
    {"kind", Text, "How it cites", [](const Entry& e) { return text(name_in(kCitationKinds, cite(e).kind)); }, Use::Everywhere, true, 10, "numbered named-law title self alias provision"},
    {"relation", Text, "Relation to what is cited", [](const Entry& e) { return text(name_in(kRelations, cite(e).relation)); }, Use::Everywhere, true, 12},
    {"target_id", Text, "Identity of what is cited", [](const Entry& e) { return text(cite(e).target.id); }, Use::Everywhere, false, 20},
    {"target_symbol", Text, "Its symbol", [](const Entry& e) { return text(cite(e).target.symbol); }, Use::Everywhere, false, 18},
    {"target_type", Text, "Its type", [](const Entry& e) { return text(cite(e).target.type); }},
    {"target_number", Text, "Its number", [](const Entry& e) { return text(cite(e).target.number); }, Use::Everywhere, false, 10},
    {"target_date", Known, "Its date, as far as it is known", [](const Entry& e) { return date_or_null(cite(e).target.date); }, Use::Everywhere, false, 12},
    {"target_issuer", Text, "Its issuer", [](const Entry& e) { return text(cite(e).target.issuer); }, Use::Everywhere, false, 24},
    {"target_in_corpus", Boolean, "Its text is in the corpus", [](const Entry& e) { return cite(e).target == Reference{} ? Value() : Value(cite(e).target.in_corpus); }, Use::Everywhere, false, 10},
    {"pinpoint_article", Text, "Article that is cited", [](const Entry& e) { return text(cite(e).pinpoint.article); }, Use::Everywhere, false, 8},
    {"pinpoint_clause", Text, "Clause that is cited", [](const Entry& e) { return text(cite(e).pinpoint.clause); }, Use::Everywhere, false, 8},
    {"pinpoint_point", Text, "Point that is cited", [](const Entry& e) { return text(cite(e).pinpoint.point); }, Use::Everywhere, false, 8},
    {"pinpoint_annex", Text, "Annex that is cited", [](const Entry& e) { return text(cite(e).pinpoint.annex); }, Use::Everywhere, false, 8},
    {"status", Text, "Whether it is known what is cited", [](const Entry& e) { return text(name_in(kCitationStatuses, cite(e).status)); }, Use::Everywhere, true, 12, "resolved stub ambiguous unresolved"},
    {"candidates", Texts, "What it can be, where that is ambiguous", [](const Entry& e) { return Value(texts(cite(e).candidates)); }, Use::Flat, false, 30},
    {"rule", Text, "How it was found and resolved", [](const Entry& e) { return text(cite(e).rule); }, Use::Everywhere, false, 20},
    {"confidence", Number, "How sure that is, 0 to 1", [](const Entry& e) { return number_or_null(cite(e).confidence); }, Use::Everywhere, false, 10},
    {"target_document", Text, "What is cited, where it is in this export", [](const Entry& e) { return e.target_here ? text(cite(e).target.id) : Value(); }, Use::Keyed, false, 20},
    kNumberColumn, kFirstLine, kLastLine,
});
constexpr std::array kCandidates = std::to_array<TableColumn>({
    kDocumentColumn,
    {"citation", Integer, "Number of the citation in its document", owner, Use::Everywhere, true},
    kItemNumber,
    {"candidate", Text, "Identity of what it can be", [](const Entry& e) { return text(e.words); }, Use::Everywhere, true, 24},
});
constexpr std::array kTargets = std::to_array<TableColumn>({
    kDocumentColumn, kSourceColumn,
    {"statement", Text, "The aim in words", [](const Entry& e) { return text(e.target->statement); }, Use::Everywhere, false, 60},
    {"subject", Text, "What is to change", [](const Entry& e) { return text(e.target->subject); }, Use::Everywhere, false, 36},
    {"min", Number, "Least value", [](const Entry& e) { return number_or_null(e.target->min); }, Use::Everywhere, false, 10},
    {"max", Number, "Greatest value; the same unless a range is printed", [](const Entry& e) { return number_or_null(e.target->max); }, Use::Everywhere, false, 10},
    {"unit", Text, "Unit", [](const Entry& e) { return text(e.target->unit); }, Use::Everywhere, false, 10},
    {"comparator", Text, "Words of comparison", [](const Entry& e) { return text(e.target->comparator); }, Use::Everywhere, false, 16},
    {"baseline", Text, "Compared with what", [](const Entry& e) { return text(e.target->baseline); }, Use::Everywhere, false, 20},
    {"from", Known, "Beginning, as far as it is known", [](const Entry& e) { return date_or_null(e.target->from); }, Use::Everywhere, false, 12},
    {"to", KnownEnd, "End, as far as it is known", [](const Entry& e) { return date_or_null(e.target->to); }, Use::Everywhere, false, 12},
    kNumberColumn, kFirstLine, kLastLine,
});
constexpr std::array kDuties = std::to_array<TableColumn>({
    kDocumentColumn, kSourceColumn,
    {"agencies", Texts, "Bodies that have it", [](const Entry& e) { return Value(each_body(e.duty->agencies, &AgencyRef::name)); }, Use::Flat, false, 36},
    {"agencies_id", Texts, "Their identities, at the same places", [](const Entry& e) { return Value(each_body(e.duty->agencies, &AgencyRef::id)); }, Use::Flat, false, 20},
    {"text", Text, "The duty in words", [](const Entry& e) { return text(e.duty->text); }, Use::Everywhere, false, 60},
    {"recurrence", Text, "ISO 8601 duration, \"periodic\" or \"continuous\"", [](const Entry& e) { return text(e.duty->recurrence); }},
    {"deadline", KnownEnd, "By when, as far as it is known", [](const Entry& e) { return date_or_null(e.duty->deadline); }, Use::Everywhere, false, 12},
    {"ends", Day, "Last day that the deadline can mean", [](const Entry& e) { return last_day(e.duty->deadline); }, Use::Keyed, false, 12},
    kNumberColumn, kFirstLine, kLastLine,
});
constexpr std::array kDutyAgencies = std::to_array<TableColumn>({
    kDocumentColumn,
    {"duty", Integer, "Number of the duty in its document", owner, Use::Everywhere, true},
    kItemNumber, kBodyKey, kBodyName, kBodyPrinted, kBodyCollective, kBodyScope, kBodyItems,
});

constexpr TableLink kOfDocument{"document", "documents", "id"};
constexpr TableLink kOfActivity{"document activity", "activities", "document number"};
constexpr TableLink kOfBody{"agency", "agencies", "key"};
constexpr std::array kOnlyDocument = {kOfDocument};
constexpr std::array kOnlyActivity = {kOfActivity};
constexpr std::array kActivityAndBody = {kOfActivity, kOfBody};
constexpr std::array kCiting = {kOfDocument, TableLink{"target_document", "documents", "id"}};
constexpr std::array kOfCitation = {TableLink{"document citation", "citations", "document number"}};
constexpr std::array kDutyAndBody = {TableLink{"document duty", "duties", "document number"}, kOfBody};

constexpr std::array kTables = std::to_array<TableSchema>({
    {TableName::Documents, "documents", "The documents", "id", kDocuments, {}},
    {TableName::Issues, "document_issues", "What stays open about a document", "document number", kIssues, kOnlyDocument},
    {TableName::Units, "units", "Numbered parts of documents", "document number", kUnits, kOnlyDocument},
    {TableName::Agencies, "agencies", "Bodies that activities or duties name", "key", kAgencies, kOnlyDocument},
    {TableName::Activities, "activities", "Who does what by when", "document number", kActivities, kOnlyDocument},
    {TableName::ActivityItems, "activity_items", "Lists of activities, an item a row", "document activity field number", kItems, kOnlyActivity},
    {TableName::ActivityAgencies, "activity_agencies", "Bodies of activities", "document activity role number", kActivityAgencies, kActivityAndBody},
    {TableName::ActivityRepairs, "activity_repairs", "What differs from the print", "document activity number", kActivityRepairs, kOnlyActivity},
    {TableName::Citations, "citations", "What documents refer to", "document number", kCitations, kCiting},
    {TableName::Candidates, "citation_candidates", "What an ambiguous citation can mean", "document citation number", kCandidates, kOfCitation},
    {TableName::Targets, "targets", "Aims in numbers", "document number", kTargets, kOnlyDocument},
    {TableName::Duties, "duties", "Standing obligations in prose", "document number", kDuties, kOnlyDocument},
    {TableName::DutyAgencies, "duty_agencies", "Bodies of duties", "document duty number", kDutyAgencies, kDutyAndBody},
});
// clang-format on
static_assert(kTables.size() == kTableCount);

}  // namespace

std::span<const TableSchema> table_schemas() {
  return kTables;
}

}  // namespace viendan::render

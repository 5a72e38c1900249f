#include "render/records.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "render/agencies.h"
#include "render/units.h"

namespace viendan::render {
namespace {

Value name_of(std::string_view name) {
  return std::string(name);
}

std::uint32_t line_of(const Document& document, Span span) {
  return document.map.locate(document.text, span.begin).line;
}

/// Null for what is said of the document as a whole.
Value place_of(const Document& document, Span span) {
  return span == Span{} ? Value() : Value(line_of(document, span));
}

List list_of(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

/// What names the document of a record stands before all else.
Object record_of(const Home& home, Object members) {
  Object record{{"document", std::string(home.document)}, {"source", std::string(home.source)}};
  std::ranges::move(members, std::back_inserter(record));
  return record;
}

/// Numbers of content items; or, where the words name none, the words.
List scope_of(const AgencyRef& agency) {
  List scope(agency.scope_items.begin(), agency.scope_items.end());
  if (scope.empty() && !agency.scope.empty()) scope.emplace_back(agency.scope);
  return scope;
}

List agency_list(const std::vector<AgencyRef>& agencies) {
  List list;
  for (const AgencyRef& agency : agencies) {
    list.emplace_back(Object{{"name", agency.name},
                             {"id", text_or_null(agency.id)},
                             {"collective", agency.collective},
                             {"scope", scope_of(agency)}});
  }
  return list;
}

Value timeline_of(const Timeline& timeline) {
  if (timeline == Timeline{}) return {};
  return Object{{"raw", text_or_null(timeline.raw)},
                {"from", date_or_null(timeline.from)},
                {"to", date_or_null(timeline.to)},
                {"recurrence", text_or_null(timeline.recurrence)}};
}

List repair_list(const std::vector<Repair>& repairs) {
  List list;
  for (const Repair& repair : repairs) {
    list.emplace_back(Object{{"rule", repair.rule},
                             {"field", repair.field},
                             {"before", repair.before},
                             {"after", repair.after},
                             {"confidence", number_or_null(repair.confidence)}});
  }
  return list;
}

Value pinpoint_of(const Pinpoint& pinpoint) {
  if (pinpoint.empty()) return {};
  return Object{{"article", text_or_null(pinpoint.article)},
                {"clause", text_or_null(pinpoint.clause)},
                {"point", text_or_null(pinpoint.point)},
                {"annex", text_or_null(pinpoint.annex)}};
}

/// The part of a span that stands on its first source line, without the white space that the line
/// ends with: runs may count the line end.
Span on_first_line(const Document& document, Span span) {
  const auto& runs = document.map.runs();
  const auto line = line_of(document, span);
  auto run = std::ranges::upper_bound(runs, span.begin, {}, &SourceMap::Run::begin);
  while (run != runs.end() && run->begin < span.end && run->line == line) ++run;
  if (run != runs.end()) span.end = std::min(span.end, run->begin);
  const auto words = trim_right(span.of(document.text));
  return {span.begin, span.begin + static_cast<std::uint32_t>(words.size())};
}

Home home_of(const Document& document) {
  return {document.metadata.id, document.source};
}

Object target_record(const Document& document, const Target& t) {
  return record_of(home_of(document), {{"line", line_of(document, t.span)},
                                       {"statement", t.statement},
                                       {"subject", text_or_null(t.subject)},
                                       {"min", number_or_null(t.min)},
                                       {"max", number_or_null(t.max)},
                                       {"unit", text_or_null(t.unit)},
                                       {"comparator", text_or_null(t.comparator)},
                                       {"baseline", text_or_null(t.baseline)},
                                       {"from", date_or_null(t.from)},
                                       {"to", date_or_null(t.to)}});
}

Object duty_record(const Document& document, const Duty& duty) {
  return record_of(home_of(document), {{"line", line_of(document, duty.span)},
                                       {"agencies", agency_list(duty.agencies)},
                                       {"text", duty.text},
                                       {"recurrence", text_or_null(duty.recurrence)},
                                       {"deadline", date_or_null(duty.deadline)}});
}

Object unit_record(const Document& document, const Unit& unit) {
  return record_of(home_of(document), {{"path", list_of(unit.path)},
                                       {"kind", name_of(unit.kind)},
                                       {"label", text_or_null(unit.label)},
                                       {"heading", text_or_null(unit.heading)},
                                       {"line", unit.line}});
}

Object activity_of(const Document& document, const Activity& activity) {
  return activity_record(home_of(document), activity);
}

/// The records of one list of a document, each made by `make`.
template <typename T>
void add_all(std::vector<Object>& out, const Document& document, const std::vector<T>& things,
             Object (*make)(const Document&, const T&)) {
  for (const T& thing : things) out.push_back(make(document, thing));
}

void add_document(std::vector<Object>& out, const Document& d, What what,
                  const Vocabulary& vocabulary) {
  switch (what) {
    case What::Documents:
      return out.push_back(document_record(d));
    case What::Units:
      return add_all(out, d, units(d, vocabulary), unit_record);
    case What::Activities:
      return add_all(out, d, d.activities, activity_of);
    case What::Citations:
      return add_all(out, d, d.citations, citation_record);
    case What::Targets:
      return add_all(out, d, d.targets, target_record);
    case What::Duties:
      return add_all(out, d, d.duties, duty_record);
    case What::Agencies:
    case What::Graph:
      return;  // of all documents together
  }
}

}  // namespace

Object agency_record(const AgencyCount& agency) {
  return {{"id", text_or_null(agency.id)},         {"name", agency.name},
          {"collective", agency.collective},       {"lead", agency.lead},
          {"coordinating", agency.coordinating},   {"duties", agency.duties},
          {"documents", list_of(agency.documents)}};
}

Object document_record(const Document& document) {
  const Metadata& m = document.metadata;
  List issues;
  for (const Issue& issue : document.issues) {
    issues.emplace_back(Object{{"code", issue.code},
                               {"message", issue.message},
                               {"line", place_of(document, issue.span)}});
  }
  return {{"id", m.id},
          {"source", document.source},
          {"type", text_or_null(m.type.value)},
          {"number", text_or_null(m.number.value)},
          {"symbol", text_or_null(m.symbol.value)},
          {"issuer", text_or_null(m.issuer.value)},
          {"date", text_or_null(m.date.value)},
          {"place", text_or_null(m.place.value)},
          {"title", text_or_null(m.title.value)},
          {"signer", text_or_null(m.signer.value)},
          {"signer_position", text_or_null(m.signer_position.value)},
          {"language", text_or_null(m.language)},
          {"issues", std::move(issues)}};
}

Object activity_record(const Home& home, const Activity& a) {
  return record_of(home, {{"annex", text_or_null(a.annex)},
                          {"table", text_or_null(a.table)},
                          {"ordinal", text_or_null(a.ordinal)},
                          {"group", list_of(a.group)},
                          {"title", a.title},
                          {"title_printed", a.title_printed},
                          {"content", list_of(a.content)},
                          {"lead", agency_list(a.lead)},
                          {"coordinating", agency_list(a.coordinating)},
                          {"timeline", timeline_of(a.timeline)},
                          {"funding", list_of(a.funding)},
                          {"outputs", list_of(a.outputs)},
                          {"submit_to", text_or_null(a.submit_to)},
                          {"note", text_or_null(a.note)},
                          {"origin", name_of(name_in(kOrigins, a.origin))},
                          {"lines", List{a.lines.first, a.lines.last}},
                          {"repairs", repair_list(a.repairs)}});
}

Object citation_record(const Document& document, const Citation& c) {
  const auto stretches = document.map.trace(document.text, on_first_line(document, c.span));
  const bool placed = !stretches.empty();
  return record_of(home_of(document), {{"line", placed ? Value(stretches[0].line) : Value()},
                                       {"start", placed ? Value(stretches[0].begin) : Value()},
                                       {"end", placed ? Value(stretches[0].end) : Value()},
                                       {"surface", c.surface},
                                       {"kind", name_of(name_in(kCitationKinds, c.kind))},
                                       {"relation", name_of(name_in(kRelations, c.relation))},
                                       {"target", reference_of(c.target)},
                                       {"pinpoint", pinpoint_of(c.pinpoint)},
                                       {"status", name_of(name_in(kCitationStatuses, c.status))},
                                       {"candidates", list_of(c.candidates)},
                                       {"rule", text_or_null(c.rule)},
                                       {"confidence", number_or_null(c.confidence)}});
}

Object placed_record(const FactPlace& place, Object members) {
  Object record{{"document", place.document},
                {"source", place.source},
                {"provision", text_or_null(place.provision)},
                {"anchor", text_or_null(place.anchor)},
                {"line", place.line == 0 ? Value() : Value(place.line)}};
  std::ranges::move(members, std::back_inserter(record));
  return record;
}

Object standing_record(const Standing& standing) {
  return {{"cited_by", standing.cited_by},
          {"validity", text_or_null(name_in(kValidities, standing.validity))}};
}

Value reference_of(const Reference& target) {
  if (target == Reference{}) return {};
  return Object{{"id", text_or_null(target.id)},     {"symbol", text_or_null(target.symbol)},
                {"type", text_or_null(target.type)}, {"number", text_or_null(target.number)},
                {"date", date_or_null(target.date)}, {"issuer", text_or_null(target.issuer)},
                {"in_corpus", target.in_corpus}};
}

std::vector<Object> records(std::span<const Document> documents, What what,
                            const Vocabulary& vocabulary) {
  std::vector<Object> out;
  if (what == What::Agencies) {
    for (const auto& agency : count_agencies(documents, vocabulary)) {
      out.push_back(agency_record(agency));
    }
    return out;
  }
  for (const Document& document : documents) add_document(out, document, what, vocabulary);
  return out;
}

}  // namespace viendan::render

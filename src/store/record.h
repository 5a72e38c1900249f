// What stands in a record, once: writing, reading and checking all walk these descriptions, so that
// they cannot drift apart.
//
// An archive has `Ref<T>` (const T& where it only looks, T& where it fills in) and
//   required(name, value)        an attribute that is always there
//   optional(name, value)        an attribute that is left out where the value is empty
//   named(name, value, names)    an enumerator, as an attribute that is always there
//   text(value)                  the text of the element
//   line(name, value)            an element with text, left out where it is empty
//   child(name, value)           an element with a description of its own, left out where empty
//   whole(name, value)           an element with a description of its own, always there
//   each(name, values)           an element for each value
//   section(name, item, values)  an element that is always there, with an element for each value
//   blocks(name, document)       the blocks with their text: together they are the document's text
//   runs(name, map)              the source map
#pragma once

#include "model/document.h"

namespace viendan::store {

template <typename A>
void describe(A& a, typename A::template Ref<Field> x) {
  a.optional("span", x.span);
  a.optional("rule", x.rule);
  a.text(x.value);
}

template <typename A>
void describe(A& a, typename A::template Ref<Metadata> x) {
  a.optional("id", x.id);
  a.optional("issuer-body", x.issuer_body);
  a.optional("issuer-id", x.issuer_id);
  a.optional("language", x.language);
  a.child("type", x.type);
  a.child("number", x.number);
  a.child("symbol", x.symbol);
  a.child("issuer", x.issuer);
  a.child("date", x.date);
  a.child("effective-from", x.effective_from);
  a.child("effective-to", x.effective_to);
  a.child("place", x.place);
  a.child("title", x.title);
  a.child("signer", x.signer);
  a.child("signer-position", x.signer_position);
  a.each("recipient", x.recipients);
  a.each("addressee", x.addressees);
}

/// Without its own span: that follows from the text that the element holds.
template <typename A>
void describe(A& a, typename A::template Ref<Block> x) {
  a.required("parent", x.parent);
  a.optional("label", x.label);
  a.optional("anchor", x.anchor);
  a.optional("heading", x.heading);
  a.optional("rule", x.rule);
}

template <typename A>
void describe(A& a, typename A::template Ref<Repair> x) {
  a.required("rule", x.rule);
  a.optional("field", x.field);
  a.required("confidence", x.confidence);
  a.optional("span", x.span);
  a.line("before", x.before);
  a.line("after", x.after);
}

template <typename A>
void describe(A& a, typename A::template Ref<Issue> x) {
  a.required("code", x.code);
  a.optional("span", x.span);
  a.text(x.message);
}

template <typename A>
void describe(A& a, typename A::template Ref<Evidence> x) {
  a.required("field", x.field);
  a.text(x.value);
}

template <typename A>
void describe(A& a, typename A::template Ref<Correction> x) {
  a.named("action", x.action, kCorrectionActions);
  a.named("state", x.state, kCorrectionStates);
  a.required("field", x.field);
  a.optional("at", x.at);
  a.required("by", x.by);
  a.optional("date", x.date);
  a.required("file", x.file);
  a.required("line", x.line);
  a.line("was", x.was);
  a.line("value", x.value);
  a.line("reason", x.reason);
}

template <typename A>
void describe(A& a, typename A::template Ref<Column> x) {
  a.named("role", x.role, kColumnRoles);
  a.required("confidence", x.confidence);
  a.text(x.heading);
}

template <typename A>
void describe(A& a, typename A::template Ref<Cell> x) {
  a.optional("spans", x.spans);
  a.line("text", x.text);
  a.line("printed", x.printed);
}

template <typename A>
void describe(A& a, typename A::template Ref<Row> x) {
  a.named("kind", x.kind, kRowKinds);
  a.optional("label", x.label);
  a.optional("lines", x.lines);
  a.each("cell", x.cells);
  a.each("repair", x.repairs);
}

template <typename A>
void describe(A& a, typename A::template Ref<Table> x) {
  a.named("kind", x.kind, kTableKinds);
  a.optional("blocks", x.blocks);
  a.each("column", x.columns);
  a.each("row", x.rows);
  a.each("repair", x.repairs);
}

template <typename A>
void describe(A& a, typename A::template Ref<AgencyRef> x) {
  a.optional("id", x.id);
  a.optional("collective", x.collective);
  a.optional("scope-items", x.scope_items);
  a.line("name", x.name);
  a.line("printed", x.printed);
  a.line("scope", x.scope);
}

template <typename A>
void describe(A& a, typename A::template Ref<Timeline> x) {
  a.optional("from", x.from);
  a.optional("to", x.to);
  a.optional("recurrence", x.recurrence);
  a.text(x.raw);
}

template <typename A>
void describe(A& a, typename A::template Ref<Detail> x) {
  a.optional("label", x.label);
  a.text(x.value);
}

template <typename A>
void describe(A& a, typename A::template Ref<Activity> x) {
  a.optional("ordinal", x.ordinal);
  a.optional("annex", x.annex);
  a.optional("table", x.table);
  a.optional("anchor", x.anchor);
  a.named("origin", x.origin, kOrigins);
  a.optional("lines", x.lines);
  a.optional("span", x.span);
  a.each("group", x.group);
  a.line("title", x.title);
  a.line("title-printed", x.title_printed);
  a.each("content", x.content);
  a.each("lead", x.lead);
  a.each("coordinating", x.coordinating);
  a.child("timeline", x.timeline);
  a.each("funding", x.funding);
  a.each("output", x.outputs);
  a.line("submit-to", x.submit_to);
  a.line("note", x.note);
  a.each("detail", x.details);
  a.each("repair", x.repairs);
}

template <typename A>
void describe(A& a, typename A::template Ref<Target> x) {
  a.optional("min", x.min);
  a.optional("max", x.max);
  a.optional("unit", x.unit);
  a.optional("from", x.from);
  a.optional("to", x.to);
  a.optional("span", x.span);
  a.line("statement", x.statement);
  a.line("subject", x.subject);
  a.line("comparator", x.comparator);
  a.line("baseline", x.baseline);
}

template <typename A>
void describe(A& a, typename A::template Ref<Duty> x) {
  a.optional("recurrence", x.recurrence);
  a.optional("deadline", x.deadline);
  a.optional("span", x.span);
  a.line("text", x.text);
  a.each("agency", x.agencies);
}

template <typename A>
void describe(A& a, typename A::template Ref<Reference> x) {
  a.optional("id", x.id);
  a.optional("symbol", x.symbol);
  a.optional("type", x.type);
  a.optional("number", x.number);
  a.optional("date", x.date);
  a.optional("issuer", x.issuer);
  a.optional("in-corpus", x.in_corpus);
  a.text(x.title);
}

template <typename A>
void describe(A& a, typename A::template Ref<Pinpoint> x) {
  a.optional("article", x.article);
  a.optional("clause", x.clause);
  a.optional("point", x.point);
  a.optional("annex", x.annex);
}

template <typename A>
void describe(A& a, typename A::template Ref<Citation> x) {
  a.named("kind", x.kind, kCitationKinds);
  a.named("relation", x.relation, kRelations);
  a.named("status", x.status, kCitationStatuses);
  a.required("span", x.span);
  a.optional("evidence", x.evidence);
  a.required("block", x.block);
  a.optional("rule", x.rule);
  a.required("confidence", x.confidence);
  a.line("surface", x.surface);
  a.child("target", x.target);
  a.child("pinpoint", x.pinpoint);
  a.each("candidate", x.candidates);
}

template <typename A>
void describe(A& a, typename A::template Ref<Document> x) {
  a.required("source", x.source);
  a.required("digest", x.digest);
  a.required("format", x.format);
  a.optional("pages", x.pages);
  a.whole("metadata", x.metadata);
  a.blocks("text", x);
  a.runs("map", x.map);
  a.section("tables", "table", x.tables);
  a.section("activities", "activity", x.activities);
  a.section("targets", "target", x.targets);
  a.section("duties", "duty", x.duties);
  a.section("citations", "citation", x.citations);
  a.section("repairs", "repair", x.repairs);
  a.section("issues", "issue", x.issues);
  a.section("evidence", "item", x.evidence);
  a.section("corrections", "correction", x.corrections);
}

}  // namespace viendan::store
